//! Entries that change places: by the buttons beside them, and by Alt and an arrow from wherever one is in them.

use e2e::{Result, key};

use crate::author::{Author, at};
use crate::fixture::{EVENING, Fixture};

/// The path of the text of a response.
fn text(nth: usize) -> String {
    format!("scenarios[0].responses[{nth}].text")
}

#[test]
fn entries_change_places_by_keys_and_by_buttons() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins()?;
    author.goes_to_part("scenario.scenario-1")?;
    for (nth, word) in ["one", "two", "three"].into_iter().enumerate() {
        author.writes(&text(nth), word)?;
    }
    player.tabs_to("[id='scenarios[0].responses[0]-down']")?;
    player.page.press(&[key::ENTER])?;
    author.waits_for(&text(1), "one")?;
    player.waits_for_focus("[id='scenarios[0].responses[1]-down']")?;
    player.page.press(&[key::SPACE])?;
    author.waits_for(&text(2), "one")?;
    let said = player.waits_for_words(".unseen[role=status]")?;
    assert_eq!(said, "Moved down. It is number 3 now.");

    player.tabs_to(&at(&text(2)))?;
    player.page.press(&[key::ALT, key::UP])?;
    author.waits_for(&text(1), "one")?;
    player.waits_for_focus("[id^='scenarios[0].responses[1]']")?;
    let texts = (0..3).map(|nth| author.value(&text(nth))).collect::<Result<Vec<_>>>()?;
    assert_eq!(texts, ["two", "one", "three"]);
    author.undoes(3)?;
    author.waits_for(&text(0), "one")?;
    assert_eq!(author.value(&text(2))?, "three");
    player.assert_quiet()
}

/// A script sends the events of a hand that drags one thing onto another: drivers cannot drag in all engines.
#[test]
fn entries_change_places_by_dragging() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins()?;
    author.goes_to_part("scenario.scenario-1")?;
    for (nth, word) in ["one", "two", "three"].into_iter().enumerate() {
        author.writes(&text(nth), word)?;
    }
    let drag = |event: &str, css: &str| {
        let script = "
            window.dragged ??= new DataTransfer();
            const event = new DragEvent(arguments[0], { bubbles: true, cancelable: true, dataTransfer: window.dragged });
            document.querySelector(arguments[1]).dispatchEvent(event);
            return event.defaultPrevented";
        player.page.execute(script, &[event.into(), css.into()])
    };
    // A text that is dragged about moves nothing.
    assert_eq!(drag("dragover", ".entry:nth-child(3)")?, false);
    drag("dragstart", ".entry:nth-child(1) .grip")?;
    player.page.wait_until("the entries to take what is dragged", || {
        Ok((drag("dragover", ".entry:nth-child(3)")? == true).then_some(()))
    })?;
    drag("drop", ".entry:nth-child(3)")?;
    author.waits_for(&text(2), "one")?;
    let texts = (0..3).map(|nth| author.value(&text(nth))).collect::<Result<Vec<_>>>()?;
    assert_eq!(texts, ["two", "three", "one"]);
    author.undoes(1)?;
    author.waits_for(&text(0), "one")?;
    player.assert_quiet()
}
