//! Parses TOML into tables.

use super::Parsed;
use super::Syntax::Toml;
use super::reading_problem::ReadingProblem;
use toml::de::DeTable;

/// The tables of a TOML file, as far as the parser understands it.
pub(super) fn parse(source: &str) -> Parsed<'_> {
    let (table, broken) = DeTable::parse_recoverable(source);
    let located = |it: toml::de::Error| (it.span().unwrap_or(0..0), problem(it.message()));
    (table, broken.into_iter().map(located).collect())
}

/// The problem that the TOML parser's message is about.
fn problem(message: &str) -> ReadingProblem {
    let what = message.split_once(", expected ").map_or(message, |(what, _)| what);
    match what {
        "cannot recurse further; max recursion depth met" | "recursion limit" => {
            ReadingProblem::TooDeep
        }
        "duplicate key" => ReadingProblem::RepeatedName,
        "invalid key-value pair"
        | "key with no value"
        | "missing assignment between key-value pairs" => ReadingProblem::UnclearLine,
        "invalid basic string" | "invalid literal string" => ReadingProblem::OpenText,
        "invalid boolean" | "invalid float" | "string values must be quoted" => {
            ReadingProblem::NoValue(Toml)
        }
        "missing comma between array elements" => ReadingProblem::NoCommaInList,
        "missing comma between key-value pairs" => ReadingProblem::NoCommaInBraces,
        "missing escaped value" => ReadingProblem::InvalidEscape,
        "unclosed array" => ReadingProblem::OpenList,
        "unclosed inline table" => ReadingProblem::OpenBraces,
        "unclosed table" => ReadingProblem::OpenHeading,
        "unclosed array table" => ReadingProblem::OpenDoubleHeading,
        "unexpected `=` in array" => ReadingProblem::NameInList,
        _ => ReadingProblem::NotToml(message.to_owned()),
    }
}
