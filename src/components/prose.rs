//! Text of the quiz, which is always shown as text and never as markup.

use quiz::text::paragraphs;
use yew::{AttrValue, Html, html};

/// The paragraphs of a text as `<p>` elements.
pub fn prose(text: &str) -> Html {
    paragraphs(text).map(|it| paragraph(&it)).collect()
}

/// A paragraph. One function for all paragraphs without attributes keeps the program small, since each piece of markup
/// adds code.
#[inline(never)]
pub fn paragraph(text: &str) -> Html {
    html! { <p>{ text }</p> }
}

/// A text of the quiz among words of the interface. It is isolated, so that each keeps its own direction.
#[inline(never)]
pub fn isolated(text: &str) -> Html {
    html! { <bdi>{ text }</bdi> }
}

/// An item of a list. One function for all items keeps the program small.
#[inline(never)]
pub fn item(inside: Html) -> Html {
    html! { <li>{ inside }</li> }
}

/// A text that changes while its page is shown. Its element is replaced whole: a browser that translates the page
/// replaces text nodes, and Yew would change a node that is no longer in the page.
pub fn changing(text: impl Into<AttrValue>) -> Html {
    let text = text.into();
    html! { <span key={&*text}>{ &text }</span> }
}
