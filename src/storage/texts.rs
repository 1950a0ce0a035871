//! The stored texts that are neither a record nor a draft: how each is written and read.

use crate::play_links::GroupLinks;
use crate::storage::keys::{PAIR, RIVAL};
use quiz_link::{Source, Spelling};
use std::rc::Rc;

/// The text of the setting of the number keys, if they choose responses.
pub const NUMBER_KEYS_ON: &str = "on";

/// The text of that setting, if the person switched them off.
pub const NUMBER_KEYS_OFF: &str = "off";

/// The text of a challenge that was taken up. Its link is in the key.
pub const RIVAL_TEXT: &str = "met";

/// Returns the key of a challenge, behind the prefix of the quiz.
pub fn rival_note(link: &str) -> Rc<str> {
    format!("{RIVAL}{link}").into()
}

/// Returns the text of a quiz: its link, a space, and its title. `None` for the built-in quiz, which is not stored.
pub fn quiz(source: &Source) -> Option<String> {
    let link = quiz_link::encode(&source.link()?, Spelling::Letters);
    let title = source.quiz().title().replace('\n', " ");
    Some(format!("{link} {title}"))
}

/// Reads the text of a quiz. `None` if this version cannot read it.
pub fn read_quiz(text: &str) -> Option<Source> {
    Source::of(&quiz_link::decode(text).ok()?)
}

/// Reads the title in the text of a quiz.
pub fn title_of_quiz(text: &str) -> Option<&str> {
    text.split_once(' ').map(|(_, title)| title)
}

/// Reads the time at which something was removed, in milliseconds since 1970. The mirror has it in the place of the
/// removed text. `None` for any other text.
pub fn removed_at(text: &str) -> Option<u64> {
    text.parse().ok()
}

impl GroupLinks {
    /// Returns the key under which the pair is stored, behind the prefix of the quiz.
    pub fn note(&self) -> Rc<str> {
        format!("{PAIR}{}", self.made).into()
    }

    /// Returns the text as which the pair is stored: the grader's link, a space, and the name of the group.
    pub fn write(&self) -> Rc<str> {
        format!("{} {}", self.marker, self.name).into()
    }

    /// Reads a pair from its key, behind the prefix of the quiz, and its text. `None` if they are those of no pair.
    pub fn read(note: &str, text: &str) -> Option<GroupLinks> {
        let (marker, name) = text.split_once(' ')?;
        let made = note.strip_prefix(PAIR)?.parse().ok()?;
        Some(GroupLinks { made, name: name.into(), marker: marker.into() })
    }
}
