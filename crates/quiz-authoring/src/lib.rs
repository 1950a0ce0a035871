//! Writing a quiz, without a browser: files in four formats, documents with undo, previews, maps and reviews.
//!
//! Every function here is a pure function of its arguments. Of this workspace, a module imports only the modules
//! above it in this list, and the crates `quiz` and `quiz_link`.

mod back_references;
mod ids;

pub mod convert;

pub mod templates;

pub mod document;

pub mod preview;

pub mod graph;

pub mod review;
