//! Nothing jumps, and nothing is lost: neither in a narrow window nor with more room in the text.

use std::collections::BTreeSet;

use e2e::{Result, Session};
use serde_json::{Value, json};

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Format, GO_ON, Player, SAID};
use crate::tour::State;

#[test]
fn nothing_shifts_when_feedback_appears_on_a_phone() -> Result<()> {
    assert_stays_in_place(320, 640)
}

#[test]
fn nothing_shifts_when_feedback_appears_on_a_desk() -> Result<()> {
    assert_stays_in_place(1280, 900)
}

fn assert_stays_in_place(width: u32, height: u32) -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.page.set_viewport(width, height)?;
    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    player.page.execute(WATCH, &[])?;
    let mut formats = BTreeSet::new();
    let mut shifted = Vec::new();
    while formats.len() < Format::ALL.len() {
        let format = player.format()?;
        formats.insert(format);
        // An order is an answer from the first.
        if format != Format::Rank {
            player.confirms()?;
            player.waits_for_words(SAID)?;
        }
        player.picks(0)?;
        let before = boxes(player.page)?;
        player.confirms()?;
        player.page.wait_for(GO_ON)?;
        let after = boxes(player.page)?;
        if before != after {
            shifted.push(format!("{format:?} from {before}\n  to {after}"));
        }
        goes_on(player)?;
    }
    assert!(shifted.is_empty(), "at {width} px, cards shift:\n{}", shifted.join("\n"));
    assert_eq!(player.page.execute("return shifts", &[])?, json!([]), "at {width} px");
    player.assert_quiet()
}

/// Lists what moves, as far as the browser tells; what was pressed before does not excuse it. Who moves an item of a ranking
/// wants it to.
const WATCH: &str = "
    window.shifts = [];
    if (PerformanceObserver.supportedEntryTypes.includes('layout-shift')) new PerformanceObserver(list => {
        const moved = list.getEntries().flatMap(it => it.sources).map(it => it.node);
        const unasked = moved.filter(it => !(it?.closest ? it : it?.parentElement)?.closest('.ranked'));
        shifts.push(...unasked.map(it => it?.cloneNode(false).outerHTML ?? 'text'));
    }).observe({ type: 'layout-shift' });";

fn goes_on(player: Player<'_>) -> Result<()> {
    player.goes_on()?;
    assert_eq!(player.screen()?, "play");
    Ok(())
}

/// Where the situation's cards are in the page: left, top, width and height of each, in whole pixels.
fn boxes(page: &Session) -> Result<Value> {
    page.execute(
        "return [...document.querySelectorAll('.scene .card')].map(card => {
            const { left, top, width, height } = card.getBoundingClientRect();
            return [left + scrollX, top + scrollY, width, height].map(Math.round);
        })",
        &[],
    )
}

/// The height of a usual window.
pub(crate) const HEIGHT: u32 = 800;

/// A window of 1280 × 1024 px at 400 %: as wide and high as what is left of it, in CSS pixels.
const ENLARGED: (u32, u32) = (320, 256);

/// At 400 %, one scrolls down, never aside.
pub(crate) fn nothing_is_lost_at_400_percent(
    state: State<'_>,
    faults: &mut Vec<String>,
) -> Result<()> {
    let page = state.fixture.player().page;
    page.set_viewport(ENLARGED.0, ENLARGED.1)?;
    faults.extend(fault_lines("at 400 %", &page.execute(LOST, &[])?));
    Ok(())
}

/// Asserts that one scrolls down, never aside, in the window as it is.
#[track_caller]
pub(crate) fn assert_nothing_is_lost(player: Player<'_>, what: &str) -> Result<()> {
    player.page.execute(UNPIN, &[])?;
    let lost = fault_lines(what, &player.page.execute(LOST, &[])?);
    player.page.execute("window.pin()", &[])?;
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    Ok(())
}

/// At 400 %, buttons and messages that stay in the window leave most of it to the page.
pub(crate) fn most_of_the_window_is_the_pages_at_400_percent(
    state: State<'_>,
    faults: &mut Vec<String>,
) -> Result<()> {
    let page = state.fixture.player().page;
    page.set_viewport(ENLARGED.0, ENLARGED.1)?;
    faults.extend(fault_lines("at 400 %", &page.execute(LYING_OVER, &[])?));
    Ok(())
}

/// WCAG 1.4.12: who needs more room between lines, words and letters takes it, and loses nothing.
pub(crate) fn nothing_is_lost_with_more_room_in_the_text(
    state: State<'_>,
    faults: &mut Vec<String>,
) -> Result<()> {
    let page = state.fixture.player().page;
    page.execute(MORE_ROOM, &[])?;
    for width in [1280, 320] {
        page.set_viewport(width, HEIGHT)?;
        faults
            .extend(fault_lines(&format!("with more room, {width} px"), &page.execute(LOST, &[])?));
    }
    page.execute("document.adoptedStyleSheets = [...document.adoptedStyleSheets].slice(0, -1)", &[])
        .map(drop)
}

/// Faults that a script lists, with the circumstances in which they were found.
pub(crate) fn fault_lines(circumstances: &str, found: &Value) -> Vec<String> {
    let texts = found.as_array().into_iter().flatten().filter_map(Value::as_str);
    texts.map(|it| format!("{circumstances}: {it}")).collect()
}

const MORE_ROOM: &str = "
    const style = new CSSStyleSheet();
    style.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];";

/// Lists what stays in the window while one scrolls and takes more than two fifths of it.
const LYING_OVER: &str = "
    return [...document.querySelectorAll('body *')]
        .filter(it => ['sticky', 'fixed'].includes(getComputedStyle(it).position))
        .filter(it => it.getBoundingClientRect().height > 0.4 * innerHeight)
        .map(it => `lies over the page: ${it.cloneNode(false).outerHTML}`)";

/// Lists what is out of the window, what is cut off, and texts of which one lies over the other.
pub(crate) const LOST: &str = "
    const faults = [];
    const tell = (what, it) => faults.push(`${what}: ${it.cloneNode(false).outerHTML}`);
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) {
        document.querySelectorAll('body *').forEach(it => {
            if (it.getBoundingClientRect().right > root.clientWidth + 0.5) tell('out of the window', it);
        });
    }
    const blocks = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement;
        if (texts.currentNode.data.trim() === '' || parent.closest('.unseen, noscript') !== null
            || !parent.checkVisibility({ visibilityProperty: true })) continue;
        let block = parent;
        while (getComputedStyle(block).display === 'inline') block = block.parentElement;
        // What is in a drawing ends where its room does.
        const isOnTop = getComputedStyle(block).position === 'absolute' || block.closest('.map') !== null;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const boxes = isOnTop ? [block.getBoundingClientRect()] : [...range.getClientRects()];
        for (const { left, right, top, bottom } of boxes) {
            // The boxes of neighbouring lines touch; their letters, in the middle half, must not.
            const quarter = isOnTop ? 0 : (bottom - top) / 4;
            blocks.push({ block, left, right, top: top + quarter, bottom: bottom - quarter });
        }
        for (let it = block; it !== root; it = it.parentElement) {
            const { overflowX, overflowY, overflowClipMargin } = getComputedStyle(it);
            // WCAG 1.4.10: what is a drawing needs both directions.
            if (it.closest('.map')) break;
            const isCut = overflowX !== 'visible' && it.scrollWidth > it.clientWidth
                || overflowY === 'hidden' && it.scrollHeight > it.clientHeight
                // Letters may be higher than their line, and have room for that.
                || overflowY === 'clip' && it.scrollHeight > it.clientHeight + (parseFloat(overflowClipMargin) || 0);
            if (isCut) tell('cut off', it);
        }
    }
    blocks.sort((a, b) => a.top - b.top);
    blocks.forEach((a, at) => {
        for (const b of blocks.slice(at + 1)) {
            if (b.top >= a.bottom) break;
            if (a.block !== b.block && a.left < b.right - 1 && b.left < a.right - 1) {
                faults.push(`one over the other: ${a.block.outerHTML} and ${b.block.outerHTML}`);
            }
        }
    });
    return faults";

/// Puts all that stays in the window while one scrolls to where it belongs in the page, until `pin()`: what is under it
/// could not be looked at.
pub(crate) const UNPIN: &str = "
    const rules = rule => [rule, ...[...rule.cssRules ?? []].flatMap(rules)];
    const pinned = [...document.styleSheets, ...document.adoptedStyleSheets].flatMap(rules)
        .filter(it => ['sticky', 'fixed'].includes(it.style?.position))
        .map(it => [it.style, it.style.position]);
    pinned.forEach(([style]) => { style.position = 'static' });
    window.pin = () => pinned.forEach(([style, position]) => { style.position = position });";
