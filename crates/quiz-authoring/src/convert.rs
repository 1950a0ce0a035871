//! Reading and writing quiz files: TOML, JSON, GIFT and CSV.

mod bytes;
mod common;
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

/// The result of reading a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The part of the quiz that could be read. If there are problems, it may need repair.
    pub draft: Draft,
    /// The problems in the file, from top to bottom.
    pub problems: Vec<FileProblem>,
    /// Things in the file that a draft cannot hold.
    pub losses: Vec<Loss>,
}

impl Reading {
    /// Reads a file whose fields are those of a draft.
    fn of(source: &Source<'_>) -> Reading {
        let (draft, found) = source.read();
        Reading { draft, problems: found.err().unwrap_or_default(), losses: Vec::new() }
    }
}

/// The result of writing a draft as a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// The text of the file.
    pub text: String,
    /// Things in the draft that the file cannot hold.
    pub losses: Vec<Loss>,
}

/// Something that was left out or changed, since the target format cannot hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The place of the loss, in words by which a person finds it: "line 12", "the scenario “The queue”".
    pub of: String,
    /// A sentence without a final dot: what was left out or changed.
    pub what: String,
}

#[cfg(test)]
mod tests {
    use super::FileKind::{Csv, Gift};
    use super::common::STEPS;
    use super::*;

    /// The number of steps that reading a file takes: the characters that the reader looks at.
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
