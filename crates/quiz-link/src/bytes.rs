//! Reads the bytes of a link from the first to the last, and writes numbers and lists of bytes.

use super::error::LinkError;

/// The bytes that are left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    /// Reads the next `count` bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], LinkError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(LinkError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    /// Reads the next `N` bytes.
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], LinkError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(LinkError::Damaged)?;
        self.0 = rest;
        Ok(*taken)
    }

    /// Reads a number that [`put_number`] wrote.
    pub(super) fn number(&mut self) -> Result<u32, LinkError> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let [byte] = self.array()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                // Each number has one form: zeros that are not needed are refused.
                let is_shortest = byte > 0 || shift == 0;
                return is_shortest.then_some(number).ok_or(LinkError::Damaged);
            }
        }
        Err(LinkError::Damaged)
    }

    /// Reads a list of bytes that [`put_counted`] wrote.
    pub(super) fn counted(&mut self) -> Result<&'a [u8], LinkError> {
        let count = self.number()?;
        self.take(count as usize)
    }
}

/// Writes a number below 2²⁸ in groups of seven bits, the least significant first (LEB128).
pub(super) fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Writes the number of bytes, then the bytes.
pub(super) fn put_counted(bytes: &mut Vec<u8>, counted: &[u8]) {
    put_number(bytes, u32::try_from(counted.len()).unwrap_or(u32::MAX));
    bytes.extend_from_slice(counted);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_form() {
        for (number, form) in
            [(0, &[0][..]), (127, &[127]), (128, &[128, 1]), ((1 << 28) - 1, &[255, 255, 255, 127])]
        {
            let mut bytes = Vec::new();
            put_number(&mut bytes, number);
            assert_eq!(bytes, form);
            assert_eq!(Bytes(form).number(), Ok(number));
        }
        for wrong in [&[][..], &[128], &[128, 0], &[255, 255, 255, 255, 0]] {
            assert_eq!(Bytes(wrong).number(), Err(LinkError::Damaged), "{wrong:?}");
        }
    }
}
