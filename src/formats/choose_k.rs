//! `choose-k`: a card with a checkbox for each response.

use crate::components::prose::changing;
use crate::formats::{Controls, cards};
use crate::strings;
use quiz::answer::{Edit, Entry};
use quiz::format::ChooseK;
use yew::{Html, html};

/// Cards of which several are picked, and the number that is picked so far.
pub(super) fn view(controls: Controls<'_>, format: &ChooseK) -> Html {
    let Entry::ChooseK(picked) = controls.entry else { return html! {} };
    let cards = cards(controls, &format.key, "checkbox", Edit::Toggle, |at| picked.contains(&at));
    html! {
        <>
            { cards }
            <p class="count" role="status">{ changing(strings::formats::picked(picked.len(), format.pick)) }</p>
        </>
    }
}

/// The words for what the answer says of a response.
pub(super) fn given(picked: &[usize], index: usize) -> Option<String> {
    picked.contains(&index).then(|| strings::formats::YOU_PICKED_THIS.to_owned())
}
