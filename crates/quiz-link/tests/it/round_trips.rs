//! Tests that every kind of link gives back what was put into it.

use crate::finished;
use crate::make::{Deed, any_deed, messages};
use crate::make::{any_draft, quiz};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::Quiz;
use quiz::attempt::Attempt;
use quiz_link::{
    GraderQuiz, Link, LinkedQuiz, Name, Opened, Play, PlayMode, ReturnedKey, Room, Source,
    Spelling, decode, encode,
};
use std::rc::Rc;

/// Writes the link in both spellings, and reads it again.
#[track_caller]
fn sent(link: &Link) -> Link {
    let text = encode(link, Spelling::Letters);
    assert!(text.is_ascii() && text.ends_with(|it: char| it.is_ascii_alphanumeric()));
    assert_eq!(decode(&encode(link, Spelling::Digits)).as_ref(), Ok(link));
    let read = decode(&text).expect("a link of our own");
    assert_eq!(encode(&read, Spelling::Letters), text);
    read
}

/// The content of a play that was sent.
#[track_caller]
fn opened(play: &Play, source: &Source) -> Opened {
    let Link::Play(read) = sent(&Link::Play(play.clone())) else { panic!("another kind") };
    assert_eq!(&read, play);
    read.open(source).expect("a play of this quiz")
}

/// Any mode of playing.
fn any_mode() -> impl Strategy<Value = PlayMode> {
    let room = proptest::option::of(any::<u64>().prop_map(Room));
    (any::<bool>(), any::<bool>(), room).prop_map(|(is_covered, is_other_instruction, room)| {
        PlayMode { is_covered, is_other_instruction, room }
    })
}

/// Any name that somebody may have: of any characters, or only of characters that show nothing.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![4 => "\\PC{0,30}", 1 => "[\u{AD}\u{200B}\u{2800}\u{3164}\u{E0101} ]{0,30}"]
}

/// An attempt in which all this was done. It is finished if this is possible.
fn played(quiz: &Rc<Quiz>, seed: u32, deeds: Vec<Deed>) -> Attempt {
    let mut attempt = Attempt::start(Rc::clone(quiz), 1, seed).unwrap();
    for deed in deeds {
        for msg in messages(&attempt, deed) {
            attempt = attempt.update(msg).unwrap_or(attempt);
        }
    }
    attempt
}

proptest! {
    // Each case makes links with several quizzes, which is slow.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_quiz(draft in any_draft()) {
        let quiz = quiz(&draft);
        let Link::Quiz(read) = sent(&Link::Quiz(LinkedQuiz::new(Rc::clone(&quiz)).unwrap())) else {
            panic!("another kind")
        };
        prop_assert_eq!(read.quiz(), &quiz);
    }

    #[test]
    fn a_finished_play(
        draft in any_draft(),
        seed: u32,
        choices in vec(0..50_usize, 1..9),
        name in any_name(),
        mode in any_mode(),
    ) {
        let quiz = quiz(&draft);
        let attempt = finished(&quiz, seed, &choices);
        let name = Name::new(&name);
        // A name in which nothing can be seen is no name to the person who opens the link.
        let seen = name.clone().filter(Name::is_visible);
        let linked_quiz = Source::Linked(LinkedQuiz::new(Rc::clone(&quiz)).unwrap());
        for source in [linked_quiz, Source::BuiltIn(Rc::clone(&quiz))] {
            let draw = Play::draw(&source, 1, seed);
            let challenge = Play::challenge(&source, &attempt, name.clone()).unwrap();
            let result = Play::result(&source, &attempt, name.clone()).unwrap();
            for whole in [true, false] {
                let named = |play: &Play| {
                    let play = play.clone().in_mode(mode).expect("version 2");
                    assert_eq!(play.mode(), mode);
                    if whole { play } else { play.by_fingerprint() }
                };
                prop_assert_eq!(opened(&named(&draw), &source), Opened::Draw(1, seed));
                let Opened::Challenge(read, by) = opened(&named(&challenge), &source) else {
                    panic!("another kind")
                };
                prop_assert_eq!((read.answers(), &by), (attempt.answers(), &seen));
                let Opened::Result(read, by) = opened(&named(&result), &source) else {
                    panic!("another kind")
                };
                prop_assert!(read.is_finished());
                prop_assert_eq!((read.answers(), &by), (attempt.answers(), &seen));
                prop_assert_eq!(read.path(), attempt.path());
            }
        }
    }

    #[test]
    fn an_attempt_under_way(
        draft in any_draft(),
        seed: u32,
        deeds in vec(any_deed(), 0..40),
    ) {
        let quiz = quiz(&draft);
        let attempt = played(&quiz, seed, deeds);
        let source = Source::BuiltIn(quiz);
        let Some(play) = Play::attempt(&source, &attempt) else {
            prop_assert!(attempt.is_finished());
            return Ok(());
        };
        let Opened::Attempt(read) = opened(&play, &source) else { panic!("another kind") };
        prop_assert_eq!(read.path(), attempt.path());
        prop_assert_eq!((read.position(), read.shown()), (attempt.position(), attempt.shown()));
        for at in 0..attempt.path().len() {
            prop_assert_eq!(read.answer(at), attempt.answer(at));
            prop_assert_eq!(read.entry(at), attempt.entry(at));
        }
    }

    #[test]
    fn marks_given_back(draft in any_draft(), id: u64, secret: [u8; 32], mode in any_mode()) {
        let grader_quiz = GraderQuiz::new(&quiz(&draft), id, secret).unwrap();
        let marks = Link::ReturnedKey(ReturnedKey::new(grader_quiz, mode));
        prop_assert_eq!(sent(&marks), marks);
    }

    #[test]
    fn a_key_less_quiz(
        draft in any_draft(),
        id: u64,
        secret: [u8; 32],
        seed: u32,
        choices in vec(0..50_usize, 1..9),
    ) {
        let quiz = quiz(&draft);
        let grader_quiz = GraderQuiz::new(&quiz, id, secret).unwrap();
        prop_assert_eq!(sent(&Link::GraderQuiz(grader_quiz.clone())), Link::GraderQuiz(grader_quiz.clone()));
        let player_quiz = grader_quiz.player_quiz().unwrap();
        prop_assert_eq!(sent(&Link::PlayerQuiz(player_quiz.clone())), Link::PlayerQuiz(player_quiz.clone()));
        let attempt = finished(player_quiz.quiz(), seed, &choices);
        let (player, facilitator) = (Source::Player(player_quiz), Source::Grader(grader_quiz));
        prop_assert_eq!(Play::draw(&player, 1, seed), Play::draw(&facilitator, 1, seed));
        let draw = Play::draw(&facilitator, 1, seed);
        prop_assert_eq!(opened(&draw, &player), Opened::Draw(1, seed));
        let result = Play::result(&player, &attempt, None).unwrap();
        let Opened::Result(seen, _) = opened(&result, &player) else {
            panic!("another kind")
        };
        let Opened::Result(marked, _) = opened(&result, &facilitator) else {
            panic!("another kind")
        };
        prop_assert_eq!(seen.answers(), attempt.answers());
        prop_assert_eq!(marked.answers(), attempt.answers());
        prop_assert_eq!(marked.draw(), attempt.draw());
        for at in 0..attempt.path().len() {
            prop_assert_eq!(marked.order(at), attempt.order(at));
        }
    }
}
