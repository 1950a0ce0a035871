//! Formats as the page needs them: controls, which are native radio buttons, checkboxes and buttons; and words of the
//! review. Each format has a file of its own. All matches of the page over formats are here, besides those that only
//! choose words, which are in `strings`.
//!
//! The controls of a format show an entry and report edits. After feedback they show the key beside the answer. All
//! formats show each response on a card.

mod best_worst;
mod choose;
mod choose_k;
mod rank;
mod rate;

use crate::strings;
use core::cmp::Ordering;
use quiz::answer::{Answer, Edit, Entry, Given};
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::{Effectiveness, Format, Instruction, Scenario};
use yew::{AttrValue, Callback, Html, html};

/// The input of the controls of a scenario.
#[derive(Debug, Clone, Copy)]
pub struct Controls<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The question: what is best to do, or what the player would do.
    pub instruction: Instruction,
    /// The order in which the responses are shown.
    pub order: &'a [usize],
    /// The answer in the making.
    pub entry: &'a Entry,
    /// Whether the key is shown.
    pub feedback: bool,
    /// Whether the player tried to confirm an incomplete answer.
    pub refused: bool,
    /// Hears of edits.
    pub on_edit: &'a Callback<Edit>,
}

/// The controls of a scenario.
pub fn controls(controls: Controls<'_>) -> Html {
    match &controls.scenario.format {
        Format::Choose(it) => choose::view(controls, it),
        Format::ChooseK(it) => choose_k::view(controls, it),
        Format::BestWorst(it) => best_worst::view(controls, it),
        Format::Rank(it) => rank::view(controls, it),
        Format::Rate(it) => rate::view(controls, it),
    }
}

/// The edit that a digit stands for. `group` is the group of controls that has focus: the name of its radio buttons, or
/// the `data-group` of its button. `digit` is from 1 to 10.
pub fn edit_by_digit(
    scenario: &Scenario,
    order: &[usize],
    entry: &Entry,
    group: &str,
    digit: usize,
) -> Option<Edit> {
    let place = digit.checked_sub(1)?;
    let response = || order.get(place).copied();
    match entry {
        Entry::Choose(_) => response().map(Edit::Pick),
        Entry::ChooseK(_) => response().map(Edit::Toggle),
        Entry::BestWorst(..) => response().map(|at| best_worst::edit(group, at)),
        Entry::Rank(_) => rank::edit(scenario.responses.len(), group, place),
        Entry::Rate(_) => rate::edit(group, place),
    }
}

/// A note on what an edit changed where the player may not be looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// An edit that also changed another control.
    Moved(String),
    /// The new place of an item of a ranking. Only screen readers get this note, since others see the place.
    Placed(String),
}

/// The note on an edit of an entry; `None` if the player sees all that it changed.
pub fn note(
    instruction: Instruction,
    scenario: &Scenario,
    entry: &Entry,
    edit: Edit,
) -> Option<Note> {
    match entry {
        Entry::Choose(_) | Entry::ChooseK(_) | Entry::Rate(_) => None,
        Entry::BestWorst(best, worst) => best_worst::note(instruction, (*best, *worst), edit),
        Entry::Rank(order) => rank::note(scenario, order, edit),
    }
}

/// The id of the button that takes focus after an edit, since the edit moves it; `None` if focus stays.
pub fn button_to_follow(entry: &Entry, edit: Edit) -> Option<String> {
    match entry {
        Entry::Choose(_) | Entry::ChooseK(_) | Entry::BestWorst(..) | Entry::Rate(_) => None,
        Entry::Rank(order) => rank::button_to_follow(order, edit),
    }
}

/// The words for what an answer says of a response, for the review; `None` for a response that the answer says nothing
/// of.
pub fn given(instruction: Instruction, answer: &Answer, index: usize) -> Option<String> {
    match answer.given() {
        Given::Choose(picked) => choose::given(*picked, index),
        Given::ChooseK(picked) => choose_k::given(picked, index),
        Given::BestWorst(best, worst) => best_worst::given(instruction, (*best, *worst), index),
        Given::Rank(order) => rank::given(order, index),
        Given::Rate(ratings) => rate::given(instruction, ratings, index),
    }
}

/// The words for what the key says of a response, for the review.
pub fn key(format: &Format, index: usize) -> String {
    match format {
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. })
        | Format::Rate(Rate { key, .. }) => key
            .get(index)
            .map(|it| strings::formats::effectiveness(*it).to_owned())
            .unwrap_or_default(),
        Format::Rank(Rank { key }) => rank::key(key, index),
    }
}

/// A card for each response with one control, which picks the response.
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

/// A mark on a response after feedback: the effectiveness as a shape, a word and a colour.
fn mark(effectiveness: Effectiveness) -> Html {
    let (verdict, shape) = match effectiveness {
        Effectiveness::VeryGood => ("very-good", "M2 9l5 5L16 3M7 14l3-3"),
        Effectiveness::Good => ("good", "M2 9l5 5L16 3"),
        Effectiveness::Poor => ("poor", "M3 9h12"),
        Effectiveness::VeryPoor => ("very-poor", "M3 3l12 12M15 3L3 15"),
    };
    tag(verdict, shape, strings::formats::effectiveness(effectiveness).into())
}

/// A mark that says what was right here. `belongs` compares the right place with that in the answer: before, equal, or
/// after; `None` if the two cannot be compared. The mark of a missed place has no colour of an effectiveness, since it
/// does not say how good the response is.
fn found(belongs: Option<Ordering>, word: String) -> Html {
    let (verdict, shape) = match belongs {
        Some(Ordering::Equal) => ("very-good", "M2 9l5 5L16 3"),
        Some(Ordering::Less) => ("missed", "M9 3v12M4 8l5-5 5 5"),
        Some(Ordering::Greater) => ("missed", "M9 3v12M4 10l5 5 5-5"),
        None => ("missed", "M9 4a5 5 0 1 0 .1 0z"),
    };
    tag(verdict, shape, word.into())
}

/// A mark on a response that was taken for the best or the worst, and is neither.
fn not(word: String) -> Html {
    tag("missed", "M3 9h12", word.into())
}

/// The id of the control that an edit concerns: after a digit, focus moves there.
pub fn control(edit: Edit) -> String {
    match edit {
        Edit::Pick(at) | Edit::Toggle(at) => format!("pick-{at}"),
        Edit::Best(at) => format!("best-{at}"),
        Edit::Worst(at) => format!("worst-{at}"),
        Edit::Rate(at, rating) => format!("rate-{at}-{rating}"),
        Edit::Place(at, _) => rank::up(at),
    }
}

fn tag(verdict: &'static str, shape: &'static str, word: AttrValue) -> Html {
    html! {
        <span class="tag" data-verdict={verdict}>
            <svg viewBox="0 0 18 18" aria-hidden="true" focusable="false"><path d={shape} /></svg>
            { word }
        </span>
    }
}

/// The digit that picks the response at a place, from 0.
fn digit(shown: usize) -> Html {
    html! { <kbd class="digit" aria-hidden="true">{ (shown + 1) % 10 }</kbd> }
}
