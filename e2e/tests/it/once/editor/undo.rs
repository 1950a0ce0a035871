//! The way back to the beginning, and forth again.

use e2e::{Result, key};

use crate::author::{Author, at};
use crate::fixture::{EVENING, Fixture};

/// How often a box is ticked, and a text goes on elsewhere: each is a step of its own.
const TICKS: usize = 200;
const TEXTS: usize = 20;

/// A box that is out of sight until it is asked for.
const SHUFFLE: &str = "scenarios[0].shuffle";

#[test]
fn hundreds_of_steps_lead_back_to_the_beginning_and_forth_again() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins()?;
    let first = author.source()?;
    author.goes_to_part("quiz")?;
    for step in 0..TEXTS {
        player.goes_into(&at(["title", "author"][step % 2]))?;
        player.page.type_text("x")?;
    }
    author.goes_to_part("scenario.scenario-1")?;
    player.activates(".further summary")?;
    player.tabs_to(&at(SHUFFLE))?;
    player.page.press_often(key::SPACE, TICKS)?;
    author.goes_to_part("section.1")?;
    author.goes_to("section.entry > .ways button")?;
    let last = author.source()?;
    assert_ne!(first, last);

    // Where somebody looks at the whole, a step leads nowhere else.
    author.goes_to_part("section.1")?;
    let steps = TEXTS + TICKS + 1;
    author.undoes(steps)?;
    assert_eq!(author.value("title")?, "", "the last step leads to where it was done");
    assert_eq!(player.count(".bar [aria-label=Undo][aria-disabled]")?, 1);
    assert_eq!(author.source()?, first);
    author.redoes(steps)?;
    player
        .page
        .wait_until("the last step", || Ok((author.value("source")? == last).then_some(())))?;
    assert_eq!(player.count(".bar [aria-label=Redo][aria-disabled]")?, 1);

    // What was undone and kept is what is there afterwards.
    author.undoes(TICKS)?;
    let between = author.value("source")?;
    author.waits_until_kept()?;
    player.reloads()?;
    player.page.wait_for("#source")?;
    assert_eq!(author.value("source")?, between);
    player.assert_quiet()
}

/// Whoever takes something out need not be asked whether they mean it.
#[test]
fn what_was_removed_comes_back_with_the_focus() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    author.begins_with_example(0)?;
    let all = author.source()?;
    author.goes_to(".outline ul ul li:first-child a")?;
    let stem = author.value("scenarios[0].stem")?;
    assert!(!stem.is_empty());
    author.goes_to("main > p.ways:last-of-type button:last-child")?;
    assert_ne!(author.value("scenarios[0].stem")?, stem);
    player.page.press(&[key::CONTROL, 'z'])?;
    author.waits_for("scenarios[0].stem", &stem)?;
    assert_eq!(author.source()?, all);
    player.assert_quiet()
}
