//! Quizzes as links know them: what names each, and what carries it.

#[cfg(feature = "write")]
use super::content::write;
use super::content::{Content, Extent, read};
use super::error::LinkError;
use super::keyless::{Keyed, Keyless};
use crate::quiz::Quiz;
use crate::quiz::check::check;
use crate::quiz::draft::Draft;
use crate::quiz::id::Id;
use core::fmt;
use core::str::FromStr;
use data_encoding::HEXLOWER;
use hmac_sha256::Hash;
use std::rc::Rc;

/// Names a quiz by its content: 128 bits of SHA-256, so that no quiz can pose as another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    pub(super) fn of(content: &Content) -> Fingerprint {
        Fingerprint(first(content.hash()))
    }

    /// What links say of it.
    pub fn short(&self) -> ShortFingerprint {
        ShortFingerprint(first(self.0))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXLOWER.encode(&self.0))
    }
}

impl FromStr for Fingerprint {
    type Err = LinkError;

    /// From 32 small hexadecimal digits.
    fn from_str(text: &str) -> Result<Fingerprint, LinkError> {
        let bytes = HEXLOWER.decode(text.as_bytes()).ok();
        bytes.and_then(|it| it.try_into().ok()).map(Fingerprint).ok_or(LinkError::Damaged)
    }
}

/// The beginning of a [`Fingerprint`]: enough to find a quiz among those that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShortFingerprint(pub(super) [u8; 5]);

/// A quiz that is in a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    quiz: Rc<Quiz>,
    fingerprint: Fingerprint,
    /// What a link holds: passed on as it came.
    bytes: Rc<[u8]>,
}

impl Carried {
    /// Puts a quiz into a form for links.
    ///
    /// # Errors
    /// It is too big.
    #[cfg(feature = "write")]
    pub fn new(quiz: Rc<Quiz>) -> Result<Carried, LinkError> {
        let content = write(&quiz, Extent::Whole)?;
        let fingerprint = Fingerprint::of(&content);
        Ok(Carried { quiz, fingerprint, bytes: content.packed()?.into() })
    }

    /// # Errors
    /// The bytes are no quiz, or one that cannot be played.
    pub(super) fn read(bytes: &[u8]) -> Result<Carried, LinkError> {
        let content = Content::unpack(bytes)?;
        let fingerprint = Fingerprint::of(&content);
        let quiz = sound(&read(&content, Extent::Whole)?)?;
        Ok(Carried { quiz, fingerprint, bytes: bytes.into() })
    }

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

/// The quiz of a draft that came in a link.
pub(super) fn sound(draft: &Draft) -> Result<Rc<Quiz>, LinkError> {
    check(draft).map(Rc::new).map_err(|problems| {
        problems.into_iter().next().map_or(LinkError::Damaged, LinkError::Unsound)
    })
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

/// Tells one program's built-in quiz from another's: the beginning of the SHA-256 of its id.
/// Links of before version 1 have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn(pub(super) Option<[u8; 3]>);

impl BuiltIn {
    pub(super) fn of(id: &Id) -> BuiltIn {
        BuiltIn(Some(first(Hash::hash(id.as_str().as_bytes()))))
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
