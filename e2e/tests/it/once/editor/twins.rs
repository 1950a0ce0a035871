//! Twins: the same responses in another situation.

use e2e::{Result, key};

use crate::author::{Author, NOTICE, WRITE_A_TWIN, at};
use crate::fixture::{EVENING, Fixture};

/// The mark of a response that is good in both twins, or poor in both.
const NOT_REVERSED: &str = ".entry .same";

/// The words about a response that has other words in a twin.
const OTHER_WORDS: &str = ".entry .twins";

/// The text that is read out to those who do not see it.
const SAID: &str = ".unseen[role=status]";

/// How good a response can be.
const WORTHS: [&str; 4] = ["0", "1", "2", "3"];

/// A field of a response of the twin, which stands after the first scenario.
fn of(nth: usize, field: &str) -> String {
    format!("scenarios[1].responses[{nth}].{field}")
}

#[test]
fn a_twin_is_written_by_keyboard_alone_until_every_response_is_reversed() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins_with_example(0)?;
    let first = author.source()?;
    author.goes_to_part("check")?;
    author.goes_to(".finding > ul li:first-child button")?;
    let said = player.waits_for_words(SAID)?;
    assert!(said.ends_with("has a twin. A play draws one of them."), "{said}");
    assert_eq!(author.value("scenarios[1].stem")?, "");
    assert_eq!(player.count(NOT_REVERSED)?, 4);

    author.writes("scenarios[1].name", "The other one")?;
    author.writes("scenarios[1].stem", "This time nobody waits. What do you do?")?;
    for nth in 0..4 {
        let worth = author.value(&of(nth, "effectiveness"))?;
        let mut pairs = WORTHS.iter().rev().zip(WORTHS);
        let opposite = pairs.find(|it| it.1 == worth).map(|it| *it.0).unwrap_or_default();
        author.chooses(&of(nth, "effectiveness"), opposite)?;
    }
    player.page.wait_until("every response to be reversed", || {
        Ok((player.count(NOT_REVERSED)? == 0).then_some(()))
    })?;
    let said = player.waits_for_words(SAID)?;
    assert!(said.starts_with("Every response is reversed"), "{said}");

    // Other words here are offered to both.
    author.writes(&of(0, "text"), "Say nothing.")?;
    player.page.wait_for(OTHER_WORDS)?;
    player.activates(&format!("{OTHER_WORDS} button:first-child"))?;
    player.waits_for_focus(&at(&of(0, "text")))?;
    assert_eq!(player.count(OTHER_WORDS)?, 0);
    author.goes_to("main > .twins a")?;
    assert_eq!(author.value("scenarios[0].responses[0].text")?, "Say nothing.");

    assert_ne!(author.source()?, first);
    while player.count(".bar [aria-label=Undo][aria-disabled]")? == 0 {
        author.undoes(1)?;
    }
    assert_eq!(author.value("source")?, first);
    player.assert_quiet()
}

#[test]
fn what_a_twin_does_to_the_others_of_a_pool_is_seen_and_undone() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins_with_example(0)?;
    author.goes_to_part("section.1")?;
    author.chooses("sections[0].groups[0].draw", "2")?;
    author.goes_to(".outline ul ul li:first-child a")?;
    author.goes_to(WRITE_A_TWIN)?;
    let told = player.waits_for_words(NOTICE)?;
    assert!(told.contains("drawn less often now: 1 of 2. It was 2 of 3."), "{told}");
    player.page.press(&[key::CONTROL, 'z'])?;
    player
        .page
        .wait_until("the message to go", || Ok((player.count(NOTICE)? == 0).then_some(())))?;
    assert_eq!(player.count(".twins")?, 0);
    assert!(!player.is_focus_on("body")?);
    player.assert_quiet()
}
