//! What is kept on the device, and under which names.
//!
//! Hosts are often shared by several pages, so every name starts with ours and the quiz's:
//!
//! - `what-do-you-do/v1/<quiz>/attempt/<id>`: a [`Record`];
//! - `what-do-you-do/v1/<quiz>/quiz`: one that came in a link, as that link, and its title;
//! - `what-do-you-do/v1/<quiz>/pasted`: links to be marked, of somebody who holds the key;
//! - `what-do-you-do/v1/<quiz>/damaged/<id>`: one that could not be read, as it was found (a second
//!   one of the same attempt under `<id>.2`, and so on);
//! - `what-do-you-do/v1/<quiz>/told`: the ids of attempts that cannot be read and stay, of which the person was told;
//! - `what-do-you-do/v1/<quiz>/pair/<time>`: the two links that were made for a group then, as the one of whoever marks
//!   (the players' follows from it), and for whom they are;
//! - `what-do-you-do/v1/<quiz>/rival/<link>`: a challenge that was taken up, the link to which is the name;
//! - `what-do-you-do/v1/draft/<id>`: a quiz that is being written (see [`write::drafts`](crate::editor::drafts)),
//!   and in the journal alone, as bytes, `what-do-you-do/v1/draft/<id>/history`: what it was before;
//! - `what-do-you-do/v1/number-keys`: `off`, if the person switched them off;
//! - `what-do-you-do/v1/name`: the name that goes with what the person sends;
//! - `what-do-you-do/v1/era`: after everything was forgotten, any text that tells what is kept since from what was kept before.
//!
//! The built-in quiz goes by its id, one that came in a link by `link.` and its fingerprint: no id has a dot. Where a host
//! wants the feedback of the built-in one at another moment, a dot and that moment follow its id. What was played with the
//! situations covered is kept as if it were of another quiz: `.covered` follows. What has the id of the quiz that was built
//! in before (`the-evening`) stays as it is until somebody wants it gone, and is told of.
//!
//! What cannot be read is never deleted, and what a newer version wrote is never overwritten.
//!
//! Browsers write their storage down seconds late, and what a killed browser had not yet written is
//! gone. So everything is kept twice: in the [`Storage`], which answers at once, and in a [`Journal`],
//! which is surer but answers late. As long as one of them works, the person need not know of the other.
//! Under the name of an attempt that was removed, and of whatever was kept of the quiz that was built in before, the journal
//! has the time of that, so that it does not come back with a storage whose removal was not written down. When everything
//! was forgotten, the journal has one entry, which names nothing: an era, any number. What is kept from then on is kept with
//! the same era in the storage, so that a storage of another era or of none is known as one from before: see
//! [`Store::sweep`].

pub mod attempts;

use crate::play_links::Guest;
use crate::route::{AttemptId, Base};
use crate::storage::attempts::{Named, Shelf};
use quiz::Quiz;
use quiz::record::{Record, RecordError};
use quiz_link::{Fingerprint, Name, Source};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// What the names of all that is kept begin with.
pub const OURS: &str = "what-do-you-do/v1/";
/// What stands before the fingerprint of a quiz that came in a link.
pub const LINK: &str = "link.";
/// The suffix of a quiz's name where its situations were covered.
pub const COVERED: &str = ".covered";
/// What stands before the id of an attempt.
pub const ATTEMPT: &str = "attempt/";
/// The name of what was pasted.
pub const PASTED: &str = "pasted";
/// The prefix of the name under which a friend is kept; the link follows.
pub const RIVAL: &str = "rival/";
const NUMBER_KEYS: &str = "what-do-you-do/v1/number-keys";
const NAME: &str = "what-do-you-do/v1/name";
const ERA: &str = "what-do-you-do/v1/era";

/// What the names of all that is kept for the built-in quiz begin with.
pub fn prefix(quiz: &Quiz) -> String {
    format!("{OURS}{}/", quiz.id())
}

/// What the names of all that is kept for a quiz begin with.
pub fn prefix_of(source: &Source) -> String {
    prefix_at(Base::of(source), source.quiz())
}

/// The prefix of the names of all that is kept for the quiz whose addresses begin at a base. `home` is the built-in one.
pub fn prefix_at(base: Base, home: &Quiz) -> String {
    let name = base.quiz.map(|it| format!("{LINK}{it}"));
    let name = name.unwrap_or_else(|| home.id().to_string());
    format!("{OURS}{name}{}/", if base.is_covered { COVERED } else { "" })
}

/// The same for the built-in quiz with feedback at another moment than its own: those are other plays.
pub fn prefix_with(quiz: &Quiz, feedback: &str) -> String {
    format!("{OURS}{}.{feedback}/", quiz.id())
}

/// The name of a quiz that came in a link.
pub fn quiz_name(name: Fingerprint) -> String {
    format!("{OURS}{LINK}{name}/quiz")
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

/// The second copy of what a storage keeps.
pub trait Journal {
    /// Changes what it holds; whether that worked is told later, once.
    fn change(&self, change: Change<'_>, done: Callback<bool>);
}

/// A change of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// Gives a name its text.
    Write(&'a str, &'a str),
    /// Removes a name.
    Remove(&'a str),
    /// Removes all names.
    Clear,
}

/// What a journal holds: names and their texts.
pub type Kept = Vec<Named>;

/// What one page handed over to the next.
pub fn handed(text: &str) -> Kept {
    let mut lines = text.lines().map(str::to_owned);
    core::iter::from_fn(|| lines.next().zip(lines.next())).collect()
}

/// Why storage failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room, or none that this page may use.
    Full,
}

/// What is found on the device.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// An attempt, or one of its kind that cannot be read and stays there.
    Attempt(AttemptId, Result<Record, RecordError>),
    /// Another tab removed this attempt.
    Gone(AttemptId),
    /// A challenge, as a link.
    Rival(String),
    /// The name that goes with what the person sends.
    Name(Name),
    /// The person switched the number keys off.
    NumberKeysOff,
    /// Links that somebody who holds the key pasted.
    Pasted(Rc<str>),
    /// On an earlier visit the person was told of all attempts that are found and cannot be read.
    ToldBefore,
    /// A damaged record, which has been put aside.
    Damaged,
    /// The storage cannot be read.
    Fault(Fault),
}

/// What one quiz keeps in a storage and its journal.
#[derive(Debug, Clone)]
pub struct Store<S, J> {
    storage: S,
    journal: J,
    /// Whether the journal did what it was last asked for.
    is_journal_sound: Rc<Cell<bool>>,
    source: Source,
    /// What the names of all that is the quiz's begin with.
    prefix: String,
    /// What the quiz is kept as along with its first attempt, if it is not built in.
    quiz: Option<String>,
    /// What the page before handed over.
    handed: RefCell<Kept>,
    /// What was last kept: found again, it needs no reading.
    last: RefCell<Option<(AttemptId, String)>>,
    /// The era that the storage is to have with what is kept next.
    era: Rc<RefCell<Option<String>>>,
}

impl<S, J> PartialEq for Store<S, J> {
    /// Whether it is the same one.
    fn eq(&self, other: &Store<S, J>) -> bool {
        Rc::ptr_eq(&self.is_journal_sound, &other.is_journal_sound)
    }
}

impl<S: Storage, J: Journal> Store<S, J> {
    /// The part of a storage and a journal that belongs to a quiz.
    pub fn new(storage: S, journal: J, home: Rc<Quiz>) -> Store<S, J> {
        Store {
            storage,
            journal,
            is_journal_sound: Rc::default(),
            prefix: prefix(&home),
            source: Source::BuiltIn(home),
            quiz: None,
            handed: RefCell::default(),
            last: RefCell::default(),
            era: Rc::default(),
        }
    }

    /// The same part for another quiz, which is kept along with its first attempt if it came in a link.
    #[must_use]
    pub fn of(self, guest: Guest) -> Store<S, J> {
        let Guest { source, prefix, text } = guest;
        Store { source, prefix, quiz: text, ..self }
    }

    /// With what the page before handed over.
    #[must_use]
    pub fn with(self, handed: Kept) -> Store<S, J> {
        Store { handed: handed.into(), ..self }
    }

    /// The journal.
    pub fn journal(&self) -> &J {
        &self.journal
    }

    /// Removes from the storage what was forgotten and is there all the same, because the browser had not yet written
    /// down that it was removed. Once, before anything is looked for. `None` is a journal that could not be read: nobody
    /// knows of which era it is, and what is kept meanwhile is marked as being of any.
    pub fn sweep(&self, journal: Option<&[Named]>) {
        let here = self.storage.read(ERA).ok().flatten();
        let Some(journal) = journal else {
            self.era.replace(here.is_none().then(String::new));
            return;
        };
        self.era.take();
        let era = journal.iter().find(|(name, _)| name == ERA).map(|(_, era)| era);
        match (era, here) {
            // The storage was written down since. One of the two goes at a time: a journal that refuses is of no era else.
            (Some(era), Some(here)) if here == *era || here.is_empty() => {
                self.journal.change(Change::Remove(ERA), Callback::noop());
            }
            (Some(era), _) => {
                // Where this fails, the journal says so again.
                let _ = self.clear_storage();
                self.era.replace(Some(era.clone()));
            }
            (None, Some(_)) => drop(self.storage.remove(ERA)),
            (None, None) => {}
        }
    }

    /// Everything that is kept, one by one. What only the journal has, or has newer, is
    /// put back into the storage. `None` is a journal that could not be read.
    pub fn load(&self, journal: Option<Kept>) -> Vec<Found> {
        if journal.is_some() {
            self.is_journal_sound.set(true);
        }
        let journal = journal.unwrap_or_default();
        let stored = match self.storage.names() {
            Ok(names) => names,
            Err(fault) if !self.is_journal_sound.get() => return vec![Found::Fault(fault)],
            Err(_) => Vec::new(),
        };
        let copy = |name: &str| journal.iter().find(|(it, _)| it == name).map(|(_, it)| &**it);
        let only_copied =
            journal.iter().map(|(name, _)| name).filter(|name| !stored.contains(name));
        let names: Vec<_> = stored.iter().chain(only_copied).collect();
        let mut found: Vec<Found> =
            names.iter().filter_map(|name| self.look(name, copy(name))).collect();
        found.extend(names.iter().filter_map(|it| self.rival(it)).map(Found::Rival));
        let setting = |name: &str| {
            let stored = self.storage.read(name).ok().flatten();
            stored.or_else(|| copy(name).map(str::to_owned))
        };
        let unread = found.iter().filter_map(|it| match it {
            Found::Attempt(_, Ok(_) | Err(RecordError::Damaged)) => None,
            Found::Attempt(id, _) => Some(id.to_string()),
            _ => None,
        });
        let unread: Vec<String> = unread.collect();
        if !unread.is_empty() {
            let name = format!("{}told", self.prefix);
            let told = self.storage.read(&name).ok().flatten().unwrap_or_default();
            if unread.iter().all(|it| told.split(' ').any(|id| id == it)) {
                found.insert(0, Found::ToldBefore);
            } else {
                // Where this fails, it is told once more: no fault worth a second copy.
                let _ = self.storage.write(&name, &unread.join(" "));
            }
        }
        if setting(NUMBER_KEYS).as_deref() == Some("off") {
            found.push(Found::NumberKeysOff);
        }
        if let Some(name) = setting(NAME).and_then(|it| Name::new(&it)) {
            found.push(Found::Name(name));
        }
        found
    }

    /// The quiz and its attempts for the next page, with what the page before handed over of other quizzes, as
    /// far as that page would not find them on the device.
    pub fn hand_over(&self, records: &Shelf) -> String {
        let attempts = records.iter().map(|(id, it)| (self.name(*id), it.write()));
        let quiz = self.quiz.clone().filter(|_| !records.is_empty());
        let quiz = quiz.map(|it| (self.quiz_name(), it));
        let handed = self.handed.borrow();
        let others = handed.iter().filter(|(name, _)| !name.starts_with(&self.prefix));
        let all = attempts.chain(quiz).chain(others.cloned());
        let lost = all
            .filter(|(name, text)| self.storage.read(name).ok().flatten().as_ref() != Some(text));
        let lines = lost.flat_map(|(name, text)| [name, text]);
        lines.map(|it| it + "\n").collect()
    }

    /// What the page before handed over.
    pub fn take_over(&self) -> Vec<Found> {
        let handed = self.handed.borrow();
        handed.iter().filter_map(|(name, text)| self.look(name, Some(text))).collect()
    }

    /// What another tab made of an attempt since this one kept it, if it did.
    pub fn find(&self, id: AttemptId) -> Option<Found> {
        let name = self.name(id);
        let kept = self.storage.read(&name).ok().flatten().map(|text| (id, text));
        if kept.is_some() && kept == *self.last.borrow() { None } else { self.look(&name, None) }
    }

    /// What a change of a name by another tab means. Without a name all may be gone: what this page shows stays.
    pub fn changed(&self, name: Option<&str>) -> Vec<Found> {
        let Some(name) = name else { return Vec::new() };
        if let Some(rival) = self.rival(name) {
            return vec![Found::Rival(rival)];
        }
        if name == self.pasted_name() {
            let text = self.storage.read(name).ok().flatten().unwrap_or_default();
            return vec![Found::Pasted(text.into())];
        }
        let gone = self.id(name).map(Found::Gone);
        self.look(name, None).or(gone).into_iter().collect()
    }

    /// Keeps an attempt, or tells why it could not.
    pub fn save(&self, id: AttemptId, record: &Record, failed: &Callback<Fault>) {
        let text = record.write();
        self.keep_quiz(failed);
        if self.keep(&self.name(id), &text, failed).is_ok() {
            *self.last.borrow_mut() = Some((id, text));
        }
    }

    /// Removes an attempt, or tells why it could not.
    pub fn remove(&self, id: AttemptId, now: u64, failed: &Callback<Fault>) {
        self.discard(&self.name(id), now, failed);
    }

    /// Removes what is under a name, of whichever quiz it is, or tells why it could not. The journal keeps the time of that.
    pub fn discard(&self, name: &str, now: u64, failed: &Callback<Fault>) {
        let removed = self.storage.remove(name);
        self.settle(removed, Change::Write(name, &now.to_string()), failed);
    }

    /// Removes the quiz, of which no attempt is left, if it came in a link.
    pub fn remove_quiz(&self, failed: &Callback<Fault>) {
        if self.quiz.is_some() {
            self.forget(&self.quiz_name(), failed);
        }
    }

    /// Keeps the quiz, if it came in a link: addresses of attempts name it only.
    fn keep_quiz(&self, failed: &Callback<Fault>) {
        let Some(text) = &self.quiz else { return };
        let name = self.quiz_name();
        if self.storage.read(&name) != Ok(Some(text.clone())) {
            // What matters is told to `failed`.
            let _ = self.keep(&name, text, failed);
        }
    }

    /// Removes everything that this page ever kept on the device, for every quiz, or tells
    /// why it could not. `era` is any number: see [`Store::sweep`].
    pub fn remove_all(&self, era: u32, failed: &Callback<Fault>) {
        self.handed.take();
        let removed = self.clear_storage();
        let era = era.to_string();
        self.settle(removed, Change::Clear, failed);
        self.journal.change(Change::Write(ERA, &era), Callback::noop());
        self.era.replace(Some(era));
    }

    /// Removes all that is ours from the storage.
    fn clear_storage(&self) -> Result<(), Fault> {
        let names = self.storage.names()?;
        let ours = names.iter().filter(|it| it.starts_with(OURS));
        // One that stays is no reason to leave the others.
        ours.map(|it| self.storage.remove(it)).fold(Ok(()), Result::and)
    }

    /// Keeps whether digits choose responses, or tells why it could not.
    pub fn save_number_keys(&self, on: bool, failed: &Callback<Fault>) {
        // What matters is told to `failed`.
        let _ = self.keep(NUMBER_KEYS, if on { "on" } else { "off" }, failed);
    }

    /// Keeps the name that goes with what the person sends, or tells why it could not.
    pub fn save_name(&self, name: Option<&Name>, failed: &Callback<Fault>) {
        // What matters is told to `failed`.
        let _ = self.keep(NAME, name.map_or("", Name::as_str), failed);
    }

    /// Keeps what was pasted, or tells why it could not. With it the quiz is kept, by which a result is known when it
    /// is opened.
    pub fn save_pasted(&self, text: &str, failed: &Callback<Fault>) {
        self.keep_quiz(failed);
        // What matters is told to `failed`.
        let _ = self.keep(&self.pasted_name(), text, failed);
    }

    /// Keeps a text of the quiz's under a name of its own, and the quiz, or tells why it could not.
    pub fn note(&self, name: &str, text: &str, failed: &Callback<Fault>) {
        self.keep_quiz(failed);
        // What matters is told to `failed`.
        let _ = self.keep(&format!("{}{name}", self.prefix), text, failed);
    }

    /// Removes it, or tells why it could not.
    pub fn remove_note(&self, name: &str, failed: &Callback<Fault>) {
        self.forget(&format!("{}{name}", self.prefix), failed);
    }

    /// Keeps a text twice. The result is the storage's alone.
    ///
    /// # Errors
    /// Those of the storage; what matters is told to `failed`.
    pub fn keep(&self, name: &str, text: &str, failed: &Callback<Fault>) -> Result<(), Fault> {
        if let Some(era) = self.era.take() {
            // A storage that refuses has nothing of any era.
            let _ = self.storage.write(ERA, &era);
        }
        let kept = self.storage.write(name, text);
        self.settle(kept, Change::Write(name, text), failed);
        kept
    }

    /// Removes a text, or tells why it could not.
    pub fn forget(&self, name: &str, failed: &Callback<Fault>) {
        self.settle(self.storage.remove(name), Change::Remove(name), failed);
    }

    /// Does in the journal what was done in the storage. A fault is told if both have it.
    fn settle(&self, stored: Result<(), Fault>, change: Change<'_>, failed: &Callback<Fault>) {
        let is_journal_sound = Rc::clone(&self.is_journal_sound);
        let failed = failed.clone();
        let done = Callback::from(move |is_sound| {
            is_journal_sound.set(is_sound);
            if let Err(fault) = stored
                && !is_sound
            {
                failed.emit(fault);
            }
        });
        self.journal.change(change, done);
    }

    /// The attempt under a name, if it is one of this quiz. Of two copies, the one that counts is
    /// the one that is kept from now on.
    fn look(&self, name: &str, copy: Option<&str>) -> Option<Found> {
        let id = self.id(name)?;
        let removed = copy.and_then(|it| it.parse::<u64>().ok());
        let copy = copy.filter(|_| removed.is_none());
        let copied = copy.map(|it| self.read(id, it));
        let text = match self.storage.read(name) {
            Ok(text) => text,
            // What cannot be read may be newer, and stays as it is.
            Err(_) if self.is_journal_sound.get() || copied.is_some() => {
                return copied.map(|it| Found::Attempt(id, it));
            }
            Err(fault) => return Some(Found::Fault(fault)),
        };
        let stored = text.as_deref().map(|it| self.read(id, it));
        match (&stored, removed) {
            (None, Some(_)) => {
                self.journal.change(Change::Remove(name), Callback::noop());
                return None;
            }
            (Some(Ok(record)), Some(removed)) if record.changed <= removed => {
                // Where this fails, the journal says so again.
                let _ = self.storage.remove(name);
                return None;
            }
            _ => {}
        }
        let (text, found) = if weight(copied.as_ref()) > weight(stored.as_ref()) {
            let mut found = copied?;
            match (&mut found, stored, &text) {
                // The lighter one is what a page may be showing: it is to take this one for later.
                (Ok(record), Some(Ok(lighter)), _) => {
                    record.changed = record.changed.max(lighter.changed);
                }
                // A copy is at hand, so that it does not matter if this fails.
                (_, Some(Err(RecordError::Damaged)), Some(text)) => {
                    let _ = self.put_aside(id, text);
                }
                _ => {}
            }
            let copy = copy?;
            // Nor this: the journal has it still.
            let _ = self.storage.write(name, copy);
            (copy, found)
        } else {
            (text.as_deref()?, stored?)
        };
        let is_damaged = found == Err(RecordError::Damaged);
        if is_damaged && self.put_aside(id, text).is_ok() {
            // Another copy is put aside when it is the only one.
            if copy == Some(text) {
                self.journal.change(Change::Remove(name), Callback::noop());
            }
            return Some(Found::Damaged);
        }
        Some(Found::Attempt(id, found))
    }

    /// The record in a text, if it is this attempt's.
    fn read(&self, id: AttemptId, text: &str) -> Result<Record, RecordError> {
        let record = Record::read(self.source.quiz(), text)?;
        let draw = record.attempt.draw();
        let is_it = (draw.edition(), draw.seed()) == (id.edition, id.seed);
        if is_it { Ok(record) } else { Err(RecordError::Damaged) }
    }

    /// Moves a text that is no record out of the way; where that fails it stays.
    fn put_aside(&self, id: AttemptId, text: &str) -> Result<(), Fault> {
        let first = format!("{}damaged/{id}", self.prefix);
        let (mut aside, mut number) = (first.clone(), 1);
        while self.storage.read(&aside)?.is_some_and(|it| it != text) {
            number += 1;
            aside = format!("{first}.{number}");
        }
        self.storage.write(&aside, text)?;
        self.storage.remove(&self.name(id))
    }

    /// The challenge that is kept under a name.
    fn rival(&self, name: &str) -> Option<String> {
        Some(name.strip_prefix(&self.prefix)?.strip_prefix(RIVAL)?.to_owned())
    }

    fn name(&self, id: AttemptId) -> String {
        format!("{}{ATTEMPT}{id}", self.prefix)
    }

    fn quiz_name(&self) -> String {
        format!("{}quiz", self.prefix)
    }

    fn pasted_name(&self) -> String {
        format!("{}{PASTED}", self.prefix)
    }

    fn id(&self, name: &str) -> Option<AttemptId> {
        name.strip_prefix(&self.prefix)?.strip_prefix(ATTEMPT)?.parse().ok()
    }
}

/// Which of two copies counts: the heavier one. What another version wrote is for that version to
/// judge, and what was played to its end stays so. Scenes are never taken away, so that more of them
/// are later, whatever the clock says: a page to which the journal was slow to answer has begun anew.
fn weight(read: Option<&Result<Record, RecordError>>) -> (u8, usize, u64) {
    match read {
        None => (0, 0, 0),
        Some(Err(RecordError::Damaged)) => (1, 0, 0),
        Some(Ok(Record { attempt, changed, .. })) => {
            (2 + u8::from(attempt.is_finished()), attempt.kept().len(), *changed)
        }
        Some(Err(RecordError::OtherQuiz(_))) => (4, 0, 0),
        Some(Err(RecordError::Newer)) => (5, 0, 0),
    }
}
