//! How a quiz is played where that is not as it is written: what links of version 2 say of it.

use crate::bytes::{Bytes, put_number};
use crate::error::LinkError;

/// Names a room: a group that plays together, each on a device of their own. A random number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Room(pub u64);

/// How a quiz is played. The default is: as it is written, by oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlayMode {
    /// The responses are shown without their situations, to see what can be guessed from them.
    pub is_covered: bool,
    /// The other instruction than the quiz's own was asked: `would` for `should`, or the reverse.
    pub is_other_instruction: bool,
    /// The room in which it is played.
    pub room: Option<Room>,
}

const COVERED: u32 = 1;
const OTHER_INSTRUCTION: u32 = 2;
const IN_ROOM: u32 = 4;

impl PlayMode {
    /// The responses alone, otherwise as the quiz is written.
    pub const COVERED: PlayMode =
        PlayMode { is_covered: true, is_other_instruction: false, room: None };

    /// The number that stands for it, but for which room it is.
    pub(crate) fn flags(self) -> u32 {
        COVERED * u32::from(self.is_covered)
            + OTHER_INSTRUCTION * u32::from(self.is_other_instruction)
            + IN_ROOM * u32::from(self.room.is_some())
    }

    /// Writes which room it is, if it is in one.
    pub(crate) fn put_room(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.room.iter().flat_map(|it| it.0.to_le_bytes()));
    }

    /// Writes all of it.
    pub(crate) fn put(self, bytes: &mut Vec<u8>) {
        put_number(bytes, self.flags());
        self.put_room(bytes);
    }

    /// Reads what [`flags`](PlayMode::flags) tells; the room is still to be read where there is one.
    ///
    /// # Errors
    /// It tells something that this program does not know.
    pub(crate) fn read_flags(bytes: &mut Bytes<'_>) -> Result<PlayMode, LinkError> {
        let flags = bytes.number()?;
        if flags >= 2 * IN_ROOM {
            return Err(LinkError::Newer);
        }
        Ok(PlayMode {
            is_covered: flags & COVERED > 0,
            is_other_instruction: flags & OTHER_INSTRUCTION > 0,
            room: (flags & IN_ROOM > 0).then_some(Room(0)),
        })
    }

    /// Reads which room it is, if it is in one.
    ///
    /// # Errors
    /// The bytes end before.
    pub(crate) fn read_room(&mut self, bytes: &mut Bytes<'_>) -> Result<(), LinkError> {
        if let Some(room) = &mut self.room {
            *room = Room(u64::from_le_bytes(bytes.array()?));
        }
        Ok(())
    }

    /// Reads all of it.
    ///
    /// # Errors
    /// It tells something that this program does not know, or the bytes end before.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<PlayMode, LinkError> {
        let mut mode = PlayMode::read_flags(bytes)?;
        mode.read_room(bytes)?;
        Ok(mode)
    }
}
