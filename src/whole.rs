//! What only the whole program has: it opens links and makes them, and knows the page around it.

pub mod compare;
mod covered;
mod earlier_evening;
mod embedded;
pub mod embedding;
pub mod finding;
mod folded;
pub mod give;
mod keepsake;
pub mod line;
mod meeting;
mod one_page;
pub mod others;
pub mod qr;
pub mod returns;
mod sending;
pub mod sent;
pub mod share;
pub mod telling;
pub mod unmarked;

use crate::browser;
use crate::model::Parts;
use crate::route::Base;

/// The styles of what only the whole program shows.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/share.css"));

/// Adds its styles to the page, which has none for what only this program shows, and does what a page around it wants.
pub fn dress() {
    browser::add_style(STYLE);
    embedded::begin();
}

/// All of it.
pub static PARTS: Parts = Parts {
    look_around: finding::look_around,
    place_at: Base::route,
    frame: embedded::frame,
    open: meeting::open,
    take_up: meeting::take_up,
    meet: meeting::meet,
    part: meeting::part,
    clear: meeting::clear,
    title: crate::words::sent,
    sent: sent::view,
    share: share::view,
    beside: compare::both_ways,
    ending: covered::ending,
    returns: returns::view,
    give: give::view,
    others: others::view,
    follow: embedded::follow,
};
