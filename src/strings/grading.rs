//! The words of the page that marks what came back.

use crate::strings::{sentences, times, with};
use core::fmt::Display;
use yew::Html;

/// The sentence above the results: the number that came back, and of links that came again or do not count. The reasons
/// of the latter follow on the page.
pub fn came_back(results: usize, again: u32, wrong: usize) -> String {
    let came = match results {
        0 => "No result yet.".to_owned(),
        1 => "One result.".to_owned(),
        many => format!("{many} results."),
    };
    let again = match again {
        0 => None,
        1 => Some("One link came again.".to_owned()),
        again => Some(format!("{again} links came again.")),
    };
    let wrong = match wrong {
        0 => None,
        1 => Some("One link does not count:".to_owned()),
        wrong => Some(format!("{wrong} links do not count:")),
    };
    sentences([Some(came), again, wrong])
}

/// The name of a player, and how often their result came if it came more than once, in the list of results.
pub fn person(name: Html, how_often: u32) -> Html {
    match how_often {
        0 | 1 => name,
        often => with(&format!("□, came {}", times(often)), vec![name]),
    }
}

/// A pasted link that does not count: its line, and the reason.
pub fn wrong(line: usize, why: &impl Display) -> String {
    format!("Line {line}: {why}.")
}

/// A cell of the table of situations: the mean of the marks that all who answered a situation earned, to one decimal
/// place, and the number of those who did not answer it.
pub fn mean(earned: &[u32], possible: u32, skipped: usize) -> String {
    let (sum, answered) = (earned.iter().sum::<u32>(), earned.len());
    let Some(tenths) = (sum as usize * 10 + answered / 2).checked_div(answered) else {
        return match skipped {
            1 => "left unanswered by one person".to_owned(),
            many => format!("left unanswered by {many} people"),
        };
    };
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let mean = match answered {
        1 => format!("{whole}.{tenth} of {possible}, one person"),
        many => format!("{whole}.{tenth} of {possible}, {many} people"),
    };
    match skipped {
        0 => mean,
        1 => format!("{mean}; left unanswered by one person"),
        many => format!("{mean}; left unanswered by {many} people"),
    }
}

/// The heading of the page that marks what came back.
pub const WHAT_CAME_BACK: &str = "What came back";

/// The explanation on the page that marks what came back.
pub const HOLDS_THE_KEY: &str = "The link that you opened holds the key to the quiz: keep it, and keep it to yourself. Players have a link without it. What you paste here stays on this device.";

/// The label of the field into which links are pasted.
pub const PASTE_THE_LINKS: &str =
    "The links that players sent you, one after the other, with or without the words around them";

/// The link to the cover of the built-in quiz, below what came back.
pub const TO_THE_COVER: &str = "To the cover of this page";

/// The words that unfold the link for the players, on the page that marks what came back.
pub const THE_LINK_FOR_THE_PLAYERS: &str = "The link for the players";

/// The heading of the list of results.
pub const PERSON_BY_PERSON: &str = "Person by person";

/// The words in place of the marks of a situation that somebody left unanswered, in the results of one person.
pub const LEFT_UNANSWERED: &str = "left unanswered";

/// The button that saves the results as a table.
pub const SAVE_AS_CSV: &str = "Save as CSV, for a spreadsheet";

/// The words in place of a missing name, in the list of results and in the saved table.
pub const NAMELESS: &str = "no name";

/// The heading of the names, in the saved table.
pub const NAME: &str = "Name";

/// The heading of the scores, in the saved table.
pub const SCORE: &str = "Score, %";

/// The heading of the numbers of situations left unanswered, in the saved table.
pub const NUMBER_UNANSWERED: &str = "Left unanswered";

/// The name of the file of the saved table.
pub const FILE_NAME: &str = "results.csv";
