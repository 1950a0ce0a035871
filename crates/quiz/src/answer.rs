//! An [`Entry`] is an answer in the making; an [`Answer`] is complete and fits its scenario.
//!
//! Both identify a response by its position in the quiz, from 0, and not by the position at which
//! the draw shows it.

use crate::quiz::{Effectiveness, Format, Scenario};
use serde::{Deserialize, Serialize};

/// The content of an answer: plain data, which fits a scenario only if [`Answer::new`] accepts it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Given {
    /// The response that was picked (`choose`).
    Choose(usize),
    /// The responses that were picked, in ascending order (`choose-k`).
    ChooseK(Vec<usize>),
    /// The responses that were picked as the best and as the worst (`best-worst`).
    BestWorst(usize, usize),
    /// All responses, the best first (`rank`).
    Rank(Vec<usize>),
    /// The rating of each response, 0 to 3 (`rate`).
    Rate(Vec<u8>),
}

/// A complete answer that fits its scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer(Given);

impl Answer {
    /// The answer; `None` if what was given is incomplete or does not fit the scenario.
    pub fn new(scenario: &Scenario, given: Given) -> Option<Answer> {
        let n = scenario.responses.len();
        let valid = match (&scenario.format, &given) {
            (Format::Choose { .. }, Given::Choose(at)) => *at < n,
            (Format::ChooseK { pick, .. }, Given::ChooseK(picked)) => {
                picked.len() == *pick && is_ascending(picked) && picked.iter().all(|&at| at < n)
            }
            (Format::BestWorst { .. }, Given::BestWorst(best, worst)) => {
                best != worst && *best < n && *worst < n
            }
            (Format::Rank { .. }, Given::Rank(order)) => {
                order.len() == n && (0..n).all(|at| order.contains(&at))
            }
            (Format::Rate { .. }, Given::Rate(ratings)) => {
                ratings.len() == n && ratings.iter().all(|&it| it <= 3)
            }
            _ => false,
        };
        valid.then_some(Answer(given))
    }

    /// The content of the answer.
    pub fn given(&self) -> &Given {
        &self.0
    }

    /// The rating of each response, if the answer is one to a `rate` scenario.
    pub fn ratings(&self) -> Option<Vec<Effectiveness>> {
        let Given::Rate(ratings) = &self.0 else { return None };
        ratings.iter().map(|&it| Effectiveness::from_number(it.into())).collect()
    }

    /// The responses whose styles count: the one chosen (`choose`), each one picked (`choose-k`),
    /// the best (`best-worst`), the first in order (`rank`), each one rated 3 (`rate`).
    pub fn endorsed(&self) -> Vec<usize> {
        match &self.0 {
            Given::Choose(at) | Given::BestWorst(at, _) => vec![*at],
            Given::ChooseK(picked) => picked.clone(),
            Given::Rank(order) => order.first().copied().into_iter().collect(),
            Given::Rate(ratings) => {
                ratings.iter().enumerate().filter(|(_, it)| **it == 3).map(|(at, _)| at).collect()
            }
        }
    }
}

/// Whether each position is greater than the one before.
fn is_ascending(places: &[usize]) -> bool {
    places.windows(2).all(|it| it[0] < it[1])
}

/// An answer in the making: what the controls of a scenario show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// The response that is picked, if any (`choose`).
    Choose(Option<usize>),
    /// The responses that are picked, in ascending order; there may be too many (`choose-k`).
    ChooseK(Vec<usize>),
    /// The responses that are picked as the best and as the worst, never the same one
    /// (`best-worst`).
    BestWorst(Option<usize>, Option<usize>),
    /// All responses, the best first. Until the player moves them, they stand in the order of the
    /// draw (`rank`).
    Rank(Vec<usize>),
    /// The rating of each response, 0 to 3, if it has one (`rate`).
    Rate(Vec<Option<u8>>),
}

/// One use of a control by the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Picks a response (`choose`).
    Pick(usize),
    /// Picks a response, or takes back the pick (`choose-k`).
    Toggle(usize),
    /// Picks a response as the best (`best-worst`); it is no longer the worst.
    Best(usize),
    /// Picks a response as the worst (`best-worst`); it is no longer the best.
    Worst(usize),
    /// Moves a response to a position in the order, counted from 0 (`rank`): first the response,
    /// then the position.
    Place(usize, usize),
    /// Rates a response (`rate`).
    Rate(usize, Effectiveness),
}

impl Entry {
    /// The entry before anybody uses the controls. `order` is the order in which the draw shows the
    /// responses.
    pub fn blank(scenario: &Scenario, order: &[usize]) -> Entry {
        match &scenario.format {
            Format::Choose { .. } => Entry::Choose(None),
            Format::ChooseK { .. } => Entry::ChooseK(Vec::new()),
            Format::BestWorst { .. } => Entry::BestWorst(None, None),
            Format::Rank { .. } => Entry::Rank(order.to_vec()),
            Format::Rate { .. } => Entry::Rate(vec![None; order.len()]),
        }
    }

    /// The entry from which an answer was made.
    pub fn of(answer: &Answer) -> Entry {
        match answer.given().clone() {
            Given::Choose(at) => Entry::Choose(Some(at)),
            Given::ChooseK(picked) => Entry::ChooseK(picked),
            Given::BestWorst(best, worst) => Entry::BestWorst(Some(best), Some(worst)),
            Given::Rank(order) => Entry::Rank(order),
            Given::Rate(ratings) => Entry::Rate(ratings.into_iter().map(Some).collect()),
        }
    }

    /// The answer that the entry makes; `None` while the entry is incomplete.
    pub fn answer(&self, scenario: &Scenario) -> Option<Answer> {
        let given = match self {
            Entry::Choose(picked) => Given::Choose((*picked)?),
            Entry::ChooseK(picked) => Given::ChooseK(picked.clone()),
            Entry::BestWorst(best, worst) => Given::BestWorst((*best)?, (*worst)?),
            Entry::Rank(order) => Given::Rank(order.clone()),
            Entry::Rate(ratings) => {
                Given::Rate(ratings.iter().copied().collect::<Option<Vec<_>>>()?)
            }
        };
        Answer::new(scenario, given)
    }

    /// Whether the entry has the format of the scenario and stays within its bounds.
    pub fn fits(&self, scenario: &Scenario) -> bool {
        let n = scenario.responses.len();
        let within = |at: &usize| *at < n;
        match (&scenario.format, self) {
            (Format::Choose { .. }, Entry::Choose(picked)) => picked.iter().all(within),
            (Format::ChooseK { .. }, Entry::ChooseK(picked)) => {
                picked.iter().all(within) && is_ascending(picked)
            }
            (Format::BestWorst { .. }, Entry::BestWorst(best, worst)) => {
                best.iter().chain(worst).all(within) && (best.is_none() || best != worst)
            }
            (Format::Rank { .. }, Entry::Rank(_)) => self.answer(scenario).is_some(),
            (Format::Rate { .. }, Entry::Rate(ratings)) => {
                ratings.len() == n && ratings.iter().flatten().all(|&it| it <= 3)
            }
            _ => false,
        }
    }

    /// The entry after an edit; `None` if the edit does not fit the scenario or changes nothing.
    #[must_use]
    pub fn edited(&self, scenario: &Scenario, edit: Edit) -> Option<Entry> {
        let mut next = self.clone();
        match (&mut next, edit) {
            (Entry::Choose(picked), Edit::Pick(at)) => *picked = Some(at),
            (Entry::ChooseK(picked), Edit::Toggle(at)) => match picked.binary_search(&at) {
                Ok(found) => {
                    picked.remove(found);
                }
                Err(gap) => picked.insert(gap, at),
            },
            (Entry::BestWorst(best, worst), Edit::Best(at)) => {
                *best = Some(at);
                *worst = worst.filter(|&it| it != at);
            }
            (Entry::BestWorst(best, worst), Edit::Worst(at)) => {
                *worst = Some(at);
                *best = best.filter(|&it| it != at);
            }
            (Entry::Rank(order), Edit::Place(at, to)) if to < order.len() => {
                let from = order.iter().position(|&it| it == at)?;
                let moved = order.remove(from);
                order.insert(to, moved);
            }
            (Entry::Rate(ratings), Edit::Rate(at, rating)) => {
                *ratings.get_mut(at)? = u8::try_from(rating.number()).ok();
            }
            _ => return None,
        }
        (next != *self && next.fits(scenario)).then_some(next)
    }
}
