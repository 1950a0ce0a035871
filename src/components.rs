//! Pieces that pages are made of. They show what they are given and tell of what people do; they
//! know no model and ask the browser for nothing.

pub mod floor_plan;

pub mod glasses;
pub mod prose;
