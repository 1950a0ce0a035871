//! Edits of a document. An edit names the part that it changes by its [`FieldPath`], as problems and files do.

use super::Document;
use quiz::draft::{CreditDraft, Draft};
use quiz::fields::{FieldSlot, FieldValue, Fields};
use quiz::problem::{FieldPath, Segment};
use std::rc::Rc;

/// One change of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a field or an entry a value. [`FieldValue::Nothing`] removes a field.
    Set(FieldPath, FieldValue),
    /// Inserts a value into a list, so that the new entry has this place. An empty table makes an entry without fields.
    Insert(FieldPath, FieldValue),
    /// Removes a field, or an entry of a list.
    Remove(FieldPath),
    /// Moves an entry of a list to this index.
    Move(FieldPath, usize),
    /// Replaces the whole draft.
    Replace(Box<Draft>),
}

impl Edit {
    /// An edit that sets a text. A text of white space alone removes the field.
    pub fn text(place: FieldPath, text: String) -> Edit {
        Edit::Set(place, Some(text).filter(|it| !it.trim().is_empty()).into())
    }
}

impl Document {
    /// The document after an edit. `None` if the edit changes nothing, or its place is not in the draft.
    #[must_use]
    pub fn after(&self, edit: &Edit) -> Option<Document> {
        let place = match edit {
            Edit::Replace(draft) => return Some(Document::from(Draft::clone(draft))),
            Edit::Set(place, _)
            | Edit::Insert(place, _)
            | Edit::Remove(place)
            | Edit::Move(place, _) => place,
        };
        let mut changed = self.clone();
        match place.0.as_slice() {
            [Segment::Field(list), path @ ..] if list == "scenarios" => {
                // This copies the list of pointers. Of the scenarios themselves, only the changed one is copied.
                let scenarios = Rc::make_mut(&mut changed.scenarios);
                change(FieldSlot::List(scenarios), path, edit)?;
            }
            path => change_within(&mut changed.head, path, edit)?,
        }
        (changed != *self).then_some(changed)
    }
}

/// Removes the field or the entry at a place of a draft. If nothing is there, the draft stays as it is.
pub(crate) fn remove(draft: &mut Draft, place: &FieldPath) {
    // `None` means that nothing is there.
    let _ = change_within(draft, &place.0, &Edit::Remove(place.clone()));
}

/// Applies an edit at the end of a path that starts at a part. `None` if the edit does not fit there; the part may
/// then be changed by half.
fn change_within(part: &mut dyn Fields, path: &[Segment], edit: &Edit) -> Option<()> {
    let (Segment::Field(name), path) = path.split_first()? else { return None };
    change(part.field(name)?, path, edit)
}

/// Applies an edit at the end of a path that starts at a field. The recursion is at most five levels deep, since fields
/// nest no deeper.
fn change(slot: FieldSlot<'_>, path: &[Segment], edit: &Edit) -> Option<()> {
    match (slot, path, edit) {
        (slot, [], Edit::Set(_, value)) => slot.set(value),
        (slot, [], Edit::Remove(_)) => slot.set(&FieldValue::Nothing),
        (slot, [Segment::Entry(at)], Edit::Set(_, value)) => slot.replace(*at, value),
        (slot, [Segment::Entry(at)], Edit::Insert(_, value)) => slot.insert(*at, value),
        (slot, [Segment::Entry(at)], Edit::Remove(_)) => slot.remove(*at),
        (slot, [Segment::Entry(at)], Edit::Move(_, to)) => slot.relocate(*at, *to),
        (FieldSlot::List(list), [Segment::Entry(at), path @ ..], edit) => {
            change_within(list.entry(*at)?, path, edit)
        }
        // Setting a field of a missing credit makes the credit.
        (FieldSlot::Credit(credit), path, Edit::Set(..)) => {
            change_within(credit.get_or_insert_default(), path, edit)?;
            // A credit without fields is removed.
            if credit.as_ref().is_some_and(|it| *it == CreditDraft::default()) {
                *credit = None;
            }
            Some(())
        }
        (FieldSlot::Credit(credit), path, edit) => change_within(credit.as_mut()?, path, edit),
        _ => None,
    }
}
