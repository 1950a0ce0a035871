//! What is kept on the device, and under which names.
//!
//! Hosts are often shared by several pages, so every name starts with ours and the quiz's:
//!
//! - `what-do-you-do/v1/<quiz>/attempt/<id>`: a [`Record`];
//! - `what-do-you-do/v1/<quiz>/damaged/<id>`: one that could not be read, as it was found;
//! - `what-do-you-do/v1/number-keys`: `off`, if the person switched them off.
//!
//! What cannot be read is never deleted, and what a newer version wrote is never overwritten.

use crate::model::{Msg, Notice};
use crate::route::AttemptId;
use quiz_core::quiz::Quiz;
use quiz_core::record::{Record, RecordError};
use std::rc::Rc;

const OURS: &str = "what-do-you-do/v1/";
const NUMBER_KEYS: &str = "what-do-you-do/v1/number-keys";

/// A place that keeps texts by name, and may fail to.
pub trait Storage {
    /// All names.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn names(&self) -> Result<Vec<String>, Fault>;

    /// The text of a name, if it has one.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn read(&self, name: &str) -> Result<Option<String>, Fault>;

    /// Gives a name its text.
    ///
    /// # Errors
    /// The storage cannot be used, or has no room.
    fn write(&self, name: &str, value: &str) -> Result<(), Fault>;

    /// Removes a name.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn remove(&self, name: &str) -> Result<(), Fault>;
}

/// Why storage failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room, or none that this page may use.
    Full,
}

impl From<Fault> for Notice {
    fn from(fault: Fault) -> Notice {
        match fault {
            Fault::Blocked => Notice::NotKept,
            Fault::Full => Notice::Full,
        }
    }
}

/// What one quiz keeps in a storage.
#[derive(Debug, Clone)]
pub struct Store<S> {
    storage: S,
    quiz: Rc<Quiz>,
}

impl<S: Storage> Store<S> {
    /// The part of a storage that belongs to a quiz.
    pub fn new(storage: S, quiz: Rc<Quiz>) -> Store<S> {
        Store { storage, quiz }
    }

    /// Everything that is kept, as messages to the model.
    pub fn load(&self) -> Vec<Msg> {
        let names = match self.storage.names() {
            Ok(names) => names,
            Err(fault) => return vec![Msg::Told(fault.into())],
        };
        let mut found: Vec<Msg> = names.iter().filter_map(|name| self.look(name)).collect();
        if self.storage.read(NUMBER_KEYS).ok().flatten().is_some_and(|it| it == "off") {
            found.push(Msg::SwitchedNumberKeys(false));
        }
        found
    }

    /// What is kept of one attempt now, if that can be told.
    pub fn find(&self, id: AttemptId) -> Option<Msg> {
        self.look(&self.name(id))
    }

    /// What a change of a name by another tab means; `None` means any of them.
    pub fn changed(&self, name: Option<&str>) -> Vec<Msg> {
        let Some(name) = name else { return Vec::new() };
        let gone = self.id(name).map(Msg::Gone);
        self.look(name).or(gone).into_iter().collect()
    }

    /// Keeps an attempt.
    ///
    /// # Errors
    /// It could not be kept.
    pub fn save(&self, id: AttemptId, record: &Record) -> Result<(), Fault> {
        self.storage.write(&self.name(id), &record.write())
    }

    /// Removes an attempt.
    ///
    /// # Errors
    /// It could not be removed.
    pub fn remove(&self, id: AttemptId) -> Result<(), Fault> {
        self.storage.remove(&self.name(id))
    }

    /// Removes everything that this page ever kept on the device, for every quiz.
    ///
    /// # Errors
    /// It could not be removed.
    pub fn remove_all(&self) -> Result<(), Fault> {
        let names = self.storage.names()?;
        names.iter().filter(|it| it.starts_with(OURS)).try_for_each(|it| self.storage.remove(it))
    }

    /// Keeps whether digits choose responses.
    ///
    /// # Errors
    /// It could not be kept.
    pub fn save_number_keys(&self, on: bool) -> Result<(), Fault> {
        self.storage.write(NUMBER_KEYS, if on { "on" } else { "off" })
    }

    /// The attempt under a name, if it is one of this quiz.
    fn look(&self, name: &str) -> Option<Msg> {
        let id = self.id(name)?;
        match self.storage.read(name) {
            Ok(text) => {
                let text = text?;
                let record = Record::read(&self.quiz, &text);
                if matches!(record, Err(RecordError::Damaged)) {
                    self.put_aside(id, &text);
                }
                Some(Msg::Found(id, record))
            }
            Err(fault) => Some(Msg::Told(fault.into())),
        }
    }

    /// Moves a text that is no record out of the way; where that fails it stays.
    fn put_aside(&self, id: AttemptId, text: &str) {
        let aside = format!("{OURS}{}/damaged/{id}", self.quiz.id());
        if self.storage.write(&aside, text).is_ok() {
            let _ = self.storage.remove(&self.name(id));
        }
    }

    fn name(&self, id: AttemptId) -> String {
        format!("{OURS}{}/attempt/{id}", self.quiz.id())
    }

    fn id(&self, name: &str) -> Option<AttemptId> {
        let rest = name.strip_prefix(OURS)?.strip_prefix(self.quiz.id().as_str())?;
        rest.strip_prefix("/attempt/")?.parse().ok()
    }
}
