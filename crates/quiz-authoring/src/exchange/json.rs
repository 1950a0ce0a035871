//! JSON: the same fields as in TOML.

use super::Reading;
use quiz::draft::Draft;
use quiz::fields::{Fields, Value};
use quiz::file::Source;

/// What is in a JSON file. It may name a schema as its `$schema`.
pub fn read(text: &str) -> Reading {
    Reading::of(&Source::json(text))
}

/// The draft as a JSON file.
pub fn write(draft: &Draft) -> String {
    written(&draft.value(), "\n") + "\n"
}

/// A value, as deep as a draft is: five levels. Lists and tables have a line for each entry, which
/// starts with `newline`: a line break and the spaces before what the value is in.
fn written(value: &Value, newline: &str) -> String {
    let inner = format!("{newline}  ");
    match value {
        Value::Nothing => "null".to_owned(),
        Value::Text(it) => text(it),
        Value::Number(it) => it.to_string(),
        Value::Flag(it) => it.to_string(),
        Value::List(entries) => {
            let entries: Vec<_> = entries.iter().map(|it| written(it, &inner)).collect();
            lines("[", &entries, "]", newline)
        }
        Value::Table(fields) => {
            let field =
                |(name, it): &(&str, Value)| format!("{}: {}", text(name), written(it, &inner));
            let fields: Vec<_> = fields.iter().map(field).collect();
            lines("{", &fields, "}", newline)
        }
    }
}

/// Entries between brackets.
fn lines(open: &str, entries: &[String], close: &str, newline: &str) -> String {
    if entries.is_empty() {
        return format!("{open}{close}");
    }
    let between = format!(",{newline}  ");
    format!("{open}{newline}  {}{newline}{close}", entries.join(&between))
}

fn text(text: &str) -> String {
    // Every text can be written.
    serde_json::to_string(text).unwrap_or_default()
}
