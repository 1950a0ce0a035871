//! Quizzes as links know them: what names each, and what carries it.

use super::error::LinkError;
use super::keyless::{Keyed, Keyless};
use super::{CRC, Link};
use crate::quiz::Quiz;
use crate::quiz::id::Id;
use core::fmt;
use core::str::FromStr;
use std::rc::Rc;

/// Names a quiz by its content: 128 bits of SHA-256, so that no quiz can pose as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub(super) [u8; 16]);

impl Fingerprint {
    /// What links say of it.
    pub fn short(&self) -> ShortFingerprint {
        ShortFingerprint(first(self.0))
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

/// The beginning of a [`Fingerprint`]: enough to find a quiz among those that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortFingerprint(pub(super) [u8; 5]);

/// A quiz that is in a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub(super) quiz: Rc<Quiz>,
    pub(super) fingerprint: Fingerprint,
    /// What a link holds: passed on as it came.
    pub(super) bytes: Rc<[u8]>,
}

impl Carried {
    /// The quiz.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// What names it.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A quiz to open a link with, or to make one about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The one that is built into the program.
    BuiltIn(Rc<Quiz>),
    /// One that came in a link, or that will go into one.
    Carried(Carried),
    /// One without its key: to play it.
    Keyless(Keyless),
    /// The same with its key: to mark what was played.
    Keyed(Keyed),
}

impl Source {
    /// The quiz, as it is played.
    pub fn quiz(&self) -> &Rc<Quiz> {
        match self {
            Source::BuiltIn(quiz) => quiz,
            Source::Carried(it) => it.quiz(),
            Source::Keyless(it) => it.quiz(),
            Source::Keyed(it) => it.quiz(),
        }
    }

    /// What names the quiz where something of it is kept; the one that is built in goes by its id.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Carried(it) => Some(it.fingerprint()),
            Source::Keyless(it) => Some(it.fingerprint()),
            Source::Keyed(it) => Some(it.fingerprint()),
        }
    }

    /// The link that holds the quiz; there is none to the one that is built in.
    pub fn link(&self) -> Option<Link> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Carried(it) => Some(Link::Quiz(it.clone())),
            Source::Keyless(it) => Some(Link::Keyless(it.clone())),
            Source::Keyed(it) => Some(Link::Keyed(it.clone())),
        }
    }

    /// The quiz that a link holds, if it holds one.
    pub fn of(link: &Link) -> Option<Source> {
        match link {
            Link::Quiz(it) => Some(Source::Carried(it.clone())),
            Link::Keyless(it) => Some(Source::Keyless(it.clone())),
            Link::Keyed(it) => Some(Source::Keyed(it.clone())),
            Link::Play(play) => match play.about() {
                About::Carried(it) => Some(Source::Carried(it.clone())),
                _ => None,
            },
        }
    }
}

/// Which quiz a link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The one that is built in.
    BuiltIn(BuiltIn),
    /// The one that it carries.
    Carried(Carried),
    /// One that the receiver has, if all is well.
    Known(ShortFingerprint),
    /// One without its key.
    Keyless(KeylessMark),
}

impl About {
    /// Whether it is about this quiz.
    pub fn is(&self, source: &Source) -> bool {
        match (self, source) {
            (About::BuiltIn(mark), Source::BuiltIn(quiz)) => mark.is(quiz.id()),
            (About::Carried(it), Source::Carried(other)) => it.fingerprint == other.fingerprint,
            (About::Known(short), Source::Carried(it)) => *short == it.fingerprint.short(),
            (About::Keyless(mark), Source::Keyless(it)) => *mark == it.mark(),
            (About::Keyless(mark), Source::Keyed(it)) => *mark == it.mark(),
            _ => false,
        }
    }
}

/// Tells one program's built-in quiz from another's: the beginning of the CRC-32 of its id.
/// Links of before version 1 have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn(pub(super) Option<[u8; 3]>);

impl BuiltIn {
    pub(super) fn of(id: &Id) -> BuiltIn {
        BuiltIn(Some(first(CRC.checksum(id.as_str().as_bytes()).to_le_bytes())))
    }

    fn is(self, id: &Id) -> bool {
        self.0.is_none() || self == BuiltIn::of(id)
    }
}

/// Names a key-less quiz.
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
