//! Quiz files in TOML, written as people write them by hand.

use super::{Loss, Reading};
use quiz::draft::Draft;
use quiz::fields::{FieldValue, Fields};
use quiz::file::{Lines, MAX_BYTES, Source};
use toml_parser::lexer::TokenKind;
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// Reads a TOML file. A draft cannot hold comments, so a loss reports them.
pub fn read(text: &str) -> Reading {
    let losses = comments(text).into_iter().collect();
    Reading { losses, ..Reading::of(&Source::toml(text)) }
}

/// The draft in a file, if a draft can hold everything in the file. The draft need not be a sound quiz.
pub fn draft(text: &str) -> Option<Draft> {
    Source::toml(text).draft()
}

/// Whether a draft can hold everything in the file.
pub fn is_whole(text: &str) -> bool {
    draft(text).is_some()
}

/// The loss of the comments of a file, if it has any.
fn comments(text: &str) -> Option<Loss> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let tokens = toml_parser::Source::new(text).lex();
    let mut comments = tokens.filter(|it| it.kind() == TokenKind::Comment);
    let first = comments.next()?.span().start();
    let (line, _) = Lines::of(text).find(first);
    let what = match comments.count() {
        0 => "this comment is not kept".to_owned(),
        more => format!("this comment and {more} more are not kept"),
    };
    Some(Loss { of: format!("line {line}"), what })
}

/// The lists of tables that are written in brackets, an entry on a line if they are long, without headings of their
/// own.
const INLINE: [&str; 2] = ["groups", "when"];

/// The most characters of a list on one line. A longer list has a line for each entry.
const WIDTH: usize = 100;

/// Writes a draft as a TOML file.
pub fn write(draft: &Draft) -> String {
    let mut lines = Vec::new();
    table(&mut lines, "", draft.value().fields());
    lines.iter().flat_map(|it| [it.as_str(), "\n"]).collect()
}

/// Writes the fields of a table. Lists with headings of their own come last, since everything behind a heading belongs
/// to it. The recursion is three tables deep, as drafts are.
fn table(lines: &mut Vec<String>, path: &str, fields: &[(&str, FieldValue)]) {
    let mut headed = Vec::new();
    for (name, value) in fields {
        match value {
            FieldValue::List(entries)
                if !INLINE.contains(name)
                    && matches!(entries.first(), Some(FieldValue::Table(_))) =>
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

/// Writes a name and its value, on one or more lines. The names of the fields of drafts need no quotes.
fn field(lines: &mut Vec<String>, name: &str, value: &FieldValue) {
    let written = match value {
        FieldValue::Text(it) => TomlStringBuilder::new(it).as_default().to_toml_value(),
        _ => inline(value),
    };
    let line = format!("{name} = {written}");
    match value {
        FieldValue::List(entries) if line.chars().count() > WIDTH => {
            lines.push(format!("{name} = ["));
            lines.extend(entries.iter().map(|it| format!("  {},", inline(it))));
            lines.push("]".to_owned());
        }
        _ => lines.push(line),
    }
}

/// A value in a single line.
fn inline(value: &FieldValue) -> String {
    match value {
        FieldValue::Nothing => String::new(),
        FieldValue::Number(it) => it.to_string(),
        FieldValue::Flag(it) => it.to_string(),
        FieldValue::Text(it) => {
            let text = TomlStringBuilder::new(it);
            let text = text.as_basic_pretty().or(text.as_literal()).unwrap_or(text.as_basic());
            text.to_toml_value()
        }
        FieldValue::List(entries) => {
            let entries: Vec<_> = entries.iter().map(inline).collect();
            format!("[{}]", entries.join(", "))
        }
        FieldValue::Table(fields) if fields.is_empty() => "{}".to_owned(),
        FieldValue::Table(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(name, it)| format!("{name} = {}", inline(it))).collect();
            format!("{{ {} }}", fields.join(", "))
        }
    }
}
