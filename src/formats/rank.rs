//! `rank`: an ordered list whose items move up and down by buttons.

use crate::formats::{Controls, found};
use quiz::answer::Edit;
use yew::{Html, html};

/// The prefix of the name of a group of buttons; the index of the response follows.
pub(super) const ITEM: &str = "rank-";

/// An item for each response, in the order of the entry.
pub(super) fn view(controls: Controls<'_>, key: &[usize], order: &[usize]) -> Html {
    let last = order.len().saturating_sub(1);
    let button = |at: usize, to: Option<usize>, id: String, word: &str, d: &'static str| {
        let text = &controls.scenario.responses[at].text;
        let onclick = controls.on_edit.clone();
        let onclick = move |_: yew::MouseEvent| {
            if let Some(to) = to {
                onclick.emit(Edit::Place(at, to));
            }
        };
        // At the top or at the bottom, the button that has no effect stays and says so, since a disabled button would
        // lose focus.
        html! {
            <button
                type="button"
                class="step"
                {id}
                data-group={format!("{ITEM}{at}")}
                {onclick}
                aria-disabled={to.is_none().then_some("true")}
                aria-label={format!("Move {word}: {text}")}
            >
                <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false"><path {d} /></svg>
            </button>
        }
    };
    let below = |place: usize| (place < last).then_some(place + 1);
    let item = |(place, &at): (usize, &usize)| {
        html! {
            <li class="card ranked" key={at}>
                <span key={place} class="place" aria-hidden="true">{ place + 1 }</span>
                <bdi class="move">{ &controls.scenario.responses[at].text }</bdi>
                <span class="steps">
                    { button(at, place.checked_sub(1), up(at), "up", "M3 12l6-6 6 6") }
                    { button(at, below(place), down(at), "down", "M3 6l6 6 6-6") }
                </span>
                if controls.feedback { { found(Some(key[at].cmp(&(place + 1))), format!("number {}", key[at])) } }
            </li>
        }
    };
    html! { <ol class="cards" role="list">{ for order.iter().enumerate().map(item) }</ol> }
}

/// The id of the button that moves a response up.
pub(super) fn up(index: usize) -> String {
    format!("{ITEM}{index}-up")
}

/// The id of the button that moves a response down.
pub(super) fn down(index: usize) -> String {
    format!("{ITEM}{index}-down")
}
