//! A quiz that was given on becomes somebody else's, unless its author asks for none of that.

use e2e::Result;
use serde_json::json;

use crate::author::{Author, DRAFTS, NOTICE};
use crate::everywhere::sharing::opens;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Player, WAY_ON};

/// The way to a copy.
const COPY: &str = "main .button[href^='#write.']";

/// Plays the quiz that was sent, and goes to where it is given to others.
fn sends_it_on(friend: Player<'_>) -> Result<()> {
    friend.follows(WAY_ON)?;
    friend.answers(0)?;
    let fragment = friend.fragment()?;
    let quiz: Vec<_> = fragment.splitn(3, '.').take(2).collect();
    friend.opens(&quiz.join("."))?;
    friend.follows("main .small a[href$='.give']")
}

#[test]
fn a_copy_is_written_on_and_names_what_it_was() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    author.begins_with_example(2)?;
    author.writes("title", "The original")?;
    author.writes("author", "Ines")?;
    let link = author.gives_it()?;
    author.player.assert_quiet()?;

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    sends_it_on(friend)?;
    friend.activates(COPY)?;
    friend.page.wait_for("main.desk-cover .lead")?;
    friend.reloads()?;
    friend.page.wait_for("main.desk-cover .lead")?;
    assert!(
        friend.kept()?.iter().all(|it| !it.contains("/draft/")),
        "kept before it was asked for"
    );
    friend.activates("main.desk-cover button.button")?;
    friend.page.wait_for("main.sheet")?;
    let copy = Author { player: friend };
    copy.waits_for("title", "The original")?;
    let credit = copy.value("credit.text")?;
    assert!(credit.contains("The original") && credit.contains("Ines"), "{credit}");
    assert_eq!(copy.value("author")?, "");
    copy.waits_until_kept()?;
    assert_eq!(friend.fragment()?, format!("#write.{}.quiz", copy.draft()?));
    friend.reloads()?;
    copy.waits_for("title", "The original")?;
    friend.opens("#write")?;
    assert_eq!(friend.count(DRAFTS)?, 1, "a copy is made once");
    friend.assert_quiet()
}

#[test]
fn who_asks_for_no_copies_is_heard() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    author.begins_with_example(2)?;
    author.player.activates("[id='not-to-be-copied']")?;
    author.waits_for("licence", "All rights reserved")?;
    let link = author.gives_it()?;
    assert_eq!(author.player.count(COPY)?, 0);

    let browser = fixture.browser_of_another()?;
    let friend = opens(&browser, &fixture, &link)?;
    sends_it_on(friend)?;
    assert_eq!(friend.count(COPY)?, 0);
    let held = link.split_once('#').map_or("", |it| it.1);
    friend.opens(&format!("#write.{held}"))?;
    friend.page.wait_for(NOTICE)?;
    assert_eq!(friend.fragment()?, "#write");
    assert_eq!(friend.count(DRAFTS)?, 0);
    friend.assert_quiet()
}

/// A link that holds no quiz, or nothing at all.
#[test]
fn a_link_that_is_no_quiz_becomes_no_draft() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for rest in ["d0.1.5", "q1.rubbish", "%3Cb%3E", "4294967296.quiz"] {
        player.opens(&format!("#write.{rest}"))?;
        player.page.wait_for(NOTICE)?;
        assert_eq!(player.fragment()?, "#write");
        assert_eq!(player.count(DRAFTS)?, 0);
    }
    // What was there once, or on another device, is not here.
    player.opens("#write.7.scenario.nowhere")?;
    assert_eq!(player.fragment()?, "#write");
    player.assert_quiet()
}

/// Words of the greatest length must not push out of sight that a stranger wrote them.
#[test]
fn long_words_leave_in_sight_that_a_quiz_came_in_a_link() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let author = Author::new(&fixture);
    author.begins_with_example(2)?;
    author.writes("title", &"Your account is locked. ".repeat(5))?;
    author.writes("intro", &"Enter your password to go on. ".repeat(33))?;
    let link = author.gives_it()?;

    let browser = fixture.browser_of_another()?;
    let friend = Player::new(browser.session(), fixture.site());
    friend.page.set_viewport(390, 664)?;
    friend.opens_link(&link)?;
    friend.page.wait_for(MARK)?;
    assert!(is_in_sight(friend)?, "on what was sent");
    friend.follows(WAY_ON)?;
    let fragment = friend.fragment()?;
    let quiz: Vec<_> = fragment.splitn(3, '.').take(2).collect();
    friend.opens(&quiz.join("."))?;
    friend.page.wait_for(MARK)?;
    assert!(is_in_sight(friend)?, "on the cover");
    friend.assert_quiet()
}

/// The words beside the title of a quiz that say that it came in a link.
const MARK: &str = "#app:not([data-waiting]) .cover > .small:has(+ h1)";

/// Whether the mark is whole within the first viewport, right above the title.
fn is_in_sight(player: Player<'_>) -> Result<bool> {
    let script = "
        scrollTo(0, 0);
        const mark = document.querySelector(arguments[0]).getBoundingClientRect();
        const title = document.querySelector('.cover h1').getBoundingClientRect();
        return mark.height > 0 && mark.top >= 0 && mark.bottom <= innerHeight && title.top - mark.bottom < 40;";
    Ok(player.page.execute(script, &[json!(MARK)])? == json!(true))
}
