//! The worth of a scenario: the most marks that an answer can earn, and the marks that guessing
//! earns on average. All figures are exact.

use super::{Effectiveness, Format};

/// An exact fraction in lowest terms with a positive denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    num: i128,
    den: i128,
}

impl Ratio {
    /// The fraction `num / den`. A denominator of 0 gives the sign of `num`: −1, 0 or 1.
    pub fn new(num: i128, den: i128) -> Ratio {
        let divisor = gcd(num, den).max(1) * if den < 0 { -1 } else { 1 };
        Ratio { num: num / divisor, den: (den / divisor).max(1) }
    }

    /// The numerator.
    pub fn num(self) -> i128 {
        self.num
    }

    /// The denominator, at least 1.
    pub fn den(self) -> i128 {
        self.den
    }

    /// Whether the fraction is at least this many hundredths.
    pub fn is_at_least(self, percent: i32) -> bool {
        100 * self.num >= i128::from(percent) * self.den
    }

    /// The fraction in hundredths, rounded half up.
    pub fn percent(self) -> i128 {
        (200 * self.num + self.den).div_euclid(2 * self.den)
    }
}

/// The greatest common divisor, never negative.
fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

/// The least common multiple of two positive numbers; `None` if it does not fit an `i128`.
pub(crate) fn lcm(a: i128, b: i128) -> Option<i128> {
    (a / gcd(a, b).max(1)).checked_mul(b)
}

/// The marks that a scenario offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// The most marks that an answer can earn.
    pub possible: u32,
    /// The marks that guessing earns: the mean over all complete answers, each as likely as the
    /// others.
    pub chance: Ratio,
}

impl Worth {
    /// The worth of a format with its key.
    ///
    /// The chance is: for `choose`, the mean effectiveness; for `choose-k`, the hypergeometric mean
    /// k²/n; for `best-worst`, 2 of 4, by symmetry; for `rank`, ⌊n²/2⌋ less (n²−1)/3, the mean of
    /// Spearman's footrule over all orders (Diaconis & Graham 1977); for `rate`, the sum, over the
    /// responses, of the mean of the row of marks that their key selects.
    pub fn of(format: &Format) -> Worth {
        let n = match format {
            Format::Rank { key } => key.len(),
            Format::Choose { key }
            | Format::ChooseK { key, .. }
            | Format::BestWorst { key, .. }
            | Format::Rate { key, .. } => key.len(),
        };
        let count = n as i128;
        match format {
            Format::Choose { key } => {
                let numbers = || key.iter().map(|it| it.number());
                Worth {
                    possible: numbers().max().unwrap_or(0),
                    chance: Ratio::new(numbers().sum::<u32>().into(), count),
                }
            }
            Format::ChooseK { pick, .. } => Worth {
                possible: u32::try_from(*pick).unwrap_or(u32::MAX),
                chance: Ratio::new((*pick as i128) * (*pick as i128), count),
            },
            Format::BestWorst { .. } => Worth { possible: 4, chance: Ratio::new(2, 1) },
            Format::Rank { .. } => {
                let possible = greatest_footrule(n);
                let chance = Ratio::new(i128::from(possible) * 3 - (count * count - 1), 3);
                Worth { possible, chance }
            }
            Format::Rate { key, marks } => {
                let rows = |of: &dyn Fn(Effectiveness) -> u32| key.iter().map(|&it| of(it)).sum();
                let sums: u32 = rows(&|key| marks.row_sum(key));
                Worth {
                    possible: rows(&|key| marks.earned(key, key)),
                    chance: Ratio::new(sums.into(), 4),
                }
            }
        }
    }

    /// Whether the best answer earns more than guessing does.
    pub fn rewards_knowing(&self) -> bool {
        self.above_chance(self.possible) > 0
    }

    /// The score of an answer that earned these marks: 0 is guessing, 1 is the key.
    pub fn score(&self, earned: u32) -> Ratio {
        Ratio::new(self.above_chance(earned), self.above_chance(self.possible))
    }

    /// The marks less the chance, times the denominator of the chance.
    fn above_chance(&self, marks: u32) -> i128 {
        i128::from(marks) * self.chance.den() - self.chance.num()
    }
}

/// ⌊n²/2⌋: the greatest footrule that two orders of `n` responses can have, such as an order and
/// its reverse.
pub fn greatest_footrule(n: usize) -> u32 {
    u32::try_from(n * n / 2).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::RateMarks;

    fn key(numbers: &[i64]) -> Vec<Effectiveness> {
        numbers.iter().map(|&it| Effectiveness::from_number(it).unwrap()).collect()
    }

    #[track_caller]
    fn check(format: &Format, possible: u32, chance: (i128, i128)) {
        let expected = Worth { possible, chance: Ratio::new(chance.0, chance.1) };
        assert_eq!(Worth::of(format), expected);
    }

    #[test]
    fn worked_examples() {
        check(&Format::Choose { key: key(&[3, 1, 0, 1]) }, 3, (5, 4));
        check(&Format::Choose { key: key(&[2, 1]) }, 2, (3, 2));
        // Three of eight responses, as in the UK Foundation Programme's "choose three".
        let eight = key(&[3, 3, 2, 1, 1, 0, 0, 0]);
        check(&Format::ChooseK { pick: 3, key: eight }, 3, (9, 8));
        check(&Format::BestWorst { key: key(&[0, 3, 1]), best: 1, worst: 0 }, 4, (2, 1));
        // Five responses: the 20-point table gives 8 to 20 points, which are 0 to 12 marks here.
        // Guessing earns 4.
        check(&Format::Rank { key: vec![3, 1, 2, 5, 4] }, 12, (4, 1));
        check(&Format::Rank { key: vec![1, 2, 3, 4] }, 8, (3, 1));
        let rate = Format::Rate { key: key(&[0, 3, 1, 2]), marks: RateMarks::DEFAULT };
        check(&rate, 8, (3, 1));
    }

    #[test]
    fn half_a_per_cent_is_rounded_up() {
        for (num, den, percent) in
            [(1, 200, 1), (-1, 200, 0), (-3, 200, -1), (1, 3, 33), (2, 3, 67)]
        {
            assert_eq!(Ratio::new(num, den).percent(), percent, "{num}/{den}");
        }
    }

    #[test]
    fn fractions_are_in_lowest_terms() {
        assert_eq!(Ratio::new(6, -4), Ratio::new(-3, 2));
        assert_eq!((Ratio::new(6, -4).num(), Ratio::new(6, -4).den()), (-3, 2));
        assert_eq!(Ratio::new(0, 7), Ratio::new(0, 1));
    }
}
