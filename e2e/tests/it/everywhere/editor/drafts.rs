//! Several drafts on one device: side by side, thrown away and put back, and open in two tabs.

use e2e::{Result, key};

use crate::author::{Author, DRAFTS, NOTICE};
use crate::fixture::{EVENING, Fixture};

#[test]
fn drafts_lie_side_by_side_and_come_back_when_thrown_away() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture).by_keyboard();
    let player = author.player;
    let mut titles = Vec::new();
    for title in ["The first", "The second"] {
        author.begins()?;
        author.writes("title", title)?;
        // At once somewhere else: that is no reason to lose it.
        author.goes_to(".bar a[href='#write']")?;
        titles.insert(0, title.to_owned());
        assert_eq!(player.texts(&format!("{DRAFTS} a"))?, titles, "the last one comes first");
    }
    player.reloads()?;
    assert_eq!(player.texts(&format!("{DRAFTS} a"))?, titles);

    player.activates(&format!("{DRAFTS}:last-child button:last-child"))?;
    player.page.wait_for(NOTICE)?;
    assert_eq!(player.texts(&format!("{DRAFTS} a"))?, titles[..1]);
    assert!(!player.is_focus_on("body")?, "the focus went with the draft");
    player.activates(&format!("{NOTICE} button"))?;
    player.page.wait_until("the draft to be back", || {
        Ok((player.texts(&format!("{DRAFTS} a"))? == titles).then_some(()))
    })?;
    assert!(!player.is_focus_on("body")?, "the focus went with the message");
    player.reloads()?;
    assert_eq!(player.texts(&format!("{DRAFTS} a"))?, titles);

    // What stays thrown away is gone from the device, wherever it was kept.
    player.activates(&format!("{DRAFTS}:first-child button:last-child"))?;
    player.page.wait_for(NOTICE)?;
    player.reloads()?;
    assert_eq!(player.texts(&format!("{DRAFTS} a"))?, titles[1..]);
    author.goes_to(&format!("{DRAFTS} a"))?;
    author.waits_for("title", "The first")?;
    player.assert_quiet()
}

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
