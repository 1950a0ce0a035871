//! Advice about traits, styles and sections that are not used, and about traits that too few scenarios measure.

use super::{Change, Finding, Fix, Rule, count, entry};
use quiz::ordered;
use quiz::problem::FieldPath;
use quiz::{Condition, Quiz, Scenario, StyleIndex, TraitIndex};

/// The fewest scenarios that should measure a trait.
const FEWEST: usize = 3;

pub(super) fn findings(quiz: &Quiz) -> Vec<Finding> {
    [traits(quiz), styles(quiz), sections(quiz)].concat()
}

/// The scenarios of the newest edition.
fn scenarios(quiz: &Quiz) -> impl Iterator<Item = &Scenario> {
    quiz.scenarios().map(|(_, it)| it).filter(|it| it.is_in(quiz.edition()))
}

/// The conditions of all outcomes.
fn conditions(quiz: &Quiz) -> impl Iterator<Item = &Condition> {
    quiz.outcomes().flat_map(|(_, it)| &it.when)
}

fn traits(quiz: &Quiz) -> Vec<Finding> {
    let wanted: Vec<TraitIndex> = conditions(quiz)
        .filter_map(|it| match it {
            Condition::TraitAtLeast(at, _) | Condition::TraitBelow(at, _) => Some(*at),
            _ => None,
        })
        .collect();
    let ever = ordered::set(quiz.scenarios().flat_map(|(_, it)| &it.traits).copied());
    let mut findings = Vec::new();
    for (number, (at, it)) in quiz.traits().enumerate() {
        let place = entry("traits", number);
        let scored = scenarios(quiz).filter(|it| it.weight > 0 && it.traits.contains(&at)).count();
        if scored == 0 {
            let message =
                format!("no scored scenario exercises `{}`; name it in some, or remove it", it.id);
            let is_free = !wanted.contains(&at) && !ever.contains(&at);
            findings.push(unused(place, message, is_free.then_some("Remove this trait")));
        } else if scored < FEWEST {
            let message = format!(
                "only {} `{}`; let {FEWEST} or more do so, or give it up",
                count_that(scored),
                it.id
            );
            let rule = Rule::Measured;
            findings.push(Finding::advice(rule, place, message, None));
        }
    }
    findings
}

fn count_that(scored: usize) -> String {
    let verb = if scored == 1 { "exercises" } else { "exercise" };
    format!("{} {verb}", count(scored, "scenario"))
}

fn styles(quiz: &Quiz) -> Vec<Finding> {
    let wanted: Vec<StyleIndex> = conditions(quiz)
        .filter_map(|it| match it {
            Condition::StyleAtLeast(at, _) | Condition::TopStyle(at) => Some(*at),
            _ => None,
        })
        .collect();
    let styles = |it: &Scenario| it.responses.iter().filter_map(|it| it.style).collect::<Vec<_>>();
    let now = ordered::set(scenarios(quiz).flat_map(styles));
    let ever = ordered::set(quiz.scenarios().flat_map(|(_, it)| styles(it)));
    let mut findings = Vec::new();
    for (number, (at, it)) in quiz.styles().enumerate() {
        if !now.contains(&at) {
            let message =
                format!("no response has the style `{}`; give it to some, or remove it", it.id);
            let is_free = !wanted.contains(&at) && !ever.contains(&at);
            let label = is_free.then_some("Remove this style");
            findings.push(unused(entry("styles", number), message, label));
        }
    }
    findings
}

fn sections(quiz: &Quiz) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, section) in quiz.sections().iter().enumerate() {
        let mut all = section.groups.iter().flat_map(|it| &it.scenarios);
        if !all.any(|&at| quiz.scenario(at).is_in(quiz.edition())) {
            let message = format!(
                "nothing is left of `{}` in edition {}; add a scenario to it if it is to be seen again",
                section.id,
                quiz.edition()
            );
            findings.push(unused(entry("sections", number), message, None));
        }
    }
    findings
}

/// Advice about a part that is not used. `label` is the text of the button that removes it; `None` if editions or
/// conditions still need the part.
fn unused(place: FieldPath, message: String, label: Option<&str>) -> Finding {
    let fix = label
        .map(|label| Fix { label: label.to_owned(), change: Change::Remove(vec![place.clone()]) });
    Finding::advice(Rule::Used, place, message, fix)
}
