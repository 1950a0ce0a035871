//! The ways in which a file can be wrong before its draft is checked, and the sentence about each.

use super::{MAX_BYTES, Syntax};
use core::fmt;

/// A reason why a file, or a value in it, cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadingProblem {
    /// The file has this number of bytes, which is too many.
    TooBig(usize),
    /// The file has too many values.
    TooManyValues,
    /// Tables and lists are nested too deeply.
    TooDeep,

    /// A name stands twice in a table.
    RepeatedName,
    /// A value is neither text nor anything else that the syntax knows.
    NoValue(Syntax),
    /// A text has no closing quote.
    OpenText,
    /// After a backslash stands a letter that means nothing there.
    InvalidEscape,
    /// A list has no closing bracket.
    OpenList,
    /// Braces are not closed.
    OpenBraces,
    /// In a list, a comma or the closing bracket is missing.
    NoCommaInList,
    /// Between braces, a comma or the closing brace is missing.
    NoCommaInBraces,

    /// A line of TOML is no name with a value.
    UnclearLine,
    /// The heading of a table in TOML has no closing bracket.
    OpenHeading,
    /// The heading of an entry in TOML has no closing brackets.
    OpenDoubleHeading,
    /// A list in TOML has a name with a value.
    NameInList,
    /// The parser of TOML found something that has no sentence of its own here. These are its words.
    NotToml(String),

    /// A file in JSON is no object.
    NoObject,
    /// A list in JSON contains `null`.
    NullInList,
    /// A text in JSON has a line break.
    OpenLine,
    /// After `\u` in JSON, fewer than four digits follow.
    ShortCodePoint,
    /// After `\u` in JSON, the digits are no character.
    NoCodePoint,
    /// After the object of a file in JSON, something follows.
    AfterTheEnd,
    /// After the last value, JSON has a comma.
    CommaAtTheEnd,
    /// JSON has a comment.
    Comment,
    /// After a name in JSON, there is no colon.
    NoColon,
    /// Between braces in JSON, something else than a name in quotes stands before a value.
    NoName,
    /// A number in JSON is written in a wrong way.
    InvalidNumber,

    /// A value has another type than its field.
    Mistyped {
        /// The type of the value.
        found: Found,
        /// The type of the field.
        wanted: Wanted,
        /// The syntax of the file, whose words the sentence uses.
        syntax: Syntax,
    },
    /// A table has a field that is none of its fields.
    UnknownField {
        /// The name of the field.
        name: String,
        /// The names of the fields that the table may have.
        known: &'static [&'static str],
    },
}

/// The type of a value in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Text,
    Number,
    /// A whole number that no field can hold.
    LargeNumber,
    /// A number with a point or an exponent.
    Fraction,
    Flag,
    Date,
    List,
    Table,
}

/// The type that a field needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Text,
    Number,
    Flag,
    List,
    Table,
}

impl fmt::Display for ReadingProblem {
    /// Writes the problem and its remedy: one or two sentences without a final dot.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReadingProblem::TooBig(bytes) => {
                return write!(
                    f,
                    "the file has {bytes} bytes; at most {MAX_BYTES} are read, so split the quiz"
                );
            }
            ReadingProblem::TooManyValues => {
                "this file holds more than a million values; split the quiz"
            }
            ReadingProblem::TooDeep => {
                "this is nested too deeply; a quiz needs no more than a few levels"
            }

            ReadingProblem::RepeatedName => {
                "this name is already used above; keep one of the two"
            }
            ReadingProblem::NoValue(Syntax::Toml) => "this is no value; put text in quotes",
            ReadingProblem::NoValue(Syntax::Json) => "this is no value; put text in double quotes",
            ReadingProblem::OpenText => {
                "this text has no end; close it with the quote that it starts with"
            }
            ReadingProblem::InvalidEscape => {
                "after `\\` only a few letters may follow; write `\\\\` for a backslash itself"
            }
            ReadingProblem::OpenList => "this list is not closed; write `]`",
            ReadingProblem::OpenBraces => "these braces are not closed; write `}`",
            ReadingProblem::NoCommaInList => {
                "a comma is missing before this, or the list is not closed; write `,` or `]`"
            }
            ReadingProblem::NoCommaInBraces => {
                "a comma is missing before this, or the braces are not closed; write `,` or `}`"
            }

            ReadingProblem::UnclearLine => {
                "a line is a name, `=` and a value, such as title = \"A party\"; write this line so"
            }
            ReadingProblem::OpenHeading => "this heading is not closed; write `]`",
            ReadingProblem::OpenDoubleHeading => "this heading is not closed; write `]]`",
            ReadingProblem::NameInList => {
                "a list has no names; put `{` and `}` around these, or close the list before with `]`"
            }
            ReadingProblem::NotToml(message) => return write!(f, "this is not TOML: {message}"),

            ReadingProblem::NoObject => {
                "a quiz in JSON is one object; it starts with `{` and ends with `}`"
            }
            ReadingProblem::NullInList => "a list cannot hold `null`; remove it",
            ReadingProblem::OpenLine => {
                "this text has no end in its line; close it with `\"`, and write `\\n` for a line break"
            }
            ReadingProblem::ShortCodePoint => {
                "after `\\u` four digits of a character must follow; write the character itself"
            }
            ReadingProblem::NoCodePoint => {
                "after `\\u` this text has no character that there is; write it itself"
            }
            ReadingProblem::AfterTheEnd => "the quiz has ended before this; remove what follows",
            ReadingProblem::CommaAtTheEnd => {
                "after the last value there is no comma; remove the one before this"
            }
            ReadingProblem::Comment => "JSON has no comments; remove this",
            ReadingProblem::NoColon => "after a name, `:` must follow",
            ReadingProblem::NoName => "a name must stand here; put it in double quotes",
            ReadingProblem::InvalidNumber => "this is no number; write one such as 3 or -10",

            ReadingProblem::Mistyped { found, wanted, syntax } => {
                let (found, wanted) = (found.words(*syntax), wanted.words(*syntax));
                return write!(f, "this is {found}; write {wanted}");
            }
            ReadingProblem::UnknownField { name, known } => {
                let names: Vec<_> = known.iter().map(|it| format!("`{it}`")).collect();
                let known = names.join(if names.len() == 2 { " or " } else { ", " });
                return write!(f, "`{name}` is not known here; remove it, or write {known}");
            }
        })
    }
}

impl Found {
    fn words(self, syntax: Syntax) -> &'static str {
        match self {
            Found::Text => "text",
            Found::Number => "a whole number",
            Found::LargeNumber => "too large a number",
            Found::Fraction => "a number with a point",
            Found::Flag => "true or false",
            Found::Date => "a date or a time",
            Found::List => "a list",
            Found::Table => table(syntax),
        }
    }
}

impl Wanted {
    fn words(self, syntax: Syntax) -> &'static str {
        match self {
            Wanted::Text => "text in quotes",
            Wanted::Number => "a whole number",
            Wanted::Flag => "true or false",
            Wanted::List => "a list in brackets",
            Wanted::Table => table(syntax),
        }
    }
}

/// The word for names and values in braces.
fn table(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Toml => "a table",
        Syntax::Json => "an object in braces",
    }
}
