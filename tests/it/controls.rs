//! The editor has a control for each problem that the check of a quiz can find, on the page to which the problem leads.
//!
//! The problems come from two sources: the broken files of the tests of the check, and a quiz with every field of the
//! format, in which one field after the other gets a wrong value.

use crate::html::{Element, parse};
use crate::make::{quiz, root};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::fields::{FieldValue, Fields as _};
use quiz::problem::{FieldPath, Segment};
use quiz_authoring::convert::FileKind;
use quiz_authoring::document::{Document, Edit, named};
use std::collections::{BTreeMap, BTreeSet};
use what_do_you_do::editor::drafts::StoredDraft;
use what_do_you_do::editor::model::Model;
use what_do_you_do::editor::route::{EditorPage, Route};
use what_do_you_do::env::Env;
use what_do_you_do::prerender;

/// Problems of whole lists and scenarios: the place, words of the message, and the name of the control that mends the
/// problem. Every other problem has a control at its own place.
const ELSEWHERE: [(&str, &str, &str); 19] = [
    ("outcomes", "needs an outcome", "Add an outcome"),
    // A new part of the quiz comes with a scenario.
    ("scenarios", "needs a scenario", "Add a part"),
    ("scenarios[]", "leads round to itself", "It leads"),
    ("scenarios[]", "nobody can reach", "It is met"),
    ("scenarios[].responses", "there are 0", "Add a response"),
    ("scenarios[].responses", "there are 1;", "Add a response"),
    ("scenarios[].responses", "there are 3", "Add a response"),
    ("scenarios[].responses", "there are 8", "Remove response"),
    ("scenarios[].responses", "there are 11", "Remove response"),
    ("scenarios[].responses", "needs three responses or more", "Add a response"),
    ("scenarios[].responses", "needs one response that is better", "How good it is"),
    ("scenarios[].responses", "cannot be told from the rest", "How good it is"),
    ("scenarios[].responses", "every answer earns the same", "How good it is"),
    ("scenarios[].responses", "share a rank", "Its place"),
    ("scenarios[].traits", "exercises a trait", "It counts"),
    ("sections[].groups", "needs a group", "Add a group"),
    ("sections[].groups[].scenarios", "needs a scenario", "Add a scenario"),
    ("sections[].groups[].scenarios[]", "there is no scenario", "Take “"),
    ("sections[].groups[].scenarios[]", "already listed", "Take “"),
];

/// One wrong draft for each kind of problem. Problems are of one kind if their places differ only in numbers, and their
/// messages only in names.
fn kinds() -> BTreeMap<(String, String), (Draft, FieldPath)> {
    let mut kinds = BTreeMap::new();
    for draft in broken_files().into_iter().chain(spoilt()) {
        for problem in check(&draft).err().unwrap_or_default() {
            let kind = (without_numbers(&problem.place), without_names(&problem.message));
            kinds.entry(kind).or_insert_with(|| (draft.clone(), problem.place));
        }
    }
    kinds
}

fn without_numbers(place: &FieldPath) -> String {
    let any = |it: &Segment| match it {
        Segment::Entry(_) => Segment::Entry(0),
        field @ Segment::Field(_) => field.clone(),
    };
    FieldPath(place.0.iter().map(any).collect()).to_string().replace("[0]", "[]")
}

fn without_names(message: &str) -> String {
    message.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// The readable ones among the broken files of the tests of the check, as the editor opens them.
fn broken_files() -> Vec<Draft> {
    let folder = root().join("crates/quiz/tests/data/broken");
    let files = std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it != "expected"));
    let read = |path: std::path::PathBuf| {
        let source = std::fs::read_to_string(&path).ok()?;
        let kind = FileKind::guess(path.file_name()?.to_str()?, &source);
        Some(named(kind.read(&source).draft))
    };
    let drafts: Vec<_> = files.filter_map(read).collect();
    assert!(drafts.len() > 100, "{}", drafts.len());
    drafts
}

/// A quiz with every field of the format, once for each wrong value of each field, as the editor opens it.
fn spoilt() -> Vec<Draft> {
    let path = root().join("crates/quiz/tests/data/valid/everything.toml");
    let whole = Document::from(FileKind::Toml.read(&std::fs::read_to_string(path).unwrap()).draft);
    assert!(check(&whole.draft()).is_ok());
    let long = "x".repeat(3_000);
    let values = [
        FieldValue::Nothing,
        FieldValue::from("No such thing"),
        FieldValue::from(long.as_str()),
        FieldValue::from("http://example.org"),
        FieldValue::from(-1_i64),
        FieldValue::from(7_i64),
        FieldValue::from(99_999_i64),
        FieldValue::from(true),
        FieldValue::from(false),
        FieldValue::List(Vec::new()),
    ];
    let mut places = Vec::new();
    collect(&whole.draft().value(), &FieldPath::default(), &mut places);
    let edits = places.iter().flat_map(|place| {
        let set = values.iter().map(|it| Edit::Set(place.clone(), it.clone()));
        set.chain([Edit::Remove(place.clone())])
    });
    let drafts: Vec<_> = edits.filter_map(|it| Some(named(whole.after(&it)?.draft()))).collect();
    assert!(drafts.len() > 500, "{}", drafts.len());
    drafts
}

/// Collects the places of all values within a value.
fn collect(value: &FieldValue, place: &FieldPath, places: &mut Vec<FieldPath>) {
    if !place.0.is_empty() {
        places.push(place.clone());
    }
    match value {
        FieldValue::Table(fields) => {
            for (name, it) in fields {
                collect(it, &place.field(name), places);
            }
        }
        FieldValue::List(entries) => {
            for (at, it) in entries.iter().enumerate() {
                collect(it, &place.entry(at), places);
            }
        }
        _ => {}
    }
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
    for ((kind, message), (draft, place)) in kinds {
        let document = Document::from(draft.clone());
        let address = Route::Draft(7, EditorPage::of(&place, &document)).to_string();
        let (kept, env) = (StoredDraft { draft, changed: 1 }, Env { now: 1, seed: 1 });
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
        let elsewhere = ELSEWHERE.iter().position(|it| it.0 == kind && message.contains(it.1));
        let names = names(&page);
        let found =
            elsewhere.filter(|it| names.iter().any(|name| name.starts_with(ELSEWHERE[*it].2)));
        match found {
            Some(elsewhere) => drop(used.insert(elsewhere)),
            None => without.push(format!("{kind}: {message} ({id})\n    {names:?}")),
        }
    }
    assert!(without.is_empty(), "no control:\n{}", without.join("\n"));
    assert_eq!(used.len(), ELSEWHERE.len(), "only {used:?} are needed");
}
