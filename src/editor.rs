//! The editor, in which people write quizzes of their own. It is a program of its own, which players never load.
//!
//! It is built like the player. [`route`] names its addresses, [`model`] holds its state and changes it, and `app`
//! performs the effects that the model returns. The other modules draw the pages, one in each file. Stored drafts are
//! in [`storage`](crate::storage). Documents with undo, the conversion of files and the review are in the crate
//! `quiz_authoring`.

pub mod app;
mod field;
pub mod form_messages;
pub mod model;
pub mod notice;
mod outline;
mod pages;
mod preview;
pub mod route;
