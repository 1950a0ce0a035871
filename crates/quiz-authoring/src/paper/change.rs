//! Edits, by the place of what they change: the same by which problems and files find it.

use super::Paper;
use quiz::draft::{CreditDraft, Draft};
use quiz::fields::{Fields, Slot, Value};
use quiz::problem::{Place, Segment};
use std::rc::Rc;

/// A change of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a field or an entry a value; nothing takes a field out.
    Set(Place, Value),
    /// Puts a value into a list, so that it is at this place; an empty table is an entry with nothing in it.
    Insert(Place, Value),
    /// Takes a field out, or an entry of a list.
    Remove(Place),
    /// Moves an entry of a list to where the entry with this number is.
    Move(Place, usize),
    /// Everything is another draft.
    Replace(Box<Draft>),
}

impl Edit {
    /// Sets a text. White space alone is none.
    pub fn text(place: Place, text: String) -> Edit {
        Edit::Set(place, Some(text).filter(|it| !it.trim().is_empty()).into())
    }
}

impl Paper {
    /// The paper after a change; `None` if it is none, or would leave no draft.
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
                // Only the scenario that is changed is copied.
                let scenarios = Rc::make_mut(&mut changed.scenarios);
                change(Slot::List(scenarios), path, edit)?;
            }
            path => change_within(&mut changed.head, path, edit)?,
        }
        (changed != *self).then_some(changed)
    }
}

/// Takes out what is at a place of a draft. Where nothing is, nothing is done.
pub(crate) fn remove(draft: &mut Draft, place: &Place) {
    // `None` says that nothing is there.
    let _ = change_within(draft, &place.0, &Edit::Remove(place.clone()));
}

/// Changes what is at the end of a path into a part. `None` if it cannot be done, or only by half.
fn change_within(part: &mut dyn Fields, path: &[Segment], edit: &Edit) -> Option<()> {
    let (Segment::Field(name), path) = path.split_first()? else { return None };
    change(part.field(name)?, path, edit)
}

/// The same for a path into a field. It ends where the field has no parts: five levels deep at most.
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
        // What is missing is there as soon as something is put into it.
        (Slot::Credit(credit), path, Edit::Set(..)) => {
            change_within(credit.get_or_insert_default(), path, edit)?;
            // A credit that says nothing is none.
            if credit.as_ref().is_some_and(|it| *it == CreditDraft::default()) {
                *credit = None;
            }
            Some(())
        }
        (Slot::Credit(credit), path, edit) => change_within(credit.as_mut()?, path, edit),
        _ => None,
    }
}
