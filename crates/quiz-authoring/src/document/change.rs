//! Edits of a document. An edit names the part that it changes by its [`Place`], as problems and files do.

use super::Paper;
use quiz::draft::{CreditDraft, Draft};
use quiz::fields::{Fields, Slot, Value};
use quiz::problem::{Place, Segment};
use std::rc::Rc;

/// One change of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a field or an entry a value. [`Value::Nothing`] removes a field.
    Set(Place, Value),
    /// Inserts a value into a list, so that the new entry has this place. An empty table makes an entry without fields.
    Insert(Place, Value),
    /// Removes a field, or an entry of a list.
    Remove(Place),
    /// Moves an entry of a list to this index.
    Move(Place, usize),
    /// Replaces the whole draft.
    Replace(Box<Draft>),
}

impl Edit {
    /// An edit that sets a text. A text of white space alone removes the field.
    pub fn text(place: Place, text: String) -> Edit {
        Edit::Set(place, Some(text).filter(|it| !it.trim().is_empty()).into())
    }
}

impl Paper {
    /// The document after an edit. `None` if the edit changes nothing, or its place is not in the draft.
    #[must_use]
    pub fn after(&self, edit: &Edit) -> Option<Paper> {
        let place = match edit {
            Edit::Replace(draft) => return Some(Paper::from(Draft::clone(draft))),
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
                change(Slot::List(scenarios), path, edit)?;
            }
            path => change_within(&mut changed.head, path, edit)?,
        }
        (changed != *self).then_some(changed)
    }
}

/// Removes the field or the entry at a place of a draft. If nothing is there, the draft stays as it is.
pub(crate) fn remove(draft: &mut Draft, place: &Place) {
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
fn change(slot: Slot<'_>, path: &[Segment], edit: &Edit) -> Option<()> {
    match (slot, path, edit) {
        (slot, [], Edit::Set(_, value)) => slot.set(value),
        (slot, [], Edit::Remove(_)) => slot.set(&Value::Nothing),
        (slot, [Segment::Entry(at)], Edit::Set(_, value)) => slot.replace(*at, value),
        (slot, [Segment::Entry(at)], Edit::Insert(_, value)) => slot.insert(*at, value),
        (slot, [Segment::Entry(at)], Edit::Remove(_)) => slot.remove(*at),
        (slot, [Segment::Entry(at)], Edit::Move(_, to)) => slot.relocate(*at, *to),
        (Slot::List(list), [Segment::Entry(at), path @ ..], edit) => {
            change_within(list.entry(*at)?, path, edit)
        }
        // Setting a field of a missing credit makes the credit.
        (Slot::Credit(credit), path, Edit::Set(..)) => {
            change_within(credit.get_or_insert_default(), path, edit)?;
            // A credit without fields is removed.
            if credit.as_ref().is_some_and(|it| *it == CreditDraft::default()) {
                *credit = None;
            }
            Some(())
        }
        (Slot::Credit(credit), path, edit) => change_within(credit.as_mut()?, path, edit),
        _ => None,
    }
}
