//! What only the whole program has: it opens links and makes them, and knows the page around it.

pub mod comparison;
mod covered;
mod earlier_evening;
mod friend_name;

mod disclosure;
pub mod resolve_quiz;
pub mod send_panel;

pub mod message_line;
mod open_link;
pub mod other_quizzes;
pub mod qr;
mod result_card;
mod single_file;

mod link_field;

pub mod pages;

use crate::embed::host;
use crate::platform;
use crate::player::model::Parts;
use crate::route::Base;

/// The styles of what only the whole program shows.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/share.css"));

/// Adds its styles to the page, which has none for what only this program shows, and does what a page around it wants.
pub fn dress() {
    platform::add_style(STYLE);
    host::begin();
}

/// All of it.
pub static PARTS: Parts = Parts {
    look_around: resolve_quiz::look_around,
    place_at: Base::route,
    frame: host::frame,
    open: open_link::open,
    take_up: open_link::take_up,
    meet: open_link::meet,
    part: open_link::part,
    clear: open_link::clear,
    title: crate::strings::sent,
    sent: pages::received::view,
    share: pages::share::view,
    beside: covered::both_ways,
    ending: covered::ending,
    returns: pages::grading::view,
    give: pages::publish::view,
    others: other_quizzes::view,
    follow: host::follow,
};
