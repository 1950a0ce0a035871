//! Writes tables as CSV (RFC 4180), for spreadsheets.

/// Whether a spreadsheet would take the text for a formula. In a table, such a text gets an
/// apostrophe in front.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// A table that is written cell by cell.
#[derive(Debug, Clone)]
pub struct CsvWriter {
    text: String,
    is_row_begun: bool,
}

impl Default for CsvWriter {
    /// A table without rows. The byte order mark at its beginning tells spreadsheets that this is
    /// UTF-8.
    fn default() -> CsvWriter {
        CsvWriter { text: "\u{FEFF}".to_owned(), is_row_begun: false }
    }
}

impl CsvWriter {
    /// Adds a cell to the row, in quotes if its text needs them.
    pub fn cell(&mut self, text: &str) {
        if text.contains([',', '"', '\r', '\n']) {
            self.quoted(text);
        } else {
            self.separate();
            self.text.push_str(text);
        }
    }

    /// Adds a cell to the row, in quotes.
    pub fn quoted(&mut self, text: &str) {
        self.separate();
        self.text.push('"');
        self.text.push_str(&text.replace('"', "\"\""));
        self.text.push('"');
    }

    fn separate(&mut self) {
        if core::mem::replace(&mut self.is_row_begun, true) {
            self.text.push(',');
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.is_row_begun = false;
    }

    /// The text of the table.
    pub fn into_text(self) -> String {
        self.text
    }
}
