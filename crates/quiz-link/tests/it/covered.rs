//! Tests plays with the situations covered: draws, answers and scores stay the same, and no text
//! tells of a situation.

use crate::make::{any_deed, messages};
use crate::make::{any_draft, draft, quiz, scenario};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::attempt::{Attempt, Msg};
use quiz::covered::Cover;
use quiz::record::Record;
use quiz::score::Scorecard;
use quiz::{Feedback, Quiz};
use quiz_link::{GraderQuiz, Link, LinkedQuiz, Opened, Play, Source, Spelling, decode, encode};
use std::rc::Rc;

const COVER: Cover = Cover {
    intro: "All is covered.",
    section: "Covered",
    stem: "It is covered.",
    name: |at| format!("Covered {at}"),
};

fn covered(source: &Source) -> Source {
    source.covered(COVER).expect("a quiz with its key")
}

/// All texts that a player reads before the end, except the responses.
fn read_before(quiz: &Quiz) -> Vec<String> {
    let scenarios = quiz.scenarios().flat_map(|(_, it)| [it.name.clone(), it.stem.clone()]);
    let sections = quiz.sections().iter().map(|it| it.name.clone());
    scenarios.chain(sections).chain([quiz.intro().to_owned()]).collect()
}

#[test]
fn nothing_tells_of_a_situation_before_the_end() {
    for (feedback, later) in
        [("at-once", Feedback::AtEnd), ("at-end", Feedback::AtEnd), ("never", Feedback::Never)]
    {
        let mut draft =
            draft(vec![scenario("a", "choose", &[3, 0, 1]), scenario("b", "rank", &[1, 2, 3, 4])]);
        draft.feedback = Some(feedback.to_owned());
        draft.sections[0].drawing = Some("bar".to_owned());
        let quiz = quiz(&draft);
        let hidden = quiz.covered(COVER);
        assert_eq!(
            read_before(&hidden),
            [
                "Covered 0",
                "It is covered.",
                "Covered 1",
                "It is covered.",
                "Covered",
                "All is covered."
            ]
        );
        assert_eq!((hidden.feedback(), &hidden.sections()[0].drawing), (later, &None));
        let responses =
            |it: &Quiz| it.scenarios().map(|(_, it)| it.responses.clone()).collect::<Vec<_>>();
        assert_eq!(responses(&hidden), responses(&quiz));
    }
}

/// Without a key, nobody can be told how well they did without the situations.
#[test]
fn a_quiz_without_its_key_is_not_covered() {
    let quiz = quiz(&draft(vec![scenario("a", "choose", &[3, 0, 1])]));
    let grader_quiz = GraderQuiz::new(&quiz, 7, [9; 32]).unwrap();
    let player_quiz = Source::Player(grader_quiz.player_quiz().unwrap());
    assert_eq!(
        (player_quiz.covered(COVER), Source::Grader(grader_quiz).covered(COVER)),
        (None, None)
    );
    let once = covered(&Source::BuiltIn(quiz));
    assert_eq!(once.covered(COVER), None);
}

proptest! {
    // Each case makes a link with a quiz, which is slow.
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// With the situations or without, a play is the same, has the same score, and is stored as the
    /// same text.
    #[test]
    fn a_play_is_the_same_with_and_without(
        draft in any_draft(),
        seed: u32,
        deeds in vec(any_deed(), 0..40),
    ) {
        let whole = quiz(&draft);
        let hidden = Rc::new(whole.covered(COVER));
        let mut attempt = Attempt::start(Rc::clone(&hidden), 1, seed).unwrap();
        for deed in deeds {
            for msg in messages(&attempt, deed) {
                attempt = attempt.update(msg).unwrap_or(attempt);
            }
        }
        let uncovered = attempt.of(&whole).unwrap();
        prop_assert_eq!(uncovered.draw(), attempt.draw());
        prop_assert_eq!(uncovered.answers(), attempt.answers());
        prop_assert_eq!(uncovered.kept(), attempt.kept());
        prop_assert_eq!(Scorecard::of(&uncovered), Scorecard::of(&attempt));
        prop_assert_eq!(&uncovered.of(&hidden).unwrap(), &attempt);
        let record = Record { attempt: Rc::new(attempt), started: 1, changed: 2 };
        let read = Record::read(&whole, &record.write()).unwrap();
        prop_assert_eq!(read, Record { attempt: Rc::new(uncovered), ..record });
    }

    /// Links of a covered quiz say that it is covered, and open as covered plays.
    #[test]
    fn links_say_that_it_is_covered(draft in any_draft(), seed: u32) {
        let quiz = quiz(&draft);
        let linked_quiz = Source::Linked(LinkedQuiz::new(Rc::clone(&quiz)).unwrap());
        for source in [linked_quiz, Source::BuiltIn(quiz)] {
            let hidden = covered(&source);
            prop_assert_eq!(hidden.uncovered(), &source);
            prop_assert_eq!(hidden.fingerprint(), source.fingerprint());
            let begun = Attempt::start(Rc::clone(hidden.quiz()), 1, seed).unwrap();
            let mut done = begun.clone();
            while let Some(next) = done.update(Msg::WentOn) {
                done = next;
            }
            let done = done.update(Msg::Finished).unwrap();
            let plays = [
                (Play::draw(&hidden, 1, seed), Opened::Draw(1, seed)),
                (Play::attempt(&hidden, &begun).unwrap(), Opened::Attempt(begun)),
                (Play::challenge(&hidden, &done, None).unwrap(), Opened::Challenge(done.clone(), None)),
                (Play::result(&hidden, &done, None).unwrap(), Opened::Result(done.clone(), None)),
            ];
            for (play, holds) in plays {
                let text = encode(&Link::Play(play.clone()), Spelling::Letters);
                let Ok(Link::Play(read)) = decode(&text) else { panic!("another kind") };
                prop_assert_eq!((read.mode(), &read), (hidden.mode(), &play));
                prop_assert!(read.mode().is_covered && !source.mode().is_covered);
                prop_assert_eq!(read.open(&hidden), Ok(holds));
            }
            // A play without the situations is not sent as one with them.
            prop_assert_eq!(Play::result(&source, &done, None), None);
        }
    }
}
