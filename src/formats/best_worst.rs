//! `best-worst`: two radio groups over the same responses. Picking a response in one group unpicks it in the other.

use crate::formats::{Controls, control, digit, found, not};
use crate::strings;
use core::cmp::Ordering;
use quiz::answer::Edit;
use yew::{Html, html};

/// The name of the radio buttons for the best.
pub(super) const BEST: &str = "best";

/// The name of the radio buttons for the worst.
pub(super) const WORST: &str = "worst";

/// A card for each response, with a radio button of each group.
pub(super) fn view(
    controls: Controls<'_>,
    (best, worst): (usize, usize),
    (given_best, given_worst): (Option<usize>, Option<usize>),
) -> Html {
    let (best_word, worst_word) = strings::extremes(controls.instruction);
    let radio = |group: &'static str, word: &'static str, at: usize, checked: bool| {
        let edit = if group == BEST { Edit::Best(at) } else { Edit::Worst(at) };
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
                    { found((given_best == Some(at)).then_some(Ordering::Equal), best_word.to_ascii_lowercase()) }
                } else if controls.feedback && at == worst {
                    { found((given_worst == Some(at)).then_some(Ordering::Equal), worst_word.to_ascii_lowercase()) }
                } else if controls.feedback && given_best == Some(at) {
                    { not(best_word) }
                } else if controls.feedback && given_worst == Some(at) {
                    { not(worst_word) }
                }
            </div>
        }
    };
    html! { <div class="cards">{ for controls.order.iter().enumerate().map(card) }</div> }
}
