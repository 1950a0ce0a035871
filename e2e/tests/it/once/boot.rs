//! The page before its program is there and when that breaks, as far as it decides all by itself.

use std::fs;

use e2e::{Config, Error, Result};

use crate::everywhere::boot::{BROKEN, arrives, assert_broken, waits_at};
use crate::fixture::{EVENING, FAULTS, Fixture};
use crate::player::{CONFIRM, Player};

#[test]
fn what_is_kept_of_an_early_answer_may_be_anything() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = waits_at(&fixture, "")?;
    let program = "return document.querySelector('[data-program]').dataset.program";
    let program = player.page.execute(program, &[])?.to_string();
    for early in [
        "rubbish",
        "null",
        "{}",
        "{ \"program\": PROGRAM }",
        "{ \"program\": PROGRAM, \"done\": 5 }",
        "{ \"program\": PROGRAM, \"done\": [null, 5, [], [-1, true], [999], [0, \"?\"], [{}, {}]] }",
        "{ \"program\": \"another\", \"done\": [[1, true]] }",
    ] {
        let early = early.replace("PROGRAM", &program);
        let plant = "
            localStorage.clear();
            localStorage.setItem('what-do-you-do/v1/an-evening-at-marisols/early', arguments[0]);
            return new Promise(done => {
                indexedDB.deleteDatabase('what-do-you-do').onsuccess = () => done();
            });";
        player.page.execute(plant, &[early.as_str().into()])?;
        arrives(waits_at(&fixture, "")?)?;
        assert_eq!(player.screen()?, "cover", "{early}");
        assert_eq!(player.count("#pick-1:checked")?, 0, "{early}");
    }
    player.assert_quiet()
}

/// A panic ends the program, and nothing in it can help.
#[test]
fn a_panic_anywhere_is_told_and_no_answer_is_lost() -> Result<()> {
    let Some(fixture) = Fixture::open(FAULTS)? else { return Ok(()) };
    let player = fixture.player();
    for place in ["callback", "page", "drawn page", "component", "effect"] {
        println!("{place}");
        player.opens("#new")?;
        player.picks(1)?;
        let before = player.everything()?;
        panics_in(player, place)?;
        player.activates(CONFIRM)?;
        assert_broken(player)?;
        assert!(player.page.find("[data-broken=kept]")?.is_displayed()?, "{place}");
        player.activates(&format!("{BROKEN} .button"))?;
        player.waits_until_open()?;
        let after = player.everything()?;
        // The answer was taken before the page broke that was to show what came of it, or it was not.
        assert_eq!(after["picks"], before["picks"], "{place}");
        assert_eq!(player.is_locked()?, place != "callback", "{place}");
    }

    player.goes_on()?;
    player.plays_to_the_end()?;
    player.makes_a_link()?;
    let before = player.everything()?;
    panics_in(player, "task")?;
    player.activates(".address button")?;
    assert_broken(player)?;
    player.opens(before["address"].as_str().unwrap_or_default())?;
    assert_eq!(player.everything()?, before);

    for place in ["start", "reading"] {
        println!("{place}");
        fixture.site().inject(&format!("document.documentElement.dataset.fault = '{place}'"));
        player.page.go("about:blank")?;
        player.page.go(&fixture.site().url(before["address"].as_str().unwrap_or_default()))?;
        assert_broken(player)?;
        fixture.site().inject("");
        player.activates(&format!("{BROKEN} .button"))?;
        player.waits_until_open()?;
        assert_eq!(player.everything()?, before, "{place}");
    }
    Ok(())
}

/// Has the program break the next time that it comes to this place.
fn panics_in(player: Player<'_>, place: &str) -> Result<()> {
    let script = "document.documentElement.dataset.fault = arguments[0]";
    player.page.execute(script, &[place.into()]).map(drop)
}

#[test]
fn the_built_page_has_one_script_and_one_sheet_of_its_own() -> Result<()> {
    let Some(config) = Config::from_env() else { return Ok(()) };
    for build in [EVENING, crate::fixture::AT_END, crate::fixture::NEVER] {
        let page = fs::read_to_string(config.build(build).join("index.html"));
        let page =
            page.map_err(|source| Error::Io { doing: "cannot read it".to_owned(), source })?;
        let mut own = 0;
        for (at, _) in page.match_indices("<script") {
            let tag = page[at..].split('>').next().unwrap_or_default();
            if tag.contains(" src=") {
                assert!(tag.contains(" integrity="), "{build}: {tag}");
                assert!(
                    page[at + tag.len() + 1..].starts_with("</script>"),
                    "{build}: text in {tag}"
                );
            } else {
                own += 1;
            }
        }
        assert_eq!(own, 1, "{build}");
        assert_eq!(page.matches("<style").count(), 1, "{build}");
        for tag in page.split('<').skip(1).filter_map(|it| it.split('>').next()) {
            // What is within quotes looks like attributes, but for the sign.
            for (name, _) in tag.split_whitespace().filter_map(|it| it.split_once('=')) {
                assert!(name != "style" && !name.starts_with("on"), "{build}: {tag}");
            }
        }
    }
    Ok(())
}
