//! Parses TOML into tables.

use super::{Parsed, TOO_DEEP};
use toml::de::DeTable;

/// The tables of a TOML file, as far as the parser understands it.
pub(super) fn parse(source: &str) -> Parsed<'_> {
    let (table, broken) = DeTable::parse_recoverable(source);
    let problem = |it: toml::de::Error| (it.span().unwrap_or(0..0), plain_syntax(it.message()));
    (table, broken.into_iter().map(problem).collect())
}

/// The TOML parser's message in the words of somebody who writes a quiz.
fn plain_syntax(message: &str) -> String {
    let what = message.split_once(", expected ").map_or(message, |(what, _)| what);
    let plain = match what {
        "cannot recurse further; max recursion depth met" | "recursion limit" => TOO_DEEP,
        "duplicate key" => "this name is already used above; keep one of the two",
        "invalid key-value pair"
        | "key with no value"
        | "missing assignment between key-value pairs" => {
            "a line is a name, `=` and a value, such as title = \"A party\"; write this line so"
        }
        "invalid basic string" | "invalid literal string" => {
            "this text has no end; close it with the quote that it starts with"
        }
        "invalid boolean" | "invalid float" | "string values must be quoted" => {
            "this is no value; put text in quotes"
        }
        "missing comma between array elements" => {
            "a comma is missing before this, or the list is not closed; write `,` or `]`"
        }
        "missing comma between key-value pairs" => {
            "a comma is missing before this, or the braces are not closed; write `,` or `}`"
        }
        "missing escaped value" => {
            "after `\\` only a few letters may follow; write `\\\\` for a backslash itself"
        }
        "unclosed array" => "this list is not closed; write `]`",
        "unclosed inline table" => "these braces are not closed; write `}`",
        "unclosed table" => "this heading is not closed; write `]`",
        "unclosed array table" => "this heading is not closed; write `]]`",
        "unexpected `=` in array" => {
            "a list has no names; put `{` and `}` around these, or close the list before with `]`"
        }
        _ => return format!("this is not TOML: {message}"),
    };
    plain.to_owned()
}
