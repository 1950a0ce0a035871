//! The messages to the page around a frame, and the feedback that such a page may ask for.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes the hashes")]

use crate::make::{Tab, quiz, source};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use quiz::answer::Edit;
use quiz::attempt::Msg as Move;
use quiz::draw::Seed;
use quiz::format::ChooseK;
use quiz::{Effectiveness, Feedback, Format, Quiz, Scenario};
use quiz_link::{Link, Play, Source, Spelling, encode};
use std::fmt::Write as _;
use std::rc::Rc;
use what_do_you_do::embed::events::{Json, events, initialized, resized};
use what_do_you_do::env::Random;
use what_do_you_do::notice::Notice;
use what_do_you_do::play_links::Received;
use what_do_you_do::player::model::{self as player};
use what_do_you_do::player::program::Program as _;
use what_do_you_do::share::model::{Model, Msg};
use what_do_you_do::share::resolve_quiz::{home_with, with_feedback};

fn address(link: &Link) -> String {
    format!("https://quiz.example/#{}", encode(link, Spelling::Letters))
}

/// Returns the name of the event and the fields that differ between messages.
fn own(message: &Json) -> String {
    let Json::Object(fields) = message else { panic!("{message} has no fields") };
    let field = |name: &str| fields.iter().find(|it| it.0 == name).map(|it| it.1.clone());
    let Some(Json::Text(event)) = field("event") else { panic!("{message} is no event") };
    let same = ["from", "version", "event", "verb", "quiz"];
    let own = fields.iter().filter(|it| !same.contains(&it.0)).cloned().collect();
    format!("{event} {}", Json::Object(own))
}

/// The messages about what changed. The app tells whether another screen is shown.
fn told(before: &Model, after: &Model) -> Vec<Json> {
    let screen = |it: &Model| {
        let at = it.player.shown().and_then(|id| it.player.records.get(&id));
        (it.player.route.clone(), at.map(|it| it.attempt.position()), it.screen())
    };
    events(&before.player, &after.player, screen(before) != screen(after), address)
}

/// Plays the words of a story and compares the messages after each.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "callers write the expected story in place")]
fn check(quiz: &str, words: &str, expected: Expect) {
    let mut tab = Tab::new(quiz);
    let mut heard = String::new();
    for line in words.split(';').map(str::trim) {
        let before = tab.model.clone();
        tab.hear(line);
        writeln!(heard, "{line}").unwrap();
        for message in told(&before, &tab.model) {
            writeln!(heard, "  {}", own(&message)).unwrap();
        }
    }
    expected.assert_eq(&heard);
}

#[test]
fn whole_messages_are_json() {
    let mut tab = Tab::new("five");
    expect![[r#"{"from":"what-do-you-do","version":1,"event":"initialized","verb":"http://adlnet.gov/expapi/verbs/initialized","quiz":{"title":"Five Ways to Answer","language":"en"},"language":"en","kept":true}"#]].assert_eq(&initialized(&tab.model.player).to_string());
    tab.model.player.notices.push(Notice::NotKept);
    assert!(initialized(&tab.model.player).to_string().ends_with("\"kept\":false}"));
    expect![[r#"{"from":"what-do-you-do","version":1,"event":"resized","height":640}"#]]
        .assert_eq(&resized(640).to_string());
    let hard = Json::Text("a \"quote\", a \\ and\na line\u{7f}, “é”".to_owned());
    expect![[r#""a \"quote\", a \\ and\u000aa line\u007f, “é”""#]].assert_eq(&hard.to_string());
}

#[test]
fn a_play_is_told_as_it_goes() {
    check(
        "five",
        "open; pick 0; pick 1; confirm; next; clear; next; found 2.7.1 90 0; open #earlier; open #play",
        expect![[r#"
            open
            pick 0
              attempted {"seed":7,"scenarios":5}
            pick 1
            confirm
              answered {"step":1,"scenario":{"id":"bell","name":"The bell"},"skipped":false,"marks":{"earned":1,"possible":3}}
              turned {}
            next
              turned {}
            clear
            next
              answered {"step":2,"scenario":{"id":"stairs","name":"On the stairs"},"skipped":true,"marks":{"earned":0,"possible":3}}
              turned {}
            found 2.7.1 90 0
            open #earlier
              turned {}
            open #play
              turned {}
        "#]],
    );
}

#[test]
fn with_feedback_at_the_end_marks_come_then_and_changed_answers_are_told_again() {
    check(
        "end",
        "open #new; pick 0; go 2; go 1; pick 1; go 2; next; next; next; next; finish",
        expect![[r#"
            open #new
              turned {}
            pick 0
              attempted {"seed":7,"scenarios":2}
            go 2
              answered {"step":1,"scenario":{"id":"one","name":"The first"},"skipped":false}
              turned {}
            go 1
              turned {}
            pick 1
            go 2
              answered {"step":1,"scenario":{"id":"one","name":"The first"},"skipped":false}
              turned {}
            next
              answered {"step":2,"scenario":{"id":"aside","name":"Beside the first"},"skipped":true}
              turned {}
            next
            next
            next
            finish
              answered {"step":3,"scenario":{"id":"two","name":"The second"},"skipped":true}
              completed {"marks":{"earned":0,"possible":7,"percent":null},"traits":[{"id":"tact","name":"Tact","percent":null}],"outcomes":[{"id":"everybody","title":"Everybody"}],"link":"https://quiz.example/#r2.ALEz_AcAAAACcwVmHAS"}
              turned {}
        "#]],
    );
}

#[test]
fn a_quiz_without_its_key_has_a_link_and_no_marks() {
    check(
        "player one",
        "open BASE.new; pick 0; next; finish",
        expect![[r#"
            open BASE.new
              turned {}
            pick 0
              attempted {"seed":7,"scenarios":1}
            next
            finish
              answered {"step":1,"scenario":{"id":"scenario-1","name":"The one"},"skipped":false}
              completed {"link":"https://quiz.example/#r2.AxlHnvLfpjlRQtv9-XzJn2EHAAAAAWD-cEwj"}
              turned {}
        "#]],
    );
}

/// A covered score is no score of the quiz, so the message has no marks.
#[test]
fn a_covered_play_has_a_link_and_no_marks() {
    check(
        "covered one",
        "open BASE.new; pick 0; next; pick 0; finish",
        expect![[r#"
        open BASE.new
          turned {}
        pick 0
          attempted {"seed":7,"scenarios":1}
        next
        pick 0
        finish
          answered {"step":1,"scenario":{"id":"one","name":"Covered situation A"},"skipped":false}
          completed {"link":"https://quiz.example/#r2.CAHxhmwHAAAAAdWXGKUT"}
          turned {}
    "#]],
    );
}

#[test]
fn an_attempt_from_another_visit_is_not_reported_as_new() {
    check(
        "five",
        "found 2.9.1 50 2; open #play; pick 0; confirm",
        expect![[r#"
        found 2.9.1 50 2
        open #play
          turned {}
        pick 0
        confirm
    "#]],
    );
}

/// Returns the moves that answer a scenario.
fn answer(scenario: &Scenario) -> Vec<Move> {
    let edits = match &scenario.format {
        Format::Choose(_) => vec![Edit::Pick(0)],
        Format::ChooseK(ChooseK { pick, .. }) => (0..*pick).map(Edit::Toggle).collect(),
        Format::BestWorst(_) => vec![Edit::Best(0), Edit::Worst(1)],
        Format::Rank(_) => vec![Edit::Place(0, 1), Edit::Place(0, 0)],
        Format::Rate(_) => {
            (0..scenario.responses.len()).map(|it| Edit::Rate(it, Effectiveness::Good)).collect()
        }
    };
    edits.into_iter().map(Move::Edited).collect()
}

/// Plays a quiz to its end, and returns all messages and the model. `answers` says in turn which scenarios are
/// answered. Where `together` is true, the messages of a step are computed together with those of the next.
fn whole_play(name: &str, seed: Seed, answers: &[bool], together: &[bool]) -> (Vec<String>, Model) {
    let mut tab = Tab::new(name);
    tab.env.random = Random::Fixed(seed);
    tab.hear("open BASE");
    let mut heard = Vec::new();
    let mut before = tab.model.clone();
    let mut moves = 0;
    for at in 0.. {
        let (_, record) = tab.model.player.playing().unwrap();
        let attempt = record.attempt.clone();
        let is_answered = answers[at % answers.len()];
        let mut next = if is_answered {
            answer(attempt.scenario(attempt.position()))
        } else {
            vec![Move::Cleared]
        };
        let is_at_once = attempt.quiz().feedback() == Feedback::AtOnce;
        let is_confirmed = is_answered || is_at_once;
        next.extend(is_confirmed.then_some(Move::Confirmed));
        for it in next {
            tab.send(Msg::Player(player::Msg::Played(it)));
        }
        if let Some((_, record)) = tab.model.player.playing()
            && record.attempt.position() == attempt.position()
        {
            let is_last = record.attempt.is_last(record.attempt.position());
            tab.send(Msg::Player(player::Msg::Played(if is_last {
                Move::Finished
            } else {
                Move::WentOn
            })));
        }
        moves += 1;
        let is_over = tab.model.player.playing().is_none();
        if is_over || !together[moves % together.len()] {
            heard.extend(told(&before, &tab.model).iter().map(own));
            before = tab.model.clone();
        }
        if is_over {
            return (heard, tab.model);
        }
    }
    unreachable!("a play ends")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_whole_play_begins_once_ends_once_and_each_step_is_told_once(
        name in prop::sample::select(vec!["five", "end", "never", "one", "player five"]),
        seed: Seed,
        answers in prop::collection::vec(any::<bool>(), 1..6),
        together in prop::collection::vec(any::<bool>(), 1..6),
    ) {
        let (heard, model) = whole_play(name, seed, &answers, &together);
        let called = |event: &str| heard.iter().filter(|it| it.starts_with(event)).count();
        let (_, record) = model.player.records.iter().next().unwrap();
        prop_assert_eq!(called("attempted "), 1, "{:?}", &heard);
        prop_assert_eq!(called("completed "), 1);
        for step in 1..=record.attempt.path().len() {
            prop_assert_eq!(called(&format!("answered {{\"step\":{step},")), 1, "{:?}", &heard);
        }
        prop_assert_eq!(called("answered "), record.attempt.path().len());
        let first = heard.iter().position(|it| it.starts_with("attempted "));
        prop_assert_eq!(first, Some(0));
        let last = heard.iter().rposition(|it| !it.starts_with("turned "));
        prop_assert!(heard[last.unwrap()].starts_with("completed "));
    }
}

fn feedback_of(source: &Source) -> Feedback {
    source.quiz().feedback()
}

#[test]
fn feedback_at_another_moment_makes_another_quiz_of_one_in_a_link() {
    let sent = source("sent five");
    let link = address(&sent.link().unwrap());
    let (anew, to_it) = with_feedback(&sent, &link, Feedback::AtEnd).unwrap();
    assert_eq!(feedback_of(&anew), Feedback::AtEnd);
    assert_ne!(anew.fingerprint(), sent.fingerprint());
    assert_eq!(Received::read(&anew, &address(&to_it)), Ok(Received::Quiz));
    // A page that is loaded at the new link has that quiz already.
    assert_eq!(with_feedback(&anew, &address(&to_it), Feedback::AtEnd), None);
    let draw = Link::Play(Play::draw(&sent, 2, 9));
    let (anew, to_it) = with_feedback(&sent, &address(&draw), Feedback::Never).unwrap();
    assert_eq!(Received::read(&anew, &address(&to_it)), Ok(Received::Draw(2, 9)));
    // A quiz without its key has no feedback.
    let player_quiz = source("player five");
    let link = address(&player_quiz.link().unwrap());
    assert_eq!(with_feedback(&player_quiz, &link, Feedback::AtOnce), None);
}

#[test]
fn plays_of_the_built_in_quiz_with_other_feedback_are_kept_apart_and_their_links_are_the_same() {
    let home: Rc<Quiz> = quiz("five");
    let anew = home_with(&home, Feedback::AtEnd);
    assert_eq!(anew.prefix, "what-do-you-do/v1/five.at-end/");
    assert_eq!((feedback_of(&anew.source), anew.text), (Feedback::AtEnd, None));
    let link = |source: &Source| address(&Link::Play(Play::draw(source, 2, 9)));
    assert_eq!(link(&anew.source), link(&Source::BuiltIn(home)));
}
