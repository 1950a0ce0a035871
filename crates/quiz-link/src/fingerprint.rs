//! Names by which links call a quiz without carrying it.

use super::CRC;
use super::error::LinkError;
use core::fmt;
use core::str::FromStr;
use quiz::id::Id;

/// The number of the layout in which quizzes are written. Plays and marks tell it before the quiz that they
/// carry, so that another layout changes nothing of theirs.
pub(super) const LAYOUT: u32 = 1;

/// Names a quiz by its content: 128 bits of SHA-256, so that no quiz can pose as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub(super) [u8; 16]);

impl Fingerprint {
    /// Whether links of version 1 call it so.
    pub fn is_called(&self, short: [u8; 5]) -> bool {
        self.short() == short
    }

    /// The short name by which links of version 1 call the quiz.
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

    /// From 32 small hexadecimal digits.
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

/// What plays of version 1 say of a quiz that they do not carry. It is too short to tell quizzes apart that
/// somebody has made alike on purpose: more than one on a device may fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShortName {
    /// The beginning of the [`Fingerprint`].
    Quiz([u8; 5]),
    /// Of a quiz without its key.
    Keyless(KeylessMark),
}

/// Tells one program's built-in quiz from another's: the beginning of the CRC-32 of its id.
/// Links of before version 1 have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn(pub(super) Option<[u8; 3]>);

impl BuiltIn {
    pub(super) fn of(id: &Id) -> BuiltIn {
        BuiltIn(Some(BuiltIn::mark(id.as_str())))
    }

    fn mark(id: &str) -> [u8; 3] {
        first(CRC.checksum(id.as_bytes()).to_le_bytes())
    }

    pub(super) fn is(self, id: &Id) -> bool {
        self.0.is_none() || self == BuiltIn::of(id)
    }

    /// Whether the link says that it is about the quiz of this id; one of before version 1 does not say.
    pub fn is_called(self, id: &str) -> bool {
        self.0 == Some(BuiltIn::mark(id))
    }
}

/// Names a key-less quiz in version 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeylessMark {
    /// The number that was given to it at random.
    pub id: u64,
    /// The beginning of the SHA-256 of what players see.
    pub hash: [u8; 4],
}

/// The first of some bytes.
pub(super) fn first<const N: usize, const M: usize>(bytes: [u8; N]) -> [u8; M] {
    const { assert!(M <= N) };
    core::array::from_fn(|at| bytes[at])
}
