//! The tests of `quiz-author`.

#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is a failure")]

mod json;
mod kinds;
mod make;
mod schema;
mod toml;
