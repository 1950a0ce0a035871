//! Notices: messages of the editor that no page shows in its place.

use crate::strings::editor::pages as words;
use quiz_authoring::document::Chance;

/// A message for the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The browser stores nothing for this page.
    NotKept,
    /// The browser has no room left to store a draft.
    Full,
    /// This version cannot read a stored draft.
    NotRead,
    /// The draft with this title was thrown away, and can be put back.
    Gone(String),
    /// The draft was changed in another window. "Undo" brings back the state of this window.
    Elsewhere,
    /// A link could not be opened, for this reason.
    NotOpened(String),
    /// The author of a received quiz asks others not to copy it.
    NotToBeCopied,
    /// The browser could not read or save a file.
    NoFile,
    /// The quiz cannot be put into a link yet, for this reason.
    NotSound(String),
    /// The scenario with this name has a twin. Therefore a play draws the other scenarios of its group less often: the
    /// chance before, and the chance now.
    Rarer(String, Chance, Chance),
}

impl Notice {
    /// Returns the words of the notice.
    pub fn text(&self) -> String {
        match self {
            Notice::NotKept => words::NOT_KEPT.to_owned(),
            Notice::Full => words::FULL.to_owned(),
            Notice::NotRead => words::NOT_READ.to_owned(),
            Notice::Gone(title) => words::thrown_away(title),
            Notice::Elsewhere => words::CHANGED_ELSEWHERE.to_owned(),
            Notice::NotOpened(why) => words::not_opened(why),
            Notice::NotToBeCopied => words::AUTHOR_FORBIDS_COPIES.to_owned(),
            Notice::NoFile => words::NO_FILE.to_owned(),
            Notice::Rarer(scenario, before, now) => words::rarer(scenario, *before, *now),
            Notice::NotSound(why) => words::not_sound(why),
        }
    }
}
