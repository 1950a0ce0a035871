//! Estimates the length of the link to a quiz, without the time that it takes to make the link.

use super::error::LinkError;
use super::quiz_content::{Extent, write};
use super::{Version, checksum, quiz_content::Content};
use quiz::Quiz;

/// The content of a link to a quiz, before compression. The caller compresses the texts with a
/// quick compressor. A link compresses them as well as possible, so it is at most as long as the
/// estimate, and shorter by a few per cent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate(Content);

impl Estimate {
    /// Makes the estimate for a quiz.
    ///
    /// # Errors
    /// There is more text than a link may hold.
    pub fn of(quiz: &Quiz) -> Result<Estimate, LinkError> {
        write(quiz, Extent::Whole).map(Estimate)
    }

    /// The texts, which the caller compresses.
    pub fn texts(&self) -> &str {
        self.0.texts()
    }

    /// The number of characters of the link in letters, without a `#`, if the texts take
    /// `compressed` bytes.
    pub fn characters(&self, compressed: usize) -> usize {
        let bytes =
            self.0.uncompressed().len() + compressed + checksum(b'q', Version::One, &[]).len();
        // The kind, the version and a dot; four characters for three bytes; the last character,
        // which tells the number of characters before it.
        "q1.".len() + (4 * bytes).div_ceil(3) + 1
    }
}
