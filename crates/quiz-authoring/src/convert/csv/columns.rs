//! The columns of the table, and their headings.

use super::table::Cell;
use quiz::format::KeyField;
use std::collections::BTreeMap;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Section,
    Id,
    Name,
    Stem,
    Format,
    Pick,
    Traits,
    Weight,
    Shuffle,
    End,
    /// A part of the response with this number, from 1.
    Of(Part, usize),
}

/// A part of a response that has a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Text,
    Key,
    Rationale,
    Style,
    LeadsTo,
}

/// The highest number of a response in a heading. It is larger than the number of responses that a scenario may have,
/// so that the check of the draft can report too many.
pub(super) const MAX_NUMBERS: usize = 20;

/// The columns of scenarios. Each heading is also the name of the field in a draft.
const SCENARIO: [(Column, &str); 10] = [
    (Column::Section, "section"),
    (Column::Id, "id"),
    (Column::Name, "name"),
    (Column::Stem, "stem"),
    (Column::Format, "format"),
    (Column::Pick, "pick"),
    (Column::Traits, "traits"),
    (Column::Weight, "weight"),
    (Column::Shuffle, "shuffle"),
    (Column::End, "end"),
];

/// The columns of responses: each with the word in its heading, and the names of the fields in a draft.
pub(super) const RESPONSE: [(Part, &str, &[&str]); 5] = [
    (Part::Text, "response", &["text"]),
    (Part::Key, "key", &[KeyField::Effectiveness.name(), KeyField::Rank.name()]),
    (Part::Rationale, "rationale", &["rationale"]),
    (Part::Style, "style", &["style"]),
    (Part::LeadsTo, "leads to", &["leads_to"]),
];

impl Column {
    /// The column with this heading. `None` if there is no such column.
    pub(super) fn named(heading: &str) -> Option<Column> {
        let plain = heading.to_lowercase().replace(['_', '-'], " ");
        let words: Vec<_> = plain.split_whitespace().collect();
        let plain = words.join(" ");
        if let Some((column, _)) = SCENARIO.iter().find(|it| it.1 == plain) {
            return Some(*column);
        }
        let word = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let number: usize = plain.get(word.len()..)?.parse().ok()?;
        let is_named = |it: &&(Part, &str, &[&str])| {
            it.1 == word.trim_end() || it.2.contains(&word.trim_end())
        };
        let (part, ..) = RESPONSE.iter().find(is_named)?;
        (1..=MAX_NUMBERS).contains(&number).then_some(Column::Of(*part, number))
    }

    /// The column of a field of scenarios.
    pub(super) fn of_field(field: &str) -> Option<Column> {
        SCENARIO.iter().find(|it| it.1 == field).map(|it| it.0)
    }

    /// The column of a field of the response with this number.
    pub(super) fn of_response(field: &str, number: usize) -> Option<Column> {
        let found = RESPONSE.iter().find(|it| it.2.contains(&field))?;
        Some(Column::Of(found.0, number))
    }

    /// The heading of the column.
    pub(super) fn heading(self) -> String {
        if let Column::Of(part, number) = self {
            let found = RESPONSE.iter().find(|it| it.0 == part);
            return format!("{} {number}", found.map_or("", |it| it.1));
        }
        SCENARIO.iter().find(|it| it.0 == self).map_or("", |it| it.1).to_owned()
    }
}

/// The index of each column in a row.
#[derive(Debug, Default)]
pub(super) struct Columns(BTreeMap<Column, usize>);

impl Columns {
    /// Adds a column. Returns false, and changes nothing, if there is such a column already.
    pub(super) fn put(&mut self, column: Column, index: usize) -> bool {
        let is_new = !self.0.contains_key(&column);
        self.0.entry(column).or_insert(index);
        is_new
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.0.contains_key(&column)
    }

    /// The cell of a column in a row.
    pub(super) fn cell<'a>(&self, row: &'a [Cell], column: Column) -> Option<&'a Cell> {
        row.get(*self.0.get(&column)?)
    }
}
