//! The words of the editor, one file a page.

pub mod drafts;
pub mod missing;
pub mod outcomes;
pub mod preview;
pub mod publish;
pub mod quiz;
pub mod received;
pub mod section;
pub mod source;
pub mod terms;
