//! Lines and columns of positions in a file.

use super::FileProblem;
use core::iter::Peekable;
use core::str::CharIndices;

/// The first `most` problems of a file, from top to bottom, each once. `found` has them in any
/// order, each with its byte in the file.
///
/// A file may have as many errors as bytes, all in one line. So the errors are sorted and cut
/// before lines and columns are counted, and these are counted in one pass.
pub fn placed(source: &str, found: Vec<(usize, String)>, most: usize) -> Vec<FileProblem> {
    Lines::of(source).place(found, most, |_, _| false)
}

/// The first `most` problems of a file, from top to bottom, one for each line.
pub(super) fn placed_by_line(
    source: &str,
    found: Vec<(usize, String)>,
    most: usize,
) -> Vec<FileProblem> {
    Lines::of(source).place(found, most, |one, other| one.line == other.line)
}

/// Counts lines and columns from the beginning of a file. It only goes forward.
#[derive(Debug)]
pub struct Lines<'a> {
    rest: Peekable<CharIndices<'a>>,
    line: usize,
    column: usize,
}

impl<'a> Lines<'a> {
    /// The beginning of a file.
    pub fn of(source: &'a str) -> Lines<'a> {
        Lines { rest: source.char_indices().peekable(), line: 1, column: 1 }
    }

    /// The line and the column, in characters, of a byte; both from 1. The byte must not be before
    /// that of the last call.
    pub fn find(&mut self, offset: usize) -> (usize, usize) {
        while let Some((_, c)) = self.rest.next_if(|it| it.0 < offset) {
            #[cfg(test)]
            tests::STEPS.set(tests::STEPS.get() + 1);
            let is_pair = c == '\r' && self.rest.peek().is_some_and(|it| it.1 == '\n');
            if c == '\n' || (c == '\r' && !is_pair) {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        (self.line, self.column)
    }

    fn place(
        mut self,
        mut found: Vec<(usize, String)>,
        most: usize,
        is_echo: fn(&FileProblem, &FileProblem) -> bool,
    ) -> Vec<FileProblem> {
        found.sort_by_key(|it| it.0);
        found.dedup();
        let mut reported: Vec<FileProblem> = Vec::new();
        for (at, message) in found {
            if reported.len() == most {
                break;
            }
            let (line, column) = self.find(at);
            let problem = FileProblem { line, column, message };
            if !reported.last().is_some_and(|it| is_echo(it, &problem)) {
                reported.push(problem);
            }
        }
        reported
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Source, Syntax};
    use super::*;
    use core::cell::Cell;

    std::thread_local! {
        /// The number of characters that were counted.
        pub(super) static STEPS: Cell<usize> = const { Cell::new(0) };
    }

    /// The number of characters that reading a file counts to locate its errors.
    fn steps(kind: Syntax, text: &str) -> usize {
        STEPS.set(0);
        let found = Source::of(text, kind).read().1;
        assert!(found.is_err(), "{text}");
        STEPS.get()
    }

    #[test]
    fn twice_the_file_is_twice_the_work() {
        let files: [(Syntax, [&str; 3]); 14] = [
            (Syntax::Toml, ["", "a\r", ""]),
            (Syntax::Toml, ["", "a\n", ""]),
            (Syntax::Toml, ["", "#\r", ""]),
            (Syntax::Toml, ["a = \"", "\\q", "\""]),
            (Syntax::Toml, ["a = [", "a=1,", "]"]),
            (Syntax::Toml, ["", "a='\n", ""]),
            (Syntax::Toml, ["scenarios = [", "{id=\"A\"},", "]"]),
            (Syntax::Toml, ["scenarios = [", "{zz=1},", "]"]),
            (Syntax::Toml, ["title = 1\n", "[[styles]]\nid = 1\n", ""]),
            (Syntax::Json, ["[", "null,", "1]"]),
            (Syntax::Json, ["{\"scenarios\": [", "null,", "1]}"]),
            (Syntax::Json, ["{", "\"a\":1,", "\"b\":1}"]),
            (Syntax::Json, ["[", "\"\\ud800\",", "1]"]),
            (Syntax::Json, ["{\"scenarios\": [", "{\"z\":1},", "{}]}"]),
        ];
        for (kind, [start, again, end]) in files {
            let text = |times| format!("{start}{}{end}", again.repeat(times));
            let (once, twice) = (steps(kind, &text(1_000)), steps(kind, &text(2_000)));
            assert!(10 * twice <= 22 * once, "{again:?}: {once} and {twice}");
            assert!(once <= text(1_000).len(), "{again:?}: {once}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_once_and_from_top_to_bottom() {
        let found = |all: &[(usize, &str)], most| -> Vec<String> {
            let all = all.iter().map(|it| (it.0, it.1.to_owned())).collect();
            let reported = placed("é\r\nb\rc\n\nd", all, most);
            reported
                .into_iter()
                .map(|it| format!("{}:{} {}", it.line, it.column, it.message))
                .collect()
        };
        let all =
            [(10, "f"), (2, "a"), (8, "d"), (4, "b"), (4, "b"), (6, "c"), (99, "g"), (4, "x")];
        assert_eq!(found(&all, 9), ["1:2 a", "2:1 b", "2:1 x", "3:1 c", "4:1 d", "5:2 f", "5:2 g"]);
        assert_eq!(found(&all, 2), ["1:2 a", "2:1 b"]);
        assert_eq!(found(&all, 0), [""; 0]);
    }
}
