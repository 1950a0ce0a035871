//! The mode of a play: how it differs from the quiz as written. Links of version 2 contain it.

use crate::bytes::{Bytes, put_number};
use crate::error::LinkError;

/// The random number of a room: a group that plays together, each on their own device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Room(pub u64);

/// The mode in which a quiz is played. By default it is played as written, alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PlayMode {
    /// Whether the responses are shown without their situations, to see how much they alone give
    /// away.
    pub is_covered: bool,
    /// Whether the player was asked the instruction that the quiz does not have: `would` for
    /// `should`, or the reverse.
    pub is_other_instruction: bool,
    /// The room in which the quiz is played, if it is in one.
    pub room: Option<Room>,
}

const COVERED: u32 = 1;
const OTHER_INSTRUCTION: u32 = 2;
const IN_ROOM: u32 = 4;

impl PlayMode {
    /// The mode with situations covered, otherwise as written.
    pub const COVERED: PlayMode =
        PlayMode { is_covered: true, is_other_instruction: false, room: None };

    /// The number of the mode: a bit for each field. It tells only whether there is a room.
    pub(crate) fn flags(self) -> u32 {
        COVERED * u32::from(self.is_covered)
            + OTHER_INSTRUCTION * u32::from(self.is_other_instruction)
            + IN_ROOM * u32::from(self.room.is_some())
    }

    /// Writes the number of the room, if there is one.
    pub(crate) fn put_room(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.room.iter().flat_map(|it| it.0.to_le_bytes()));
    }

    /// Writes the flags and the room.
    pub(crate) fn put(self, bytes: &mut Vec<u8>) {
        put_number(bytes, self.flags());
        self.put_room(bytes);
    }

    /// Reads the number that [`flags`](PlayMode::flags) gives. The number of a room has to be read
    /// after it.
    ///
    /// # Errors
    /// The number has a flag that this program does not know.
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

    /// Reads the number of the room, if there is one.
    ///
    /// # Errors
    /// There are too few bytes.
    pub(crate) fn read_room(&mut self, bytes: &mut Bytes<'_>) -> Result<(), LinkError> {
        if let Some(room) = &mut self.room {
            *room = Room(u64::from_le_bytes(bytes.array()?));
        }
        Ok(())
    }

    /// Reads the flags and the room.
    ///
    /// # Errors
    /// There is a flag that this program does not know, or there are too few bytes.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<PlayMode, LinkError> {
        let mut mode = PlayMode::read_flags(bytes)?;
        mode.read_room(bytes)?;
        Ok(mode)
    }
}
