//! Checks the quiz as a whole, whose parts are each valid by themselves.

use super::Checker;
use crate::ordered;
use crate::problem::{FieldPath, ProblemKind};
use crate::quiz::{Edition, Quiz, Scenario, ScenarioIndex};
use crate::worth::lcm;
use std::collections::{BTreeMap, BTreeSet};

/// Checks that branches lead to follow-ups, do not loop, and lead to scenarios of the same
/// editions; that groups have enough scenarios to draw from; and that every scenario can be
/// reached.
pub(super) fn check(quiz: &Quiz, checker: &mut Checker) {
    let list = FieldPath::default().field("scenarios");
    let grouped = ordered::set(grouped(quiz));
    let mut led_to = BTreeSet::new();
    for (at, scenario) in quiz.scenarios() {
        let place = list.entry(at.0);
        for (number, response) in scenario.responses.iter().enumerate() {
            let Some(target) = response.leads_to else { continue };
            led_to.insert(target);
            let place = place.field("responses").entry(number).field("leads_to");
            let follow_up = quiz.scenario(target);
            if grouped.contains(&target) {
                let kind = ProblemKind::BranchIntoSection(follow_up.id.to_string());
                checker.report(&place, kind);
            }
            if !covers(follow_up, scenario, quiz.edition) {
                let kind = ProblemKind::BranchOutOfEdition {
                    follow_up: follow_up.id.to_string(),
                    scenario: scenario.id.to_string(),
                };
                checker.report(&place, kind);
            }
        }
        if scenario.ends && scenario.responses.iter().any(|it| it.leads_to.is_some()) {
            checker.report(&place.field("end"), ProblemKind::EndLeadsOn);
        }
        if scenario.ends && grouped.contains(&at) {
            checker.report(&place.field("end"), ProblemKind::EndInSection);
        }
    }
    for (at, scenario) in quiz.scenarios() {
        if !grouped.contains(&at) && !led_to.contains(&at) {
            let kind = ProblemKind::Unreachable(scenario.id.to_string());
            checker.report(&list.entry(at.0), kind);
        }
    }
    loops(quiz, &list, checker);
    pools(quiz, checker);
}

/// Every scenario that is in a group.
fn grouped(quiz: &Quiz) -> impl Iterator<Item = ScenarioIndex> {
    quiz.sections.iter().flat_map(|it| &it.groups).flat_map(|it| &it.scenarios).copied()
}

/// Whether a follow-up is in every edition that has the scenario.
fn covers(follow_up: &Scenario, scenario: &Scenario, newest: Edition) -> bool {
    let end = |it: &Scenario| it.retired.unwrap_or(newest + 1).min(newest + 1);
    follow_up.since <= scenario.since && end(scenario) <= end(follow_up)
}

/// Reports each scenario on a loop of branches, or on a path from one loop to another.
fn loops(quiz: &Quiz, list: &FieldPath, checker: &mut Checker) {
    let mut targets = Branches::new();
    let mut sources = Branches::new();
    for (at, scenario) in quiz.scenarios() {
        for target in scenario.responses.iter().filter_map(|it| it.leads_to) {
            targets.entry(at).or_default().push(target);
            sources.entry(target).or_default().push(at);
        }
    }
    let mut left = ordered::set(quiz.scenarios().map(|(at, _)| at));
    peel(&mut left, &targets, &sources);
    peel(&mut left, &sources, &targets);
    for at in left {
        let kind = ProblemKind::Loop(quiz.scenario(at).id.to_string());
        checker.report(&list.entry(at.0), kind);
    }
}

type Branches = BTreeMap<ScenarioIndex, Vec<ScenarioIndex>>;

/// Removes from `left`, one after the other, each scenario from which no branch of `ahead` leads to
/// another in `left`.
fn peel(left: &mut BTreeSet<ScenarioIndex>, ahead: &Branches, back: &Branches) {
    let of = |branches: &Branches, at| branches.get(&at).cloned().unwrap_or_default();
    let count = |at: &ScenarioIndex| of(ahead, *at).iter().filter(|it| left.contains(it)).count();
    let mut counts = ordered::map(left.iter().map(|at| (*at, count(at))));
    let mut ends: Vec<_> = counts.iter().filter(|it| *it.1 == 0).map(|it| *it.0).collect();
    while let Some(end) = ends.pop() {
        left.remove(&end);
        for at in of(back, end) {
            if let Some(count) = counts.get_mut(&at) {
                *count -= 1;
                if *count == 0 {
                    ends.push(at);
                }
            }
        }
    }
}

/// Checks that in every edition each group has as many scenarios as are drawn from it, and some
/// group has a scenario.
fn pools(quiz: &Quiz, checker: &mut Checker) {
    let list = FieldPath::default().field("sections");
    let mut changes: BTreeSet<Edition> = BTreeSet::from([1, quiz.edition]);
    for (_, scenario) in quiz.scenarios() {
        changes.insert(scenario.since);
        changes.extend(scenario.retired.filter(|&it| it <= quiz.edition));
    }
    for (section_at, section) in quiz.sections.iter().enumerate() {
        for (group_at, group) in section.groups.iter().enumerate() {
            let place = list.entry(section_at).field("groups").entry(group_at);
            let lacking = changes.iter().find_map(|&edition| {
                let here = |at: &&ScenarioIndex| quiz.scenario(**at).is_in(edition);
                let count = group.scenarios.iter().filter(here).count();
                (count < group.draw.unwrap_or(0)).then_some((edition, count))
            });
            if let Some((edition, count)) = lacking {
                let kind = ProblemKind::SmallPool { edition, count };
                checker.report(&place.field("draw"), kind);
            }
        }
    }
    for edition in changes {
        if !grouped(quiz).any(|at| quiz.scenario(at).is_in(edition)) {
            checker.report(&list, ProblemKind::EmptyEdition(edition));
        }
    }
}

/// A common denominator of the scores of all scenarios. It is so small that every total over it,
/// multiplied by the weights and in hundredths, fits an `i128`.
pub(super) fn scale(quiz: &Quiz) -> Option<i128> {
    // No score is below −400 (a `rate` table of marks up to 10 whose rows are nearly even).
    const HEADROOM: i128 = 400 * 200 * 2;
    let scored = || quiz.scenarios().map(|(_, it)| it).filter(|it| it.weight > 0);
    let scale = scored().try_fold(1, |scale, scenario| {
        let worth = scenario.format.worth();
        lcm(scale, worth.score(0).den()).and_then(|scale| lcm(scale, worth.score(1).den()))
    })?;
    let weights = scored().map(|it| i128::from(it.weight)).sum::<i128>();
    scale.checked_mul(weights.max(1))?.checked_mul(HEADROOM)?;
    Some(scale)
}
