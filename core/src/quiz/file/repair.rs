//! Reading a draft in spite of values that have the wrong type.

use super::{Kind, MOST_PROBLEMS};
use crate::quiz::draft::Draft;
use crate::quiz::problem::{Place, Problem, Segment};
use core::ops::Range;
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

/// How often a draft is read anew with less in it, which bounds the time that this takes.
const MOST_ROUNDS: usize = 2 * MOST_PROBLEMS;

/// Reads a draft in spite of mistyped values: serde stops at the first, so it is noted, taken out
/// and the rest read again. No field of a draft is required, so taking one out breaks nothing.
pub(super) struct Repair<'a> {
    table: Spanned<DeTable<'a>>,
    kind: Kind,
    /// With where each is in the file.
    problems: Vec<(Problem, Range<usize>)>,
}

impl<'a> Repair<'a> {
    pub(super) fn of(table: &Spanned<DeTable<'a>>, kind: Kind) -> Repair<'a> {
        Repair { table: table.clone(), kind, problems: Vec::new() }
    }

    /// The draft, and the first of what was taken out of it.
    pub(super) fn run(mut self) -> (Draft, Vec<(Problem, Range<usize>)>) {
        for _ in 0..MOST_ROUNDS {
            let error = match Draft::deserialize(Deserializer::from(self.table.clone())) {
                Ok(draft) => return (draft, self.problems),
                Err(error) => error,
            };
            let span = error.span().unwrap_or(0..0);
            let is_date = is_date(self.table.get_ref(), &span);
            let place = deepest(self.table.get_ref(), &span).unwrap_or_default();
            // What is wrong so often is wrong in every entry: a name, most often.
            let everywhere = self.problems.len() >= MOST_PROBLEMS;
            let removed = remove(self.table.get_mut(), &place.0, everywhere);
            if !everywhere {
                let message = plain(error.message(), is_date, self.kind);
                self.problems.push((Problem { place, message }, span));
            }
            if !removed {
                break;
            }
        }
        (Draft::default(), self.problems)
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

/// Takes out the field at a path, or that field of every entry of the lists on the way; whether
/// it was there.
fn remove(table: &mut DeTable<'_>, path: &[Segment], everywhere: bool) -> bool {
    let [Segment::Field(name), rest @ ..] = path else { return false };
    if rest.is_empty() {
        return table.remove(name.as_str()).is_some();
    }
    match (table.get_mut(name.as_str()).map(Spanned::get_mut), rest) {
        (Some(DeValue::Table(inner)), rest) => remove(inner, rest, everywhere),
        (Some(DeValue::Array(entries)), [Segment::Entry(at), rest @ ..]) => {
            let mut removed = false;
            for (number, entry) in entries.iter_mut().enumerate() {
                if let DeValue::Table(inner) = entry.get_mut()
                    && (everywhere || number == *at)
                {
                    removed |= remove(inner, rest, everywhere);
                }
            }
            removed
        }
        _ => false,
    }
}

impl Kind {
    /// What names and values within braces are called.
    fn table(self) -> &'static str {
        match self {
            Kind::Toml => "a table",
            Kind::Json => "an object in braces",
        }
    }
}

/// serde's message in the words of somebody who writes a quiz.
fn plain(message: &str, is_date: bool, kind: Kind) -> String {
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
            "map" => kind.table(),
            _ => found,
        };
        let expected = match expected {
            "a string" => "text in quotes",
            "i64" => "a whole number",
            "a boolean" => "true or false",
            "a sequence" => "a list in brackets",
            _ => kind.table(),
        };
        return format!("this is {found}; write {expected}");
    }
    message.to_owned()
}
