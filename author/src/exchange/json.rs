//! JSON: the same fields as in TOML.

use super::Reading;
use super::tree::tree;
use quiz_core::quiz::draft::Draft;
use quiz_core::quiz::file::Source;

/// What is in a JSON file. It may name a schema as its `$schema`.
pub fn read(text: &str) -> Reading {
    Reading::of(&Source::json(text))
}

/// The draft as a JSON file.
pub fn write(draft: &Draft) -> String {
    // Names and values are all that is in it, which can always be written.
    let text = serde_json::to_string_pretty(&tree(draft)).unwrap_or_default();
    text + "\n"
}
