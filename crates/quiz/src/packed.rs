//! A quiz as bytes: how the built-in one sits in the program.
//!
//! The bytes are made by the build from a quiz that was checked, and are read by the program of
//! the same build: so they are trusted, need no check at the start of every visit, and may change
//! their layout at any time. A quiz from anywhere else goes through [`check`](super::check).

use super::Quiz;

/// The bytes of a quiz.
///
/// # Panics
/// Never: a quiz is text, numbers and lists, and there is no fixed buffer to fill.
pub fn pack(quiz: &Quiz) -> Vec<u8> {
    #[expect(clippy::expect_used, reason = "serialising plain data into a growing list")]
    postcard::to_allocvec(quiz).expect("plain data can be packed")
}

/// The quiz of bytes that [`pack`] made; `None` of others, as far as that can be told.
pub fn unpack(bytes: &[u8]) -> Option<Quiz> {
    postcard::from_bytes(bytes).ok()
}
