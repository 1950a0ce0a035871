//! End-to-end tests, run by `cargo xtask test`: a person's ways through the built site.
//!
//! Those in `everywhere` are about what an engine has a say in, those in `once` about what the page's own logic decides.

mod author;
mod fixture;
mod player;
mod tour;

mod everywhere;
mod once;

/// A seed of the built-in quiz with which all five formats are met within the first six situations.
const SEED: u32 = 15;
