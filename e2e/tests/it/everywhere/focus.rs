//! Where the focus is: Tab leads through every state in the order in which it is read, and no step loses the focus.

use e2e::{Result, key};
use serde_json::Value;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{CONFIRM, Format, GO_ON, NOTICE, OTHER_WAY_ON, SHARE, SKIP, WAY_ON};
use crate::tour::State;

/// A window of 1280 × 1024 px at 400 %, and a phone.
const WINDOWS: [(u32, u32); 2] = [(320, 256), (320, 640)];

/// From the start of the page to its end, Tab leads to every control, in the order in which they are read.
pub(crate) fn tab_leads_through_as_it_is_read(
    state: State<'_>,
    faults: &mut Vec<String>,
) -> Result<()> {
    // On paper there is nothing to come to.
    if state.is_printed {
        return Ok(());
    }
    let page = state.fixture.player().page;
    for (width, height) in WINDOWS {
        page.set_viewport(width, height)?;
        let controls = page.execute(START, &[])?;
        // Once more, to come to the end.
        let presses =
            controls.as_u64().and_then(|it| usize::try_from(it).ok()).unwrap_or_default() + 1;
        page.press_often(key::TAB, presses)?;
        let found = page.execute(END, &[])?;
        let found = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        faults.extend(found.map(|it| format!("by Tab, {width} x {height}: {it}")));
    }
    Ok(())
}

/// Puts the focus before all else, and looks at it whenever Tab has moved it and the page has followed; answers how many
/// controls there are. Nothing may lie over what has the focus, it has to be seen, and it comes after what had it before,
/// in the document as in the window.
const START: &str = "
    const steps = [], faults = [], before = document.activeElement;
    let isOver = false;
    const look = () => {
        const it = document.activeElement;
        isOver ||= it === document.body || steps.some(step => step.it === it);
        if (isOver) return;
        const fault = what => faults.push(`${what}: ${it.outerHTML}`);
        const { top, bottom } = it.getBoundingClientRect();
        // A link may go on in the next line.
        const [box] = it.getClientRects();
        const seen = [0.1, 0.5, 0.9].map(part => document.elementFromPoint(
            box.left + part * box.width, box.top + part * box.height));
        if (!seen.some(found => it.contains(found) || found?.closest('label')?.contains(it))) fault('hidden');
        const hasRing = it => {
            const { outlineStyle, outlineWidth } = getComputedStyle(it);
            return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        };
        if (!hasRing(it) && !(it.closest('label') && hasRing(it.closest('label')))) fault('without a ring');
        const last = steps.at(-1);
        if (last) {
            if (!(last.it.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING)) fault('out of order');
            if (bottom + scrollY <= last.top) fault('further up');
        }
        steps.push({ it, top: top + scrollY });
    };
    // At the latest before Tab is pressed again.
    let soon;
    const lookSoon = () => { soon = setTimeout(lookNow) };
    const lookNow = () => {
        if (soon !== undefined) look();
        clearTimeout(soon);
        soon = undefined;
    };
    addEventListener('keyup', lookSoon, true);
    addEventListener('keydown', lookNow, true);
    window.walk = { steps, faults, end: () => {
        lookNow();
        removeEventListener('keyup', lookSoon, true);
        removeEventListener('keydown', lookNow, true);
        before.focus({ preventScroll: true });
        if (document.activeElement !== before) document.activeElement.blur();
    } };
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0);
    return document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex=\"0\"]').length";

/// Puts the focus back to where it was, and answers what Tab did not come to and what was wrong on the way. Of radio
/// buttons that belong together, one is enough: arrows lead to the rest.
const END: &str = "
    const { steps, faults, end } = window.walk;
    end();
    const group = it => it.type === 'radio' ? it.name : it;
    const come = new Set(steps.map(({ it }) => group(it)));
    for (const it of document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex=\"0\"]')) {
        if (it.checkVisibility({ visibilityProperty: true }) && !it.matches(':disabled') && !come.has(group(it))) {
            faults.push(`left out: ${it.outerHTML}`);
        }
    }
    return faults";

/// A whole play by keyboard alone, and all that can be done besides: after every step the focus is where one goes on.
#[test]
fn no_step_loses_the_focus() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player().by_keyboard();
    player.opens("")?;
    player.follows(WAY_ON)?;
    player.waits_for_focus("#heading")?;

    player.opens(&format!("#play.1.{SEED}.1.1"))?;
    let mut formats = Vec::new();
    while player.screen()? == "play" {
        let format = player.format()?;
        if format != Format::Rank {
            player.activates(CONFIRM)?;
            player.waits_for_focus(CONFIRM)?;
        }
        player.picks(0)?;
        player.waits_for_focus(".scene form :is(input, button)")?;
        player.confirms()?;
        player.waits_for_focus(GO_ON)?;
        player.activates(".others summary")?;
        player.waits_for_focus(".others summary")?;
        player.goes_on()?;
        player.waits_for_focus("#heading")?;
        if !formats.contains(&format) {
            formats.push(format);
            player.goes_back()?;
            player.waits_for_focus("#heading")?;
            player.goes_forward()?;
            player.waits_for_focus("#heading")?;
        }
    }
    assert_eq!(formats.len(), Format::ALL.len());
    player.activates("details:not([open]) summary")?;
    player.waits_for_focus("details[open] summary")?;
    player.follows(SHARE)?;
    player.waits_for_focus("#heading")?;
    player.page.execute("navigator.clipboard.writeText = () => Promise.resolve()", &[])?;
    player.activates(".address button")?;
    player.page.wait_for(NOTICE)?;
    player.waits_for_focus(".address button")?;
    player.activates(&format!("{NOTICE} button"))?;
    player.waits_for_focus("#heading")?;

    player.follows("main > .ways a")?;
    player.waits_for_focus("#heading")?;
    player.follows("main > .ways [href='#earlier']")?;
    player.waits_for_focus("#heading")?;
    player.follows(WAY_ON)?;
    player.waits_for_focus("#heading")?;
    player.turns_the_page(|| player.activates(SKIP))?;
    player.waits_for_focus("#heading")?;
    player.turns_the_page(|| player.page.execute("location.hash = '#nowhere'", &[]).map(drop))?;
    player.waits_for_focus("#heading")?;
    player.follows(OTHER_WAY_ON)?;
    player.waits_for_focus("#heading")?;

    player.forgets_the_first()?;
    player.waits_for_focus("#heading")?;
    player.activates(".forget summary")?;
    player.activates(".forget button")?;
    player.page.wait_until("no plays", || Ok((player.count(".shelf li")? == 0).then_some(())))?;
    player.waits_for_focus("#heading")?;
    player.assert_quiet()
}
