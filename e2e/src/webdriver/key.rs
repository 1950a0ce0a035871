//! Keys that have no character of their own, for [`Session::press`](crate::Session::press).

/// Deletes to the left.
pub const BACKSPACE: char = '\u{E003}';
/// On to the next control.
pub const TAB: char = '\u{E004}';
/// Enter, or Return.
pub const ENTER: char = '\u{E007}';
/// Shift: together with another key.
pub const SHIFT: char = '\u{E008}';
/// Control: together with another key.
pub const CONTROL: char = '\u{E009}';
/// Alt: together with another key.
pub const ALT: char = '\u{E00A}';
/// Escape.
pub const ESCAPE: char = '\u{E00C}';
/// The space bar.
pub const SPACE: char = ' ';
/// A page up.
pub const PAGE_UP: char = '\u{E00E}';
/// A page down.
pub const PAGE_DOWN: char = '\u{E00F}';
/// To the end.
pub const END: char = '\u{E010}';
/// To the beginning.
pub const HOME: char = '\u{E011}';
/// The arrow to the left.
pub const LEFT: char = '\u{E012}';
/// The arrow up.
pub const UP: char = '\u{E013}';
/// The arrow to the right.
pub const RIGHT: char = '\u{E014}';
/// The arrow down.
pub const DOWN: char = '\u{E015}';
/// Deletes to the right.
pub const DELETE: char = '\u{E017}';
