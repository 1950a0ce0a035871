//! What keeps a draft from being a quiz, and what keeps a quiz from being a good one.

use quiz_core::quiz::draft::Draft;
use quiz_core::quiz::problem::Place;

/// Something about a draft that its author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How grave it is.
    pub weight: Weight,
    /// Where it is in the draft.
    pub place: Place,
    /// What it is and what to do: a sentence or two without a final dot.
    pub message: String,
    /// Why that matters, and where that is known from. None where the message says it all.
    pub reason: Option<Reason>,
    /// What would mend it at one press, where something would.
    pub fix: Option<Fix>,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The quiz cannot be played like that.
    Error,
    /// It can, but tells less about people than it could.
    Advice,
}

/// Why a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// Why, in a sentence.
    pub why: &'static str,
    /// Who found that out: author, year, title. Empty for what is true by definition.
    pub source: &'static str,
}

/// A change that mends something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the button says.
    pub label: String,
    /// What it does.
    pub change: Change,
}

/// What a fix does to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Takes out what is at this place: a field, or an entry of a list.
    Remove(Place),
}
