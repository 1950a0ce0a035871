//! The controls of the five formats: native radio buttons, checkboxes and buttons.
//!
//! Each shows an entry, tells of edits, and after feedback shows what was right beside what was
//! given. They share the card, one for each response.

mod best_worst;
mod choose;
mod rank;
mod rate;

use crate::strings;
use core::cmp::Ordering;
use core::fmt::Display;
use quiz::answer::{Edit, Entry};
use quiz::{Effectiveness, Format, Instruction, Scenario};
use yew::{AttrValue, Callback, Html, html};

/// What the controls of a scenario need.
#[derive(Debug, Clone, Copy)]
pub struct Controls<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What players are asked about it.
    pub instruction: Instruction,
    /// The order in which its responses are shown.
    pub order: &'a [usize],
    /// What is given so far.
    pub entry: &'a Entry,
    /// Whether what was right is shown.
    pub feedback: bool,
    /// Whether the answer was to be confirmed before it was whole.
    pub refused: bool,
    /// What hears of edits.
    pub on_edit: &'a Callback<Edit>,
}

/// The controls of a scenario.
pub fn controls(controls: Controls<'_>) -> Html {
    match (&controls.scenario.format, controls.entry) {
        (Format::Choose { key }, Entry::Choose(picked)) => choose::one(controls, key, *picked),
        (Format::ChooseK { pick, key }, Entry::ChooseK(picked)) => {
            choose::several(controls, key, *pick, picked)
        }
        (Format::BestWorst { best, worst, .. }, Entry::BestWorst(given_best, given_worst)) => {
            best_worst::view(controls, (*best, *worst), (*given_best, *given_worst))
        }
        (Format::Rank { key }, Entry::Rank(order)) => rank::view(controls, key, order),
        (Format::Rate { key, .. }, Entry::Rate(ratings)) => rate::view(controls, key, ratings),
        // An entry is made for its scenario, so no other pair meets here.
        _ => html! {},
    }
}

/// The edit that a digit means; `group` is the group of controls that has focus (the name of its
/// radio buttons), `shown` the digit.
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

/// A mark beside a response once its feedback is shown: a shape, a word and a colour.
fn mark(effectiveness: Effectiveness) -> Html {
    let (verdict, shape) = match effectiveness {
        Effectiveness::VeryGood => ("very-good", "M2 9l5 5L16 3M7 14l3-3"),
        Effectiveness::Good => ("good", "M2 9l5 5L16 3"),
        Effectiveness::Poor => ("poor", "M3 9h12"),
        Effectiveness::VeryPoor => ("very-poor", "M3 3l12 12M15 3L3 15"),
    };
    tag(verdict, shape, strings::effectiveness(effectiveness).into())
}

/// A stamp that says what was right here, and whether the player found it: whether the response belongs before where
/// they put it, there, or after; `None` if there is no way from one to the other. It does not say how good a move is, so
/// it has none of those colours where it was missed.
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

/// A stamp on a response that was taken for the best or the worst, and is neither.
fn not(what: &str) -> Html {
    tag("missed", "M3 9h12", format!("not the {}", what.to_ascii_lowercase()).into())
}

/// The id of the control that an edit moves, by which focus follows a digit.
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

/// The digit that chooses a shown response.
fn digit(shown: usize) -> Html {
    html! { <kbd class="digit" aria-hidden="true">{ (shown + 1) % 10 }</kbd> }
}
