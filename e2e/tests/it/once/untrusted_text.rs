//! Text of strangers, wherever a quiz has text: shown as text, whatever it looks like, and keeping to its place.

#![expect(clippy::expect_used, reason = "what is made here is sound")]

use e2e::Result;
use quiz::Quiz;
use quiz::attempt::{Attempt, Msg};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::file;
use quiz::text::{clean, limit};
use quiz_authoring::convert::toml;
use quiz_link::{GraderQuiz, Link, LinkedQuiz, Name, Play, Source, Spelling, encode};
use std::rc::Rc;

use crate::everywhere::layout::assert_nothing_is_lost;
use crate::everywhere::publish::pastes;
use crate::fixture::{EVENING, Fixture};
use crate::player::{GO_ON, Player, SKIP, WAY_ON};

/// Texts that try something. Each begins with a mark of its own, which is all that a short field has room for.
pub(crate) const TRIES: [&str; 10] = [
    "<script>window.hacked = 1</script></p></main><svg onload=window.hacked=1>",
    "\"><img src=x onerror=\"window.hacked = 1\"><iframe srcdoc=\"<script>parent.hacked = 1</script>\">",
    "javascript:window.hacked=1",
    "<a href=\"javascript:window.hacked=1\" autofocus onfocus=\"window.hacked=1\"><style>* { display: none !important }</style>",
    "</title></style></textarea><script>window.hacked=1</script>&lt;b&gt; &#60;script&#62; {{7*7}} ${7*7} %3Cscript%3E",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "\u{202E}overridden\u{202C} \u{2067}isolated\u{2069} עברית \u{200F}والعربية",
    "Z\u{0351}\u{036B}\u{0343}\u{036A}\u{0302}\u{036B}\u{033D}\u{034F}\u{0334}\u{0319}\u{0324}a\u{0324}\u{031E}\u{0349}\u{0353}l\u{0348}\u{034D}\u{0316}g\u{031E}\u{0356}o\u{0321}\u{034A}",
    "zero\u{200B}width\u{200C}join\u{200D}ers\u{2060}and\u{FEFF}marks\u{00AD}soft\u{0000}null\u{0007}bell\u{0085}",
    "👩‍👩‍👧‍👦🏴‍☠️👍🏿🇵🇪🧑‍🚀❤️‍🔥👩‍👩‍👧‍👦🏴‍☠️👍🏿🇵🇪🧑‍🚀❤️‍🔥",
];

/// As much of a text as there is room for.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// A quiz in which every text is this one.
fn quiz(text: &str) -> Rc<Quiz> {
    Rc::new(check(&filled(text)).expect("text is never what makes a quiz unsound"))
}

/// The draft of it, as the editor keeps it.
pub(crate) fn draft(text: &str) -> String {
    toml::write(&filled(text))
}

fn filled(text: &str) -> Draft {
    let source = include_str!("../../../../tests/it/quizzes/hostile.toml");
    let (mut draft, _) = file::read("hostile", source).expect("a sound quiz");
    fill(&mut draft, text);
    draft
}

fn fill(draft: &mut Draft, text: &str) {
    let at_most = |most: usize| Some(cut(text, most));
    let name = || at_most(limit::NAME);
    let title = || at_most(limit::TITLE);
    let short = || at_most(limit::RESPONSE - 2);
    let long = || at_most(limit::RATIONALE);
    (draft.title, draft.author, draft.intro) = (title(), title(), long());
    draft.licence = at_most(limit::TAG);
    if let Some(credit) = &mut draft.credit {
        credit.text = short();
    }
    for term in draft.traits.iter_mut().chain(&mut draft.styles) {
        (term.name, term.about) = (name(), short());
    }
    for it in &mut draft.outcomes {
        (it.name, it.line, it.about, it.next) = (name(), title(), long(), short());
    }
    for it in &mut draft.sections {
        it.name = name();
    }
    for it in &mut draft.scenarios {
        (it.name, it.stem) = (name(), long());
        for (at, response) in it.responses.iter_mut().enumerate() {
            response.text = short().map(|it| format!("{at} {it}"));
            response.rationale = long();
        }
    }
}

fn address(link: &Link) -> String {
    format!("#{}", encode(link, Spelling::Letters))
}

/// A play in which all was left unanswered.
fn played(source: &Source) -> Attempt {
    let mut attempt = Attempt::start(Rc::clone(source.quiz()), 1, 3).expect("the first edition");
    while !attempt.is_finished() {
        let next = attempt.update(Msg::WentOn).or_else(|| attempt.update(Msg::Finished));
        attempt = next.expect("each step leads on");
    }
    attempt
}

/// Nothing ran, nothing became markup, nothing ran out of the window, and the text is there.
pub(crate) fn assert_tame(player: Player<'_>, text: &str, what: &str) -> Result<()> {
    let script = "
        const strange = '#app :is(script, iframe, img, style, object, embed, marquee, [style], [autofocus])';
        const hears = [...document.querySelectorAll('*')].filter(it => it.getAttributeNames().some(name => /^on/.test(name)));
        const runs = [...document.querySelectorAll('[href], [src]')].filter(it => /^javascript:/i.test(it.href ?? it.src));
        const found = [...document.querySelectorAll(strange), ...hears, ...runs].map(it => it.outerHTML);
        return { hacked: window.hacked ?? null, found, text: document.body.textContent, title: document.title };";
    let seen = player.page.execute(script, &[])?;
    assert_eq!(seen["hacked"], serde_json::Value::Null, "{what}: {text} was run");
    assert_eq!(seen["found"], serde_json::json!([]), "{what}: {text} became markup");
    let shown = [&seen["text"], &seen["title"]].map(|it| it.as_str().unwrap_or_default());
    let text = clean(&cut(text, limit::NAME));
    // The editor shows what was written with all its marks.
    let is_seen = |it: &&str| it.contains(&text) || clean(it).contains(&text);
    assert!(shown.iter().any(is_seen), "{what}: {text} is not to be seen");
    assert_nothing_is_lost(player, &format!("{what}, {text:.12}"))
}

#[test]
fn what_strangers_write_is_only_ever_text() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.page.set_viewport(320, 640)?;
    for text in TRIES {
        let source = Source::Linked(LinkedQuiz::new(quiz(text)).expect("it is small"));
        let tame = |what| assert_tame(player, text, what);
        let attempt = played(&source);
        let name = Name::new(&cut(text, limit::PLAYER));
        let challenge = Play::challenge(&source, &attempt, name.clone()).expect("it is finished");
        let result = Play::result(&source, &attempt, name).expect("it is finished");
        player.opens(&address(&Link::Play(result)))?;
        player.opens_all_details()?;
        tame("a result that was sent")?;
        player.opens(&address(&Link::Play(challenge)))?;
        tame("a challenge")?;
        player.follows(WAY_ON)?;
        for at in 0..5 {
            tame("a situation")?;
            if at == 0 {
                player.answers(0)?;
                player.opens_all_details()?;
                tame("what came of an answer")?;
                player.activates(GO_ON)?;
            } else {
                player.activates(SKIP)?;
            }
            player.page.wait_until("the next one", || {
                Ok((!player.fragment()?.ends_with(&format!(".{}", at + 1))).then_some(()))
            })?;
        }
        player.opens_all_details()?;
        tame("the result, beside another")?;
        player.makes_a_link()?;
        tame("sending it")?;
        player.opens("#earlier")?;
        tame("the list of other quizzes")?;
        player.page.execute("localStorage.clear()", &[])?;
        player.opens(&address(&source.link().expect("it is in a link")))?;
        tame("the quiz that was sent")?;
    }
    player.assert_quiet()
}

#[test]
fn what_strangers_answer_under_is_only_ever_text() -> Result<()> {
    let Some(fixture) = Fixture::open(EVENING)? else { return Ok(()) };
    let player = fixture.player();
    player.page.set_viewport(320, 640)?;
    for text in TRIES {
        let keyed = GraderQuiz::new(&quiz(text), 7, [7; 32]).expect("it is small");
        let players = Source::Player(keyed.player_quiz().expect("so is a part of it"));
        let attempt = played(&players);
        let name = Name::new(&cut(text, limit::PLAYER));
        let result = Play::result(&players, &attempt, name).expect("it is finished");
        player.opens(&address(&Link::GraderQuiz(keyed)))?;
        pastes(player, &address(&Link::Play(result)))?;
        player.page.wait_for(".review > table")?;
        assert_tame(player, text, "what came back")?;
        player.opens(&address(&players.link().expect("it is in a link")))?;
        assert_tame(player, text, "a quiz without its key")?;
        player.page.execute("localStorage.clear()", &[])?;
    }
    player.assert_quiet()
}
