//! The name under which somebody plays.

use core::fmt;
use quiz::text::{is_visible, limit, strip, up_to};

/// A name of 1 to 24 characters, without any that could disturb the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// Makes a name of what somebody types. Characters that could disturb the page are removed, and
    /// the end is cut off if it is too long. `None` if nothing of the name can be seen.
    pub fn typed(text: &str) -> Option<Name> {
        Name::new(up_to(&strip(text), limit::PLAYER)).filter(Name::is_visible)
    }

    /// Whether any character of the name can be seen. Older links may have names in which none can.
    pub fn is_visible(&self) -> bool {
        is_visible(&self.0)
    }

    /// Makes a name of what a link or storage holds. Characters that could disturb the page are
    /// removed. `None` if nothing is left, or too much.
    pub fn new(text: &str) -> Option<Name> {
        let name = strip(text).replace('\n', " ");
        (1..=limit::PLAYER).contains(&name.chars().count()).then_some(Name(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_short_and_clean() {
        let name = |text: &str| Name::new(text).map(|it| it.to_string());
        assert_eq!(name(" Ana\u{202E}\n María "), Some("Ana  María".to_owned()));
        assert_eq!(name(&"ü".repeat(24)), Some("ü".repeat(24)));
        for wrong in ["", " \n", "\u{202E}", &"x".repeat(25)] {
            assert_eq!(name(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_name_that_is_typed_can_be_seen_and_is_cut_to_what_fits() {
        let name = |text: &str| Name::typed(text).map(|it| it.to_string());
        assert_eq!(name(" Ana\u{202E}\n María "), Some("Ana  María".to_owned()));
        assert_eq!(name(&"x".repeat(25)), Some("x".repeat(24)));
        assert_eq!(name(&format!("{}e\u{301}", "x".repeat(23))), Some("x".repeat(23)));
        for wrong in ["", "\u{3164}", "\u{2800} \u{200B}", "\u{E0041}"] {
            assert_eq!(name(wrong), None, "{wrong:?}");
        }
    }
}
