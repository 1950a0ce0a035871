//! The words of the page of a part of a draft that is not there.

/// The heading of the page of a part of a draft that is not there.
pub const NOT_HERE: &str = "That is not here any more";

/// The sentence on the page of a part of a draft that is not there.
pub const WAS_REMOVED: &str =
    "It was removed, or it was never there. What was removed last comes back with “Undo”.";

/// The link from the page of a part that is not there to the quiz.
pub const TO_THE_QUIZ: &str = "To the quiz";
