//! The editor's sentences about twins.

use crate::strings::quoted;
use quiz_authoring::document::{Apart, Reversal, Same};

/// Says that a response of one of two twins has new words.
pub(super) const APART: &str =
    "They are no longer twins: this response has other words in the other one.";

/// Returns the name of a scenario, to be used within a sentence.
pub(super) fn name(name: Option<&str>) -> String {
    match name.filter(|it| !it.trim().is_empty()) {
        Some(name) => quoted(name),
        None => "the one without a name".to_owned(),
    }
}

/// Says that a scenario has a twin.
pub(super) fn has_twin(scenario: &str) -> String {
    let name = if scenario.trim().is_empty() { "This".to_owned() } else { name(Some(scenario)) };
    format!("{name} has a twin. A play draws one of them.")
}

/// Says how many responses are not reversed: good in all twins, or poor in all. Returns `None` while every known
/// response is reversed and the key of another one is unknown.
pub(super) fn reversed(reversals: &[Reversal]) -> Option<String> {
    let is_same = |it: &&Reversal| matches!(it, Reversal::Not(_));
    match reversals.iter().filter(is_same).count() {
        0 if reversals.contains(&Reversal::Unknown) => None,
        0 => Some(
            "Every response is reversed: good in one situation and poor in another.".to_owned(),
        ),
        1 => Some("One response is not reversed yet.".to_owned()),
        count => Some(format!("{count} responses are not reversed yet.")),
    }
}

/// Says why a response is not reversed yet. `twins` is the number of other twins.
pub(super) fn same(same: Same, twins: usize) -> String {
    let all = if twins > 1 { "all" } else { "both" };
    match same {
        Same::Good => format!("It is good in {all}."),
        Same::Poor => format!("It is poor in {all}."),
        Same::Best => "The best of one has to be the worst of another.".to_owned(),
        Same::Worst => "The worst of one has to be the best of another.".to_owned(),
    }
}

/// Says why two scenarios are no longer twins.
pub(super) fn apart(apart: Apart) -> &'static str {
    match apart {
        Apart::Format => "it is answered in another way",
        Apart::Count => "one of the two has more responses",
        Apart::Words => "some of its responses have other words",
    }
}
