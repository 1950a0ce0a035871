//! The words of the page of the source.

/// The heading of the page of the source.
pub const THE_SOURCE: &str = "The source";

/// The hint on the page of the source.
pub const WHAT_IT_IS: &str = "The same quiz as a TOML file. Change it here and apply it; “Undo” takes that back. Comments are not kept.";

/// The label of the field that holds the source, for screen readers.
pub const AS_TOML: &str = "The quiz as TOML";

/// The button that applies the changed source.
pub const APPLY: &str = "Apply";

/// The state of a source that was changed and not applied.
pub const NOT_APPLIED: &str = "Not applied yet";

/// The state of a source that says the same as the draft.
pub const AS_IT_IS: &str = "This is the quiz as it is";

/// The button that goes to a problem in the source: its place.
pub fn place(line: usize, column: usize) -> String {
    format!("Line {line}, column {column}")
}

/// The number of problems that were found in the source when it was applied.
pub fn to_mend(problems: usize) -> String {
    match problems {
        1 => "One thing to mend".to_owned(),
        many => format!("{many} things to mend"),
    }
}
