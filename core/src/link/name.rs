//! The name that somebody plays under.

use crate::quiz::text::{clean, limit};
use core::fmt;

/// A name of 1 to 24 characters, none of which can disturb the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The name that somebody typed, without what could disturb; `None` if nothing is left, or
    /// too much.
    pub fn new(text: &str) -> Option<Name> {
        let name = clean(text).replace('\n', " ");
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
}
