//! The editor has a control for each problem that the check of a quiz can find, on the page to which the problem leads.

use crate::html::{Element, parse};
use crate::make::quiz;
use crate::problems::{Kind, broken_files, kind, spoilt};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::problem::{Problem, ProblemKind};
use quiz_authoring::document::{Document, named};
use std::collections::{BTreeMap, BTreeSet};
use what_do_you_do::editor::model::Model;
use what_do_you_do::editor::route::{EditorPage, Route};
use what_do_you_do::env::Env;
use what_do_you_do::prerender;
use what_do_you_do::storage::drafts::StoredDraft;

/// A problem of a whole list or scenario: its place, whether it is of this kind, and the name of the control that mends
/// it.
type Elsewhere = (&'static str, fn(&ProblemKind) -> bool, &'static str);

/// Problems of whole lists and scenarios. Every other problem has a control at its own place.
const ELSEWHERE: [Elsewhere; 19] = [
    ("outcomes", |it| matches!(it, ProblemKind::NoOutcome), "Add an outcome"),
    // A new part of the quiz comes with a scenario.
    ("scenarios", |it| matches!(it, ProblemKind::NoScenario), "Add a part"),
    ("scenarios[]", |it| matches!(it, ProblemKind::Loop(_)), "It leads"),
    ("scenarios[]", |it| matches!(it, ProblemKind::Unreachable(_)), "It is met"),
    ("scenarios[].responses", |it| matches!(it, ProblemKind::ResponseCount(0)), "Add a response"),
    ("scenarios[].responses", |it| matches!(it, ProblemKind::ResponseCount(1)), "Add a response"),
    ("scenarios[].responses", |it| matches!(it, ProblemKind::ResponseCount(11)), "Remove response"),
    (
        "scenarios[].responses",
        |it| matches!(it, ProblemKind::RankResponseCount(0..4)),
        "Add a response",
    ),
    (
        "scenarios[].responses",
        |it| matches!(it, ProblemKind::RankResponseCount(8)),
        "Remove response",
    ),
    (
        "scenarios[].responses",
        |it| matches!(it, ProblemKind::BestWorstResponseCount),
        "Add a response",
    ),
    (
        "scenarios[].responses",
        |it| matches!(it, ProblemKind::NoSingleBestOrWorst),
        "How good it is",
    ),
    ("scenarios[].responses", |it| matches!(it, ProblemKind::NoGapAfterPick(_)), "How good it is"),
    ("scenarios[].responses", |it| matches!(it, ProblemKind::NothingToKnow), "How good it is"),
    ("scenarios[].responses", |it| matches!(it, ProblemKind::SharedRank), "Its place"),
    ("scenarios[].traits", |it| matches!(it, ProblemKind::NoTrait), "It counts"),
    ("sections[].groups", |it| matches!(it, ProblemKind::NoGroup), "Add a group"),
    ("sections[].groups[].scenarios", |it| matches!(it, ProblemKind::EmptyGroup), "Add a scenario"),
    ("sections[].groups[].scenarios[]", |it| matches!(it, ProblemKind::UnknownId { .. }), "Take “"),
    (
        "sections[].groups[].scenarios[]",
        |it| matches!(it, ProblemKind::RepeatedScenario(_)),
        "Take “",
    ),
];

/// One wrong draft for each kind of problem.
fn kinds() -> BTreeMap<Kind, (Draft, Problem)> {
    let mut kinds = BTreeMap::new();
    for draft in broken_files().into_iter().map(named).chain(spoilt()) {
        for problem in check(&draft).err().unwrap_or_default() {
            let kind = kind(&problem.place, &problem.kind.to_string());
            kinds.entry(kind).or_insert_with(|| (draft.clone(), problem));
        }
    }
    kinds
}

const CONTROLS: [&str; 4] = ["input", "select", "textarea", "button"];

/// The names of the controls of a page.
fn names(page: &Element) -> Vec<String> {
    let labels = page.named("label").into_iter().map(Element::text);
    let buttons = page.named("button").into_iter();
    let called = |it: &Element| it.attribute("aria-label").map_or_else(|| it.text(), str::to_owned);
    labels.chain(buttons.map(called)).collect()
}

#[test]
fn every_kind_of_problem_has_a_control() {
    let kinds = kinds();
    assert!(kinds.len() > 80, "{}", kinds.len());
    let mut used = BTreeSet::new();
    let mut without = Vec::new();
    for ((kind, _), (draft, problem)) in kinds {
        let place = &problem.place;
        let document = Document::from(draft.clone());
        let address = Route::Draft(7, EditorPage::of(place, &document)).to_string();
        let (kept, env) = (StoredDraft { draft, changed: 1 }, Env::fixed(1, 1));
        let (model, _) = Model::opened(quiz("five"), vec![(7, kept)], Vec::new(), &address, env);
        let page = parse(&format!("<div>{}</div>", prerender::editor(&model)));
        let id = place.to_string();
        let at_place = page.all().into_iter().find(|it| it.0.attribute("id") == Some(&id));
        let is_there = at_place.is_some_and(|page| {
            page.0.all().iter().any(|it| CONTROLS.contains(&it.0.name.as_str()))
        });
        if is_there {
            continue;
        }
        let elsewhere = ELSEWHERE.iter().position(|it| it.0 == kind && it.1(&problem.kind));
        let names = names(&page);
        let found =
            elsewhere.filter(|it| names.iter().any(|name| name.starts_with(ELSEWHERE[*it].2)));
        match found {
            Some(elsewhere) => drop(used.insert(elsewhere)),
            None => without.push(format!("{problem}\n    {names:?}")),
        }
    }
    assert!(without.is_empty(), "no control:\n{}", without.join("\n"));
    assert_eq!(used.len(), ELSEWHERE.len(), "only {used:?} are needed");
}
