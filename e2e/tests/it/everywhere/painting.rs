//! The painted page, rather than where boxes are: marks that strangers pile upon letters stay with their text, and those
//! that belong there are whole.

use e2e::{Engine, Media, Result};
use serde_json::json;

use crate::SEED;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, Player};

/// Letters with forty marks above and forty below.
fn piled_up() -> String {
    let pile = |letter: char| format!("{letter}{}{}", "\u{302}".repeat(40), "\u{323}".repeat(40));
    "Zalgo".chars().map(pile).collect()
}

/// Paints letters above and below those of an element, where marks are in a font that piles them up: not every device has one.
fn piles_up(player: Player<'_>, css: &str, is_piled: bool) -> Result<()> {
    let script = "
        window.piled ??= new CSSStyleSheet();
        const pile = [1, 2, 3, 4, 5, 6].map(it => `0 ${it / 2}em, 0 ${it / -2}em`).join();
        piled.replaceSync(`[data-piled] { text-shadow: ${pile} !important }`);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter(it => it !== piled), piled];
        document.querySelector(arguments[0]).toggleAttribute('data-piled', arguments[1])";
    player.page.execute(script, &[json!(css), json!(is_piled)]).map(drop)
}

/// Letters whose marks belong to them: Vietnamese, Thai, Arabic, Hebrew, and two accents on one letter.
const MARKED: &str = "ẨỄỘỮỵ กี่ปู๊ฎุ๋ اَلْحَمْدُ لِلّٰهِ بِسْمِ שֶׁלֹּא Ǟǟ̂ẬŞ̣Ǻ";

/// Has an element in the middle of the window, and the page at rest there, at whole pixels and not quite at its end, where it
/// would move whenever its height changes: pictures of it are compared.
fn brings(player: Player<'_>, css: &str) -> Result<()> {
    let script = "
        document.documentElement.style.overflowAnchor = 'none';
        document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });
        scrollTo({ top: Math.floor(scrollY) - 8, behavior: 'instant' })";
    player.page.execute(script, &[json!(css)])?;
    player.waits_until_still()
}

/// Shows a text in place of the first one in an element, and returns that.
fn shows(player: Player<'_>, css: &str, text: &str) -> Result<String> {
    let script = "
        const texts = document.createTreeWalker(document.querySelector(arguments[0]), NodeFilter.SHOW_TEXT);
        const text = texts.nextNode();
        const was = text.data;
        text.data = arguments[1];
        return was";
    let was = player.page.execute(script, &[json!(css), json!(text)])?;
    Ok(was.as_str().unwrap_or_default().to_owned())
}

/// Lifts what keeps marks with their text, or puts it back.
fn lifts(player: Player<'_>, is_lifted: bool) -> Result<()> {
    let script = "
        window.lifted ??= new CSSStyleSheet();
        lifted.replaceSync(':is(h1, h2, h3, p, th, summary, li, .move, [dir]):not(.unseen) { overflow-y: visible !important; clip-path: none !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter(it => it !== lifted), ...(arguments[0] ? [lifted] : [])];";
    player.page.execute(script, &[json!(is_lifted)]).map(drop)
}

/// The highest and the lowest row of the window in which two pictures of it differ, by more than the edge of a round corner
/// or of a line's first letter does from time to time.
fn differ(player: Player<'_>, one: &str, other: &str) -> Result<Option<(f64, f64)>> {
    let script = "
        const [one, other, done] = arguments;
        const read = async text => {
            const bytes = Uint8Array.from(atob(text), it => it.charCodeAt(0));
            const map = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const context = new OffscreenCanvas(map.width, map.height).getContext('2d');
            context.drawImage(map, 0, 0);
            return context.getImageData(0, 0, map.width, map.height);
        };
        Promise.all([read(one), read(other)]).then(([one, other]) => {
            const rows = [];
            for (let row = 0; row < one.height; row++) {
                const [from, to] = [row * one.width * 4, (row + 1) * one.width * 4];
                let differing = 0;
                for (let at = from; at < to; at += 4) differing += Math.abs(one.data[at] - other.data[at]) > 64;
                if (differing > 2) rows.push(row);
            }
            const scale = innerHeight / one.height;
            done(rows.length === 0 ? null : [rows[0] * scale, (rows.at(-1) + 1) * scale]);
        }, error => done(String(error)));";
    let rows = player.page.execute_async(script, &[json!(one), json!(other)])?;
    if rows.is_null() {
        return Ok(None);
    }
    let row = |at: usize| rows[at].as_f64();
    let found = row(0).zip(row(1));
    assert!(found.is_some(), "no picture: {rows}");
    Ok(found)
}

/// How far from the box of an element its marks may go: its top and its bottom, with a little room.
fn reach(player: Player<'_>, css: &str) -> Result<(f64, f64)> {
    let script = "
        const it = document.querySelector(arguments[0]);
        const { top, bottom } = it.getBoundingClientRect();
        const room = 0.4 * parseFloat(getComputedStyle(it).fontSize) + 1;
        return [top - room, bottom + room]";
    let rows = player.page.execute(script, &[json!(css)])?;
    Ok((rows[0].as_f64().unwrap_or_default(), rows[1].as_f64().unwrap_or_default()))
}

/// Asserts of each element that piled marks stay with it, and that marks which belong there are not cut.
#[track_caller]
fn assert_keeps_to_itself(player: Player<'_>, elements: &[&str]) -> Result<()> {
    for css in elements {
        player.page.wait_for(css)?;
        let was = shows(player, css, "Zalgo")?;
        brings(player, css)?;
        let plain = player.page.picture()?;
        shows(player, css, &piled_up())?;
        piles_up(player, css, true)?;
        let piled = player.page.picture()?;
        piles_up(player, css, false)?;
        let (top, bottom) = reach(player, css)?;
        let rows = differ(player, &plain, &piled)?;
        assert!(rows.is_some(), "{css}: no marks");
        let (first, last) = rows.unwrap_or_default();
        assert!(
            top <= first && last <= bottom,
            "{css}: marks from {first} to {last}, not {top} to {bottom}"
        );

        shows(player, css, MARKED)?;
        brings(player, css)?;
        let kept = player.page.picture()?;
        lifts(player, true)?;
        let whole = player.page.picture()?;
        lifts(player, false)?;
        assert_eq!(differ(player, &kept, &whole)?, None, "{css}: a mark is cut");
        shows(player, css, &was)?;
    }
    Ok(())
}

#[test]
fn marks_stay_with_their_text() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    // WebKit has its pictures late.
    if fixture.engine() == Engine::WebKit {
        return Ok(());
    }
    let player = fixture.player();
    player.page.emulate(&[Media::Light, Media::ReducedMotion])?;
    for (run, (width, height)) in [(1, (390, 844)), (2, (1280, 900))] {
        player.page.set_viewport(width, height)?;
        player.opens("")?;
        player.waits_until_still()?;
        assert_keeps_to_itself(player, &["#heading", ".intro p", ".colophon p"])?;
        player.opens(&format!("#play.1.{SEED}.{run}.1"))?;
        let play = ["#heading", ".where p", ".stem p", ".card:nth-child(2) .move"];
        assert_keeps_to_itself(player, &play)?;
        player.answers(0)?;
        player.opens_all_details()?;
        assert_keeps_to_itself(player, &[".feedback p", ".others .of"])?;
        player.goes_on()?;
    }
    player.plays_to_the_end()?;
    player.opens_all_details()?;
    let result = [
        "#heading",
        ".lines p",
        ".outcome p",
        ".glass h3",
        ".glass .about",
        ".moves li",
        ".review summary",
        ".response .of",
    ];
    assert_keeps_to_itself(player, &result)?;
    player.assert_quiet()
}

/// The style that keeps marks with their text cuts no ring around a control in it.
#[test]
fn the_ring_around_the_focus_is_whole() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    if fixture.engine() == Engine::WebKit {
        return Ok(());
    }
    let player = fixture.player().by_keyboard();
    player.page.emulate(&[Media::Light, Media::ReducedMotion])?;
    player.page.set_viewport(390, 844)?;
    for (fragment, controls) in [
        (String::new(), [".small a", "main > .ways a", ".colophon a"].as_slice()),
        (format!("#play.1.{SEED}.1.1"), &[".card input", ".aside .quiet", ".keys summary"]),
    ] {
        player.opens(&fragment)?;
        player.waits_until_still()?;
        for css in controls {
            if player.count(css)? == 0 {
                continue;
            }
            player.tabs_to(css)?;
            let kept = player.page.picture()?;
            lifts(player, true)?;
            let whole = player.page.picture()?;
            lifts(player, false)?;
            assert_eq!(differ(player, &kept, &whole)?, None, "{css}: the ring is cut");
        }
    }
    player.answers(0)?;
    player.waits_for_focus(GO_ON)?;
    let kept = player.page.picture()?;
    lifts(player, true)?;
    assert_eq!(differ(player, &kept, &player.page.picture()?)?, None, "the ring is cut");
    player.assert_quiet()
}
