//! The controls of every format, by keyboard alone.

use e2e::{Result, Session, key};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{CONFIRM, Format, GO_ON, Player, SAID, look_at_the_scene};

/// Somebody at the keyboard, at the first situation with this format.
fn at(fixture: &Fixture, format: Format) -> Result<Player<'_>> {
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_until(format)?;
    look_at_the_scene();
    Ok(player.by_keyboard())
}

fn press(page: &Session, keys: &str) -> Result<()> {
    keys.chars().try_for_each(|key| page.press(&[key]))
}

/// Asserts that the answer was not taken, that the page says why, and that focus is still there.
#[track_caller]
fn assert_refused(player: Player<'_>) -> Result<String> {
    let said = player.waits_for_words(SAID)?;
    assert!(player.is_focus_on("form :is(input, button)")?, "the focus is where it was");
    assert!(!player.is_locked()?);
    assert_eq!(player.count(GO_ON)?, 0);
    Ok(said)
}

/// Asserts that the answer is taken now.
#[track_caller]
fn assert_taken(player: Player<'_>) -> Result<()> {
    player.activates(CONFIRM)?;
    player.waits_for_focus(GO_ON)?;
    assert!(player.is_locked()?);
    player.assert_quiet()
}

#[test]
fn one_is_chosen_with_the_arrows() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = at(&fixture, Format::Choose)?;
    player.tabs_to(".card input")?;
    assert_eq!(player.checked()?, [0; 0], "focus alone chooses nothing");

    player.page.press(&[key::ENTER])?;
    assert_refused(player)?;

    player.page.press(&[key::SHIFT, key::TAB])?;
    player.tabs_to(".card input")?;
    player.page.press(&[key::SPACE])?;
    player.page.press(&[key::DOWN])?;
    player.page.press(&[key::DOWN])?;
    assert_eq!(player.checked()?, [2]);
    assert_eq!(player.text(SAID)?, "", "what was missing is there now");
    player.page.press(&[key::ENTER])?;
    player.waits_for_focus(GO_ON)?;
    assert_eq!(player.checked()?, [2]);
    player.assert_quiet()
}

#[test]
fn several_are_chosen_neither_too_few_nor_too_many() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = at(&fixture, Format::ChooseK)?;
    let tick = |at: usize| {
        player.tabs_to(&format!(".card:nth-child({at}) input"))?;
        player.page.press(&[key::SPACE])
    };

    tick(1)?;
    player.page.press(&[key::ENTER])?;
    let too_few = assert_refused(player)?;

    tick(2)?;
    tick(3)?;
    assert_eq!(player.checked()?, [0, 1, 2]);
    player.page.press(&[key::ENTER])?;
    let too_many = assert_refused(player)?;
    assert_ne!(too_few, too_many);

    tick(1)?;
    assert_eq!(player.checked()?, [1, 2]);
    assert_taken(player)
}

#[test]
fn the_same_response_cannot_be_best_and_worst() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = at(&fixture, Format::BestWorst)?;

    player.tabs_to("input[name=best]")?;
    player.page.press(&[key::SPACE])?;
    assert_eq!(player.checked()?, [0]);
    player.page.press(&[key::ENTER])?;
    let refused = assert_refused(player)?;

    // The two radio buttons of a response are neighbours.
    player.tabs_to(".card:first-child input[name=worst]")?;
    player.page.press(&[key::SPACE])?;
    assert_eq!(player.checked()?, [1]);
    let said = player.page.wait_until("what the move brought about", || {
        Ok(Some(player.text(SAID)?).filter(|it| !it.is_empty() && *it != refused))
    })?;
    assert!(player.is_focus_on("input[name=worst]")?, "saying so takes the focus away");
    player.page.press(&[key::ENTER])?;
    assert_ne!(assert_refused(player)?, said);

    // Tab leads to the first or to the next response's, as the browser likes; the arrow goes on from there.
    player.tabs_to("input[name=best]")?;
    player.page.press(&[key::DOWN])?;
    let checked = player.checked()?;
    assert!(matches!(checked[..], [1, best] if best > 1 && best % 2 == 0), "{checked:?}");
    assert_eq!(player.text(SAID)?, "");
    player.tabs_to(".card:last-child input[name=best], .card input[name=best]")?;
    assert_taken(player)
}

#[test]
fn a_moved_item_keeps_the_focus_and_its_place_is_announced() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = at(&fixture, Format::Rank)?;
    let before = player.responses()?;
    let (first, count) = (&before[0], before.len());

    player.tabs_to(".ranked:first-child .step:last-child")?;
    let button = player.page.active()?;
    assert!(button.label()?.contains(first.as_str()), "the button does not name what it moves");
    for place in 2..=count {
        player.page.press(&[if place % 2 == 0 { key::SPACE } else { key::ENTER }])?;
        player.page.wait_until("the item to be one further down", || {
            Ok((player.responses()?[place - 1] == *first).then_some(()))
        })?;
        assert!(player.page.active()? == button, "focus is on {}", player.focus()?);
        let said = player.text(SAID)?;
        assert!(said.contains(&place.to_string()) && said.contains(first.as_str()), "{said:?}");
    }

    // At the end there is nowhere to go; the button says so, and keeps the focus.
    let after = player.responses()?;
    assert_eq!(button.attribute("aria-disabled")?.as_deref(), Some("true"));
    player.page.press(&[key::ENTER])?;
    assert_eq!(player.responses()?, after);
    assert!(player.page.active()? == button);

    player.page.press(&[key::SHIFT, key::TAB])?;
    player.page.press(&[key::ENTER])?;
    player.page.wait_until("the item to be one further up", || {
        Ok((player.responses()?[count - 2] == *first).then_some(()))
    })?;
    assert!(player.is_focus_on(&format!(".ranked:nth-child({}) .step:first-child", count - 1))?);
    assert_taken(player)
}

#[test]
fn each_is_rated_before_the_answer_is_taken() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = at(&fixture, Format::Rate)?;

    player.tabs_to(".card:first-child input")?;
    player.page.press(&[key::SPACE])?;
    player.page.press(&[key::RIGHT])?;
    assert_eq!(player.checked()?, [1]);
    player.page.press(&[key::ENTER])?;
    assert_refused(player)?;

    player.picks(0)?;
    assert_eq!(player.checked()?.len(), player.count(".scene .card")?);
    assert_taken(player)
}

#[test]
fn digits_choose() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player().by_keyboard();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let confirm = |format| {
        assert_eq!(player.format()?, format);
        player.confirms()?;
        player.waits_for_focus(GO_ON)
    };

    player.plays_until(Format::Choose)?;
    player.tabs_to(".card input")?;
    press(player.page, "3")?;
    assert_eq!(player.checked()?, [2]);
    press(player.page, "9")?;
    assert_eq!(player.checked()?, [2], "there is no ninth");
    press(player.page, "1")?;
    assert_eq!(player.checked()?, [0]);
    confirm(Format::Choose)?;
    press(player.page, "2")?;
    assert_eq!(player.checked()?, [0], "a locked answer changes");
    player.goes_on()?;

    player.plays_until(Format::ChooseK)?;
    player.tabs_to(".card input")?;
    press(player.page, "1331")?;
    assert_eq!(player.checked()?, [0; 0]);
    press(player.page, "24")?;
    assert_eq!(player.checked()?, [1, 3]);
    confirm(Format::ChooseK)?;
    player.goes_on()?;

    player.plays_until(Format::Rate)?;
    let ratings = player.count(".scene .card")?;
    for (at, digit) in ('1'..='4').cycle().take(ratings).enumerate() {
        player.tabs_to(&format!(".card:nth-child({}) input", at + 1))?;
        press(player.page, "5")?;
        player.page.press(&[digit])?;
    }
    let expected: Vec<usize> = (0..ratings).map(|at| 4 * at + at % 4).collect();
    assert_eq!(player.checked()?, expected);
    confirm(Format::Rate)?;
    player.goes_on()?;

    player.plays_until(Format::Rank)?;
    let before = player.responses()?;
    player.tabs_to(".ranked:first-child .step:last-child")?;
    press(player.page, "3")?;
    let after = player.responses()?;
    assert_eq!(after[2], before[0]);
    assert_eq!(after[..2], before[1..3]);
    assert!(player.is_focus_on(".ranked:nth-child(3) .step")?, "{}", player.focus()?);
    let said = player.text(SAID)?;
    assert!(said.contains('3') && said.contains(&before[0]), "{said:?}");
    confirm(Format::Rank)?;
    player.goes_on()?;

    player.plays_until(Format::BestWorst)?;
    player.tabs_to("input[name=best]")?;
    press(player.page, "2")?;
    assert_eq!(player.checked()?, [2]);
    player.tabs_to("input[name=worst]")?;
    press(player.page, "3")?;
    assert_eq!(player.checked()?, [2, 5]);
    confirm(Format::BestWorst)?;
    player.assert_quiet()
}

#[test]
fn digits_do_nothing_elsewhere_or_once_they_are_switched_off() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player().by_keyboard();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    press(player.page, "1")?;
    player.tabs_to(".aside a, .aside summary")?;
    press(player.page, "1")?;
    assert_eq!(player.checked()?, [0; 0], "focus was not on a choice");

    player.activates(".keys summary")?;
    player.tabs_to(".keys input")?;
    assert!(player.page.active()?.is_selected()?);
    player.page.press(&[key::SPACE])?;
    player.tabs_to(".card input")?;
    press(player.page, "123")?;
    assert_eq!(player.checked()?, [0; 0]);

    // It is a setting of the person, not of the page.
    player.reloads()?;
    player.tabs_to(".card input")?;
    press(player.page, "1")?;
    assert_eq!(player.checked()?, [0; 0]);

    player.activates(".keys summary")?;
    player.tabs_to(".keys input")?;
    player.page.press(&[key::SPACE])?;
    player.tabs_to(".card input")?;
    press(player.page, "2")?;
    // WebKit's driver answers before the page has heard of a key.
    player
        .page
        .wait_until("the second to be chosen", || Ok((player.checked()? == [1]).then_some(())))?;
    player.assert_quiet()
}
