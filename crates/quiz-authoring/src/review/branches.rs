//! Advice about branches: those that all lead to the same scenario, and those that end the play early. Circles and
//! unknown targets are errors, which the check reports.

use super::{Change, Finding, Fix, Rule, entry};
use quiz::{Quiz, ScenarioIndex};
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) fn findings(quiz: &Quiz) -> Vec<Finding> {
    let (met, all) = met(quiz);
    let mut findings = Vec::new();
    for (at, scenario) in quiz.scenarios() {
        let Some(&met) = met.get(&at) else { continue };
        let responses = entry("scenarios", at.index()).field("responses");
        let targets: Vec<_> = scenario.responses.iter().map(|it| it.leads_to).collect();
        if let [Some(first), others @ ..] = &targets[..]
            && others.iter().all(|it| *it == Some(*first))
        {
            let message = format!(
                "every response leads to `{}`, so nothing hangs on the answer; let one lead elsewhere or on, or list `{0}` in a section instead",
                quiz.scenario(*first).id
            );
            findings.push(Finding::advice(Rule::Branching, responses.clone(), message, None));
        }
        for (response, target) in targets.iter().enumerate() {
            let Some(target) = target.filter(|it| quiz.scenario(*it).ends && 2 * met < all) else {
                continue;
            };
            let message = format!(
                "this leads to `{}`, where the play ends although at most {met} of its {all} scenarios were met; let it end later or go on",
                quiz.scenario(target).id
            );
            let fix = Fix {
                label: "Let the play go on".to_owned(),
                change: Change::Remove(vec![entry("scenarios", target.index()).field("end")]),
            };
            let place = responses.entry(response).field("leads_to");
            findings.push(Finding::advice(Rule::Lasting, place, message, Some(fix)));
        }
    }
    findings
}

/// For each scenario that plays of the newest edition may meet, the largest number of drawn scenarios that a play may
/// have met when it comes there. Also the number of scenarios that a play draws.
fn met(quiz: &Quiz) -> (BTreeMap<ScenarioIndex, usize>, usize) {
    let mut drawn = Vec::new();
    let mut all = 0;
    for group in quiz.sections().iter().flat_map(|it| &it.groups) {
        let here = |at: &ScenarioIndex| quiz.scenario(*at).is_in(quiz.edition());
        let scenarios: Vec<_> = group.scenarios.iter().copied().filter(here).collect();
        if let Some(draw) = group.draw {
            // Each scenario of a pool may be the last one that is drawn from it.
            all += draw;
            drawn.extend(scenarios.iter().map(|&at| (at, all)));
        } else {
            drawn.extend(scenarios.iter().copied().zip(all + 1..));
            all += scenarios.len();
        }
    }
    // Scenarios that come late are looked at first, so that each follow-up gets the largest number that leads to it.
    drawn.sort_by_key(|it| Reverse(it.1));
    let mut met = BTreeMap::new();
    for (at, count) in drawn {
        let mut next = vec![at];
        while let Some(at) = next.pop() {
            if met.contains_key(&at) {
                continue;
            }
            met.insert(at, count);
            next.extend(quiz.scenario(at).responses.iter().filter_map(|it| it.leads_to));
        }
    }
    (met, all)
}
