//! Names by which a link refers to a quiz that it does not contain.

use super::CRC;
use super::error::LinkError;
use core::fmt;
use core::str::FromStr;
use quiz::id::Id;

/// The number of the layout of quizzes in links. Plays and returned keys contain it before the quiz that they
/// contain, so that a new layout of quizzes does not change theirs.
pub(super) const LAYOUT: u32 = 1;

/// Names a quiz by its content: the first 128 bits of a SHA-256, so that nobody can make a quiz
/// that passes for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub(super) [u8; 16]);

impl Fingerprint {
    /// Whether this is the name of the quiz in links of version 1.
    pub fn is_called(&self, short: [u8; 5]) -> bool {
        self.short() == short
    }

    /// The name of the quiz in links of version 1.
    pub(super) fn short(&self) -> [u8; 5] {
        first(self.0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|it| write!(f, "{it:02x}"))
    }
}

impl FromStr for Fingerprint {
    type Err = LinkError;

    /// Reads 32 hexadecimal digits in lower case.
    fn from_str(text: &str) -> Result<Fingerprint, LinkError> {
        let digit = |at: usize| match *text.as_bytes().get(at)? {
            it @ b'0'..=b'9' => Some(it - b'0'),
            it @ b'a'..=b'f' => Some(it - b'a' + 10),
            _ => None,
        };
        let mut bytes = [0; 16];
        for (at, byte) in bytes.iter_mut().enumerate() {
            let both = digit(2 * at).zip(digit(2 * at + 1));
            let (high, low) = both.ok_or(LinkError::Damaged)?;
            *byte = 16 * high + low;
        }
        if text.len() == 32 { Ok(Fingerprint(bytes)) } else { Err(LinkError::Damaged) }
    }
}

/// The name of a quiz in plays of version 1 that do not contain it. It is so short that somebody
/// can make two quizzes with the same name on purpose, so several quizzes on a device may fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortName {
    /// The beginning of the [`Fingerprint`].
    Quiz([u8; 5]),
    /// The name of a player quiz.
    PlayerQuiz(PlayerQuizName),
}

/// Tells the built-in quizzes of different programs apart: the first three bytes of the CRC-32 of
/// the quiz's id. Links before version 1 have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn(pub(super) Option<[u8; 3]>);

impl BuiltIn {
    pub(super) fn of(id: &Id) -> BuiltIn {
        BuiltIn(Some(BuiltIn::digest(id.as_str())))
    }

    fn digest(id: &str) -> [u8; 3] {
        first(CRC.checksum(id.as_bytes()).to_le_bytes())
    }

    pub(super) fn is(self, id: &Id) -> bool {
        self.0.is_none() || self == BuiltIn::of(id)
    }

    /// Whether the link says that it is about the quiz with this id. A link before version 1 does
    /// not say it.
    pub fn is_called(self, id: &str) -> bool {
        self.0 == Some(BuiltIn::digest(id))
    }
}

/// Names a player quiz in version 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlayerQuizName {
    /// The random number that the quiz got when it was made.
    pub id: u64,
    /// The first four bytes of the SHA-256 of the content that players see.
    pub hash: [u8; 4],
}

/// The first `M` of `N` bytes.
pub(super) fn first<const N: usize, const M: usize>(bytes: [u8; N]) -> [u8; M] {
    const { assert!(M <= N) };
    core::array::from_fn(|at| bytes[at])
}
