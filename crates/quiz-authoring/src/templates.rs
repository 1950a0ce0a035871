//! Templates for a new quiz: an example for each format, one that branches, and a blank quiz.

use quiz::FormatKind;
use quiz::draft::{
    ConditionDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft, SectionDraft,
    TermDraft,
};

/// A small quiz as a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// The text of the button.
    pub name: &'static str,
    /// When to use this template: a line without a final dot.
    pub about: &'static str,
    /// The quiz as a TOML file.
    pub source: &'static str,
}

/// One template for each format, the easiest format to write first, and one that branches.
pub const EXAMPLES: [Template; 6] = [
    Template {
        name: "One is picked",
        about: "Quick to write and quick to answer; the only format that can branch",
        source: include_str!("../examples/choose.toml"),
    },
    Template {
        name: "Some are picked",
        about: "Where several good moves go together, and one alone is half of it",
        source: include_str!("../examples/choose-k.toml"),
    },
    Template {
        name: "Best and worst",
        about: "Where both ends are clear, and the middle may be argued about",
        source: include_str!("../examples/best-worst.toml"),
    },
    Template {
        name: "Put in order",
        about: "Where each move is clearly better than the next; being near counts too",
        source: include_str!("../examples/rank.toml"),
    },
    Template {
        name: "Each is rated",
        about: "Where each move is judged by itself; several may be good, or none",
        source: include_str!("../examples/rate.toml"),
    },
    Template {
        name: "A story that branches",
        about: "Where an answer leads to what happens next, or ends the play early",
        source: include_str!("../examples/branches.toml"),
    },
];

/// A new quiz that lacks only words: a title, and the name, the stem and the texts of the responses of one scenario.
///
/// It has a trait, and two outcomes that fit any quiz, so that an author may leave these as they are.
pub fn blank() -> Draft {
    Draft {
        id: some("my-quiz"),
        language: some("en"),
        traits: vec![TermDraft {
            id: some("trait-1"),
            name: some("Judgement"),
            about: some("Seeing what a situation asks for."),
        }],
        outcomes: outcomes(),
        sections: vec![SectionDraft {
            id: some("section-1"),
            name: some("Part 1"),
            groups: vec![GroupDraft { draw: None, scenarios: vec!["scenario-1".to_owned()] }],
            ..SectionDraft::default()
        }],
        scenarios: vec![ScenarioDraft {
            id: some("scenario-1"),
            format: some(FormatKind::USUAL.name()),
            traits: vec!["trait-1".to_owned()],
            responses: [3, 1, 0].map(response).to_vec(),
            ..ScenarioDraft::default()
        }],
        ..Draft::default()
    }
}

/// Two outcomes: one for a score of at least 50 per cent, corrected for guessing, and one for everybody else.
fn outcomes() -> Vec<OutcomeDraft> {
    let good = OutcomeDraft {
        id: some("outcome-1"),
        name: some("A good eye"),
        about: some("You mostly saw what the situation asked for, and what it did not."),
        when: vec![ConditionDraft { score: Some(50), ..ConditionDraft::default() }],
        ..OutcomeDraft::default()
    };
    let other = OutcomeDraft {
        id: some("outcome-2"),
        name: some("A second look"),
        about: some(
            "Several of these could be seen another way. What was said about each answer tells you how.",
        ),
        ..OutcomeDraft::default()
    };
    vec![good, other]
}

fn response(effectiveness: i64) -> ResponseDraft {
    ResponseDraft { effectiveness: Some(effectiveness), ..ResponseDraft::default() }
}

#[expect(clippy::unnecessary_wraps, reason = "each field of a draft may be missing")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
