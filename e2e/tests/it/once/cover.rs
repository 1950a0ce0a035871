//! The cover, and the ways from it into a play.

use e2e::Result;

use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, OTHER_WAY_ON, WAY_ON};

#[test]
fn the_first_situation_is_answered_on_the_cover() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("")?;
    assert_eq!(player.screen()?, "cover");
    let (situation, responses) = (player.text(".scene h2")?, player.responses()?);
    assert_eq!(player.kept()?, [""; 0], "looking at the cover is no play");

    player.answers(2)?;
    assert_eq!(player.screen()?, "play");
    player.waits_for_focus(GO_ON)?;
    assert_eq!(player.heading()?, situation);
    assert_eq!(player.responses()?, responses);
    assert_eq!(player.checked()?, [2]);
    assert_eq!(player.progress()?.0, 1);
    assert!(player.has_feedback()?);

    player.goes_on()?;
    assert_eq!(player.progress()?.0, 2);
    player.goes_back()?;
    assert_eq!(player.heading()?, situation);
    player.goes_back()?;
    assert_eq!(player.screen()?, "cover");
    player.assert_quiet()
}

#[test]
fn the_first_situation_is_answered_on_the_cover_by_keyboard() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player().by_keyboard();
    player.opens("")?;
    player.answers(1)?;
    player.waits_for_focus(GO_ON)?;
    assert_eq!(player.screen()?, "play");
    assert_eq!(player.checked()?, [1]);
    player.assert_quiet()
}

#[test]
fn one_comes_in_with_what_was_picked_on_the_cover() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("")?;
    let situation = player.text(".scene h2")?;
    player.picks(1)?;

    player.follows(WAY_ON)?;
    assert_eq!(player.screen()?, "play");
    player.waits_for_focus("#heading")?;
    assert_eq!(player.heading()?, situation);
    assert_eq!(player.checked()?, [1]);
    assert!(!player.is_locked()?);
    assert_eq!(player.kept()?.len(), 1);

    player.goes_back()?;
    assert_eq!(player.screen()?, "cover");
    player.assert_quiet()
}

#[test]
fn the_reserved_address_leads_into_a_play() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play")?;
    assert_eq!(player.screen()?, "play");
    assert_eq!(player.progress()?.0, 1);
    player.answers(0)?;
    player.goes_on()?;
    let here = player.everything()?;

    player.opens("#play")?;
    assert_eq!(player.everything()?, here, "it goes on with the play under way");
    player.assert_quiet()
}

#[test]
fn a_play_is_gone_on_with_or_kept_beside_a_new_one() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#new")?;
    player.answers(0)?;
    player.goes_on()?;
    player.picks(0)?;
    let here = player.everything()?;

    player.opens("")?;
    assert_eq!(player.count(".scene")?, 0, "the cover offers a second first situation");
    player.follows(WAY_ON)?;
    assert_eq!(player.everything()?, here);

    player.opens("")?;
    player.follows(OTHER_WAY_ON)?;
    assert_eq!(player.screen()?, "play");
    assert_eq!(player.progress()?.0, 1);
    assert_eq!(player.checked()?, [0; 0]);
    assert_eq!(player.kept()?.len(), 2);

    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 2);
    player.follows(".shelf li:last-child a")?;
    assert_eq!(player.everything()?, here, "the play that was begun first");
    player.assert_quiet()
}
