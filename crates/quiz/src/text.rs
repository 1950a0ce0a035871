//! Text that strangers wrote: which characters are removed from it, and how long it may be.

use unicode_segmentation::UnicodeSegmentation as _;

/// The greatest lengths of each kind of text, in characters (Unicode scalar values).
pub mod limit {
    /// The title and the author of a quiz, the line of an outcome.
    pub const TITLE: usize = 120;
    /// The name of a section, scenario, trait, style or outcome.
    pub const NAME: usize = 60;
    /// The stem of a scenario.
    pub const STEM: usize = 2_000;
    /// A response; the text of a credit; the explanation of a trait or a style; the next step of an
    /// outcome.
    pub const RESPONSE: usize = 400;
    /// A rationale; the introduction of a quiz; the explanation of an outcome.
    pub const RATIONALE: usize = 1_000;
    /// The name that a player gives in a link.
    pub const PLAYER: usize = 24;
    /// The licence or the language tag of a quiz.
    pub const TAG: usize = 40;
    /// The link of a credit.
    pub const LINK: usize = 500;
}

/// The text without characters that could disturb the page around it, and without white space at
/// its ends. Removed are control characters, except line breaks, and characters that override the
/// direction of writing. A text in which nothing can be seen becomes empty.
pub fn clean(text: &str) -> String {
    let text = strip(text);
    if is_visible(&text) { text } else { String::new() }
}

/// Whether any character of a text can be seen.
pub fn is_visible(text: &str) -> bool {
    !text.chars().all(|it| it.is_whitespace() || it.is_control() || is_ignorable(it))
}

/// Whether a character shows nothing although it is no white space: Unicode lets programs ignore it
/// (property `Default_Ignorable_Code_Point`), or it is an annotation or the blank of Braille.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The beginning of a text, of at most `most` characters. A grapheme cluster, which people take for
/// one character, such as a letter with its accents or a family of emoji, stays whole or is left
/// out.
pub fn up_to(text: &str, most: usize) -> &str {
    let mut length = 0;
    let fits = |it: &(usize, &str)| {
        length += it.1.chars().count();
        length <= most
    };
    let last = text.grapheme_indices(true).take_while(fits).last();
    last.and_then(|(at, it)| text.get(..at + it.len())).unwrap_or_default()
}

/// The host of an address in ASCII, as the network uses it: other labels are in Punycode (RFC
/// 3492). Letters of different scripts may look alike, and this tells them apart.
pub(crate) fn ascii_host(host: &str) -> String {
    let label = |it: &str| {
        if it.is_ascii() { it.to_owned() } else { format!("xn--{}", punycode(&it.to_lowercase())) }
    };
    host.split('.').map(label).collect::<Vec<_>>().join(".")
}

fn punycode(label: &str) -> String {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    let mut code: String = label.chars().filter(char::is_ascii).collect();
    let basic = letters.iter().filter(|&&it| it < 128).count() as u64;
    if basic > 0 {
        code.push('-');
    }
    let (mut done, mut delta, mut bias, mut next) = (basic, 0, 72, 128_u32);
    while let Some(&least) = letters.iter().filter(|&&it| it >= next).min() {
        delta += u64::from(least - next) * (done + 1);
        next = least;
        for &letter in &letters {
            delta += u64::from(letter < next);
            if letter == next {
                write_number(&mut code, delta, bias);
                bias = adapted(delta, done == basic, done + 1);
                delta = 0;
                done += 1;
            }
        }
        delta += 1;
        next += 1;
    }
    code
}

/// Writes a generalised variable-length integer (RFC 3492, 6.3).
fn write_number(code: &mut String, mut number: u64, bias: u64) {
    let digit = |it: u64| {
        let letter = u8::try_from(it).unwrap_or_default();
        char::from(if letter < 26 { b'a' + letter } else { b'0' + letter - 26 })
    };
    for place in (36_u64..).step_by(36) {
        let threshold = place.saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            break;
        }
        let (more, rest) =
            ((number - threshold) / (36 - threshold), (number - threshold) % (36 - threshold));
        code.push(digit(threshold + rest));
        number = more;
    }
    code.push(digit(number));
}

/// The bias for the next integer (RFC 3492, 6.1).
fn adapted(delta: u64, is_first: bool, count: u64) -> u64 {
    let mut delta = delta / if is_first { 700 } else { 2 };
    delta += delta / count;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

/// The text without the characters that [`clean`] removes. It may be one in which nothing can be
/// seen.
pub fn strip(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| match c {
            '\t' => ' ',
            // Slides and word processors separate lines with these characters: line tabulation,
            // form feed, next line, line separator, paragraph separator.
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            _ => c,
        })
        .filter(|&c| c == '\n' || !(c.is_control() || overrides_direction(c)))
        .collect();
    kept.trim().to_owned()
}

/// Whether a character is an embedding, an override or an isolate of Unicode's bidirectional
/// algorithm (UAX #9, table 4), or ends one.
fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The paragraphs of a text, which blank lines separate. Line breaks within a paragraph become
/// spaces.
pub fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut lines = text.lines().map(str::trim).peekable();
    core::iter::from_fn(move || {
        while lines.next_if(|line| line.is_empty()).is_some() {}
        let paragraph: Vec<_> =
            core::iter::from_fn(|| lines.next_if(|line| !line.is_empty())).collect();
        (!paragraph.is_empty()).then(|| paragraph.join(" "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaning_strips_what_could_disturb() {
        assert_eq!(clean(" a\u{0}b\u{202E}c\td\r\ne\u{2067} "), "abc d\ne");
        assert_eq!(clean("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}f\u{2028}"), "a\nb\nc\nd\ne\nf");
        assert_eq!(clean("naïve 👩‍🚀 مرحبا"), "naïve 👩‍🚀 مرحبا");
    }

    /// The texts have zero-width characters, Hangul fillers, tags, and the blank of Braille.
    #[test]
    fn a_text_in_which_nothing_can_be_seen_is_empty() {
        for blank in [
            "\u{200B}\u{200D}\u{FEFF}",
            "\u{2800}",
            "\u{3164}\u{115F}\u{1160}\u{FFA0}",
            "\u{E0041}\u{E007F}",
            " \u{AD}\n\u{FE0F} \u{2060}",
        ] {
            assert_eq!(clean(blank), "", "{blank:?}");
            assert_eq!(
                clean(&format!("{blank}x{blank}")).trim(),
                strip(&format!("{blank}x{blank}"))
            );
        }
        for seen in ["·", "–", "👩‍🚀", "\u{E9}", "ไทย", "\u{2801}"] {
            assert_eq!(clean(seen), seen);
        }
    }

    #[test]
    fn a_text_is_cut_between_what_people_take_for_characters() {
        for (text, most, cut) in [
            ("Ana", 24, "Ana"),
            ("Ana", 2, "An"),
            ("e\u{301}e\u{301}", 3, "e\u{301}"),
            ("ab👩‍👩‍👧‍👦", 8, "ab"),
            ("ab👩‍👩‍👧‍👦", 9, "ab👩‍👩‍👧‍👦"),
            ("🇩🇪🇫🇷", 3, "🇩🇪"),
            ("x\u{301}\u{301}", 2, ""),
            ("", 0, ""),
        ] {
            assert_eq!(up_to(text, most), cut);
        }
    }

    /// The examples are from RFC 3492, 7.1, and of hosts that look like another.
    #[test]
    fn hosts_are_ascii() {
        for (host, ascii) in [
            ("example.org", "example.org"),
            ("аррӏе.com", "xn--80ak6aa92e.com"),
            ("Bücher.example:8080", "xn--bcher-kva.example:8080"),
            ("www.münchen.de", "www.xn--mnchen-3ya.de"),
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
        ] {
            assert_eq!(ascii_host(host), ascii);
        }
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        let found: Vec<_> = paragraphs("one\n line\n \n\n\ntwo\n\n").collect();
        assert_eq!(found, ["one line", "two"]);
    }
}
