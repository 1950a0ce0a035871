//! What is wrong with a quiz, where, and what to do about it.

use core::fmt;

/// One thing that keeps a draft from being a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where in the draft.
    pub place: Place,
    /// What is wrong and what to do: one or two sentences without a final dot.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.0.is_empty() {
            self.message.fmt(f)
        } else {
            write!(f, "{}: {}", self.place, self.message)
        }
    }
}

/// A path into a draft, from the whole to the part, such as `scenarios[2].responses[0].text`.
/// Forms and files both find the part by it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place(pub Vec<Segment>);

/// A step of a [`Place`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Segment {
    /// A field, by its name in files.
    Field(String),
    /// An entry of a list, counted from 0.
    Entry(usize),
}

impl Place {
    /// The place of a field of what is here.
    #[must_use]
    pub fn field(&self, name: &str) -> Place {
        self.then(Segment::Field(name.to_owned()))
    }

    /// The place of an entry of the list that is here.
    #[must_use]
    pub fn entry(&self, at: usize) -> Place {
        self.then(Segment::Entry(at))
    }

    fn then(&self, segment: Segment) -> Place {
        let mut segments = self.0.clone();
        segments.push(segment);
        Place(segments)
    }

    /// Whether this is the other place or a part of it.
    pub fn is_within(&self, other: &Place) -> bool {
        self.0.starts_with(&other.0)
    }
}

impl fmt::Display for Place {
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
