//! Headings and sentences that begin with the name of a friend.

use crate::shell::HEADING;
use crate::strings;
use quiz_link::Name;
use yew::{Html, html};

/// Shows a heading that may begin with the name of a friend.
pub(super) fn heading_with(name: Option<&Name>, text: &str) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ with_name(strings::friend(name), text) }</h1> }
}

/// Shows a sentence, with the name at its beginning isolated. A browser takes the direction of a text from its first
/// letter; the sentence is in the language of the interface, whatever the script of the name.
pub(super) fn with_name(name: &str, text: &str) -> Html {
    match text.strip_prefix(name) {
        Some(rest) => html! { <><bdi>{ name.to_owned() }</bdi>{ rest.to_owned() }</> },
        None => text.into(),
    }
}
