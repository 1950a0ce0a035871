//! Headings and sentences that begin with the name of a friend.

use crate::player::pages::HEADING;
use crate::strings;
use quiz_link::Name;
use yew::{Html, html};

/// A heading that may begin with a name.
pub(super) fn heading_with(name: Option<&Name>, text: &str) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ with_name(strings::friend(name), text) }</h1> }
}

/// Words that may begin with a name. A text runs as its first letter does, but for what is isolated: what comes after the name
/// is in the language of the interface, whatever the name is written in.
pub(super) fn with_name(name: &str, text: &str) -> Html {
    match text.strip_prefix(name) {
        Some(rest) => html! { <><bdi>{ name.to_owned() }</bdi>{ rest.to_owned() }</> },
        None => text.into(),
    }
}
