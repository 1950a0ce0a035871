//! The worth of a scenario: the most marks that an answer can earn, and the marks that guessing
//! earns on average. All figures are exact.

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

#[cfg(test)]
mod tests {
    use super::*;

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
