//! The scenario that is written, played beside the form.

use e2e::Result;

use crate::author::{AGAIN, Author};
use crate::fixture::{EVENING, Fixture};

/// The example that branches.
const BRANCHES: usize = 5;

#[test]
fn the_preview_follows_what_is_typed() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins()?;
    author.goes_to_part("scenario.scenario-1")?;
    assert_eq!(player.count(".trial .scene")?, 0, "there is nothing to play yet");
    author.writes("scenarios[0].name", "The door")?;
    author.writes("scenarios[0].stem", "Somebody knocks.")?;
    for (nth, text) in ["Open", "Wait", "Hide"].into_iter().enumerate() {
        author.writes(&format!("scenarios[0].responses[{nth}].text"), text)?;
        author.writes(&format!("scenarios[0].responses[{nth}].rationale"), "It is so.")?;
    }
    player.page.wait_for(".trial .scene")?;
    let mut shown = player.responses()?;
    shown.sort();
    assert_eq!(shown, ["Hide", "Open", "Wait"]);
    author.writes("scenarios[0].stem", "Somebody knocks twice.")?;
    player.page.wait_until("the new words beside the form", || {
        Ok((player.text(".trial .stem")? == "Somebody knocks twice.").then_some(()))
    })?;
    assert!(player.is_focus_on("textarea")?, "the trial takes the focus away");
    player.assert_quiet()
}

/// From each scenario of a quiz that branches, and from the first of others, one plays to the end, and is still in the
/// editor.
#[test]
fn the_preview_plays_to_its_end_from_any_scenario() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    for (example, nth) in (0..BRANCHES).map(|it| (it, 0)).chain([(BRANCHES, 0), (BRANCHES, 1)]) {
        author.begins_with_example(example)?;
        let scenarios = player.page.execute(
            "return [...document.querySelectorAll(\".outline a[href*='.scenario.']\")].map(it => it.getAttribute('href'))",
            &[],
        )?;
        let scenarios: Vec<_> =
            scenarios.as_array().into_iter().flatten().filter_map(|it| it.as_str()).collect();
        assert!(scenarios.len() > 2);
        let tried = if example == BRANCHES { scenarios.len() } else { 1 };
        for address in &scenarios[..tried] {
            author.goes_to(&format!(".outline a[href='{address}']"))?;
            player.page.wait_for(".trial .scene")?;
            let first = player.text(".trial .scene h2")?;
            author.plays_the_preview(nth)?;
            player.activates(AGAIN)?;
            player.page.wait_for(".trial .scene")?;
            assert_eq!(player.text(".trial .scene h2")?, first);
            assert_eq!(player.fragment()?, *address, "the preview leads away from the editor");
        }
    }
    player.assert_quiet()
}

/// The moves alone are played, too, and what each way came to is told.
#[test]
fn the_preview_is_played_with_its_situations_covered() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins_with_example(BRANCHES)?;
    author.goes_to(".outline a[href*='.scenario.']")?;
    player.page.wait_for(".trial .scene")?;
    let stem = player.text(".trial .stem")?;
    author.plays_the_preview(0)?;
    assert_eq!(player.count(".trial dl")?, 0);
    player.activates(".trial .ways .quiet")?;
    player.page.wait_for(".trial .scene")?;
    let covered = player.text(".trial")?;
    assert!(covered.contains("covered") && !covered.contains(&stem), "{covered}");
    author.plays_the_preview(0)?;
    assert_eq!(player.count(".trial dl > dd")?, 2);
    player.activates(AGAIN)?;
    player.page.wait_for(".trial .scene")?;
    player.activates(".trial input[type=checkbox]")?;
    player.page.wait_until("the situation to be seen", || {
        Ok((player.text(".trial .stem")? == stem).then_some(()))
    })?;
    player.assert_quiet()
}
