//! Ids: short names of quizzes and of their parts, which never change.

use core::{fmt, str::FromStr};
use serde::{Deserialize, Serialize};

/// A name for programs: 1 to 40 characters of `a`–`z`, `0`–`9` and `-`, the first of them a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id(String);

impl Id {
    /// The greatest length of an id, in characters.
    pub const MAX_CHARS: usize = 40;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Id {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Id, InvalidId> {
        let fits = text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.len() <= Id::MAX_CHARS
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if fits { Ok(Id(text.to_owned())) } else { Err(InvalidId) }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The error for a text that is no valid [`Id`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidId;

impl fmt::Display for InvalidId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "an id has 1 to {} small letters, digits and hyphens, and starts with a letter",
            Id::MAX_CHARS
        )
    }
}

impl core::error::Error for InvalidId {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_small_letters_digits_and_hyphens() {
        for fine in ["a", "bar-jerk", "room2", &"x".repeat(40)] {
            assert_eq!(fine.parse::<Id>().map(|it| it.to_string()), Ok(fine.to_owned()));
        }
        for wrong in ["", "2nd", "-a", "Bar", "bar jerk", "bär", &"x".repeat(41)] {
            assert_eq!(wrong.parse::<Id>(), Err(InvalidId), "{wrong}");
        }
    }
}
