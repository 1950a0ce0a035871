//! The words of the page of a quiz that came in a link.

/// The sentence that says what becomes of a quiz in a link.
pub const CAN_BE_COPIED: &str =
    "You can make a copy and write on. Nothing is kept on this device until you do.";

/// The button that makes a draft of a quiz in a link.
pub const WRITE_ON_IT: &str = "Write on it";

/// The sentence about the size of a quiz in a link.
pub fn size(scenarios: usize, characters: usize) -> String {
    match scenarios {
        1 => format!("It has 1 scenario. Its link has {characters} characters."),
        many => format!("It has {many} scenarios. Its link has {characters} characters."),
    }
}
