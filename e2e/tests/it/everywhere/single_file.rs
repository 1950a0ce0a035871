//! The page as one file, opened from a folder of the device.

use std::fs;
use std::path::Path;

use e2e::{Result, TempDir};
use serde_json::json;

use crate::SEED;
use crate::everywhere::publish::{gives_the_quiz, plays_through};
use crate::fixture::{AT_END, EVENING, Fixture};
use crate::player::{Player, SHARE, WAY_ON};

/// The button that makes the file, and what it tells.
const MAKE: &str = "main > p.ways:nth-last-of-type(5) button";
const TOLD: &str = "main > p[role=status]";

/// Keeps what is saved for the test.
const SAVED: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = it => { window.saved = it; return make.call(URL, it) };
    HTMLAnchorElement.prototype.click = function () { window.named = this.download };";

/// Downloads the quiz, on the page where it is given to others, as one page, and answers the address of that.
fn downloads(player: Player<'_>, button: &str, folder: &Path) -> Result<String> {
    player.activates(button)?;
    player.page.wait_until("the file", || {
        Ok(player.page.execute("return window.named", &[])?.as_str().map(str::to_owned))
    })?;
    let page = player.page.execute_async("window.saved.text().then(arguments[0])", &[])?;
    assert!(player.text(TOLD)?.contains("downloads"));
    let file = folder.join("one page.html");
    assert!(fs::write(&file, page.as_str().unwrap_or_default()).is_ok());
    Ok(format!("file://{}", file.display()).replace(' ', "%20"))
}

/// Opens a file of the device.
fn opens(player: Player<'_>, address: &str) -> Result<()> {
    player.page.go("about:blank")?;
    player.page.go(address)?;
    player.waits_until_open()
}

#[test]
fn the_quiz_plays_from_a_file() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    let folder = TempDir::new()?;
    fixture.site().inject(SAVED);
    player.opens("#give")?;
    let address = downloads(player, MAKE, folder.path())?;
    assert_eq!(player.page.execute("return window.named", &[])?, json!("What Do You Do?.html"));
    player.assert_quiet()?;

    fixture.site().cut_off(true);
    fixture.site().forget_requests();
    opens(player, &format!("{address}#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    player.goes_on()?;
    let second = player.heading()?;
    player.reloads()?;
    assert_eq!(player.heading()?, second);
    player.plays_to_the_end()?;
    assert_eq!(player.count(".mat")?, 1);
    let result = player.heading()?;
    player.reloads()?;
    assert_eq!(player.heading()?, result);

    // It has no address that others could open: the link is what goes behind one.
    player.follows(SHARE)?;
    let link = player.link()?;
    assert!(link.starts_with("#c"), "{link}");
    assert_eq!(player.count(".sharing summary")?, 0, "a code leads nowhere");
    opens(player, &format!("{address}{link}"))?;
    assert_eq!(player.count(".compare, .mat")?, 0, "a friend's answers are for later");
    assert_eq!(player.texts(WAY_ON)?.first().map(String::as_str), Some("See the two of you"));
    // There is nothing in it to write with.
    opens(player, &address)?;
    let is_shown = "return [...document.querySelectorAll('a[href^=\"#write\"]')].some(it => it.checkVisibility())";
    assert_eq!(player.page.execute(is_shown, &[])?, json!(false));
    assert_eq!(fixture.site().requests(), [""; 0]);
    assert_eq!(player.page.console()?, [""; 0]);
    Ok(())
}

#[test]
fn a_quiz_from_a_link_is_in_the_file() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = fixture.player();
    let folder = TempDir::new()?;
    let link = gives_the_quiz(player)?;
    fixture.site().inject(SAVED);
    player.opens_link(&link)?;
    let title = player.heading()?;
    player.follows(WAY_ON)?;
    let fragment = player.fragment()?;
    let cover = fragment.split(".play").next().unwrap_or_default();
    player.opens(&format!("{cover}.give"))?;
    let address = downloads(player, MAKE, folder.path())?;

    // Another page told its own address.
    let file = folder.path().join("one page.html");
    let page = fs::read_to_string(&file).unwrap_or_default();
    assert!(page.contains("data-home=\"\""), "the device of the test is known to nobody else");
    let page = page.replace("data-home=\"\"", "data-home=\"https://example.org/quiz/\"");
    assert!(fs::write(&file, page).is_ok());

    opens(player, &address)?;
    assert_eq!(player.heading()?, title);
    assert_eq!(player.fragment()?, cover);
    // What is at no address is lost in this quiz, not in another.
    opens(player, &format!("{address}#nowhere"))?;
    player.follows(WAY_ON)?;
    assert_eq!(player.heading()?, title);
    player.follows(WAY_ON)?;
    player.picks_and_goes_on(0)?;
    let second = player.heading()?;
    // Even where nothing is kept, the file has its quiz.
    player.page.execute("localStorage.clear()", &[])?;
    player.reloads()?;
    assert_eq!(player.heading()?, second);
    plays_through(player, 0)?;
    player.follows(SHARE)?;
    let link = player.link()?;
    assert!(link.starts_with("https://example.org/quiz/#"), "{link}");
    assert_eq!(player.page.console()?, [""; 0]);
    Ok(())
}
