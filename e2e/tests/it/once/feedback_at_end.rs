//! Feedback at the end: answers may change until then.

use e2e::Result;

use crate::fixture::{AT_END, Fixture};
use crate::player::{CONFIRM, Player, SKIP};

/// The situations of the quiz, without the follow-ups.
const SITUATIONS: [&str; 7] = [
    "The key",
    "The shed",
    "The hose",
    "What comes first",
    "The weeds next door",
    "The path",
    "Too many courgettes",
];

fn begin(fixture: &Fixture) -> Result<Player<'_>> {
    let player = fixture.player();
    player.opens("#play.1.1.1.1")?;
    Ok(player)
}

/// Asserts where one is, and that nothing there tells what is right.
#[track_caller]
fn assert_open_at(player: Player<'_>, situation: &str) -> Result<()> {
    assert_eq!(player.heading()?, situation);
    assert!(!player.has_feedback()?, "{situation} shows what is right");
    assert!(!player.is_locked()?, "{situation} is locked");
    Ok(())
}

#[test]
fn answers_change_and_feedback_comes_in_the_result() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = begin(&fixture)?;
    for situation in SITUATIONS {
        assert_open_at(player, situation)?;
        assert_eq!(player.text(".where > p")?.matches("of 7").count(), 1);
        player.picks(1)?;
        if situation != SITUATIONS[6] {
            player.turns_the_page(|| player.confirms())?;
        }
    }

    // All the way back, and a change of mind.
    (0..5).try_for_each(|_| player.goes_back())?;
    assert_open_at(player, SITUATIONS[1])?;
    assert_eq!(player.checked()?, [0, 1]);
    player.activates(".scene .card:last-child")?;
    player.activates(".scene .card:first-child")?;
    assert_eq!(player.checked()?, [1, 3]);
    player.reloads()?;
    assert_eq!(player.checked()?, [1, 3]);
    player.turns_the_page(|| player.confirms())?;
    (0..4).try_for_each(|_| player.turns_the_page(|| player.confirms()))?;
    assert_open_at(player, SITUATIONS[6])?;
    assert_eq!(player.count(".open")?, 0, "nothing is left open");

    player.turns_the_page(|| player.confirms())?;
    assert_eq!(player.screen()?, "result");
    assert_eq!(player.texts(".review summary > bdi")?, SITUATIONS);
    assert!(player.texts(".review .response > p:last-child")?.iter().all(|it| !it.is_empty()));
    let given = player.texts(".review li:nth-child(2) > details .response[data-given] .of")?;
    assert_eq!(given.len(), 2);
    assert!(given[1].contains("spring meeting"), "the answer before the change: {given:?}");

    player.goes_back()?;
    assert!(player.is_locked()? && player.has_feedback()?);
    assert_eq!(player.checked()?, [1]);
    player.assert_quiet()
}

#[test]
fn a_branch_changes_and_changes_back() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = begin(&fixture)?;
    player.picks_and_goes_on(0)?;
    assert_open_at(player, "The straw hat")?;
    assert_eq!(player.progress()?, (1, 7), "a follow-up belongs to what led to it");
    player.picks_and_goes_on(2)?;
    assert_open_at(player, "The shed")?;
    player.picks(0)?;

    player.goes_back()?;
    player.goes_back()?;
    player.picks_and_goes_on(1)?;
    assert_open_at(player, "The shed")?;
    assert_eq!(player.checked()?, [0, 1], "the other branch took this answer along");

    player.goes_back()?;
    assert_open_at(player, "The key")?;
    player.picks_and_goes_on(0)?;
    assert_open_at(player, "The straw hat")?;
    assert_eq!(player.checked()?, [2], "what was answered on this branch before");
    player.assert_quiet()
}

#[test]
fn what_is_left_open_is_listed_before_the_end() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = begin(&fixture)?;
    for situation in &SITUATIONS[..6] {
        assert_open_at(player, situation)?;
        assert_eq!(player.count(".open")?, 0, "the list belongs to the end");
        if matches!(*situation, "The hose" | "The weeds next door") {
            player.turns_the_page(|| player.activates(SKIP))?;
        } else {
            player.picks_and_goes_on(1)?;
        }
    }
    assert_eq!(player.texts(".open a")?, ["The hose", "The weeds next door"]);

    player.follows(".open li:last-child a")?;
    assert_open_at(player, "The weeds next door")?;
    player.picks_and_goes_on(0)?;
    player.turns_the_page(|| player.confirms())?;
    assert_open_at(player, SITUATIONS[6])?;
    assert_eq!(player.texts(".open a")?, ["The hose"]);

    player.turns_the_page(|| player.activates(SKIP))?;
    assert_eq!(player.screen()?, "result");
    let answered = player.texts(".review details:has([data-given]) summary > bdi")?;
    assert_eq!(answered.len(), 5);
    assert!(!answered.contains(&"The hose".to_owned()));
    assert!(!answered.contains(&SITUATIONS[6].to_owned()));
    player.assert_quiet()
}

#[test]
fn a_follow_up_ends_the_play_in_a_blend() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = begin(&fixture)?;
    player.picks_and_goes_on(1)?;
    (0..4).try_for_each(|_| player.turns_the_page(|| player.activates(SKIP)))?;
    assert_open_at(player, "The path")?;
    player.picks_and_goes_on(2)?;
    assert_open_at(player, "The last afternoon")?;
    assert_eq!(player.progress()?, (6, 7));
    player.picks(0)?;
    player.turns_the_page(|| player.activates(CONFIRM))?;

    // One move of the warden, one of the hermit: both.
    assert_eq!(player.screen()?, "result");
    let outcome = player.heading()?;
    assert!(outcome.contains("laminated sign") && outcome.contains("behind the beans"));
    assert_eq!(player.count(".mat .lines p")?, 2);
    assert_eq!(player.texts(".review summary > bdi")?.len(), 7);
    assert!(!player.page.text()?.contains(SITUATIONS[6]), "what was not met is in the review");
    player.assert_quiet()
}
