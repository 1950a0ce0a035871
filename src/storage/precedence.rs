//! Which of two copies of a text counts: the one in the storage, or the one in the mirror.
//!
//! The copies differ after a browser was killed before it wrote its storage to disk, and after one of the two refused a
//! change. This decides for each kind of text:
//!
//! | text | the copy that counts |
//! |---|---|
//! | an attempt | the one that is further on, unless the attempt was removed since: [`of_attempt`] |
//! | a draft | the one that was changed later: [`of_drafts`] |
//! | the links that a grader pasted | the longer one: [`of_pasted`] |
//! | a setting | the one in the storage, if there is one: [`of_setting`] |
//! | a quiz, a challenge, the links of a group | any: under one key, all copies are the same |
//! | all texts of a storage | none, if they date from before everything was removed: [`of_eras`] |
//!
//! Everything here is pure. The [`Store`](crate::storage::Store) does what follows from a decision.

use crate::route::DraftId;
use crate::storage::attempts::StoredText;
use crate::storage::drafts::StoredDraft;
use crate::storage::keys;
use quiz::record::{Record, RecordError};

/// A record that was read, or the reason why it cannot be read.
pub type ReadRecord = Result<Record, RecordError>;

/// The copy of an attempt in the mirror.
#[derive(Debug, Clone, PartialEq)]
pub enum MirrorCopy {
    /// Its record.
    Record(ReadRecord),
    /// The time at which the attempt was removed, in milliseconds since 1970.
    Removed(u64),
}

/// The copy that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// The text in the storage.
    Storage,
    /// The text in the mirror.
    Mirror,
    /// Neither, since the text was removed.
    Removal,
}

/// Decides which copy of an attempt counts. `None` if there is neither.
///
/// A removal counts if the storage has no record, or one that was changed no later. What cannot be read is never removed.
pub fn of_attempt(stored: Option<&ReadRecord>, copy: Option<&MirrorCopy>) -> Option<Counts> {
    match (stored, copy) {
        (None, None) => None,
        (None, Some(MirrorCopy::Removed(_))) => Some(Counts::Removal),
        (Some(Ok(record)), Some(MirrorCopy::Removed(time))) if record.changed <= *time => {
            Some(Counts::Removal)
        }
        (_, Some(MirrorCopy::Record(copy))) if rank(Some(copy)) > rank(stored) => {
            Some(Counts::Mirror)
        }
        _ => Some(Counts::Storage),
    }
}

/// The rank of one copy of a record: of two copies, the one with the greater rank counts.
///
/// A record of a newer version or of another state of the quiz comes first: only the version that wrote it can judge
/// it. A finished attempt comes before an open one. Then the attempt with more steps counts, whatever the clock says:
/// steps are never taken away, and a page to which the mirror answered late may have begun the attempt anew. The time
/// of the last change decides last.
fn rank(record: Option<&ReadRecord>) -> (u8, usize, u64) {
    match record {
        None => (0, 0, 0),
        Some(Err(RecordError::Damaged)) => (1, 0, 0),
        Some(Ok(Record { attempt, changed, .. })) => {
            (2 + u8::from(attempt.is_finished()), attempt.kept().len(), *changed)
        }
        Some(Err(RecordError::OtherQuiz(_))) => (4, 0, 0),
        Some(Err(RecordError::Newer)) => (5, 0, 0),
    }
}

/// Decides which copy of each draft counts, among the texts of two storages. Returns the drafts, and the ids of those
/// that cannot be read.
pub fn of_drafts(copies: &[&[StoredText]]) -> (Vec<(DraftId, StoredDraft)>, Vec<DraftId>) {
    let mut kept: Vec<(DraftId, StoredDraft)> = Vec::new();
    let mut unread = Vec::new();
    for (key, text) in copies.iter().copied().flatten() {
        let Some(id) = keys::draft_id(key) else { continue };
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

/// Decides which copy of the pasted links counts. The shorter one may lack the latest result.
pub fn of_pasted<'a>(copies: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    copies.max_by_key(|it| it.len())
}

/// Decides which copy of a setting counts.
pub fn of_setting(stored: Option<String>, copy: Option<&str>) -> Option<String> {
    stored.or_else(|| copy.map(str::to_owned))
}

/// The age of the texts in a storage, as the eras of the storage and of its mirror tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eras {
    /// Neither has an era.
    None,
    /// The storage was written since everything was removed. The mirror need not mark its era any longer.
    Same,
    /// The storage dates from before everything was removed, so that none of its texts counts.
    Before,
    /// The mirror marks its era no longer, and the storage need not either.
    Unmarked,
}

/// Decides whether the texts of a storage count, by the era that it has and the era of the mirror. An empty era in the
/// storage matches any.
pub fn of_eras(stored: Option<&str>, mirror: Option<&str>) -> Eras {
    match (stored, mirror) {
        (Some(stored), Some(mirror)) if stored == mirror || stored.is_empty() => Eras::Same,
        (_, Some(_)) => Eras::Before,
        (Some(_), None) => Eras::Unmarked,
        (None, None) => Eras::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quiz::draft::Draft;

    #[test]
    fn the_later_copy_of_a_draft_counts() {
        let draft = |title: &str, changed| StoredDraft {
            draft: Draft { title: Some(title.to_owned()), ..Draft::default() },
            changed,
        };
        let text = |id, draft: &StoredDraft| (keys::draft(id), draft.write());
        let stored = [
            text(1, &draft("new", 9)),
            text(2, &draft("old", 3)),
            (keys::draft(4), "9 1\n".to_owned()),
            (keys::history(5), "1 1\n".to_owned()),
        ];
        let mirror =
            [text(1, &draft("old", 8)), text(2, &draft("new", 5)), text(3, &draft("only", 1))];
        let (found, unread) = of_drafts(&[&stored, &mirror]);
        assert_eq!(found, [(1, draft("new", 9)), (2, draft("new", 5)), (3, draft("only", 1))]);
        assert_eq!(unread, [4]);
    }

    #[test]
    fn a_storage_counts_unless_it_dates_from_before_the_removal() {
        for (stored, mirror, expected) in [
            (None, None, Eras::None),
            (None, Some("7"), Eras::Before),
            (Some("6"), Some("7"), Eras::Before),
            (Some("7"), Some("7"), Eras::Same),
            (Some(""), Some("7"), Eras::Same),
            (Some("7"), None, Eras::Unmarked),
        ] {
            assert_eq!(of_eras(stored, mirror), expected, "{stored:?} {mirror:?}");
        }
    }

    #[test]
    fn the_longer_pasted_text_and_the_stored_setting_count() {
        assert_eq!(of_pasted(["#r1.a", "#r1.a\n#r1.b", ""].into_iter()), Some("#r1.a\n#r1.b"));
        assert_eq!(of_pasted([].into_iter()), None);
        let setting = |stored: Option<&str>, copy| of_setting(stored.map(str::to_owned), copy);
        assert_eq!(setting(Some("on"), Some("off")).as_deref(), Some("on"));
        assert_eq!(setting(None, Some("off")).as_deref(), Some("off"));
        assert_eq!(setting(None, None), None);
    }
}
