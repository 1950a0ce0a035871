//! The words of the page that gives a draft to others.

use crate::strings::{capital, things, with};
use yew::Html;

/// The link to the problems that keep a draft out of a link.
pub const SEE_WHAT: &str = "See what";

/// The sentence above the button that makes a link.
pub const GOES_INTO_A_LINK: &str = "The whole quiz goes into a link, with or without its key: to be sent, shown as a QR code, and played, with its situations or with them covered.";

/// The heading above the buttons that save a draft.
pub const AS_A_FILE: &str = "As a file";

/// The sentence above the buttons that save a draft.
pub const WHY_A_FILE: &str =
    "To keep, to share, to go on with elsewhere. What a format cannot hold, you are told.";

/// The heading above the buttons that print a draft.
pub const ON_PAPER: &str = "On paper";

/// The sentence above the buttons that print a draft.
pub const WHAT_IS_PRINTED: &str =
    "The quiz as questions to be answered with a pen; with the key, also what is right and why.";

/// The button that prints the questions.
pub const PRINT_IT: &str = "Print it";

/// The button that prints the questions with the key.
pub const PRINT_IT_WITH_THE_KEY: &str = "Print it with the key";

/// The button that saves a draft in Moodle’s format.
pub const GIFT: &str = "GIFT, for Moodle";

/// The button that saves a draft as a table.
pub const CSV: &str = "CSV, for spreadsheets";

/// The heading of the list of what a file could not hold.
pub const NOT_EVERYTHING: &str = "Not everything could be carried over as it was:";

/// The sentence in place of the button that makes a link, if the draft has problems.
pub fn first(problems: usize) -> String {
    match problems {
        1 => "First there is one thing to mend.".to_owned(),
        many => format!("First there are {} to mend.", things(many)),
    }
}

/// The place and the content of a loss, in the list of what a file could not hold. `element` isolates the place.
pub fn loss(place: &str, what: &str, element: fn(&str) -> Html) -> Html {
    with("□: □.", vec![element(&capital(place)), what.into()])
}
