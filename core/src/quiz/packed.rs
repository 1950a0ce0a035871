//! A draft as bytes: how the built-in quiz sits in the program.
//!
//! The bytes are made and read by the same build, so their layout may change at any time. Links
//! will have a form of their own, which may not.

use super::Quiz;
use super::check::check;
use super::draft::Draft;
use super::problem::Problem;

/// The bytes of a draft.
///
/// # Panics
/// Never: a draft is text, numbers and lists, and there is no fixed buffer to fill.
pub fn pack(draft: &Draft) -> Vec<u8> {
    #[expect(clippy::expect_used, reason = "serialising plain data into a growing list")]
    postcard::to_allocvec(draft).expect("plain data can be packed")
}

/// The quiz of packed bytes.
///
/// # Errors
/// The problems of the draft, or one problem when the bytes are none of [`pack`]'s.
pub fn unpack(bytes: &[u8]) -> Result<Quiz, Vec<Problem>> {
    let draft: Draft = postcard::from_bytes(bytes).map_err(|_| {
        let message = "this quiz was packed by another version; build it anew".to_owned();
        vec![Problem { place: super::problem::Place::default(), message }]
    })?;
    check(&draft)
}
