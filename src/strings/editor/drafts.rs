//! The words of the list of drafts.

/// The sentence at the head of the list of drafts.
pub const WHAT_WRITING_IS: &str = "Put people into a situation, offer them a few moves, and say what you think of each. Three scenarios make a quiz. It stays on this device until you send it.";

/// The heading of the list of drafts.
pub const ON_THIS_DEVICE: &str = "On this device";

/// The heading above the ways to begin a draft.
pub const BEGIN: &str = "Begin";

/// The button that begins an empty draft.
pub const EMPTY_PAGE: &str = "With an empty page";

/// The heading of the examples with which a draft may begin.
pub const WITH_AN_EXAMPLE: &str = "With an example";

/// The heading above the controls that open a file.
pub const WITH_A_FILE: &str = "With a file";

/// The link from the list of drafts to the built-in quiz.
pub const TO_THE_QUIZ: &str = "To the quiz";

/// The button that makes a copy of a draft.
pub const COPY: &str = "Copy";

/// The button that removes a draft.
pub const THROW_AWAY: &str = "Throw away";

/// The label of the control that opens a file: its formats.
pub const A_FILE: &str = "TOML, JSON, GIFT or CSV";

/// The label of the field into which a quiz is pasted.
pub const PASTE_ITS_TEXT: &str = "Or paste its text";

/// The button that opens a pasted quiz.
pub const OPEN_WHAT_I_PASTED: &str = "Open what I pasted";

/// The words in place of the name of a file, for a pasted quiz.
pub const WHAT_YOU_PASTED: &str = "What you pasted";

/// The button that opens the sound part of a file.
pub const OPEN_WHAT_COULD_BE_READ: &str = "Open what could be read";

/// The button that begins a draft with a copy of the built-in quiz.
pub fn with_quiz(title: &str) -> String {
    format!("With “{title}”")
}

/// The number of scenarios of a draft and the time of its last change, in the list of drafts.
pub fn facts(scenarios: usize, changed: &str) -> String {
    match scenarios {
        1 => format!("1 scenario, {changed}"),
        many => format!("{many} scenarios, {changed}"),
    }
}

/// The name of the button that removes a draft.
pub fn throw_away(title: &str) -> String {
    format!("Throw away “{title}”")
}

/// The sentence above the problems of a file that was opened.
pub fn to_mend(problems: usize) -> String {
    match problems {
        1 => "One thing to mend:".to_owned(),
        many => format!("{many} things to mend:"),
    }
}

/// A problem of a file that was opened, with its place.
pub fn problem(line: usize, column: usize, message: &str) -> String {
    format!("Line {line}, column {column}: {message}.")
}
