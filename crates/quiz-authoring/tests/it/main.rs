//! The tests of `quiz-authoring`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test, a panic is a failure"
)]

mod csv;
mod examples;
mod gift;
mod json;
mod kinds;
mod make;
mod maps;
mod papers;
mod review;
mod sample;
mod schema;
mod toml;
mod trials;
mod twins;
mod unsound;
