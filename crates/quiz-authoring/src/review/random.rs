//! Pseudorandom numbers for the plays that the review tries.

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
