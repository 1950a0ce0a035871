//! The parts that the project's commands share: they find the project, run other programs, and set up tools.

pub mod hex;
pub mod machine;
pub mod process;
pub mod project;
pub mod provision;
