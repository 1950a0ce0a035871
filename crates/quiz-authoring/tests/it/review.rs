//! Tests of the checker, with good quizzes, faulty ones and any drafts.

#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is a failure")]

mod any;
mod built_in;
mod ceiling;
mod figures;
mod links;
mod make;
mod planted;
