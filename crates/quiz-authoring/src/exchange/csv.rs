//! Scenarios as a table (RFC 4180) for whoever writes with a spreadsheet: a row for each scenario.
//!
//! The first row names the columns; their order, capitals, and `_` or a space make no difference:
//!
//! | column | holds |
//! |---|---|
//! | `section` | the name of the section; empty for a follow-up, else as in the row above |
//! | `id` | the scenario's id; made from the name when empty |
//! | `name` | its name; the first words of the stem when empty |
//! | `stem` | the situation; **needed** |
//! | `format` | `choose` when empty |
//! | `pick` | for `choose-k` |
//! | `traits` | words, parted by `;` or `,` |
//! | `weight` | 1 when empty |
//! | `shuffle` | `yes` when empty, or `no` |
//! | `end` | `no` when empty, or `yes` |
//! | `response 1` | what one may do; **needed**, and so on for 2, 3, … |
//! | `key 1` | its effectiveness, 0 to 3; its rank for `rank` |
//! | `rationale 1` | why |
//! | `style 1` | a word |
//! | `leads to 1` | the id or the name of a follow-up |
//!
//! Commas, semicolons or tabs may part the cells, or what a line `sep=|` before the first row names. A cell that a spreadsheet would take for a formula is written with an
//! apostrophe in front, which is taken away when it is read.

mod columns;
mod read;
mod table;
mod write;

pub(super) use table::separator;

use super::{Reading, Writing};
use quiz::draft::Draft;

/// The draft that a table describes: with an outcome for everybody, since the table has none. Where there are no
/// problems, it is a quiz; otherwise it is what could be read.
pub fn read(file: &str) -> Reading {
    read::read(file)
}

/// The scenarios of a draft as a table, with a byte order mark so that spreadsheets know that it is UTF-8.
pub fn write(draft: &Draft) -> Writing {
    write::write(draft)
}
