//! The controls of the five formats: native radio buttons, checkboxes and buttons.
//!
//! The controls of a format show an entry and report edits. After feedback they show the key beside the answer. All
//! formats show each response on a card.

mod best_worst;
mod choose;
mod rank;
mod rate;

use crate::strings;
use core::cmp::Ordering;
use core::fmt::Display;
use quiz::answer::{Edit, Entry};
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
    match (&controls.scenario.format, controls.entry) {
        (Format::Choose(Choose { key }), Entry::Choose(picked)) => {
            choose::one(controls, key, *picked)
        }
        (Format::ChooseK(ChooseK { pick, key }), Entry::ChooseK(picked)) => {
            choose::several(controls, key, *pick, picked)
        }
        (
            Format::BestWorst(BestWorst { best, worst, .. }),
            Entry::BestWorst(given_best, given_worst),
        ) => best_worst::view(controls, (*best, *worst), (*given_best, *given_worst)),
        (Format::Rank(Rank { key }), Entry::Rank(order)) => rank::view(controls, key, order),
        (Format::Rate(Rate { key, .. }), Entry::Rate(ratings)) => {
            rate::view(controls, key, ratings)
        }
        // The entry is made for the scenario, so other pairs never occur.
        _ => html! {},
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
    let response = || digit.checked_sub(1).and_then(|at| order.get(at)).copied();
    match entry {
        Entry::Choose(_) => response().map(Edit::Pick),
        Entry::ChooseK(_) => response().map(Edit::Toggle),
        Entry::BestWorst(..) if group == best_worst::WORST => response().map(Edit::Worst),
        Entry::BestWorst(..) => response().map(Edit::Best),
        Entry::Rank(_) => {
            let moved: usize = group.strip_prefix(rank::ITEM)?.parse().ok()?;
            let to = digit.checked_sub(1)?;
            (to < scenario.responses.len()).then_some(Edit::Place(moved, to))
        }
        Entry::Rate(_) => {
            let rated: usize = group.strip_prefix(rate::GROUP)?.parse().ok()?;
            let rating = digit.checked_sub(1).and_then(|it| Effectiveness::ALL.get(it))?;
            Some(Edit::Rate(rated, *rating))
        }
    }
}

/// A mark on a response after feedback: the effectiveness as a shape, a word and a colour.
fn mark(effectiveness: Effectiveness) -> Html {
    let (verdict, shape) = match effectiveness {
        Effectiveness::VeryGood => ("very-good", "M2 9l5 5L16 3M7 14l3-3"),
        Effectiveness::Good => ("good", "M2 9l5 5L16 3"),
        Effectiveness::Poor => ("poor", "M3 9h12"),
        Effectiveness::VeryPoor => ("very-poor", "M3 3l12 12M15 3L3 15"),
    };
    tag(verdict, shape, strings::effectiveness(effectiveness).into())
}

/// A mark that says what was right here. `belongs` compares the right place with that in the answer: before, equal, or
/// after; `None` if the two cannot be compared. The mark of a missed place has no colour of an effectiveness, since it
/// does not say how good the response is.
fn found(belongs: Option<Ordering>, what: impl Display) -> Html {
    let shape = match belongs {
        Some(Ordering::Equal) => {
            return tag("very-good", "M2 9l5 5L16 3", format!("{what}, as you said").into());
        }
        Some(Ordering::Less) => "M9 3v12M4 8l5-5 5 5",
        Some(Ordering::Greater) => "M9 3v12M4 10l5 5 5-5",
        None => "M9 4a5 5 0 1 0 .1 0z",
    };
    tag("missed", shape, format!("right: {what}").into())
}

/// A mark on a response that was taken for the best or the worst, and is neither.
fn not(what: &str) -> Html {
    tag("missed", "M3 9h12", format!("not the {}", what.to_ascii_lowercase()).into())
}

/// The id of the control that an edit concerns: after a digit, focus moves there.
pub fn control(edit: Edit) -> String {
    match edit {
        Edit::Pick(at) | Edit::Toggle(at) => format!("pick-{at}"),
        Edit::Best(at) => format!("best-{at}"),
        Edit::Worst(at) => format!("worst-{at}"),
        Edit::Rate(at, rating) => format!("rate-{at}-{rating}"),
        Edit::Place(at, _) => format!("{}{at}-up", rank::ITEM),
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
