//! A play with the situations covered: sent to a friend, played, and set beside one with them.

use e2e::Result;

use crate::SEED;
use crate::everywhere::sharing::opens;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Player, WAY_ON};

/// The scores that are beside each other, each behind who had it.
const BOTH: &str = "[aria-labelledby='both-ways'] tr";

/// Plays a covered play to its end, and reads none of these situations before.
fn plays(player: Player<'_>, situations: &[(String, String)]) -> Result<()> {
    while player.screen()? == "play" {
        let (heading, page) = (player.heading()?, player.text("main")?);
        for (name, stem) in situations {
            assert!(heading != *name && !page.contains(stem), "{name:?} is not covered");
        }
        assert!(!player.has_feedback()?);
        player.picks_and_goes_on(0)?;
    }
    Ok(())
}

#[test]
fn a_covered_play_comes_back_beside_one_with_its_situations() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let mut told = Vec::new();
    while player.screen()? == "play" {
        told.push((player.heading()?, player.text(".stem")?));
        player.answers(0)?;
        player.goes_on()?;
    }
    player.makes_a_link()?;
    player.activates(".share label:nth-of-type(4) input")?;
    let link = player.link()?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    friend.follows(WAY_ON)?;
    assert_eq!(friend.fragment()?, format!("#covered.play.1.{SEED}.1.1"));
    plays(friend, &told)?;
    assert_eq!(friend.heading()?, "Without the situations");
    assert_eq!(friend.count(BOTH)?, 0, "there is nothing to set beside it");
    // Now the situations may be read; the play is kept as what it is.
    let page = friend.text("main")?;
    for (name, stem) in &told {
        assert!(page.contains(name) && page.contains(stem), "{name:?} is still covered");
    }
    let kept = friend.kept()?;
    let is_apart = |name: &String| name.ends_with(&format!(".covered/attempt/1.{SEED}.1"));
    assert!(kept.iter().any(is_apart), "{kept:?}");
    friend.reloads()?;
    assert_eq!(friend.heading()?, "Without the situations");
    let back = friend.makes_a_link()?;
    // With its situations it is another play.
    friend.opens(&format!("#play.1.{SEED}.1.1"))?;
    assert_eq!(friend.heading()?, told[0].0);
    friend.opens("#earlier")?;
    assert_eq!(friend.count("a[href='#covered']")?, 1, "it is not listed");
    friend.assert_quiet()?;

    // Who has played with the situations sees both at once.
    player.opens_link(&back)?;
    let rows = player.texts(BOTH)?;
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].contains("situations covered") && rows[1].starts_with("You, with"), "{rows:?}");
    player.follows(WAY_ON)?;
    plays(player, &told)?;
    assert_eq!(player.count(BOTH)?, 2);
    // And beside the result of the play with them there is all that was played without.
    player.opens(&format!("#result.1.{SEED}.1"))?;
    assert_eq!(player.count(BOTH)?, 3);
    player.assert_quiet()
}
