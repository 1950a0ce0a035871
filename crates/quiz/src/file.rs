//! Reads quiz files in TOML or JSON: gives a quiz, or everything that is wrong with the file.
//!
//! Both formats become the same tables, whose values know their position in the file, and are read
//! alike from then on.

mod fill;
mod from_json;
mod from_toml;
mod lines;
mod reading_problem;

pub use lines::{Lines, placed};

use super::Quiz;
use super::check::{check, check_parts};
use super::draft::Draft;
use super::problem::{FieldPath, Problem, Segment};
use crate::ordered;
use core::fmt;
use core::ops::Range;
use fill::fill;
use reading_problem::ReadingProblem;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The size of the largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The most problems that are reported; nobody would read more.
const MAX_PROBLEMS: usize = 100;

/// The most lines of broken TOML that are reported: most errors after the first few only follow
/// from these.
const MAX_BROKEN_LINES: usize = 10;

/// The draft and the quiz in a TOML file. Error messages call the file `name`.
///
/// # Errors
/// Everything that is wrong with the file. If its TOML is broken, only that is reported, since
/// nobody knows then what the rest means.
pub fn read(name: &str, source: &str) -> Result<(Draft, Quiz), FileError> {
    let (draft, found) = Source::toml(source).read();
    match found {
        Ok(quiz) => Ok((draft, quiz)),
        Err(problems) => Err(FileError { name: name.to_owned(), problems }),
    }
}

/// A quiz file as tables. Each value knows its position in the file.
#[derive(Debug)]
pub struct Source<'a> {
    text: &'a str,
    kind: Syntax,
    table: Spanned<DeTable<'a>>,
    /// Errors of syntax, of size and of depth, found before any field is looked at.
    broken: Vec<FileProblem>,
}

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Toml,
    Json,
}

/// The tables of a file, and its errors of syntax, each with its bytes.
type Parsed<'a> = (Spanned<DeTable<'a>>, Vec<(Range<usize>, ReadingProblem)>);

impl<'a> Source<'a> {
    /// Parses a file in TOML. After an error, the parser goes on at the next line that it
    /// understands.
    pub fn toml(text: &'a str) -> Source<'a> {
        Source::of(text, Syntax::Toml)
    }

    /// Parses a file in JSON, with the fields of TOML files. The file ends at its first error of
    /// syntax.
    pub fn json(text: &'a str) -> Source<'a> {
        Source::of(text, Syntax::Json)
    }

    fn of(text: &'a str, kind: Syntax) -> Source<'a> {
        if text.len() > MAX_BYTES {
            let message = ReadingProblem::TooBig(text.len()).to_string();
            let broken = vec![FileProblem { line: 1, column: 1, message }];
            return Source { text: "", kind, table: nothing(), broken };
        }
        let (mut table, mut broken) = match kind {
            Syntax::Toml => from_toml::parse(text),
            Syntax::Json => from_json::parse(text),
        };
        if let Some((at, why)) = too_much(&table) {
            take_apart(core::mem::replace(&mut table, nothing()));
            broken.push((at, why));
        }
        let broken = broken.into_iter().map(|(at, why)| (at.start, why.to_string())).collect();
        let broken = lines::placed_by_line(text, broken, MAX_BROKEN_LINES);
        Source { text, kind, table, broken }
    }

    /// The draft as far as it could be read, and the quiz or everything that is wrong, from top to
    /// bottom. A field that has the wrong type or an unknown name is missing in the draft.
    ///
    /// If the syntax of the file is broken, only that is reported, since nobody knows then what the
    /// rest means. The draft still has as much as the parser understood.
    pub fn read(&self) -> (Draft, Result<Quiz, Vec<FileProblem>>) {
        let (draft, mistyped) = fill(self.table.get_ref(), self.kind);
        if !self.broken.is_empty() {
            return (draft, Err(self.broken.clone()));
        }
        let start = |it: Problem| (span(&self.table, &it.place).start, it.kind.to_string());
        let found = if mistyped.is_empty() {
            match check(&draft) {
                Ok(quiz) => return (draft, Ok(quiz)),
                Err(found) => found.into_iter().map(start).collect(),
            }
        } else {
            // A mistyped field is missing in the draft. Problems that follow from this alone are
            // not reported.
            let known = ordered::set(mistyped.iter().map(|it| it.place.0.as_slice()));
            let parts = check_parts(&draft).into_iter().filter(|it| !is_near(&it.place, &known));
            let parts: Vec<_> = parts.map(start).collect();
            let mistyped = mistyped.into_iter().map(|it| (it.span.start, it.why.to_string()));
            mistyped.chain(parts).collect()
        };
        (draft, Err(placed(self.text, found, MAX_PROBLEMS)))
    }

    /// The draft, if every value of the file fits a field. The draft itself is not checked.
    pub fn draft(&self) -> Option<Draft> {
        let (draft, mistyped) = fill(self.table.get_ref(), self.kind);
        (self.broken.is_empty() && mistyped.is_empty()).then_some(draft)
    }

    /// The line and the column (in characters) of a part of the draft, both from 1. A part that is
    /// not in the file has the position of the smallest part around it. Each call counts from the
    /// beginning of the file.
    pub fn locate(&self, place: &FieldPath) -> (usize, usize) {
        Lines::of(self.text).find(span(&self.table, place).start)
    }
}

/// Whether a place is within a known one, or a known one within it.
fn is_near(place: &FieldPath, known: &BTreeSet<&[Segment]>) -> bool {
    let steps = place.0.as_slice();
    let is_within = (0..=steps.len()).any(|end| known.contains(&steps[..end]));
    // In this order, the paths that start with a path come right after it.
    is_within || known.range(steps..).next().is_some_and(|it| it.starts_with(steps))
}

fn nothing<'a>() -> Spanned<DeTable<'a>> {
    Spanned::new(0..0, DeTable::new())
}

/// The most tables and lists that may be nested; a quiz needs six levels.
const MAX_LEVELS: usize = 32;

/// The most values that a file may hold: ten thousand scenarios have about half as many.
const MAX_VALUES: usize = 1_000_000;

/// Why a table is too large or too deep to be read, and where. The parser limits the depth of
/// brackets and the parts of a name, but not both together: it accepts thousands of levels, at
/// which a recursive function would overflow the stack.
fn too_much(table: &Spanned<DeTable<'_>>) -> Option<(Range<usize>, ReadingProblem)> {
    let mut values = 0;
    let mut level: Vec<&Spanned<DeValue<'_>>> = table.get_ref().iter().map(|it| it.1).collect();
    for _ in 0..MAX_LEVELS {
        values += level.len();
        if values > MAX_VALUES {
            return Some((0..0, ReadingProblem::TooManyValues));
        }
        let inner = level.iter().flat_map(|value| -> Vec<_> {
            match value.get_ref() {
                DeValue::Table(inner) => inner.iter().map(|it| it.1).collect(),
                DeValue::Array(entries) => entries.iter().collect(),
                _ => Vec::new(),
            }
        });
        level = inner.collect();
    }
    level.first().map(|it| (it.span(), ReadingProblem::TooDeep))
}

/// Frees a table piece by piece, since dropping a deep table as a whole would recurse.
fn take_apart(table: Spanned<DeTable<'_>>) {
    let mut pieces = vec![DeValue::Table(table.into_inner())];
    while let Some(piece) = pieces.pop() {
        match piece {
            DeValue::Table(inner) => pieces.extend(inner.into_iter().map(|it| it.1.into_inner())),
            DeValue::Array(entries) => pieces.extend(entries.into_iter().map(Spanned::into_inner)),
            _ => {}
        }
    }
}

/// The error for a file that holds no valid quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    name: String,
    problems: Vec<FileProblem>,
}

impl FileError {
    /// The problems, from top to bottom; at least one.
    pub fn problems(&self) -> &[FileProblem] {
        &self.problems
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            let separator = if at == 0 { "" } else { "\n" };
            let FileProblem { line, column, message } = problem;
            write!(f, "{separator}{}:{line}:{column}: {message}", self.name)?;
        }
        Ok(())
    }
}

impl core::error::Error for FileError {}

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The problem and its remedy.
    pub message: String,
}

/// The bytes of a place in the file: those of its value or, if the value is missing, of the table
/// that lacks it.
fn span(table: &Spanned<DeTable<'_>>, place: &FieldPath) -> Range<usize> {
    let mut found = table.span();
    let mut here: Option<&DeValue<'_>> = None;
    for segment in &place.0 {
        let next = match (segment, here) {
            (Segment::Field(name), None) => table.get_ref().get(name.as_str()),
            (Segment::Field(name), Some(DeValue::Table(inner))) => inner.get(name.as_str()),
            (Segment::Entry(at), Some(DeValue::Array(entries))) => entries.get(*at),
            _ => None,
        };
        let Some(next) = next else { break };
        found = next.span();
        here = Some(next.get_ref());
    }
    found
}
