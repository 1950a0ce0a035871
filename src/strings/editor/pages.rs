//! The words around the pages of the editor: the bar, the list of parts, notices and announcements.

use crate::strings::editor::twins::has_twin;
use crate::strings::{quoted, sentence, things};
use quiz_authoring::document::Chance;

/// The link to the list of drafts, in the bar and on the page of a quiz in a link.
pub const ALL_DRAFTS: &str = "All drafts";

/// The button in the bar that undoes a step.
pub const UNDO: &str = "Undo";

/// The button in the bar that redoes a step.
pub const REDO: &str = "Redo";

/// The name of the links in the bar, for screen readers.
pub const THIS_DRAFT: &str = "This draft";

/// The name of the list of parts beside the form, for screen readers.
pub const PARTS_OF_THE_QUIZ: &str = "Parts of the quiz";

/// The words that unfold the list of parts beside the form, and the heading of the list of parts on the page about the
/// quiz.
pub const PARTS: &str = "Parts";

/// The heading of the scenarios outside all parts, in the list of parts.
pub const FOLLOW_UPS: &str = "Follow-ups";

/// The title of the page about the quiz as a whole, its heading, and the link to it.
pub const THE_QUIZ: &str = "The quiz";

/// The title of the page of a part without a name.
pub const PART: &str = "Part";

/// The title of the page of a scenario without a name.
pub const SCENARIO: &str = "Scenario";

/// The title of the page of traits and styles, its heading, and the link to it.
pub const TRAITS_AND_STYLES: &str = "Traits and styles";

/// The title of the page of outcomes, its heading, and the link to it.
pub const OUTCOMES: &str = "Outcomes";

/// The title of the page of the checker, and the link to it in the bar.
pub const CHECK: &str = "Check";

/// The title of the page of the map, and the link to it in the bar.
pub const MAP: &str = "Map";

/// The title of the page of the source, and the link to it in the bar.
pub const SOURCE: &str = "Source";

/// The title of a draft, or the heading of a quiz in a link, that has none.
pub const UNTITLED: &str = "Untitled";

/// The state of a draft on a device that cannot keep it, in the bar.
pub const NOT_KEPT_HERE: &str = "Not kept on this device";

/// The state of a draft while it changes, in the bar.
pub const WRITING: &str = "Writing…";

/// The button of the notice about a draft that was thrown away.
pub const PUT_IT_BACK: &str = "Put it back";

/// The announcement after a step was undone.
pub const UNDONE: &str = "Undone.";

/// The announcement after a step was redone.
pub const DONE_AGAIN: &str = "Done again.";

/// The announcement after a part of the draft was removed.
pub const REMOVED: &str = "Removed. “Undo” brings it back.";

/// The notice about a browser that stores nothing.
pub const NOT_KEPT: &str = "This browser does not let the page keep anything. Save your quiz as a file before you leave it.";

/// The notice about a device without room.
pub const FULL: &str =
    "There is no room left on this device. Save your quiz as a file before you close it.";

/// The notice about a stored draft that this version cannot read.
pub const NOT_READ: &str =
    "A draft on this device cannot be read by this version of the page. It stays as it is.";

/// The notice about a draft that was changed in another window.
pub const CHANGED_ELSEWHERE: &str = "This draft was changed in another window, and is shown as it is there. “Undo” brings back what it was here.";

/// The notice about a quiz whose author asks others not to copy it.
pub const AUTHOR_FORBIDS_COPIES: &str =
    "Whoever wrote that quiz asks others not to make one of their own out of it.";

/// The notice about a file that the browser could not read or save.
pub const NO_FILE: &str = "The browser could not do that with a file.";

/// The state of a draft without problems that is stored, in the bar. `characters` is about how many its link has, if that
/// is known.
pub fn ready(characters: Option<usize>) -> String {
    match characters {
        Some(characters) => {
            // The length is an estimate, so it is rounded up to tens.
            let about = characters.div_ceil(10) * 10;
            format!("Kept, and ready to be played. As a link: about {about} characters")
        }
        None => "Kept, and ready to be played".to_owned(),
    }
}

/// The state of a draft with problems that is stored, in the bar.
pub fn to_do(problems: usize) -> String {
    format!("Kept, with {} to do", things(problems))
}

/// The title of a part in the list of parts, if not all of its scenarios are listed.
pub fn part_with_count(name: &str, scenarios: usize) -> String {
    format!("{name} ({scenarios})")
}

/// The title of a copy of a draft.
pub fn copy_of(title: &str) -> String {
    format!("{title} (copy)")
}

/// The announcement after an entry of a list was moved.
pub fn moved(is_up: bool, number: usize) -> String {
    if is_up {
        format!("Moved up. It is number {number} now.")
    } else {
        format!("Moved down. It is number {number} now.")
    }
}

/// The notice about a draft that was thrown away.
pub fn thrown_away(title: &str) -> String {
    format!("{} was thrown away.", quoted(title))
}

/// The notice about something that cannot be opened, and the reason.
pub fn not_opened(why: &str) -> String {
    format!("That cannot be opened. {}", sentence(why))
}

/// The notice about a draft that cannot be put into a link, and the reason.
pub fn not_sound(why: &str) -> String {
    format!("It cannot be put into a link yet. {}", sentence(why))
}

/// The notice about a new twin that lets plays draw the other scenarios of its group less often.
pub fn rarer(scenario: &str, before: Chance, now: Chance) -> String {
    format!(
        "{} The others of its group are drawn less often now: {} of {}. It was {} of {}.",
        has_twin(scenario),
        now.draw,
        now.of,
        before.draw,
        before.of
    )
}
