//! The page is accessible, as far as a program can tell, in every theme, on a phone and on a desk.

use e2e::{Engine, Media, Result, key};
use serde_json::Value;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Format, NOTICE, Player};
use crate::tour::State;

/// A phone, a tablet and a desk, whose widths are in pixels, and both themes on the phone: colours are the same in all.
const ALL_WIDTHS: [(u32, &[Media]); 3] =
    [(320, &[Media::Light, Media::Dark]), (768, &[Media::Light]), (1280, &[Media::Dark])];

/// Each theme once.
const TWO_WIDTHS: [(u32, &[Media]); 2] = [(320, &[Media::Light]), (1280, &[Media::Dark])];

/// The height of all three.
const HEIGHT: u32 = 800;

/// In each theme and each width axe-core finds nothing, a finger finds every control, and nothing moves if it is not to.
pub(crate) fn all_is_accessible_in_both_themes(
    state: State<'_>,
    faults: &mut Vec<String>,
) -> Result<()> {
    let page = state.fixture.player().page;
    let windows: &[(u32, &[Media])] = match state.fixture.engine() {
        Engine::Chromium => &ALL_WIDTHS,
        // In a wide window Firefox does not tell axe-core what is under a figure that floats on paper, which has one
        // theme.
        Engine::Firefox | Engine::WebKit if state.is_printed => &TWO_WIDTHS[..1],
        // What it finds depends on the page, hardly on the engine.
        Engine::Firefox | Engine::WebKit => &TWO_WIDTHS,
    };
    for &(width, themes) in windows {
        page.set_viewport(width, HEIGHT)?;
        for &theme in themes {
            // Colours on their way from one to another are no colours of the page.
            state.emulates(&[theme, Media::ReducedMotion])?;
            let mut add = |fault: &str| faults.push(format!("{width} px, {theme:?}: {fault}"));
            state.fixture.faults()?.filter(|it| !it.is_empty()).iter().for_each(|it| add(it));
            list(&page.execute(SMALL, &[])?).for_each(|it| add(&format!("small: {it}")));
            list(&page.execute(MOVING, &[])?).for_each(|it| add(&format!("moves: {it}")));
        }
    }
    Ok(())
}

/// Lists the controls that a finger may miss: less than 44 px wide or high, with the label that belongs to them. Links in
/// running text are as high as its lines, as WCAG allows; on paper there is nothing to press.
const SMALL: &str = "
    const inText = it => it.matches('a') && getComputedStyle(it).display === 'inline'
        && it.parentElement.textContent.trim() !== it.textContent.trim();
    if (matchMedia('print').matches) return [];
    return [...document.querySelectorAll('a, button, input, select, summary, textarea')]
        .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.matches(':disabled') && !inText(it))
        .flatMap(it => {
            const { width, height } = (it.closest('label') ?? it).getBoundingClientRect();
            return width < 44 || height < 44 ? [`${width} x ${height}: ${it.outerHTML}`] : [];
        })";

/// Lists what moves. What appears after a while does not.
const MOVING: &str = "
    return document.getAnimations()
        .filter(it => it.effect.getComputedTiming().activeDuration > 0)
        .map(it => it.effect.target.cloneNode(false).outerHTML)";

/// In forced colours a page has no backgrounds of its own: what is chosen, right, shut off or has the focus is told by
/// shapes, lines and words.
pub(crate) fn forced_colours_hide_nothing(
    state: State<'_>,
    faults: &mut Vec<String>,
) -> Result<()> {
    if state.fixture.engine().can_emulate(Media::ForcedColors) {
        state.emulates(&[Media::Dark, Media::ForcedColors])?;
        let found = state.fixture.player().page.execute(HIDDEN_BY_FORCED_COLOURS, &[])?;
        faults.extend(list(&found).map(|it| format!("hidden by forced colours: {it}")));
    }
    Ok(())
}

const HIDDEN_BY_FORCED_COLOURS: &str = "
    const faults = [];
    const all = (css, isWell) => document.querySelectorAll(css).forEach(it => {
        if (it.checkVisibility({ visibilityProperty: true }) && !isWell(it, getComputedStyle(it))) faults.push(`${css}: ${it.outerHTML}`);
    });
    const hasLine = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const hasBorder = style => style.borderTopStyle === 'solid' && parseFloat(style.borderTopWidth) >= 1
        && style.borderTopColor !== style.backgroundColor;
    const isNative = input => getComputedStyle(input).appearance !== 'none';
    all('.scene input', isNative);
    all(':is(label.card, .pick):has(:checked)', (_, style) => hasLine(style));
    all(':is(label.card, .pick):not(:has(:checked, :focus-visible))', (_, style) => !hasLine(style));
    all('.card, .button, .tag, .step', (_, style) => hasBorder(style));
    all('.tag', it => it.textContent.trim() !== '');
    all('.review .response[data-given]', it => it.querySelector('.said strong') !== null);
    const plain = document.querySelector('.step:not([aria-disabled])');
    all('.step[aria-disabled]', (_, style) => plain === null || style.color !== getComputedStyle(plain).color);
    return faults";

/// The texts in a list of JavaScript's.
fn list(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// Without that wish something does move, or nothing would be said by what does not.
#[test]
fn the_lamp_goes_on() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let name = player.page.find("[data-room=here] .room")?.css("animation-name")?;
    assert_eq!(name, "lamp");
    player.page.emulate(&[Media::ReducedMotion])?;
    player.page.wait_until("the lamp to be still", || {
        let name = player.page.find("[data-room=here] .room")?.css("animation-name")?;
        Ok((name == "none").then_some(()))
    })?;
    player.assert_quiet()
}

/// A message lies over the foot of the page: whoever goes through the page by Tab still has to see where they are.
#[test]
fn a_notice_never_hides_the_focus() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for (width, height) in [(320, 640), (1280, 720)] {
        player.page.set_viewport(width, height)?;
        player.opens("#earlier")?;
        player.plants("what-do-you-do/v1/an-evening-at-marisols/attempt/1.5.1", "rubbish")?;
        player.plants("what-do-you-do/v1/an-evening-at-marisols/attempt/1.6.1", "2.00000000.")?;
        player.opens(&format!("#play.1.{SEED}.1.1"))?;
        player.page.wait_for(NOTICE)?;
        for _ in 0..player.count("a, button, input, summary")? {
            player.page.press(&[key::TAB])?;
            let script = "
                const it = document.activeElement;
                const { left, top, right, bottom } = it.getBoundingClientRect();
                const seen = [0.1, 0.5, 0.9].map(part => document.elementFromPoint(
                    left + part * (right - left), top + part * (bottom - top)));
                return it === document.body || seen.some(found => it.contains(found) || found?.contains(it));";
            // The page may take its time to follow the focus.
            let hidden = format!("{} to be seen at {width} px, beside a notice", player.focus()?);
            player.page.wait_until(&hidden, || {
                Ok((player.page.execute(script, &[])? == true).then_some(()))
            })?;
        }
    }
    player.assert_quiet()
}

/// A notice that is put away does not take anybody's place in the page along.
#[test]
fn the_focus_outlives_a_notice() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player().by_keyboard();
    player.opens("")?;
    player.plants("what-do-you-do/v1/an-evening-at-marisols/attempt/1.5.1", "rubbish")?;
    player.reloads()?;
    player.page.wait_for(NOTICE)?;
    player.activates(&format!("{NOTICE} button"))?;
    player
        .page
        .wait_until("the notice to be gone", || Ok((player.count(NOTICE)? == 0).then_some(())))?;
    assert!(!player.is_focus_on("body")?, "the focus went with the notice");
    player.assert_quiet()
}

/// The content of a disclosure that is still closed.
const CLOSED: &str = "details:not([open]) > :not(summary)";

/// Asserts that everything that can be used, and the heading, has a name and is said to be what it is: what can be known
/// where there is no tree to be had.
fn assert_named(player: Player<'_>) -> Result<()> {
    let page = player.page;
    for (css, role) in [
        ("h1", "heading"),
        ("a[href]", "link"),
        ("button", "button"),
        ("input[type=radio]", "radio"),
        ("input[type=checkbox]", "checkbox"),
    ] {
        // What is not open yet is heard of by nobody.
        for element in page.find_all(&format!("#app {css}:not({CLOSED}, {CLOSED} *)"))? {
            if element.is_displayed()? {
                let name = element.label()?;
                assert!(!name.is_empty(), "a {role} without a name at {}", player.fragment()?);
                assert_eq!(element.role()?, role, "{name}");
            }
        }
    }
    assert!(player.count("#app h1")? == 1 && player.count("#app a[href]")? > 0, "an empty page");
    player.assert_quiet()
}

/// Assistive technology is told by the engine. What it hears of a whole page, only Chromium tells: see
/// `once/screen_reader.rs`.
#[test]
fn controls_have_their_names_and_roles() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    for fragment in ["", "#nowhere", "#d0.1.5", "#earlier"] {
        player.opens(fragment)?;
        assert_named(player)?;
    }
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    for format in Format::ALL {
        player.plays_until(format)?;
        assert_named(player)?;
    }
    Ok(())
}
