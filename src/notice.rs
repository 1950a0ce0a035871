//! Notices: what the page tells the person without being asked.

/// A notice at the foot of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The browser stores nothing for this page.
    NotKept,
    /// The device has no room left to store answers.
    Full,
    /// A stored record was damaged and has been put aside.
    Damaged,
    /// A stored record was written by a newer version of the page.
    Newer,
    /// A stored record does not fit the quiz as it is now.
    OtherQuiz,
    /// Another version of the page has stored the attempt that is shown. This page no longer stores it.
    GoesOnElsewhere,
    /// The answers of this attempt are not on this device, so it starts anew.
    Anew,
    /// The link is in the clipboard.
    Copied,
    /// The link could not be copied. It is in a field, to be copied from there.
    NotCopied,
    /// The browser made no file.
    NotSaved,
}
