//! Marks that are given back: once all have played a quiz without its key, whoever has the key gives it to
//! them, so that each device marks the answers that are kept there.

use super::bytes::{Bytes, put_number};
use super::error::LinkError;
use super::fingerprint::LAYOUT;
use super::keyless::Keyed;
use super::play::PlayMode;

/// The key to what was played of a quiz without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    keyed: Keyed,
    mode: PlayMode,
}

impl Marks {
    /// For plays in this mode.
    pub fn new(keyed: Keyed, mode: PlayMode) -> Marks {
        Marks { keyed, mode }
    }

    /// The quiz with its key.
    pub fn keyed(&self) -> &Keyed {
        &self.keyed
    }

    /// Of which plays it is the key.
    pub fn mode(&self) -> PlayMode {
        self.mode
    }

    /// The bytes of a link.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.mode.put(&mut bytes);
        put_number(&mut bytes, LAYOUT);
        bytes.extend(self.keyed.mark().id.to_le_bytes());
        bytes.extend_from_slice(self.keyed.bytes());
        bytes
    }

    /// # Errors
    /// The bytes are not those of marks.
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
