//! Writing a quiz, without a browser: files in four formats, documents with undo, previews, maps and reviews.
//!
//! Every function here is a pure function of its arguments. Of this workspace, a module imports only the modules
//! above it in this list, and the crates `quiz` and `quiz_link`.

mod above;
mod ids;

pub mod exchange;

pub mod examples;

pub mod paper;

pub mod trial;

pub mod map;

pub mod review;
