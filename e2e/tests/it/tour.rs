//! Every screen of the page, one after the other.

use std::collections::BTreeSet;

use e2e::Result;

use crate::SEED;
use crate::player::{NOTICE, SAID};
use crate::scene::Scene;

/// Leads through every screen of the evening, and calls `look` at each with its name.
pub(crate) fn tour(scene: &Scene, look: impl Fn(&str) -> Result<()>) -> Result<()> {
    let player = scene.player();
    player.opens("")?;
    look("the cover")?;
    player.opens("#nowhere")?;
    look("an unknown address")?;
    player.opens("#earlier")?;
    look("no earlier plays")?;

    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let mut seen = BTreeSet::new();
    while player.screen()? == "play" {
        let format = player.format()?;
        let is_new = seen.insert(format);
        if is_new {
            look(&format!("{format:?}"))?;
        }
        if seen.len() == 1 && is_new {
            player.confirms()?;
            player.waits_for_words(SAID)?;
            look("an answer that is missing")?;
            player.activates(".keys summary")?;
        }
        // The second response at the door has a consequence.
        player.answers(usize::from(seen.len() == 1))?;
        if is_new {
            look(&format!("{format:?}, answered"))?;
            player.activates(".others summary")?;
            look(&format!("{format:?}, the other moves"))?;
        }
        player.goes_on()?;
        if seen.len() == 5 && is_new {
            let here = player.fragment()?;
            player.opens("")?;
            look("the cover, with a play under way")?;
            player.opens("#d0.1.5")?;
            look("a draw that was sent")?;
            player.opens(&here)?;
        }
    }
    look("the result")?;
    player.opens_all_details()?;
    look("the result, with everything open")?;

    player.plants("what-do-you-do/v1/the-evening/attempt/1.5.1", "rubbish")?;
    player.plants("what-do-you-do/v1/the-evening/attempt/1.6.1", "2.00000000.")?;
    player.opens("#earlier")?;
    player.page.wait_for(NOTICE)?;
    player.opens_all_details()?;
    look("earlier plays and two notices")?;
    player.assert_quiet()
}
