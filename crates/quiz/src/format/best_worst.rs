//! `best-worst`: one response is picked as the best, another as the worst.

use super::numbering::{index, picked, picked_number, power};
use super::{
    Edit, Entry, Facts, Given, KeyField, Put, Rules, Take, effectiveness, read_effectiveness,
    write_effectiveness,
};
use crate::draft::ScenarioDraft;
use crate::effectiveness::Effectiveness;
use crate::problem::{FieldPath, Problem, ProblemKind};
use crate::worth::{Ratio, Worth};
use serde::{Deserialize, Serialize};

/// One response is picked as the best, another as the worst.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BestWorst {
    /// The effectiveness of each response.
    pub key: Vec<Effectiveness>,
    /// The position of the only best response.
    pub best: usize,
    /// The position of the only worst response.
    pub worst: usize,
}

impl Rules for BestWorst {
    const FACTS: Facts = Facts {
        name: "best-worst",
        code: 2,
        key: KeyField::Effectiveness,
        settings: &[],
        fewest: 3,
        is_of_ends: true,
        branches: false,
    };

    fn check(place: &FieldPath, draft: &ScenarioDraft, problems: &mut Vec<Problem>) -> BestWorst {
        let before = problems.len();
        let key = effectiveness(place, draft, problems);
        let only = |wanted: Option<&Effectiveness>| {
            let mut at = key.iter().enumerate().filter(|(_, it)| Some(*it) == wanted);
            at.next().filter(|_| at.next().is_none()).map(|(at, _)| at)
        };
        let (best, worst) = (only(key.iter().max()), only(key.iter().min()));
        if problems.len() == before {
            let place = place.field("responses");
            if key.len() < Self::FACTS.fewest {
                problems.push(Problem { place, kind: ProblemKind::BestWorstResponseCount });
            } else if best.is_none() || worst.is_none() {
                problems.push(Problem { place, kind: ProblemKind::NoSingleBestOrWorst });
            }
        }
        BestWorst { best: best.unwrap_or(0), worst: worst.unwrap_or(0), key }
    }

    fn count(&self) -> usize {
        self.key.len()
    }

    /// The chance is 2 of 4, by symmetry.
    fn worth(&self) -> Worth {
        Worth { possible: 4, chance: Ratio::new(2, 1) }
    }

    /// 2, plus 1 for each hit, less 1 for each reversal (scoring of most and least).
    fn earned(&self, given: &Given) -> u32 {
        let Given::BestWorst(best, worst) = given else { return 0 };
        let hits = u32::from(*best == self.best) + u32::from(*worst == self.worst);
        let reversals = u32::from(*best == self.worst) + u32::from(*worst == self.best);
        2 + hits - reversals
    }

    fn accepts(&self, given: &Given) -> bool {
        let Given::BestWorst(best, worst) = given else { return false };
        best != worst && *best < self.count() && *worst < self.count()
    }

    fn blank(_: &[usize]) -> Entry {
        Entry::BestWorst(None, None)
    }

    fn given(entry: &Entry) -> Option<Given> {
        let Entry::BestWorst(best, worst) = entry else { return None };
        Some(Given::BestWorst((*best)?, (*worst)?))
    }

    fn fits(&self, entry: &Entry) -> bool {
        let Entry::BestWorst(best, worst) = entry else { return false };
        let are_within = best.iter().chain(worst).all(|it| *it < self.count());
        are_within && (best.is_none() || best != worst)
    }

    fn edit(entry: &mut Entry, edit: Edit) -> Option<()> {
        let Entry::BestWorst(best, worst) = entry else { return None };
        let (picked, other, at) = if let Edit::Best(at) = edit {
            (best, worst, at)
        } else if let Edit::Worst(at) = edit {
            (worst, best, at)
        } else {
            return None;
        };
        *picked = Some(at);
        *other = other.filter(|&it| it != at);
        Some(())
    }

    fn answers(&self) -> u64 {
        (self.count() * self.count().saturating_sub(1)) as u64
    }

    /// The best response times n − 1, plus the position of the worst among the others.
    fn number(&self, given: &Given) -> u64 {
        let Given::BestWorst(best, worst) = given else { return 0 };
        let others = self.count() - 1;
        (best * others + worst - usize::from(worst > best)) as u64
    }

    fn answer(&self, number: u64) -> Given {
        let others = (self.count() as u64).saturating_sub(1).max(1);
        let (best, worst) = (index(number / others), index(number % others));
        Given::BestWorst(best, worst + usize::from(worst >= best))
    }

    fn entries(&self) -> u64 {
        power(self.count() as u64 + 1, 2)
    }

    /// The best, plus n + 1 times the worst: 0 for no response, k + 1 for the response at position
    /// k.
    fn entry_number(&self, entry: &Entry) -> u64 {
        let Entry::BestWorst(best, worst) = entry else { return 0 };
        picked_number(*best) + (self.count() as u64 + 1) * picked_number(*worst)
    }

    fn entry(&self, number: u64) -> Entry {
        let places = self.count() as u64 + 1;
        Entry::BestWorst(picked(number % places), picked(number / places))
    }

    fn write_key(&self, put: Put<'_>) {
        write_effectiveness(&self.key, put);
    }

    fn read_key(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        read_effectiveness(draft, take)
    }

    fn stand_in(draft: &mut ScenarioDraft) {
        for (at, response) in draft.responses.iter_mut().enumerate() {
            response.effectiveness = Some([2, 1, 0].get(at).copied().unwrap_or(1));
        }
    }
}

impl BestWorst {
    pub(super) fn shown(best: usize, worst: usize) -> Entry {
        Entry::BestWorst(Some(best), Some(worst))
    }
}
