//! Stored plays: no answer is lost, and a forgotten play is gone.

use e2e::Result;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::GO_ON;

#[test]
fn a_reload_at_any_moment_loses_nothing() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let assert_lasts = || -> Result<()> {
        let before = player.everything()?;
        player.reloads()?;
        assert_eq!(player.everything()?, before);
        Ok(())
    };
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    while player.screen()? == "play" {
        assert_lasts()?;
        player.picks(1)?;
        assert_lasts()?;
        player.confirms()?;
        player.page.wait_for(GO_ON)?;
        assert_lasts()?;
        player.goes_on()?;
    }
    assert_eq!(player.screen()?, "result");
    let result = player.page.text()?;
    player.reloads()?;
    assert_eq!(player.page.text()?, result);
    player.assert_quiet()
}

#[test]
fn a_killed_browser_loses_nothing() -> Result<()> {
    let Some(mut fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    if !fixture.keeps_on_disk() {
        return Ok(());
    }
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(1)?;
    player.goes_on()?;
    player.answers(0)?;
    player.goes_on()?;
    player.picks(0)?;
    let before = player.everything()?;
    let name = attempt(SEED);
    assert_eq!(player.kept()?, [name]);

    fixture.browser().kill_and_reopen()?;
    let player = fixture.player();
    player.opens("#play")?;
    assert_eq!(player.everything()?, before);
    player.plays_to_the_end()?;
    player.assert_quiet()
}

#[test]
fn two_tabs_share_a_play_and_neither_loses_an_answer() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let first = player.page.tab()?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let second = player.page.new_tab()?;
    player.page.switch_to(&second)?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;

    // An answer here is an answer there.
    player.answers(0)?;
    let answered = player.everything()?;
    player.goes_on()?;
    player.answers(0)?;
    let further = player.everything()?;
    player.page.switch_to(&first)?;
    player.page.wait_for(GO_ON)?;
    assert_eq!(player.everything()?, answered, "this tab stays where it was");
    player.goes_on()?;
    assert_eq!(player.everything()?, further);

    // This one overtakes; the other, a situation behind, must not undo that.
    player.goes_on()?;
    player.answers(0)?;
    let furthest = player.everything()?;
    player.page.switch_to(&second)?;
    player.goes_on()?;
    assert_eq!(player.everything()?, furthest);
    player.goes_on()?;
    player.picks(0)?;
    player.page.switch_to(&first)?;
    player.goes_on()?;
    player.reloads()?;
    player.goes_back()?;
    assert_eq!(player.everything()?, furthest);
    player.assert_quiet()
}

/// The name under which a play of the evening is kept.
pub(crate) fn attempt(seed: u32) -> String {
    format!("what-do-you-do/v1/an-evening-at-marisols/attempt/1.{seed}.1")
}
