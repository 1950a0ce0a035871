//! The content of a quiz in a link: packed numbers, then texts in columns.
//!
//! The numbers come first, and tell how many of each part there are. The texts follow, with those
//! of the same field together, since compression needs similar text close by. Packed numbers do not
//! get shorter by compression, so only the texts are compressed.

mod read;
mod write;

pub(super) use read::read;
pub(super) use write::write;

use super::MAX_QUIZ_BYTES;
use super::bytes::{Bytes, put_counted};
use super::error::LinkError;
use super::mixed_radix::Unpacker;
use core::num::NonZero;
use sha2::{Digest, Sha256};

/// The most bytes of the texts of a quiz. No link can claim a greater length.
pub const MAX_TEXT: usize = 1 << 20;

/// The number of formats in links of version 1. A quiz with a later format needs a later version.
const FORMATS: u64 = 5;

/// The character that ends each text. It is a control character, which no text contains.
const END: char = '\0';

/// How much of a quiz is written and read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Everything.
    Whole,
    /// Only the parts that players see before they answer.
    PlayerQuiz,
}

/// The id of every player quiz. Draws depend on the ids of sections and scenarios, so this id and
/// those of the parts belong to the format.
pub(super) const QUIZ: &str = "keyless";

/// The id of the section of a player quiz at a position from 0.
pub(super) fn section_id(index: usize) -> String {
    format!("section-{}", index + 1)
}

/// The id of the scenario of a player quiz at a position from 0.
pub(super) fn scenario_id(index: usize) -> String {
    format!("scenario-{}", index + 1)
}

/// The content of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    numbers: Vec<u8>,
    texts: String,
}

impl Content {
    /// The SHA-256 of the content before compression.
    pub(super) fn hash(&self) -> [u8; 32] {
        Sha256::new().chain_update(self.uncompressed()).chain_update(&self.texts).finalize().into()
    }

    /// The SHA-256 of the id of a player quiz and of the hash of its content. Several player
    /// quizzes may have the same content.
    pub(super) fn hash_of_one(&self, id: u64) -> [u8; 32] {
        Sha256::new().chain_update(id.to_le_bytes()).chain_update(self.hash()).finalize().into()
    }

    /// The texts, which a link contains compressed.
    pub(super) fn texts(&self) -> &str {
        &self.texts
    }

    /// The bytes that come before the texts in a link: the numbers, which are not compressed.
    pub(super) fn uncompressed(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        put_counted(&mut bytes, &self.numbers);
        bytes
    }

    /// The bytes of the content in a link.
    ///
    /// # Errors
    /// There are more than [`MAX_QUIZ_BYTES`] bytes.
    pub(super) fn packed(&self) -> Result<Vec<u8>, LinkError> {
        let mut bytes = self.uncompressed();
        // Zopfli takes a hundred times as long as other compressors, and saves 3 to 5 per cent.
        // More than one iteration takes longer still, and saves nearly nothing.
        let options =
            zopfli::Options { iteration_count: NonZero::<u64>::MIN, ..Default::default() };
        // Writing to a list never fails. `expect` would bring the words of all errors of files into the programs.
        zopfli::compress(options, zopfli::Format::Deflate, self.texts.as_bytes(), &mut bytes)
            .map_err(|_| LinkError::TooBig)?;
        if bytes.len() <= MAX_QUIZ_BYTES { Ok(bytes) } else { Err(LinkError::TooBig) }
    }

    /// Reads the content from its bytes in a link.
    ///
    /// # Errors
    /// The bytes are not ones that [`packed`](Content::packed) makes.
    pub(super) fn unpack(bytes: &[u8]) -> Result<Content, LinkError> {
        let mut bytes = Bytes(bytes);
        let numbers = bytes.counted()?.to_vec();
        let length = Unpacker::new(&numbers)?.index(MAX_TEXT + 1)?;
        Ok(Content { texts: inflate(bytes.0, length)?, numbers })
    }
}

/// Decompresses a raw deflate stream whose text has exactly `length` bytes. Never writes more than
/// that.
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
