//! Errors of links: why a link cannot be opened, and what to do about it.

use core::fmt;

/// Why a link cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// The text contains nothing that looks like a link of this page.
    NotOurs,
    /// The link has a kind or version that this program does not know, or is about a later edition.
    Newer,
    /// The end of the link is missing.
    CutShort,
    /// The link was changed since it was made.
    Damaged,
    /// The link is longer, or contains more, than this program opens.
    TooBig,
    /// The quiz in the link cannot be played. This is the first of its problems, with its place, in words.
    Unsound(String),
    /// The link is about another quiz than the one that it was opened with.
    OtherQuiz,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LinkError::NotOurs => "this is no link to a quiz: copy it again, from its # to its end",
            LinkError::Newer => "this link was made by a newer version of this page: reload it",
            LinkError::CutShort => "this link was cut short: ask for it again, whole",
            LinkError::Damaged => "this link was changed on its way: ask for it again",
            LinkError::TooBig => "this link holds more than is opened here: ask for a smaller quiz",
            LinkError::Unsound(problem) => {
                return write!(f, "the quiz in this link cannot be played: {problem}");
            }
            LinkError::OtherQuiz => {
                "this link is about a quiz that is not here: ask for the link to the quiz itself"
            }
        })
    }
}

impl core::error::Error for LinkError {}
