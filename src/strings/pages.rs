//! The words that more than one page has: titles, links between pages, the foot, and notices.

use crate::notice::Notice;

/// The title of the document: that of the page, then that of the quiz or draft.
pub fn document_title(page: &str, quiz: &str) -> String {
    format!("{page} · {quiz}")
}

/// The heading, the title and the link of the list of earlier plays.
pub const EARLIER_PLAYS: &str = "Earlier plays";

/// The heading and the title of the page that gives a quiz or a draft to others, and the links to it: from the cover, and
/// in the bar of the editor.
pub const GIVE_IT_TO_OTHERS: &str = "Give it to others";

/// The heading and the title of the list of drafts, and the link to it from the cover.
pub const WRITE_YOUR_OWN: &str = "Write your own";

/// The title of the document of the result page.
pub const YOUR_RESULT: &str = "Your result";

/// The title of the document of a page that is not there.
pub const NOT_FOUND: &str = "Not found";

/// The link to the cover, at the end of a page.
pub const TO_THE_COVER: &str = "To the cover";

/// The note that a quiz came in a link, below its title and at the foot of each page.
pub const CAME_IN_A_LINK: &str =
    "This quiz came in a link. Whoever sent it wrote it, or somebody before them.";

/// The author and the licence of a quiz, at the foot of each page. Each may be empty.
pub fn origin(author: &str, licence: &str) -> String {
    if author.is_empty() || licence.is_empty() {
        [author, licence].concat()
    } else {
        format!("{author}, {licence}")
    }
}

/// The sentence at the foot of each page that says who learns of the answers. `is_heard` says whether the page around
/// this one hears of them.
pub fn privacy(is_heard: bool) -> &'static str {
    if is_heard {
        "Everything is scored in this page. The page around it hears how you do as you go, and at the end all that you \
         answered."
    } else {
        "Everything is scored in this page. Nothing you answer leaves your device, unless you send it."
    }
}

/// The text of a notice, at the foot of the window.
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NotKept => {
            "This browser does not let the page keep anything. You can play to the end, but a reload starts anew."
        }
        Notice::Full => {
            "There is no room left on this device to keep your answers. You can play to the end; to keep them, make room on the device."
        }
        Notice::Damaged => {
            "One of your earlier plays is damaged and cannot be read. The others are fine."
        }
        Notice::Newer => {
            "One of your earlier plays was kept by a newer version of this page. It stays where it is: reload the page to get that version."
        }
        Notice::OtherQuiz => {
            "One of your earlier plays does not fit this quiz any more, which has changed since. It stays where it is."
        }
        Notice::GoesOnElsewhere => {
            "This play goes on in another version of this page. Reload to get that version: what you answer here is no longer kept."
        }
        Notice::Anew => "The answers of this play are not on this device, so it starts anew.",
        Notice::Copied => "The link is in your clipboard.",
        Notice::NotSaved => "This browser made no file of it.",
        Notice::NotCopied => {
            "The link could not be copied. It is in the field: copy it from there."
        }
    }
}

/// The button that puts away a notice.
pub const ALL_RIGHT: &str = "All right";
