//! What Do You Do? A scenario quiz that runs wholly in the browser.
//!
//! The quiz itself is in the crate `quiz`, its links in `quiz_link`. Here is the page, in rooms: what they share, what is
//! stored and asked of the browser, the pieces, and the three programs [`player`], [`share`] and [`editor`].
//! A room imports only those above it.

pub mod env;
pub mod notice;
pub mod press;
pub mod route;

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

pub mod editor;

#[cfg(target_arch = "wasm32")]
pub mod start;

#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
