//! `rank`: all responses are put in order.

use super::numbering::{order, order_number, orders};
use super::{Edit, Entry, Facts, Given, KeyField, Put, Rules, Take};
use crate::draft::ScenarioDraft;
use crate::problem::{FieldPath, Problem, ProblemKind};
use crate::worth::{Ratio, Worth};
use serde::{Deserialize, Serialize};

/// All responses are put in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// The rank of each response, from 1 (the best). No two are equal.
    pub key: Vec<usize>,
}

impl Rules for Rank {
    const FACTS: Facts = Facts {
        name: "rank",
        code: 3,
        key: KeyField::Rank,
        settings: &[],
        fewest: Rank::FEWEST,
        is_of_ends: false,
        branches: false,
    };

    fn check(place: &FieldPath, draft: &ScenarioDraft, problems: &mut Vec<Problem>) -> Rank {
        let before = problems.len();
        let list = place.field("responses");
        let n = draft.responses.len();
        let mut key = Vec::new();
        for (at, response) in draft.responses.iter().enumerate() {
            let place = list.entry(at);
            if response.effectiveness.is_some() {
                let place = place.field(KeyField::Effectiveness.name());
                problems.push(Problem { place, kind: ProblemKind::EffectivenessInRank });
            }
            let rank = response.rank.and_then(|it| usize::try_from(it).ok());
            let rank = rank.filter(|it| (1..=n).contains(it));
            if rank.is_none() {
                let kind = ProblemKind::InvalidRank { responses: n };
                problems.push(Problem { place: place.field(KeyField::Rank.name()), kind });
            }
            key.push(rank.unwrap_or(1));
        }
        if problems.len() == before {
            if !(Rank::FEWEST..=Rank::MOST).contains(&n) {
                problems.push(Problem { place: list, kind: ProblemKind::RankResponseCount(n) });
            } else if !(1..=n).all(|rank| key.contains(&rank)) {
                problems.push(Problem { place: list, kind: ProblemKind::SharedRank });
            }
        }
        Rank { key }
    }

    fn count(&self) -> usize {
        self.key.len()
    }

    /// The chance is ⌊n²/2⌋ less (n²−1)/3, the mean of Spearman's footrule over all orders
    /// (Diaconis & Graham 1977).
    fn worth(&self) -> Worth {
        let count = self.key.len() as i128;
        let possible = greatest_footrule(self.key.len());
        let chance = Ratio::new(i128::from(possible) * 3 - (count * count - 1), 3);
        Worth { possible, chance }
    }

    /// ⌊n²/2⌋ less Spearman's footrule. For five responses this is the 12-point table of the GP
    /// selection tests, and the 20-point table of the UK Foundation Programme less 8.
    fn earned(&self, given: &Given) -> u32 {
        let Given::Rank(order) = given else { return 0 };
        // `order` lists responses and `key` lists ranks, so ranks are compared with ranks.
        let distance = |(given, at): (usize, &usize)| self.key[*at].abs_diff(given);
        let footrule: usize = (1..).zip(order).map(distance).sum();
        greatest_footrule(self.key.len()) - u32::try_from(footrule).unwrap_or(u32::MAX)
    }

    fn accepts(&self, given: &Given) -> bool {
        matches!(given, Given::Rank(order) if self.is_order(order))
    }

    fn blank(order: &[usize]) -> Entry {
        Entry::Rank(order.to_vec())
    }

    fn given(entry: &Entry) -> Option<Given> {
        let Entry::Rank(order) = entry else { return None };
        Some(Given::Rank(order.clone()))
    }

    fn fits(&self, entry: &Entry) -> bool {
        matches!(entry, Entry::Rank(order) if self.is_order(order))
    }

    fn edit(entry: &mut Entry, edit: Edit) -> Option<()> {
        let (Entry::Rank(order), Edit::Place(at, to)) = (entry, edit) else { return None };
        if to >= order.len() {
            return None;
        }
        let from = order.iter().position(|&it| it == at)?;
        let moved = order.remove(from);
        order.insert(to, moved);
        Some(())
    }

    fn answers(&self) -> u64 {
        orders(self.count())
    }

    /// The factorial number system, whose digits are the position of each response among those not
    /// yet ranked. The first digit is the least significant.
    fn number(&self, given: &Given) -> u64 {
        let Given::Rank(order) = given else { return 0 };
        order_number(order)
    }

    fn answer(&self, number: u64) -> Given {
        Given::Rank(order(self.count(), number))
    }

    fn entries(&self) -> u64 {
        orders(self.count())
    }

    /// The number of the complete answer with this order.
    fn entry_number(&self, entry: &Entry) -> u64 {
        let Entry::Rank(order) = entry else { return 0 };
        order_number(order)
    }

    fn entry(&self, number: u64) -> Entry {
        Entry::Rank(order(self.count(), number))
    }

    /// The number of the order that has, for each response, its rank less 1.
    fn write_key(&self, put: Put<'_>) {
        let places: Vec<usize> = self.key.iter().map(|rank| rank - 1).collect();
        put(order_number(&places), orders(self.count()));
    }

    fn read_key(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        let n = draft.responses.len();
        let places = order(n, take(orders(n))?);
        for (response, place) in draft.responses.iter_mut().zip(places) {
            response.rank = i64::try_from(place + 1).ok();
        }
        Some(())
    }

    fn stand_in(draft: &mut ScenarioDraft) {
        for (rank, response) in (1..).zip(&mut draft.responses) {
            response.rank = Some(rank);
        }
    }
}

impl Rank {
    /// The fewest responses of a ranking.
    pub const FEWEST: usize = 4;

    /// The most responses of a ranking.
    pub const MOST: usize = 7;

    /// Whether all responses are in an order, each once.
    fn is_order(&self, order: &[usize]) -> bool {
        order.len() == self.count() && (0..self.count()).all(|at| order.contains(&at))
    }

    pub(super) fn shown(order: &[usize]) -> Entry {
        Entry::Rank(order.to_vec())
    }

    /// The first in order.
    pub(super) fn endorsed(order: &[usize]) -> Vec<usize> {
        order.first().copied().into_iter().collect()
    }
}

/// ⌊n²/2⌋: the greatest footrule that two orders of `n` responses can have, such as an order and
/// its reverse.
pub fn greatest_footrule(n: usize) -> u32 {
    u32::try_from(n * n / 2).unwrap_or(u32::MAX)
}
