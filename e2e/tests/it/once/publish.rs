//! Quizzes in links: without their key, marked, and not here.

use e2e::Result;

use crate::everywhere::publish::{MAKE_TWO, gives_it_without_key, pastes, plays_through};
use crate::everywhere::sharing::opens;
use crate::fixture::{EVENING, Fixture, NEVER};
use crate::player::WAY_ON;

/// Somebody whose answers were marked.
const PERSON: &str = ".review ol > li summary";

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
