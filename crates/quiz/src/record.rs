//! The record: an attempt as text, for storage on a device.
//!
//! A record is the number of its version, a dot, and the attempt in the layout of that version.
//! Each version is a module of its own, `v1` and so on. A record that any earlier version of the
//! program wrote must be read for ever, so a change to the layout needs a new version.

mod v1;

use crate::attempt::{Attempt, ReplayError};
use crate::quiz::Quiz;
use core::fmt;
use std::rc::Rc;

/// An attempt, with the times of its start and of its last change.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The attempt. Whoever draws it holds it, too, and need not copy it.
    pub attempt: Rc<Attempt>,
    /// The time of the start, in milliseconds since 1970.
    pub started: u64,
    /// The time of the last change, in milliseconds since 1970.
    pub changed: u64,
}

impl Record {
    /// Writes the record as text, in the latest version.
    pub fn write(&self) -> String {
        v1::write(self)
    }

    /// Reads the record in a text that [`write`](Record::write) made, in this version of the
    /// program or in an earlier one.
    ///
    /// # Errors
    /// The text is no record, was changed, or does not fit the quiz.
    pub fn read(quiz: &Rc<Quiz>, text: &str) -> Result<Record, RecordError> {
        let (version, rest) = text.split_once('.').ok_or(RecordError::Damaged)?;
        match version {
            "1" => v1::read(quiz, rest),
            later if is_version(later) => Err(RecordError::Newer),
            _ => Err(RecordError::Damaged),
        }
    }
}

/// Whether a text is the number of a version: digits, of which the first is not 0.
fn is_version(text: &str) -> bool {
    !text.starts_with('0') && !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// Why a stored text cannot be read as a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordError {
    /// The text was not written by this program, or was changed since.
    Damaged,
    /// The text was written by a newer version of the program.
    Newer,
    /// The record is intact, but does not fit the quiz as it is now.
    OtherQuiz(ReplayError),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::Damaged => f.write_str("what was kept here is damaged"),
            RecordError::Newer => {
                f.write_str("what was kept here was written by a newer version of this page")
            }
            RecordError::OtherQuiz(why) => why.fmt(f),
        }
    }
}

impl core::error::Error for RecordError {}
