//! Quizzes in links: given on whole or without their key, played beside what is there, and marked.

use e2e::{Options, Result};

use crate::fixture::{AT_END, Fixture, NEVER};
use crate::player::{NOTICE, Player, WAY_ON};

/// The buttons that make links of the quiz: one that holds it, and two for a group.
const MAKE_WHOLE: &str = "main > .ways button";
pub(crate) const MAKE_TWO: &str = "main form button";

/// The links to other quizzes of which something is kept.
const OTHERS: &str = ".others a";

/// Puts the quiz of the page into a link.
pub(crate) fn gives_the_quiz(player: Player<'_>) -> Result<String> {
    player.opens("#give")?;
    player.activates(MAKE_WHOLE)?;
    player.link_called("Link that holds the quiz")
}

/// Makes a link for players and one for whoever has the key.
pub(crate) fn gives_it_without_key(player: Player<'_>) -> Result<(String, String)> {
    player.opens("#give")?;
    player.activates(MAKE_TWO)?;
    Ok((player.link_called("Link for the players")?, player.link_called("Link for you alone")?))
}

/// Answers all that is left of a quiz without feedback in between.
pub(crate) fn plays_through(player: Player<'_>, nth: usize) -> Result<()> {
    while player.screen()? == "play" {
        player.picks_and_goes_on(nth)?;
    }
    Ok(())
}

/// Pastes what came back, where it is marked.
pub(crate) fn pastes(player: Player<'_>, text: &str) -> Result<()> {
    let script = "
        const field = document.querySelector('textarea');
        field.value += arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    player.page.execute(script, &[text.into()]).map(drop)
}

/// Waits until something is so, while the page may be loaded anew: asked at the wrong moment, it has no answer.
fn comes_about(player: Player<'_>, what: &str, is_so: impl Fn() -> Result<bool>) -> Result<()> {
    player.page.wait_until(what, || Ok(matches!(is_so(), Ok(true)).then_some(())))
}

#[test]
fn a_quiz_in_a_link_is_played_beside_what_is_there_and_sent_on() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = fixture.player();
    let link = gives_the_quiz(player)?;
    player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let friend = Player::new(browser.session(), fixture.site());
    friend.opens("#play.1.5.1.1")?;
    friend.picks(2)?;
    let here = friend.everything()?;
    let kept = friend.kept()?;
    friend.opens_link(&link)?;
    assert_eq!(friend.screen()?, "cover");
    assert_eq!(friend.count(OTHERS)?, 1, "the person is not told of what is under way");
    assert_eq!(friend.kept()?, kept, "a link that was opened is no play");
    friend.follows(WAY_ON)?;
    assert!(friend.fragment()?.starts_with("#quiz."), "{}", friend.fragment()?);
    friend.reloads()?;
    friend.picks_and_goes_on(1)?;

    // Neither is in the way of the other.
    friend.opens("#play.1.5.1.1")?;
    assert_eq!(friend.everything()?, here);
    friend.opens("#earlier")?;
    friend.activates(OTHERS)?;
    // Before its scripts are there, the page that is loaded anew has the cover of the built-in quiz.
    comes_about(friend, "the other quiz", || {
        Ok(friend.text("#app:not([data-waiting]) .cover .colophon")?.contains("came in a link"))
    })?;
    friend.follows(WAY_ON)?;
    plays_through(friend, 1)?;
    assert_eq!(friend.screen()?, "result");
    let outcome = friend.heading()?;
    friend.reloads()?;
    assert_eq!(friend.heading()?, outcome);

    let challenge = friend.makes_a_link()?;
    assert!(challenge.len() > link.len(), "the quiz is not in {challenge}");
    friend.activates(".share input[type=checkbox]")?;
    let short = friend.page.wait_until("a short link", || {
        Ok(Some(friend.link()?).filter(|it| it.len() < fixture.site().url("").len() + 60))
    })?;
    friend.assert_quiet()?;

    // Whoever gave it plays it now, and the two meet.
    player.opens_link(&short)?;
    assert_eq!(player.heading()?, "That link does not open", "the quiz was not played here");
    player.opens_link(&challenge)?;
    player.follows(WAY_ON)?;
    plays_through(player, 0)?;
    assert_eq!(player.count(".compare")?, 1);
    let pairs = player.text(".compare")?;
    player.reloads()?;
    assert_eq!(player.text(".compare")?, pairs);
    player.opens_link(&short)?;
    player.follows(WAY_ON)?;
    assert_eq!(player.text(".compare")?, pairs, "the short link holds the same");
    player.assert_quiet()
}

/// Only `hashchange` tells of a link that is opened in a page that runs.
#[test]
fn a_quiz_in_a_running_page_is_taken_up() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = fixture.player();
    let link = gives_the_quiz(player)?;
    player.opens("#play.1.5.1.1")?;
    player.picks(1)?;
    let here = player.everything()?;
    let hash = link.strip_prefix(&fixture.site().url("")).unwrap_or(&link);
    player.page.execute("location.hash = arguments[0]", &[hash.into()])?;
    comes_about(player, "the quiz that was sent", || Ok(player.count(OTHERS)? > 0))?;
    player.follows(WAY_ON)?;
    player.picks_and_goes_on(0)?;
    player.page.execute("location.hash = '#play.1.5.1.1'", &[])?;
    comes_about(player, "the first play", || {
        Ok(player.screen()? == "play" && player.everything()? == here)
    })?;
    player.page.back()?;
    comes_about(player, "the second play", || {
        Ok(player.screen()? == "play" && player.fragment()?.ends_with(".2"))
    })?;
    player.assert_quiet()
}

/// Where nothing can be kept, a quiz and what was played go along with the history.
#[test]
fn with_storage_blocked_a_quiz_in_a_link_is_played_all_the_same() -> Result<()> {
    let options = Options { is_storage_blocked: true };
    let Some(fixture) = Fixture::open(NEVER)? else { return Ok(()) };
    let link = gives_the_quiz(fixture.player())?;
    drop(fixture);
    let Some(fixture) = Fixture::open_at(NEVER, "/", options)? else { return Ok(()) };
    let player = fixture.player();
    let fragment = link.split_at(link.find('#').unwrap_or_default()).1;
    player.opens(fragment)?;
    player.follows(WAY_ON)?;
    player.page.wait_for(NOTICE)?;
    player.picks_and_goes_on(0)?;
    let there = player.everything()?;
    player.page.execute("location.hash = '#earlier'", &[])?;
    comes_about(player, "the other quiz", || Ok(player.screen()? == "earlier"))?;
    player.page.back()?;
    comes_about(player, "the play, as it was", || {
        Ok(player.screen()? == "play" && player.everything()? == there)
    })?;
    player.assert_quiet()
}
