//! `choose` and `choose-k`: a card with a radio button or a checkbox for each response.

use crate::components::prose::changing;
use crate::formats::{Controls, control, digit, mark};
use crate::strings;
use quiz::Effectiveness;
use quiz::answer::Edit;
use yew::{Html, html};

/// Cards of which one is picked.
pub(super) fn one(controls: Controls<'_>, key: &[Effectiveness], picked: Option<usize>) -> Html {
    cards(controls, key, "radio", Edit::Pick, |at| picked == Some(at))
}

/// Cards of which several are picked, and the number that is picked so far.
pub(super) fn several(
    controls: Controls<'_>,
    key: &[Effectiveness],
    pick: usize,
    picked: &[usize],
) -> Html {
    let cards = cards(controls, key, "checkbox", Edit::Toggle, |at| picked.contains(&at));
    html! {
        <>
            { cards }
            <p class="count" role="status">{ changing(strings::picked(picked.len(), pick)) }</p>
        </>
    }
}

fn cards(
    controls: Controls<'_>,
    key: &[Effectiveness],
    kind: &'static str,
    edit: fn(usize) -> Edit,
    is_picked: impl Fn(usize) -> bool,
) -> Html {
    let card = |(shown, &at): (usize, &usize)| {
        let response = &controls.scenario.responses[at];
        let onchange = controls.on_edit.reform(move |_: yew::Event| edit(at));
        html! {
            <label class="card" key={at}>
                <input id={control(Edit::Pick(at))} type={kind} name="response" checked={is_picked(at)} {onchange} />
                <bdi class="move">{ &response.text }</bdi>
                { digit(shown) }
                if controls.feedback { { mark(key[at]) } }
            </label>
        }
    };
    html! { <div class="cards">{ for controls.order.iter().enumerate().map(card) }</div> }
}
