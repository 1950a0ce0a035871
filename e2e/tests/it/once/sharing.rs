//! Links about a play other than a dare: results, plays under way, draws, codes and words.

use std::rc::Rc;

use e2e::Result;
use quiz::file;
use quiz::score::Scorecard;
use quiz_link::{Link, Opened, Source, decode};

use crate::SEED;
use crate::everywhere::sharing::opens;
use crate::fixture::{EVENING, Fixture};
use crate::player::{NOTICE, Player, WAY_ON};

/// Chooses what to send.
fn chooses(player: Player<'_>, nth: usize) -> Result<String> {
    player.activates(&format!(".share label:nth-of-type({nth}) input"))?;
    player.link()
}

#[test]
fn a_result_is_looked_at() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    let (outcome, total) = (player.heading()?, player.text(".total")?);
    player.makes_a_link()?;
    let link = chooses(player, 2)?;
    player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    assert_eq!((friend.heading()?, friend.text(".total")?), (outcome, total));
    assert_eq!(friend.kept()?, [""; 0]);
    friend.follows(WAY_ON)?;
    assert_eq!(friend.fragment()?, format!("#play.1.{SEED}.1.1"));
    friend.assert_quiet()
}

#[test]
fn a_play_goes_on_elsewhere() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    player.goes_on()?;
    player.answers(1)?;
    let link = player.makes_a_link()?;
    player.goes_back()?;
    let here = player.everything()?;
    player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let friend = Player::new(browser.session(), fixture.site());
    // What is under way there stays as it is.
    friend.opens("#play.1.5.1.1")?;
    friend.answers(0)?;
    let friend = opens(&browser, &fixture, &link)?;
    friend.follows(WAY_ON)?;
    assert_eq!(friend.everything()?, here);
    friend.opens("#play.1.5.1.1")?;
    assert!(friend.is_locked()?);
    friend.assert_quiet()
}

#[test]
fn a_draw_is_played_by_another() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    player.makes_a_link()?;
    let link = chooses(player, 3)?;
    player.activates(".address button")?;
    player.page.wait_for(NOTICE)?;
    player.activates(".share details summary")?;
    player.page.wait_for(".qr")?;
    // Wherever the page is scrolled to, the code is seen whole.
    let script = "
        const code = document.querySelector('.qr');
        const told = document.querySelector('.notices');
        document.body.style.paddingTop = document.body.style.paddingBottom = '100vh';
        const by = code.getBoundingClientRect().bottom - told.getBoundingClientRect().bottom;
        scrollBy({ top: by, behavior: 'instant' });
        const at = code.getBoundingClientRect();
        const over = told.getBoundingClientRect();
        const y = Math.max(at.top, over.top) + 4;
        return [y < Math.min(at.bottom, over.bottom), code.contains(document.elementFromPoint(at.left + 4, y))];";
    let seen = player.page.execute(script, &[])?;
    assert_eq!(seen, serde_json::json!([true, true]), "the message lies over the code");
    player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    friend.follows(WAY_ON)?;
    assert_eq!(friend.fragment()?, format!("#play.1.{SEED}.1.1"));
    friend.assert_quiet()
}

/// Where the device has a way to pass addresses on, it is asked first.
#[test]
fn a_link_is_passed_on_by_what_the_device_has() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    fixture.site().inject(
        "Navigator.prototype.share = function (it) { window.shared = it.url; return Promise.reject(new DOMException('', 'AbortError')) }",
    );
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    let link = player.makes_a_link()?;
    assert_eq!(player.count(".address button")?, 2);
    player.activates(".address button")?;
    assert_eq!(player.page.execute("return window.shared", &[])?, link.as_str());
    assert_eq!(player.count(NOTICE)?, 0, "whoever thinks better of it knows");
    player.assert_quiet()
}

/// The situation that was answered best in a play of the built-in quiz, if that was better than guessing.
fn best(link: &str) -> Option<String> {
    let quiz = include_str!("../../../../static/quizzes/an-evening-at-marisols.toml");
    let quiz = Rc::new(file::read("the evening", quiz).ok()?.1);
    let Link::Play(play) = decode(link).ok()? else { return None };
    let Opened::Challenge(attempt, _) = play.open(&Source::BuiltIn(quiz)).ok()? else {
        return None;
    };
    let scorecard = Scorecard::of(&attempt);
    let at = scorecard.best(&attempt)?;
    let is_good = scorecard.steps[at].score().num() > 0;
    is_good.then(|| attempt.scenario(at).name.clone())
}

/// Words go with the link of a play that is over: to what the device has, or into the clipboard together. The link can be
/// copied alone: who puts words into the field for addresses sends them to a search engine.
#[test]
fn words_go_with_the_link_of_a_play() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    fixture.site().inject(
        "Navigator.prototype.share = it => { window.shared = [it.text, it.url]; return Promise.resolve() }",
    );
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_to_the_end()?;
    let outcome = player.heading()?;
    let link = player.makes_a_link()?;
    let words = player.text(".share bdi")?;
    assert!(words.starts_with(&format!("I am “{outcome}”. ")), "{words}");
    let moment = best(&link).map(|it| format!("My best moment: “{it}”."));
    assert_eq!(words.find("My best moment"), moment.and_then(|it| words.find(&it)), "{words}");
    player.activates(".address button")?;
    let shared = player.page.execute("return window.shared", &[])?;
    assert_eq!(shared, serde_json::json!([words, link]));

    player.page.execute(
        "navigator.clipboard.writeText = it => { window.copied = it; return Promise.resolve() }",
        &[],
    )?;
    let copied = |button: &str| -> Result<serde_json::Value> {
        player.activates(button)?;
        player.page.wait_for(NOTICE)?;
        player.page.execute("return window.copied", &[])
    };
    assert_eq!(copied(".address button:last-of-type")?, link.as_str());
    assert_eq!(copied(".share .ways button")?, format!("{words}\n{link}").as_str());
    // Who sends the situations alone says nothing of their own play.
    player.activates(".share label:nth-of-type(3) input")?;
    player
        .page
        .wait_until("the words to go", || Ok((player.count(".share bdi")? == 0).then_some(())))?;
    player.assert_quiet()
}

/// A code is drawn when it is asked for; what it says is tested where it is made.
#[test]
fn a_link_is_shown_as_a_code() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    player.makes_a_link()?;
    assert_eq!(player.count(".qr")?, 0);
    player.activates(".sharing details summary")?;
    let code = player.page.wait_for(".qr")?;
    assert!(code.is_displayed()?);
    let label = player
        .page
        .execute("return document.querySelector('.qr').getAttribute('aria-label')", &[])?;
    assert_eq!(label, "Link to this play");
    player.assert_quiet()
}
