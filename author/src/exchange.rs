//! Quizzes in the formats of files.

mod carry;
pub mod csv;
mod files;
pub mod gift;
pub mod json;
mod kind;
pub mod toml;

pub use kind::FileKind;

use quiz_core::quiz::draft::Draft;
use quiz_core::quiz::file::{FileProblem, Source};

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What could be read, to be repaired if there are problems.
    pub draft: Draft,
    /// What is wrong with the file, from top to bottom.
    pub problems: Vec<FileProblem>,
    /// What could not be carried over.
    pub losses: Vec<Loss>,
}

impl Reading {
    /// What is in a file that has the fields of a draft.
    fn of(source: &Source<'_>) -> Reading {
        let (draft, found) = source.read();
        Reading { draft, problems: found.err().unwrap_or_default(), losses: Vec::new() }
    }
}

/// A quiz as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// The file.
    pub text: String,
    /// What it could not hold.
    pub losses: Vec<Loss>,
}

/// Something that one format can say and another cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What it was about, as a person would find it: "line 12", "the scenario “The queue”".
    pub of: String,
    /// What was left out or changed: a sentence without a final dot.
    pub what: String,
}
