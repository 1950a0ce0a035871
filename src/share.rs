//! The share program's own part: it opens links, makes links, and reports to the page around a frame.
//!
//! Its [`Model`](model::Model) contains that of the player. A published player does not contain this module.

mod browser;
pub mod comparison;
mod covered;
mod disclosure;
mod earlier_quiz;
mod link_field;
pub mod message_line;
pub mod model;
pub mod other_quizzes;
pub mod pages;
mod program;
pub mod qr;
pub mod resolve_quiz;
mod result_card;
pub mod send_panel;
mod single_file;

use crate::embed::host;
use crate::platform;

/// The styles of the pages in this module.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/share.css"));

/// Adds the styles of the pages in this module, and applies the options of the page around a frame, if there is one.
pub fn dress() {
    platform::add_style(STYLE);
    host::begin();
}
