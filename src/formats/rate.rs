//! `rate`: four radio buttons for each response.

use crate::formats::{Controls, control, found};
use crate::strings::formats::{NOT_RATED, ratings, right_rating, you_said};
use core::cmp::Ordering;
use quiz::answer::{Edit, Entry};
use quiz::format::Rate;
use quiz::{Effectiveness, Instruction};
use yew::{Html, html};

/// The prefix of the name of a radio group; the index of the response follows.
const GROUP: &str = "rate-";

/// A card for each response, with its ratings.
pub(super) fn view(controls: Controls<'_>, format: &Rate) -> Html {
    let Entry::Rate(given) = controls.entry else { return html! {} };
    let key = &format.key;
    let rating = |at: usize, rating: Effectiveness, word: &'static str| {
        let edit = Edit::Rate(at, rating);
        let onchange = controls.on_edit.reform(move |_: yew::Event| edit);
        let checked = given[at].is_some_and(|it| u32::from(it) == rating.number());
        html! {
            <label class="pick">
                <input
                    id={control(edit)}
                    type="radio"
                    name={format!("{GROUP}{at}")}
                    {checked}
                    {onchange}
                />
                { word }
            </label>
        }
    };
    let card = |&at: &usize| {
        let higher_or_lower = given[at].map(|it| u32::from(it).cmp(&key[at].number()));
        let is_found = higher_or_lower.is_some_and(Ordering::is_eq);
        let missing = controls.refused && given[at].is_none();
        html! {
            <div
                class="card pair"
                key={at}
                role="radiogroup"
                aria-labelledby={format!("move-{at}")}
                aria-invalid={missing.then_some("true")}
            >
                <bdi class="move" id={format!("move-{at}")}>
                    { &controls.scenario.responses[at].text }
                </bdi>
                <span class="picks four">
                    { for Effectiveness::ALL.into_iter().zip(ratings(controls.instruction))
                        .map(|(it, word)| rating(at, it, word)) }
                </span>
                if controls.feedback { { found(higher_or_lower, right_rating(key[at], is_found)) } }
                if missing { <span class="tag missing">{ NOT_RATED }</span> }
            </div>
        }
    };
    html! { <div class="cards">{ for controls.order.iter().map(card) }</div> }
}

/// The edit that gives the response of a radio group the rating at a place, from 0.
pub(super) fn edit(group: &str, place: usize) -> Option<Edit> {
    let rated: usize = group.strip_prefix(GROUP)?.parse().ok()?;
    Some(Edit::Rate(rated, *Effectiveness::ALL.get(place)?))
}

/// The words for what the answer says of a response.
pub(super) fn given(instruction: Instruction, ratings: &[u8], index: usize) -> Option<String> {
    let given = Effectiveness::ALL.get(usize::from(*ratings.get(index)?))?;
    Some(you_said(instruction, *given))
}
