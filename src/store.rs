//! What is kept on the device, and under which names.
//!
//! Hosts are often shared by several pages, so every name starts with ours and the quiz's:
//!
//! - `what-do-you-do/v1/<quiz>/attempt/<id>`: a [`Record`];
//! - `what-do-you-do/v1/<quiz>/damaged/<id>`: one that could not be read, as it was found (a second
//!   one of the same attempt under `<id>.2`, and so on);
//! - `what-do-you-do/v1/number-keys`: `off`, if the person switched them off.
//!
//! What cannot be read is never deleted, and what a newer version wrote is never overwritten.

use crate::model::{Msg, Notice};
use crate::route::AttemptId;
use quiz_core::quiz::Quiz;
use quiz_core::record::{Record, RecordError};
use std::cell::RefCell;
use std::rc::Rc;

const OURS: &str = "what-do-you-do/v1/";
const NUMBER_KEYS: &str = "what-do-you-do/v1/number-keys";

/// What the names of all that is kept for a quiz begin with.
pub fn prefix(quiz: &Quiz) -> String {
    format!("{OURS}{}/", quiz.id())
}

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
    /// What was last kept: found again, it needs no reading.
    last: RefCell<Option<(AttemptId, String)>>,
}

impl<S: Storage> Store<S> {
    /// The part of a storage that belongs to a quiz.
    pub fn new(storage: S, quiz: Rc<Quiz>) -> Store<S> {
        Store { storage, quiz, last: RefCell::default() }
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

    /// What another tab made of an attempt since this one kept it, if it did.
    pub fn find(&self, id: AttemptId) -> Option<Msg> {
        let name = self.name(id);
        let kept = self.storage.read(&name).ok().flatten().map(|text| (id, text));
        if kept.is_some() && kept == *self.last.borrow() { None } else { self.look(&name) }
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
        let text = record.write();
        self.storage.write(&self.name(id), &text)?;
        *self.last.borrow_mut() = Some((id, text));
        Ok(())
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
        let removed =
            names.iter().filter(|it| it.starts_with(OURS)).map(|it| self.storage.remove(it));
        // One that stays is no reason to leave the others.
        removed.fold(Ok(()), Result::and)
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
                let record = Record::read(&self.quiz, &text).and_then(|record| {
                    let draw = record.attempt.draw();
                    let is_it = (draw.edition(), draw.seed()) == (id.edition, id.seed);
                    if is_it { Ok(record) } else { Err(RecordError::Damaged) }
                });
                let is_damaged = record == Err(RecordError::Damaged);
                if is_damaged && self.put_aside(id, &text).is_ok() {
                    return Some(Msg::Told(Notice::Damaged));
                }
                Some(Msg::Found(id, record))
            }
            Err(fault) => Some(Msg::Told(fault.into())),
        }
    }

    /// Moves a text that is no record out of the way; where that fails it stays.
    fn put_aside(&self, id: AttemptId, text: &str) -> Result<(), Fault> {
        let mut aside = format!("{OURS}{}/damaged/{id}", self.quiz.id());
        let mut number = 1;
        while self.storage.read(&aside)?.is_some_and(|it| it != text) {
            number += 1;
            aside = format!("{OURS}{}/damaged/{id}.{number}", self.quiz.id());
        }
        self.storage.write(&aside, text)?;
        self.storage.remove(&self.name(id))
    }

    fn name(&self, id: AttemptId) -> String {
        format!("{OURS}{}/attempt/{id}", self.quiz.id())
    }

    fn id(&self, name: &str) -> Option<AttemptId> {
        let rest = name.strip_prefix(OURS)?.strip_prefix(self.quiz.id().as_str())?;
        rest.strip_prefix("/attempt/")?.parse().ok()
    }
}
