//! How long the link to a quiz will be, without the time that it takes to make it.

use super::content::{Extent, write};
use super::error::LinkError;
use super::{Version, checksum, content::Content};
use quiz::Quiz;

/// What a link to a quiz will hold. Its texts can be compressed with whatever is quick: a link compresses them as well
/// as can be, so that it is at most as long as is told, by a few per cent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate(Content);

impl Estimate {
    /// Of a quiz.
    ///
    /// # Errors
    /// There is more text than a link may hold.
    pub fn of(quiz: &Quiz) -> Result<Estimate, LinkError> {
        write(quiz, Extent::Whole).map(Estimate)
    }

    /// What is to be compressed.
    pub fn texts(&self) -> &str {
        self.0.texts()
    }

    /// How many characters the link has in letters, without a `#`, if the texts come to so many bytes.
    pub fn characters(&self, compressed: usize) -> usize {
        let bytes =
            self.0.uncompressed().len() + compressed + checksum(b'q', Version::One, &[]).len();
        // The kind, the version and a dot; four characters for three bytes; the one that tells how many they are.
        "q1.".len() + (4 * bytes).div_ceil(3) + 1
    }
}
