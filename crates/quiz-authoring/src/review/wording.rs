//! Advice about the words of a draft, which need not be a sound quiz.

use super::{Finding, Rule, entry};
use crate::back_references::{order, speaks_of_others};
use quiz::check::{MAX_PARTS, MAX_SCENARIOS};
use quiz::draft::{Draft, ScenarioDraft};
use quiz::problem::FieldPath;
use quiz::text::clean;
use std::collections::BTreeMap;

/// The most words that a stem should have.
const MAX_WORDS: usize = 120;

/// Advice about the stems, responses and rationales of the scenarios that are not retired. Only as many scenarios are
/// looked at as a quiz may have: more of them are an error anyway.
pub(super) fn findings(draft: &Draft) -> Vec<Finding> {
    let edition = draft.edition.unwrap_or(1);
    let is_retired = |it: &ScenarioDraft| it.retired.is_some_and(|it| it <= edition);
    let is_shown = draft.feedback.as_deref() != Some("never");
    let mut findings = Vec::new();
    for (at, scenario) in draft.scenarios.iter().enumerate().take(MAX_SCENARIOS) {
        if is_retired(scenario) {
            continue;
        }
        let place = entry("scenarios", at);
        findings.extend(long_stem(&place, scenario));
        findings.extend(same(&place, scenario));
        findings.extend(above(&place, scenario));
        if is_shown {
            findings.extend(unexplained(&place, scenario));
        }
    }
    findings
}

fn advice(rule: Rule, place: FieldPath, message: String) -> Finding {
    Finding::advice(rule, place, message, None)
}

/// Advice about a stem that is too long.
fn long_stem(place: &FieldPath, scenario: &ScenarioDraft) -> Option<Finding> {
    let words = scenario.stem.as_ref()?.split_whitespace().count();
    let message = format!(
        "this stem has {words} words; more than {MAX_WORDS} are much to keep in mind, so leave out what the responses do not need"
    );
    (words > MAX_WORDS).then(|| advice(Rule::ShortStem, place.field("stem"), message))
}

/// Advice about each response that repeats an earlier one.
fn same(place: &FieldPath, scenario: &ScenarioDraft) -> Vec<Finding> {
    let mut first = BTreeMap::new();
    let mut findings = Vec::new();
    for (at, response) in scenario.responses.iter().enumerate().take(MAX_PARTS) {
        let text = plain(response.text.as_deref().unwrap_or_default());
        if text.is_empty() {
            continue;
        }
        let before = *first.entry(text).or_insert(at);
        if before != at {
            let message = format!(
                "this says the same as response {}; make it another move, or remove one of the two",
                before + 1
            );
            let place = place.field("responses").entry(at).field("text");
            findings.push(advice(Rule::Distinct, place, message));
        }
    }
    findings
}

/// Advice about the first response that refers to others by their place, if shuffling may change that place.
fn above(place: &FieldPath, scenario: &ScenarioDraft) -> Option<Finding> {
    let responses = scenario.responses.iter().take(MAX_PARTS);
    let texts = responses.map(|it| it.text.as_deref().unwrap_or_default());
    let order = order(texts.clone())?;
    if scenario.shuffle == Some(false) && order.is_sorted() {
        return None;
    }
    let (at, text) = texts.enumerate().find(|it| speaks_of_others(it.1))?;
    let message = format!(
        "“{}” speaks of the other responses by their place; put it last and do not shuffle them, or better say what it means",
        clean(text)
    );
    let place = place.field("responses").entry(at).field("text");
    Some(advice(Rule::Above, place, message))
}

/// A text in the form in which texts are compared: in lower case, with single spaces, and without the punctuation
/// around words. Signs within a word and other signs (`+`, `%`, an emoji) stay.
fn plain(text: &str) -> String {
    const AROUND: &[char] = &[
        '.', ',', ';', ':', '!', '?', '…', '\'', '"', '‘', '’', '‚', '“', '”', '„', '«', '»', '(',
        ')', '[', ']', '–', '—', '¿', '¡', '。', '、', '，', '！', '？', '،', '؟',
    ];
    let words: Vec<_> = text
        .split_whitespace()
        .map(|it| it.trim_matches(AROUND))
        .filter(|it| !it.is_empty())
        .collect();
    // A text of nothing but punctuation is compared as it is.
    if words.is_empty() { clean(text) } else { words.join(" ").to_lowercase() }
}

/// Advice about the responses of a scenario that have no rationale.
fn unexplained(place: &FieldPath, scenario: &ScenarioDraft) -> Option<Finding> {
    let responses = || scenario.responses.iter().enumerate().take(MAX_PARTS);
    let is_bare = |text: &Option<String>| text.as_deref().is_none_or(|it| it.trim().is_empty());
    let bare: Vec<_> =
        responses().filter(|(_, it)| is_bare(&it.rationale)).map(|(at, _)| at).collect();
    let first = bare.first()?;
    let message = if bare.len() == responses().count() {
        "no response here has a rationale; write why each is a good or a poor move".to_owned()
    } else {
        let numbers: Vec<_> = bare.iter().map(|at| (at + 1).to_string()).collect();
        let (many, have) = if bare.len() == 1 { ("", "has") } else { ("s", "have") };
        format!(
            "response{many} {} {have} no rationale; write why it is a good or a poor move",
            numbers.join(", ")
        )
    };
    let place = place.field("responses").entry(*first).field("rationale");
    Some(advice(Rule::Rationale, place, message))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn texts_that_say_the_same() {
        for (one, other) in [
            ("Say hello.", "say  HELLO!"),
            ("“Yes”, you say", "Yes you say…"),
            ("Wait — then go", "wait then go"),
            ("ÉTÉ", "été"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
    }

    #[test]
    fn texts_that_do_not() {
        for (one, other) in [
            ("Add 1.5", "Add 15"),
            ("C", "C++"),
            ("-1", "1"),
            ("👍", "👎"),
            ("!", "?"),
            ("we’re here", "were here"),
            ("", "—"),
        ] {
            assert_ne!(plain(one), plain(other));
        }
    }
}
