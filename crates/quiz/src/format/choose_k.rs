//! `choose-k`: exactly `pick` responses are picked.

use super::numbering::{power, subsets};
use super::{
    Edit, Entry, Facts, Given, KeyField, Put, Rules, Setting, Take, effectiveness,
    read_effectiveness, stand_in_first, write_effectiveness,
};
use crate::draft::ScenarioDraft;
use crate::effectiveness::{Effectiveness, is_among_best};
use crate::problem::{FieldPath, Problem, ProblemKind};
use crate::worth::{Ratio, Worth};
use serde::{Deserialize, Serialize};

/// Exactly `pick` responses are picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChooseK {
    /// How many responses are picked: at least 1, fewer than all.
    pub pick: usize,
    /// The effectiveness of each response. Each of the `pick` best responses is better than all
    /// others.
    pub key: Vec<Effectiveness>,
}

impl Rules for ChooseK {
    const FACTS: Facts = Facts {
        name: "choose-k",
        code: 1,
        key: KeyField::Effectiveness,
        settings: &[Setting {
            field: "pick",
            is_in: |it| it.pick.is_some(),
            usual: Some(2),
            misplaced: ProblemKind::PickOutsideChooseK,
        }],
        fewest: 3,
        is_of_ends: false,
        branches: false,
    };

    fn check(place: &FieldPath, draft: &ScenarioDraft, problems: &mut Vec<Problem>) -> ChooseK {
        let before = problems.len();
        let key = effectiveness(place, draft, problems);
        let wanted = draft.pick.and_then(|it| usize::try_from(it).ok());
        let pick = wanted.filter(|&it| 1 <= it && it < key.len()).unwrap_or_else(|| {
            let kind = ProblemKind::InvalidPick;
            problems.push(Problem { place: place.field("pick"), kind });
            1
        });
        let gap = (0..key.len()).filter(|&at| is_among_best(&key, pick, at)).count() == pick;
        if problems.len() == before && !gap {
            let kind = ProblemKind::NoGapAfterPick(pick);
            problems.push(Problem { place: place.field("responses"), kind });
        }
        ChooseK { pick, key }
    }

    fn count(&self) -> usize {
        self.key.len()
    }

    /// The chance is the hypergeometric mean k²/n.
    fn worth(&self) -> Worth {
        let pick = self.pick as i128;
        Worth {
            possible: u32::try_from(self.pick).unwrap_or(u32::MAX),
            chance: Ratio::new(pick * pick, self.key.len() as i128),
        }
    }

    /// 1 for each response picked that is one of the `pick` best (UK Foundation Programme, "choose
    /// three").
    fn earned(&self, given: &Given) -> u32 {
        let Given::ChooseK(picked) = given else { return 0 };
        let hits = picked.iter().filter(|at| is_among_best(&self.key, self.pick, **at)).count();
        u32::try_from(hits).unwrap_or(u32::MAX)
    }

    fn accepts(&self, given: &Given) -> bool {
        let Given::ChooseK(picked) = given else { return false };
        picked.len() == self.pick && self.are_in_order(picked)
    }

    fn blank(_: &[usize]) -> Entry {
        Entry::ChooseK(Vec::new())
    }

    fn given(entry: &Entry) -> Option<Given> {
        let Entry::ChooseK(picked) = entry else { return None };
        Some(Given::ChooseK(picked.clone()))
    }

    fn fits(&self, entry: &Entry) -> bool {
        matches!(entry, Entry::ChooseK(picked) if self.are_in_order(picked))
    }

    fn edit(entry: &mut Entry, edit: Edit) -> Option<()> {
        let (Entry::ChooseK(picked), Edit::Toggle(at)) = (entry, edit) else { return None };
        match picked.binary_search(&at) {
            Ok(found) => {
                picked.remove(found);
            }
            Err(gap) => picked.insert(gap, at),
        }
        Some(())
    }

    fn answers(&self) -> u64 {
        subsets(self.count(), self.pick)
    }

    /// The combinatorial number system, that is the sum of C(response, 1), C(response, 2) … over
    /// the picked responses in ascending order.
    fn number(&self, given: &Given) -> u64 {
        let Given::ChooseK(picked) = given else { return 0 };
        (1..).zip(picked).map(|(k, &at)| subsets(at, k)).sum()
    }

    fn answer(&self, mut number: u64) -> Given {
        let mut picked = Vec::with_capacity(self.pick);
        for k in (1..=self.pick).rev() {
            let at = (0..self.count()).rev().find(|&at| subsets(at, k) <= number).unwrap_or(0);
            number -= subsets(at, k);
            picked.push(at);
        }
        picked.reverse();
        Given::ChooseK(picked)
    }

    fn entries(&self) -> u64 {
        power(2, self.count())
    }

    /// The sum of 2 to the power of the position, from 0, of each picked response.
    fn entry_number(&self, entry: &Entry) -> u64 {
        let Entry::ChooseK(picked) = entry else { return 0 };
        picked.iter().map(|&at| 1 << at).sum()
    }

    fn entry(&self, number: u64) -> Entry {
        Entry::ChooseK((0..self.count()).filter(|at| number >> at & 1 == 1).collect())
    }

    fn pick(&self) -> Option<usize> {
        Some(self.pick)
    }

    fn read_pick(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        let others = draft.responses.len() as u64 - 1;
        draft.pick = Some(take(others)?.cast_signed() + 1);
        Some(())
    }

    fn write_key(&self, put: Put<'_>) {
        write_effectiveness(&self.key, put);
    }

    fn read_key(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        read_effectiveness(draft, take)
    }

    fn stand_in(draft: &mut ScenarioDraft) {
        stand_in_first(draft, draft.pick.unwrap_or(0));
    }
}

impl ChooseK {
    /// Whether responses exist, in ascending order and each once.
    fn are_in_order(&self, picked: &[usize]) -> bool {
        picked.windows(2).all(|it| it[0] < it[1]) && picked.iter().all(|it| *it < self.count())
    }

    pub(super) fn shown(picked: &[usize]) -> Entry {
        Entry::ChooseK(picked.to_vec())
    }
}
