//! TOML, as people write it by hand.

use super::{Loss, Reading};
use quiz::draft::Draft;
use quiz::fields::{Fields, Value};
use quiz::file::{LARGEST, Source};
use toml_parser::lexer::TokenKind;
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// What is in a TOML file. Its comments are no part of a draft.
pub fn read(text: &str) -> Reading {
    let losses = comments(text).into_iter().collect();
    Reading { losses, ..Reading::of(&Source::toml(text)) }
}

/// The draft in a file, if it can hold all that the file says: what is wrong then is wrong with the
/// quiz, which is not looked at.
pub fn draft(text: &str) -> Option<Draft> {
    Source::toml(text).draft()
}

/// Whether a draft can hold all that a file says.
pub fn is_whole(text: &str) -> bool {
    draft(text).is_some()
}

/// The comments of a file, if it has any.
fn comments(text: &str) -> Option<Loss> {
    if text.len() > LARGEST {
        return None;
    }
    let tokens = toml_parser::Source::new(text).lex();
    let mut comments = tokens.filter(|it| it.kind() == TokenKind::Comment);
    let first = comments.next()?.span().start();
    let line = text.bytes().take(first).filter(|&it| it == b'\n').count() + 1;
    let what = match comments.count() {
        0 => "this comment is not kept".to_owned(),
        more => format!("this comment and {more} more are not kept"),
    };
    Some(Loss { of: format!("line {line}"), what })
}

/// The lists whose entries are short enough for a line each.
const INLINE: [&str; 2] = ["groups", "when"];

/// The longest line that a list may make, in characters; longer ones have a line for each entry.
const WIDTH: usize = 100;

/// The draft as a TOML file.
pub fn write(draft: &Draft) -> String {
    let mut lines = Vec::new();
    table(&mut lines, "", draft.value().fields());
    lines.iter().flat_map(|it| [it.as_str(), "\n"]).collect()
}

/// The fields of a table, those with headings of their own last: what follows a heading belongs
/// to it. Drafts are three tables deep.
fn table(lines: &mut Vec<String>, path: &str, fields: &[(&str, Value)]) {
    let mut headed = Vec::new();
    for (name, value) in fields {
        match value {
            Value::List(entries)
                if !INLINE.contains(name) && matches!(entries.first(), Some(Value::Table(_))) =>
            {
                headed.push((name, entries));
            }
            _ => field(lines, name, value),
        }
    }
    for (name, entries) in headed {
        let path = if path.is_empty() { (*name).to_owned() } else { format!("{path}.{name}") };
        for entry in entries {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(format!("[[{path}]]"));
            table(lines, &path, entry.fields());
        }
    }
}

/// A name and its value, on a line or more. Names need no quotes: they are those of drafts.
fn field(lines: &mut Vec<String>, name: &str, value: &Value) {
    let written = match value {
        Value::Text(it) => TomlStringBuilder::new(it).as_default().to_toml_value(),
        _ => inline(value),
    };
    let line = format!("{name} = {written}");
    match value {
        Value::List(entries) if line.chars().count() > WIDTH => {
            lines.push(format!("{name} = ["));
            lines.extend(entries.iter().map(|it| format!("  {},", inline(it))));
            lines.push("]".to_owned());
        }
        _ => lines.push(line),
    }
}

/// A value on a line.
fn inline(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Number(it) => it.to_string(),
        Value::Flag(it) => it.to_string(),
        Value::Text(it) => {
            let text = TomlStringBuilder::new(it);
            let text = text.as_basic_pretty().or(text.as_literal()).unwrap_or(text.as_basic());
            text.to_toml_value()
        }
        Value::List(entries) => {
            let entries: Vec<_> = entries.iter().map(inline).collect();
            format!("[{}]", entries.join(", "))
        }
        Value::Table(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Table(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(name, it)| format!("{name} = {}", inline(it))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}
