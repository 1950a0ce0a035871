//! The page inside another page: the options it is given, the events it reports.

pub mod events;
pub mod host;
pub mod options;
