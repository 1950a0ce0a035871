//! An [`Entry`] is an answer in the making; an [`Answer`] is complete and fits its scenario.
//!
//! Both identify a response by its position in the quiz, from 0, and not by the position at which
//! the draw shows it.

pub use crate::format::{Edit, Entry, Given};

use crate::effectiveness::Effectiveness;
use crate::format::Rate;
use crate::quiz::Scenario;

/// A complete answer that fits its scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer(Given);

impl Answer {
    /// The answer; `None` if what was given is incomplete or does not fit the scenario.
    pub fn new(scenario: &Scenario, given: Given) -> Option<Answer> {
        scenario.format.accepts(&given).then_some(Answer(given))
    }

    /// The content of the answer.
    pub fn given(&self) -> &Given {
        &self.0
    }

    /// The rating of each response, if the answer is one to a `rate` scenario.
    pub fn ratings(&self) -> Option<Vec<Effectiveness>> {
        Rate::ratings(&self.0)
    }

    /// The responses whose styles count: the one chosen (`choose`), each one picked (`choose-k`),
    /// the best (`best-worst`), the first in order (`rank`), each one rated 3 (`rate`).
    pub fn endorsed(&self) -> Vec<usize> {
        self.0.endorsed()
    }
}

impl Entry {
    /// The entry before anybody uses the controls. `order` is the order in which the draw shows the
    /// responses.
    pub fn blank(scenario: &Scenario, order: &[usize]) -> Entry {
        scenario.format.blank(order)
    }

    /// The entry from which an answer was made.
    pub fn of(answer: &Answer) -> Entry {
        answer.given().shown()
    }

    /// The answer that the entry makes; `None` while the entry is incomplete.
    pub fn answer(&self, scenario: &Scenario) -> Option<Answer> {
        Answer::new(scenario, self.given()?)
    }

    /// Whether the entry has the format of the scenario and stays within its bounds.
    pub fn fits(&self, scenario: &Scenario) -> bool {
        scenario.format.fits(self)
    }

    /// The entry after an edit; `None` if the edit does not fit the scenario or changes nothing.
    #[must_use]
    pub fn edited(&self, scenario: &Scenario, edit: Edit) -> Option<Entry> {
        let mut next = self.clone();
        next.edit(edit)?;
        (next != *self && next.fits(scenario)).then_some(next)
    }
}
