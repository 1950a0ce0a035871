//! Parses JSON into the tables that TOML is parsed into.

use super::reading_problem::ReadingProblem;
use super::{MAX_LEVELS, Parsed, Syntax, nothing};
use core::fmt;
use core::ops::Range;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The field in which a file may say where its schema is. It is no part of the quiz.
const SCHEMA: &str = "$schema";

/// The table of a JSON file. A broken file is read up to its first error, as if it ended there.
pub(super) fn parse(source: &str) -> Parsed<'_> {
    // Some programs write a byte order mark first, which means nothing in UTF-8.
    let skipped = if source.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let text = &source[skipped..];
    let error = match serde_json::from_str::<&RawValue>(text) {
        Ok(raw) => return Tables::of(source, text, skipped).whole(raw),
        Err(error) => error,
    };
    let at = offset(text, &error);
    let open = Open::at(&text[..at]);
    let (place, why) = problem(text, &error, &open, at);
    let (mut table, mut broken) = (nothing(), Vec::new());
    // The error may have cut a number at the end in two.
    let is_cut = text[..at].ends_with(|it: char| it.is_ascii_digit());
    for end in [if is_cut { open.kept } else { at }, open.kept] {
        let kept = Open::at(&text[..end]).closed(&text[..end]);
        if let Ok(raw) = serde_json::from_str::<&RawValue>(&kept) {
            (table, broken) = Tables::of(source, &kept, skipped).whole(raw);
            break;
        }
    }
    broken.push((place + skipped..place + skipped, why));
    (table, broken)
}

/// The position of the byte at which an error is, moved back to the start of a character.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    if error.is_eof() {
        return text.len();
    }
    let start: usize = text.split_inclusive('\n').take(error.line() - 1).map(str::len).sum();
    text.floor_char_boundary(start + error.column().saturating_sub(1))
}

/// The brackets, braces and text that are open where valid JSON was cut off.
#[derive(Default)]
struct Open {
    /// The open brackets and braces, the outermost first, each with its position.
    brackets: Vec<(u8, usize)>,
    /// The position at which a text without an end starts.
    text: Option<usize>,
    /// The position up to which every value is complete.
    kept: usize,
}

impl Open {
    fn at(text: &str) -> Open {
        let mut open = Open::default();
        let mut escaped = false;
        for (at, byte) in text.bytes().enumerate() {
            match (open.text, byte) {
                (Some(_), _) if escaped => escaped = false,
                (Some(_), b'\\') => escaped = true,
                (Some(_), b'"') => open.text = None,
                (None, b'"') => open.text = Some(at),
                (None, b'[' | b'{') => {
                    open.brackets.push((byte, at));
                    open.kept = at + 1;
                }
                (None, b']' | b'}') => {
                    open.brackets.pop();
                    open.kept = at + 1;
                }
                (None, b',') => open.kept = at,
                _ => {}
            }
        }
        open
    }

    /// The text with all open brackets and braces closed. It is valid JSON if its last value is
    /// complete.
    fn closed(&self, text: &str) -> String {
        let close = |it: &(u8, usize)| if it.0 == b'[' { ']' } else { '}' };
        text.chars().chain(self.brackets.iter().rev().map(close)).collect()
    }
}

/// Makes tables from valid JSON.
struct Tables<'a> {
    source: &'a str,
    /// The address of the text in memory. The address of a piece of the text gives its position.
    start: usize,
    /// The number of bytes that the text lacks at the start of the source.
    skipped: usize,
    broken: Vec<(Range<usize>, ReadingProblem)>,
}

impl<'a> Tables<'a> {
    /// `text` is the source without its first `skipped` bytes, and perhaps with another end.
    fn of(source: &'a str, text: &str, skipped: usize) -> Tables<'a> {
        Tables { source, start: text.as_ptr().addr(), skipped, broken: Vec::new() }
    }

    fn whole(mut self, raw: &RawValue) -> Parsed<'a> {
        let found = self.value(raw, 0).map(|it| (it.span(), it.into_inner()));
        let table = if let Some((span, DeValue::Table(mut table))) = found {
            table.remove(SCHEMA);
            Spanned::new(span, table)
        } else {
            if self.broken.is_empty() {
                self.report(raw, ReadingProblem::NoObject);
            }
            nothing()
        };
        (table, self.broken)
    }

    fn span(&self, raw: &RawValue) -> Range<usize> {
        let start = raw.get().as_ptr().addr() - self.start + self.skipped;
        start..start + raw.get().len()
    }

    fn report(&mut self, raw: &RawValue, why: ReadingProblem) {
        let span = self.span(raw);
        self.broken.push((span, why));
    }

    /// Reads a value; `None` for `null`, and for a value that is reported.
    fn value(&mut self, raw: &RawValue, depth: usize) -> Option<Spanned<DeValue<'a>>> {
        let text = raw.get();
        let value = match text.as_bytes().first() {
            Some(b'{' | b'[') if depth > MAX_LEVELS => {
                self.report(raw, ReadingProblem::TooDeep);
                return None;
            }
            Some(b'{') => DeValue::Table(self.table(raw, depth)),
            Some(b'[') => DeValue::Array(self.list(raw, depth)),
            Some(b'"') => DeValue::String(self.text(raw)?),
            Some(b't' | b'f') => DeValue::Boolean(text == "true"),
            Some(b'n') => return None,
            // Every JSON number is a TOML number, too.
            _ => DeValue::parse(self.source.get(self.span(raw))?).ok()?.into_inner(),
        };
        Some(Spanned::new(self.span(raw), value))
    }

    fn table(&mut self, raw: &RawValue, depth: usize) -> DeTable<'a> {
        let mut table = DeTable::new();
        let Ok(Fields(fields)) = serde_json::from_str(raw.get()) else { return table };
        for (name, value) in fields {
            let Some(key) = self.text(name) else { continue };
            if table.contains_key(&*key) {
                self.report(name, ReadingProblem::RepeatedName);
            } else if let Some(value) = self.value(value, depth + 1) {
                table.insert(Spanned::new(self.span(name), key), value);
            }
        }
        table
    }

    fn list(&mut self, raw: &RawValue, depth: usize) -> DeArray<'a> {
        let mut list = DeArray::new();
        let entries: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
        for entry in entries {
            if entry.get() == "null" {
                self.report(entry, ReadingProblem::NullInList);
            }
            if let Some(value) = self.value(entry, depth + 1) {
                list.push(value);
            }
        }
        list
    }

    fn text(&mut self, raw: &RawValue) -> Option<Cow<'static, str>> {
        let text = serde_json::from_str::<String>(raw.get()).ok().map(Cow::Owned);
        if text.is_none() {
            self.report(raw, ReadingProblem::NoCodePoint);
        }
        text
    }
}

/// The fields of an object, in the order of the file, repeated names included.
struct Fields<'a>(Vec<(&'a RawValue, &'a RawValue)>);

impl<'a> Deserialize<'a> for Fields<'a> {
    fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Fields<'a>, D::Error> {
        struct Gather;
        impl<'a> Visitor<'a> for Gather {
            type Value = Fields<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<Fields<'a>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Gather)
    }
}

/// The position of an error, and the problem that the parser's message is about.
fn problem(
    text: &str,
    error: &serde_json::Error,
    open: &Open,
    offset: usize,
) -> (usize, ReadingProblem) {
    let message = error.to_string();
    let what = message.split_once(" at line").map_or(&*message, |(what, _)| what);
    if what == "invalid escape" || what.ends_with("hex escape") {
        return escape(text, offset);
    }
    if let Some(start) = open.text {
        let why = if what.starts_with("control character") {
            ReadingProblem::OpenLine
        } else {
            ReadingProblem::OpenText
        };
        return (start, why);
    }
    let Some(&(bracket, start)) = open.brackets.last() else {
        let is_over = open.kept > 0;
        return if is_over {
            (offset, ReadingProblem::AfterTheEnd)
        } else {
            (0, ReadingProblem::NoObject)
        };
    };
    if error.is_eof() {
        let is_list = bracket == b'[';
        let why = if is_list { ReadingProblem::OpenList } else { ReadingProblem::OpenBraces };
        return (start, why);
    }
    (offset, value(what, &text[..offset], &text[offset..]))
}

/// The position and the problem of an error after a backslash in a text.
fn escape(text: &str, offset: usize) -> (usize, ReadingProblem) {
    let backslash = text[..offset].rfind('\\').unwrap_or(offset);
    let why = if text[backslash..].starts_with("\\u") {
        ReadingProblem::ShortCodePoint
    } else {
        ReadingProblem::InvalidEscape
    };
    (backslash, why)
}

/// The problem of an error between two values.
fn value(what: &str, before: &str, rest: &str) -> ReadingProblem {
    if rest.starts_with(['}', ']']) && before.trim_end().ends_with(',') {
        return ReadingProblem::CommaAtTheEnd;
    }
    if rest.starts_with(['/', '#']) {
        return ReadingProblem::Comment;
    }
    match what {
        "expected `:`" => ReadingProblem::NoColon,
        "expected `,` or `]`" => ReadingProblem::NoCommaInList,
        "expected `,` or `}`" => ReadingProblem::NoCommaInBraces,
        "key must be a string" => ReadingProblem::NoName,
        "invalid number" => ReadingProblem::InvalidNumber,
        _ => ReadingProblem::NoValue(Syntax::Json),
    }
}
