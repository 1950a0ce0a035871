//! Drafts as stored texts, under `what-do-you-do/v1/draft/<id>`: a version, the time and the draft in TOML.
//!
//! Each draft is stored twice, in `localStorage` and in `IndexedDB`, as attempts are (see [`storage`](crate::storage)).
//! The later copy counts.
//!
//! `IndexedDB` also holds the history of a draft, under the name of the draft and `/history`: the steps to undo and to
//! redo, as bytes. The history has at most 300 steps each way and 512 KiB for each draft; the nearest steps come first.
//! It says of which text it is the history, and is ignored if neither copy has that text. It is removed together with
//! its draft.

use crate::route::DraftId;
use crate::storage::OURS;
use crate::storage::attempts::StoredText;
use quiz::draft::Draft;
use quiz_authoring::convert::toml;

/// The version of the stored text.
const VERSION: &str = "1";

/// Returns the storage name of a draft.
pub fn name(id: DraftId) -> String {
    format!("{OURS}draft/{id}")
}

/// Returns the storage name of the history of a draft.
pub fn history_name(id: DraftId) -> String {
    format!("{}/history", name(id))
}

/// Returns the id of the draft with this storage name.
pub fn id(name: &str) -> Option<DraftId> {
    name.strip_prefix(OURS)?.strip_prefix("draft/")?.parse().ok()
}

/// The stored record of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDraft {
    /// The draft.
    pub draft: Draft,
    /// The time of the last change, in milliseconds since 1970.
    pub changed: u64,
}

impl StoredDraft {
    /// Returns the text to store.
    pub fn write(&self) -> String {
        format!("{VERSION} {}\n{}", self.changed, toml::write(&self.draft))
    }

    /// Reads a stored text. Returns `None` if this version cannot read the text, which must then stay as it is.
    pub fn read(text: &str) -> Option<StoredDraft> {
        let (head, draft) = text.split_once('\n')?;
        let (version, changed) = head.split_once(' ')?;
        let changed = changed.parse().ok().filter(|_| version == VERSION)?;
        Some(StoredDraft { draft: toml::draft(draft)?, changed })
    }
}

/// Returns the drafts among the texts of two storages, the later copy of each, and the ids of the drafts that cannot be
/// read.
pub fn found(copies: &[&[StoredText]]) -> (Vec<(DraftId, StoredDraft)>, Vec<DraftId>) {
    let mut kept: Vec<(DraftId, StoredDraft)> = Vec::new();
    let mut unread = Vec::new();
    for (name, text) in copies.iter().copied().flatten() {
        let Some(id) = id(name) else { continue };
        let Some(copy) = StoredDraft::read(text) else {
            unread.push(id);
            continue;
        };
        match kept.iter_mut().find(|it| it.0 == id) {
            Some((_, known)) if known.changed >= copy.changed => {}
            Some((_, known)) => *known = copy,
            None => kept.push((id, copy)),
        }
    }
    unread.retain(|id| kept.iter().all(|it| it.0 != *id));
    (kept, unread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(title: &str, changed: u64) -> StoredDraft {
        StoredDraft { draft: Draft { title: Some(title.to_owned()), ..Draft::default() }, changed }
    }

    #[test]
    fn a_draft_is_read_as_it_was_kept() {
        let draft = kept("A \"party\"\n", 1_234);
        assert_eq!(StoredDraft::read(&draft.write()), Some(draft));
        for other in
            ["", "1", "1 2", "1 x\n", "2 5\n", "1 5\nid", "1 5\nunknown = 1", "1 5\nid = 1"]
        {
            assert_eq!(StoredDraft::read(other), None, "{other}");
        }
    }

    #[test]
    fn the_later_copy_counts() {
        let named = |id, kept: &StoredDraft| (name(id), kept.write());
        let stored =
            [named(1, &kept("new", 9)), named(2, &kept("old", 3)), (name(4), "9 1\n".to_owned())];
        let mirror =
            [named(1, &kept("old", 8)), named(2, &kept("new", 5)), named(3, &kept("only", 1))];
        let (found, unread) = found(&[&stored, &mirror]);
        assert_eq!(found, [(1, kept("new", 9)), (2, kept("new", 5)), (3, kept("only", 1))]);
        assert_eq!(unread, [4]);
        assert_eq!(id("what-do-you-do/v1/draft/x"), None);
        assert_eq!(id(&history_name(1)), None, "a history is no draft");
    }
}
