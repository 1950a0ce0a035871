//! The built-in quiz as bytes in the program.
//!
//! The build writes the bytes from a quiz that it has checked, and the program of the same build
//! reads them. So the bytes are trusted, need no check at the start of a visit, and may change
//! their layout at any time. A quiz from anywhere else goes through [`check`](super::check).

use super::Quiz;

/// Writes a checked quiz as bytes.
///
/// # Panics
/// Never: a quiz is text, numbers and lists, and there is no fixed buffer to fill.
pub fn pack(quiz: &Quiz) -> Vec<u8> {
    let Ok(bytes) = postcard::to_allocvec(quiz) else { unreachable!("plain data can be packed") };
    bytes
}

/// Reads the quiz from bytes that [`pack`] wrote. Most other bytes give `None`, but not all:
/// nothing is checked.
pub fn unpack(bytes: &[u8]) -> Option<Quiz> {
    postcard::from_bytes(bytes).ok()
}
