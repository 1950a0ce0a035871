//! Converts answers and entries to numbers and back. The complete answers of a scenario are
//! numbered from 0 to [`count`] − 1, its entries from 0 to [`entry_count`] − 1.

use quiz::answer::{Entry, Given};
use quiz::format::ChooseK;
use quiz::{Format, Scenario};

/// The number of complete answers that a scenario has.
pub(super) fn count(scenario: &Scenario) -> u64 {
    let n = scenario.responses.len();
    match scenario.format {
        Format::Choose(_) => n as u64,
        Format::ChooseK(ChooseK { pick, .. }) => subsets(n, pick),
        Format::BestWorst(_) => (n * n.saturating_sub(1)) as u64,
        Format::Rank(_) => orders(n),
        Format::Rate(_) => power(4, n),
    }
}

/// The number of a complete answer.
///
/// - `choose`: the response.
/// - `choose-k`: the combinatorial number system, that is the sum of C(response, 1), C(response, 2)
///   … over the picked responses in ascending order.
/// - `best-worst`: the best response times n − 1, plus the position of the worst among the others.
/// - `rank`: the factorial number system, whose digits are the position of each response among
///   those not yet ranked. The first digit is the least significant.
/// - `rate`: the ratings as digits to base 4, the first the least significant.
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

/// The complete answer with a number below [`count`].
pub(super) fn given(scenario: &Scenario, mut number: u64) -> Given {
    let n = scenario.responses.len();
    match scenario.format {
        Format::Choose(_) => Given::Choose(index(number)),
        Format::ChooseK(ChooseK { pick, .. }) => {
            let mut picked = Vec::with_capacity(pick);
            for k in (1..=pick).rev() {
                let at = (0..n).rev().find(|&at| subsets(at, k) <= number).unwrap_or(0);
                number -= subsets(at, k);
                picked.push(at);
            }
            picked.reverse();
            Given::ChooseK(picked)
        }
        Format::BestWorst(_) => {
            let others = (n as u64).saturating_sub(1).max(1);
            let (best, worst) = (index(number / others), index(number % others));
            Given::BestWorst(best, worst + usize::from(worst >= best))
        }
        Format::Rank(_) => Given::Rank(order(n, number)),
        Format::Rate(_) => Given::Rate((0..n).map(|_| digit(&mut number, 4)).collect()),
    }
}

/// An upper bound for the number of entries that the controls of a scenario can show.
pub(super) fn entry_count(scenario: &Scenario) -> u64 {
    let n = scenario.responses.len();
    match scenario.format {
        Format::Choose(_) => n as u64 + 1,
        Format::ChooseK(_) => power(2, n),
        Format::BestWorst(_) => power(n as u64 + 1, 2),
        Format::Rank(_) => orders(n),
        Format::Rate(_) => power(5, n),
    }
}

/// The number of an entry. For `choose` and `best-worst`, 0 means no response, and k + 1 the
/// response at position k.
///
/// - `choose`: the response.
/// - `choose-k`: the sum of 2 to the power of the position, from 0, of each picked response.
/// - `best-worst`: the best, plus n + 1 times the worst.
/// - `rank`: the number of the complete answer with this order.
/// - `rate`: digits to base 5, the first the least significant; 0 for no rating, otherwise the
///   rating plus 1.
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

/// The entry with a number below [`entry_count`]. It may not fit the scenario: [`Entry::fits`]
/// tells.
pub(super) fn entry(scenario: &Scenario, mut number: u64) -> Entry {
    let n = scenario.responses.len();
    let place = |number: u64| index(number).checked_sub(1);
    match scenario.format {
        Format::Choose(_) => Entry::Choose(place(number)),
        Format::ChooseK(_) => Entry::ChooseK((0..n).filter(|at| number >> at & 1 == 1).collect()),
        Format::BestWorst(_) => {
            let places = n as u64 + 1;
            Entry::BestWorst(place(number % places), place(number / places))
        }
        Format::Rank(_) => Entry::Rank(order(n, number)),
        Format::Rate(_) => {
            Entry::Rate((0..n).map(|_| digit::<u8>(&mut number, 5).checked_sub(1)).collect())
        }
    }
}

/// The number of an order of responses, in the factorial number system.
pub(super) fn order_number(order: &[usize]) -> u64 {
    let mut number = 0;
    for (place, at) in order.iter().enumerate().rev() {
        // The position of the response among those not yet ranked.
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

/// The number of ways to pick `k` of `n`: C(n, k).
fn subsets(n: usize, k: usize) -> u64 {
    let (n, k) = (n as u64, k as u64);
    (0..k).fold(1, |ways, it| ways * n.saturating_sub(it) / (it + 1))
}

fn power(base: u64, exponent: usize) -> u64 {
    (0..exponent).map(|_| base).product()
}

/// Removes the least significant digit of a number and returns it.
fn digit<T: TryFrom<u64> + Default>(number: &mut u64, base: u64) -> T {
    let digit = *number % base;
    *number /= base;
    T::try_from(digit).unwrap_or_default()
}

fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
