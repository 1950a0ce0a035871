//! Quizzes without their key, for exams and teams whose players must not be able to read the key.
//!
//! The facilitator keeps the grader quiz, [`Keyed`]; players get the player quiz, [`Keyless`], that
//! is made from it. The player quiz lacks everything that tells of the key: the key itself,
//! rationales, styles, traits, weights, outcomes with their conditions, branches with their
//! follow-ups, and ids, which authors choose to have a meaning. The order of the responses is lost,
//! too, since authors write the best one first: a secret random order replaces it before anything
//! is written. Two quizzes that differ only in these give the same link, so the key cannot be found
//! from the link, nor by trying hashes.

mod make;

use super::fingerprint::{Fingerprint, KeylessMark};
use super::linked_quiz::Carried;
use quiz::Quiz;
use std::rc::Rc;

/// A player quiz: a quiz without its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyless {
    pub(super) quiz: Rc<Quiz>,
    pub(super) mark: KeylessMark,
    pub(super) fingerprint: Fingerprint,
    /// The bytes in the link. They are passed on as they came.
    pub(super) bytes: Rc<[u8]>,
}

impl Keyless {
    /// The quiz to be played. Nothing in it is scored, and it gives no feedback. Where its type
    /// needs a key or an outcome, it has stand-ins that mean nothing and must not be shown.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// The mark that names the player quiz in version 1.
    pub fn mark(&self) -> KeylessMark {
        self.mark
    }

    /// The fingerprint that names the player quiz in storage and in plays. Nobody can make another
    /// quiz with the same fingerprint; with the mark, this is possible.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A grader quiz: a quiz with its key, whose scenarios and responses have the same order as in the
/// [`Keyless`] quiz made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    pub(super) carried: Carried,
    pub(super) mark: KeylessMark,
    pub(super) player_fingerprint: Fingerprint,
}

impl Keyed {
    /// The quiz with its key, by which results of the player quiz are marked.
    pub fn quiz(&self) -> &Rc<Quiz> {
        self.carried.quiz()
    }

    /// The mark that names the player quiz in version 1.
    pub fn mark(&self) -> KeylessMark {
        self.mark
    }

    /// The fingerprint of the player quiz, which names it in the players' storage and in their
    /// plays.
    pub fn player_fingerprint(&self) -> Fingerprint {
        self.player_fingerprint
    }

    /// The fingerprint that names the grader quiz in storage.
    pub fn fingerprint(&self) -> Fingerprint {
        self.carried.fingerprint()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.carried.bytes()
    }
}
