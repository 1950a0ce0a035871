//! Every screen is accessible, as far as a program can tell, in both themes, on a phone and on a desk.

use e2e::{Media, Result, key};

use crate::SEED;
use crate::player::NOTICE;
use crate::scene::{EVENING, Scene};
use crate::tour::tour;

#[test]
fn every_screen_is_accessible_by_day() -> Result<()> {
    assert_accessible_in(Media::Light)
}

#[test]
fn every_screen_is_accessible_by_night() -> Result<()> {
    assert_accessible_in(Media::Dark)
}

fn assert_accessible_in(theme: Media) -> Result<()> {
    let Some(scene) = Scene::set(EVENING)? else { return Ok(()) };
    let page = scene.player().page;
    // Colours on their way from one to another are no colours of the page.
    page.emulate(&[theme, Media::ReducedMotion])?;
    tour(&scene, |moment| {
        for width in [320, 1280] {
            page.set_viewport(width, 900)?;
            scene.assert_accessible(&format!("{moment}, {theme:?}, {width} px"))?;
        }
        Ok(())
    })
}

/// A message lies over the foot of the page: whoever goes through the page by Tab still has to see where they are.
#[test]
fn a_notice_never_hides_the_focus() -> Result<()> {
    let Some(scene) = Scene::set(EVENING)? else { return Ok(()) };
    let player = scene.player();
    for (width, height) in [(320, 640), (1280, 720)] {
        player.page.set_viewport(width, height)?;
        player.opens("#earlier")?;
        player.plants("what-do-you-do/v1/the-evening/attempt/1.5.1", "rubbish")?;
        player.plants("what-do-you-do/v1/the-evening/attempt/1.6.1", "2.00000000.")?;
        player.opens(&format!("#play.1.{SEED}.1.1"))?;
        player.page.wait_for(NOTICE)?;
        for _ in 0..player.count("a, button, input, summary")? {
            player.page.press(&[key::TAB])?;
            let script = "
                const it = document.activeElement;
                const { left, top, right, bottom } = it.getBoundingClientRect();
                const seen = [0.1, 0.5, 0.9].map(part => document.elementFromPoint(
                    left + part * (right - left), top + part * (bottom - top)));
                return it === document.body || seen.some(found => it.contains(found) || found?.contains(it));";
            let is_seen = player.page.execute(script, &[])?;
            assert_eq!(is_seen, true, "at {width} px, a notice hides {}", player.focus()?);
        }
    }
    player.assert_quiet()
}

/// What was put away takes nobody's place in the page along.
#[test]
fn the_focus_outlives_a_notice() -> Result<()> {
    let Some(scene) = Scene::set(EVENING)? else { return Ok(()) };
    let player = scene.player().by_keyboard();
    player.opens("")?;
    player.plants("what-do-you-do/v1/the-evening/attempt/1.5.1", "rubbish")?;
    player.reloads()?;
    player.page.wait_for(NOTICE)?;
    player.activates(&format!("{NOTICE} button"))?;
    player
        .page
        .wait_until("the notice to be gone", || Ok((player.count(NOTICE)? == 0).then_some(())))?;
    assert!(!player.is_focus_on("body")?, "the focus went with the notice");
    player.assert_quiet()
}
