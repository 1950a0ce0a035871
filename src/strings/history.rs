//! The words of the list of earlier plays, and of the controls that remove something from the device.

use crate::route::AttemptId;
use crate::strings::{named, result};
use quiz::score::Score;

/// The sentence in place of the list if it is empty.
pub const NONE_KEPT: &str = "None are kept here of this quiz.";

/// The sentence above the list.
pub const KEPT_HERE_ONLY: &str = "They are kept on this device only.";

/// The line about a play that is under way, behind its day.
pub fn under_way(number: usize, count: usize) -> String {
    format!("Under way, {number} of {count}")
}

/// The line about a finished play whose score is not told, behind its day.
pub const PLAYED_TO_ITS_END: &str = "Played to its end";

/// The line about a finished play, behind its day: the name of the outcome, at `□`, and the score.
pub fn came_to(score: Option<Score>) -> String {
    format!("□, {}", result::score(score))
}

/// The line about a play that cannot be read.
pub fn not_readable(id: AttemptId) -> String {
    format!("A play of edition {} that cannot be read", id.edition)
}

/// The summary that removes a play: its day, and its line with the name of its outcome. What follows `□` is not seen;
/// screen readers read it out.
pub fn forget_play(day: &str, line: &str, outcome: &str) -> String {
    let line = named(line, outcome);
    format!("Forget□ the play of {day}: {line}")
}

/// The summary that removes a play that cannot be read. What follows `□` is not seen.
pub fn forget_not_readable(id: AttemptId) -> String {
    format!("Forget□ {id}: {}", not_readable(id))
}

/// The summary that removes the plays of an earlier evening. What follows `□` is not seen.
pub const FORGET_EARLIER_EVENING: &str = "Forget□ the plays of an earlier evening";

/// The summary that removes the two links of a group, which `which` describes. What follows `□` is not seen.
pub fn forget_group_links(which: &str) -> String {
    format!("Forget□ the two links: {which}")
}

/// The button that confirms that something is removed, below each summary that begins with "Forget".
pub const FORGET_IT: &str = "Yes, forget it";

/// The link below the list that begins another play.
pub const A_NEW_PLAY: &str = "A new play";

/// The summary that removes everything, below the list.
pub const FORGET_EVERYTHING: &str = "Forget everything on this device";

/// The warning above the button that removes everything.
pub const REMOVES_EVERYTHING: &str = "This removes all that this page keeps here, of every quiz, with those that you \
    wrote, and settings. It cannot be undone.";

/// The button that confirms that everything is removed.
pub const YES_FORGET_EVERYTHING: &str = "Yes, forget everything";

/// The link to the page of earlier plays, where everything can be removed, from the list of drafts and from what came
/// back.
pub const TO_FORGET_EVERYTHING: &str = "Forget everything";
