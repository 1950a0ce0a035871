//! Problems of a draft: where it is wrong, how, and what to do about it.

mod kind;

pub use kind::{PartKind, ProblemKind, RequiredText};

use core::fmt;
use core::num::ParseIntError;
use core::str::FromStr;

/// One reason why a draft cannot become a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The part of the draft that is wrong.
    pub place: FieldPath,
    /// How it is wrong.
    pub kind: ProblemKind,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.0.is_empty() {
            self.kind.fmt(f)
        } else {
            write!(f, "{}: {}", self.place, self.kind)
        }
    }
}

/// A path into a draft, from the whole to the part, such as `scenarios[2].responses[0].text`. Forms
/// and files locate a part by this path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldPath(pub Vec<Segment>);

/// A segment of a [`FieldPath`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// A field, by its name in quiz files.
    Field(String),
    /// An entry of a list, counted from 0.
    Entry(usize),
}

impl FieldPath {
    /// The place of a field of the table at this place.
    #[must_use]
    pub fn field(&self, name: &str) -> FieldPath {
        self.then(Segment::Field(name.to_owned()))
    }

    /// The place of an entry, counted from 0, of the list at this place.
    #[must_use]
    pub fn entry(&self, index: usize) -> FieldPath {
        self.then(Segment::Entry(index))
    }

    fn then(&self, segment: Segment) -> FieldPath {
        let mut segments = self.0.clone();
        segments.push(segment);
        FieldPath(segments)
    }

    /// Whether this place is the other place or a part of it.
    pub fn is_within(&self, other: &FieldPath) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Field(name) if depth == 0 => f.write_str(name)?,
                Segment::Field(name) => write!(f, ".{name}")?,
                Segment::Entry(at) => write!(f, "[{at}]")?,
            }
        }
        Ok(())
    }
}

impl FromStr for FieldPath {
    type Err = ParseIntError;

    /// Reads a place as it is displayed.
    fn from_str(text: &str) -> Result<FieldPath, ParseIntError> {
        let mut segments = Vec::new();
        for part in text.split('.').filter(|_| !text.is_empty()) {
            let (field, entries) = part.split_at(part.find('[').unwrap_or(part.len()));
            segments.push(Segment::Field(field.to_owned()));
            for entry in entries.split('[').skip(1) {
                // Without its bracket, the entry has no number.
                let number = entry.strip_suffix(']').unwrap_or_default();
                segments.push(Segment::Entry(number.parse()?));
            }
        }
        Ok(FieldPath(segments))
    }
}
