//! Links: whatever goes in comes out again, and nothing else ever does.

mod docs;
mod golden;
mod keyless;
mod mutations;
mod repairs;
mod round_trips;
mod samples;
mod second;
mod sizes;
mod strict;

use crate::make::moves;
use quiz_core::attempt::{Attempt, Msg};
use quiz_core::quiz::draft::Draft;
use quiz_core::quiz::{Quiz, file};
use std::path::Path;
use std::rc::Rc;

/// A finished play; a choice of 0 leaves a scenario unanswered.
fn finished(quiz: &Rc<Quiz>, seed: u32, choices: &[usize]) -> Attempt {
    let mut attempt = Attempt::start(Rc::clone(quiz), 1, seed).unwrap();
    let mut choices = choices.iter().cycle();
    while !attempt.is_finished() {
        let choice = choices.next().copied().unwrap_or(0);
        let edits = moves(attempt.scenario(attempt.at()), choice).into_iter().map(Msg::Edited);
        let answered = edits.chain([Msg::ConfirmedAsShown]).filter(|_| choice > 0);
        for msg in answered.chain([Msg::WentOn, Msg::Finished]) {
            attempt = attempt.update(msg).unwrap_or(attempt);
        }
    }
    attempt
}

/// A quiz file, by its path from the package.
#[track_caller]
fn file(path: &str) -> Draft {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let source = std::fs::read_to_string(path).expect("a quiz file");
    file::read("a quiz", &source).expect("a sound quiz").0
}
