//! Presses that are not meant for what is on the screen: the second of a double click, a key that is held, a press on a
//! scene that has only just come. And an order that nobody made.

use e2e::{Result, key};
use serde_json::json;

use crate::SEED;
use crate::fixture::{AT_END, EVENING, Fixture};
use crate::player::{CONFIRM, Format, GO_ON, Player, SAID, SKIP, look_at_the_scene};

/// Presses a key down as if it were held, on the first element that the CSS selector finds; answers whether the browser may
/// act on it.
fn holds(player: Player<'_>, css: &str, key: &str) -> Result<bool> {
    let script = "const event = new KeyboardEvent('keydown', { key: arguments[1], repeat: true, bubbles: true, cancelable: true });
        return document.querySelector(arguments[0]).dispatchEvent(event)";
    Ok(player.page.execute(script, &[json!(css), json!(key)])? == true)
}

/// Clicks twice, as fast as can be, where the scene has been looked at, and waits until the second click would have had
/// its effect.
fn double_clicks(player: Player<'_>, css: &str) -> Result<()> {
    let element = player.page.wait_for(css)?;
    let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
    player.page.execute(script, &[element.argument()])?;
    look_at_the_scene();
    element.double_click()?;
    look_at_the_scene();
    Ok(())
}

#[test]
fn a_double_click_leads_on_once() -> Result<()> {
    let Some(fixture) = Fixture::open(AT_END)? else { return Ok(()) };
    let player = fixture.player();
    player.opens("#play.1.1.1.1")?;
    player.picks(1)?;
    double_clicks(player, CONFIRM)?;
    assert_eq!(
        (player.heading()?, player.fragment()?),
        ("The shed".into(), "#play.1.1.1.2".into())
    );
    double_clicks(player, SKIP)?;
    assert_eq!(player.heading()?, "The hose");
    player.picks(1)?;
    double_clicks(player, CONFIRM)?;
    assert_eq!(player.heading()?, "What comes first");
    assert_eq!(player.format()?, Format::Rank);
    assert_eq!(player.text(SAID)?, "", "nobody has asked about the order yet");
    player.assert_quiet()
}

#[test]
fn feedback_is_not_passed_by_with_a_double_click_or_a_key_that_is_held() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.picks(0)?;
    double_clicks(player, CONFIRM)?;
    assert!(player.is_locked()? && player.count(GO_ON)? == 1);
    double_clicks(player, GO_ON)?;
    assert!(player.fragment()?.ends_with(".2"), "{}", player.fragment()?);
    assert!(!player.is_locked()?);
    for css in [CONFIRM, SKIP, ".card input"] {
        assert!(!holds(player, css, "Enter")?, "Enter is held on {css}");
    }
    assert!(holds(player, CONFIRM, "Tab")?);
    player.answers(0)?;
    assert!(!holds(player, GO_ON, "Enter")?);
    player.assert_quiet()
}

#[test]
fn a_new_scene_hears_a_choice_at_once() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.answers(0)?;
    look_at_the_scene();
    // In the frame in which the next scene comes, something is chosen.
    let script = "const done = arguments[arguments.length - 1];
        const [goOn, confirm] = arguments;
        document.querySelector(goOn).click();
        const look = () => {
            if (!document.querySelector(confirm)) return requestAnimationFrame(look);
            const first = document.querySelector('.scene .card input');
            first.click();
            done(first.checked);
        };
        requestAnimationFrame(look);";
    let arguments = [json!(GO_ON), json!(CONFIRM)];
    assert_eq!(player.page.execute_async(script, &arguments)?, true, "it was not chosen");
    assert_eq!(player.checked()?, [0]);
    player.assert_quiet()
}

#[test]
fn an_order_that_nobody_made_is_asked_about() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_until(Format::Rank)?;
    let shown = player.responses()?;
    let label = player.text(CONFIRM)?;
    player.confirms()?;
    assert_eq!(player.waits_for_words(SAID)?, "Is this your order?");
    assert!(!player.is_locked()?, "nobody made this order");
    assert_ne!(player.text(CONFIRM)?, label);
    // Asked or not, a reload knows of no answer.
    player.reloads()?;
    assert_eq!((player.text(SAID)?, player.text(CONFIRM)?), (String::new(), label.clone()));
    player.confirms()?;
    player.waits_for_words(SAID)?;
    // By a second press, not by the second of a double click.
    double_clicks(player, CONFIRM)?;
    player.page.wait_for(GO_ON)?;
    assert_eq!(player.responses()?, shown);
    player.assert_quiet()
}

/// On a French keyboard, what stands on the keys of digits are `&` and `é`.
#[test]
fn a_key_without_a_digit_chooses_by_its_place() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.plays_until(Format::Choose)?;
    player.tabs_to(".card input")?;
    let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: 'é', code: 'Digit2', bubbles: true, cancelable: true }))";
    player.page.execute(script, &[])?;
    player.page.wait_until("the second choice", || Ok((player.checked()? == [1]).then_some(())))?;
    look_at_the_scene();
    player.page.press(&[key::ENTER])?;
    player.page.wait_for(GO_ON)?;
    player.assert_quiet()
}
