//! The words of the page that marks what came back.

use crate::strings::times;

/// The number of results that came back, and of links that came again or do not count. The reasons of the latter follow
/// on the page.
pub fn came_back(results: usize, again: u32, wrong: usize) -> String {
    let results = match results {
        0 => "No result yet".to_owned(),
        1 => "One result".to_owned(),
        many => format!("{many} results"),
    };
    let again = match again {
        0 => String::new(),
        1 => " One link came again.".to_owned(),
        again => format!(" {again} links came again."),
    };
    let wrong = match wrong {
        0 => String::new(),
        1 => " One link does not count:".to_owned(),
        wrong => format!(" {wrong} links do not count:"),
    };
    format!("{results}.{again}{wrong}")
}

/// The number of times that a result came, beside the name of its player.
pub fn came(how_often: u32) -> String {
    "came ".to_owned() + &times(how_often)
}

/// The mean of the marks that all who answered a situation earned, to one decimal place, and the number of those who
/// did not answer it.
pub fn mean(earned: &[u32], possible: u32, skipped: usize) -> String {
    let people =
        |count| if count == 1 { "one person".to_owned() } else { format!("{count} people") };
    let (sum, count) = (earned.iter().sum::<u32>(), earned.len());
    let Some(tenths) = (sum as usize * 10 + count / 2).checked_div(count) else {
        return format!("left unanswered by {}", people(skipped));
    };
    let mean = format!("{}.{} of {possible}, {}", tenths / 10, tenths % 10, people(count));
    if skipped > 0 { format!("{mean}; left unanswered by {}", people(skipped)) } else { mean }
}
