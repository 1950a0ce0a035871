//! Addresses that lead nowhere: each gets a sentence, and a way on.

use e2e::Result;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{NOTICE, Player, WAY_ON};

#[test]
fn unknown_addresses_get_a_sentence_and_a_way_on() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for fragment in [
        "#nowhere",
        "#d1.1.22",
        "#d0.1",
        "#d0.1.4294967296",
        "#play.1.4294967296.1.1",
        "#play.1.-1.1.1",
        "#play.1.22.1.0",
        "#result.1.22",
        "#%E2%98%83%00<script>",
    ] {
        player.opens(fragment)?;
        assert_lost(player, fragment)?;
    }
    assert_eq!(player.kept()?, [""; 0], "an address that leads nowhere was kept");
    player.assert_quiet()
}

#[test]
fn an_edition_out_of_range_is_named() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for fragment in ["#play.9.1.1.1", "#play.0.1.1.1"] {
        player.opens(fragment)?;
        let number = if fragment.contains('9') { "9" } else { "0" };
        let lead = player.text("main .lead")?;
        assert!(lead.contains(&format!("edition {number}")), "{fragment}: {lead:?}");
        assert_lost(player, fragment)?;
    }
    assert_eq!(player.kept()?, [""; 0]);
    player.assert_quiet()
}

#[test]
fn a_result_that_is_not_on_this_device_is_no_riddle() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#result.1.{SEED}.1"))?;
    assert_lost(player, "a result of another device")?;

    // With plays on this device, there is a way to them too.
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.opens("#result.1.5.1")?;
    player.follows("main > .ways a.quiet")?;
    assert_eq!(player.screen()?, "earlier");
    player.assert_quiet()
}

#[test]
fn a_step_beyond_the_path_leads_to_where_one_is() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    // Nothing of this play is here: it starts anew, and the page says so.
    player.opens(&format!("#play.1.{SEED}.1.7"))?;
    assert_eq!(player.fragment()?, format!("#play.1.{SEED}.1.1"));
    assert_eq!(player.progress()?.0, 1);
    player.waits_for_words(NOTICE)?;

    player.answers(0)?;
    player.goes_on()?;
    let here = player.everything()?;
    for step in ["4", "99", "4294967295"] {
        player.opens(&format!("#play.1.{SEED}.1.{step}"))?;
        assert_eq!(player.everything()?, here, "step {step}");
    }
    player.assert_quiet()
}

#[test]
fn an_address_that_goes_wrong_within_the_page_is_got_past() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.picks(1)?;
    let here = player.everything()?;
    player.turns_the_page(|| player.page.execute("location.hash = '#nowhere'", &[]).map(drop))?;
    player.waits_for_focus("#heading")?;
    assert_eq!(player.screen()?, "lost");
    player.goes_back()?;
    assert_eq!(player.everything()?, here);
    player.assert_quiet()
}

/// Asserts that the page says in a sentence what is wrong, and that its way on leads to the cover.
#[track_caller]
fn assert_lost(player: Player<'_>, moment: &str) -> Result<()> {
    assert_eq!(player.screen()?, "lost", "{moment}");
    assert!(!player.heading()?.is_empty(), "{moment} has no heading");
    assert!(player.text("main .lead")?.ends_with('.'), "{moment} has no sentence");
    player.follows(WAY_ON)?;
    assert_eq!(player.screen()?, "cover", "{moment}");
    Ok(())
}
