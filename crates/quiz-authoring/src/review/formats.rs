//! Formats as the review needs them: answers by the key, against it and by any order of preference; the marks of a
//! random order; and the marks of one answer over several keys. All matches of the review over formats are here.

use super::random::Numbers;
use quiz::answer::Given;
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate, greatest_footrule};
use quiz::ordered;
use quiz::{Effectiveness, Format, FormatKind, RateMarks, Scenario, is_among_best};
use std::cmp::Reverse;

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
    match &scenario.format {
        Format::Rate(_) => Given::Rate((0..count).map(|_| rating(numbers, 4)).collect()),
        Format::Choose(_) | Format::ChooseK(_) | Format::BestWorst(_) | Format::Rank(_) => {
            in_favour_of(scenario, &numbers.order(count))
        }
    }
}

/// A random rating below a bound.
fn rating(numbers: &mut Numbers, bound: usize) -> u8 {
    u8::try_from(numbers.below(bound)).unwrap_or(0)
}

/// The answer that rates all responses alike. `None` in formats in which responses are not rated by themselves.
pub(super) fn flat(scenario: &Scenario, rating: Effectiveness) -> Option<Given> {
    match &scenario.format {
        Format::Rate(Rate { key, .. }) => Some(Given::Rate(vec![rating as u8; key.len()])),
        Format::Choose(_) | Format::ChooseK(_) | Format::BestWorst(_) | Format::Rank(_) => None,
    }
}

/// An answer in favour of the responses with the lowest rank; chance decides between equal ranks. In `rate`, those with
/// the rank `lowest` are rated 3, and the others lower.
pub(super) fn in_favour_of_rank(
    scenario: &Scenario,
    ranks: &[usize],
    lowest: Option<usize>,
    numbers: &mut Numbers,
) -> Given {
    match &scenario.format {
        Format::Rate(_) => {
            let rate = |it: &usize| if Some(*it) == lowest { 3 } else { rating(numbers, 3) };
            Given::Rate(ranks.iter().map(rate).collect())
        }
        Format::Choose(_) | Format::ChooseK(_) | Format::BestWorst(_) | Format::Rank(_) => {
            let mut order = numbers.order(ranks.len());
            ordered::sort_by_key(&mut order, |at| ranks[at]);
            in_favour_of(scenario, &order)
        }
    }
}

/// The answer that the key gives.
pub(super) fn by_key(scenario: &Scenario) -> Given {
    let best_first = match &scenario.format {
        Format::Rate(Rate { key, .. }) => {
            return Given::Rate(key.iter().map(|it| *it as u8).collect());
        }
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. }) => best_first(key),
        Format::Rank(Rank { key }) => first_to_last(key),
    };
    in_favour_of(scenario, &best_first)
}

/// An answer that earns the fewest marks.
pub(super) fn against_key(scenario: &Scenario) -> Given {
    let mut order = match &scenario.format {
        Format::Rate(Rate { key, marks }) => {
            return Given::Rate(key.iter().map(|it| least(*it, *marks)).collect());
        }
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. }) => best_first(key),
        Format::Rank(Rank { key }) => first_to_last(key),
    };
    order.reverse();
    in_favour_of(scenario, &order)
}

/// The rating that earns the fewest marks.
fn least(key: Effectiveness, marks: RateMarks) -> u8 {
    let least = Effectiveness::ALL.into_iter().min_by_key(|it| marks.earned(key, *it));
    least.map_or(0, |it| it as u8)
}

/// The indices of the responses, the best first. Equally good responses stay in the order in which they are written.
fn best_first(key: &[Effectiveness]) -> Vec<usize> {
    ordered::by_key(key.len(), |at| Reverse(key[at]))
}

/// The indices of the responses in the order of their ranks.
fn first_to_last(key: &[usize]) -> Vec<usize> {
    ordered::by_key(key.len(), |at| key[at])
}

/// The distribution of the marks of a random order of the responses.
#[derive(Debug)]
pub(super) enum Spread {
    /// `base`, and the sum of `taken` of the numbers, taken at random.
    Sum { base: i128, taken: i128, numbers: Vec<i128> },
    /// The mean is that of guessing, and the variance is this fraction: numerator and denominator.
    AroundChance((i128, i128)),
}

/// The distribution of the marks for a scenario with n responses. The variances are:
///
/// - `choose`, `choose-k` and `rate` add up the numbers of h random responses. The variance of the sum is h(n−h)/n
///   times the sample variance of the numbers (sampling without replacement);
/// - `best-worst` has four marks, with a variance of 4/(n−1): each of the two picks hits or reverses with a chance of
///   2/n, and both do together with a chance of 2/(n(n−1));
/// - `rank` has the footrule, with a variance of (n+1)(2n²+7)/45 (Diaconis and Graham 1977).
pub(super) fn spread(format: &Format) -> Spread {
    let count = |n: usize| i128::try_from(n).unwrap_or(1);
    match format {
        Format::Choose(Choose { key }) => {
            let numbers = key.iter().map(|it| it.number().into()).collect();
            Spread::Sum { base: 0, taken: 1, numbers }
        }
        Format::ChooseK(ChooseK { pick, key }) => {
            let numbers = (0..key.len()).map(|at| is_among_best(key, *pick, at).into()).collect();
            Spread::Sum { base: 0, taken: count(*pick), numbers }
        }
        Format::BestWorst(BestWorst { key, .. }) => Spread::AroundChance((4, count(key.len()) - 1)),
        Format::Rank(Rank { key }) => {
            let n = count(key.len());
            Spread::AroundChance(((n + 1) * (2 * n * n + 7), 45))
        }
        Format::Rate(Rate { key, marks }) => {
            let given =
                |it: Effectiveness| key.iter().map(move |key| i128::from(marks.earned(*key, it)));
            let base = given(Effectiveness::VeryPoor).sum();
            let numbers = given(Effectiveness::VeryGood)
                .zip(given(Effectiveness::VeryPoor))
                .map(|(high, low)| high - low)
                .collect();
            Spread::Sum { base, taken: (count(key.len()) + 1) / 2, numbers }
        }
    }
}

/// The ceiling of a family, in per cent, from which it gets advice. This is a rule of thumb. Two twins in `rank` or
/// `rate` have a ceiling of 20 or 25 at best, and the possible values lie close together. In the other formats two
/// twins can reach 0, but the possible values lie far apart.
pub(super) fn ceiling_limit(kind: FormatKind) -> i64 {
    match kind {
        FormatKind::Choose | FormatKind::ChooseK | FormatKind::BestWorst => 35,
        FormatKind::Rank | FormatKind::Rate => 30,
    }
}

/// The marks that every answer earns, besides the [`gains`] of single responses.
pub(super) fn base(format: &Format) -> u32 {
    match format {
        Format::Choose(_) | Format::ChooseK(_) | Format::Rate(_) => 0,
        Format::BestWorst(_) => 2,
        Format::Rank(Rank { key }) => greatest_footrule(key.len()),
    }
}

/// The marks that a response earns by itself for each thing that an answer may say of it. These things are: in `choose`
/// and `choose-k`, that it is picked; in `best-worst`, that it is picked as the best; in `rank`, that it has the first
/// place, the second and so on; in `rate`, that it is rated 0, 1, 2 or 3.
pub(super) fn gains(format: &Format, response: usize) -> Vec<i64> {
    match format {
        Format::Choose(Choose { key }) => {
            vec![key.get(response).map_or(0, |it| it.number().into())]
        }
        Format::ChooseK(ChooseK { pick, key }) => vec![is_among_best(key, *pick, response).into()],
        Format::BestWorst(BestWorst { best, worst, .. }) => {
            vec![i64::from(response == *best) - i64::from(response == *worst)]
        }
        Format::Rank(Rank { key }) => {
            let rank = key.get(response).copied().unwrap_or(1);
            let distance = |place: usize| i64::try_from(rank.abs_diff(place)).unwrap_or(0);
            (1..=key.len()).map(|place| -distance(place)).collect()
        }
        Format::Rate(Rate { key, marks }) => {
            let earned = |given| key.get(response).map_or(0, |&it| marks.earned(it, given).into());
            Effectiveness::ALL.into_iter().map(earned).collect()
        }
    }
}

/// The largest sum of [`gains`] that one answer brings. `gains` has, for each response, its gains over several keys.
pub(super) fn most(format: &Format, gains: &[Vec<i128>]) -> i128 {
    let mut firsts: Vec<_> = gains.iter().filter_map(|it| it.first().copied()).collect();
    firsts.sort_unstable_by_key(|it| Reverse(*it));
    let most = |count: usize| firsts.iter().take(count).sum::<i128>();
    match format {
        Format::Choose(_) => most(1),
        Format::ChooseK(ChooseK { pick, .. }) => most(*pick),
        // Picked as the worst, a response gains the negative of what it gains as the best.
        Format::BestWorst(_) => most(1) - firsts.last().copied().unwrap_or(0),
        Format::Rank(_) => best_order(gains),
        Format::Rate(_) => gains.iter().filter_map(|it| it.iter().max()).sum(),
    }
}

/// The largest gain of an order. `gains` has, for each response, its gain in each place. The best order of some
/// responses ends with one of them, and begins with the best order of the others.
fn best_order(gains: &[Vec<i128>]) -> i128 {
    // The index is a set of responses, with a bit for each.
    let mut best = vec![0; 1 << gains.len()];
    for set in 1..best.len() {
        let place = set.count_ones() as usize - 1;
        let last = gains.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
        let of =
            |(at, gains): (usize, &Vec<i128>)| Some(best[set & !(1 << at)] + gains.get(place)?);
        best[set] = last.filter_map(of).max().unwrap_or(0);
    }
    best.last().copied().unwrap_or(0)
}
