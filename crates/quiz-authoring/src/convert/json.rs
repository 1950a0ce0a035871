//! Quiz files in JSON, with the same fields as in TOML.

use super::Reading;
use quiz::draft::Draft;
use quiz::fields::Fields as _;
use quiz::file::Source;

/// Reads a JSON file. The file may name its schema in the field `$schema`.
pub fn read(text: &str) -> Reading {
    Reading::of(&Source::json(text))
}

/// Writes a draft as a JSON file.
pub fn write(draft: &Draft) -> String {
    // Writing a draft never fails: its keys are texts, and its numbers are whole.
    serde_json::to_string_pretty(&draft.value()).unwrap_or_default() + "\n"
}
