//! Quizzes without their key, for where it matters that players cannot read it.
//!
//! [`Keyed`] is what a facilitator keeps; the [`Keyless`] made from it is what players get. It
//! lacks whatever tells of the key: what is held right, rationales, styles, traits, weights,
//! outcomes and their rules, branches and what they lead to, ids (authors give telling ones), and
//! the order in which the responses were written (authors write the best first): that is
//! replaced, by a secret, before anything is written. Two quizzes that differ in nothing else
//! give the same link, so nothing can be had from it, by searching hashes neither.

mod make;

use super::fingerprint::{Fingerprint, KeylessMark};
use super::linked_quiz::Carried;
use quiz::Quiz;
use std::rc::Rc;

/// A quiz without its key, as players get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyless {
    pub(super) quiz: Rc<Quiz>,
    pub(super) mark: KeylessMark,
    pub(super) fingerprint: Fingerprint,
    /// What a link holds: passed on as it came.
    pub(super) bytes: Rc<[u8]>,
}

impl Keyless {
    /// The quiz to be played. Nothing in it is scored and no feedback is given: where the types
    /// want a key or an outcome, it has stand-ins that say nothing and must not be shown.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// What names it.
    pub fn mark(&self) -> KeylessMark {
        self.mark
    }

    /// What names it where it is kept, and in plays: unlike the mark, nobody can make another quiz that has the same.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A quiz with its key, as a facilitator keeps it: the same scenarios and responses in the same
/// order as in the [`Keyless`] one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    pub(super) carried: Carried,
    pub(super) mark: KeylessMark,
    pub(super) player_fingerprint: Fingerprint,
}

impl Keyed {
    /// The quiz, by which results of the key-less one are marked.
    pub fn quiz(&self) -> &Rc<Quiz> {
        self.carried.quiz()
    }

    /// What names the key-less quiz.
    pub fn mark(&self) -> KeylessMark {
        self.mark
    }

    /// The fingerprint of the key-less quiz: players keep it under this name, and their plays carry it.
    pub fn player_fingerprint(&self) -> Fingerprint {
        self.player_fingerprint
    }

    /// What names this one where something about it is kept.
    pub fn fingerprint(&self) -> Fingerprint {
        self.carried.fingerprint()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.carried.bytes()
    }
}
