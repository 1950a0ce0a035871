//! The editor, in which people write quizzes of their own. It is a program of its own, which players never load.
//!
//! It is built like the player. [`route`] names its addresses, [`model`] holds its state and changes it, [`drafts`]
//! reads and writes stored drafts, and `app` performs the effects that the model returns. The other modules draw the
//! pages, one in each file. Documents with undo, the conversion of files and the review are in the crate
//! `quiz_authoring`.

pub mod route;

pub mod notice;

pub mod drafts;

mod form_messages;

mod twins;

pub mod model;

mod strings;

mod field;

mod outline;

mod pages;

mod preview;

pub mod app;
