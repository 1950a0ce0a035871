//! Tables as text: reading cells with their offsets in the file, and protecting cells from being taken for formulas.

use crate::convert::common::count;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use quiz::csv::is_formula;

/// The most columns that are read.
const MAX_COLUMNS: usize = 1_000;

/// The separators of cells that are recognised without a `sep=` line.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// A cell of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) text: String,
    /// Its offset in the file, in bytes.
    pub(super) at: usize,
}

/// The separator of cells that the first line of a file names as Excel does (`sep=;`), and the offset at which that
/// line ends. `None` if the first line names none.
pub(in crate::convert) fn separator(file: &str) -> Option<(u8, usize)> {
    let start = file.len() - file.trim_start_matches('\n').len();
    let line = file.get(start..)?.split(['\n', '\r']).next()?;
    // Programs that do not know this line put quotes around it, or a separator behind it for each further column.
    let said = line.strip_prefix('"').unwrap_or(line);
    let sign = said.get(..4).filter(|it| it.eq_ignore_ascii_case("sep=")).and(said.get(4..))?;
    let separator = *sign.as_bytes().first()?;
    let may_part = separator == b'\t' || (separator.is_ascii_punctuation() && separator != b'"');
    let is_all =
        sign.chars().all(|it| it == '"' || SEPARATORS.contains(&it) || it == char::from(separator));
    (may_part && is_all).then_some((separator, start + line.len()))
}

/// An iterator over the rows of a file.
pub(super) struct Rows<'a> {
    file: &'a str,
    at: usize,
    reader: Reader,
    /// The offset of a quote that has no end.
    unclosed: Option<usize>,
}

impl<'a> Rows<'a> {
    /// The rows of a file. The separator is the one that the file names, or else the most frequent one in its first
    /// row.
    pub(super) fn of(file: &'a str) -> Rows<'a> {
        let (delimiter, at) = separator(file).unwrap_or_else(|| (Rows::usual(file), 0));
        // By default the reader first builds a table of its states, which would take longer than reading most files.
        let reader = ReaderBuilder::new().delimiter(delimiter).nfa(true).build();
        Rows { file, at, reader, unclosed: None }
    }

    /// The most frequent separator in the first row, outside of quotes.
    fn usual(file: &str) -> u8 {
        let mut is_quoted = false;
        let mut counts = [0; SEPARATORS.len()];
        for c in file.trim_start_matches('\n').chars() {
            is_quoted ^= c == '"';
            if c == '\n' && !is_quoted {
                break;
            }
            let found = SEPARATORS.iter().position(|it| *it == c && !is_quoted);
            if let Some(count) = found.and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        let [commas, semicolons, tabs] = counts;
        match commas.max(semicolons).max(tabs) {
            most if most == commas => b',',
            most if most == semicolons => b';',
            _ => b'\t',
        }
    }

    /// The offset of a quote that has no end, once the rows were read. The rest of the file is within that quote.
    pub(super) fn unclosed(&self) -> Option<usize> {
        self.unclosed
    }

    /// The next cell, and whether it is the last one of its row.
    fn cell(&mut self) -> Option<(Cell, bool)> {
        let start = self.at;
        let mut text = Vec::new();
        let mut part = [0; 1_024];
        let is_last = loop {
            let rest = self.file.as_bytes().get(self.at..).unwrap_or_default();
            let (result, read, written) = self.reader.read_field(rest, &mut part);
            self.at += read;
            count(read);
            text.extend_from_slice(part.get(..written).unwrap_or_default());
            match result {
                // At the end of the file, the reader has to be called once more, with no bytes.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => break record_end,
                ReadFieldResult::End => return None,
            }
        };
        let raw = self.file.get(start..self.at).unwrap_or_default();
        let at = start + raw.len() - raw.trim_start_matches('\n').len();
        let raw = raw.trim_start_matches('\n');
        let is_end = self.at == self.file.len();
        if is_end && raw.starts_with('"') && raw.matches('"').count() % 2 == 1 {
            self.unclosed = Some(at);
        }
        let text = String::from_utf8(text).unwrap_or_default();
        Some((Cell { text: unguarded(text), at }, is_last))
    }
}

impl Iterator for Rows<'_> {
    /// The first [`MAX_COLUMNS`] cells of a row, and the number of cells behind them that are not empty.
    type Item = (Vec<Cell>, usize);

    fn next(&mut self) -> Option<(Vec<Cell>, usize)> {
        let (mut row, mut more) = (Vec::new(), 0);
        loop {
            let (cell, is_last) = self.cell()?;
            if row.len() < MAX_COLUMNS {
                row.push(cell);
            } else {
                more += usize::from(!cell.text.trim().is_empty());
            }
            if is_last {
                return Some((row, more));
            }
        }
    }
}

/// Whether a cell with this text needs an apostrophe in front: it would be a formula, or looks like a formula behind
/// apostrophes.
fn is_guarded(text: &str) -> bool {
    is_formula(text.trim_start_matches('\''))
}

/// The text of a cell, with an apostrophe in front if it needs one.
pub(super) fn guarded(text: &str) -> String {
    format!("{}{text}", if is_guarded(text) { "'" } else { "" })
}

/// The text of a cell without the apostrophe that protects it.
fn unguarded(text: String) -> String {
    match text.strip_prefix('\'') {
        Some(rest) if is_guarded(rest) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quiz::csv::CsvWriter;

    fn rows(file: &str) -> Vec<Vec<String>> {
        Rows::of(file).map(|(row, _)| row.into_iter().map(|it| it.text).collect()).collect()
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let cells = [
            "",
            "a",
            "a,b;c\td",
            "\"",
            "a\nb",
            "=1",
            "'=1",
            "''=1",
            "'a",
            "-",
            "@",
            "é 你",
            &"\"x".repeat(2_000),
        ];
        let mut table = CsvWriter::default();
        for _ in 0..2 {
            for it in cells {
                table.cell(&guarded(it));
            }
            table.end_row();
        }
        let text = table.into_text();
        assert!(text.contains(",'=1,''=1,'''=1,'a,'-,'@,"), "{text}");
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        assert_eq!(rows(&text), [cells, cells]);
    }

    #[test]
    fn what_parts_cells_is_guessed() {
        for file in ["a,b;x\n1,2;x\n", "\na;\"b,x\"\n\n1;\"2,x\"", "a\tb,x\n1\t2,x"] {
            let rows = rows(file);
            assert_eq!((rows.len(), rows[0].len(), rows[1].len()), (2, 2, 2), "{file}");
        }
    }

    #[test]
    fn a_file_may_say_what_parts_its_cells() {
        for file in [
            "sep=;\na,b;c,d\n",
            "SEP=|\na,b|c,d",
            "\nsep=\t\na,b\tc,d",
            "\"sep=;\"\na,b;c,d",
            "sep=;,,,\na,b;c,d",
        ] {
            assert_eq!(rows(file), [["a,b", "c,d"]], "{file}");
        }
        for file in ["sep=a\n1,2", "sep=\n1,2", "sep\n1,2", "sep=;x\n1,2"] {
            assert_eq!(rows(file).len(), 2, "{file}");
        }
        let (first, _) = Rows::of("sep=;\na;b").next().expect("a row");
        assert_eq!(first.iter().map(|it| it.at).collect::<Vec<_>>(), [6, 8]);
    }

    #[test]
    fn cells_know_where_they_start() {
        let mut rows = Rows::of("a,b\n\n\"x\ny\",\"z\n");
        let (first, _) = rows.next().expect("a row");
        let (second, _) = rows.next().expect("a row");
        let at: Vec<_> = first.iter().chain(&second).map(|it| it.at).collect();
        assert_eq!((at, rows.unclosed()), (vec![0, 2, 5, 11], Some(11)));
    }
}
