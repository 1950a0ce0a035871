//! Answers by the key, against the key, at random, or by any other order of preference.

use quiz::answer::Given;
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::{Effectiveness, Format, RateMarks, Scenario};
use std::cmp::Reverse;

/// Pseudorandom numbers: `SplitMix64` (Steele, Lea and Flood 2014). Other than the numbers of draws, they may change
/// with a version, since nothing that is stored depends on them.
#[derive(Debug, Clone)]
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn new(seed: u32) -> Numbers {
        Numbers(seed.into())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, or 0 if `bound` is 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(1).min(u64::from(u32::MAX));
        // A number of 32 bits times the bound is below 2⁶⁴, and the upper 32 bits of that are below the bound.
        usize::try_from(((self.next() >> 32) * bound) >> 32).unwrap_or(0)
    }

    /// True with a chance of so many per cent.
    pub(super) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// The numbers below `count` in random order (Fisher and Yates).
    pub(super) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut order: Vec<_> = (0..count).collect();
        for last in (1..count).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

/// The answer of somebody who prefers the responses in this order. The first ones are picked, and the last one is the
/// worst. In `rate`, the first half, rounded up, is rated 3, and the others 0.
pub(super) fn in_favour_of(scenario: &Scenario, order: &[usize]) -> Given {
    let first = order.first().copied().unwrap_or(0);
    let last = order.last().copied().unwrap_or(0);
    match &scenario.format {
        Format::Choose(_) => Given::Choose(first),
        Format::ChooseK(ChooseK { pick, .. }) => {
            let mut picked: Vec<_> = order.iter().copied().take(*pick).collect();
            picked.sort_unstable();
            Given::ChooseK(picked)
        }
        Format::BestWorst(_) => Given::BestWorst(first, last),
        Format::Rank(_) => Given::Rank(order.to_vec()),
        Format::Rate(_) => {
            let mut ratings = vec![0; order.len()];
            for at in order.iter().take(order.len().div_ceil(2)) {
                ratings[*at] = 3;
            }
            Given::Rate(ratings)
        }
    }
}

/// A random answer. All answers are equally likely.
pub(super) fn at_random(scenario: &Scenario, numbers: &mut Numbers) -> Given {
    let count = scenario.responses.len();
    if let Format::Rate(_) = &scenario.format {
        return Given::Rate((0..count).map(|_| rating(numbers, 4)).collect());
    }
    in_favour_of(scenario, &numbers.order(count))
}

/// A random rating below a bound.
pub(super) fn rating(numbers: &mut Numbers, bound: usize) -> u8 {
    u8::try_from(numbers.below(bound)).unwrap_or(0)
}

/// The answer that the key gives.
pub(super) fn by_key(scenario: &Scenario) -> Given {
    match &scenario.format {
        Format::Rate(Rate { key, .. }) => Given::Rate(key.iter().map(|it| *it as u8).collect()),
        _ => in_favour_of(scenario, &best_first(scenario)),
    }
}

/// An answer that earns the fewest marks.
pub(super) fn against_key(scenario: &Scenario) -> Given {
    if let Format::Rate(Rate { key, marks }) = &scenario.format {
        return Given::Rate(key.iter().map(|it| least(*it, *marks)).collect());
    }
    let mut order = best_first(scenario);
    order.reverse();
    in_favour_of(scenario, &order)
}

/// The rating that earns the fewest marks.
fn least(key: Effectiveness, marks: RateMarks) -> u8 {
    let least = Effectiveness::ALL.into_iter().min_by_key(|it| marks.earned(key, *it));
    least.map_or(0, |it| it as u8)
}

/// The indices of the responses, the best first. Equally good responses stay in the order in which they are written.
fn best_first(scenario: &Scenario) -> Vec<usize> {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    match &scenario.format {
        Format::Rank(Rank { key }) => order.sort_by_key(|&at| key[at]),
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. })
        | Format::Rate(Rate { key, .. }) => order.sort_by_key(|&at| Reverse(key[at])),
    }
    order
}
