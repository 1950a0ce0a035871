//! End-to-end tests, run by `cargo xtask test`: a person's ways through the built site.
//!
//! Those in `everywhere` run in every engine, those in `once` in Chromium alone: `e2e/README.md` says of each module why.

mod author;
mod fixture;
mod player;
mod tour;

mod everywhere;
mod once;

mod table;

/// A seed of the built-in quiz with which all five formats are met within the first six situations.
const SEED: u32 = 15;
