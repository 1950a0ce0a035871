//! A page that the browser translates: it puts elements of its own in the place of all texts, at once and whenever some
//! come. What people read is as new as in a page that nobody translates.

use e2e::Result;

use crate::SEED;
use crate::fixture::{AT_END, EVENING, Fixture};
use crate::player::{CONFIRM, Format, GO_ON, Player, SHARE, WAY_ON};

/// Translates as Chromium does: a text is taken out, and two `font` elements with other words stand in its place.
const TRANSLATE: &str = "
    const words = it => it.data.replace(/[\\p{L}\\p{N}]+/gu, '$&\u{B0}');
    const translate = it => {
        if (!it.data.trim() || it.parentElement?.closest('font, script, style, svg, textarea')) return;
        const [outer, inner] = [0, 0].map(() => document.createElement('font'));
        inner.textContent = words(it);
        outer.append(inner);
        it.replaceWith(outer);
    };
    const within = root => {
        const texts = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) texts.push(walker.currentNode);
        texts.forEach(translate);
    };
    const all = it => it.nodeType === Node.TEXT_NODE ? translate(it) : within(it);
    new MutationObserver(them => them.forEach(it => it.addedNodes.forEach(all)))
        .observe(document.body, { childList: true, subtree: true });
    within(document.body);";

/// A script that returns the words of the page, the targets of its links and its announcements, as a person reads them.
const READ: &str = "
    const app = document.querySelector('#app');
    const links = [...app.querySelectorAll('a')].map(it => `${it.textContent} > ${it.getAttribute('href')}`);
    const told = [...app.querySelectorAll('[role=status]')].map(it => it.textContent);
    return [app.innerText, ...links, ...told].join('\\n').replaceAll('\u{B0}', '').replace(/\\s+/g, ' ')";

/// Does the same in a page that is translated and in one that is not, and compares them.
fn both(pages: [Player<'_>; 2], what: &str, act: impl Fn(Player<'_>) -> Result<()>) -> Result<()> {
    let mut read = Vec::new();
    for page in pages {
        act(page)?;
        // Some pages are loaded with another program.
        page.waits_until_open()?;
        page.page.wait_until("nothing left to be drawn", || {
            let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))";
            page.page.execute_async(script, &[]).map(Some)
        })?;
        read.push(page.page.execute(READ, &[])?);
    }
    assert_eq!(read[0], read[1], "{what}");
    Ok(())
}

fn translate(page: Player<'_>) -> Result<()> {
    page.page.execute(TRANSLATE, &[])?;
    assert!(page.text("h1")?.contains('\u{B0}'), "nothing is translated");
    Ok(())
}

/// Plays in a page that is translated and, beside it, in one that is not.
fn side_by_side(
    build: &str,
    address: &str,
    play: impl Fn([Player<'_>; 2]) -> Result<()>,
) -> Result<()> {
    let Some(fixture) = Fixture::open(build)? else { return Ok(()) };
    let browser = fixture.browser_of_another()?;
    let pages = [fixture.player(), Player::new(browser.session(), fixture.site())];
    for page in pages {
        page.opens(address)?;
    }
    translate(pages[0])?;
    play(pages)?;
    pages.iter().try_for_each(Player::assert_quiet)
}

#[test]
fn a_page_that_is_translated_says_what_is_so() -> Result<()> {
    side_by_side(EVENING, &format!("#play.1.{SEED}.1.1"), |pages| {
        let open = |to: &'static str| move |it: Player<'_>| it.opens(to);
        while pages[1].screen()? == "play" {
            let (format, at) = (pages[1].format()?, pages[1].heading()?);
            both(pages, &format!("{at}, refused or asked about"), |it| it.activates(CONFIRM))?;
            if format == Format::ChooseK {
                both(pages, &format!("{at}, one of two"), |it| it.activates(".card input"))?;
            }
            both(pages, &format!("{at}, picked"), |it| it.picks(0))?;
            both(pages, &format!("{at}, answered"), |it| {
                it.activates(CONFIRM)?;
                it.page.wait_for(GO_ON).map(drop)
            })?;
            both(pages, &format!("after {at}"), |it| it.goes_on())?;
        }
        both(pages, "sharing", |it| it.follows(SHARE))?;
        for nth in [2, 3, 1] {
            let choice = format!(".share label:nth-of-type({nth}) input[type=radio]");
            both(pages, &format!("{choice}: what a link holds"), |it| it.activates(&choice))?;
        }
        both(pages, "a name", |it| {
            it.goes_into(".named input")?;
            it.page.press(&['B', 'o'])
        })?;
        both(pages, "cover", open("#"))?;
        both(pages, "give", open("#give"))?;
        both(pages, "nowhere", open("#nowhere"))?;
        both(pages, "a link cut short", open("#c1.AJvQux"))?;
        both(pages, "back", |it| it.follows(WAY_ON))
    })
}

#[test]
fn a_play_without_feedback_between_is_translated_too() -> Result<()> {
    side_by_side(AT_END, "#play.1.1.1.1", |pages| {
        while pages[1].screen()? == "play" {
            let at = pages[1].heading()?;
            both(pages, &format!("{at}, picked"), |it| it.picks(1))?;
            both(pages, &format!("after {at}"), |it| it.turns_the_page(|| it.confirms()))?;
        }
        Ok(())
    })
}
