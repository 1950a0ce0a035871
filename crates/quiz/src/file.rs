//! Quiz files: TOML or JSON in, a quiz or everything that is wrong with it out.
//!
//! Both become tables that know where each value was, and take the same way from there.

mod fill;
mod from_json;
mod from_toml;
mod lines;

pub use lines::placed;

use super::Quiz;
use super::check::{check, check_parts};
use super::draft::Draft;
use super::problem::{Place, Problem, Segment};
use core::fmt;
use core::ops::Range;
use fill::fill;
use std::collections::BTreeSet;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// How many problems are told; more would not be read.
const MOST_PROBLEMS: usize = 100;

/// How many lines of broken TOML are told: behind the first few, most are only their echo.
const MOST_BROKEN_LINES: usize = 10;

/// The draft and the quiz in a TOML file. `name` is what errors call it.
///
/// # Errors
/// Everything that is wrong. Where the TOML itself is broken, only that: what the rest means is
/// not certain then.
pub fn read(name: &str, source: &str) -> Result<(Draft, Quiz), FileError> {
    let (draft, found) = Source::toml(source).read();
    match found {
        Ok(quiz) => Ok((draft, quiz)),
        Err(problems) => Err(FileError { name: name.to_owned(), problems }),
    }
}

/// A file whose tables and values are known, with where each of them is.
#[derive(Debug)]
pub struct Source<'a> {
    text: &'a str,
    kind: Kind,
    table: Spanned<DeTable<'a>>,
    /// What is wrong before anything is known of quizzes.
    broken: Vec<FileProblem>,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Toml,
    Json,
}

/// The tables of a file, and where they are not written as they should be.
type Parsed<'a> = (Spanned<DeTable<'a>>, Vec<(Range<usize>, String)>);

impl<'a> Source<'a> {
    /// A file in TOML. Where it is broken, the parser goes on with the next line that it
    /// understands.
    pub fn toml(text: &'a str) -> Source<'a> {
        Source::of(text, Kind::Toml)
    }

    /// A file in JSON, with the same fields. Where it is broken, it ends.
    pub fn json(text: &'a str) -> Source<'a> {
        Source::of(text, Kind::Json)
    }

    fn of(text: &'a str, kind: Kind) -> Source<'a> {
        if text.len() > LARGEST {
            let message = format!(
                "the file has {} bytes; at most {LARGEST} are read, so split the quiz",
                text.len()
            );
            let broken = vec![FileProblem { line: 1, column: 1, message }];
            return Source { text: "", kind, table: nothing(), broken };
        }
        let (mut table, mut broken) = match kind {
            Kind::Toml => from_toml::parse(text),
            Kind::Json => from_json::parse(text),
        };
        if let Some((at, why)) = too_much(&table) {
            take_apart(core::mem::replace(&mut table, nothing()));
            broken.push((at, why.to_owned()));
        }
        let broken = broken.into_iter().map(|(at, message)| (at.start, message)).collect();
        let broken = lines::placed_by_line(text, broken, MOST_BROKEN_LINES);
        Source { text, kind, table, broken }
    }

    /// What could be read, and the quiz in it or everything that is wrong, from top to bottom.
    /// What has the wrong type or an unknown name is missing in the draft.
    ///
    /// Where the file itself is broken, only that is told: what the rest means is not certain
    /// then. The draft still has as much as could be made out.
    pub fn read(&self) -> (Draft, Result<Quiz, Vec<FileProblem>>) {
        let (draft, mistyped) = fill(self.table.get_ref(), self.kind);
        if !self.broken.is_empty() {
            return (draft, Err(self.broken.clone()));
        }
        let start = |it: Problem| (span(&self.table, &it.place).start, it.message);
        let found = if mistyped.is_empty() {
            match check(&draft) {
                Ok(quiz) => return (draft, Ok(quiz)),
                Err(found) => found.into_iter().map(start).collect(),
            }
        } else {
            // What was mistyped is missing now: what only follows from that is not told.
            let known: BTreeSet<&[Segment]> =
                mistyped.iter().map(|it| it.0.place.0.as_slice()).collect();
            let parts = check_parts(&draft).into_iter().filter(|it| !is_near(&it.place, &known));
            let parts: Vec<_> = parts.map(start).collect();
            let mistyped = mistyped.into_iter().map(|(it, at)| (at.start, it.message));
            mistyped.chain(parts).collect()
        };
        (draft, Err(placed(self.text, found, MOST_PROBLEMS)))
    }

    /// The draft, if it has all that is in the file: what is wrong then is wrong with the quiz,
    /// which is not looked at.
    pub fn draft(&self) -> Option<Draft> {
        let (draft, mistyped) = fill(self.table.get_ref(), self.kind);
        (self.broken.is_empty() && mistyped.is_empty()).then_some(draft)
    }

    /// The line and the column, in characters, of a part of the draft, both from 1; of the
    /// smallest part around it where it is not in the file itself. Each time the file is gone through from its beginning.
    pub fn locate(&self, place: &Place) -> (usize, usize) {
        lines::position(self.text, span(&self.table, place).start)
    }
}

/// Whether a place is within one of these, or one of these within it.
fn is_near(place: &Place, known: &BTreeSet<&[Segment]>) -> bool {
    let steps = place.0.as_slice();
    let is_within = (0..=steps.len()).any(|end| known.contains(&steps[..end]));
    // What starts with a path comes right behind it in their order.
    is_within || known.range(steps..).next().is_some_and(|it| it.starts_with(steps))
}

fn nothing<'a>() -> Spanned<DeTable<'a>> {
    Spanned::new(0..0, DeTable::new())
}

/// How many tables and lists may be within each other; a quiz needs six.
const MOST_LEVELS: usize = 32;

/// How many values a file may hold: ten thousand scenarios have about half as many.
const MOST_VALUES: usize = 1_000_000;

const TOO_MANY: &str = "this file holds more than a million values; split the quiz";

const TOO_DEEP: &str = "this is nested too deeply; a quiz needs no more than a few levels";

/// Why a table is too much to be read, and where. The parser has a limit of its own for brackets,
/// another for the parts of a name, but none for both together: thousands of levels pass, and
/// would overflow the stack of whatever goes through them by recursion.
fn too_much(table: &Spanned<DeTable<'_>>) -> Option<(Range<usize>, &'static str)> {
    let mut values = 0;
    let mut level: Vec<&Spanned<DeValue<'_>>> = table.get_ref().iter().map(|it| it.1).collect();
    for _ in 0..MOST_LEVELS {
        values += level.len();
        if values > MOST_VALUES {
            return Some((0..0, TOO_MANY));
        }
        let inner = level.iter().flat_map(|it| -> Vec<_> {
            match it.get_ref() {
                DeValue::Table(inner) => inner.iter().map(|it| it.1).collect(),
                DeValue::Array(entries) => entries.iter().collect(),
                _ => Vec::new(),
            }
        });
        level = inner.collect();
    }
    level.first().map(|it| (it.span(), TOO_DEEP))
}

/// Frees a table piece by piece, since dropping it whole goes through it by recursion.
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

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileError {
    name: String,
    problems: Vec<FileProblem>,
}

impl FileError {
    /// Everything that is wrong, from top to bottom; at least one.
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
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// Where a place is in the file: the value itself, or for what is missing the table that lacks it.
fn span(table: &Spanned<DeTable<'_>>, place: &Place) -> Range<usize> {
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
