//! Where the focus is: Tab leads through every state in the order in which it is read, and no step loses the focus.

use e2e::{Result, key};
use serde_json::Value;

use crate::SEED;
use crate::player::{CONFIRM, Format, GO_ON, NOTICE, OTHER_WAY_ON, Player, SKIP, WAY_ON};
use crate::scene::{EVENING, Scene};
use crate::tour::tour;

/// A phone, and a window of 1280 × 1024 px at 400 %.
const WINDOWS: [(u32, u32); 2] = [(320, 640), (320, 256)];

/// More controls than any state has.
const MANY: usize = 120;

#[test]
fn tab_leads_through_every_state_as_it_is_read() -> Result<()> {
    let mut faults = Vec::new();
    tour(&[], |scene, moment| {
        for (width, height) in WINDOWS {
            scene.player().page.set_viewport(width, height)?;
            let found = walk(scene.player())?;
            faults.extend(found.iter().map(|it| format!("{moment}, {width} x {height}: {it}")));
        }
        Ok(())
    })?;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// Presses Tab from the start of the page to its end, and answers what is wrong with the way.
fn walk(player: Player<'_>) -> Result<Vec<String>> {
    player.page.execute(START, &[])?;
    for _ in 0..MANY {
        player.page.press(&[key::TAB])?;
        if player.page.execute(STEP, &[])? != true {
            break;
        }
    }
    let faults = player.page.execute(END, &[])?;
    Ok(faults.as_array().into_iter().flatten().map(Value::to_string).collect())
}

/// Puts the focus before all else.
const START: &str = "
    window.walked = [];
    window.faults = [];
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
    scrollTo(0, 0)";

/// Looks at where the focus has come to; answers whether the walk goes on. Nothing may lie over it, it has to be seen, and
/// it comes after what was there before, in the document as in the window.
const STEP: &str = "
    const it = document.activeElement;
    if (it === document.body || walked.some(before => before.it === it)) return false;
    const fault = what => faults.push(`${what}: ${it.outerHTML}`);
    const { left, right, top, bottom } = it.getBoundingClientRect();
    const seen = [0.1, 0.5, 0.9].map(part => document.elementFromPoint(
        left + part * (right - left), top + part * (bottom - top)));
    if (!seen.some(found => it.contains(found) || found?.closest('label')?.contains(it))) fault('hidden');
    const hasRing = it => {
        const { outlineStyle, outlineWidth } = getComputedStyle(it);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    if (!hasRing(it) && !(it.closest('label') && hasRing(it.closest('label')))) fault('without a ring');
    const before = walked.at(-1);
    if (before) {
        if (!(before.it.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING)) fault('out of order');
        if (bottom + scrollY <= before.top) fault('further up');
    }
    walked.push({ it, top: top + scrollY });
    return true";

/// What the walk did not come to, and what was wrong with it on the way. Of radio buttons that belong together, one is
/// enough: arrows lead to the rest.
const END: &str = "
    const group = it => it.type === 'radio' ? it.name : it;
    const come = new Set(walked.map(({ it }) => group(it)));
    for (const it of document.querySelectorAll('a[href], button, input, summary')) {
        if (it.checkVisibility({ visibilityProperty: true }) && !it.matches(':disabled') && !come.has(group(it))) {
            faults.push(`left out: ${it.outerHTML}`);
        }
    }
    return faults";

/// A whole play by keyboard alone, and all that can be done besides: after every step the focus is where one goes on.
#[test]
fn no_step_loses_the_focus() -> Result<()> {
    let Some(scene) = Scene::set(EVENING)? else { return Ok(()) };
    let player = scene.player().by_keyboard();
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
    player.page.execute("navigator.clipboard.writeText = () => Promise.resolve()", &[])?;
    player.activates(".address button")?;
    player.page.wait_for(NOTICE)?;
    player.waits_for_focus(".address button")?;
    player.activates(&format!("{NOTICE} button"))?;
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
