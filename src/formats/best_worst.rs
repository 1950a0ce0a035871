//! `best-worst`: two radio groups over the same responses. Picking a response in one group unpicks it in the other.

use crate::formats::{Controls, Note, control, digit, found, not};
use crate::strings::formats::{
    Extreme, extremes, not_extreme, pick_another, right_extreme, your_extreme,
};
use core::cmp::Ordering;
use quiz::Instruction;
use quiz::answer::{Edit, Entry};
use quiz::format::BestWorst;
use yew::{Html, html};

/// The name of the radio buttons for the best.
const BEST: &str = "best";

/// The name of the radio buttons for the worst.
const WORST: &str = "worst";

/// A card for each response, with a radio button of each group.
pub(super) fn view(controls: Controls<'_>, format: &BestWorst) -> Html {
    let BestWorst { best, worst, .. } = *format;
    let Entry::BestWorst(given_best, given_worst) = *controls.entry else { return html! {} };
    let (best_word, worst_word) = extremes(controls.instruction);
    let radio = |group: &'static str, word: &'static str, at: usize, checked: bool| {
        let edit = edit(group, at);
        let onchange = controls.on_edit.reform(move |_: yew::Event| edit);
        html! {
            <label class="pick">
                <input
                    id={control(edit)}
                    type="radio"
                    name={group}
                    {checked}
                    {onchange}
                    aria-describedby={format!("move-{at}")}
                />
                { word }
            </label>
        }
    };
    let right = |extreme: Extreme, is_found: bool| {
        let word = right_extreme(controls.instruction, extreme, is_found);
        found(is_found.then_some(Ordering::Equal), word)
    };
    let card = |(shown, &at): (usize, &usize)| {
        html! {
            <div class="card pair" key={at}>
                <bdi class="move" id={format!("move-{at}")}>
                    { &controls.scenario.responses[at].text }
                </bdi>
                { digit(shown) }
                <span class="picks">
                    { radio(BEST, best_word, at, given_best == Some(at)) }
                    { radio(WORST, worst_word, at, given_worst == Some(at)) }
                </span>
                if controls.feedback && at == best {
                    { right(Extreme::Best, given_best == Some(at)) }
                } else if controls.feedback && at == worst {
                    { right(Extreme::Worst, given_worst == Some(at)) }
                } else if controls.feedback && given_best == Some(at) {
                    { not(not_extreme(controls.instruction, Extreme::Best)) }
                } else if controls.feedback && given_worst == Some(at) {
                    { not(not_extreme(controls.instruction, Extreme::Worst)) }
                }
            </div>
        }
    };
    html! { <div class="cards">{ for controls.order.iter().enumerate().map(card) }</div> }
}

/// The edit that picks a response in a group of radio buttons.
pub(super) fn edit(group: &str, at: usize) -> Edit {
    if group == WORST { Edit::Worst(at) } else { Edit::Best(at) }
}

/// The note on a response that was picked in both groups: its first pick is gone.
pub(super) fn note(
    instruction: Instruction,
    (best, worst): (Option<usize>, Option<usize>),
    edit: Edit,
) -> Option<Note> {
    let was = if let Edit::Best(at) = edit
        && worst == Some(at)
    {
        Extreme::Worst
    } else if let Edit::Worst(at) = edit
        && best == Some(at)
    {
        Extreme::Best
    } else {
        return None;
    };
    Some(Note::Moved(pick_another(instruction, was)))
}

/// The words for what the answer says of a response.
pub(super) fn given(
    instruction: Instruction,
    (best, worst): (usize, usize),
    index: usize,
) -> Option<String> {
    let picked = if index == best {
        Extreme::Best
    } else if index == worst {
        Extreme::Worst
    } else {
        return None;
    };
    Some(your_extreme(instruction, picked))
}
