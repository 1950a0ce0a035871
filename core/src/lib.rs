//! The scenario quiz without a browser.
//!
//! Everything here is a pure function of its arguments: no clock, no chance, no storage, no page.
//! Modules import only those above them in this list.

pub mod quiz;

pub mod draw;

pub mod answer;

pub mod attempt;

pub mod score;

pub mod compare;

pub mod record;

pub mod link;

pub mod report;
