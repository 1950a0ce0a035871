//! Quizzes in the formats of files.

mod bytes;
mod carry;
pub mod csv;
mod files;
pub mod gift;
pub mod json;
mod kind;
pub mod toml;

pub use bytes::text_of;
pub use kind::FileKind;

use quiz::draft::Draft;
use quiz::file::{FileProblem, Source};

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What could be read, to be repaired if there are problems.
    pub draft: Draft,
    /// What is wrong with the file, from top to bottom.
    pub problems: Vec<FileProblem>,
    /// What could not be carried over.
    pub losses: Vec<Loss>,
}

impl Reading {
    /// What is in a file that has the fields of a draft.
    fn of(source: &Source<'_>) -> Reading {
        let (draft, found) = source.read();
        Reading { draft, problems: found.err().unwrap_or_default(), losses: Vec::new() }
    }
}

/// A quiz as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// The file.
    pub text: String,
    /// What it could not hold.
    pub losses: Vec<Loss>,
}

/// Something that one format can say and another cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What it was about, as a person would find it: "line 12", "the scenario “The queue”".
    pub of: String,
    /// What was left out or changed: a sentence without a final dot.
    pub what: String,
}

#[cfg(test)]
mod tests {
    use super::FileKind::{Csv, Gift};
    use super::carry::STEPS;
    use super::*;

    /// The steps of reading a file: the characters that the reader looks at.
    fn steps(kind: FileKind, text: &str) -> usize {
        STEPS.set(0);
        kind.read(text);
        STEPS.get()
    }

    #[test]
    fn twice_the_file_is_twice_the_work() {
        const HEADING: &str = "stem,traits,response 1,key 1,response 2,key 2\n";
        for (kind, [start, again, end]) in [
            (Gift, ["", "a{=b}\n\n", ""]),
            (Gift, ["", "a{\r", ""]),
            (Gift, ["", "}", ""]),
            (Gift, ["", "a{}\n\n", ""]),
            (Gift, ["", "a{T}\n\n", ""]),
            (Gift, ["a{", "~b ", "}"]),
            (Gift, ["a{", "=b->1 ", "}"]),
            (Gift, ["a{=b ~", "<a", "}"]),
            (Gift, ["a{=b ~c ", "#", "}"]),
            (Gift, ["::", ": ", ""]),
            (Gift, ["a{>4 ", "b\n", "}"]),
            (Gift, ["", "// [id:a] [tag:b]\n", "a{T}"]),
            (Gift, ["$CATEGORY: ", "a/", "\n\na{T}"]),
            (Csv, ["", "stem,", ""]),
            (Csv, [HEADING, "a,t,b,x,c,y\n", ""]),
            (Csv, [HEADING, "a,t,b,x,c,y\r", ""]),
            (Csv, [HEADING, "a,", ""]),
            (Csv, [HEADING, "\"", ""]),
            (Csv, [HEADING, "a\n", ""]),
            (Csv, [HEADING, "\n", "a"]),
        ] {
            let text = |times| format!("{start}{}{end}", again.repeat(times));
            let (once, twice) = (steps(kind, &text(1_000)), steps(kind, &text(2_000)));
            assert!(10 * twice <= 22 * once, "{again:?}: {once} and {twice}");
            assert!(once <= 20 * text(1_000).len(), "{again:?}: {once}");
        }
    }
}
