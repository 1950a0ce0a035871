//! The share program's own part: it opens links, makes links, and reports to the page around a frame.
//!
//! A published player does not contain this module. The player's model calls it through [`PARTS`].

pub mod comparison;
mod covered;
mod disclosure;
mod earlier_quiz;
mod friend_name;
mod link_field;
pub mod message_line;
mod open_link;
pub mod other_quizzes;
pub mod pages;
pub mod qr;
pub mod resolve_quiz;
mod result_card;
pub mod send_panel;
mod single_file;

use crate::embed::host;
use crate::platform;
use crate::player::model::Parts;
use crate::route::Base;

/// The styles of the pages in this module.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/share.css"));

/// Adds the styles of the pages in this module, and applies the options of the page around a frame, if there is one.
pub fn dress() {
    platform::add_style(STYLE);
    host::begin();
}

/// The functions that the share program adds to the player's model.
pub static PARTS: Parts = Parts {
    look_around: resolve_quiz::look_around,
    place_at: Base::route,
    frame: host::frame,
    open: open_link::open,
    take_up: open_link::take_up,
    meet: open_link::meet,
    part: open_link::part,
    clear: open_link::clear,
    title: crate::strings::received_title,
    received: pages::received::view,
    share: pages::share::view,
    beside: covered::both_ways,
    ending: covered::ending,
    grading: pages::grading::view,
    publish: pages::publish::view,
    others: other_quizzes::view,
    follow: host::follow,
};
