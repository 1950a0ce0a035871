//! Browsers that are killed while somebody plays: what the page has shown as taken is there afterwards.
//!
//! A few are killed in every run, and as many as `E2E_KILLS` says, if it says so.

use std::thread;
use std::time::Duration;

use e2e::Result;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::Value;

use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, Player};

/// How many browsers are killed in every run.
const FEW: u64 = 3;

/// The longest time in milliseconds between what the page shows and the end of its browser. What takes longer to be
/// kept is a fault; what takes less is for chance to find.
const MAX_WAIT_MILLIS: u64 = 300;

#[test]
fn no_answer_is_lost_with_the_browser() -> Result<()> {
    let Some(mut fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    if !fixture.keeps_on_disk() {
        return Ok(());
    }
    let kills = std::env::var("E2E_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(FEW);
    // The moves are the same in every run; when exactly a browser dies never is.
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let mut lost = Vec::new();
    fixture.player().opens("#new")?;
    for kill in 1..=kills {
        let mut shown = fixture.player().everything()?;
        for _ in 0..random.random_range(1..=3) {
            shown = moves(fixture.player(), &mut random)?;
        }
        // Often there is no time at all.
        let wait =
            random.random_range(0..=MAX_WAIT_MILLIS * 3 / 2).saturating_sub(MAX_WAIT_MILLIS / 2);
        thread::sleep(Duration::from_millis(wait));
        fixture.browser().kill_and_reopen()?;

        let player = fixture.player();
        player.opens(shown["address"].as_str().unwrap_or_default())?;
        let there = player.everything()?;
        if there != shown {
            lost.push(format!("kill {kill}, after {wait} ms:\n{shown:#}\n{there:#}"));
        }
        if player.screen()? == "result" {
            player.opens("#new")?;
        }
    }
    println!("{kills} browsers were killed, and {} answers lost", lost.len());
    assert_eq!(lost, [""; 0]);
    Ok(())
}

/// Does one thing of those that can be done, and answers what the page shows of it.
fn moves(player: Player<'_>, random: &mut ChaCha8Rng) -> Result<Value> {
    if player.screen()? != "play" {
        return player.everything();
    }
    if player.is_locked()? {
        player.goes_on()?;
    } else {
        player.picks(random.random_range(0..3))?;
        if random.random_bool(0.6) {
            player.confirms()?;
            player.page.wait_for(GO_ON)?;
        }
    }
    player.everything()
}
