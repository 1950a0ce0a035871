//! The key, sent to players after the play: once all have answered a quiz without its key, the
//! facilitator sends them the key, so that each device can mark the answers that it has stored.

use super::bytes::{Bytes, put_number};
use super::error::LinkError;
use super::fingerprint::LAYOUT;
use super::play::PlayMode;
use super::player_quiz::GraderQuiz;

/// The key of a quiz that was played without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnedKey {
    grader_quiz: GraderQuiz,
    mode: PlayMode,
}

impl ReturnedKey {
    /// Makes the key for plays in this mode.
    pub fn new(grader_quiz: GraderQuiz, mode: PlayMode) -> ReturnedKey {
        ReturnedKey { grader_quiz, mode }
    }

    /// The quiz with its key.
    pub fn grader_quiz(&self) -> &GraderQuiz {
        &self.grader_quiz
    }

    /// The mode of the plays that the key is for.
    pub fn mode(&self) -> PlayMode {
        self.mode
    }

    /// The bytes of the key in a link.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.mode.put(&mut bytes);
        put_number(&mut bytes, LAYOUT);
        bytes.extend(self.grader_quiz.short_name().id.to_le_bytes());
        bytes.extend_from_slice(self.grader_quiz.bytes());
        bytes
    }

    /// # Errors
    /// The bytes hold no key, or one with a layout that this program does not know.
    pub(super) fn read(bytes: &[u8]) -> Result<ReturnedKey, LinkError> {
        let mut bytes = Bytes(bytes);
        let mode = PlayMode::read(&mut bytes)?;
        if bytes.number()? != LAYOUT {
            return Err(LinkError::Newer);
        }
        let id = u64::from_le_bytes(bytes.array()?);
        Ok(ReturnedKey { grader_quiz: GraderQuiz::read(id, bytes.0)?, mode })
    }
}
