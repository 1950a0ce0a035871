//! Recognises the format of a file.

use super::csv::separator;

/// A format of quiz files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// TOML: the fields of a draft, for people to write.
    Toml,
    /// JSON: the fields of a draft, for programs to write.
    Json,
    /// GIFT: questions as text, for learning platforms such as Moodle.
    Gift,
    /// CSV: a table of scenarios, with headings in its first row.
    Csv,
}

impl FileKind {
    /// All formats, the usual one first.
    pub const ALL: [FileKind; 4] = [FileKind::Toml, FileKind::Json, FileKind::Gift, FileKind::Csv];

    /// The ending of the names of such files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            FileKind::Toml => "toml",
            FileKind::Json => "json",
            FileKind::Gift => "gift",
            FileKind::Csv => "csv",
        }
    }

    /// Guesses the format of a file, by the ending of its name, or else by its text. `name` is empty for a text that
    /// somebody pasted.
    pub fn guess(name: &str, text: &str) -> FileKind {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is = |it: &str| ending.eq_ignore_ascii_case(it);
        let known = FileKind::ALL.into_iter().find(|it| is(it.ending()));
        // A `.txt` file may have any format. Most often it is GIFT.
        let usual = if is("txt") { FileKind::Gift } else { FileKind::Toml };
        known.or_else(|| look(text)).unwrap_or(usual)
    }
}

/// Guesses the format of a text. `None` if it looks like none of them.
fn look(text: &str) -> Option<FileKind> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let mut lines = text.lines().map(str::trim);
    if is_object(text) {
        Some(FileKind::Json)
    } else if separator(text).is_some() || text.lines().next().is_some_and(is_heading) {
        Some(FileKind::Csv)
    } else if lines.find(|it| !it.is_empty() && !it.starts_with('#')).is_some_and(is_toml) {
        Some(FileKind::Toml)
    } else if is_gift(text) {
        Some(FileKind::Gift)
    } else {
        None
    }
}

/// Whether a text begins like a JSON object.
fn is_object(text: &str) -> bool {
    let inner = text.strip_prefix('{').map(str::trim_start);
    inner.is_some_and(|it| it.starts_with(['"', '}']))
}

/// Whether a line names the columns of a table of questions.
fn is_heading(line: &str) -> bool {
    let is_question = |it: &str| {
        let name = it.trim().trim_matches('"').trim();
        ["stem", "question"].iter().any(|it| name.eq_ignore_ascii_case(it))
    };
    let mut columns = line.split([',', ';', '\t']);
    line.contains([',', ';', '\t']) && columns.any(is_question)
}

/// Whether a line is a heading, or a name and a value, of a TOML file.
fn is_toml(line: &str) -> bool {
    let bare = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.');
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        let name = name.trim_matches(['[', ']']);
        return !name.is_empty() && name.chars().all(bare);
    }
    let Some((name, value)) = line.split_once('=') else { return false };
    let (name, value) = (name.trim_end(), value.trim_start());
    let is_value = value.starts_with(['"', '\'', '[', '-'])
        || value.starts_with(|it: char| it.is_ascii_digit())
        || ["{ ", "{}", "true", "false"].iter().any(|it| value.starts_with(it));
    !name.is_empty() && name.chars().all(bare) && is_value
}

/// Whether a GIFT file could have this text: a line begins with `::`, or a brace with the sign of an answer.
fn is_gift(text: &str) -> bool {
    let titled = text.lines().any(|it| it.trim_start().starts_with("::"));
    let mut answers = text.split('{').skip(1).map(str::trim_start);
    titled || answers.any(|it| it.starts_with(['=', '~', '#', '}', '>', 'T', 'F']))
}
