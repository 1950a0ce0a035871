//! Text of the quiz, always as text.

use quiz_core::quiz::text::paragraphs;
use yew::{AttrValue, Html, html};

/// The paragraphs of a text, each a paragraph of its own.
pub fn prose(text: &str) -> Html {
    paragraphs(text).map(|it| html! { <p>{ it }</p> }).collect()
}

/// A text that changes while its page is shown, as an element that is replaced whole. A browser's translation puts elements
/// of its own in the place of texts: what is written into a text that it took away is never seen.
pub fn changing(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span key={&*text}>{ &text }</span> }
}
