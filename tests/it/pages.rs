//! Each page of the player and of the share program as HTML, in each of its states.
//!
//! The golden files are in `pages/`; `UPDATE_EXPECT=1 cargo test --test it` writes them anew. A page that differs little
//! from another one has a file with the difference alone.

use crate::html::{Element, Node, parse, pretty};
use crate::make::{Tab, file_of, finished, id, ours, quiz, source, whole};
use crate::play_links::{attempt_sent, came_back, sent_as, unmarked};
use expect_test::expect_file;
use quiz::file;
use quiz::score::Scorecard;
use quiz_link::{Name, Source, Spelling, encode};
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use what_do_you_do::env::Env;
use what_do_you_do::play_links::Shareable;
use what_do_you_do::player::model::{self as player};
use what_do_you_do::share::model::{Model, Msg};
use what_do_you_do::shell::HEADING;
use what_do_you_do::{prerender, strings};

fn render(model: &Model) -> Element {
    parse(&format!("<body>{}</body>", prerender::page(model)))
}

/// A play of the quiz `five` with every answer right, at its last step.
const ALL_RIGHT: &str = "open #new; pick 0; confirm; next; toggle 0; toggle 1; confirm; next; \
    best 0; worst 2; confirm; next; confirm-shown; next; rate 0 3; rate 1 1; rate 2 0; confirm";

/// A play with one move of hiding and one of boasting, finished with all other steps unanswered.
const TIED: &str =
    "open #new; pick 2; confirm; next; next; best 1; worst 0; confirm; next; next; finish";

/// The name of the golden file, the quiz, and the words for [`Tab::after`].
const PAGES: &[(&str, &str, &str)] = &[
    ("cover-fresh", "five", "open"),
    ("cover-touched", "five", "open; pick 1"),
    ("cover-under-way", "five", "open #new; next; next; open #"),
    ("cover-after-a-play", "five", "found 2.3.1 50 finished; open"),
    ("cover-of-an-exam", "never", "open"),
    ("cover-leftwards", "arabic", "open"),
    ("play-choose", "five", "open #new"),
    ("play-choose-touched", "five", "open #new; pick 1"),
    ("play-choose-after", "five", "open #new; pick 1; confirm"),
    ("play-choose-back", "five", "open #new; pick 0; confirm; next; open #play.2.7.1.1"),
    ("play-follow-up", "five", "open #new; pick 1; confirm; next"),
    ("play-choose-k", "five", "open #new; next"),
    ("play-choose-k-touched", "five", "open #new; next; toggle 0; toggle 3; toggle 2"),
    ("play-choose-k-after", "five", "open #new; next; toggle 0; toggle 3; confirm"),
    ("play-best-worst", "five", "open #new; next; next"),
    ("play-best-worst-touched", "five", "open #new; next; next; best 2"),
    ("play-best-worst-after", "five", "open #new; next; next; best 0; worst 1; confirm"),
    ("play-rank", "five", "open #new; next; next; next"),
    ("play-rank-touched", "five", "open #new; next; next; next; place 3 0"),
    ("play-rank-after", "five", "open #new; next; next; next; place 3 0; confirm"),
    ("play-rate", "five", "open #new; next; next; next; next"),
    ("play-rate-touched", "five", "open #new; next; next; next; next; rate 1 2"),
    ("play-rate-after", "five", ALL_RIGHT),
    ("play-read-only", "five", "found 2.3.1 50 finished; open #play.2.3.1.2"),
    ("play-without-keys", "five", "open #new; keys off"),
    ("play-at-end", "end", "open #new; pick 0"),
    ("play-at-end-leads-on", "one", "open #new; pick 1"),
    ("play-at-end-last", "end", "open #new; next"),
    (
        "play-at-end-finished",
        "end",
        "open #new; pick 1; next; next; toggle 0; finish; open #play.1.7.1.1",
    ),
    ("play-covered", "covered five", "open BASE.new"),
    ("cover-covered", "covered sent five", "open BASE"),
    ("result-covered", "covered five", "found 2.3.1 50 finished; open BASE.result.2.3.1"),
    ("share-covered", "covered five", "found 2.3.1 50 finished; open BASE.share.2.3.1"),
    ("earlier-covered", "covered five", "found 2.3.1 50 finished; open BASE.earlier"),
    ("give-covered", "covered five", "open BASE.give"),
    ("play-never", "never", "open #new; pick 1"),
    ("play-never-finished", "never", "open #new; pick 1; next; finish; open #play.1.7.1.1"),
    ("sent-unknown", "five", "open #d0.2.5"),
    ("sent-under-way", "five", "found 2.5.1 50 2; open #d0.2.5"),
    ("sent-finished", "five", "found 2.5.1 50 finished; open #d0.2.5"),
    (
        "sent-finished-and-under-way",
        "five",
        "found 2.5.1 50 1; found 2.5.2 60 finished; open #d0.2.5",
    ),
    ("sent-challenge", "five", "open CHALLENGE"),
    ("sent-challenge-played", "five", "found 2.9.1 50 finished; open CHALLENGE"),
    ("sent-attempt", "five", "found 2.6.1 50 3; open ATTEMPT"),
    ("sent-result", "five", "open RESULT"),
    ("share", "five", "found 2.3.1 50 finished; open #share.2.3.1"),
    ("share-under-way", "five", "found 2.3.1 50 2; open #share.2.3.1"),
    ("result-beside", "five", "found 2.9.1 50 finished; open CHALLENGE; take"),
    ("sent-beside-another", "five", "found 2.6.1 50 3; open #d0.2.5"),
    ("result-single", "five", "THE END"),
    ("result-blend", "five", TIED),
    ("result-unanswered", "five", "found 2.3.1 50 finished; open #result.2.3.1"),
    ("result-at-end", "end", "open #new; pick 1; next; pick 0; next; toggle 0; finish"),
    ("result-never", "never", "open #new; pick 1; next; finish"),
    ("result-twins", "twins", "open #new; pick 0; confirm; next; pick 1; confirm; finish"),
    ("result-opinion", "opinion", "open #new; pick 1; confirm; finish"),
    ("earlier-empty", "five", "open #earlier"),
    (
        "earlier-some",
        "five",
        "found 2.3.1 50 finished; found 2.4.1 70 2; found 1.4.1 60 0; open #earlier",
    ),
    ("earlier-others", "five", "found 2.3.1 50 1; beside A quiz of Ana's; open #earlier"),
    ("earlier-not-readable", "five", "found 2.3.1 newer; found 2.5.1 other; open #earlier"),
    ("lost-not-readable", "five", "found 2.5.1 other; open #result.2.5.1"),
    ("earlier-unmarked", "player five", "found 1.3.1 50 finished; open BASE.earlier"),
    ("cover-of-a-link", "sent five", "open BASE"),
    ("sent-quiz", "sent five", "open QUIZ"),
    ("sent-quiz-under-way", "sent five", "found 2.4.1 50 1; beside The evening; open QUIZ"),
    ("sent-keyless", "player five", "open QUIZ"),
    ("sent-unmarked", "player five", "open UNMARKED"),
    ("share-with-the-quiz", "sent five", "found 2.3.1 50 finished; open BASE.share.2.3.1"),
    ("give", "five", "open #give"),
    ("give-pairs", "five", "pair 50 7b; pair 90; open #give"),
    ("give-sent", "sent five", "open BASE.give"),
    ("give-keyless", "player five", "open BASE.give"),
    ("unmarked", "player five", "found 1.3.1 50 finished; open BASE.result.1.3.1"),
    ("returns-none", "grader five", "open QUIZ"),
    ("returns", "grader five", "open QUIZ; paste CAME BACK"),
    ("lost-quiz", "five", "arrive #quiz.0123456789abcdef0123456789abcdef"),
    ("lost-unknown", "five", "open #nowhere"),
    ("lost-link", "five", "open #c1.AJvQux"),
    ("lost-edition", "five", "open #play.9.5.1.1"),
    ("lost-not-here", "five", "found 2.3.1 50 finished; open #result.2.5.1"),
];

/// The pages that differ little from another one: the name of the page, and the name of the other one.
const VARIANTS: &[(&str, &str)] = &[
    ("cover-touched", "cover-fresh"),
    ("cover-after-a-play", "cover-fresh"),
    ("play-choose-touched", "play-choose"),
    ("play-choose-back", "play-choose-after"),
    ("play-choose-k-touched", "play-choose-k"),
    ("play-best-worst-touched", "play-best-worst"),
    ("play-rate-touched", "play-rate"),
    ("play-without-keys", "play-choose"),
    ("play-at-end", "play-never"),
    ("play-at-end-leads-on", "play-never"),
    ("play-covered", "play-choose"),
    ("earlier-covered", "earlier-unmarked"),
    ("play-never-finished", "play-never"),
    ("sent-under-way", "sent-unknown"),
    ("sent-finished", "sent-unknown"),
    ("sent-finished-and-under-way", "sent-unknown"),
    ("sent-challenge-played", "sent-challenge"),
    ("sent-result", "result-unanswered"),
    ("result-beside", "result-unanswered"),
    ("sent-beside-another", "sent-unknown"),
    ("result-blend", "result-unanswered"),
    ("cover-of-a-link", "cover-fresh"),
    ("sent-quiz-under-way", "sent-quiz"),
    ("sent-keyless", "sent-quiz"),
    ("sent-unmarked", "unmarked"),
    ("share-with-the-quiz", "share"),
    ("give-pairs", "give"),
    ("lost-quiz", "lost-unknown"),
    ("lost-link", "lost-unknown"),
    ("lost-edition", "lost-unknown"),
];

fn model(quiz: &str, words: &str) -> Model {
    let words = words
        .replace("THE END", &format!("{ALL_RIGHT}; finish"))
        .replace("CHALLENGE", &sent_as(Shareable::Challenge, Some("Ana")))
        .replace("RESULT", &sent_as(Shareable::Result, None))
        .replace("UNMARKED", &unmarked())
        .replace("CAME BACK", &came_back())
        .replace("ATTEMPT", &attempt_sent(2));
    Tab::after(quiz, &words).model
}

/// The lines that change when a page becomes another one, with the line before and the line after.
fn difference(from: &str, to: &str) -> String {
    TextDiff::from_lines(from, to).unified_diff().context_radius(1).to_string()
}

#[test]
fn pages_are_as_they_were() {
    let draw = |name, quiz, words| (name, pretty(&render(&model(quiz, words))));
    let pages: BTreeMap<_, _> =
        PAGES.iter().map(|&(name, quiz, words)| draw(name, quiz, words)).collect();
    let like = |name: &str| VARIANTS.iter().find(|it| it.0 == name).map(|it| it.1);
    compare("pages", "html", &pages, like);
}

/// Compares pages with the golden files in a folder. `like` names the other page that a page differs little from: of such
/// a page, the file holds the difference alone.
pub(crate) fn compare<'a>(
    folder: &str,
    ending: &str,
    pages: &BTreeMap<&'a str, String>,
    like: impl Fn(&str) -> Option<&'a str>,
) {
    let mut names = BTreeSet::new();
    for (name, page) in pages {
        let (file, text) = match like(name) {
            Some(other) => (format!("{name}.diff"), difference(&pages[other], page)),
            None => (format!("{name}.{ending}"), page.clone()),
        };
        expect_file![ours(&format!("{folder}/{file}"))].assert_eq(&text);
        assert!(names.insert(file), "{name}: each page has a file of its own");
    }
    let files = std::fs::read_dir(ours(folder)).unwrap();
    let files: BTreeSet<_> =
        files.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, names, "files that no page belongs to");
}

#[test]
fn every_address_of_a_grader_quiz_leads_to_the_results() {
    let page = |words: &str| render(&model("grader five", words));
    assert_eq!(page("open BASE.new"), page("open QUIZ"));
}

#[test]
fn the_first_view_has_what_every_play_begins_with() {
    let view = |quiz: Rc<_>| prerender::first_view(&quiz);
    let evening = what_do_you_do::builtin::quiz();
    let mut tab = Tab::new("five");
    tab.model = whole(Source::BuiltIn(evening.clone()));
    tab.hear("open");
    assert_eq!(view(evening), prerender::page(&tab.model), "the page would jump at its start");
    assert!(view(quiz("five")).contains("class=\"scene\""));
    let source = std::fs::read_to_string(ours("quizzes/five.toml")).unwrap();
    let (_, shuffled) =
        file::read("five", &source.replace("shuffle = false", "shuffle = true")).unwrap();
    let shuffled = view(Rc::new(shuffled));
    assert!(!shuffled.contains("class=\"scene\""), "the play may begin with another scenario");
}

#[test]
fn pages_are_sound() {
    for (name, quiz, words) in PAGES {
        sound(name, &render(&model(quiz, words)));
    }
    // The built-in quiz, at every step of a play.
    let quiz = what_do_you_do::builtin::quiz();
    let mut tab = Tab::new("five");
    tab.model = whole(Source::BuiltIn(quiz));
    for words in ["open", "open #new"] {
        tab.hear(words);
        sound(words, &render(&tab.model));
    }
    for step in 0..40 {
        for words in ["pick 0", "toggle 0", "best 0", "worst 1", "rate 0 1", "confirm", "next"] {
            tab.hear(words);
            sound(&format!("step {step} after {words}"), &render(&tab.model));
        }
    }
    tab.hear("finish");
    assert!(tab.place().starts_with("result"), "{}", tab.place());
    sound("the result of the evening", &render(&tab.model));
}

/// Checks what is true of every page.
fn sound(name: &str, page: &Element) {
    let all = page.all();
    let ids: Vec<_> = all.iter().filter_map(|(it, _)| it.attribute("id")).collect();
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{name}: each id is there once: {ids:?}");

    assert_eq!(page.named("main").len(), 1, "{name}: one main part");
    let headings = page.named("h1");
    let [heading] = headings[..] else { panic!("{name}: {} first headings", headings.len()) };
    assert_eq!(heading.attribute("id"), Some(HEADING), "{name}");
    assert_eq!(heading.attribute("tabindex"), Some("-1"), "{name}");
    let mut level = 0;
    for (element, _) in &all {
        let Some(here) = element.name.strip_prefix('h').and_then(|it| it.parse::<u32>().ok())
        else {
            continue;
        };
        assert!(here <= level + 1, "{name}: h{here} after h{level}");
        assert!(!element.text().trim().is_empty(), "{name}: an empty heading");
        level = here;
    }

    for (element, within) in &all {
        let Element { name: kind, attributes, .. } = element;
        let what = format!("{name}: <{kind} {attributes:?}>");
        for (attribute, value) in attributes {
            assert!(attribute != "style" && !attribute.starts_with("on"), "{what}");
            if attribute.starts_with("aria-") && attribute.ends_with("by") {
                for id in value.split_whitespace() {
                    assert!(ids.contains(&id), "{what}: there is no {id}");
                }
            }
        }
        let is_within = |kind: &str| within.iter().any(|it| it.name == kind);
        let label = element.attribute("aria-label").unwrap_or_default();
        match kind.as_str() {
            "script" | "style" | "img" | "iframe" | "object" | "base" | "meta" | "link" => {
                panic!("{what} has no place here")
            }
            "input" => {
                let labelled =
                    within.iter().any(|it| it.name == "label" && !it.text().trim().is_empty());
                assert!(labelled || !label.is_empty(), "{what} has no label");
            }
            "button" => {
                assert!(
                    !element.text().trim().is_empty() || !label.is_empty(),
                    "{what} says nothing"
                );
                assert!(
                    ["button", "submit"].contains(&element.attribute("type").unwrap_or("")),
                    "{what}"
                );
            }
            "a" => {
                let href = element.attribute("href").unwrap_or_default();
                assert!(href.starts_with('#') || href.starts_with("https://"), "{what}");
                assert!(!element.text().trim().is_empty(), "{what} says nothing");
            }
            "fieldset" => assert_eq!(element.named("legend").len(), 1, "{what}"),
            "details" => assert_eq!(element.named("summary").len(), 1, "{what}"),
            "svg" => assert_eq!(element.attribute("aria-hidden"), Some("true"), "{what}"),
            "li" => assert!(is_within("ul") || is_within("ol"), "{what}"),
            _ => {}
        }
        if ["main", "form", "fieldset", "details", "p", "div"].contains(&kind.as_str()) {
            assert!(!is_within("p"), "{what} within a paragraph");
        }
    }
}

#[test]
fn the_part_of_the_page_that_is_the_quizs_says_which_way_it_runs() {
    let part = |quiz: &str, words: &str| {
        let page = render(&Tab::after(quiz, words).model);
        let part = page.named("div")[0].clone();
        [part.attribute("lang"), part.attribute("dir")].map(|it| it.map(str::to_owned))
    };
    let arabic = [Some("ar".to_owned()), Some("rtl".to_owned())];
    for words in
        ["open", "open #new", "found 1.3.1 50 finished; open #result.1.3.1", "open #d0.1.5"]
    {
        assert_eq!(part("arabic", words), arabic, "{words}");
    }
    for words in
        ["open #earlier", "open #give", "open #nowhere", "found 1.3.1 50 1; open #share.1.3.1"]
    {
        assert_eq!(part("arabic", words), [None, None], "{words}");
    }
    // A quiz without a language has the default language.
    assert_eq!(part("five", "open"), [Some("en".to_owned()), None]);
    // The build puts the same markup into the page that the program draws.
    assert!(prerender::first_view(&quiz("arabic")).starts_with("<div lang=\"ar\" dir=\"rtl\">"));
}

/// The quiz contains markup, characters that change the direction of writing, and a word without end.
#[test]
fn what_a_quiz_says_is_only_ever_text() {
    let source = std::fs::read_to_string(ours("quizzes/hostile.toml")).unwrap();
    assert!(source.contains("\\u202E\\u0007"), "the file has hostile texts");
    let hostile = "<script>x</script>\"><img src=x onerror=y></p>";
    let right = "open #new; pick 0; confirm; next; toggle 0; confirm; next; best 0; worst 2; confirm; next; \
        confirm-shown; next; rate 0 3; rate 1 0; confirm";
    // The words; how often the hostile text is read on the page, and how often it is in the label of a button.
    let pages = [
        ("open", 8, 0),
        ("open #new", 5, 0),
        ("open #new; pick 0; confirm", 8, 0),
        ("open #new; next", 5, 0),
        ("open #new; next; toggle 0; confirm", 8, 0),
        ("open #new; next; next", 6, 0),
        ("open #new; next; next; best 0; worst 2; confirm", 12, 0),
        ("open #new; next; next; next", 7, 8),
        ("open #new; next; next; next; confirm-shown", 15, 8),
        ("open #new; next; next; next; next", 9, 0),
        (right, 9, 0),
        ("THE END", 47, 0),
        ("open #d0.1.5", 4, 0),
        ("found 1.5.1 50 finished; open #earlier", 4, 0),
        ("open #nowhere", 2, 0),
    ];
    let end = format!("{right}; finish");
    for (words, read, labels) in pages {
        let words = if words == "THE END" { &end } else { words };
        let page = render(&Tab::after("hostile", words).model);
        sound(words, &page);
        assert_eq!(page.text().matches(hostile).count(), read, "{words}");
        let all = page.all();
        let found = all.iter().filter_map(|it| it.0.attribute("aria-label"));
        assert_eq!(found.map(|it| it.matches(hostile).count()).sum::<usize>(), labels, "{words}");
        assert!(!pretty(&page).contains(['\u{202E}', '\u{7}']), "{words}");
    }
}

/// The text of each element of a name.
fn texts(page: &Element, name: &str) -> Vec<String> {
    page.named(name).into_iter().map(Element::text).collect()
}

fn has(page: &Element, words: &str) -> bool {
    page.text().contains(words)
}

#[test]
fn the_key_is_shown_when_the_quiz_says_so() {
    let rationales = ["Secretly", "Good.", "It was good.", "It was not."];
    let shows = |quiz: &str, words: &str| {
        let page = render(&model(quiz, words));
        let tags = page.all().iter().any(|it| it.0.attribute("data-verdict").is_some());
        (rationales.iter().any(|it| has(&page, it)), tags)
    };
    assert_eq!(shows("end", "open #new; pick 0"), (false, false));
    assert_eq!(shows("end", "open #new; pick 0; confirm"), (false, false));
    assert_eq!(shows("end", "open #new; pick 0; next; next; open #play.1.7.1.1"), (false, false));
    assert_eq!(shows("end", "open #new; pick 0; next; toggle 0; finish"), (true, false));
    assert_eq!(
        shows("end", "open #new; pick 0; next; toggle 0; finish; open #play.1.7.1.1"),
        (true, true)
    );
    assert_eq!(shows("never", "open #new; pick 1; next; finish"), (false, false));
    assert_eq!(
        shows("never", "open #new; pick 1; next; finish; open #play.1.7.1.1"),
        (false, false)
    );
    let page = render(&model("never", "open #new; pick 1; next; finish"));
    let review =
        page.named("section").into_iter().find(|it| it.attribute("class") == Some("review"));
    for word in ["good", "poor", "of 3", "guessing"] {
        assert!(!has(review.unwrap(), word), "the review of an exam does not say {word}");
    }
}

#[test]
fn an_answer_is_locked_when_its_feedback_is_shown() {
    for (quiz, words, locked) in [
        ("five", "open #new; pick 0", false),
        ("five", "open #new; pick 0; confirm", true),
        ("five", "open #new; pick 0; confirm; next; open #play.2.7.1.1", true),
        ("five", "open #new; next; open #play.2.7.1.1", false),
        ("five", "found 2.3.1 50 finished; open #play.2.3.1.2", true),
        ("end", "open #new; pick 0; confirm", false),
        ("end", "open #new; pick 0; next; finish; open #play.1.7.1.1", true),
        ("never", "open #new; pick 0; next; open #play.1.7.1.1", false),
        ("never", "open #new; pick 0; next; finish; open #play.1.7.1.1", true),
    ] {
        let page = render(&model(quiz, words));
        let fieldsets = page.named("fieldset");
        let disabled = fieldsets.iter().all(|it| it.attribute("disabled").is_some());
        assert_eq!(disabled, locked, "{words}");
        let submits = page.named("button").iter().any(|it| it.attribute("type") == Some("submit"));
        assert_eq!(submits, !locked, "{words}");
        let ways = page.all().iter().any(|it| it.0.attribute("id") == Some("go-on"));
        assert_eq!(ways, locked, "{words}");
    }
}

/// In this quiz the response decides whether the play ends here.
#[test]
fn the_buttons_say_whether_the_play_ends() {
    for (words, given, left) in [
        ("open #new", "Finish", "Finish without it"),
        ("open #new; pick 0", "Finish", "Finish without it"),
        ("open #new; pick 1", "Next", "Finish without it"),
        ("open #new; pick 1; confirm; go 1", "Next", "Finish without it"),
        ("open #new; pick 1; next; pick 0", "Finish", "Finish without it"),
        ("open #new; pick 1; next; open #play.1.7.1.1", "Next", "Finish without it"),
    ] {
        let page = render(&model("one", words));
        assert_eq!(texts(&page, "button"), [given, left], "{words}");
    }
    let page = render(&model("end", "open #new"));
    assert_eq!(texts(&page, "button"), ["Next", "Skip it"]);
    let page = render(&model("five", "open #new; pick 0"));
    assert_eq!(texts(&page, "button"), ["That is my answer", "Skip it"]);
}

#[test]
fn controls_show_what_was_given() {
    let checked = |words: &str| -> Vec<String> {
        let page = render(&model("five", words));
        let labels = page.named("label").into_iter().filter(|it| it.attribute("class").is_some());
        labels
            .filter(|it| it.named("input").iter().any(|it| it.attribute("checked").is_some()))
            .map(Element::text)
            .collect()
    };
    assert_eq!(checked("open #new"), [""; 0]);
    assert_eq!(checked("open #new; pick 1; pick 0"), ["Ring again.1"]);
    assert_eq!(checked("open #new; next; toggle 3; toggle 0; toggle 3"), ["Hang up theirs.1"]);
    assert_eq!(checked("open #new; next; next; best 0; worst 0; best 1").len(), 2);
    assert_eq!(checked("open #new; next; next; next; next; rate 1 2"), ["Good"]);
    let page = render(&model("five", "open #new; next; next; next; place 3 0"));
    let moves: Vec<_> = page.named("li").into_iter().map(|it| it.named("bdi")[0].text()).collect();
    assert_eq!(moves, ["Take it.", "Ask who was here.", "Offer it.", "Sit on the floor."]);
    let disabled: Vec<_> = page
        .named("button")
        .into_iter()
        .filter(|it| it.attribute("aria-disabled") == Some("true"))
        .map(|it| it.attribute("aria-label").unwrap())
        .collect();
    assert_eq!(disabled, ["Move up: Take it.", "Move down: Sit on the floor."]);
}

#[test]
fn the_cover_leads_on() {
    let ways = |words: &str| -> Vec<(String, String)> {
        let page = render(&model("five", words));
        let links = page.named("a").into_iter();
        links
            .map(|it| (it.text(), it.attribute("href").unwrap().to_owned()))
            .filter(|it| it.1.starts_with('#'))
            .collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        ways("open"),
        [
            pair("Come in", "#play"),
            pair("Give it to others", "#give"),
            pair("Write your own", "#write"),
        ]
    );
    assert_eq!(
        ways("open #new; next; next; open #"),
        [
            pair("Go on where you were, at 3 of 5", "#play.2.7.1.3"),
            pair("Start anew", "#new"),
            pair("Earlier plays", "#earlier"),
            pair("Give it to others", "#give"),
            pair("Write your own", "#write"),
        ]
    );
    assert_eq!(
        ways("found 2.3.1 50 finished; open"),
        [
            pair("Come in", "#play"),
            pair("Earlier plays", "#earlier"),
            pair("Give it to others", "#give"),
            pair("Write your own", "#write"),
        ]
    );
    assert_eq!(
        ways("found 2.5.1 50 1; found 2.5.2 60 finished; open #d0.2.5"),
        [pair("Go on where you were", "#play.2.5.1.2"), pair("See how it went", "#result.2.5.2")]
    );
}

#[test]
fn the_result_says_what_it_came_to() {
    let page = render(&model("five", "THE END"));
    assert_eq!(texts(&page, "h1"), ["The host"]);
    assert!(has(&page, "In all: 100 %") && has(&page, "Stay for the washing-up."));
    let glasses: Vec<_> =
        page.named("li").into_iter().filter(|it| it.attribute("class") == Some("glass")).collect();
    let [tact, patience] = glasses[..] else { panic!("two traits") };
    assert!(tact.text().contains("100 %") && patience.text().contains("not seen"));
    let page = render(&model("five", TIED));
    assert_eq!(texts(&page, "h1"), ["The curtain / The trumpet"]);
    assert!(has(&page, "Step out once.") && has(&page, "Ask one question."));
    assert!(has(&page, "Hiding, once.") && has(&page, "Boasting, once."));
    let page = render(&model("opinion", "open #new; pick 1; confirm; finish"));
    assert!(has(&page, "an opinion, not scored"));
    // The review has a line for each step of the path, with the answer.
    let page = render(&model(
        "five",
        "open #new; pick 1; confirm; next; pick 0; confirm; next; next; next; next; \
        finish",
    ));
    assert_eq!(page.named("ol")[0].children.len(), 6);
    assert_eq!(page.text().matches("Your move").count(), 2);
    assert_eq!(page.text().matches("not answered").count(), 4);
}

/// The order of the page is outcome, styles, marks. No word for a score is one of school marks.
#[test]
fn the_result_begins_with_what_there_is_to_send() {
    let page = render(&model("five", TIED));
    let headings = texts(&page, "h2");
    assert_eq!(
        headings,
        ["What you do", "Next time, try this", "Situation by situation", "In figures"]
    );
    assert!(has(&page, "In all: as good as a guess"), "{}", page.text());
    let sent = render(&model("five", "open RESULT"));
    assert_eq!(texts(&sent, "h2").last().map(String::as_str), Some("In figures"));
    // The text about a style follows the count as the author wrote it: the rest of a sentence, a sentence of its own,
    // or nothing.
    let said = |quiz: &str, words: &str| {
        let page = render(&model(quiz, words));
        let all = page.all();
        let moves = all.iter().find(|(it, _)| it.attribute("class") == Some("moves"));
        moves.map(|(it, _)| it.named("ul")[0].text()).unwrap_or_default()
    };
    let of_twins = |pick: &str| {
        said("twins", &format!("open #new; pick {pick}; confirm; next; pick 0; confirm; finish"))
    };
    let all = BTreeSet::from(["0", "1"].map(of_twins));
    let asked = "Asking, once: a question, put to whoever is in front of you.";
    assert_eq!(all, BTreeSet::from([asked, "Going, once."].map(str::to_owned)));
    assert!(said("five", TIED).contains("Hiding, once. Being elsewhere."));
    assert_eq!(said("opinion", "open #new; pick 1; confirm; finish"), "");
}

/// The page, the list of plays, tables, and the end of a covered play say it in the same words.
#[test]
fn a_score_below_guessing_is_told_in_the_same_words_everywhere() {
    let below = "as good as a guess";
    let model = model("five", TIED);
    let (_, record) = model.player.records.iter().next().unwrap();
    let score = Scorecard::of(&record.attempt).total;
    assert!(score.is_some_and(|it| it.percent().is_none()));
    assert_eq!([strings::result::score(score), strings::result::figure(score)], [below; 2]);
    assert_eq!(strings::covered::came_to(score), format!("It was {below}."));
    assert!(strings::result::BELOW.to_lowercase().contains(below));
    assert!(has(&render(&Tab::after("five", &format!("{TIED}; open #earlier")).model), below));
}

/// The first letter of a sentence decides its direction. Outside of names and texts of the quiz, it is a letter of the
/// interface.
#[test]
fn no_name_changes_the_direction_of_the_words_beside_it() {
    fn first(element: &Element) -> Option<char> {
        let within = |it: &Node| match it {
            Node::Text(text) => text.chars().find(|it| it.is_alphabetic()),
            Node::Element(it) if it.name == "bdi" => None,
            Node::Element(it) => first(it),
        };
        element.children.iter().find_map(within)
    }
    for quiz in ["five", "sent five", "covered five", "covered sent five", "player five"] {
        for (what, more) in [
            (Shareable::Challenge, ""),
            (Shareable::Challenge, "take; next; next; next; next; next; finish"),
            (Shareable::Result, ""),
        ] {
            let source = source(quiz);
            let attempt = finished(source.quiz(), id("1.9.1"), 1).attempt;
            let Some(link) = what.link(&source, &attempt, Name::new("נעה")) else { continue };
            let link = encode(&link, Spelling::Letters);
            let page = render(
                &Tab::after(quiz, format!("open #{link}; {more}").trim_end_matches("; ")).model,
            );
            assert!(has(&page, "נעה"), "{quiz}, {what:?}: {}", page.text());
            for (element, _) in page.all() {
                let is_run =
                    matches!(element.name.as_str(), "p" | "h1" | "h2" | "h3" | "li" | "td")
                        || element.attribute("class") == Some("figure");
                let turned = first(element).filter(|it| is_run && !it.is_ascii());
                assert_eq!(turned, None, "{quiz}, {what:?}: {}", element.text());
            }
        }
    }
}

/// The quiz `never` shows no key at any time.
#[test]
fn no_text_mentions_a_key_that_is_not_shown() {
    for (quiz, base) in [("never", "#"), ("covered never", "BASE.")] {
        let source = source(quiz);
        let attempt = finished(source.quiz(), id("1.9.1"), 1).attempt;
        let link = Shareable::Result.link(&source, &attempt, None).unwrap();
        let link = encode(&link, Spelling::Letters);
        for words in
            [format!("open #{link}"), format!("found 1.9.1 50 finished; open {base}result.1.9.1")]
        {
            let page = render(&Tab::after(quiz, &words).model);
            assert!(has(&page, "The question"), "{}", page.text());
            assert!(!has(&page, "a good move"), "{}", page.text());
        }
    }
}

/// The note does not say which of the moves is right in the other situation.
#[test]
fn the_review_says_that_the_same_moves_wait_in_another_situation() {
    let play = "open #new; pick 0; confirm; next; pick 0; confirm; finish";
    let page = render(&model("twins", play));
    assert_eq!(page.text().matches(strings::result::TWIN).count(), 1);
    let reviews = page.named("details");
    let of = |name: &str| reviews.iter().find(|it| it.text().contains(name)).unwrap().text();
    assert!(
        !of("Two coats").contains(strings::result::TWIN),
        "no other situation has the same moves"
    );
    // A player who has met both situations gets no such note.
    let both = file_of("twins").replace("draw = 1, ", "");
    let (_, quiz) = file::read("both", &both).unwrap();
    let id = id("1.5.1");
    let mut model = whole(Source::BuiltIn(Rc::new(quiz.clone())));
    let env = Env::fixed(100, 7);
    model.update(Msg::Player(player::Msg::Found(id, Ok(finished(&Rc::new(quiz), id, 50)))), env);
    model.update(Msg::Player(player::Msg::Opened("#result.1.5.1".to_owned())), env);
    let page = render(&model);
    assert!(
        has(&page, "The sleeper") && has(&page, "The singer") && !has(&page, strings::result::TWIN)
    );
}

/// The sentence is on the first scenario only, and only where the question is what is best to do.
#[test]
fn what_best_means_is_said_once() {
    for (quiz, words, count) in [
        ("five", "open", 1),
        ("five", "open #new", 1),
        ("five", "open #new; next", 0),
        ("end", "open #new", 0),
    ] {
        let page = render(&model(quiz, words));
        assert_eq!(page.text().matches(strings::formats::BEST).count(), count, "{quiz}, {words}");
    }
}

#[test]
fn every_quiz_of_these_tests_is_used() {
    for file in std::fs::read_dir(ours("quizzes")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        quiz(name.strip_suffix(".toml").unwrap());
        let used = PAGES.iter().any(|it| format!("{}.toml", it.1) == name);
        assert!(used || name == "hostile.toml", "{name}");
    }
}

/// A review of ten thousand scenarios would be half a million elements.
#[test]
fn a_long_review_is_made_as_it_is_unfolded() {
    let file = file_of("opinion");
    let (head, scenario) = file.split_once("[[scenarios]]").unwrap();
    for (count, made) in [(100, 200), (101, 0)] {
        let ids: Vec<_> = (0..count).map(|it| format!("\"taste-{it}\"")).collect();
        let head = head.replace("\"taste\"", &ids.join(", "));
        let scenarios =
            ids.iter().map(|id| format!("[[scenarios]]{}", scenario.replace("\"taste\"", id)));
        let text = head + &scenarios.collect::<Vec<_>>().join("\n");
        let (_, quiz) = file::read("long", &text).unwrap();
        let quiz = Rc::new(quiz);
        let id = id("1.5.1");
        let record = finished(&quiz, id, 50);
        let mut model = whole(Source::BuiltIn(quiz));
        let env = Env::fixed(100, 7);
        model.update(Msg::Player(player::Msg::Found(id, Ok(record))), env);
        model.update(Msg::Player(player::Msg::Opened("#result.1.5.1".to_owned())), env);
        let page = render(&model);
        let all = page.all();
        let of =
            |class: &str| all.iter().filter(|(it, _)| it.attribute("class") == Some(class)).count();
        assert_eq!((of("figure"), of("response")), (count, made));
    }
}
