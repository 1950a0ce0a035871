//! What Do You Do? A scenario quiz that runs wholly in the browser.
//!
//! The quiz itself is in the crate `quiz`. Here is the page, in reading order: what is pure
//! ([`route`] to [`model`]), the edge to the browser ([`browser`], [`store`]), and what is shown
//! ([`ui`], [`page`], [`app`], and by the build `prerender`). Modules import only those above them.

pub mod press;
pub mod route;

pub mod exchange;

pub mod words;

pub mod builtin;

pub mod drawing;

pub mod shelf;

pub mod one_page;

pub mod model;

pub mod browser;

pub mod fault;

pub mod store;

pub mod ui;

pub mod page;

pub mod whole;

pub mod app;

pub mod write;

#[cfg(target_arch = "wasm32")]
pub mod start;

#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
