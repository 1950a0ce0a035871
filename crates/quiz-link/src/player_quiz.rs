//! Quizzes without their key, for exams and teams whose players must not be able to read the key.
//!
//! The facilitator keeps the grader quiz, [`GraderQuiz`]; players get the player quiz, [`PlayerQuiz`], that
//! is made from it. The player quiz lacks everything that tells of the key: the key itself,
//! rationales, styles, traits, weights, outcomes with their conditions, branches with their
//! follow-ups, and ids, which authors choose to have a meaning. The order of the responses is lost,
//! too, since authors write the best one first: a secret random order replaces it before anything
//! is written. Two quizzes that differ only in these give the same link, so the key cannot be found
//! from the link, nor by trying hashes.

mod make;

use super::fingerprint::{Fingerprint, PlayerQuizName};
use super::linked_quiz::LinkedQuiz;
use quiz::Quiz;
use std::rc::Rc;

/// A player quiz: a quiz without its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlayerQuiz {
    pub(super) quiz: Rc<Quiz>,
    pub(super) short_name: PlayerQuizName,
    pub(super) fingerprint: Fingerprint,
    /// The bytes in the link. They are passed on as they came.
    pub(super) bytes: Rc<[u8]>,
}

impl PlayerQuiz {
    /// The quiz to be played. Nothing in it is scored, and it gives no feedback. Where its type
    /// needs a key or an outcome, it has stand-ins that mean nothing and must not be shown.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// The name of the player quiz in links of version 1.
    pub fn short_name(&self) -> PlayerQuizName {
        self.short_name
    }

    /// The fingerprint that names the player quiz in storage and in plays. Nobody can make another
    /// quiz with the same fingerprint; with the short name, this is possible.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// A grader quiz: a quiz with its key, whose scenarios and responses have the same order as in the
/// [`PlayerQuiz`] made from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GraderQuiz {
    pub(super) linked_quiz: LinkedQuiz,
    pub(super) short_name: PlayerQuizName,
    pub(super) player_fingerprint: Fingerprint,
}

impl GraderQuiz {
    /// The quiz with its key, by which results of the player quiz are marked.
    pub fn quiz(&self) -> &Rc<Quiz> {
        self.linked_quiz.quiz()
    }

    /// The name of the player quiz in links of version 1.
    pub fn short_name(&self) -> PlayerQuizName {
        self.short_name
    }

    /// The fingerprint of the player quiz, which names it in the players' storage and in their
    /// plays.
    pub fn player_fingerprint(&self) -> Fingerprint {
        self.player_fingerprint
    }

    /// The fingerprint that names the grader quiz in storage.
    pub fn fingerprint(&self) -> Fingerprint {
        self.linked_quiz.fingerprint()
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.linked_quiz.bytes()
    }
}
