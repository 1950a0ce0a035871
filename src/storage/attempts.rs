//! The attempts on a device, by id.

use crate::route::AttemptId;
use quiz::record::Record;
use std::rc::Rc;

/// A text that is kept, after its name.
pub type Named = (String, String);

/// Records in the order of their ids.
///
/// There are few, and every page asks for them: a list does, where a tree map's code would be
/// 4 KiB more to download.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf(Vec<(AttemptId, Rc<Record>)>);

impl Shelf {
    /// The record of an attempt.
    pub fn get(&self, id: &AttemptId) -> Option<&Rc<Record>> {
        self.0.iter().find(|(it, _)| it == id).map(|(_, record)| record)
    }

    /// Whether an attempt is here.
    pub fn contains_key(&self, id: &AttemptId) -> bool {
        self.get(id).is_some()
    }

    /// Puts a record here, in place of another of the same attempt.
    pub fn insert(&mut self, id: AttemptId, record: Rc<Record>) {
        self.remove(&id);
        let at = self.0.iter().take_while(|(it, _)| *it < id).count();
        self.0.insert(at, (id, record));
    }

    /// Takes the record of an attempt away.
    pub fn remove(&mut self, id: &AttemptId) -> Option<Rc<Record>> {
        let at = self.0.iter().position(|(it, _)| it == id)?;
        Some(self.0.remove(at).1)
    }

    /// All records, with their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&AttemptId, &Rc<Record>)> + Clone {
        self.0.iter().map(|(id, record)| (id, record))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
