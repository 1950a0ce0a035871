//! The words of each problem that the check of a quiz can find: in files, and in the forms of the editor.
//!
//! The problems come from three sources: the broken files of the tests of the check, a quiz with every field of the
//! format, in which one field after the other gets a wrong value, and quizzes that no file of these tests holds.

use crate::make::{ours, root};
use expect_test::expect_file;
use quiz::check::check;
use quiz::draft::{Draft, ScenarioDraft, TermDraft};
use quiz::fields::{FieldValue, Fields as _};
use quiz::problem::{FieldPath, Segment};
use quiz_authoring::convert::FileKind;
use quiz_authoring::document::{Document, Edit, named};
use std::collections::BTreeMap;
use what_do_you_do::editor::form_messages::message;

/// The kind of a problem: its place without numbers, and its message without names.
pub(crate) type Kind = (String, String);

/// Returns the kind of a problem. Problems are of one kind if their places differ only in numbers, and their messages
/// only in names.
pub(crate) fn kind(place: &FieldPath, message: &str) -> Kind {
    let any = |it: &Segment| match it {
        Segment::Entry(_) => Segment::Entry(0),
        field @ Segment::Field(_) => field.clone(),
    };
    let place = FieldPath(place.0.iter().map(any).collect()).to_string().replace("[0]", "[]");
    (place, message.split('`').step_by(2).collect::<Vec<_>>().join("`"))
}

/// The readable ones among the broken files of the tests of the check.
pub(crate) fn broken_files() -> Vec<Draft> {
    let folder = root().join("crates/quiz/tests/data/broken");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it != "expected"));
    files.sort();
    let read = |path: std::path::PathBuf| {
        let source = std::fs::read_to_string(&path).ok()?;
        let kind = FileKind::guess(path.file_name()?.to_str()?, &source);
        Some(kind.read(&source).draft)
    };
    let drafts: Vec<_> = files.into_iter().filter_map(read).collect();
    assert!(drafts.len() > 100, "{}", drafts.len());
    drafts
}

/// The quiz with every field of the format.
pub(crate) fn everything() -> Draft {
    let path = root().join("crates/quiz/tests/data/valid/everything.toml");
    FileKind::Toml.read(&std::fs::read_to_string(path).unwrap()).draft
}

/// A quiz with every field of the format, once for each wrong value of each field, as the editor opens it.
pub(crate) fn spoilt() -> Vec<Draft> {
    let whole = Document::from(everything());
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

/// Quizzes that are too large, and one whose ids are wrong.
fn others() -> [Draft; 3] {
    let mut styles = everything();
    styles.styles = vec![TermDraft::default(); 101];
    // Each table of marks makes another prime number a denominator. There are too many for a common one.
    let mut marks = everything();
    let rated = |it: &&ScenarioDraft| it.format.as_deref() == Some("rate");
    let rate = marks.scenarios.iter().find(rated).unwrap().clone();
    for at in 0..100_i64 {
        let rows = [[10, at % 10, at / 10 % 10, 0], [0, 10, 0, 0], [0, 0, 10, 0], [9, 7, 5, 10]];
        let mut scenario = rate.clone();
        scenario.id = Some(format!("marks-{at}"));
        scenario.marks = Some(rows.map(|it| it.to_vec()).to_vec());
        scenario.responses = vec![rate.responses[0].clone(); 10];
        for (response, number) in scenario.responses.iter_mut().zip(0..) {
            response.effectiveness = Some((at * at + number * number * number) % 4);
        }
        marks.sections[0].groups[0].scenarios.push(format!("marks-{at}"));
        marks.scenarios.push(scenario);
    }
    let mut ids = everything();
    ids.traits[0].id = Some("\ttact\t".to_owned());
    ids.styles[0].id = Some(" hiding".to_owned());
    ids.styles[1].id = Some(" hiding".to_owned());
    ids.scenarios[0].traits = vec!["tact ".to_owned()];
    [styles, marks, ids]
}

/// Each problem of a quiz has one sentence for files and one for forms. The golden file holds the first problem of each
/// kind.
#[test]
fn each_kind_of_problem_has_its_words_in_files_and_in_forms() {
    let broken = broken_files();
    let opened = broken.clone().into_iter().map(named);
    let drafts: Vec<_> = broken.into_iter().chain(opened).chain(spoilt()).chain(others()).collect();
    let mut kinds = BTreeMap::new();
    for draft in drafts {
        let document = Document::from(draft.clone());
        for problem in check(&draft).err().unwrap_or_default() {
            let file = problem.kind.to_string();
            let form = message(&problem.kind, &document);
            let words = if file == form {
                format!("{}\n    both: {file}\n", problem.place)
            } else {
                format!("{}\n    file: {file}\n    form: {form}\n", problem.place)
            };
            let (place, file) = kind(&problem.place, &file);
            let file = file.replace(|it: char| it.is_ascii_digit(), "");
            kinds.entry((place, file)).or_insert(words);
        }
    }
    let words: Vec<_> = kinds.into_values().collect();
    expect_file![ours("problems.txt")].assert_eq(&words.concat());
}
