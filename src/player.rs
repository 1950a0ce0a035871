//! The player: cover, play, result, and the list of attempts on this device.

pub mod app;
pub mod browser;
pub mod model;
pub mod pages;
pub mod program;
