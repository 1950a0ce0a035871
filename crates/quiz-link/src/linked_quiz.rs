//! A quiz that is inside a link.

use super::fingerprint::Fingerprint;
use quiz::Quiz;
use std::rc::Rc;

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
