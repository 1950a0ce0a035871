//! The words of the page of traits and styles.

/// The heading of the list of traits.
pub const TRAITS: &str = "Traits";

/// The hint at the list of traits.
pub const WHAT_TRAITS_ARE: &str = "What the quiz is about: each scenario shows one or more of them, and each has a score of its own. Fewer than three scenarios say little about a trait.";

/// The heading of the list of styles.
pub const STYLES: &str = "Styles";

/// The hint at the list of styles.
pub const WHAT_STYLES_ARE: &str = "Kinds of moves, such as “flattery” or “hiding”. They are not scored but counted, and outcomes may go by that.";

/// The label of the name of a trait or a style.
pub const NAME: &str = "Name";

/// The label of the text about a trait or a style.
pub const ABOUT: &str = "What it means";

/// The two kinds of terms: traits, which are scored, and styles, which are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermKind {
    /// A trait.
    Trait,
    /// A style.
    Style,
}

/// The heading of a trait or a style.
pub fn term(kind: TermKind, number: usize) -> String {
    match kind {
        TermKind::Trait => format!("Trait {number}"),
        TermKind::Style => format!("Style {number}"),
    }
}

/// The name of a trait or a style in the buttons that move and remove it, for screen readers.
pub fn this_term(kind: TermKind, number: usize) -> String {
    match kind {
        TermKind::Trait => format!("trait {number}"),
        TermKind::Style => format!("style {number}"),
    }
}

/// The button that adds a trait or a style.
pub fn add(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Trait => "Add a trait",
        TermKind::Style => "Add a style",
    }
}
