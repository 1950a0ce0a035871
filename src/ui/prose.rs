//! Text of the quiz, always as text.

use quiz_core::quiz::text::paragraphs;
use yew::{Html, html};

/// The paragraphs of a text, each in the direction of its own script.
pub fn prose(text: &str) -> Html {
    paragraphs(text).map(|it| html! { <p dir="auto">{ it }</p> }).collect()
}
