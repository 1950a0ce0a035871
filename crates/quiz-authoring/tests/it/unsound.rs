//! Drafts for the tests: the quiz files of this repository, and random drafts that need not be sound.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use quiz::draft::{
    ConditionDraft, CreditDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft,
    SectionDraft, TermDraft,
};
use quiz_authoring::convert::Reading;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every sound quiz file of the repository: its name and its text.
pub(crate) fn sound_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["static/quizzes", "e2e/quizzes", "crates/quiz/tests/data/valid"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            files.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    files.sort();
    assert!(files.len() >= 9, "{}", files.len());
    files
}

/// A draft with every field that a quiz file may have.
pub(crate) fn everything() -> Draft {
    let source =
        fs::read_to_string(root().join("crates/quiz/tests/data/valid/everything.toml")).unwrap();
    let reading = quiz_authoring::convert::toml::read(&source);
    assert_eq!(problems(&reading), Vec::<String>::new());
    reading.draft
}

/// The problems of a reading, each with its line and column.
pub(crate) fn problems(reading: &Reading) -> Vec<String> {
    let line = |it: &quiz::file::FileProblem| format!("{}:{}: {}", it.line, it.column, it.message);
    reading.problems.iter().map(line).collect()
}

/// Slips of the hand: each has a place in the text, a number of characters that it cuts there, and a text that it puts there.
pub(crate) type Slips = Vec<(prop::sample::Index, usize, String)>;

/// One to five slips that put texts of this pattern.
pub(crate) fn slips(put: &'static str) -> impl Strategy<Value = Slips> {
    vec((any::<prop::sample::Index>(), 0..40_usize, put), 1..6)
}

/// A text that is not empty, after slips of the hand.
pub(crate) fn slipped(text: &str, slips: Slips) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for (place, cut, put) in slips {
        let start = place.index(text.len());
        let end = (start + cut).min(text.len());
        text.splice(start..end, put.chars());
    }
    text.into_iter().collect()
}

/// Any text, often one with a meaning in some format.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[\"'\\\\\n\r\t#=:,\\[\\]{} a-c\u{0}\u{8}\u{1b}\u{7f}\u{85}\u{2028}\u{feff}é👋]{0,24}",
        "[ \na-z]{0,30}",
        "(\"\"\"|'''|\\\\|\n| |u00e9|x){0,8}",
    ]
}

fn words() -> impl Strategy<Value = Option<String>> {
    option::of(any_text())
}

fn number() -> impl Strategy<Value = Option<i64>> {
    option::of(prop_oneof![any::<i64>(), -3..=100_i64])
}

/// Any draft. Most of them are not sound.
pub(crate) fn any_draft() -> impl Strategy<Value = Draft> {
    let head = (words(), number(), words(), words(), option::of((words(), words())));
    let more = (words(), words(), words(), words(), words());
    let lists = (
        vec(term(), 0..3),
        vec(term(), 0..3),
        vec(outcome(), 0..3),
        vec(section(), 0..3),
        vec(scenario(), 0..3),
    );
    (head, more, lists).prop_map(|(head, more, lists)| {
        let (id, edition, title, author, credit) = head;
        let (licence, language, instruction, feedback, intro) = more;
        let (traits, styles, outcomes, sections, scenarios) = lists;
        let credit = credit.map(|(text, link)| CreditDraft { text, link });
        Draft {
            id,
            edition,
            title,
            author,
            credit,
            licence,
            language,
            instruction,
            feedback,
            intro,
            traits,
            styles,
            outcomes,
            sections,
            scenarios,
        }
    })
}

fn term() -> impl Strategy<Value = TermDraft> {
    (words(), words(), words()).prop_map(|(id, name, about)| TermDraft { id, name, about })
}

fn outcome() -> impl Strategy<Value = OutcomeDraft> {
    let texts = (words(), words(), words(), words(), words(), words());
    (texts, vec(condition(), 0..3)).prop_map(|((id, name, line, about, next, drawing), when)| {
        OutcomeDraft { id, name, line, about, next, drawing, when }
    })
}

fn condition() -> impl Strategy<Value = ConditionDraft> {
    let numbers = (number(), number(), number(), number());
    let words = (words(), words(), words(), option::of(any::<bool>()));
    (numbers, words).prop_map(|(numbers, words)| {
        let (score, score_below, at_least, below) = numbers;
        let (trait_, style, top_style, mixed_styles) = words;
        ConditionDraft {
            score,
            score_below,
            trait_,
            style,
            at_least,
            below,
            top_style,
            mixed_styles,
        }
    })
}

fn section() -> impl Strategy<Value = SectionDraft> {
    let group = (number(), vec(any_text(), 0..3));
    let group = group.prop_map(|(draw, scenarios)| GroupDraft { draw, scenarios });
    (words(), words(), words(), vec(group, 0..3))
        .prop_map(|(id, name, drawing, groups)| SectionDraft { id, name, drawing, groups })
}

fn scenario() -> impl Strategy<Value = ScenarioDraft> {
    let texts = (words(), words(), words(), words());
    let marks = option::of(vec(vec(any::<i64>(), 0..3), 0..3));
    let numbers = (number(), marks, number(), number(), number());
    let flags = (option::of(any::<bool>()), option::of(any::<bool>()));
    let lists = (vec(any_text(), 0..3), vec(response(), 0..3));
    (texts, numbers, flags, lists).prop_map(|(texts, numbers, flags, lists)| {
        let (id, name, stem, format) = texts;
        let (pick, marks, weight, since, retired) = numbers;
        let (shuffle, end) = flags;
        let (traits, responses) = lists;
        ScenarioDraft {
            id,
            name,
            stem,
            format,
            pick,
            marks,
            traits,
            weight,
            shuffle,
            end,
            since,
            retired,
            responses,
        }
    })
}

fn response() -> impl Strategy<Value = ResponseDraft> {
    (words(), number(), number(), words(), words(), words()).prop_map(
        |(text, effectiveness, rank, rationale, style, leads_to)| ResponseDraft {
            text,
            effectiveness,
            rank,
            rationale,
            style,
            leads_to,
        },
    )
}
