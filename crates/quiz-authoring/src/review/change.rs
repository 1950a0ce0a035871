//! What a fix does to a draft.

use crate::paper::remove;
use quiz::draft::Draft;
use quiz::problem::Place;

/// What a fix does to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Takes out what is at these places, the last first: a field, whose default holds then, or an
    /// entry of a list. Where nothing is, nothing is done.
    Remove(Vec<Place>),
}

impl Change {
    /// Does it.
    pub fn apply(&self, draft: &mut Draft) {
        let Change::Remove(places) = self;
        for place in places.iter().rev() {
            remove(draft, place);
        }
    }
}
