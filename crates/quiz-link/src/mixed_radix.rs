//! Packs numbers of known bounds into few bytes, in mixed radix and in blocks.
//!
//! Each number is written with a bound that both writer and reader know, so that a number out of
//! bounds cannot be written at all. The numbers of a block are the digits of one number below 2⁶⁴,
//! the first the least significant. A number that does not fit starts the next block. A block has
//! eight bytes, the least significant first; the last block has only as many bytes as it needs, at
//! least one. So a few bytes never stand for many numbers, and reading takes little memory.

use super::error::LinkError;

/// Writes numbers.
#[derive(Debug)]
pub(super) struct Packer {
    bytes: Vec<u8>,
    block: u64,
    /// The value of the next digit of the block: the product of the bounds before it.
    unit: u64,
}

impl Packer {
    pub(super) fn new() -> Packer {
        Packer { bytes: Vec::new(), block: 0, unit: 1 }
    }

    /// Writes a number from 0 to `bound` − 1.
    pub(super) fn put(&mut self, number: u64, bound: u64) {
        debug_assert!(number < bound, "{number} is not below {bound}");
        if let Some(unit) = self.unit.checked_mul(bound) {
            self.block += number * self.unit;
            self.unit = unit;
        } else {
            self.bytes.extend(self.block.to_le_bytes());
            self.block = number;
            self.unit = bound;
        }
    }

    /// Writes a position in a list.
    pub(super) fn put_index(&mut self, index: usize, bound: usize) {
        self.put(index as u64, bound as u64);
    }

    /// Writes a number that is mostly small: below 15 it takes four bits.
    pub(super) fn put_small(&mut self, number: u64, bound: u64) {
        self.put(number.min(15), 16);
        if number >= 15 {
            self.put(number, bound);
        }
    }

    /// Writes a count that is mostly small.
    pub(super) fn put_count(&mut self, count: usize, bound: usize) {
        self.put_small(count as u64, bound as u64);
    }

    /// The bytes of all numbers that were written.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let block = self.block.to_le_bytes();
        let zeros = block.iter().rev().take(7).take_while(|&&byte| byte == 0).count();
        self.bytes.extend(&block[..8 - zeros]);
        self.bytes
    }
}

/// Reads the numbers that a [`Packer`] wrote, given the same bounds.
#[derive(Debug)]
pub(super) struct Unpacker<'a> {
    /// The bytes after the block.
    rest: &'a [u8],
    block: u64,
    unit: u64,
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Result<Unpacker<'a>, LinkError> {
        let mut numbers = Unpacker { rest: bytes, block: 0, unit: 1 };
        numbers.load()?;
        Ok(numbers)
    }

    /// Reads a number from 0 to `bound` − 1. A bound of 0 is an error.
    pub(super) fn take(&mut self, bound: u64) -> Result<u64, LinkError> {
        if let Some(unit) = self.unit.checked_mul(bound) {
            self.unit = unit;
        } else {
            // A block that holds more than its numbers was not written by a `Packer`.
            if self.block != 0 {
                return Err(LinkError::Damaged);
            }
            self.load()?;
            self.unit = bound;
        }
        let number = self.block.checked_rem(bound).ok_or(LinkError::Damaged)?;
        self.block /= bound;
        Ok(number)
    }

    /// Reads a position in a list.
    pub(super) fn index(&mut self, bound: usize) -> Result<usize, LinkError> {
        usize::try_from(self.take(bound as u64)?).map_err(|_| LinkError::Damaged)
    }

    /// Reads a flag: 1 is yes.
    pub(super) fn flag(&mut self) -> Result<bool, LinkError> {
        Ok(self.take(2)? == 1)
    }

    /// Reads a number that is mostly small.
    pub(super) fn small(&mut self, bound: u64) -> Result<u64, LinkError> {
        match self.take(16)? {
            15 => self.take(bound).ok().filter(|&it| it >= 15).ok_or(LinkError::Damaged),
            small => Some(small).filter(|&it| it < bound).ok_or(LinkError::Damaged),
        }
    }

    /// Reads a count that is mostly small.
    pub(super) fn count(&mut self, bound: usize) -> Result<usize, LinkError> {
        usize::try_from(self.small(bound as u64)?).map_err(|_| LinkError::Damaged)
    }

    /// Makes sure that everything was read.
    pub(super) fn finish(self) -> Result<(), LinkError> {
        if self.block == 0 && self.rest.is_empty() { Ok(()) } else { Err(LinkError::Damaged) }
    }

    fn load(&mut self) -> Result<(), LinkError> {
        let (block, rest) = self.rest.split_at(self.rest.len().min(8));
        let is_last_and_too_long = rest.is_empty() && matches!(block, [_, .., 0]);
        if block.is_empty() || is_last_and_too_long {
            return Err(LinkError::Damaged);
        }
        self.block = block.iter().rev().fold(0, |block, &byte| block << 8 | u64::from(byte));
        self.rest = rest;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: &[(u64, u64)], bytes: &[u8]) {
        let mut packer = Packer::new();
        for &(number, bound) in numbers {
            packer.put(number, bound);
        }
        assert_eq!(packer.finish(), bytes);
        let mut unpacker = Unpacker::new(bytes).unwrap();
        for &(number, bound) in numbers {
            assert_eq!(unpacker.take(bound), Ok(number), "below {bound}");
        }
        unpacker.finish().unwrap();
    }

    #[test]
    fn numbers_are_digits_of_a_number() {
        check(&[], &[0]);
        check(&[(0, 5), (0, 5)], &[0]);
        check(&[(1, 5), (2, 5), (3, 5)], &[1 + 5 * (2 + 5 * 3)]);
        check(&[(0, 1), (255, 256), (1, 256)], &[255, 1]);
        // The third number does not fit the block of the first two.
        check(&[(1, 1 << 32), (2, 1 << 31), (3, 4)], &[1, 0, 0, 0, 2, 0, 0, 0, 3]);
        check(&[(u64::MAX - 1, u64::MAX), (0, 2)], &[254, 255, 255, 255, 255, 255, 255, 255, 0]);
    }

    #[test]
    fn small_numbers_take_four_bits() {
        for (number, bytes) in [(0, &[0][..]), (14, &[14]), (15, &[0xFF]), (200, &[0x8F, 12])] {
            let mut packer = Packer::new();
            packer.put_small(number, 1_000);
            assert_eq!(packer.finish(), bytes);
            assert_eq!(Unpacker::new(bytes).unwrap().small(1_000), Ok(number));
        }
        // The first is a long form of a small number, the second out of bounds.
        assert_eq!(Unpacker::new(&[0xEF]).unwrap().small(1_000), Err(LinkError::Damaged));
        assert_eq!(Unpacker::new(&[9]).unwrap().small(9), Err(LinkError::Damaged));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Unpacker::new(&[]).is_err());
        assert!(Unpacker::new(&[1, 0]).is_err());
        let read = |bytes, bounds: &[u64]| {
            let mut unpacker = Unpacker::new(bytes)?;
            bounds.iter().try_for_each(|&it| unpacker.take(it).map(|_| ()))?;
            unpacker.finish()
        };
        assert_eq!(read(&[4], &[5]), Ok(()));
        assert_eq!(read(&[5], &[5]), Err(LinkError::Damaged));
        assert_eq!(read(&[1], &[0]), Err(LinkError::Damaged));
        assert_eq!(read(&[0, 0, 0, 0, 0, 0, 0, 0, 1], &[5]), Err(LinkError::Damaged));
        assert_eq!(read(&[9; 9], &[5, 1 << 63]), Err(LinkError::Damaged));
        assert_eq!(read(&[1], &[5, 1 << 63]), Err(LinkError::Damaged));
    }
}
