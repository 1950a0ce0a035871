//! Several drafts on one device: side by side, thrown away and put back, and open in two tabs.

use e2e::{Result, key};

use crate::author::{Author, NOTICE};
use crate::fixture::{EVENING, Fixture};

#[test]
fn two_tabs_write_one_draft_and_neither_loses_its_work() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    let player = author.player;
    author.begins()?;
    author.writes("title", "From the first")?;
    author.waits_until_kept()?;
    let address = player.fragment()?;
    let first = player.page.tab()?;
    let second = player.page.new_tab()?;
    player.page.switch_to(&second)?;
    player.opens(&address)?;
    author.waits_for("title", "From the first")?;
    author.writes("title", "From the second")?;
    author.waits_until_kept()?;

    player.page.switch_to(&first)?;
    player.page.wait_for(NOTICE)?;
    author.waits_for("title", "From the second")?;
    player.page.press(&[key::CONTROL, 'z'])?;
    author.waits_for("title", "From the first")?;
    author.waits_until_kept()?;
    player.page.switch_to(&second)?;
    player.page.wait_for(NOTICE)?;
    author.waits_for("title", "From the first")?;
    player.page.press(&[key::CONTROL, 'z'])?;
    author.waits_for("title", "From the second")?;

    // The steps of the tab that wrote last are kept.
    author.waits_until_kept()?;
    player.reloads()?;
    player.page.wait_for(".bar [aria-label=Redo]:not([aria-disabled])")?;
    author.redoes(1)?;
    author.waits_for("title", "From the first")?;
    author.undoes(1)?;
    author.waits_for("title", "From the second")?;
    player.assert_quiet()
}

/// Where nothing can be kept, one still writes, and is told.
#[test]
fn with_storage_blocked_a_quiz_is_written_and_given_to_others() -> Result<()> {
    let options = e2e::Options { is_storage_blocked: true };
    let Some(fixture) = Fixture::open_at(EVENING, "/", options)? else { return Ok(()) };
    let author = Author::new(&fixture);
    author.begins_with_example(1)?;
    author.writes("title", "Not kept")?;
    author.player.page.wait_for(NOTICE)?;
    author.gives_it()?;
    author.player.assert_quiet()
}
