//! What Do You Do? A scenario quiz that runs wholly in the browser.
//!
//! The crate `quiz` holds the quiz itself, and `quiz_link` its links. This crate is the page around them, in rooms:
//! modules that all programs share, storage, the browser, components, and the three programs [`player`], [`share`] and
//! [`editor`].
//!
//! Invariant: imports between rooms run one way. `ARCHITECTURE.md` lists the rooms, and a test in `tests/it/tidy.rs`
//! checks the imports.

pub mod env;
pub mod notice;
pub mod press;
pub mod route;
pub mod surroundings;

pub mod play_links;

pub mod strings;

pub mod builtin;

pub mod drawing;

pub mod single_file;

pub mod platform;

pub mod failpoint;

pub mod storage;

pub mod components;
pub mod formats;

pub mod player;

pub mod embed;

pub mod share;
pub mod shell;

pub mod editor;

#[cfg(target_arch = "wasm32")]
pub mod start;

#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
