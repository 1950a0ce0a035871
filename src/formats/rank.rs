//! `rank`: an ordered list whose items move up and down by buttons.

use crate::formats::{Controls, Note, found};
use crate::strings::formats::{belongs_at, move_down, move_up, now_at, right_place, your_place};
use quiz::Scenario;
use quiz::answer::{Edit, Entry};
use quiz::format::Rank;
use yew::{Html, html};

/// The prefix of the name of a group of buttons; the index of the response follows.
const ITEM: &str = "rank-";

/// An item for each response, in the order of the entry.
pub(super) fn view(controls: Controls<'_>, format: &Rank) -> Html {
    let Entry::Rank(order) = controls.entry else { return html! {} };
    let key = &format.key;
    let last = order.len().saturating_sub(1);
    let button = |at: usize, to: Option<usize>, id: String, label: String, d: &'static str| {
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
                aria-label={label}
            >
                <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false"><path {d} /></svg>
            </button>
        }
    };
    let below = |place: usize| (place < last).then_some(place + 1);
    let item = |(place, &at): (usize, &usize)| {
        let text = &controls.scenario.responses[at].text;
        let (right, belongs) = (key[at], key[at].cmp(&(place + 1)));
        html! {
            <li class="card ranked" key={at}>
                <span key={place} class="place" aria-hidden="true">{ place + 1 }</span>
                <bdi class="move">{ text }</bdi>
                <span class="steps">
                    { button(at, place.checked_sub(1), up(at), move_up(text), "M3 12l6-6 6 6") }
                    { button(at, below(place), down(at), move_down(text), "M3 6l6 6 6-6") }
                </span>
                if controls.feedback { { found(Some(belongs), right_place(right, belongs.is_eq())) } }
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
fn down(index: usize) -> String {
    format!("{ITEM}{index}-down")
}

/// The edit that moves the item of a group of buttons to a place, from 0.
pub(super) fn edit(count: usize, group: &str, place: usize) -> Option<Edit> {
    let moved: usize = group.strip_prefix(ITEM)?.parse().ok()?;
    (place < count).then_some(Edit::Place(moved, place))
}

/// The note on the new place of an item.
pub(super) fn note(scenario: &Scenario, order: &[usize], edit: Edit) -> Option<Note> {
    let Edit::Place(at, to) = edit else { return None };
    let text = scenario.responses.get(at).map_or("", |it| &it.text);
    Some(Note::Placed(now_at(to + 1, order.len(), text)))
}

/// The id of the button that takes focus when an item moves: the one that moved the item.
pub(super) fn button_to_follow(order: &[usize], edit: Edit) -> Option<String> {
    let Edit::Place(at, to) = edit else { return None };
    let from = order.iter().position(|it| *it == at)?;
    Some(if to < from { up(at) } else { down(at) })
}

/// The words for what the answer says of a response.
pub(super) fn given(order: &[usize], index: usize) -> Option<String> {
    let place = order.iter().position(|it| *it == index)? + 1;
    Some(your_place(place))
}

/// The words for what the key says of a response.
pub(super) fn key(key: &[usize], index: usize) -> String {
    key.get(index).map(|it| belongs_at(*it)).unwrap_or_default()
}
