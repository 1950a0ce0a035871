//! Text of the quiz, always as text.

use quiz::text::paragraphs;
use yew::{AttrValue, Html, html};

/// The paragraphs of a text, each a paragraph of its own.
pub fn prose(text: &str) -> Html {
    paragraphs(text).map(|it| paragraph(&it)).collect()
}

/// A paragraph. One function makes those without attributes: markup takes room in the program wherever it is written.
#[inline(never)]
pub fn paragraph(text: &str) -> Html {
    html! { <p>{ text }</p> }
}

/// A text of the quiz among the interface's words: it runs by itself.
#[inline(never)]
pub fn isolated(text: &str) -> Html {
    html! { <bdi>{ text }</bdi> }
}

/// An item of a list.
#[inline(never)]
pub fn item(inside: Html) -> Html {
    html! { <li>{ inside }</li> }
}

/// A text that changes while its page is shown, as an element that is replaced whole. A browser's translation puts elements
/// of its own in the place of texts: what is written into a text that it took away is never seen.
pub fn changing(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span key={&*text}>{ &text }</span> }
}
