//! How long the link to a quiz is, and what does not carry it.

use super::{Finding, Rule};
use quiz::Quiz;
use quiz::problem::Place;
use quiz_link::{Carried, Link, Spelling, encode};
use std::rc::Rc;

/// The most characters of a link, and what it is too long for beyond, the strictest first. For mail
/// it is what every receiver of an address should take (RFC 9110, 4.1).
const LIMITS: [(usize, &str); 3] = [
    (2_000, "for Discord"),
    (4_000, "for Slack and other chats"),
    (8_000, "for some mail programs"),
];

/// The bits that a QR code of the lowest error correction holds, and how many of them count the
/// digits: version 22, the densest that phones read with ease, and 40, the largest (ISO/IEC 18004).
const EASY: (usize, usize) = (8_048, 12);
const LARGEST: (usize, usize) = (23_648, 14);

/// What the link to a quiz weighs. To find out takes longer than all of
/// [`review`](super::review()): the texts are compressed as well as can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The characters of the address that it is opened with, `#` among them.
    address: usize,
    /// What comes after that, as text and in digits. None if no link holds the quiz.
    link: Option<(usize, usize)>,
}

impl Weighed {
    /// Of a quiz. `address` is how many characters come before the link, up to and with the `#`.
    pub fn of(quiz: &Rc<Quiz>, address: usize) -> Weighed {
        let link = Carried::new(Rc::clone(quiz)).ok().map(Link::Quiz);
        let length = |spelling| link.as_ref().map(|it| encode(it, spelling).len());
        Weighed { address, link: length(Spelling::Letters).zip(length(Spelling::Digits)) }
    }

    /// How many characters the whole link has. None if the quiz is too large for any.
    pub fn characters(&self) -> Option<usize> {
        self.link.map(|(letters, _)| self.address + letters)
    }

    /// Whether a QR code holds it that is read with ease.
    pub fn fits_easy_code(&self) -> bool {
        self.fits(EASY)
    }

    /// Whether any QR code holds it.
    pub fn fits_code(&self) -> bool {
        self.fits(LARGEST)
    }

    fn fits(&self, (bits, count): (usize, usize)) -> bool {
        let Some((_, digits)) = self.link else { return false };
        // The kind, the version and a dot stand before the digits, with the address.
        let (bytes, digits) = (self.address + 3, digits.saturating_sub(3));
        4 + 16 + 8 * bytes + 4 + count + (10 * digits).div_ceil(3) <= bits
    }

    /// Advice, if the link is too long for something.
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
        let rule = Rule::Portable;
        Some(Finding { rule, place: Place::default(), message, reason: rule.reason(), fix: None })
    }
}
