//! The store: the texts of one quiz in a storage and in its mirror.

use crate::play_links::QuizOverride;
use crate::route::AttemptId;
use crate::storage::attempts::{Attempts, StoredText};
use crate::storage::{
    ATTEMPT, Change, ERA, Fault, Mirror, NAME, NUMBER_KEYS, OURS, PASTED, RIVAL, Storage,
    StoredTexts, prefix,
};
use quiz::Quiz;
use quiz::record::{Record, RecordError};
use quiz_link::{Name, Source};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// Something that a [`Store`] found on the device.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// An attempt, or the reason why its record cannot be read. Such a record stays where it is.
    Attempt(AttemptId, Result<Record, RecordError>),
    /// Another tab removed this attempt.
    Gone(AttemptId),
    /// A challenge that was taken up, as a link.
    Rival(String),
    /// The name that goes with what the person sends.
    Name(Name),
    /// The person switched the number keys off.
    NumberKeysOff,
    /// The links that a grader pasted.
    Pasted(Rc<str>),
    /// The person was told on an earlier visit of all attempts that are found and cannot be read.
    ReportedBefore,
    /// A damaged record, which has been put aside under another name.
    Damaged,
    /// The storage cannot be read.
    Fault(Fault),
}

/// The texts of one quiz in a storage and in its mirror.
#[derive(Debug, Clone)]
pub struct Store<S, J> {
    storage: S,
    mirror: J,
    /// Whether the mirror did the last thing that it was asked for.
    is_journal_sound: Rc<Cell<bool>>,
    source: Source,
    /// The prefix of the names of this quiz.
    prefix: String,
    /// The text of the quiz itself, which is stored with its first attempt. `None` for the built-in quiz.
    quiz: Option<String>,
    /// The texts that the page before handed over.
    handed: RefCell<StoredTexts>,
    /// The attempt that was last saved here, and its text. A text that is found unchanged need not be read again.
    last: RefCell<Option<(AttemptId, String)>>,
    /// The era to write into the storage before the next text.
    era: Rc<RefCell<Option<String>>>,
}

impl<S, J> PartialEq for Store<S, J> {
    /// Two stores are equal if one is a clone of the other.
    fn eq(&self, other: &Store<S, J>) -> bool {
        Rc::ptr_eq(&self.is_journal_sound, &other.is_journal_sound)
    }
}

impl<S: Storage, J: Mirror> Store<S, J> {
    /// The store of the built-in quiz.
    pub fn new(storage: S, mirror: J, home: Rc<Quiz>) -> Store<S, J> {
        Store {
            storage,
            mirror,
            is_journal_sound: Rc::default(),
            prefix: prefix(home.id().as_str()),
            source: Source::BuiltIn(home),
            quiz: None,
            handed: RefCell::default(),
            last: RefCell::default(),
            era: Rc::default(),
        }
    }

    /// The store of a quiz override, in the same storage and mirror.
    #[must_use]
    pub fn of(self, quiz_override: QuizOverride) -> Store<S, J> {
        let QuizOverride { source, prefix, text } = quiz_override;
        Store { source, prefix, quiz: text, ..self }
    }

    /// The store with the texts that the page before handed over.
    #[must_use]
    pub fn with(self, handed: StoredTexts) -> Store<S, J> {
        Store { handed: handed.into(), ..self }
    }

    /// The mirror.
    pub fn mirror(&self) -> &J {
        &self.mirror
    }

    /// Clears the storage if the person has removed everything since it was written: the browser may not have written
    /// the removal to disk. To be called once, before the storage is read. `None` means that the mirror could not be
    /// read. Its era is unknown then: if the storage has none either, the next text is stored with an empty era, which
    /// matches any.
    pub fn sweep(&self, mirror: Option<&[StoredText]>) {
        let here = self.storage.read(ERA).ok().flatten();
        let Some(mirror) = mirror else {
            self.era.replace(here.is_none().then(String::new));
            return;
        };
        self.era.take();
        let era = mirror.iter().find(|(name, _)| name == ERA).map(|(_, era)| era);
        match (era, here) {
            // The storage was written after the removal. Only the mirror loses its mark now; the storage loses its own
            // at the next sweep. If both were removed and the mirror refused, the next sweep would clear the storage.
            (Some(era), Some(here)) if here == *era || here.is_empty() => {
                self.mirror.change(Change::Remove(ERA), Callback::noop());
            }
            (Some(era), _) => {
                // If this fails, the next sweep tries again: the mirror still has its mark.
                let _ = self.clear_storage();
                self.era.replace(Some(era.clone()));
            }
            (None, Some(_)) => drop(self.storage.remove(ERA)),
            (None, None) => {}
        }
    }

    /// Finds everything that is stored for this quiz, and the settings. Texts that only the mirror has, or has in a
    /// later state, are written back to the storage. `None` means that the mirror could not be read.
    pub fn load(&self, mirror: Option<StoredTexts>) -> Vec<Found> {
        if mirror.is_some() {
            self.is_journal_sound.set(true);
        }
        let mirror = mirror.unwrap_or_default();
        let stored = match self.storage.names() {
            Ok(names) => names,
            Err(fault) if !self.is_journal_sound.get() => return vec![Found::Fault(fault)],
            Err(_) => Vec::new(),
        };
        let copy = |name: &str| mirror.iter().find(|(it, _)| it == name).map(|(_, it)| &**it);
        let only_copied = mirror.iter().map(|(name, _)| name).filter(|name| !stored.contains(name));
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
            let reported = self.storage.read(&name).ok().flatten().unwrap_or_default();
            if unread.iter().all(|it| reported.split(' ').any(|id| id == it)) {
                found.insert(0, Found::ReportedBefore);
            } else {
                // If this fails, the person is told once more on the next visit. The list needs no copy in the mirror.
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

    /// Writes the quiz and its attempts as a text for the next page, with the texts of other quizzes that the page
    /// before handed over. Left out is what the next page finds in the storage.
    pub fn hand_over(&self, records: &Attempts) -> String {
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

    /// Finds the attempts that the page before handed over.
    pub fn take_over(&self) -> Vec<Found> {
        let handed = self.handed.borrow();
        handed.iter().filter_map(|(name, text)| self.look(name, Some(text))).collect()
    }

    /// Finds an attempt that another tab has changed since this one saved it. `None` if the text is the one that was
    /// saved here, or if there is none.
    pub fn find(&self, id: AttemptId) -> Option<Found> {
        let name = self.name(id);
        let kept = self.storage.read(&name).ok().flatten().map(|text| (id, text));
        if kept.is_some() && kept == *self.last.borrow() { None } else { self.look(&name, None) }
    }

    /// Finds out what another tab changed under a name. Without a name, the other tab cleared the storage: what this
    /// page shows stays.
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

    /// Saves an attempt, and the quiz if it came in a link. `failed` hears of a fault.
    pub fn save(&self, id: AttemptId, record: &Record, failed: &Callback<Fault>) {
        let text = record.write();
        self.keep_quiz(failed);
        if self.keep(&self.name(id), &text, failed) {
            *self.last.borrow_mut() = Some((id, text));
        }
    }

    /// Removes an attempt. `failed` hears of a fault.
    pub fn remove(&self, id: AttemptId, now: u64, failed: &Callback<Fault>) {
        self.discard(&self.name(id), now, failed);
    }

    /// Removes the text of a full name, of whichever quiz. The mirror stores the time `now`, in milliseconds since
    /// 1970, in its place. `failed` hears of a fault.
    pub fn discard(&self, name: &str, now: u64, failed: &Callback<Fault>) {
        let removed = self.storage.remove(name);
        self.settle(removed, Change::Write(name, &now.to_string()), failed);
    }

    /// Removes the quiz itself, if it came in a link. To be called once no attempt of it is left. `failed` hears of a
    /// fault.
    pub fn remove_quiz(&self, failed: &Callback<Fault>) {
        if self.quiz.is_some() {
            self.forget(&self.quiz_name(), failed);
        }
    }

    /// Stores the quiz itself, if it came in a link: addresses of attempts contain only its fingerprint.
    fn keep_quiz(&self, failed: &Callback<Fault>) {
        let Some(text) = &self.quiz else { return };
        let name = self.quiz_name();
        if self.storage.read(&name) != Ok(Some(text.clone())) {
            self.keep(&name, text, failed);
        }
    }

    /// Removes everything that this page ever stored on the device, of every quiz. `era` is any number: see
    /// [`Store::sweep`]. `failed` hears of a fault.
    pub fn remove_all(&self, era: u32, failed: &Callback<Fault>) {
        self.handed.take();
        let removed = self.clear_storage();
        let era = era.to_string();
        self.settle(removed, Change::Clear, failed);
        self.mirror.change(Change::Write(ERA, &era), Callback::noop());
        self.era.replace(Some(era));
    }

    /// Removes from the storage all names that begin with [`OURS`].
    fn clear_storage(&self) -> Result<(), Fault> {
        let names = self.storage.names()?;
        let ours = names.iter().filter(|it| it.starts_with(OURS));
        // One name that cannot be removed is no reason to leave the others.
        ours.map(|it| self.storage.remove(it)).fold(Ok(()), Result::and)
    }

    /// Stores whether digits choose responses. `failed` hears of a fault.
    pub fn save_number_keys(&self, on: bool, failed: &Callback<Fault>) {
        self.keep(NUMBER_KEYS, if on { "on" } else { "off" }, failed);
    }

    /// Stores the name that goes with what the person sends. `failed` hears of a fault.
    pub fn save_name(&self, name: Option<&Name>, failed: &Callback<Fault>) {
        self.keep(NAME, name.map_or("", Name::as_str), failed);
    }

    /// Stores the links that a grader pasted, and the quiz with its key, by which the page knows a result when somebody
    /// opens it. `failed` hears of a fault.
    pub fn save_pasted(&self, text: &str, failed: &Callback<Fault>) {
        self.keep_quiz(failed);
        self.keep(&self.pasted_name(), text, failed);
    }

    /// Stores a text under a name of this quiz, and the quiz itself if it came in a link. `failed` hears of a fault.
    pub fn note(&self, name: &str, text: &str, failed: &Callback<Fault>) {
        self.keep_quiz(failed);
        self.keep(&format!("{}{name}", self.prefix), text, failed);
    }

    /// Removes a text that [`Store::note`] stored. `failed` hears of a fault.
    pub fn remove_note(&self, name: &str, failed: &Callback<Fault>) {
        self.forget(&format!("{}{name}", self.prefix), failed);
    }

    /// Stores a text under a full name, in the storage and in the mirror. Returns whether the storage has it. `failed`
    /// hears of a fault only if the mirror fails, too.
    pub fn keep(&self, name: &str, text: &str, failed: &Callback<Fault>) -> bool {
        if let Some(era) = self.era.take() {
            // If this fails, the storage refuses the text as well, and there is nothing that the era would mark.
            let _ = self.storage.write(ERA, &era);
        }
        let kept = self.storage.write(name, text);
        self.settle(kept, Change::Write(name, text), failed);
        kept.is_ok()
    }

    /// Removes the text of a full name from the storage and from the mirror. `failed` hears of a fault.
    pub fn forget(&self, name: &str, failed: &Callback<Fault>) {
        self.settle(self.storage.remove(name), Change::Remove(name), failed);
    }

    /// Makes the change of the storage in the mirror, too. `failed` hears of a fault only if both fail.
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
        self.mirror.change(change, done);
    }

    /// Reads the attempt of a name, if it is one of this quiz. `copy` is the text in the mirror, or the time at which
    /// the attempt was removed. Of two texts, the one with the greater [`precedence`] counts, and the storage gets it.
    fn look(&self, name: &str, copy: Option<&str>) -> Option<Found> {
        let id = self.id(name)?;
        let removed = copy.and_then(|it| it.parse::<u64>().ok());
        let copy = copy.filter(|_| removed.is_none());
        let copied = copy.map(|it| self.read(id, it));
        let text = match self.storage.read(name) {
            Ok(text) => text,
            // The text in the storage may be later than the copy, so it stays as it is.
            Err(_) if self.is_journal_sound.get() || copied.is_some() => {
                return copied.map(|it| Found::Attempt(id, it));
            }
            Err(fault) => return Some(Found::Fault(fault)),
        };
        let stored = text.as_deref().map(|it| self.read(id, it));
        match (&stored, removed) {
            (None, Some(_)) => {
                self.mirror.change(Change::Remove(name), Callback::noop());
                return None;
            }
            (Some(Ok(record)), Some(removed)) if record.changed <= removed => {
                // If this fails, the next visit tries again: the mirror still has the time.
                let _ = self.storage.remove(name);
                return None;
            }
            _ => {}
        }
        let (text, found) = if precedence(copied.as_ref()) > precedence(stored.as_ref()) {
            let mut found = copied?;
            match (&mut found, stored, &text) {
                // A page may show the other record. It takes over a record that it is sent only if that is no older
                // than its own.
                (Ok(record), Some(Ok(lighter)), _) => {
                    record.changed = record.changed.max(lighter.changed);
                }
                // If this fails, no play is lost: the copy is the better text.
                (_, Some(Err(RecordError::Damaged)), Some(text)) => {
                    let _ = self.put_aside(id, text);
                }
                _ => {}
            }
            let copy = copy?;
            // If this fails, the mirror still has the text.
            let _ = self.storage.write(name, copy);
            (copy, found)
        } else {
            (text.as_deref()?, stored?)
        };
        let is_damaged = found == Err(RecordError::Damaged);
        if is_damaged && self.put_aside(id, text).is_ok() {
            // A damaged copy with another text stays in the mirror. The next visit puts it aside.
            if copy == Some(text) {
                self.mirror.change(Change::Remove(name), Callback::noop());
            }
            return Some(Found::Damaged);
        }
        Some(Found::Attempt(id, found))
    }

    /// Reads a record and checks that it is that of this attempt.
    fn read(&self, id: AttemptId, text: &str) -> Result<Record, RecordError> {
        let record = Record::read(self.source.quiz(), text)?;
        let draw = record.attempt.draw();
        let is_it = (draw.edition(), draw.seed()) == (id.edition, id.seed);
        if is_it { Ok(record) } else { Err(RecordError::Damaged) }
    }

    /// Moves a damaged text to a name of its own. If that fails, the text stays where it is.
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

    /// The link of the challenge that is stored under a name.
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

/// The precedence of one copy of a record: of two copies, the greater one counts.
///
/// A record of a newer version or of another state of the quiz comes first: only the version that wrote it can judge
/// it. A finished attempt comes before an open one. Then the attempt with more steps counts, whatever the clock says:
/// steps are never taken away, and a page to which the mirror answered late may have begun the attempt anew. The time
/// of the last change decides last.
fn precedence(read: Option<&Result<Record, RecordError>>) -> (u8, usize, u64) {
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
