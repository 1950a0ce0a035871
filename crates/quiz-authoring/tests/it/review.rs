//! The checker: what it says of good quizzes, of faulty ones, and of any draft.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::unnecessary_wraps,
    reason = "in a test, a panic is a failure, and drafts are full of options"
)]

mod any;
mod built_in;
mod ceiling;
mod figures;
mod links;
mod make;
mod planted;
