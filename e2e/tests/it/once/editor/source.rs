//! The quiz as text, changed by hand.

use e2e::Result;
use serde_json::json;

use crate::author::{Author, at};
use crate::fixture::{EVENING, Fixture};

/// The button that makes the text the quiz.
const APPLY: &str = "main > .ways .button";

/// The button that leads to the line of what is wrong.
const LINE: &str = ".findings button";

#[test]
fn the_source_is_changed_applied_and_taken_back() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins_with_example(3)?;
    let title = author.value("title")?;
    let source = author.source()?;
    let line = format!("title = {}", json!(title));
    assert!(source.contains(&line), "no {line} in {source}");

    author.pastes_into("source", &source.replace(&line, "title = \"From the source\""))?;
    player.activates(APPLY)?;
    author.goes_to_part("quiz")?;
    author.waits_for("title", "From the source")?;
    author.undoes(1)?;
    author.waits_for("title", &title)?;
    assert_eq!(author.source()?, source);

    // Of what is broken nothing is applied; the way to its line leads there.
    let broken = source.replace(&line, "title = 5");
    let number = broken.lines().position(|it| it == "title = 5").unwrap_or_default() + 1;
    author.pastes_into("source", &broken)?;
    player.activates(APPLY)?;
    player.page.wait_for(LINE)?;
    assert!(player.text(LINE)?.contains(&format!("ine {number},")), "{}", player.text(LINE)?);
    player.activates(LINE)?;
    player.waits_for_focus(&at("source"))?;
    let cursor = player.page.execute(
        "const field = document.activeElement;
        return field.value.slice(0, field.selectionStart).split('\\n').length",
        &[],
    )?;
    assert_eq!(cursor, json!(number));
    assert_eq!(author.value("source")?, broken, "what was written is gone");
    author.goes_to_part("quiz")?;
    author.waits_for("title", &title)?;
    player.assert_quiet()
}
