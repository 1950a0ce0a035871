//! The store: the texts of one quiz in a storage and in its mirror.

use crate::play_links::QuizOverride;
use crate::route::AttemptId;
use crate::storage::attempts::{Attempts, StoredText};
use crate::storage::precedence::{self, Counts, Eras, MirrorCopy};
use crate::storage::{Change, Fault, Mirror, Storage, StoredTexts, handover, keys, texts};
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
pub struct Store<S, M> {
    storage: S,
    mirror: M,
    /// Whether the mirror did the last thing that it was asked for.
    is_mirror_sound: Rc<Cell<bool>>,
    source: Source,
    /// The prefix of the keys of this quiz.
    prefix: String,
    /// The text of the quiz itself, which is stored with its first attempt. `None` for the built-in quiz.
    quiz: Option<String>,
    /// Whether the storage has the text of the quiz, as far as this page has heard.
    is_quiz_kept: Rc<Cell<bool>>,
    /// The texts that the page before handed over.
    handed: RefCell<StoredTexts>,
    /// The attempt that was last saved here, and its text. A text that is found unchanged need not be read again.
    last: RefCell<Option<(AttemptId, String)>>,
    /// The era to write into the storage before the next text.
    era: Rc<RefCell<Option<String>>>,
}

impl<S, M> PartialEq for Store<S, M> {
    /// Two stores are equal if one is a clone of the other.
    fn eq(&self, other: &Store<S, M>) -> bool {
        Rc::ptr_eq(&self.is_mirror_sound, &other.is_mirror_sound)
    }
}

impl<S: Storage, M: Mirror> Store<S, M> {
    /// The store of the built-in quiz.
    pub fn new(storage: S, mirror: M, home: Rc<Quiz>) -> Store<S, M> {
        Store {
            storage,
            mirror,
            is_mirror_sound: Rc::default(),
            prefix: keys::prefix(home.id().as_str()),
            source: Source::BuiltIn(home),
            quiz: None,
            is_quiz_kept: Rc::default(),
            handed: RefCell::default(),
            last: RefCell::default(),
            era: Rc::default(),
        }
    }

    /// The store of a quiz override, in the same storage and mirror.
    #[must_use]
    pub fn of(self, quiz_override: QuizOverride) -> Store<S, M> {
        let QuizOverride { source, prefix, text } = quiz_override;
        Store { source, prefix, quiz: text, ..self }
    }

    /// The store with the texts that the page before handed over.
    #[must_use]
    pub fn with(self, handed: StoredTexts) -> Store<S, M> {
        Store { handed: handed.into(), ..self }
    }

    /// The mirror.
    pub fn mirror(&self) -> &M {
        &self.mirror
    }

    /// Clears the storage if the person has removed everything since it was written: the browser may not have written
    /// the removal to disk. To be called once, before the storage is read. `None` means that the mirror could not be
    /// read. Its era is unknown then: if the storage has none either, the next text is stored with an empty era, which
    /// matches any.
    pub fn sweep(&self, mirror: Option<&[StoredText]>) {
        let stored = self.storage.read(keys::ERA).ok().flatten();
        let Some(mirror) = mirror else {
            self.era.replace(stored.is_none().then(String::new));
            return;
        };
        self.era.take();
        let era = mirror.iter().find(|(key, _)| key == keys::ERA).map(|(_, era)| era);
        match precedence::of_eras(stored.as_deref(), era.map(String::as_str)) {
            // Only the mirror loses its mark now; the storage loses its own at the next sweep. If both were removed and
            // the mirror refused, the next sweep would clear the storage.
            Eras::Same => self.mirror.change(Change::Remove(keys::ERA), Callback::noop()),
            Eras::Before => {
                // If this fails, the next sweep tries again: the mirror still has its mark.
                let _ = self.clear_storage();
                self.era.replace(era.cloned());
            }
            Eras::Unmarked => drop(self.storage.remove(keys::ERA)),
            Eras::None => {}
        }
    }

    /// Finds everything that is stored for this quiz, and the settings. Texts that only the mirror has, or has in a
    /// later state, are written back to the storage. `None` means that the mirror could not be read.
    pub fn load(&self, mirror: Option<StoredTexts>) -> Vec<Found> {
        if mirror.is_some() {
            self.is_mirror_sound.set(true);
        }
        self.is_quiz_kept.set(false);
        let mirror = mirror.unwrap_or_default();
        let stored = match self.storage.keys() {
            Ok(keys) => keys,
            Err(fault) if !self.is_mirror_sound.get() => return vec![Found::Fault(fault)],
            Err(_) => Vec::new(),
        };
        let copy = |key: &str| mirror.iter().find(|(it, _)| it == key).map(|(_, it)| &**it);
        let only_copied = mirror.iter().map(|(key, _)| key).filter(|key| !stored.contains(key));
        let all: Vec<_> = stored.iter().chain(only_copied).collect();
        let mut found: Vec<Found> =
            all.iter().filter_map(|key| self.look(key, copy(key))).collect();
        found.extend(all.iter().filter_map(|key| self.rival(key)).map(Found::Rival));
        let unread = found.iter().filter_map(|it| match it {
            Found::Attempt(_, Ok(_) | Err(RecordError::Damaged)) => None,
            Found::Attempt(id, _) => Some(id.to_string()),
            _ => None,
        });
        let unread: Vec<String> = unread.collect();
        if !unread.is_empty() {
            let key = keys::told(&self.prefix);
            let reported = self.storage.read(&key).ok().flatten().unwrap_or_default();
            if unread.iter().all(|it| reported.split(' ').any(|id| id == it)) {
                found.insert(0, Found::ReportedBefore);
            } else {
                // If this fails, the person is told once more on the next visit. The list needs no copy in the mirror.
                let _ = self.storage.write(&key, &unread.join(" "));
            }
        }
        // What cannot be read is not kept, even if it can be written. A press reads nothing and would not find out.
        let number_keys = self.storage.read(keys::NUMBER_KEYS);
        if let Err(fault) = number_keys
            && !self.is_mirror_sound.get()
            && !found.contains(&Found::Fault(fault))
        {
            found.push(Found::Fault(fault));
        }
        let setting = |read: Result<Option<String>, Fault>, key: &str| {
            precedence::of_setting(read.ok().flatten(), copy(key))
        };
        if setting(number_keys, keys::NUMBER_KEYS).as_deref() == Some(texts::NUMBER_KEYS_OFF) {
            found.push(Found::NumberKeysOff);
        }
        let name = setting(self.storage.read(keys::NAME), keys::NAME);
        if let Some(name) = name.and_then(|it| Name::new(&it)) {
            found.push(Found::Name(name));
        }
        found
    }

    /// Writes the quiz and its attempts as a text for the next page, with the texts of other quizzes that the page
    /// before handed over. Left out is what the next page finds in the storage.
    pub fn hand_over(&self, records: &Attempts) -> String {
        let attempts =
            records.iter().map(|(id, it)| (keys::attempt(&self.prefix, *id), it.write()));
        let quiz = self.quiz.clone().filter(|_| !records.is_empty());
        let quiz = quiz.map(|it| (keys::quiz(&self.prefix), it));
        let handed = self.handed.borrow();
        let others = handed.iter().filter(|(key, _)| !key.starts_with(&self.prefix));
        let all = attempts.chain(quiz).chain(others.cloned());
        let is_lost =
            |(key, text): &StoredText| self.storage.read(key).ok().flatten().as_ref() != Some(text);
        handover::write(all.filter(is_lost))
    }

    /// Finds the attempts that the page before handed over.
    pub fn take_over(&self) -> Vec<Found> {
        let handed = self.handed.borrow();
        handed.iter().filter_map(|(key, text)| self.look(key, Some(text))).collect()
    }

    /// Finds an attempt that another tab has changed since this one saved it. `None` if the text is the one that was
    /// saved here, or if there is none.
    pub fn find(&self, id: AttemptId) -> Option<Found> {
        // The page may have missed that another tab removed the quiz, too.
        self.is_quiz_kept.set(false);
        let key = keys::attempt(&self.prefix, id);
        let kept = self.storage.read(&key).ok().flatten().map(|text| (id, text));
        if kept.is_some() && kept == *self.last.borrow() { None } else { self.look(&key, None) }
    }

    /// Finds out what another tab changed under a key. Without a key, the other tab cleared the storage: what this page
    /// shows stays.
    pub fn changed(&self, key: Option<&str>) -> Vec<Found> {
        if key.is_none_or(|it| it == keys::quiz(&self.prefix)) {
            self.is_quiz_kept.set(false);
        }
        let Some(key) = key else { return Vec::new() };
        if let Some(rival) = self.rival(key) {
            return vec![Found::Rival(rival)];
        }
        if key == keys::pasted(&self.prefix) {
            let text = self.storage.read(key).ok().flatten().unwrap_or_default();
            return vec![Found::Pasted(text.into())];
        }
        let gone = keys::attempt_id(&self.prefix, key).map(Found::Gone);
        self.look(key, None).or(gone).into_iter().collect()
    }

    /// Saves an attempt, and the quiz if it came in a link. `failed` hears of a fault.
    pub fn save(&self, id: AttemptId, record: &Record, failed: &Callback<Fault>) {
        let text = record.write();
        self.keep_quiz(failed);
        if self.keep(&keys::attempt(&self.prefix, id), &text, failed) {
            *self.last.borrow_mut() = Some((id, text));
        }
    }

    /// Removes an attempt. `failed` hears of a fault.
    pub fn remove(&self, id: AttemptId, now: u64, failed: &Callback<Fault>) {
        self.discard(&keys::attempt(&self.prefix, id), now, failed);
    }

    /// Removes the text of a key, of whichever quiz. The mirror stores the time `now`, in milliseconds since 1970, in
    /// its place. `failed` hears of a fault.
    pub fn discard(&self, key: &str, now: u64, failed: &Callback<Fault>) {
        let removed = self.storage.remove(key);
        self.settle(removed, Change::Write(key, &now.to_string()), failed);
    }

    /// Removes the quiz itself, if it came in a link. To be called once no attempt of it is left. `failed` hears of a
    /// fault.
    pub fn remove_quiz(&self, failed: &Callback<Fault>) {
        if self.quiz.is_some() {
            self.is_quiz_kept.set(false);
            self.forget(&keys::quiz(&self.prefix), failed);
        }
    }

    /// Stores the quiz itself, if it came in a link: addresses of attempts contain only its fingerprint.
    fn keep_quiz(&self, failed: &Callback<Fault>) {
        let Some(text) = self.quiz.as_ref().filter(|_| !self.is_quiz_kept.get()) else { return };
        let key = keys::quiz(&self.prefix);
        let is_there = self.storage.read(&key).is_ok_and(|it| it.as_ref() == Some(text));
        self.is_quiz_kept.set(is_there || self.keep(&key, text, failed));
    }

    /// Removes everything that this page ever stored on the device, of every quiz. `era` is any number: see
    /// [`Store::sweep`]. `failed` hears of a fault.
    pub fn remove_all(&self, era: u32, failed: &Callback<Fault>) {
        self.handed.take();
        self.is_quiz_kept.set(false);
        let removed = self.clear_storage();
        let era = era.to_string();
        self.settle(removed, Change::Clear, failed);
        self.mirror.change(Change::Write(keys::ERA, &era), Callback::noop());
        self.era.replace(Some(era));
    }

    /// Removes from the storage all texts of this page.
    fn clear_storage(&self) -> Result<(), Fault> {
        let all = self.storage.keys()?;
        let ours = all.iter().filter(|it| it.starts_with(keys::OURS));
        // One text that cannot be removed is no reason to leave the others.
        ours.map(|it| self.storage.remove(it)).fold(Ok(()), Result::and)
    }

    /// Stores whether digits choose responses. `failed` hears of a fault.
    pub fn save_number_keys(&self, on: bool, failed: &Callback<Fault>) {
        let text = if on { texts::NUMBER_KEYS_ON } else { texts::NUMBER_KEYS_OFF };
        self.keep(keys::NUMBER_KEYS, text, failed);
    }

    /// Stores the name that goes with what the person sends. `failed` hears of a fault.
    pub fn save_name(&self, name: Option<&Name>, failed: &Callback<Fault>) {
        self.keep(keys::NAME, name.map_or("", Name::as_str), failed);
    }

    /// Stores the links that a grader pasted, and the quiz with its key, by which the page knows a result when somebody
    /// opens it. `failed` hears of a fault.
    pub fn save_pasted(&self, text: &str, failed: &Callback<Fault>) {
        self.keep_quiz(failed);
        self.keep(&keys::pasted(&self.prefix), text, failed);
    }

    /// Stores a text under a key of this quiz, which `note` continues behind the prefix; and the quiz itself, if it came
    /// in a link. `failed` hears of a fault.
    pub fn note(&self, note: &str, text: &str, failed: &Callback<Fault>) {
        self.keep_quiz(failed);
        self.keep(&format!("{}{note}", self.prefix), text, failed);
    }

    /// Removes a text that [`Store::note`] stored. `failed` hears of a fault.
    pub fn remove_note(&self, note: &str, failed: &Callback<Fault>) {
        self.forget(&format!("{}{note}", self.prefix), failed);
    }

    /// Stores a text under a key, in the storage and in the mirror. Returns whether the storage has it. `failed` hears of
    /// a fault only if the mirror fails, too.
    pub fn keep(&self, key: &str, text: &str, failed: &Callback<Fault>) -> bool {
        if let Some(era) = self.era.take() {
            // If this fails, the storage refuses the text as well, and there is nothing that the era would mark.
            let _ = self.storage.write(keys::ERA, &era);
        }
        let kept = self.storage.write(key, text);
        self.settle(kept, Change::Write(key, text), failed);
        kept.is_ok()
    }

    /// Removes the text of a key from the storage and from the mirror. `failed` hears of a fault.
    pub fn forget(&self, key: &str, failed: &Callback<Fault>) {
        self.settle(self.storage.remove(key), Change::Remove(key), failed);
    }

    /// Makes the change of the storage in the mirror, too. `failed` hears of a fault only if both fail.
    fn settle(&self, stored: Result<(), Fault>, change: Change<'_>, failed: &Callback<Fault>) {
        let is_mirror_sound = Rc::clone(&self.is_mirror_sound);
        let failed = failed.clone();
        let done = Callback::from(move |is_sound| {
            is_mirror_sound.set(is_sound);
            if let Err(fault) = stored
                && !is_sound
            {
                failed.emit(fault);
            }
        });
        self.mirror.change(change, done);
    }

    /// Reads the attempt of a key, if it is one of this quiz. `copy` is the text in the mirror, or that which the page
    /// before handed over. If the copy counts, the storage gets it: see [`precedence`].
    fn look(&self, key: &str, copy: Option<&str>) -> Option<Found> {
        let id = keys::attempt_id(&self.prefix, key)?;
        let copied = copy.map(|text| match texts::removed_at(text) {
            Some(time) => MirrorCopy::Removed(time),
            None => MirrorCopy::Record(self.read(id, text)),
        });
        let text = match self.storage.read(key) {
            Ok(text) => text,
            Err(fault) => {
                return match copied {
                    // The text in the storage may be later than the copy, so it stays as it is.
                    Some(MirrorCopy::Record(record)) => Some(Found::Attempt(id, record)),
                    _ if self.is_mirror_sound.get() => None,
                    _ => Some(Found::Fault(fault)),
                };
            }
        };
        let stored = text.as_deref().map(|it| self.read(id, it));
        let (text, found) = match precedence::of_attempt(stored.as_ref(), copied.as_ref())? {
            Counts::Removal if stored.is_some() => {
                // If this fails, the next visit tries again: the mirror still has the time.
                let _ = self.storage.remove(key);
                return None;
            }
            Counts::Removal => {
                self.mirror.change(Change::Remove(key), Callback::noop());
                return None;
            }
            Counts::Storage => (text.as_deref()?, stored?),
            Counts::Mirror => {
                let Some(MirrorCopy::Record(mut found)) = copied else { return None };
                match (&mut found, stored, &text) {
                    // A page may show the other record. It takes over a record that it is sent only if that is no older
                    // than its own.
                    (Ok(record), Some(Ok(lesser)), _) => {
                        record.changed = record.changed.max(lesser.changed);
                    }
                    // If this fails, no play is lost: the copy is the better text.
                    (_, Some(Err(RecordError::Damaged)), Some(text)) => {
                        let _ = self.put_aside(id, text);
                    }
                    _ => {}
                }
                let copy = copy?;
                // If this fails, the mirror still has the text.
                let _ = self.storage.write(key, copy);
                (copy, found)
            }
        };
        let is_damaged = found == Err(RecordError::Damaged);
        if is_damaged && self.put_aside(id, text).is_ok() {
            // A damaged copy with another text stays in the mirror. The next visit puts it aside.
            if copy == Some(text) {
                self.mirror.change(Change::Remove(key), Callback::noop());
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

    /// Moves a damaged text to a key of its own. If that fails, the text stays where it is.
    fn put_aside(&self, id: AttemptId, text: &str) -> Result<(), Fault> {
        let first = keys::damaged(&self.prefix, id);
        let (mut aside, mut number) = (first.clone(), 1);
        while self.storage.read(&aside)?.is_some_and(|it| it != text) {
            number += 1;
            aside = keys::damaged_again(&first, number);
        }
        self.storage.write(&aside, text)?;
        self.storage.remove(&keys::attempt(&self.prefix, id))
    }

    /// The link of the challenge that is stored under a key.
    fn rival(&self, key: &str) -> Option<String> {
        keys::rival(&self.prefix, key).map(str::to_owned)
    }
}
