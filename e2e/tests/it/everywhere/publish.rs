//! Quizzes in links: given on whole or without their key, played beside what is there, and marked.

use e2e::{Options, Result};

use crate::everywhere::sharing::opens;
use crate::fixture::{AT_END, EVENING, Fixture, NEVER};
use crate::player::{NOTICE, Player, WAY_ON};

/// The buttons that make links of the quiz: one that holds it, and two for a group.
const MAKE_WHOLE: &str = "main > .ways button";
const MAKE_TWO: &str = "main form button";

/// The links to other quizzes of which something is kept.
const OTHERS: &str = ".others a";

/// Somebody whose answers were marked.
const PERSON: &str = ".review ol > li summary";

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

#[test]
fn a_quiz_without_its_key_comes_back_and_is_marked() -> Result<()> {
    let Some(fixture) = Fixture::open(NEVER)? else { return Ok(()) };
    let player = fixture.player();
    fixture.site().inject(
        "const make = URL.createObjectURL;
        URL.createObjectURL = it => { window.saved = it; return make.call(URL, it) };
        HTMLAnchorElement.prototype.click = function () { window.named = this.download };",
    );
    let (players, marker) = gives_it_without_key(player)?;
    player.assert_quiet()?;

    // Both are there again, by name and time, until somebody forgets them.
    player.page.execute("document.querySelector('main form input').value = '7b'", &[])?;
    player.activates(MAKE_TWO)?;
    let names = player.page.wait_until("two pairs", || {
        Ok(Some(player.texts(".pairs > li > details > summary")?).filter(|it| it.len() == 2))
    })?;
    assert!(names[0].starts_with("7b, "), "{names:?}");
    player.reloads()?;
    assert_eq!(player.texts(".pairs > li > details > summary")?, names);
    player.activates(".pairs > li:last-child summary")?;
    assert_eq!(player.link_called("Link for the players")?, players);
    assert_eq!(player.link_called("Link for you alone")?, marker);
    player.activates(".pairs > li:first-child summary")?;
    player.activates(".pairs > li:first-child .remove summary")?;
    player.activates(".pairs > li:first-child .remove button")?;
    player.reloads()?;
    assert_eq!(player.texts(".pairs > li > details > summary")?, names[1..]);
    player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let mut links = Vec::new();
    for (nth, name) in ["Zoë =1", "Bo"].into_iter().enumerate() {
        let friend = opens(&browser, &fixture, &players)?;
        friend.follows(WAY_ON)?;
        plays_through(friend, nth)?;
        assert_eq!(friend.screen()?, "sharing", "nothing is marked");
        assert_eq!(friend.count(".mat, .glass, .compare")?, 0);
        let given =
            friend.page.execute("return document.querySelector('.named input').value", &[])?;
        assert_eq!(given, "", "the name of whoever played before");
        let nameless = friend.link()?;
        friend.page.execute("document.querySelector('.named input').select()", &[])?;
        friend.page.type_text(name)?;
        friend.page.wait_until("the name to be in the link", || {
            Ok((friend.link()? != nameless).then_some(()))
        })?;
        links.push(friend.link()?);
        // The next one, on the same device, finds nothing of it.
        friend.activates(".forget summary")?;
        friend.turns_the_page(|| friend.activates(".forget button"))?;
        assert_eq!(friend.screen()?, "cover");
        let kept = friend.kept()?;
        assert!(!kept.iter().any(|it| it.contains("/attempt/")), "{kept:?}");
        assert_eq!(friend.kept_under("what-do-you-do/v1/name")?.unwrap_or_default(), "");
        friend.reloads()?;
        assert_eq!((friend.screen()?, friend.count(".scene")?), ("cover".to_owned(), 1));
    }

    player.opens_link(&marker)?;
    assert_eq!(player.count("table")?, 0);
    let [zoe, bo] = &links[..] else { unreachable!("two have played") };
    let cut = &bo[..bo.len() - 2];
    pastes(player, &format!("Here you are: {zoe}\n{bo} and {zoe} again\n{cut}"))?;
    player.page.wait_for(".review > table")?;
    assert_eq!(player.count(PERSON)?, 2);
    assert_eq!(player.count(".wrong li")?, 1);
    assert!(player.text(PERSON)?.starts_with("Zoë =1"));
    player.reloads()?;
    assert_eq!(player.count(PERSON)?, 2, "what was pasted is gone");
    player.activates(".review > .ways button")?;
    let table = player.page.execute_async("window.saved.text().then(arguments[0])", &[])?;
    let table = table.as_str().unwrap_or_default();
    assert!(table.contains("\r\n\"Zoë =1\","), "{table}");
    assert_eq!(table.lines().count(), 3, "{table}");
    assert_eq!(player.page.execute("return window.named", &[])?, "results.csv");
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

#[test]
fn a_quiz_that_is_not_here_is_told_of() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#quiz.0123456789abcdef0123456789abcdef.play.1.2.3.4")?;
    assert_eq!(player.heading()?, "That link does not open");
    player.follows(WAY_ON)?;
    assert_eq!(player.screen()?, "cover");
    player.assert_quiet()
}
