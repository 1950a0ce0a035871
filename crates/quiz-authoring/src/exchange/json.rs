//! JSON: the same fields as in TOML.

use super::Reading;
use quiz::draft::Draft;
use quiz::fields::Fields as _;
use quiz::file::Source;

/// What is in a JSON file. It may name a schema as its `$schema`.
pub fn read(text: &str) -> Reading {
    Reading::of(&Source::json(text))
}

/// The draft as a JSON file.
pub fn write(draft: &Draft) -> String {
    // Every draft can be written: its names are texts, and none of its numbers is infinite.
    serde_json::to_string_pretty(&draft.value()).unwrap_or_default() + "\n"
}
