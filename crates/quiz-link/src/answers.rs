//! Answers as numbers: each whole answer of a scenario has one, from 0 to one less than there
//! are answers; so has whatever its controls can show.

use quiz::answer::{Entry, Given};
use quiz::{Format, Scenario};

/// How many whole answers a scenario has.
pub(super) fn count(scenario: &Scenario) -> u64 {
    let n = scenario.responses.len();
    match scenario.format {
        Format::Choose { .. } => n as u64,
        Format::ChooseK { pick, .. } => subsets(n, pick),
        Format::BestWorst { .. } => (n * n.saturating_sub(1)) as u64,
        Format::Rank { .. } => orders(n),
        Format::Rate { .. } => power(4, n),
    }
}

/// The number of a whole answer.
///
/// - `choose`: the response.
/// - `choose-k`: the combinatorial number system: the sum of C(response, 1), C(response, 2) …
///   over the picked responses, ascending.
/// - `best-worst`: the best response times n − 1, plus the worst among the others.
/// - `rank`: the factorial number system: each response's place among those not yet ranked, the
///   first the least digit.
/// - `rate`: the ratings as digits to base 4, the first the least.
pub(super) fn number(scenario: &Scenario, given: &Given) -> u64 {
    match given {
        Given::Choose(at) => *at as u64,
        Given::ChooseK(picked) => (1..).zip(picked).map(|(k, &at)| subsets(at, k)).sum(),
        Given::BestWorst(best, worst) => {
            let others = scenario.responses.len() - 1;
            (best * others + worst - usize::from(worst > best)) as u64
        }
        Given::Rank(order) => order_number(order),
        Given::Rate(ratings) => {
            ratings.iter().rev().fold(0, |number, &it| 4 * number + u64::from(it))
        }
    }
}

/// The whole answer with a number below [`count`].
pub(super) fn given(scenario: &Scenario, mut number: u64) -> Given {
    let n = scenario.responses.len();
    match scenario.format {
        Format::Choose { .. } => Given::Choose(index(number)),
        Format::ChooseK { pick, .. } => {
            let mut picked = Vec::with_capacity(pick);
            for k in (1..=pick).rev() {
                let at = (0..n).rev().find(|&at| subsets(at, k) <= number).unwrap_or(0);
                number -= subsets(at, k);
                picked.push(at);
            }
            picked.reverse();
            Given::ChooseK(picked)
        }
        Format::BestWorst { .. } => {
            let others = (n as u64).saturating_sub(1).max(1);
            let (best, worst) = (index(number / others), index(number % others));
            Given::BestWorst(best, worst + usize::from(worst >= best))
        }
        Format::Rank { .. } => Given::Rank(order(n, number)),
        Format::Rate { .. } => Given::Rate((0..n).map(|_| digit(&mut number, 4)).collect()),
    }
}

/// How many things the controls of a scenario can show, at most.
pub(super) fn entry_count(scenario: &Scenario) -> u64 {
    let n = scenario.responses.len();
    match scenario.format {
        Format::Choose { .. } => n as u64 + 1,
        Format::ChooseK { .. } => power(2, n),
        Format::BestWorst { .. } => power(n as u64 + 1, 2),
        Format::Rank { .. } => orders(n),
        Format::Rate { .. } => power(5, n),
    }
}

/// The number of what the controls show. "None" is 0, and a response its place from 1.
///
/// - `choose`: the response.
/// - `choose-k`: the sum of 2 to the power of each picked response, counted from 0.
/// - `best-worst`: the best, plus n + 1 times the worst.
/// - `rank`: as a whole answer.
/// - `rate`: digits to base 5, the first the least; 0 for none, else the rating plus 1.
pub(super) fn entry_number(scenario: &Scenario, entry: &Entry) -> u64 {
    let place = |picked: &Option<usize>| picked.map_or(0, |at| at as u64 + 1);
    match entry {
        Entry::Choose(picked) => place(picked),
        Entry::ChooseK(picked) => picked.iter().map(|&at| 1 << at).sum(),
        Entry::BestWorst(best, worst) => {
            place(best) + (scenario.responses.len() as u64 + 1) * place(worst)
        }
        Entry::Rank(order) => order_number(order),
        Entry::Rate(ratings) => ratings
            .iter()
            .rev()
            .fold(0, |number, it| 5 * number + it.map_or(0, |rating| u64::from(rating) + 1)),
    }
}

/// What the controls show, by its number below [`entry_count`]; whether it fits the scenario is
/// for [`Entry::fits`] to say.
pub(super) fn entry(scenario: &Scenario, mut number: u64) -> Entry {
    let n = scenario.responses.len();
    let place = |number: u64| index(number).checked_sub(1);
    match scenario.format {
        Format::Choose { .. } => Entry::Choose(place(number)),
        Format::ChooseK { .. } => {
            Entry::ChooseK((0..n).filter(|at| number >> at & 1 == 1).collect())
        }
        Format::BestWorst { .. } => {
            let places = n as u64 + 1;
            Entry::BestWorst(place(number % places), place(number / places))
        }
        Format::Rank { .. } => Entry::Rank(order(n, number)),
        Format::Rate { .. } => {
            Entry::Rate((0..n).map(|_| digit::<u8>(&mut number, 5).checked_sub(1)).collect())
        }
    }
}

/// The number of an order of responses.
pub(super) fn order_number(order: &[usize]) -> u64 {
    let mut number = 0;
    for (place, at) in order.iter().enumerate().rev() {
        // How many of those not yet ranked come before it.
        let before = order[place..].iter().filter(|it| *it < at).count();
        number = number * (order.len() - place) as u64 + before as u64;
    }
    number
}

/// The order of `n` responses with a number below [`orders`].
pub(super) fn order(n: usize, mut number: u64) -> Vec<usize> {
    let mut left: Vec<usize> = (0..n).collect();
    (0..n).map(|_| left.remove(digit::<u8>(&mut number, left.len() as u64).into())).collect()
}

/// n!
pub(super) fn orders(n: usize) -> u64 {
    (1..=n as u64).product()
}

/// How many ways there are to pick `k` of `n`.
fn subsets(n: usize, k: usize) -> u64 {
    let (n, k) = (n as u64, k as u64);
    (0..k).fold(1, |ways, it| ways * n.saturating_sub(it) / (it + 1))
}

fn power(base: u64, exponent: usize) -> u64 {
    (0..exponent).map(|_| base).product()
}

/// Takes the least digit off a number.
fn digit<T: TryFrom<u64> + Default>(number: &mut u64, base: u64) -> T {
    let digit = *number % base;
    *number /= base;
    T::try_from(digit).unwrap_or_default()
}

fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
