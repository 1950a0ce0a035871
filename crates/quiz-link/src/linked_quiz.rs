//! The linked quiz: a whole quiz that came in a link, or will go into one.

use super::fingerprint::Fingerprint;
use quiz::Quiz;
use std::rc::Rc;

/// A whole quiz that came in a link, or will go into one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedQuiz {
    pub(super) quiz: Rc<Quiz>,
    pub(super) fingerprint: Fingerprint,
    /// The bytes in the link. They are passed on as they came.
    pub(super) bytes: Rc<[u8]>,
}

impl LinkedQuiz {
    /// The quiz.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// The fingerprint that names the quiz.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
