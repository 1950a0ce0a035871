//! The key, sent to players after the play: once all have answered a quiz without its key, the
//! facilitator sends them the key, so that each device can mark the answers that it has stored.

use super::bytes::{Bytes, put_number};
use super::error::LinkError;
use super::fingerprint::LAYOUT;
use super::play::PlayMode;
use super::player_quiz::Keyed;

/// The key of a quiz that was played without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    keyed: Keyed,
    mode: PlayMode,
}

impl Marks {
    /// Makes the key for plays in this mode.
    pub fn new(keyed: Keyed, mode: PlayMode) -> Marks {
        Marks { keyed, mode }
    }

    /// The quiz with its key.
    pub fn keyed(&self) -> &Keyed {
        &self.keyed
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
        bytes.extend(self.keyed.mark().id.to_le_bytes());
        bytes.extend_from_slice(self.keyed.bytes());
        bytes
    }

    /// # Errors
    /// The bytes hold no key, or one with a layout that this program does not know.
    pub(super) fn read(bytes: &[u8]) -> Result<Marks, LinkError> {
        let mut bytes = Bytes(bytes);
        let mode = PlayMode::read(&mut bytes)?;
        if bytes.number()? != LAYOUT {
            return Err(LinkError::Newer);
        }
        let id = u64::from_le_bytes(bytes.array()?);
        Ok(Marks { keyed: Keyed::read(id, bytes.0)?, mode })
    }
}
