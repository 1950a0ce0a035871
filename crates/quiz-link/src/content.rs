//! A quiz as bytes: numbers, and texts in columns.
//!
//! Numbers come first and say how many of everything there are; texts follow, those of a kind
//! together, since likeness is what compression lives on. The numbers are packed already and
//! would only suffer from it, so that the texts alone are compressed.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

use super::LARGEST;
use super::bytes::{Bytes, put_counted};
use super::error::LinkError;
use super::numbers::Unpacker;
use core::num::NonZero;
use sha2::{Digest, Sha256};

/// The most bytes that the texts of a quiz may have. No link can even claim that it has more.
pub const MOST_TEXT: usize = 1 << 20;

/// What ends each text: no text holds one, since it is a control character.
const END: char = '\0';

/// How much of a quiz is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Everything.
    Whole,
    /// Only what players see before they answer.
    Keyless,
}

/// The id of every key-less quiz. Draws depend on ids, so these are a part of the format.
pub(super) const QUIZ: &str = "keyless";

/// The id of a section of a key-less quiz.
pub(super) fn section_id(at: usize) -> String {
    format!("section-{}", at + 1)
}

/// The id of a scenario of a key-less quiz.
pub(super) fn scenario_id(at: usize) -> String {
    format!("scenario-{}", at + 1)
}

/// The content of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    numbers: Vec<u8>,
    texts: String,
}

impl Content {
    /// The SHA-256 of what it holds, which compression does not change.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::new().chain_update(self.uncompressed()).chain_update(&self.texts).finalize().into()
    }

    /// The same of one of the key-less quizzes that have this content, by its id.
    pub(super) fn hash_of_one(&self, id: u64) -> [u8; 32] {
        Sha256::new().chain_update(id.to_le_bytes()).chain_update(self.hash()).finalize().into()
    }

    /// What is compressed.
    pub(super) fn texts(&self) -> &str {
        &self.texts
    }

    /// What a link carries before that: numbers, which nothing makes shorter.
    pub(super) fn uncompressed(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        put_counted(&mut bytes, &self.numbers);
        bytes
    }

    /// The bytes that a link carries.
    ///
    /// # Errors
    /// They are too many.
    ///
    /// # Panics
    /// Never: a growing list takes all that is written to it.
    #[expect(clippy::expect_used, reason = "writing to a growing list")]
    pub(super) fn packed(&self) -> Result<Vec<u8>, LinkError> {
        let mut bytes = self.uncompressed();
        // Zopfli takes a hundred times as long as others, for 3 to 5 per cent; more than one
        // round of it takes longer still, for nearly nothing.
        let options =
            zopfli::Options { iteration_count: NonZero::<u64>::MIN, ..Default::default() };
        zopfli::compress(options, zopfli::Format::Deflate, self.texts.as_bytes(), &mut bytes)
            .expect("a list takes what is written to it");
        if bytes.len() <= LARGEST { Ok(bytes) } else { Err(LinkError::TooBig) }
    }

    /// The content of bytes that a link carried.
    ///
    /// # Errors
    /// They are not what [`packed`](Content::packed) makes.
    pub(super) fn unpack(bytes: &[u8]) -> Result<Content, LinkError> {
        let mut bytes = Bytes(bytes);
        let numbers = bytes.counted()?.to_vec();
        let length = Unpacker::new(&numbers)?.index(MOST_TEXT + 1)?;
        Ok(Content { texts: inflate(bytes.0, length)?, numbers })
    }
}

/// The text of a raw deflate stream, which has so many bytes; more are never made.
fn inflate(bytes: &[u8], length: usize) -> Result<String, LinkError> {
    use miniz_oxide::inflate::TINFLStatus::Done;
    use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
    let mut text = vec![0; length];
    let mut state = Box::<DecompressorOxide>::default();
    let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
    let done = decompress(&mut state, bytes, &mut text, 0, flags);
    if done != (Done, bytes.len(), length) {
        return Err(LinkError::Damaged);
    }
    String::from_utf8(text).map_err(|_| LinkError::Damaged)
}
