//! Undo and redo.

use super::difference::Difference;
use super::stored::{MAX_STORED, Stored, StoredStep, write};
use super::{Document, Edit};
use crate::convert::toml;
use quiz::fields::FieldValue;
use quiz::problem::FieldPath;

/// The most steps that can be undone.
const MAX_STEPS: usize = 1_000;

/// Two changes of one text that are less than so many milliseconds apart are one step.
const MERGE_MILLISECONDS: u64 = 1_000;

/// A document with its earlier states, for undo, and the states that were undone, for redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    now: Document,
    past: Vec<Step>,
    future: Vec<Step>,
    /// Stored steps before those in `past`, the nearest last. Their states are worked out only when somebody undoes so
    /// many steps.
    older: Vec<StoredStep>,
    /// Stored steps after those in `future`, the nearest last.
    newer: Vec<StoredStep>,
    /// The text that was changed last, and when that was, in milliseconds.
    typing: Option<(FieldPath, u64)>,
    /// Whether the last step came from another page, by [`History::follow`].
    is_following: bool,
}

/// A state before or after the present one, and the edit between the two.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    document: Document,
    /// The part that the edit changed, which the page shows after undo or redo.
    place: FieldPath,
    /// The difference between the texts of both states. `None` until it was computed for this pair of states.
    difference: Option<Difference>,
}

impl History {
    /// The history of a document, with nothing to undo or redo.
    pub fn of(document: Document) -> History {
        History {
            now: document,
            past: Vec::new(),
            future: Vec::new(),
            older: Vec::new(),
            newer: Vec::new(),
            typing: None,
            is_following: false,
        }
    }

    /// The present state.
    pub fn document(&self) -> &Document {
        &self.now
    }

    /// The number of steps that can be undone.
    pub fn undoable(&self) -> usize {
        self.past.len() + self.older.len()
    }

    /// The number of steps that can be redone.
    pub fn redoable(&self) -> usize {
        self.future.len() + self.newer.len()
    }

    /// Applies some edits as one step. Returns whether they changed anything. Changes of the same text in quick
    /// succession are one step. `place` is the part that the page shows after undo, `now` is in milliseconds.
    pub fn change(&mut self, edits: &[Edit], place: &FieldPath, now: u64) -> bool {
        let mut changed = self.now.clone();
        for edit in edits {
            if let Some(after) = changed.after(edit) {
                changed = after;
            }
        }
        if changed == self.now {
            return false;
        }
        let typed = match edits {
            [Edit::Set(at, FieldValue::Text(_) | FieldValue::Nothing)] => Some(at),
            _ => None,
        };
        let goes_on = self.typing.as_ref().is_some_and(|(at, last)| {
            Some(at) == typed
                && now.saturating_sub(*last) < MERGE_MILLISECONDS
                && self.redoable() == 0
        });
        self.typing = typed.map(|at| (at.clone(), now));
        self.is_following = false;
        let before = std::mem::replace(&mut self.now, changed);
        self.go_on(goes_on, before, place.clone());
        true
    }

    /// Takes over a state from another page that edits the same draft. Returns whether it differs from the present
    /// state. States that follow each other without a change on this page are one step.
    pub fn follow(&mut self, document: Document) -> bool {
        if document == self.now {
            return false;
        }
        let before = std::mem::replace(&mut self.now, document);
        let goes_on = std::mem::replace(&mut self.is_following, true);
        self.go_on(goes_on, before, FieldPath::default());
        self.typing = None;
        true
    }

    /// Records the state before a change: as a step of its own, unless the change continues the last step.
    fn go_on(&mut self, goes_on: bool, before: Document, place: FieldPath) {
        match self.past.last_mut() {
            Some(step) if goes_on => step.difference = None,
            _ => self.push(Step { document: before, place, difference: None }),
        }
        self.future.clear();
        self.newer.clear();
    }

    fn push(&mut self, step: Step) {
        if self.undoable() >= MAX_STEPS {
            if self.older.is_empty() {
                self.past.remove(0);
            } else {
                self.older.remove(0);
            }
        }
        self.past.push(step);
    }

    /// Undoes a step, and returns the place that it changed. `None` if there is nothing to undo.
    pub fn undo(&mut self) -> Option<FieldPath> {
        let step = match self.past.pop() {
            Some(step) => step,
            None => made_out(&mut self.older, &self.now, Difference::former)?,
        };
        (self.typing, self.is_following) = (None, false);
        let place = step.place.clone();
        let undone = std::mem::replace(&mut self.now, step.document);
        self.future.push(Step { document: undone, place: step.place, difference: step.difference });
        Some(place)
    }

    /// Redoes a step, and returns the place that it changed. `None` if there is nothing to redo.
    pub fn redo(&mut self) -> Option<FieldPath> {
        let step = match self.future.pop() {
            Some(step) => step,
            None => made_out(&mut self.newer, &self.now, Difference::later)?,
        };
        (self.typing, self.is_following) = (None, false);
        let place = step.place.clone();
        let before = std::mem::replace(&mut self.now, step.document);
        self.past.push(Step { document: before, place: step.place, difference: step.difference });
        Some(place)
    }

    /// The nearest steps as bytes, to be stored beside the draft: at most [`MAX_STORED`] in each direction, and at
    /// most [`MAX_STORED_BYTES`](super::MAX_STORED_BYTES) in all.
    pub fn store(&mut self) -> Vec<u8> {
        let now = text(&self.now);
        compare(&mut self.past, &now, Difference::between);
        compare(&mut self.future, &now, |step, now| Difference::between(now, step));
        let past = nearest(&self.past, &self.older);
        let future = nearest(&self.future, &self.newer);
        write(&now, &past, &future)
    }

    /// Puts stored steps before the steps that were made since. Bytes that are damaged, or whose steps belong to
    /// another state than the first of this history, change nothing.
    ///
    /// `copy` is the draft that was stored with the bytes. If the steps belong to this copy instead, the copy becomes
    /// the earliest step: the draft was stored once more, later than its steps.
    pub fn recall(&mut self, bytes: &[u8], copy: Option<Document>) {
        let Some(stored) = Stored::read(bytes).filter(|_| self.older.is_empty()) else { return };
        let is_untouched = self.past.is_empty() && self.redoable() == 0;
        let first = self.past.first().map_or(&self.now, |it| &it.document);
        if stored.fits(&text(first)) {
            self.older = stored.past;
            // After a new change nothing can be redone.
            if is_untouched {
                self.newer = stored.future;
            }
        } else if let Some(copy) = copy.filter(|it| stored.fits(&text(it))) {
            self.past
                .insert(0, Step { document: copy, place: FieldPath::default(), difference: None });
            self.older = stored.past;
        }
    }
}

/// The document as TOML, from which differences are computed.
fn text(document: &Document) -> String {
    toml::write(&document.draft())
}

/// The nearest stored step, with its state computed from the present one. `beyond` applies a difference in the right
/// direction. If the difference does not fit, all stored steps of this direction are dropped.
fn made_out(
    stored: &mut Vec<StoredStep>,
    now: &Document,
    beyond: fn(&Difference, &str) -> Option<String>,
) -> Option<Step> {
    let StoredStep { place, difference } = stored.pop()?;
    let draft = beyond(&difference, &text(now)).and_then(|it| toml::draft(&it));
    if draft.is_none() {
        stored.clear();
    }
    Some(Step { document: now.sharing(draft?), place, difference: Some(difference) })
}

/// Computes the missing differences of the steps that will be stored. `now` is the text of the present state.
fn compare(steps: &mut [Step], now: &str, between: fn(&str, &str) -> Difference) {
    let mut document: Option<Document> = None;
    for step in steps.iter_mut().rev().take(MAX_STORED) {
        if step.difference.is_none() {
            let here = document.as_ref().map(text);
            step.difference = Some(between(&text(&step.document), here.as_deref().unwrap_or(now)));
        }
        document = Some(step.document.clone());
    }
}

/// The place and the difference of each step, the nearest first, up to the first step without a difference.
fn nearest<'a>(
    steps: &'a [Step],
    stored: &'a [StoredStep],
) -> Vec<(&'a FieldPath, &'a Difference)> {
    let known = steps.iter().rev().map(|it| it.difference.as_ref().map(|found| (&it.place, found)));
    let stored = stored.iter().rev().map(|it| Some((&it.place, &it.difference)));
    known.chain(stored).map_while(|it| it).collect()
}
