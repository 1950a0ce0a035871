//! Problems of a quiz in the words of the forms.
//!
//! A form calls a field by its label, and a part of the quiz by its name. Messages about files call both as files do.

use quiz::RateMarks;
use quiz::draft::TermDraft;
use quiz::problem::{FieldPath, Problem, ProblemKind, RequiredText};
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
#[expect(clippy::too_many_lines, reason = "each kind of problem has a message")]
pub fn message(kind: &ProblemKind, document: &Document) -> String {
    let quoted = |id: &str| format!("“{}”", name(id, document).unwrap_or(id));
    match kind {
        ProblemKind::MissingText(text) => format!("“{}” is missing; write it", label(*text)),
        ProblemKind::MissingId => {
            "a name for links is missing; write a short name that never changes".to_owned()
        }
        ProblemKind::NoSection => "a quiz needs a section; add one with “Add a part”".to_owned(),
        ProblemKind::NoScenario => {
            "a quiz needs a scenario; add one with “Add a scenario”".to_owned()
        }
        ProblemKind::EarlyRetirement { since } => format!(
            "“retired” is the first edition without this scenario; write one above {since}, where it starts"
        ),
        ProblemKind::NoTrait => {
            "a scored scenario exercises a trait; name one, or let it count not at all".to_owned()
        }
        ProblemKind::BranchOutsideChoose => {
            "only a response of a scenario with “Pick one” leads on; remove this".to_owned()
        }
        ProblemKind::MissingFormat => {
            "a scenario needs “How it is answered”; write one of the five".to_owned()
        }
        ProblemKind::UnknownFormat(text) => {
            format!("{} is no format; write one of the five", quoted(text))
        }
        ProblemKind::NothingToKnow => {
            "every answer earns the same, so knowing cannot beat guessing; change the key, or let it count not at all".to_owned()
        }
        ProblemKind::MissingEffectiveness => {
            "this response needs “How good it is”; choose from very poor to very good".to_owned()
        }
        ProblemKind::InvalidEffectiveness(number) => {
            format!("{number} is not how good it can be; choose from very poor to very good")
        }
        ProblemKind::RankOutsideRank => {
            "only with “Put all in order” has it a place; remove it".to_owned()
        }
        ProblemKind::PickOutsideChooseK => {
            "only “Pick the best few” has “How many are picked”; remove it".to_owned()
        }
        ProblemKind::InvalidPick => {
            "“Pick the best few” needs “How many are picked”: how many responses are picked, at least 1 and fewer than all".to_owned()
        }
        ProblemKind::NoGapAfterPick(pick) => format!(
            "“How many are picked” is {pick}, but the best {pick} cannot be told from the rest; make each of them better than all others"
        ),
        ProblemKind::BestWorstResponseCount => {
            "“Pick the best and the worst” needs three responses or more".to_owned()
        }
        ProblemKind::NoSingleBestOrWorst => {
            "“Pick the best and the worst” needs one response that is better, and one that is worse, than all others".to_owned()
        }
        ProblemKind::EffectivenessInRank => {
            "a scenario with “Put all in order” has “Its place” for each response instead; remove this".to_owned()
        }
        ProblemKind::InvalidRank { responses } => {
            format!("this response needs “Its place”; write 1 (best) to {responses}")
        }
        ProblemKind::RankResponseCount(count) => {
            format!("there are {count}; “Put all in order” needs four to seven responses")
        }
        ProblemKind::MarksOutsideRate => {
            "only “Rate each by itself” has “marks”; remove it".to_owned()
        }
        ProblemKind::InvalidMarks => format!(
            "these are no “marks”; write four rows (for a key of 0 to 3) of four whole numbers from 0 to {} (for a rating of 0 to 3)",
            RateMarks::MAX_MARK
        ),
        ProblemKind::NoOutcome => {
            "a quiz needs an outcome; add one with “Add an outcome”".to_owned()
        }
        ProblemKind::ConditionalLastOutcome => {
            "the last outcome is for everybody who is left; remove its rules, or add one without".to_owned()
        }
        ProblemKind::UnconditionalOutcome => {
            "an outcome without rules hides those after it; add a rule, or move it to the end".to_owned()
        }
        ProblemKind::EndLeadsOn => {
            "a scenario that ends the play cannot lead on; remove this, or what it leads to".to_owned()
        }
        ProblemKind::NoCommonScale => {
            "the “marks” tables are so different that scores cannot be kept exact; use fewer different tables".to_owned()
        }
        // The sentences about these kinds name no field.
        ProblemKind::TooMany { .. }
        | ProblemKind::TooLong { .. }
        | ProblemKind::UnknownWord { .. }
        | ProblemKind::InvalidId(_)
        | ProblemKind::PaddedId(_)
        | ProblemKind::RepeatedId { .. }
        | ProblemKind::UnknownId { .. }
        | ProblemKind::PaddedReference { .. }
        | ProblemKind::InvalidDrawing
        | ProblemKind::InvalidEdition(_)
        | ProblemKind::InvalidAddress
        | ProblemKind::InvalidLanguage(_)
        | ProblemKind::NoGroup
        | ProblemKind::EmptyGroup
        | ProblemKind::RepeatedScenario(_)
        | ProblemKind::InvalidDraw { .. }
        | ProblemKind::InvalidWeight(_)
        | ProblemKind::LateStart { .. }
        | ProblemKind::RepeatedTrait(_)
        | ProblemKind::ResponseCount(_)
        | ProblemKind::SharedRank
        | ProblemKind::RightRatingEarnsLess { .. }
        | ProblemKind::UnclearCondition
        | ProblemKind::InvalidStyleCount
        | ProblemKind::InvalidPercent(_)
        | ProblemKind::BranchIntoSection(_)
        | ProblemKind::BranchOutOfEdition { .. }
        | ProblemKind::EndInSection
        | ProblemKind::Unreachable(_)
        | ProblemKind::Loop(_)
        | ProblemKind::SmallPool { .. }
        | ProblemKind::EmptyEdition(_) => kind.sentence(&quoted).to_string(),
    }
}

/// Returns the label of the field for a text.
fn label(text: RequiredText) -> &'static str {
    match text {
        RequiredText::Title => "Title",
        RequiredText::Name => "Name",
        RequiredText::Stem => "The situation",
        RequiredText::Text => "What one may do",
        RequiredText::About => "What it means",
    }
}

/// Returns a message with names in place of the ids, which stand between backticks.
fn with_names(message: &str, document: &Document) -> String {
    let mut plain = String::new();
    for (at, part) in message.split('`').enumerate() {
        if at % 2 == 1 {
            plain.push('“');
            plain.push_str(name(part, document).unwrap_or(part));
            plain.push('”');
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
