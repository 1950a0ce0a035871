//! The attempts on a device, by id.

use crate::route::AttemptId;
use quiz::record::Record;
use std::rc::Rc;

/// A name in the storage, and its text.
pub type StoredText = (String, String);

/// The records of attempts, in the order of their ids.
///
/// There are at most some fifty, and every page reads them: a list does, where the code of a `BTreeMap` would be 4 KiB
/// more to download.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attempts(Vec<(AttemptId, Rc<Record>)>);

impl Attempts {
    /// The record of an attempt.
    pub fn get(&self, id: &AttemptId) -> Option<&Rc<Record>> {
        self.0.iter().find(|(it, _)| it == id).map(|(_, record)| record)
    }

    /// Whether there is a record of an attempt.
    pub fn contains_key(&self, id: &AttemptId) -> bool {
        self.get(id).is_some()
    }

    /// Adds a record, or replaces that of the same attempt.
    pub fn insert(&mut self, id: AttemptId, record: Rc<Record>) {
        self.remove(&id);
        let at = self.0.iter().take_while(|(it, _)| *it < id).count();
        self.0.insert(at, (id, record));
    }

    /// Removes the record of an attempt and returns it.
    pub fn remove(&mut self, id: &AttemptId) -> Option<Rc<Record>> {
        let at = self.0.iter().position(|(it, _)| it == id)?;
        Some(self.0.remove(at).1)
    }

    /// All records, with their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&AttemptId, &Rc<Record>)> + Clone {
        self.0.iter().map(|(id, record)| (id, record))
    }

    /// The number of records.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no records.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
