//! What Do You Do? A scenario quiz that runs wholly in the browser.
//!
//! The quiz itself is in the crate `quiz`. Here is the page, in reading order: what is pure
//! ([`route`] to [`model`]), the edge to the browser ([`browser`], [`store`]), and what is shown
//! ([`ui`], [`page`], [`app`], and by the build `prerender`). Modules import only those above them.

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
