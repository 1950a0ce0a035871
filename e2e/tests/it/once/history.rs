//! Addresses of a play that was not yet played so far, or was played before.

use e2e::Result;

use crate::SEED;
use crate::everywhere::history::plays;
use crate::fixture::{EVENING, Fixture};

#[test]
fn a_result_that_is_not_there_yet_leads_to_where_one_is() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    plays(player, 1)?;
    let here = player.everything()?;
    player.opens(&format!("#result.1.{SEED}.1"))?;
    assert_eq!(player.everything()?, here);
    player.assert_quiet()
}

#[test]
fn playing_again_draws_anew_and_keeps_the_result() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    let outcome = player.heading()?;

    player.follows("main > .ways a[href='#new']")?;
    assert_eq!(player.screen()?, "play");
    assert_eq!(player.progress()?.0, 1);
    assert!(!player.fragment()?.contains(&format!(".{SEED}.")), "the same draw once more");
    player.goes_back()?;
    assert_eq!(player.heading()?, outcome);

    player.opens("#earlier")?;
    assert_eq!(player.count(".shelf li")?, 2);
    assert!(player.text(".shelf li:last-child .what")?.contains(&outcome));
    player.follows(".shelf li:last-child a")?;
    assert_eq!(player.heading()?, outcome);
    player.assert_quiet()
}
