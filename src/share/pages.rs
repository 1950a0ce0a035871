//! The pages that only the share program has, one in each file.

pub mod grading;
pub mod publish;
pub mod received;
pub mod share;
pub mod ungraded;
