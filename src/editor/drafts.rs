//! Drafts as texts to keep on the device, under `what-do-you-do/v1/draft/<id>`: a version, the time and the draft in TOML.
//!
//! They are kept twice, as attempts are (see [`store`](crate::storage)); the later copy counts.
//!
//! Beside the second copy, under the name of the draft and `/history`, are the steps that can be undone and done again, as
//! bytes: at most 300 each way and 512 KiB for each draft, the nearest first. They say of which text they are the history;
//! steps that fit neither copy are none. They go with the draft.

use crate::editor::route::DraftId;
use crate::storage::OURS;
use crate::storage::attempts::Named;
use quiz::draft::Draft;
use quiz_authoring::exchange::toml;

/// The version that is written.
const VERSION: &str = "1";

/// The name of a draft.
pub fn name(id: DraftId) -> String {
    format!("{OURS}draft/{id}")
}

/// The name of its history.
pub fn history_name(id: DraftId) -> String {
    format!("{}/history", name(id))
}

/// The draft that has a name.
pub fn id(name: &str) -> Option<DraftId> {
    name.strip_prefix(OURS)?.strip_prefix("draft/")?.parse().ok()
}

/// A draft and when it was changed, in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The draft.
    pub draft: Draft,
    /// When it was changed.
    pub changed: u64,
}

impl Kept {
    /// As a text to keep.
    pub fn write(&self) -> String {
        format!("{VERSION} {}\n{}", self.changed, toml::write(&self.draft))
    }

    /// From a text that was kept; `None` if it is none that this version can read, and must stay as it is.
    pub fn read(text: &str) -> Option<Kept> {
        let (head, draft) = text.split_once('\n')?;
        let (version, changed) = head.split_once(' ')?;
        let changed = changed.parse().ok().filter(|_| version == VERSION)?;
        Some(Kept { draft: toml::draft(draft)?, changed })
    }
}

/// The drafts among what two places hold, the later copy of each. The names are those of what cannot be read.
pub fn found(copies: &[&[Named]]) -> (Vec<(DraftId, Kept)>, Vec<DraftId>) {
    let mut kept: Vec<(DraftId, Kept)> = Vec::new();
    let mut unread = Vec::new();
    for (name, text) in copies.iter().copied().flatten() {
        let Some(id) = id(name) else { continue };
        let Some(copy) = Kept::read(text) else {
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

    fn kept(title: &str, changed: u64) -> Kept {
        Kept { draft: Draft { title: Some(title.to_owned()), ..Draft::default() }, changed }
    }

    #[test]
    fn a_draft_is_read_as_it_was_kept() {
        let draft = kept("A \"party\"\n", 1_234);
        assert_eq!(Kept::read(&draft.write()), Some(draft));
        for other in
            ["", "1", "1 2", "1 x\n", "2 5\n", "1 5\nid", "1 5\nunknown = 1", "1 5\nid = 1"]
        {
            assert_eq!(Kept::read(other), None, "{other}");
        }
    }

    #[test]
    fn the_later_copy_counts() {
        let named = |id, kept: &Kept| (name(id), kept.write());
        let stored =
            [named(1, &kept("new", 9)), named(2, &kept("old", 3)), (name(4), "9 1\n".to_owned())];
        let journal =
            [named(1, &kept("old", 8)), named(2, &kept("new", 5)), named(3, &kept("only", 1))];
        let (found, unread) = found(&[&stored, &journal]);
        assert_eq!(found, [(1, kept("new", 9)), (2, kept("new", 5)), (3, kept("only", 1))]);
        assert_eq!(unread, [4]);
        assert_eq!(id("what-do-you-do/v1/draft/x"), None);
        assert_eq!(id(&history_name(1)), None, "a history is no draft");
    }
}
