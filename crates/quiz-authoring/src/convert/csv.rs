//! Quiz files in CSV (RFC 4180), for authors who use a spreadsheet. The table has a row for each scenario.
//!
//! The first row names the columns. Their order does not matter, nor do capitals, nor `_` or `-` in place of a space:
//!
//! | column | holds |
//! |---|---|
//! | `section` | the name of the section; when empty, that of the row above, except for a follow-up, which has none |
//! | `id` | the id of the scenario; made from the name when empty |
//! | `name` | the name of the scenario; the first words of the stem when empty |
//! | `stem` | the text of the situation; **needed** |
//! | `format` | `choose` when empty |
//! | `pick` | how many responses are picked, for `choose-k` |
//! | `traits` | the ids or the names of traits, with `;` or `,` between them |
//! | `weight` | 1 when empty |
//! | `shuffle` | `yes` when empty, or `no` |
//! | `end` | `no` when empty, or `yes` if the play ends after this scenario |
//! | `response 1` | the text of the first response; **needed**. Columns with 2, 3, … are for the other responses |
//! | `key 1` | the effectiveness of the response, 0 to 3; for `rank`, its rank |
//! | `rationale 1` | its rationale |
//! | `style 1` | the id or the name of its style |
//! | `leads to 1` | the id or the name of the follow-up to which it leads |
//!
//! Cells are separated by commas, semicolons or tabs, or by the sign that a line such as `sep=|` before the first row
//! names. A cell that a spreadsheet would take for a formula is written with an apostrophe in front. Reading removes
//! it.

mod columns;
mod read;
mod table;
mod write;

pub(super) use table::separator;

use super::{Reading, Writing};
use quiz::draft::Draft;

/// Reads a table. The draft has one outcome for everybody, since the table has none. If there are no problems, the
/// draft is a sound quiz. Otherwise it holds the scenarios that could be read.
pub fn read(file: &str) -> Reading {
    read::read(file)
}

/// Writes the scenarios of a draft as a table. The file begins with a byte order mark, by which spreadsheets recognise
/// UTF-8.
pub fn write(draft: &Draft) -> Writing {
    write::write(draft)
}
