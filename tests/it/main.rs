//! The tests of the page without a browser: its model, what it keeps, what it shows, and whether
//! the sources are in order.

#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is a failure")]

mod asked;
mod colours;
mod controls;
mod covered;
mod earlier_quiz;
mod editor;
mod editor_words;
mod embed_events;
mod html;
mod make;
mod model;
mod pages;
mod play_links;
mod problems;
mod scripts;
mod storage;
mod tidy;
mod versions;
