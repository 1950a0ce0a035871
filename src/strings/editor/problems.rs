//! The messages about problems of a quiz, in the words of the forms.
//!
//! A form calls a field by its label, and a part of the quiz by its name. Messages about files call both as files do.

use crate::strings::editor::{quiz, scenario, terms};
use ::quiz::RateMarks;
use ::quiz::problem::{ProblemKind, RequiredText};

/// The message about a problem: one or two sentences without a final dot. `quoted` puts an id into quotes, or the name of
/// what has it.
#[expect(clippy::too_many_lines, reason = "each kind of problem has a message")]
pub fn message(kind: &ProblemKind, quoted: &dyn Fn(&str) -> String) -> String {
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
        | ProblemKind::EmptyEdition(_) => kind.sentence(quoted).to_string(),
    }
}

/// The label of the field of a text.
fn label(text: RequiredText) -> &'static str {
    match text {
        RequiredText::Title => quiz::TITLE,
        RequiredText::Name => scenario::NAME,
        RequiredText::Stem => scenario::STEM,
        RequiredText::Text => scenario::TEXT,
        RequiredText::About => terms::ABOUT,
    }
}

#[cfg(test)]
mod tests {
    use crate::strings::editor::{outcomes, scenario, section};
    use quiz::FormatKind;

    #[test]
    fn messages_name_fields_and_buttons_as_forms_do() {
        let code = include_str!("problems.rs").split("#[cfg(test)]").next().unwrap();
        let quoted = code.split('“').skip(1).filter_map(|it| Some(it.split_once('”')?.0));
        let mut labels = FormatKind::ALL.map(scenario::format).to_vec();
        labels.extend([
            scenario::FORMAT,
            scenario::PICK,
            scenario::EFFECTIVENESS,
            scenario::RANK,
            section::ADD_A_PART,
            section::ADD_A_SCENARIO,
            outcomes::ADD_AN_OUTCOME,
        ]);
        // No form shows these two fields.
        labels.extend(["marks", "retired"]);
        let mut count = 0;
        for name in quoted.filter(|it| !it.contains('{')) {
            assert!(labels.contains(&name), "{name}");
            count += 1;
        }
        assert!(count > 20, "{count} names");
    }
}
