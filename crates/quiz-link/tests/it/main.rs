//! Tests links: a link opens as what was put into it, and never as anything else.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in a test, a panic is a failure"
)]

mod covered;
mod docs;
mod golden;
mod gradebook;
mod guide;
#[expect(dead_code, reason = "the tests of `quiz` need the rest")]
#[path = "../../../quiz/tests/it/make.rs"]
mod make;
mod mutations;
mod player_quiz;
mod repairs;
mod round_trips;
mod samples;
mod second_reader;
mod sizes;
mod strict;

use crate::make::moves;
use quiz::attempt::{Attempt, Msg};
use quiz::draft::Draft;
use quiz::{Quiz, file};
use std::path::Path;
use std::rc::Rc;

/// A finished attempt; a choice of 0 leaves a scenario unanswered.
fn finished(quiz: &Rc<Quiz>, seed: u32, choices: &[usize]) -> Attempt {
    let mut attempt = Attempt::start(Rc::clone(quiz), 1, seed).unwrap();
    let mut choices = choices.iter().cycle();
    while !attempt.is_finished() {
        let choice = choices.next().copied().unwrap_or(0);
        let edits =
            moves(attempt.scenario(attempt.position()), choice).into_iter().map(Msg::Edited);
        let answered = edits.chain([Msg::ConfirmedAsShown]).filter(|_| choice > 0);
        for msg in answered.chain([Msg::WentOn, Msg::Finished]) {
            attempt = attempt.update(msg).unwrap_or(attempt);
        }
    }
    attempt
}

/// The draft in a quiz file, by the file's path from the package.
#[track_caller]
fn file(path: &str) -> Draft {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let source = std::fs::read_to_string(path).expect("a quiz file");
    file::read("a quiz", &source).expect("a sound quiz").0
}

/// A quiz of the tests, by its name. Quizzes for links are in this package, the others in `quiz`.
#[track_caller]
fn sample(name: &str) -> Draft {
    let package = if name.starts_with("links/") { "." } else { "../quiz" };
    file(&format!("{package}/tests/data/{name}.toml"))
}
