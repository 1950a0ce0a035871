//! The words of the editor, one file a page.

pub mod check;
pub mod drafts;
pub mod fields;
pub mod graph;
pub mod missing;
pub mod outcomes;
pub mod pages;
pub mod preview;
pub mod printout;
pub mod problems;
pub mod publish;
pub mod quiz;
pub mod received;
pub mod scenario;
pub mod section;
pub mod source;
pub mod terms;
pub mod twins;
