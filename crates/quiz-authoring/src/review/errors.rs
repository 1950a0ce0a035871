//! The problems that the check of a draft reports, as findings with reasons and fixes.

use super::{Change, Finding, FindingKind, Fix, Reason, entry};
use quiz::FormatKind;
use quiz::check::MAX_RESPONSES;
use quiz::draft::{Draft, ScenarioDraft};
use quiz::format::KeyField;
use quiz::ordered;
use quiz::problem::{FieldPath, Problem, Segment};
use std::collections::{BTreeMap, BTreeSet};

/// A finding for each problem.
pub(super) fn findings(draft: &Draft, problems: Vec<Problem>) -> Vec<Finding> {
    let ways = Ways::of(draft);
    let finding = |Problem { place, kind }: Problem| {
        let (fields, entries) = taken_apart(&place);
        let reason = reason(draft, &ways, &fields, &entries);
        let fix = fix(draft, &ways, &place, &fields, &entries);
        Finding { kind: FindingKind::Problem(kind), place, reason, fix }
    };
    problems.into_iter().map(finding).collect()
}

/// The ways in which plays reach scenarios.
struct Ways<'a> {
    /// The ids that groups list.
    grouped: BTreeSet<&'a str>,
    /// For each id to which responses lead, the number of these responses.
    led_to: BTreeMap<&'a str, usize>,
    /// The ids of all scenarios.
    known: BTreeSet<&'a str>,
}

impl Ways<'_> {
    fn of(draft: &Draft) -> Ways<'_> {
        let groups = draft.sections.iter().flat_map(|it| &it.groups);
        let mut led_to = BTreeMap::new();
        for target in draft.scenarios.iter().flat_map(targets) {
            *led_to.entry(target).or_default() += 1;
        }
        Ways {
            grouped: ordered::set(groups.flat_map(|it| &it.scenarios).map(String::as_str)),
            led_to,
            known: ordered::set(draft.scenarios.iter().filter_map(|it| it.id.as_deref())),
        }
    }

    /// Whether so many responses may stop leading to a scenario: it is still reached then, or there is no such
    /// scenario.
    fn can_spare(&self, id: &str, responses: usize) -> bool {
        let led_to = self.led_to.get(id).copied().unwrap_or(0);
        !self.known.contains(id) || self.grouped.contains(id) || led_to > responses
    }

    /// Whether no group lists a scenario, and no response leads to it.
    fn is_apart(&self, id: &str) -> bool {
        !self.grouped.contains(id) && !self.led_to.contains_key(id)
    }
}

/// The ids to which the responses of a scenario lead.
fn targets(scenario: &ScenarioDraft) -> impl Iterator<Item = &str> {
    scenario.responses.iter().filter_map(|it| it.leads_to.as_deref())
}

/// The names of the fields on the path of a place, and the indices of the entries.
fn taken_apart(place: &FieldPath) -> (Vec<&str>, Vec<usize>) {
    let mut fields = Vec::new();
    let mut entries = Vec::new();
    for segment in &place.0 {
        match segment {
            Segment::Field(name) => fields.push(name.as_str()),
            Segment::Entry(at) => entries.push(*at),
        }
    }
    (fields, entries)
}

/// Why a problem matters. `None` if its message says it all.
fn reason(draft: &Draft, ways: &Ways<'_>, fields: &[&str], entries: &[usize]) -> Option<Reason> {
    let why = match (fields, entries) {
        ([.., "id"], _) => "links and kept plays name things by their ids for ever",
        (["scenarios"], [at]) => {
            let id = draft.scenarios.get(*at)?.id.as_deref()?;
            if ways.is_apart(id) {
                "what nobody can reach makes the link longer and is not played"
            } else {
                "a play that can go round has no end"
            }
        }
        (["scenarios", "responses"], [at]) => {
            let count = draft.scenarios.get(*at)?.responses.len();
            if !(2..=MAX_RESPONSES).contains(&count) {
                return None;
            }
            "a score tells something only where knowing earns more than guessing"
        }
        (["scenarios", "traits"], [_]) => {
            "each trait is scored over the scenarios that exercise it"
        }
        (["scenarios", "end"], [_]) => "who meets the end meets nothing that comes after it",
        _ => return None,
    };
    Some(Reason { why, source: "" })
}

/// A removal that ends the problem and makes no other. Problems that the check did not look for because of this one may
/// show afterwards, since it checks the whole only when all parts are sound.
fn fix(
    draft: &Draft,
    ways: &Ways<'_>,
    place: &FieldPath,
    fields: &[&str],
    entries: &[usize],
) -> Option<Fix> {
    let scenario = || draft.scenarios.get(*entries.first()?);
    let has_setting =
        |field| scenario().and_then(FormatKind::of).is_some_and(|it| it.has_setting(field));
    let (is_safe, label) = match (fields, entries) {
        (["instruction" | "feedback" | "language"], []) => (true, "Take the usual one"),
        (["credit", "link"], []) => (true, "Leave the address out"),
        ([_, "drawing"], [_]) => (true, "Leave the drawing out"),
        (["outcomes", "when"], [at]) => (at + 1 == draft.outcomes.len(), "Remove its conditions"),
        (["sections", "groups", "draw"], [_, _]) => (true, "Take all of them"),
        (["sections", "groups", "scenarios"], [section, group, _]) => {
            let group = draft.sections.get(*section)?.groups.get(*group)?;
            let left = group.scenarios.len().saturating_sub(1);
            let suffices = |draw| usize::try_from(draw).is_ok_and(|it: usize| it <= left);
            (left > 0 && group.draw.is_none_or(suffices), "Take it off this list")
        }
        (["scenarios"], [_]) => (is_spare(ways, scenario()?), "Remove this scenario"),
        (["scenarios", "traits"], [_, _]) => {
            let needs_one = !draft.traits.is_empty() && scenario()?.weight != Some(0);
            (!needs_one || scenario()?.traits.len() > 1, "Take it off this list")
        }
        (["scenarios", "weight"], [_]) => (true, "Count it like the others"),
        (["scenarios", "marks"], [_]) => (true, "Take the usual marks"),
        (["scenarios", "marks"], [at, _]) => {
            let place = entry("scenarios", *at).field("marks");
            return Some(removal("Take the usual marks", place));
        }
        (["scenarios", "pick"], [_]) => (!has_setting("pick"), "Remove it"),
        (["scenarios", "end"], [_]) => (true, "Let the play go on"),
        (["scenarios", "responses", field], _) if KeyField::named(field).is_some() => {
            (KeyField::named(field) != scenario().map(KeyField::in_draft), "Remove it")
        }
        (["scenarios", "responses", "style"], _) => (true, "Remove the style"),
        (["scenarios", "responses", "leads_to"], [_, response]) => {
            let target = scenario()?.responses.get(*response)?.leads_to.as_deref()?;
            (ways.can_spare(target, 1), "Remove this branch")
        }
        _ => return None,
    };
    is_safe.then(|| removal(label, place.clone()))
}

/// Whether nobody reaches a scenario, and all follow-ups to which it leads are reached in another way.
fn is_spare(ways: &Ways<'_>, scenario: &ScenarioDraft) -> bool {
    let count = |id| targets(scenario).filter(|it| *it == id).count();
    scenario.id.as_deref().is_some_and(|id| ways.is_apart(id))
        && targets(scenario).all(|it| ways.can_spare(it, count(it)))
}

/// A fix that removes what is at a place.
fn removal(label: &str, place: FieldPath) -> Fix {
    Fix { label: label.to_owned(), change: Change::Remove(vec![place]) }
}
