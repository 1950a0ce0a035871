//! Texts in a GIFT file: escapes, the four formats of text, and the conversion between HTML and plain text.

use crate::convert::common::count;
use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::CharIndices;

/// The signs that a backslash escapes. A backslash and `n` mean a line break.
const ESCAPED: &str = ":#={}~\\";

/// The format of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// HTML in which line breaks count. Texts without a named format have this one.
    Moodle,
    Html,
    Markdown,
    Plain,
}

/// The formats, each with its name in files.
const FORMATS: [(&str, Format); 4] = [
    ("moodle", Format::Moodle),
    ("html", Format::Html),
    ("markdown", Format::Markdown),
    ("plain", Format::Plain),
];

/// A text as plain text, and what was lost from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    /// The names of tags that were left out.
    pub(super) tags: BTreeSet<String>,
    /// Whether the text may contain marks of Markdown, which stay as they are written.
    pub(super) marks: bool,
}

/// The format that a text names at its start, and the rest of the text.
pub(super) fn format_of(text: &str) -> Option<(Format, &str)> {
    let (name, rest) = text.trim_start().strip_prefix('[')?.split_once(']')?;
    let found = FORMATS.iter().find(|(known, _)| known.eq_ignore_ascii_case(name))?;
    Some((found.1, rest))
}

/// Converts a text to plain text. `usual` is its format if it names none.
pub(super) fn shown(text: &str, usual: Format) -> Shown {
    count(text.len());
    let (format, text) = format_of(text).unwrap_or((usual, text));
    match format {
        Format::Plain => Shown { text: unescaped(text, '\n'), ..Shown::default() },
        Format::Markdown => {
            let marks = text.contains(['*', '`', '#', '[']);
            Shown { text: unescaped(text, '\n'), marks, ..Shown::default() }
        }
        Format::Moodle => html(&unescaped(text, '\n')),
        Format::Html => html(&unescaped(text, ' ')),
    }
}

/// The text without escapes. A line break in the file becomes a space, and an escaped one (`\n`) becomes `line_break`.
fn unescaped(text: &str, line_break: char) -> String {
    let mut meant = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_whitespace() {
            let (run, after) = rest.split_at(rest.len() - rest.trim_start().len());
            meant.push_str(if run.contains('\n') { " " } else { run });
            rest = after;
            continue;
        }
        rest = &rest[c.len_utf8()..];
        match (c, rest.chars().next()) {
            ('\\', Some('n')) => {
                meant.push(line_break);
                rest = &rest[1..];
            }
            ('\\', Some(next)) if ESCAPED.contains(next) => {
                meant.push(next);
                rest = &rest[1..];
            }
            _ => meant.push(c),
        }
    }
    meant
}

/// The characters of a text that are not escaped, each with its offset. An escape as a whole is left out.
pub(super) fn unescaped_chars(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut chars = text.char_indices().peekable();
    core::iter::from_fn(move || next_unescaped(&mut chars))
}

/// The next character that is not escaped, with its offset.
fn next_unescaped(chars: &mut Peekable<CharIndices<'_>>) -> Option<(usize, char)> {
    loop {
        let (at, c) = chars.next()?;
        count(1);
        let escapes = |&(_, next): &(usize, char)| next == 'n' || ESCAPED.contains(next);
        if c != '\\' || chars.next_if(escapes).is_none() {
            return Some((at, c));
        }
    }
}

/// The offset of the first `wanted` character that is not escaped.
pub(super) fn find(text: &str, wanted: char) -> Option<usize> {
    unescaped_chars(text).find(|it| it.1 == wanted).map(|it| it.0)
}

/// The offsets at which `count` of an ASCII character stand together, none of them escaped. In a longer row, every
/// offset that fits is one.
pub(super) fn rows(text: &str, wanted: char, count: usize) -> impl Iterator<Item = usize> {
    let mut row = 0;
    let mut end = 0;
    unescaped_chars(text).filter_map(move |(at, c)| {
        row = match (c == wanted, at == end) {
            (false, _) => 0,
            (true, true) => row + 1,
            (true, false) => 1,
        };
        end = at + 1;
        (row >= count).then(|| end - count)
    })
}

/// Escapes a text, so that reading it gives the same text: in one line, with a backslash before each sign with a
/// meaning.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => written.push_str("\\n"),
            c if ESCAPED.contains(c) => written.extend(['\\', c]),
            c => written.push(c),
        }
    }
    written
}

/// Converts plain text to HTML.
pub(super) fn as_html(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('\n', "<br>")
}

/// Converts HTML to plain text. Paragraphs and line breaks stay, bold and italics are left out without notice, and the
/// names of all other tags are reported.
fn html(source: &str) -> Shown {
    let mut shown = Shown::default();
    let mut rest = source;
    // If no `>` is left, no further `<` starts a tag. Without this flag, each `<` would search the rest of the text
    // again.
    let mut may_close = true;
    while let Some(at) = rest.find(['<', '&']) {
        shown.text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix('&') {
            rest = entity(after, &mut shown.text);
            continue;
        }
        let inside = rest.get(1..).unwrap_or_default();
        let is_tag = inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!".contains(c));
        let end = if is_tag && may_close { inside.find('>') } else { None };
        may_close &= !is_tag || end.is_some();
        if let Some(end) = end {
            tag(&inside[..end], &mut shown);
            rest = &inside[end + 1..];
        } else {
            shown.text.push('<');
            rest = inside;
        }
    }
    shown.text.push_str(rest);
    shown
}

/// Converts a tag. `inside` is the text between `<` and `>`.
fn tag(inside: &str, shown: &mut Shown) {
    let name = inside.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = name[..end].to_ascii_lowercase();
    match name.as_str() {
        "p" | "div" => paragraph(&mut shown.text),
        "br" => shown.text.push('\n'),
        // Comments of HTML have no name.
        "" | "b" | "i" | "strong" | "em" => {}
        _ => {
            // The name is only for the report, so its beginning is enough.
            shown.tags.insert(name.chars().take(20).collect());
        }
    }
}

/// Ends a paragraph with a blank line, unless the text is empty or has one at its end.
fn paragraph(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
    while !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Adds the character for which an entity stands, or else the `&` itself. `after` is the text behind the `&`. Returns
/// the text that is left.
fn entity<'a>(after: &'a str, text: &mut String) -> &'a str {
    /// The most characters of an entity between `&` and `;`: the longest name in `meaning`, or the longest number of a
    /// character.
    const MAX_NAME_BYTES: usize = 8;
    let end = after.bytes().take(MAX_NAME_BYTES + 1).position(|it| it == b';');
    let found = end.and_then(|end| Some((meaning(after.get(..end)?)?, after.get(end + 1..)?)));
    let (c, rest) = found.unwrap_or(('&', after));
    text.push(c);
    rest
}

/// The character with the name or the number of an entity. `None` if it is not known.
fn meaning(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "bdquo" => '„',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "rarr" => '→',
        "times" => '×',
        "euro" => '€',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backslash_takes_the_meaning_away() {
        assert_eq!(unescaped(r"a\:b\#\=\{\}\~\\n \n.\x", '\n'), "a:b#={}~\\n \n.\\x");
        assert_eq!(unescaped("one  two\n   three", '\n'), "one  two three");
        assert_eq!(find(r"a\{b\\{", '{'), Some(6));
        assert_eq!(rows(r"#\####\#####x#####", '#', 4).collect::<Vec<_>>(), [8, 13, 14]);
        let text = "a\n:#={}~\\n b";
        assert_eq!(unescaped(&escaped(text), '\n'), text);
    }

    #[test]
    fn html_becomes_text() {
        for (html, text, tags) in [
            ("<p>One <b>two</b>.</p> <p>Three<br/>four.</p>", "One two.\n\nThree\nfour.\n\n", ""),
            ("a < b &amp;&lt; c &#228;&#xE4;&nope; &", "a < b &< c ää&nope; &", ""),
            ("<a href='x'>here</a><IMG src=x>", "here", "a img"),
            ("x<y", "x<y", ""),
            ("<!-- hidden -->seen", "seen", ""),
            ("<a<b<c", "<a<b<c", ""),
        ] {
            let shown = super::html(html);
            assert_eq!(shown.text, text);
            assert_eq!(shown.tags.into_iter().collect::<Vec<_>>().join(" "), tags, "{html}");
        }
        let text = "A -> <b> & c\nd";
        assert_eq!(shown(&as_html(text), Format::Html).text, text);
    }

    #[test]
    fn a_text_may_name_its_format() {
        assert_eq!(format_of("[html]x"), Some((Format::Html, "x")));
        assert_eq!(format_of("[1] x"), None);
        assert_eq!(shown("[plain]<b> &amp;", Format::Html).text, "<b> &amp;");
        assert!(shown("**x**", Format::Markdown).marks);
    }
}
