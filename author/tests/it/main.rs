//! The tests of `quiz-author`.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod examples;

mod make;

mod maps;

mod papers;

mod trials;
