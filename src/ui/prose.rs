//! Text of the quiz, always as text.

use quiz_core::quiz::text::paragraphs;
use yew::{Html, html};

/// The paragraphs of a text, each a paragraph of its own.
pub fn prose(text: &str) -> Html {
    paragraphs(text).map(|it| html! { <p>{ it }</p> }).collect()
}
