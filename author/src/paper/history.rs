//! The way back, and forth again.

use super::{Edit, Paper};
use quiz_core::quiz::fields::Value;
use quiz_core::quiz::problem::Place;

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
}

impl History {
    /// With nothing to undo.
    pub fn of(paper: Paper) -> History {
        History {
            now: paper,
            past: Vec::new(),
            future: Vec::new(),
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
        self.past.len()
    }

    /// How many steps can be done again.
    pub fn redoable(&self) -> usize {
        self.future.len()
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
            Some(at) == typed && now.saturating_sub(*last) < PAUSE && self.future.is_empty()
        });
        self.typing = typed.map(|at| (at.clone(), now));
        self.is_following = false;
        let before = std::mem::replace(&mut self.now, changed);
        if !goes_on {
            self.push(Step { paper: before, place: place.clone() });
        }
        self.future.clear();
        true
    }

    /// Takes over what somebody else made of the paper elsewhere; whether that is something new. What they do one after
    /// the other is undone at once.
    pub fn follow(&mut self, paper: Paper) -> bool {
        if paper == self.now {
            return false;
        }
        let before = std::mem::replace(&mut self.now, paper);
        if !std::mem::replace(&mut self.is_following, true) {
            self.push(Step { paper: before, place: Place::default() });
        }
        self.typing = None;
        self.future.clear();
        true
    }

    fn push(&mut self, step: Step) {
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(step);
    }

    /// Undoes a step; where it was.
    pub fn undo(&mut self) -> Option<Place> {
        let step = self.past.pop()?;
        (self.typing, self.is_following) = (None, false);
        let undone = std::mem::replace(&mut self.now, step.paper);
        self.future.push(Step { paper: undone, place: step.place.clone() });
        Some(step.place)
    }

    /// Does a step again that was undone; where it was.
    pub fn redo(&mut self) -> Option<Place> {
        let step = self.future.pop()?;
        (self.typing, self.is_following) = (None, false);
        let before = std::mem::replace(&mut self.now, step.paper);
        self.past.push(Step { paper: before, place: step.place.clone() });
        Some(step.place)
    }
}
