//! The page inside another page: the options that it takes, and the events that it reports.

pub mod events;
pub mod host;
pub mod options;
