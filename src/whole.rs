//! What only the whole program has: it opens links, and makes them.

pub mod compare;
mod folded;
mod keepsake;
mod meeting;
pub mod qr;
mod sending;
pub mod sent;
pub mod share;

use crate::model::Parts;

/// All of it.
pub static PARTS: Parts = Parts {
    open: meeting::open,
    take_up: meeting::take_up,
    meet: meeting::meet,
    part: meeting::part,
    title: crate::words::sent,
    sent: sent::view,
    share: share::view,
    beside: compare::view,
};
