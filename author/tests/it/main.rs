//! The tests of `quiz-author`.

#![expect(clippy::expect_used, clippy::panic, reason = "in a test, a panic is a failure")]

mod csv;
mod gift;
mod make;
