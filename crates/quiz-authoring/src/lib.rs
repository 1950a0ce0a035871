//! What writing a quiz takes, without a browser.
//!
//! Everything here is a pure function of its arguments. Modules import only those above them in this list, and
//! `quiz`.

mod above;
mod ids;

pub mod exchange;

pub mod examples;

pub mod paper;

pub mod trial;

pub mod map;

pub mod review;
