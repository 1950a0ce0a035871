//! Pieces of pages. A component shows its input and reports what people do; it knows no model and asks the browser for
//! nothing.

pub mod floor_plan;

pub mod glasses;
pub mod prose;
