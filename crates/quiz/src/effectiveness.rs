//! How good a response is.

use core::fmt;
use serde::{Deserialize, Serialize};

/// How good a response is, on the four-point scale of appropriateness that operational situational
/// judgement tests use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effectiveness {
    /// 0: very poor
    VeryPoor,
    /// 1: poor but not awful
    Poor,
    /// 2: good but not ideal
    Good,
    /// 3: very good
    VeryGood,
}

impl Effectiveness {
    /// All four values, from the poorest to the best.
    pub const ALL: [Effectiveness; 4] = [
        Effectiveness::VeryPoor,
        Effectiveness::Poor,
        Effectiveness::Good,
        Effectiveness::VeryGood,
    ];

    /// The effectiveness with this number, 0 to 3; `None` for any other number.
    pub fn from_number(number: i64) -> Option<Effectiveness> {
        usize::try_from(number).ok().and_then(|at| Self::ALL.get(at)).copied()
    }

    /// The number of the effectiveness, 0 to 3.
    pub fn number(self) -> u32 {
        self as u32
    }
}

impl fmt::Display for Effectiveness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}

/// Whether the response at a position is one of the `pick` best: fewer than `pick` responses are
/// better. Exactly `pick` responses are among the best if each of them is better than all others,
/// which the check makes sure of.
pub fn is_among_best(key: &[Effectiveness], pick: usize, index: usize) -> bool {
    key.iter().filter(|it| Some(*it) > key.get(index)).count() < pick
}
