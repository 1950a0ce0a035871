//! An evening from the first situation to the result.

use std::collections::BTreeSet;

use e2e::Result;
use serde_json::Value;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Format, GO_ON, Player};

/// How many situations are drawn for an evening.
const DRAWN: usize = 10;

#[test]
fn an_evening_is_played_by_mouse() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    play_an_evening(&fixture, fixture.player(), SEED)
}

#[test]
fn an_evening_is_played_by_keyboard_alone() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    play_an_evening(&fixture, fixture.player().by_keyboard(), SEED)
}

pub(crate) fn play_an_evening(fixture: &Fixture, player: Player<'_>, seed: u32) -> Result<()> {
    player.opens(&format!("#play.1.{seed}.1.1"))?;
    let loaded = loaded_files(player)?;
    fixture.site().forget_requests();

    let (mut formats, mut situations, mut last) = (BTreeSet::new(), Vec::new(), 0);
    while player.screen()? == "play" {
        let (number, of) = player.progress()?;
        assert_eq!(of, DRAWN);
        assert!(number == last || number == last + 1, "from {last} to {number}");
        last = number;
        let heading = player.heading()?;
        assert!(!situations.contains(&heading), "{heading} comes twice");
        assert!(player.page.title()?.contains(&heading), "the title does not name {heading}");
        situations.push(heading);
        formats.insert(player.format()?);

        // At the door, the second response has a consequence.
        player.answers(usize::from(number == 1))?;
        player.waits_for_focus(GO_ON)?;
        assert!(player.is_locked()?);
        assert!(!player.text(".feedback h2")?.is_empty(), "an answer without a verdict");
        assert!(player.count(".tag")? > 0, "no response is marked");

        player.goes_on()?;
        player.waits_for_focus("#heading")?;
    }

    assert_eq!(formats, Format::ALL.into(), "seed {seed} does not meet every format");
    assert_eq!(last, DRAWN);
    assert!(situations.len() > DRAWN, "no follow-up was met");
    assert_is_result(player, &situations)?;

    let mut requests = fixture.site().requests();
    // The icon belongs to the browser's own window, which shows it when it likes.
    requests.retain(|it| !it.contains("favicon"));
    assert_eq!(requests, [""; 0]);
    assert_eq!(loaded_files(player)?, loaded, "something was loaded during play");
    player.assert_quiet()
}

fn assert_is_result(player: Player<'_>, situations: &[String]) -> Result<()> {
    assert_eq!(player.screen()?, "result");
    let outcome = player.heading()?;
    assert!(!outcome.is_empty());
    for part in [".mat .lines p", ".outcome p", ".next p", ".total strong"] {
        assert!(!player.text(part)?.is_empty(), "the result has no `{part}`");
    }
    assert!(player.count(".mat .pictures svg")? > 0, "{outcome} has no drawing");

    assert_eq!(player.count(".glass svg")?, 4);
    let figures = player.texts(".glass .figure")?;
    assert_eq!(figures.len(), 4);
    for figure in figures {
        assert!(
            figure.ends_with('%') || figure == "as good as a guess" || figure == "not seen",
            "{figure:?} is no figure"
        );
    }

    assert_eq!(player.texts(".review summary > bdi")?, situations);
    for figure in player.texts(".review summary .figure")? {
        assert!(figure.chars().any(|it| it.is_ascii_digit()), "{figure:?} are no marks");
    }
    player.activates(".review li:first-child summary")?;
    let first = ".review li:first-child details[open]";
    player.page.wait_for(first)?;
    assert_eq!(player.count(&format!("{first} .response[data-given]"))?, 1);
    Ok(())
}

/// Every file that the page has loaded since it was opened.
fn loaded_files(player: Player<'_>) -> Result<Value> {
    let script = "return performance.getEntriesByType('resource').map(it => it.name)";
    player.page.execute(script, &[])
}
