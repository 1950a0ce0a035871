//! What the editor has to tell a person outside of what they asked for.

use quiz_authoring::paper::Chance;

/// Something that the person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be kept on this device.
    NotKept,
    /// There is no room left.
    Full,
    /// A draft is there that this version cannot read.
    NotRead,
    /// A draft was thrown away, and can be put back.
    Gone(String),
    /// The draft was changed in another window: what it was here can be had back by "undo".
    Elsewhere,
    /// A link could not be opened, for this reason.
    NotOpened(String),
    /// Its author would rather not have it copied.
    NotToBeCopied,
    /// No file could be made or read.
    NoFile,
    /// The quiz cannot be put into a link yet, for this reason.
    NotSound(String),
    /// A scenario of this name has a twin, and the others of its group are drawn less often: before, and now.
    Rarer(String, Chance, Chance),
}
