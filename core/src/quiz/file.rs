//! Quiz files: TOML in, a quiz or everything that is wrong with it out.

use super::Quiz;
use super::check::{check, check_parts};
use super::draft::Draft;
use super::problem::{Place, Problem, Segment};
use core::fmt;
use core::ops::Range;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// How many problems are told; more would not be read.
const MOST_PROBLEMS: usize = 100;

/// How many lines of broken TOML are told: behind the first few, most are only their echo.
const MOST_BROKEN_LINES: usize = 10;

/// The draft and the quiz in a file. `name` is what errors call it.
///
/// # Errors
/// Everything that is wrong. Where the TOML itself is broken, only that: what the rest means is
/// not certain then.
pub fn read(name: &str, source: &str) -> Result<(Draft, Quiz), FileError> {
    let fail = |problems| FileError { name: name.to_owned(), problems };
    if source.len() > LARGEST {
        let message = format!(
            "the file has {} bytes; at most {LARGEST} are read, so split the quiz",
            source.len()
        );
        return Err(fail(vec![FileProblem { line: 1, column: 1, message }]));
    }
    let lines = Lines::of(source);
    let (table, broken) = DeTable::parse_recoverable(source);
    let too_much = too_much(&table);
    if !broken.is_empty() || too_much.is_some() {
        take_apart(table);
        let problem = |it: &toml::de::Error| lines.problem(it.span(), plain_syntax(it.message()));
        let mut problems: Vec<_> = broken.iter().map(problem).collect();
        problems.extend(too_much.map(|(span, why)| lines.problem(Some(span), why.to_owned())));
        problems.sort_by_key(|it| (it.line, it.column));
        problems.dedup_by_key(|it| it.line);
        problems.truncate(MOST_BROKEN_LINES);
        return Err(fail(problems));
    }
    let locate = |it: &Problem| lines.problem(Some(span(&table, &it.place)), it.message.clone());
    let (draft, mistyped) = Repair::of(&table).run();
    let mut problems: Vec<FileProblem> = if mistyped.is_empty() {
        match check(&draft) {
            Ok(quiz) => return Ok((draft, quiz)),
            Err(found) => found.iter().take(MOST_PROBLEMS).map(locate).collect(),
        }
    } else {
        // What was mistyped is missing now: what only follows from that is not told.
        let follows = |it: &&Problem| {
            let mut places = mistyped.iter().map(|(known, _)| &known.place);
            !places.any(|known| it.place.is_within(known) || known.is_within(&it.place))
        };
        let known = mistyped.iter();
        let known = known.map(|(it, at)| lines.problem(Some(at.clone()), it.message.clone()));
        let parts = check_parts(&draft);
        known.chain(parts.iter().filter(follows).map(locate)).take(MOST_PROBLEMS).collect()
    };
    problems.sort_by_key(|it| (it.line, it.column));
    Err(fail(problems))
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

/// Finds lines and columns.
struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(source: &'a str) -> Lines<'a> {
        let breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        Lines { source, starts: core::iter::once(0).chain(breaks).collect() }
    }

    fn problem(&self, span: Option<Range<usize>>, message: String) -> FileProblem {
        let at = span.map_or(0, |it| it.start).min(self.source.len());
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.source.get(start..at).map_or(0, |it| it.chars().count()) + 1;
        FileProblem { line, column, message }
    }
}

/// Reads a draft in spite of mistyped values: serde stops at the first, so it is noted, taken out
/// and the rest read again. No field of a draft is required, so taking one out breaks nothing.
struct Repair<'a> {
    table: Spanned<DeTable<'a>>,
    /// With where each is in the file.
    problems: Vec<(Problem, Range<usize>)>,
}

impl<'a> Repair<'a> {
    fn of(table: &Spanned<DeTable<'a>>) -> Repair<'a> {
        Repair { table: table.clone(), problems: Vec::new() }
    }

    fn run(mut self) -> (Draft, Vec<(Problem, Range<usize>)>) {
        loop {
            let error = match Draft::deserialize(Deserializer::from(self.table.clone())) {
                Ok(draft) => return (draft, self.problems),
                Err(error) => error,
            };
            let span = error.span().unwrap_or(0..0);
            let message = plain(error.message(), is_date(self.table.get_ref(), &span));
            let place = deepest(self.table.get_ref(), &span).unwrap_or_default();
            let removed = remove(self.table.get_mut(), &place.0);
            self.problems.push((Problem { place, message }, span));
            if !removed || self.problems.len() == MOST_PROBLEMS {
                return (Draft::default(), self.problems);
            }
        }
    }
}

/// The place of the smallest field whose name or value holds the span.
fn deepest(table: &DeTable<'_>, span: &Range<usize>) -> Option<Place> {
    let mut best: Option<(usize, Place)> = None;
    let mut consider = |found: Range<usize>, place: &Place| {
        let holds = found.start <= span.start && span.end <= found.end;
        if holds && best.as_ref().is_none_or(|(length, _)| found.len() <= *length) {
            best = Some((found.len(), place.clone()));
        }
    };
    visit(table, &Place::default(), &mut consider);
    best.map(|(_, place)| place)
}

/// Shows each field's name and value, with the field's place.
fn visit(table: &DeTable<'_>, here: &Place, show: &mut impl FnMut(Range<usize>, &Place)) {
    for (key, value) in table {
        let place = here.field(key.get_ref());
        show(key.span(), &place);
        show(value.span(), &place);
        match value.get_ref() {
            DeValue::Table(inner) => visit(inner, &place, show),
            DeValue::Array(entries) => {
                for (at, entry) in entries.iter().enumerate() {
                    if let DeValue::Table(inner) = entry.get_ref() {
                        visit(inner, &place.entry(at), show);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether a date or a time is there; to serde it looks like a table.
fn is_date(table: &DeTable<'_>, span: &Range<usize>) -> bool {
    fn holds(value: &Spanned<DeValue<'_>>, span: &Range<usize>) -> bool {
        match value.get_ref() {
            DeValue::Datetime(_) => value.span() == *span,
            DeValue::Array(entries) => entries.iter().any(|it| holds(it, span)),
            DeValue::Table(inner) => inner.iter().any(|(_, it)| holds(it, span)),
            _ => false,
        }
    }
    table.iter().any(|(_, it)| holds(it, span))
}

/// Takes out the field at a path; whether it was there.
fn remove(table: &mut DeTable<'_>, path: &[Segment]) -> bool {
    match path {
        [Segment::Field(name)] => table.remove(name.as_str()).is_some(),
        [Segment::Field(name), rest @ ..] => {
            match (table.get_mut(name.as_str()).map(Spanned::get_mut), rest) {
                (Some(DeValue::Table(inner)), rest) => remove(inner, rest),
                (Some(DeValue::Array(entries)), [Segment::Entry(at), rest @ ..]) => {
                    match entries.get_mut(*at).map(Spanned::get_mut) {
                        Some(DeValue::Table(inner)) => remove(inner, rest),
                        _ => false,
                    }
                }
                _ => false,
            }
        }
        _ => false,
    }
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

/// The TOML parser's message in the words of somebody who writes a quiz.
fn plain_syntax(message: &str) -> String {
    let what = message.split_once(", expected ").map_or(message, |(what, _)| what);
    let plain = match what {
        "cannot recurse further; max recursion depth met" | "recursion limit" => TOO_DEEP,
        "duplicate key" => "this name is already used above; keep one of the two",
        "invalid key-value pair"
        | "key with no value"
        | "missing assignment between key-value pairs" => {
            "a line is a name, `=` and a value, such as title = \"A party\"; write this line so"
        }
        "invalid basic string" | "invalid literal string" => {
            "this text has no end; close it with the quote that it starts with"
        }
        "invalid boolean" | "invalid float" | "string values must be quoted" => {
            "this is no value; put text in quotes"
        }
        "missing comma between array elements" => {
            "a comma is missing before this, or the list is not closed; write `,` or `]`"
        }
        "missing comma between key-value pairs" => {
            "a comma is missing before this, or the braces are not closed; write `,` or `}`"
        }
        "missing escaped value" => {
            "after `\\` only a few letters may follow; write `\\\\` for a backslash itself"
        }
        "unclosed array" => "this list is not closed; write `]`",
        "unclosed inline table" => "these braces are not closed; write `}`",
        "unclosed table" => "this heading is not closed; write `]`",
        "unclosed array table" => "this heading is not closed; write `]]`",
        "unexpected `=` in array" => {
            "a list has no names; put `{` and `}` around these, or close the list before with `]`"
        }
        _ => return format!("this is not TOML: {message}"),
    };
    plain.to_owned()
}

/// serde's message in the words of somebody who writes a quiz.
fn plain(message: &str, is_date: bool) -> String {
    if let Some(rest) = message.strip_prefix("unknown field ")
        && let Some((name, known)) = rest.split_once(", expected ")
    {
        let known = known.trim_start_matches("one of ");
        return format!("{name} is not known here; remove it, or write {known}");
    }
    if let Some(rest) = message.strip_prefix("invalid type: ")
        && let Some((found, expected)) = rest.rsplit_once(", expected ")
    {
        let found = match found.split_once(' ').map_or(found, |(kind, _)| kind) {
            _ if is_date => "a date or a time",
            "integer" if found.ends_with("as i128") || found.ends_with("as u128") => {
                "too large a number"
            }
            "string" => "text",
            "integer" => "a whole number",
            "floating" => "a number with a point",
            "boolean" => "true or false",
            "sequence" => "a list",
            "map" => "a table",
            _ => found,
        };
        let expected = match expected {
            "a string" => "text in quotes",
            "i64" => "a whole number",
            "a boolean" => "true or false",
            "a sequence" => "a list in brackets",
            _ => "a table",
        };
        return format!("this is {found}; write {expected}");
    }
    message.to_owned()
}
