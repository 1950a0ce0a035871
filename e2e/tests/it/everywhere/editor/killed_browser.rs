//! Browsers that are killed while somebody writes: at most the last second is lost.

use std::time::{Duration, Instant};

use e2e::Result;

use crate::author::{Author, at};
use crate::fixture::{EVENING, Fixture};

/// How many browsers are killed in every run.
const FEW: u64 = 3;

/// How long somebody writes before, without a rest.
const WRITING: Duration = Duration::from_secs(4);

/// The longest time before a kill of which the typing may be lost.
const MAX_LOSS: Duration = Duration::from_secs(1);

#[test]
fn no_more_than_a_second_is_lost_with_the_browser() -> Result<()> {
    let Some(mut fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    if !fixture.keeps_on_disk() {
        return Ok(());
    }
    let kills = std::env::var("E2E_KILLS").ok().and_then(|it| it.parse().ok()).unwrap_or(FEW);
    Author::new(&fixture).begins()?;
    let address = fixture.player().fragment()?;
    let mut lost = Vec::new();
    for kill in 1..=kills {
        let author = Author::new(&fixture);
        let before = author.value("intro")?;
        author.player.goes_into(&at("intro"))?;
        let (start, mut typed) = (Instant::now(), Vec::new());
        while start.elapsed() < WRITING {
            author.player.page.type_text("x")?;
            typed.push(Instant::now());
        }
        fixture.browser().kill_and_reopen()?;
        let due = typed.iter().filter(|it| typed[typed.len() - 1] - **it >= MAX_LOSS).count();

        let author = Author::new(&fixture);
        author.player.opens(&address)?;
        let there = author.value("intro")?.len().saturating_sub(before.len());
        if author.player.fragment()? != address || there < due {
            lost.push(format!(
                "kill {kill}: of {} letters {there} are there, not {due}",
                typed.len()
            ));
            break;
        }
    }
    println!("{kills} browsers were killed, and {} drafts lost too much", lost.len());
    assert_eq!(lost, [""; 0]);
    Ok(())
}

/// Whoever rests for a moment and is interrupted then loses nothing at all.
#[test]
fn what_was_kept_is_there_after_the_browser_was_killed() -> Result<()> {
    let Some(mut fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    if !fixture.keeps_on_disk() {
        return Ok(());
    }
    let author = Author::new(&fixture);
    author.begins()?;
    author.writes("title", "Kept")?;
    author.waits_until_kept()?;
    let address = author.player.fragment()?;
    fixture.browser().kill_and_reopen()?;
    let author = Author::new(&fixture);
    author.player.opens(&address)?;
    author.waits_for("title", "Kept")?;
    author.player.assert_quiet()
}
