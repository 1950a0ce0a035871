//! Problems of a quiz in the words of the forms.
//!
//! A form calls a field by its label, and a part of the quiz by its name. Messages about files call both as files do.

use crate::strings::{self, in_quotes};
use quiz::draft::TermDraft;
use quiz::problem::{FieldPath, Problem, ProblemKind};
use quiz_authoring::document::Document;
use quiz_authoring::review::FindingKind;

/// The problems of a document, which the check found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problems {
    /// The document that was checked. Messages take the names of its parts from it.
    document: Document,
    all: Vec<Problem>,
}

impl Problems {
    /// Makes the list of problems that the check found in a document.
    pub fn of(document: &Document, all: Vec<Problem>) -> Problems {
        Problems { document: document.clone(), all }
    }

    /// Returns all problems, in the order in which the check found them.
    pub fn all(&self) -> &[Problem] {
        &self.all
    }

    /// Returns the message about the first problem of a place.
    pub fn message_at(&self, place: &FieldPath) -> Option<String> {
        self.all.iter().find(|it| it.place == *place).map(|it| self.message(it))
    }

    /// Returns the message about one of these problems.
    pub fn message(&self, problem: &Problem) -> String {
        message(&problem.kind, &self.document)
    }
}

/// Returns the message about a finding of the review.
pub fn finding_message(kind: &FindingKind, document: &Document) -> String {
    match kind {
        FindingKind::Problem(kind) => message(kind, document),
        FindingKind::Advice(_, message) => with_names(message, document),
    }
}

/// Returns the message about a problem of a document: one or two sentences without a final dot.
pub fn message(kind: &ProblemKind, document: &Document) -> String {
    strings::editor::problems::message(kind, &|id| in_quotes(name(id, document).unwrap_or(id)))
}

/// Returns a message with names in place of the ids, which stand between backticks.
fn with_names(message: &str, document: &Document) -> String {
    let mut plain = String::new();
    for (at, part) in message.split('`').enumerate() {
        if at % 2 == 1 {
            plain.push_str(&in_quotes(name(part, document).unwrap_or(part)));
        } else {
            plain.push_str(part);
        }
    }
    plain
}

/// Returns the name of the part of a draft that has this id.
fn name<'a>(id: &str, document: &'a Document) -> Option<&'a str> {
    let head = document.head();
    let scenario = document.scenario_at(id).and_then(|at| document.scenarios().get(at));
    let term = |terms: &'a [TermDraft]| terms.iter().find(|it| it.id.as_deref() == Some(id));
    let outcome = || head.outcomes.iter().find(|it| it.id.as_deref() == Some(id));
    let section = || head.sections.iter().find(|it| it.id.as_deref() == Some(id));
    scenario
        .and_then(|it| it.name.as_deref())
        .or_else(|| term(&head.traits)?.name.as_deref())
        .or_else(|| term(&head.styles)?.name.as_deref())
        .or_else(|| outcome()?.name.as_deref())
        .or_else(|| section()?.name.as_deref())
}

#[cfg(test)]
mod tests {
    use super::*;
    use quiz::draft::{ConditionDraft, GroupDraft, ResponseDraft};
    use quiz::draft::{Draft, OutcomeDraft, ScenarioDraft, SectionDraft};
    use quiz::fields::Fields as _;
    use quiz_authoring::convert::toml;
    use quiz_authoring::review::review;

    #[test]
    fn names_stand_for_ids() {
        let source = "[[scenarios]]\nid = \"queue\"\nname = \"The queue\"\n";
        let document = Document::from(toml::draft(source).unwrap());
        assert_eq!(
            message(&ProblemKind::BranchIntoSection("queue".to_owned()), &document),
            "“The queue” is in a section, so it may be met twice; lead to a scenario that is in none"
        );
        assert_eq!(
            message(&ProblemKind::RepeatedScenario("door".to_owned()), &document),
            "scenario “door” is already listed before; list each scenario once"
        );
    }

    /// Reviews every broken file of the loader's tests as a draft.
    #[test]
    fn no_message_names_a_field_as_files_do() {
        let mut fields: Vec<&str> = Draft::default().names().to_vec();
        fields.extend(OutcomeDraft::default().names());
        fields.extend(ConditionDraft::default().names());
        fields.extend(SectionDraft::default().names());
        fields.extend(GroupDraft::default().names());
        fields.extend(ScenarioDraft::default().names());
        fields.extend(ResponseDraft::default().names());
        // No form shows these fields.
        fields.retain(|it| !["id", "edition", "since", "retired", "marks", "drawing"].contains(it));
        fields.extend(["choose", "choose-k", "best-worst"]);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/crates/quiz/tests/data/broken");
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Ok(source) = std::fs::read_to_string(&path) else { continue };
            let draft = toml::read(&source).draft;
            let document = Document::from(draft.clone());
            for finding in review(&draft).findings {
                let message = finding_message(&finding.kind, &document);
                assert!(!message.contains('`'), "{message}");
                for field in &fields {
                    assert!(
                        !message.contains(&format!("“{field}”")),
                        "{}: {message}",
                        path.display()
                    );
                }
                count += 1;
            }
        }
        assert!(count > 100, "{count}");
    }
}
