//! Drafts as stored texts: the version, a space, the time of the last change, a line break, and the draft in TOML.
//!
//! `IndexedDB` also holds the history of a draft: the steps to undo and to redo, as bytes. The history has at most 300
//! steps each way and 512 KiB for each draft; the nearest steps come first. It says of which text it is the history, and
//! is ignored if neither copy of the draft has that text. It is removed together with its draft.
//! `quiz_authoring::document` writes and reads it.

use quiz::draft::Draft;
use quiz_authoring::convert::toml;

/// The stored record of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDraft {
    /// The draft.
    pub draft: Draft,
    /// The time of the last change, in milliseconds since 1970.
    pub changed: u64,
}

impl StoredDraft {
    /// Returns the text to store, in the latest version.
    pub fn write(&self) -> String {
        format!("1 {}\n{}", self.changed, toml::write(&self.draft))
    }

    /// Reads a stored text. Returns `None` if this version cannot read the text, which must then stay as it is.
    pub fn read(text: &str) -> Option<StoredDraft> {
        let (head, draft) = text.split_once('\n')?;
        let (version, changed) = head.split_once(' ')?;
        match version {
            "1" => Some(StoredDraft { draft: toml::draft(draft)?, changed: changed.parse().ok()? }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_read_as_it_was_kept() {
        let draft = Draft { title: Some("A \"party\"\n".to_owned()), ..Draft::default() };
        let draft = StoredDraft { draft, changed: 1_234 };
        assert_eq!(StoredDraft::read(&draft.write()), Some(draft));
        for other in
            ["", "1", "1 2", "1 x\n", "2 5\n", "1 5\nid", "1 5\nunknown = 1", "1 5\nid = 1"]
        {
            assert_eq!(StoredDraft::read(other), None, "{other}");
        }
    }
}
