//! Back and forward in the browser.

use e2e::Result;
use serde_json::json;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, Player};

/// Plays some situations, and answers how each looked once it was answered.
pub(crate) fn plays(player: Player<'_>, count: usize) -> Result<Vec<serde_json::Value>> {
    (0..count)
        .map(|_| {
            player.answers(0)?;
            let look = player.everything()?;
            player.goes_on()?;
            Ok(look)
        })
        .collect()
}

#[test]
fn back_and_forward_lead_through_a_play_and_across_a_reload() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let behind = plays(player, 3)?;
    player.picks(1)?;
    let here = player.everything()?;

    for look in behind.iter().rev() {
        player.goes_back()?;
        assert_eq!(&player.everything()?, look);
        assert!(player.is_locked()?, "an answer that was judged can be changed");
        player.waits_for_focus("#heading")?;
    }
    for look in behind.iter().skip(1).chain([&here]) {
        player.goes_forward()?;
        assert_eq!(&player.everything()?, look);
    }

    player.goes_back()?;
    player.reloads()?;
    assert_eq!(player.everything()?, behind[2]);
    player.goes_back()?;
    assert_eq!(player.everything()?, behind[1]);
    player.goes_forward()?;
    player.goes_forward()?;
    assert_eq!(player.everything()?, here);

    // Having gone back, one can also go on by the page's own buttons.
    player.goes_back()?;
    player.goes_on()?;
    assert_eq!(player.everything()?, here);
    player.follows(".aside a")?;
    assert_eq!(player.everything()?, behind[2]);
    player.assert_quiet()
}

#[test]
fn from_the_result_one_looks_back() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    let (result, address) = (player.page.text()?, player.fragment()?);

    player.goes_back()?;
    assert_eq!(player.screen()?, "play");
    assert_eq!(player.progress()?, (10, 10));
    assert!(player.is_locked()?);
    assert!(player.has_feedback()?);
    assert!(!player.checked()?.is_empty(), "the answer is gone");
    assert_eq!(player.count(".scene form button[type=submit]")?, 0);

    player.goes_forward()?;
    assert_eq!(player.page.text()?, result);
    player.reloads()?;
    assert_eq!(player.page.text()?, result);
    assert_eq!(player.fragment()?, address);

    // The page's own ways there and back.
    player.follows("main > .ways a[href^='#play']")?;
    assert_eq!(player.progress()?, (10, 10));
    player.follows(GO_ON)?;
    assert_eq!(player.page.text()?, result);
    player.assert_quiet()
}

/// A page is there before the address says so. A link of it that is followed in between, before the page has heard of
/// that, leads on all the same.
#[test]
fn a_link_that_is_followed_at_once_leads_on() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    plays(player, 9)?;
    player.answers(0)?;
    // What waits for the frame comes when the link has just been followed.
    let follows = "const done = arguments[arguments.length - 1];
        const [frame, later] = [window.requestAnimationFrame, window.setTimeout];
        const held = [];
        window.requestAnimationFrame = act => held.push(act);
        document.querySelector(arguments[0]).click();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
            const link = document.querySelector('.result a[href=\"#new\"]');
            // On a busy machine the page is there a task before it asks for a frame.
            if (!link || !held.length) return port2.postMessage('');
            window.setTimeout = act => { act(); return 0 };
            link.click();
            held.forEach(act => act(0));
            window.requestAnimationFrame = frame;
            window.setTimeout = later;
            done(held.length);
        };
        port2.postMessage('')";
    let held = player.page.execute_async(follows, &[json!(GO_ON)])?;
    assert!(held.as_u64() > Some(0), "the address did not wait for a frame");
    player.page.wait_until("another play", || Ok((player.screen()? == "play").then_some(())))?;
    assert_eq!(player.progress()?, (1, 10));
    assert_ne!(player.fragment()?, "#new");
    player.assert_quiet()
}
