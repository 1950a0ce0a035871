//! `choose`: a card with a radio button for each response.

use crate::formats::{Controls, cards};
use crate::strings::formats::YOUR_MOVE;
use quiz::answer::{Edit, Entry};
use quiz::format::Choose;
use yew::{Html, html};

/// Cards of which one is picked.
pub(super) fn view(controls: Controls<'_>, format: &Choose) -> Html {
    let Entry::Choose(picked) = *controls.entry else { return html! {} };
    cards(controls, &format.key, "radio", Edit::Pick, |at| picked == Some(at))
}

/// The words for what the answer says of a response.
pub(super) fn given(picked: usize, index: usize) -> Option<String> {
    (picked == index).then(|| YOUR_MOVE.to_owned())
}
