//! What the project's commands share: where the project is, how other programs are run, and how tools are set up.

pub mod hex;
pub mod machine;
pub mod process;
pub mod project;
pub mod provision;
