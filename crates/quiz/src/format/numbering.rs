//! Numbers for answers, from which links are made. Every function here is part of the format of
//! links and never changes.

/// The number of an order of responses, in the factorial number system: the digits are the position
/// of each response among those not yet ranked, the first the least significant.
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
pub(super) fn subsets(n: usize, k: usize) -> u64 {
    let (n, k) = (n as u64, k as u64);
    (0..k).fold(1, |ways, it| ways * n.saturating_sub(it) / (it + 1))
}

pub(super) fn power(base: u64, exponent: usize) -> u64 {
    (0..exponent).map(|_| base).product()
}

/// Removes the least significant digit of a number and returns it.
pub(super) fn digit<T: TryFrom<u64> + Default>(number: &mut u64, base: u64) -> T {
    let digit = *number % base;
    *number /= base;
    T::try_from(digit).unwrap_or_default()
}

/// A number as a position of a response.
pub(super) fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The number of a response that may be missing: 0 for none, otherwise its position plus 1.
pub(super) fn picked_number(picked: Option<usize>) -> u64 {
    picked.map_or(0, |at| at as u64 + 1)
}

/// The response, or none, with this number.
pub(super) fn picked(number: u64) -> Option<usize> {
    index(number).checked_sub(1)
}
