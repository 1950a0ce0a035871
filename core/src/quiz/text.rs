//! Text that strangers wrote: what is stripped, and how long it may be.

/// The most characters each kind of text may have.
pub mod limit {
    /// The title of a quiz, its author, an outcome's line.
    pub const TITLE: usize = 120;
    /// The name of a section, scenario, trait, style or outcome.
    pub const NAME: usize = 60;
    /// A stem.
    pub const STEM: usize = 2_000;
    /// A response; also the short texts about traits, styles and what to try next.
    pub const RESPONSE: usize = 400;
    /// A rationale; also the cover's words and what is said about an outcome.
    pub const RATIONALE: usize = 1_000;
    /// The name that a player gives in a link.
    pub const PLAYER: usize = 24;
    /// The name of a licence or the tag of a language.
    pub const TAG: usize = 40;
    /// A link.
    pub const LINK: usize = 500;
}

/// The text without characters that could disturb the page around it: controls (but line breaks)
/// and those that override the direction of writing; without white space at its ends.
pub fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| if c == '\t' { ' ' } else { c })
        .filter(|&c| c == '\n' || !(c.is_control() || overrides_direction(c)))
        .collect();
    kept.trim().to_owned()
}

/// Embeddings, overrides and isolates of Unicode's bidirectional algorithm (UAX #9, table 4).
fn overrides_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a spreadsheet would take the text for a formula. Tables that are opened with one put an
/// apostrophe in front of such a text.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// The paragraphs of a text, which blank lines part. Line breaks inside them are spaces.
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
        assert_eq!(clean("naïve 👩‍🚀 مرحبا"), "naïve 👩‍🚀 مرحبا");
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        let found: Vec<_> = paragraphs("one\n line\n \n\n\ntwo\n\n").collect();
        assert_eq!(found, ["one line", "two"]);
    }
}
