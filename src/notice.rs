//! What the page has to tell a person outside of what they asked for.

/// Something that the person should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Nothing can be kept on this device.
    NotKept,
    /// There is no room left to keep answers.
    Full,
    /// Something kept was damaged and has been put aside.
    Damaged,
    /// Something kept was written by a newer version.
    Newer,
    /// Something kept does not fit the quiz as it is now.
    OtherQuiz,
    /// The attempt that is shown is kept by another version of the page, and no longer by this one.
    GoesOnElsewhere,
    /// The answers of this attempt are not on this device; it starts anew.
    Anew,
    /// The address of the draw was copied.
    Copied,
    /// The address could not be copied: it is there to be selected.
    NotCopied,
    /// No file could be made.
    NotSaved,
}
