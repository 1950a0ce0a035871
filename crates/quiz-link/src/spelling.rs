//! Spells the bytes of a link: in letters, or in digits for QR codes.

use super::error::LinkError;
use base64ct::{Base64UrlUnpadded, Encoding as _};

/// The characters in which a link is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// base64url, the shortest spelling as text.
    Letters,
    /// Decimal digits, the smallest spelling as a QR code, whose numeric mode packs digits best.
    Digits,
}

/// The characters with which a link in letters may end. The last character tells the number of
/// characters before it, modulo 62, so that a missing end is noticed. It is no `_` or `-`, so that
/// programs that look for links in a text do not leave it out.
const ENDS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The number of digits for 0 to 7 bytes: the fewest that hold all their values.
const DIGITS: [usize; 8] = [0, 3, 5, 8, 10, 13, 15, 17];

impl Spelling {
    pub(super) fn write(self, bytes: &[u8]) -> String {
        match self {
            Spelling::Letters => {
                let mut text = Base64UrlUnpadded::encode_string(bytes);
                text.push(char::from(ENDS[text.len() % ENDS.len()]));
                text
            }
            Spelling::Digits => bytes.chunks(7).map(digits).collect(),
        }
    }

    pub(super) fn read(self, text: &str) -> Result<Vec<u8>, LinkError> {
        match self {
            Spelling::Letters => read_letters(text),
            Spelling::Digits => read_digits(text.as_bytes()),
        }
    }
}

fn read_letters(text: &str) -> Result<Vec<u8>, LinkError> {
    let last = text.bytes().next_back().ok_or(LinkError::CutShort)?;
    let end = ENDS.iter().position(|it| *it == last).ok_or(LinkError::CutShort)?;
    let next = ENDS.get((end + 1) % ENDS.len());
    // The last character is ASCII, so it has one byte.
    let text = &text[..text.len() - 1];
    match ENDS.get(text.len() % ENDS.len()) {
        end if end == Some(&last) => {
            Base64UrlUnpadded::decode_vec(text).map_err(|_| LinkError::Damaged)
        }
        // There is one character too many.
        end if end == next => Err(LinkError::Damaged),
        _ => Err(LinkError::CutShort),
    }
}

/// Writes up to seven bytes as one number, the first byte the most significant.
fn digits(bytes: &[u8]) -> String {
    let number = bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte));
    format!("{number:0width$}", width = DIGITS[bytes.len()])
}

fn read_digits(text: &[u8]) -> Result<Vec<u8>, LinkError> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for digits in text.chunks(17) {
        let count = DIGITS.iter().position(|&it| it == digits.len()).ok_or(LinkError::CutShort)?;
        let mut number = 0;
        for digit in digits {
            let digit = digit.checked_sub(b'0').filter(|it| *it <= 9).ok_or(LinkError::Damaged)?;
            number = 10 * number + u64::from(digit);
        }
        if number >> (8 * count) != 0 {
            return Err(LinkError::Damaged);
        }
        bytes.extend_from_slice(&number.to_be_bytes()[8 - count..]);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spelling: Spelling, bytes: &[u8], text: &str) {
        assert_eq!(spelling.write(bytes), text);
        assert_eq!(spelling.read(text).as_deref(), Ok(bytes));
    }

    #[test]
    fn letters_end_with_a_character_for_their_number() {
        check(Spelling::Letters, &[], "A");
        check(Spelling::Letters, &[0], "AAC");
        check(Spelling::Letters, &[255; 3], "____E");
        check(Spelling::Letters, &[255; 45], &format!("{}9", "_".repeat(60)).replace("_9", "_8"));
        check(Spelling::Letters, &[255; 48], &format!("{}C", "_".repeat(64)));
    }

    #[test]
    fn digits_are_numbers_of_seven_bytes() {
        check(Spelling::Digits, &[], "");
        check(Spelling::Digits, &[7], "007");
        check(Spelling::Digits, &[255; 7], "72057594037927935");
        check(Spelling::Digits, &[1, 0, 0, 0, 0, 0, 0, 1, 2], "0028147497671065600258");
    }

    #[test]
    fn what_is_missing_is_told_from_what_is_changed() {
        let read = |text| Spelling::Letters.read(text).unwrap_err();
        assert_eq!(read(""), LinkError::CutShort);
        assert_eq!(read("____"), LinkError::CutShort);
        assert_eq!(read("___E"), LinkError::CutShort);
        assert_eq!(read("_____E"), LinkError::Damaged);
        assert_eq!(read("__=_E"), LinkError::Damaged);
        // One byte is two letters, and the last four bits of these must be zero.
        assert_eq!(read("ABC"), LinkError::Damaged);
        let read = |text| Spelling::Digits.read(text).unwrap_err();
        assert_eq!(read("0070"), LinkError::CutShort);
        assert_eq!(read("256"), LinkError::Damaged);
        assert_eq!(read("99999999999999999"), LinkError::Damaged);
        assert_eq!(read("0x7"), LinkError::Damaged);
    }
}
