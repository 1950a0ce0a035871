//! The tests of the page without a browser: its model, what it keeps, what it shows, and whether
//! the sources are in order.

#![expect(clippy::unwrap_used, clippy::panic, reason = "in a test, a panic is a failure")]

mod colours;
mod controls;
mod covered;
mod desk;
mod difference;
mod earlier_evening;
mod exchange;
mod html;
mod make;
mod model;
mod pages;
mod store;
mod telling;
mod tidy;
mod versions;
