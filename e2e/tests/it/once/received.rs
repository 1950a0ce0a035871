//! A draw that somebody sent, with links as they were made at first.

use e2e::Result;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, Player, WAY_ON};

/// Plays to the result, and answers each situation with its responses as shown.
fn plays(player: Player<'_>) -> Result<Vec<(String, Vec<String>)>> {
    let mut met = Vec::new();
    while player.screen()? == "play" {
        met.push((player.heading()?, player.responses()?));
        player.answers(0)?;
        player.goes_on()?;
    }
    Ok(met)
}

#[test]
fn a_link_opens_the_same_situations_in_the_same_order() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let met = plays(player)?;
    player.assert_quiet()?;

    let other = fixture.browser_of_another()?;
    let friend = Player::new(other.session(), fixture.site());
    friend.opens(&format!("#d0.1.{SEED}"))?;
    assert_eq!(friend.count(".scene")?, 0);
    assert_eq!(friend.kept()?, [""; 0], "a link that was opened is no play");
    friend.follows(WAY_ON)?;
    assert_eq!(plays(friend)?, met);
    friend.assert_quiet()
}

#[test]
fn a_link_leaves_the_play_under_way_alone() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play.1.7.1.1")?;
    player.answers(0)?;
    player.goes_on()?;
    player.picks(0)?;
    let here = player.everything()?;

    // What was sent says that there is another play, and leads there.
    player.opens(&format!("#d0.1.{SEED}"))?;
    player.follows("main a[href^='#play.1.7.1.']")?;
    assert_eq!(player.everything()?, here);
    player.goes_back()?;
    player.follows(WAY_ON)?;
    assert_eq!(player.fragment()?, format!("#play.1.{SEED}.1.1"));
    player.answers(0)?;

    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 2);
    player.opens("#play.1.7.1.2")?;
    assert_eq!(player.everything()?, here);
    player.assert_quiet()
}

#[test]
fn a_draw_that_was_played_is_gone_on_with_then_played_again() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let sent = format!("#d0.1.{SEED}");
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    player.opens(&sent)?;
    player.follows(WAY_ON)?;
    assert_eq!(player.fragment()?, format!("#play.1.{SEED}.1.1"));
    assert!(player.is_locked()?, "the answer is gone");
    player.activates(GO_ON)?;
    player.plays_to_the_end()?;
    let outcome = player.heading()?;

    player.opens(&sent)?;
    player.follows("main > .ways a.quiet")?;
    assert_eq!(player.heading()?, outcome);
    player.opens(&sent)?;
    player.follows(WAY_ON)?;
    assert_eq!(player.fragment()?, format!("#play.1.{SEED}.2.1"), "a second go at the same draw");
    assert!(!player.is_locked()?);
    player.assert_quiet()
}
