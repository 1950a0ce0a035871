//! Nothing jumps.

use std::collections::BTreeSet;

use e2e::{Result, Session};
use serde_json::Value;

use crate::SEED;
use crate::player::{Format, GO_ON, Player};
use crate::scene::{EVENING, Scene};

#[test]
fn nothing_shifts_when_feedback_appears_on_a_phone() -> Result<()> {
    assert_stays_in_place(320, 640)
}

#[test]
fn nothing_shifts_when_feedback_appears_on_a_desk() -> Result<()> {
    assert_stays_in_place(1280, 900)
}

fn assert_stays_in_place(width: u32, height: u32) -> Result<()> {
    let Some(scene) = Scene::set(EVENING)? else { return Ok(()) };
    let player = scene.player();
    player.page.set_viewport(width, height)?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let mut formats = BTreeSet::new();
    let mut shifted = Vec::new();
    while formats.len() < Format::ALL.len() {
        let format = player.format()?;
        formats.insert(format);
        player.picks(0)?;
        let before = boxes(player.page)?;
        player.confirms()?;
        player.page.wait_for(GO_ON)?;
        let after = boxes(player.page)?;
        if before != after {
            shifted.push(format!("{format:?} from {before}\n  to {after}"));
        }
        goes_on(player)?;
    }
    assert!(shifted.is_empty(), "at {width} px, cards shift:\n{}", shifted.join("\n"));
    player.assert_quiet()
}

fn goes_on(player: Player<'_>) -> Result<()> {
    player.goes_on()?;
    assert_eq!(player.screen()?, "play");
    Ok(())
}

/// Where the situation's cards are in the page: left, top, width and height of each, in whole pixels.
fn boxes(page: &Session) -> Result<Value> {
    page.execute(
        "return [...document.querySelectorAll('.scene .card')].map(card => {
            const { left, top, width, height } = card.getBoundingClientRect();
            return [left + scrollX, top + scrollY, width, height].map(Math.round);
        })",
        &[],
    )
}
