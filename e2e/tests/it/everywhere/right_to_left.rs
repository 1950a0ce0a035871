//! A quiz in a script that runs from right to left: its part of the page does, too, and the words of the interface in it are
//! still read as they are written.

#![expect(clippy::expect_used, reason = "what is made here is sound")]

use std::collections::BTreeSet;
use std::rc::Rc;

use e2e::{Media, Result};
use quiz::file;
use quiz_link::{Link, LinkedQuiz, Spelling, encode};
use serde_json::Value;

use crate::author::Author;
use crate::everywhere::layout::assert_nothing_is_lost;
use crate::fixture::{EVENING, Fixture};
use crate::player::{Format, GO_ON, Player, SAID, WAY_ON};

/// A quiz in Arabic, some texts of which begin with “CCO”.
const QUIZ: &str = include_str!("../../../../tests/it/quizzes/arabic.toml");

/// A phone and a desk.
const WINDOWS: [(u32, u32); 2] = [(390, 844), (1280, 900)];

fn link() -> String {
    let (_, quiz) = file::read("arabic", QUIZ).expect("a sound quiz");
    let carried = LinkedQuiz::new(Rc::new(quiz)).expect("a quiz that a link can hold");
    format!("#{}", encode(&Link::Quiz(carried), Spelling::Letters))
}

/// Asserts that all there is runs as it is to, in both windows and on paper.
#[track_caller]
fn assert_runs_well(player: Player<'_>, what: &str) -> Result<()> {
    let mut all = Vec::new();
    for (width, height) in WINDOWS {
        player.page.set_viewport(width, height)?;
        assert_nothing_is_lost(player, &format!("{what}, {width} px"))?;
        for media in [[].as_slice(), &[Media::Print]] {
            player.page.emulate(media)?;
            let faults = faults(player)?;
            all.extend(faults.iter().map(|it| format!("{what}, {width} px, {media:?}: {it}")));
        }
        player.page.emulate(&[])?;
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
    Ok(())
}

/// The texts in the quiz's part of the page, as it is now, that do not run in the direction in which they should.
fn faults(player: Player<'_>) -> Result<Vec<String>> {
    let faults = player.page.execute(&format!("{LINES}{RUNS}"), &[])?;
    let texts = faults.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(texts.map(str::to_owned).collect())
}

/// `linesOf(text)`: the boxes of a text's visible characters, a list for each line.
const LINES: &str = "
    const linesOf = text => {
        const lines = [];
        [...text.data].reduce((at, char) => {
            const range = document.createRange();
            range.setStart(text, at);
            range.setEnd(text, at + char.length);
            const box = range.getClientRects()[0];
            if (/\\S/u.test(char) && !/\\p{M}/u.test(char) && box?.width > 0) {
                const line = lines.at(-1);
                if (line && Math.abs(line[0].box.top - box.top) < box.height / 2) line.push({ char, box });
                else lines.push([{ char, box }]);
            }
            return at + char.length;
        }, 0);
        return lines;
    };";

/// Lists what in the quiz's part of the page does not run as it is to. A text of the quiz ends at the left of its last line,
/// and begins at the right of its first, be it with a word in Latin letters; a text without a letter of the quiz's script runs
/// rightwards, with its stop behind it. Texts begin at the right edge of their blocks.
const RUNS: &str = "
    const faults = [];
    const tell = (what, it) => faults.push(`${what}: ${(it.outerHTML ?? it.data).slice(0, 300)}`);
    const part = document.querySelector('[dir=rtl]');
    if (part?.lang !== 'ar') return ['no part in Arabic'];
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode;
        const parent = text.parentElement;
        if (parent.closest('.unseen, kbd') || !parent.checkVisibility({ visibilityProperty: true })) continue;
        const lines = linesOf(text);
        if (lines.length === 0) continue;
        const [first, last] = [lines[0], lines.at(-1)];
        if (/\\p{Script=Arabic}/u.test(text.data)) {
            const rightmost = first.reduce((a, b) => b.box.right > a.box.right + 0.5 ? b : a);
            if (first.indexOf(rightmost) > 2) tell('does not begin at the right', text);
            if (!/[A-Za-z\\d]$/.test(text.data) && last.some(it => it.box.left < last.at(-1).box.left - 0.5)) tell('does not end at the left', text);
        } else if (first[0].box.left > first.at(-1).box.left || first.some(it => it.box.left < first[0].box.left - 0.5)) {
            tell('does not run rightwards', text);
        }
        let block = parent;
        while (/^inline/.test(getComputedStyle(block).display)) block = block.parentElement;
        if (['block', 'list-item'].includes(getComputedStyle(block).display) && !block.closest('.mat, .figure, .place, summary')) {
            const range = document.createRange();
            range.selectNodeContents(block);
            const style = getComputedStyle(block);
            const edge = block.getBoundingClientRect().right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
            const right = Math.max(...[...range.getClientRects()].filter(it => it.width > 0).map(it => it.right));
            if (Math.abs(edge - right) > 4) tell(`ends ${edge - right} px short of the right edge`, block);
        }
    }
    const box = it => it.getBoundingClientRect();
    const rightOf = (one, other, what) => {
        if (one && other && box(one).width > 0 && box(other).width > 0 && box(one).left < box(other).right - 1) tell(what, one);
    };
    const each = (css, look) => part.querySelectorAll(css).forEach(it => look(it, css => it.querySelector(css)));
    each('label.card', (it, find) => {
        rightOf(find('input'), find('.move'), 'a control that is not right of its text');
        rightOf(find('.move'), find('.digit'), 'a digit that is not left of the text');
    });
    each('.pick', (it, find) => {
        const range = document.createRange();
        range.selectNodeContents(it.lastChild);
        rightOf(find('input'), range, 'a control that is not right of its word');
    });
    each('.ranked', (it, find) => {
        rightOf(find('.place'), find('.move'), 'a place that is not right of its text');
        rightOf(find('.move'), find('.steps'), 'buttons that are not left of the text');
    });
    each('.picks', it => [...it.children].reduce((a, b) => {
        if (Math.abs(box(a).top - box(b).top) < 2) rightOf(a, b, 'a scale that does not run leftwards');
        return b;
    }));
    // Firefox has boxes of what is drawn as they were before.
    each('.floor-plan', it => { if (getComputedStyle(it).scale !== '-1 1') tell('a plan that does not run leftwards', it); });
    each('.where', (it, find) => rightOf(find('svg'), find('p'), 'a plan that is not right of its words'));
    each('.card', (it, find) => {
        const tag = find('.tag');
        if (tag && box(tag).left - box(it).left > box(it).right - box(tag).right) tell('a stamp at the right', tag);
    });
    each('.review summary', (it, find) => rightOf(find('bdi'), find('.figure'), 'a figure that is not left of its name'));
    each('.glass', (it, find) => rightOf(find('svg'), find('h3'), 'a glass that is not right of its name'));
    each('.feedback, .response', it => {
        const { borderRightWidth, borderLeftWidth } = getComputedStyle(it);
        if (borderLeftWidth !== '0px' || borderRightWidth !== '4px') tell('a line at the left', it);
    });
    return faults";

#[test]
fn a_quiz_in_arabic_runs_from_right_to_left() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.opens_link(&link())?;
    assert_runs_well(player, "what was sent")?;
    player.follows(WAY_ON)?;
    let mut formats = BTreeSet::new();
    while player.screen()? == "play" {
        let format = player.format()?;
        formats.insert(format);
        player.confirms()?;
        player.waits_for_words(SAID)?;
        assert_runs_well(player, &format!("{format:?}, nothing picked"))?;
        player.picks(1)?;
        player.confirms()?;
        player.page.wait_for(GO_ON)?;
        player.opens_all_details()?;
        assert_runs_well(player, &format!("{format:?}, with feedback"))?;
        player.goes_on()?;
    }
    assert_eq!(formats, Format::ALL.into());
    player.opens_all_details()?;
    assert_runs_well(player, "the result")?;

    // What is the interface's alone runs as it does.
    player.makes_a_link()?;
    assert_eq!(player.count("[dir=rtl]")?, 0, "the page where links are made is in English");
    let is_rightwards = "return getComputedStyle(document.querySelector('main')).direction";
    assert_eq!(player.page.execute(is_rightwards, &[])?, "ltr");
    player.assert_quiet()
}

#[test]
fn a_draft_in_arabic_is_written_and_tried_out_from_right_to_left() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let (player, author) = (fixture.player(), Author::new(&fixture));
    player.opens("#write")?;
    author.opens_text(QUIZ)?;
    player.page.wait_for(".desk")?;
    for scenario in ["bell", "coats", "cake", "seats", "songs"] {
        player.page.set_viewport(1600, 900)?;
        author.goes_to_part(&format!("scenario.{scenario}"))?;
        player.page.wait_for(".trial [dir=rtl] .scene")?;
        assert_eq!(player.page.find("textarea")?.css("direction")?, "rtl");
        for (width, height) in [(390, 844), (1600, 900)] {
            player.page.set_viewport(width, height)?;
            let faults = faults(player)?;
            assert!(faults.is_empty(), "{scenario}, {width} px:\n{}", faults.join("\n"));
        }
    }
    player.assert_quiet()
}
