//! The tests of `quiz-authoring`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "in a test, a panic is a failure"
)]

mod csv;
mod documents;
mod gift;
mod graphs;
mod json;
mod kinds;
mod make;
mod previews;
mod review;
mod sample;
mod schema;
mod templates;
mod toml;
mod twins;
mod unsound;
