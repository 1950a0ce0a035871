//! Advice about the length of the link to a quiz.

use super::{Finding, Rule};
use quiz::Quiz;
use quiz::problem::FieldPath;
use quiz_link::{Link, LinkedQuiz, Spelling, encode};
use std::rc::Rc;

/// The most characters of a link for several ways of sending it, the strictest first, with the words of the message.
/// The limit for mail is the length that every receiver of an address should support (RFC 9110, 4.1).
const LIMITS: [(usize, &str); 3] = [
    (2_000, "for Discord"),
    (4_000, "for Slack and other chats"),
    (8_000, "for some mail programs"),
];

/// The number of bits that a QR code with the lowest error correction holds, and the number of bits in which it counts
/// digits (ISO/IEC 18004). `EASY_CODE` is version 22, the densest that phones read with ease; `LARGEST_CODE` is version 40.
const EASY_CODE: (usize, usize) = (8_048, 12);
const LARGEST_CODE: (usize, usize) = (23_648, 14);

/// The length of the link to a quiz. Computing it takes longer than all of [`review`](super::review()), since the texts
/// are compressed as far as possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkLength {
    /// The number of characters of the address of the page, with the `#`.
    address: usize,
    /// The number of characters behind the `#`, in letters and in digits. `None` if the quiz is too large for a link.
    link: Option<(usize, usize)>,
}

impl LinkLength {
    /// Measures the link to a quiz. `address` is the number of characters of the address of the page, with the `#`.
    pub fn of(quiz: &Rc<Quiz>, address: usize) -> LinkLength {
        let link = LinkedQuiz::new(Rc::clone(quiz)).ok().map(Link::Quiz);
        let length = |spelling| link.as_ref().map(|it| encode(it, spelling).len());
        LinkLength { address, link: length(Spelling::Letters).zip(length(Spelling::Digits)) }
    }

    /// The number of characters of the whole link. `None` if the quiz is too large for a link.
    pub fn characters(&self) -> Option<usize> {
        self.link.map(|(letters, _)| self.address + letters)
    }

    /// Whether a QR code that phones read with ease holds the link.
    pub fn fits_easy_code(&self) -> bool {
        self.fits(EASY_CODE)
    }

    /// Whether any QR code holds the link.
    pub fn fits_code(&self) -> bool {
        self.fits(LARGEST_CODE)
    }

    /// Whether a QR code with this number of bits holds the link: the address as bytes, then the digits. `count` is the
    /// number of bits that count the digits.
    fn fits(&self, (bits, count): (usize, usize)) -> bool {
        let Some((_, digits)) = self.link else { return false };
        // The kind, the version and a dot stand between the address and the digits. They are bytes, too.
        let (bytes, digits) = (self.address + 3, digits.saturating_sub(3));
        4 + 16 + 8 * bytes + 4 + count + (10 * digits).div_ceil(3) <= bits
    }

    /// Advice, if the link is too long for one of the ways of sending it.
    pub fn finding(&self) -> Option<Finding> {
        let message = match self.characters() {
            None => {
                "no link holds this quiz, which is too large; pass it on as a file, or split it"
                    .to_owned()
            }
            Some(length) => {
                let refusing = LIMITS.iter().filter(|it| length > it.0).map(|it| it.1);
                let refusing: Vec<_> = refusing.collect();
                let (last, others) = refusing.split_last()?;
                let who = if others.is_empty() {
                    (*last).to_owned()
                } else {
                    format!("{} and {last}", others.join(", "))
                };
                let code = match (self.fits_easy_code(), self.fits_code()) {
                    (true, _) => "",
                    (false, true) => ", and a QR code of it must be shown large",
                    (false, false) => ", and no QR code holds it",
                };
                format!(
                    "the link that holds this quiz has {length} characters, too many {who}{code}; shorten the texts, or give the quiz as a file"
                )
            }
        };
        Some(Finding::advice(Rule::Portable, FieldPath::default(), message, None))
    }
}
