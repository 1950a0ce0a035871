//! Several drafts on one device.

use e2e::Result;

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
