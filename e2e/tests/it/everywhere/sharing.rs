//! Links between people: made in one browser, opened in another.

use e2e::{Browser, Options, Result};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, NOTICE, Player, WAY_ON};

/// Another person, who opens a link in a browser of their own.
pub(crate) fn opens<'it>(
    browser: &'it Browser,
    fixture: &'it Fixture,
    link: &str,
) -> Result<Player<'it>> {
    let friend = Player::new(browser.session(), fixture.site());
    friend.opens_link(link)?;
    Ok(friend)
}

#[test]
fn a_dare_is_met_and_answered() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    let outcome = player.heading()?;
    player.makes_a_link()?;
    player.activates(".named input")?;
    player.page.type_text("Zoë <b>")?;
    player.page.wait_until("the name to be in the link", || {
        Ok((player.link()?.len() > fixture.site().url("").len() + 24).then_some(()))
    })?;
    let link = player.link()?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    assert!(friend.heading()?.contains("Zoë <b>"), "{}", friend.heading()?);
    let page = friend.page.execute("return document.documentElement.outerHTML", &[])?.to_string();
    assert!(!page.contains(&outcome), "what the other came to is in the page");
    assert_eq!(friend.kept()?, [""; 0], "a link that was opened is no play");
    friend.follows(WAY_ON)?;
    assert_eq!(friend.fragment()?, format!("#play.1.{SEED}.1.1"));
    while friend.screen()? == "play" {
        friend.answers(1)?;
        friend.goes_on()?;
    }
    assert!(friend.text(".compare h2")?.contains("Zoë <b>"));
    let pairs = friend.count(".compare ol > li")?;
    assert!(pairs >= 10, "{pairs}: each situation that either met");
    assert_eq!(friend.count(".compare tbody tr")?, 1 + friend.count(".glass")?);
    let beside = friend.text(".compare")?;
    friend.reloads()?;
    assert_eq!(friend.text(".compare")?, beside, "who was met is forgotten");

    // The name is the person's own, and there the next time. From now on the device can share.
    fixture.site().inject(
        "navigator.share = it => { window.shared = [it.text ?? '', it.url]; return Promise.resolve() }",
    );
    player.reloads()?;
    let name = player.page.find(".named input")?.property("value")?;
    assert_eq!(name, "Zoë <b>");

    // And back again.
    let link = friend.makes_a_link()?;
    friend.assert_quiet()?;
    player.opens_link(&link)?;
    player.follows(WAY_ON)?;
    assert_eq!(player.screen()?, "result", "both have played");
    assert_eq!(player.count(".compare ol > li")?, pairs);
    // The link goes alone: no words are sent that the page does not show.
    player.activates(".compare .ways button")?;
    let shared = player.page.execute("return window.shared", &[])?;
    assert_eq!(shared[0], "", "{shared}");
    assert!(shared[1].as_str().is_some_and(|it| it.contains("#c2.")), "{shared}");
    player.assert_quiet()
}

/// A link that comes while the page is open, with what was done to it on its way.
#[test]
fn a_link_in_a_running_page_is_taken_up() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    for (link, heading) in
        [("#c1.AJvQux", "That link does not open"), ("#nobody", "Nobody by that name here")]
    {
        player.page.execute("location.hash = arguments[0]", &[link.into()])?;
        player.page.wait_until(heading, || Ok((player.heading()? == heading).then_some(())))?;
        player.waits_for_focus("#heading")?;
    }
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    assert!(player.is_locked()?);
    player.assert_quiet()
}

/// Where nothing can be kept, one program hands over to the other what was played.
#[test]
fn with_storage_blocked_a_play_is_sent_all_the_same() -> Result<()> {
    let options = Options { is_storage_blocked: true };
    let Some(fixture) = Fixture::open_at(EVENING, "/", options)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    player.page.wait_for(GO_ON)?;
    let link = player.makes_a_link()?;
    player.waits_for_focus("#heading")?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    friend.follows(WAY_ON)?;
    assert!(friend.is_locked()?, "the answer is gone");
    friend.assert_quiet()
}

#[test]
fn the_mat_is_saved_as_a_picture() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    fixture.site().inject(
        "const make = URL.createObjectURL;
        URL.createObjectURL = it => { window.saved = it; return make.call(URL, it) };
        HTMLAnchorElement.prototype.click = function () { window.named = this.download };
        const draw = HTMLCanvasElement.prototype.toBlob;
        HTMLCanvasElement.prototype.toBlob = function (done) {
            if (window.fails) done(null); else draw.call(this, done);
        };",
    );
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    player.makes_a_link()?;
    let save = ".sharing > .ways button";
    player.activates(save)?;
    player.page.wait_until("the file", || {
        let name = player.page.execute("return window.named", &[])?;
        Ok((name == "what-do-you-do.png").then_some(()))
    })?;
    // The middle of the mat, and a corner of the table: they are of two colours.
    let picture = player.page.execute_async(
        "const [done] = arguments;
        createImageBitmap(window.saved).then(it => {
            const canvas = Object.assign(document.createElement('canvas'), { width: it.width, height: it.height });
            const context = canvas.getContext('2d', { willReadFrequently: true });
            context.drawImage(it, 0, 0);
            const colour = (x, y) => [...context.getImageData(x, y, 1, 1).data].join();
            done([it.width, it.height, window.saved.type, colour(2, 2) !== colour(600, 60)]);
        })",
        &[],
    )?;
    assert_eq!(picture, serde_json::json!([1200, 1200, "image/png", true]));

    player.page.execute("window.fails = true", &[])?;
    player.activates(save)?;
    player.waits_for_words(NOTICE)?;
    player.assert_quiet()
}
