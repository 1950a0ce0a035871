//! Undoes what chats, mail programs and people do to links.

/// The link in a text, from its kind to its last letter or digit, without anything that was added.
/// An intact link stays as it is; a text without a link gives an empty text.
///
/// Removed are: everything before the link (an address, `<`, quotes) and after it (punctuation,
/// what trackers append), and white space and invisible characters within it. Percent-encoding is
/// decoded once, `%23` for `#` included.
pub fn repair(text: &str) -> String {
    tidy(&percent_decoded(text))
}

/// Does what [`repair`] does, without decoding percent-encoding.
pub(super) fn tidy(text: &str) -> String {
    let text: String = text.chars().filter(|it| !is_gap(*it)).collect();
    let link = text.get(start(&text)..).unwrap_or_default();
    if !starts_like_a_link(link) {
        return String::new();
    }
    let link = link.split(is_outside).next().unwrap_or_default();
    link.trim_end_matches(|it: char| !it.is_ascii_alphanumeric()).to_owned()
}

/// The text up to the first white space within its link. The text after that may be the rest of a
/// broken link, or words that follow the link. Percent-encoding must be decoded before: browsers
/// write `%20` for a space.
pub(super) fn up_to_gap(text: &str) -> &str {
    let text = text.trim_start();
    let start = start(text);
    let gap = text.get(start..).and_then(|it| it.find(char::is_whitespace));
    gap.and_then(|it| text.get(..start + it)).unwrap_or(text)
}

/// The position at which the link in a text begins: after the first `#` that is followed by the
/// beginning of a link, otherwise at the first character that a link may have.
fn start(text: &str) -> usize {
    // A text may have as many `#` as characters, so only the characters right after each are read.
    let mut after_each = text.match_indices('#').map(|(at, _)| at + 1);
    let link = after_each.find(|&at| text.get(at..).is_some_and(starts_like_a_link));
    link.unwrap_or(text.len() - text.trim_start_matches(is_outside).len())
}

/// Whether a text starts with a letter, digits and a dot.
fn starts_like_a_link(text: &str) -> bool {
    let rest = text.strip_prefix(|it: char| it.is_ascii_alphabetic()).unwrap_or_default();
    let after = rest.trim_start_matches(|it: char| it.is_ascii_digit());
    after.len() < rest.len() && after.starts_with('.')
}

/// Whether a character is white space or invisible: a soft hyphen, a zero-width space, a joiner, a
/// byte order mark.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn is_outside(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Replaces each `%` with two hexadecimal digits by the byte that they stand for.
pub(super) fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|&it| char::from(it).to_digit(16));
        let decoded = match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(16 * high + low).ok(),
            _ => None,
        };
        bytes.push(decoded.unwrap_or(*first));
        rest = after.get(if decoded.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
