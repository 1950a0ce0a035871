//! The player: a cover, a play, its result, and the plays of this device.

pub mod app;
pub mod model;
pub mod pages;
