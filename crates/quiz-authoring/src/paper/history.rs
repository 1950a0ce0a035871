//! The way back, and forth again.

use super::difference::Difference;
use super::stored::{MOST_STORED, Stored, StoredStep, write};
use super::{Edit, Paper};
use crate::exchange::toml;
use quiz::fields::Value;
use quiz::problem::Place;

/// How many steps back are kept.
const MOST: usize = 1_000;

/// How many milliseconds may be between two keys of what is undone at once.
const PAUSE: u64 = 1_000;

/// A paper, what it was before, and what it was before that was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    now: Paper,
    past: Vec<Step>,
    future: Vec<Step>,
    /// Steps before those of the past that are known in full, as they were kept. They are worked out when somebody goes back
    /// so far.
    older: Vec<StoredStep>,
    /// Steps after those of the future that are known in full, as they were kept.
    newer: Vec<StoredStep>,
    /// Where somebody is typing, and when the last key was pressed.
    typing: Option<(Place, u64)>,
    /// Whether the last step was taken by somebody else.
    is_following: bool,
}

/// A state, and where it differs from the one that took its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    paper: Paper,
    place: Place,
    /// Where the texts of the two differ, once that was asked and as long as neither changes.
    difference: Option<Difference>,
}

impl History {
    /// With nothing to undo.
    pub fn of(paper: Paper) -> History {
        History {
            now: paper,
            past: Vec::new(),
            future: Vec::new(),
            older: Vec::new(),
            newer: Vec::new(),
            typing: None,
            is_following: false,
        }
    }

    /// The paper as it is.
    pub fn paper(&self) -> &Paper {
        &self.now
    }

    /// How many steps can be undone.
    pub fn undoable(&self) -> usize {
        self.past.len() + self.older.len()
    }

    /// How many steps can be done again.
    pub fn redoable(&self) -> usize {
        self.future.len() + self.newer.len()
    }

    /// Makes some changes, which are undone at once; whether there were any. What is typed in one go counts as
    /// one. `place` is where a person looks for it, `now` is in milliseconds.
    pub fn change(&mut self, edits: &[Edit], place: &Place, now: u64) -> bool {
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
            [Edit::Set(at, Value::Text(_) | Value::Nothing)] => Some(at),
            _ => None,
        };
        let goes_on = self.typing.as_ref().is_some_and(|(at, last)| {
            Some(at) == typed && now.saturating_sub(*last) < PAUSE && self.redoable() == 0
        });
        self.typing = typed.map(|at| (at.clone(), now));
        self.is_following = false;
        let before = std::mem::replace(&mut self.now, changed);
        self.go_on(goes_on, before, place.clone());
        true
    }

    /// Takes over what somebody else made of the paper elsewhere; whether that is something new. What they do one after
    /// the other is undone at once.
    pub fn follow(&mut self, paper: Paper) -> bool {
        if paper == self.now {
            return false;
        }
        let before = std::mem::replace(&mut self.now, paper);
        let goes_on = std::mem::replace(&mut self.is_following, true);
        self.go_on(goes_on, before, Place::default());
        self.typing = None;
        true
    }

    /// Takes in that the paper has changed: by a step of its own, unless the last one goes on.
    fn go_on(&mut self, goes_on: bool, before: Paper, place: Place) {
        match self.past.last_mut() {
            Some(step) if goes_on => step.difference = None,
            _ => self.push(Step { paper: before, place, difference: None }),
        }
        self.future.clear();
        self.newer.clear();
    }

    fn push(&mut self, step: Step) {
        if self.undoable() >= MOST {
            if self.older.is_empty() {
                self.past.remove(0);
            } else {
                self.older.remove(0);
            }
        }
        self.past.push(step);
    }

    /// Undoes a step; where it was.
    pub fn undo(&mut self) -> Option<Place> {
        let step = match self.past.pop() {
            Some(step) => step,
            None => made_out(&mut self.older, &self.now, Difference::former)?,
        };
        (self.typing, self.is_following) = (None, false);
        let place = step.place.clone();
        let undone = std::mem::replace(&mut self.now, step.paper);
        self.future.push(Step { paper: undone, place: step.place, difference: step.difference });
        Some(place)
    }

    /// Does a step again that was undone; where it was.
    pub fn redo(&mut self) -> Option<Place> {
        let step = match self.future.pop() {
            Some(step) => step,
            None => made_out(&mut self.newer, &self.now, Difference::later)?,
        };
        (self.typing, self.is_following) = (None, false);
        let place = step.place.clone();
        let before = std::mem::replace(&mut self.now, step.paper);
        self.past.push(Step { paper: before, place: step.place, difference: step.difference });
        Some(place)
    }

    /// The way back and forth as bytes to keep beside the draft: the nearest steps, at most [`MOST_STORED`] each way and
    /// [`MOST_STORED_BYTES`](super::MOST_STORED_BYTES) in all.
    pub fn store(&mut self) -> Vec<u8> {
        let now = text(&self.now);
        compare(&mut self.past, &now, Difference::between);
        compare(&mut self.future, &now, |step, now| Difference::between(now, step));
        let past = nearest(&self.past, &self.older);
        let future = nearest(&self.future, &self.newer);
        write(&now, &past, &future)
    }

    /// Takes back the way that was kept, beneath what was done since. Bytes that do not lead back from what the paper was
    /// at first are left alone.
    ///
    /// `copy` is what was kept along with the bytes: where the paper was something later from the beginning on, that is a
    /// step of its own.
    pub fn recall(&mut self, bytes: &[u8], copy: Option<Paper>) {
        let Some(stored) = Stored::read(bytes).filter(|_| self.older.is_empty()) else { return };
        let is_untouched = self.past.is_empty() && self.redoable() == 0;
        let first = self.past.first().map_or(&self.now, |it| &it.paper);
        if stored.fits(&text(first)) {
            self.older = stored.past;
            // Whoever has gone on since cannot go forth any more.
            if is_untouched {
                self.newer = stored.future;
            }
        } else if let Some(copy) = copy.filter(|it| stored.fits(&text(it))) {
            self.past.insert(0, Step { paper: copy, place: Place::default(), difference: None });
            self.older = stored.past;
        }
    }
}

/// The draft as it is kept.
fn text(paper: &Paper) -> String {
    toml::write(&paper.draft())
}

/// The nearest step that was kept, made out from the paper on this side of it. If that cannot be, none of them can.
fn made_out(
    stored: &mut Vec<StoredStep>,
    now: &Paper,
    beyond: fn(&Difference, &str) -> Option<String>,
) -> Option<Step> {
    let StoredStep { place, difference } = stored.pop()?;
    let draft = beyond(&difference, &text(now)).and_then(|it| toml::draft(&it));
    if draft.is_none() {
        stored.clear();
    }
    Some(Step { paper: now.sharing(draft?), place, difference: Some(difference) })
}

/// Finds out where the texts of steps differ from those on this side of them, of as many as are kept.
fn compare(steps: &mut [Step], now: &str, between: fn(&str, &str) -> Difference) {
    let mut paper: Option<Paper> = None;
    for step in steps.iter_mut().rev().take(MOST_STORED) {
        if step.difference.is_none() {
            let here = paper.as_ref().map(text);
            step.difference = Some(between(&text(&step.paper), here.as_deref().unwrap_or(now)));
        }
        paper = Some(step.paper.clone());
    }
}

/// Where the steps are and what they changed, the nearest first, as far as that is known.
fn nearest<'a>(steps: &'a [Step], stored: &'a [StoredStep]) -> Vec<(&'a Place, &'a Difference)> {
    let known = steps.iter().rev().map(|it| it.difference.as_ref().map(|found| (&it.place, found)));
    let stored = stored.iter().rev().map(|it| Some((&it.place, &it.difference)));
    known.chain(stored).map_while(|it| it).collect()
}
