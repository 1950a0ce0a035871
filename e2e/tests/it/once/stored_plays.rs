//! Plays on the device: which are kept, listed and forgotten.

use e2e::Result;

use crate::SEED;
use crate::everywhere::stored_plays::attempt;
use crate::fixture::{EVENING, Fixture};
use crate::player::Player;

/// How many plays are kept.
const MAX_KEPT: usize = 50;

#[test]
fn what_is_half_picked_outlives_a_reload() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    for (format, control) in [
        (crate::player::Format::ChooseK, ".card:nth-child(3) input"),
        (crate::player::Format::Rate, ".card:nth-child(2) label:nth-child(2) input"),
        (crate::player::Format::BestWorst, ".card:nth-child(2) input[name=worst]"),
    ] {
        player.plays_until(format)?;
        player.activates(control)?;
        let before = player.checked()?;
        assert_eq!(before.len(), 1);
        player.reloads()?;
        assert_eq!(player.checked()?, before, "{format:?}");
    }
    player.assert_quiet()
}

#[test]
fn one_play_is_forgotten() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for seed in [SEED, 3] {
        player.opens(&format!("#play.1.{seed}.1.1"))?;
        player.answers(0)?;
    }
    assert_eq!(player.kept()?, [attempt(SEED), attempt(3)]);

    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 2);
    let day = player.text(".day")?;
    let tells_the_hour = day.as_bytes().windows(4).any(|it| {
        let [hour, b':' | b'.', ten, one] = it else { return false };
        [hour, ten, one].into_iter().all(u8::is_ascii_digit)
    });
    assert!(tells_the_hour, "which play of {day}?");
    player.forgets_the_first()?;
    assert!(!player.is_focus_on("body")?, "the focus went with what was forgotten");
    assert_eq!(player.kept()?, [attempt(SEED)], "the last one played comes first");
    player.reloads()?;
    assert_eq!(player.count(".shelf li")?, 1);
    player.assert_quiet()
}

#[test]
fn everything_is_forgotten() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.activates(".keys summary")?;
    player.activates(".keys input")?;
    player.answers(0)?;
    player.plants("what-do-you-do/v1/an-evening-at-marisols/damaged/1.9.1", "what was damaged")?;
    let before = "what-do-you-do/v1/the-evening/attempt/1.22.1";
    player.plants(before, "1.00000000.")?;
    player.plants("what-do-you-do/v1/another-quiz/attempt/1.9.1", "1.00000000.")?;
    player.plants("somebody-else", "theirs")?;
    assert_eq!(player.kept()?.len(), 5);

    // What was played of the quiz that was built in before is told of, and left alone until somebody wants it gone.
    player.opens("#earlier")?;
    player.page.wait_for("#bygone")?;
    assert_eq!(player.kept_under(before)?.as_deref(), Some("1.00000000."));
    player.activates("[aria-labelledby=bygone] summary")?;
    player.activates("[aria-labelledby=bygone] button")?;
    let is_gone = || Ok((player.count("#bygone")? == 0).then_some(()));
    player.page.wait_until("no play of before", is_gone)?;
    assert!(!player.is_focus_on("body")?, "the focus went with what was forgotten");
    assert_eq!(player.kept_under(before)?, None);
    player.activates(".forget summary")?;
    player.turns_the_page(|| player.activates(".forget button"))?;
    assert_eq!(player.kept()?, [""; 0]);
    assert_eq!(player.kept_under("somebody-else")?.as_deref(), Some("theirs"));
    assert!(!player.is_focus_on("body")?, "the focus is lost");
    assert_eq!(player.screen()?, "cover");

    player.reloads()?;
    assert_eq!(player.count(".scene")?, 1, "a cover as on the first visit");
    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 0);
    player.assert_quiet()
}

/// The program that tells of the quiz that was built in before is loaded for the plays of that alone.
#[test]
fn what_is_left_without_a_play_loads_no_larger_program() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("")?;
    for (name, program) in [
        ("the-evening/early", ""),
        ("the-evening.at-end/damaged/1.22.1", ""),
        ("the-evening-again/attempt/1.22.1", ""),
        ("the-evening/attempt/1.22.1", "share"),
        ("the-evening.at-end/attempt/1.22.1", "share"),
    ] {
        player.page.execute("localStorage.clear()", &[])?;
        player.plants(&format!("what-do-you-do/v1/{name}"), "1.00000000.")?;
        player.opens("#earlier")?;
        let loaded =
            player.page.execute("return document.documentElement.dataset.program ?? ''", &[])?;
        assert_eq!(loaded, program, "{name}");
    }
    player.assert_quiet()
}

#[test]
fn of_more_than_fifty_plays_the_oldest_go_first() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play.1.1.1.1")?;
    for seed in 2..=52 {
        begins(player, seed)?;
    }
    let kept = player.kept()?;
    assert_eq!(kept.len(), MAX_KEPT);
    assert!(!kept.contains(&attempt(1)) && !kept.contains(&attempt(2)));
    assert!(kept.contains(&attempt(3)) && kept.contains(&attempt(52)));

    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, MAX_KEPT);
    player.assert_quiet()
}

/// Goes to the first situation of another play within the page.
fn begins(player: Player<'_>, seed: u32) -> Result<()> {
    let name = attempt(seed);
    player.page.execute("location.hash = arguments[0]", &[format!("#play.1.{seed}.1.1").into()])?;
    player.page.wait_until(&format!("{name} to be kept"), || player.kept_under(&name))?;
    Ok(())
}
