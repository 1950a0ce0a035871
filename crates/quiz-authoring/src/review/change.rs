//! The changes that a fix can make.

use crate::document::remove;
use quiz::draft::Draft;
use quiz::problem::FieldPath;

/// A change that a fix makes to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Removes the fields, which then have their defaults, or the entries of lists at these places. The last place
    /// comes first. Places where nothing is are skipped.
    Remove(Vec<FieldPath>),
}

impl Change {
    /// Changes a draft.
    pub fn apply(&self, draft: &mut Draft) {
        let Change::Remove(places) = self;
        for place in places.iter().rev() {
            remove(draft, place);
        }
    }
}
