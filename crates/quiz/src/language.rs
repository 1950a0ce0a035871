//! Language tags (BCP 47): the default tag, and the direction in which a language is written.

/// The tag of a quiz that names no language.
pub const USUAL: &str = "en";

/// The direction in which a language is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Rightwards,
    /// From right to left.
    Leftwards,
}

impl Direction {
    /// The value of the attribute `dir` in HTML.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Rightwards => "ltr",
            Direction::Leftwards => "rtl",
        }
    }
}

/// The scripts that run from right to left, then the languages that are usually written in one of
/// them.
const LEFTWARDS: &str = "adlm arab aran hebr mand nkoo rohg samr syrc thaa yezi \
    aii ar arc arz ary azb bal ckb dv fa fas glk he iw ji ks lrc mzn nqo pnb prs ps rhg sd sdh skr syr ug ur yi";

/// The direction of a language by its BCP 47 tag. A script in the tag decides before the usual
/// script of the language. `None` if the tag names neither a script nor a language.
pub fn direction(tag: &str) -> Option<Direction> {
    let mut parts = tag.split('-').take_while(|it| it.len() > 1);
    let language = parts.next()?;
    // A subtag of four characters that begins with a digit is a variant, not a script.
    let is_script = |it: &&str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_alphabetic());
    let is_language =
        !["und", "mul", "mis", "zxx"].iter().any(|it| language.eq_ignore_ascii_case(it));
    let script = parts.find(is_script).or(is_language.then_some(language))?;
    let is_leftwards = LEFTWARDS.split(' ').any(|it| it.eq_ignore_ascii_case(script));
    Some(if is_leftwards { Direction::Leftwards } else { Direction::Rightwards })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_is_named_goes_before_what_is_usual() {
        for tag in [
            "ar",
            "AR",
            "ar-EG",
            "he",
            "he-IL",
            "fa",
            "fa-AF",
            "ur-PK",
            "yi",
            "ps",
            "sd",
            "ug",
            "dv",
            "ckb",
            "az-Arab",
            "pa-arab-PK",
            "zh-cmn-Hebr",
            "und-Thaa",
            "syr-Syrc",
            "man-Nkoo",
            "ff-Adlm-GN",
        ] {
            assert_eq!(direction(tag), Some(Direction::Leftwards), "{tag}");
        }
        for tag in [
            "en",
            "de-CH-1901",
            "pt-BR",
            "zh-Hant",
            "tr",
            "az",
            "pa",
            "ku",
            "ar-Latn",
            "fa-Cyrl-TJ",
            "yi-latn",
            "sr-Latn-RS",
            "en-x-arab",
            "de-a-arab",
        ] {
            assert_eq!(direction(tag), Some(Direction::Rightwards), "{tag}");
        }
        for tag in ["", "und", "mul", "ZXX", "x-arab", "i-default", "a"] {
            assert_eq!(direction(tag), None, "{tag}");
        }
    }

    #[test]
    fn directions_are_values_of_the_html_attribute() {
        assert_eq!(Direction::Leftwards.as_str(), "rtl");
        assert_eq!(Direction::Rightwards.as_str(), "ltr");
    }
}
