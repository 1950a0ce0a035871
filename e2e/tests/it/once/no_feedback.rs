//! No feedback, ever: the page keeps the key to itself.

use e2e::Result;

use crate::fixture::{Fixture, NEVER};
use crate::player::Player;

const QUIZ: &str = include_str!("../../../quizzes/never.toml");

/// Why each response of the quiz is a good or a poor move.
fn rationales() -> Vec<&'static str> {
    let rationales: Vec<_> = QUIZ
        .lines()
        .filter_map(|line| line.strip_prefix("rationale = \"")?.strip_suffix('"'))
        .collect();
    assert!(rationales.len() > 20, "the quiz has {} rationales", rationales.len());
    rationales
}

/// Asserts that the page has no rationale, shown or hidden, and no mark beside a response.
#[track_caller]
fn assert_tells_nothing(player: Player<'_>) -> Result<()> {
    let page = player.page.execute("return document.documentElement.outerHTML", &[])?;
    let page = page.as_str().unwrap_or_default();
    for rationale in rationales() {
        // In markup, some characters are written otherwise.
        let part = rationale.split(['&', '<', '>']).next().unwrap_or_default();
        assert!(!page.contains(part), "the page says {rationale:?}");
    }
    assert!(!player.has_feedback()?);
    assert_eq!(player.count("[data-verdict]")?, 0);
    Ok(())
}

#[test]
fn the_key_is_nowhere() -> Result<()> {
    let Some(fixture) = Fixture::open(NEVER)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("")?;
    assert_tells_nothing(player)?;
    player.opens("#play.1.1.1.1")?;
    while player.screen()? == "play" {
        assert_tells_nothing(player)?;
        player.picks_and_goes_on(0)?;
    }

    assert_eq!(player.screen()?, "result");
    assert_eq!(player.count(".review > ol > li")?, 7);
    player.opens_all_details()?;
    assert_tells_nothing(player)?;
    for figure in player.texts(".review .figure")? {
        assert!(!figure.chars().any(|it| it.is_ascii_digit()), "{figure:?} gives the marks");
    }
    // Beside a response is only what the person said of it.
    assert_eq!(
        player.texts(".review .said")?.concat(),
        player.texts(".review .said strong")?.concat()
    );

    player.goes_back()?;
    assert!(player.is_locked()?);
    assert_tells_nothing(player)?;
    player.assert_quiet()
}
