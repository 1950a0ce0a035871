//! Opens any content under a right checksum, so that the decoder gets past the checksum. An opened
//! link must be written as it came, in digits, and must open again in letters. A play opens with
//! its quiz, and what it opens as makes the play again.

#![no_main]

use crc::{CRC_32_ISO_HDLC, Crc, Table};
use libfuzzer_sys::fuzz_target;
use quiz_link::{About, LinkedQuiz, GraderQuiz, Link, Opened, Play, Source, Spelling, decode, encode};
use quiz::{Quiz, file};
use std::fmt::Write as _;
use std::rc::Rc;

const CRC: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC);

const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

fuzz_target!(|data: &[u8]| {
    let Some((kind, content)) = data.split_first() else { return };
    let kinds = ["d1", "q1", "a1", "c1", "r1", "k1", "f1", "d2", "a2", "c2", "r2", "m2"];
    let kind = kinds[usize::from(*kind) % kinds.len()];
    let Ok(link) = decode(&in_digits(kind, content)) else { return };
    let digits = encode(&link, Spelling::Digits);
    // Each content has one form, so an opened link is written as it came.
    assert_eq!(digits, in_digits(kind, content));
    assert_eq!(decode(&encode(&link, Spelling::Letters)).as_ref(), Ok(&link));
    if let Link::Play(play) = link {
        open(&play);
    }
});

/// A link in digits with any content.
fn in_digits(kind: &str, content: &[u8]) -> String {
    let mut digest = CRC.digest();
    digest.update(kind.as_bytes());
    digest.update(content);
    let bytes = [content, &digest.finalize().to_le_bytes()].concat();
    let mut text = format!("{}.", kind.to_ascii_uppercase());
    for bytes in bytes.chunks(7) {
        let number = bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte));
        write!(text, "{number:0width$}", width = DIGITS[bytes.len()]).unwrap();
    }
    text
}

/// Opens a play with the quiz that it contains, or with each quiz that it may be about.
fn open(play: &Play) {
    thread_local! {
        static SOURCES: Vec<Source> = sources();
    }
    match play.about() {
        About::Linked(it) => check(play, &Source::Linked(it.clone())),
        _ => SOURCES.with(|sources| sources.iter().for_each(|it| check(play, it))),
    }
}

/// Makes a play of what was opened, and compares it with the first one. Plays of version 1 are made
/// again in version 2.
fn check(play: &Play, source: &Source) {
    let Ok(opened) = play.open(source) else { return };
    let again = match opened {
        Opened::Draw(edition, seed) => Some(Play::draw(source, edition, seed)),
        Opened::Attempt(attempt) => Play::attempt(source, &attempt),
        Opened::Challenge(attempt, name) => Play::challenge(source, &attempt, name),
        Opened::Result(attempt, name) => Play::result(source, &attempt, name),
    };
    // A grader quiz makes no plays with answers.
    let Some(again) = again.and_then(|it| it.in_mode(play.mode())) else { return };
    if play.name() != again.name() {
        return;
    }
    let again = if matches!(play.about(), About::Linked(_)) { again } else { again.by_fingerprint() };
    let is_old = encode(&Link::Play(play.clone()), Spelling::Letters)[1..].starts_with("1.");
    match source.play_fingerprint().and_then(|it| play.with_name(it)) {
        Some(was) => assert_eq!(was, again),
        None if is_old => {}
        None => assert_eq!(&again, play),
    }
}

fn sources() -> Vec<Source> {
    let quiz = |source: &str| Rc::new(file::read("a quiz", source).unwrap().1);
    let linked_quiz = |quiz: Rc<Quiz>| Source::Linked(LinkedQuiz::new(quiz).unwrap());
    let everything = quiz(include_str!("../../crates/quiz/tests/data/valid/everything.toml"));
    let golden = quiz(include_str!("../../crates/quiz/tests/data/golden.toml"));
    let grader_quiz = GraderQuiz::new(&everything, 0, [0; 32]).unwrap();
    vec![
        Source::BuiltIn(golden),
        linked_quiz(everything),
        linked_quiz(quiz(include_str!("../../crates/quiz/tests/data/valid/rate.toml"))),
        Source::Player(grader_quiz.player_quiz().unwrap()),
        Source::Grader(grader_quiz),
    ]
}
