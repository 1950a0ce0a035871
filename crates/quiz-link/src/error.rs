//! Why a text is no link that can be opened, and what to do about it.

use core::fmt;
use quiz::problem::Problem;

/// Why a link cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkError {
    /// Nothing in it looks like a link of ours.
    NotOurs,
    /// Of a kind or version that this program does not know yet, or about a later edition.
    Newer,
    /// Its end is missing.
    CutShort,
    /// It is not as it was written.
    Damaged,
    /// It is longer, or holds more, than is opened.
    TooBig,
    /// The quiz in it cannot be played, for this reason among others.
    Unsound(Problem),
    /// It is about a quiz other than the one it was to be opened with.
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
