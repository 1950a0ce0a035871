//! The checker of drafts: errors, which keep a draft from being a quiz, and advice, which makes a quiz a better one.
//!
//! [`review`] finds all of these, except for advice about the length of the link, which takes longer: see [`LinkLength`].
//! Both parts of a review can be called alone: [`problems`], which takes milliseconds, and [`advice`], which plays the
//! quiz many times.

mod branches;
mod ceiling;
mod change;
mod errors;
mod formats;
mod guessing;
mod link;
mod luck;
mod parts;
mod plays;
mod random;
mod rule;
mod wording;

pub use ceiling::{Ceiling, Family};
pub use change::Change;
pub use guessing::{ALLOWED, Answerer, Standing};
pub use link::LinkLength;
pub use plays::{Example, Reached};
pub use rule::{Reason, Rule};

use core::fmt;
use quiz::Quiz;
use quiz::check::check;
use quiz::draft::{
    ConditionDraft, CreditDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft,
    SectionDraft, TermDraft,
};
use quiz::fields::Fields as _;
use quiz::problem::{FieldPath, ProblemKind, Segment};
use std::rc::Rc;

/// The result of checking a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Errors and advice: errors first, both in the order of the draft.
    pub findings: Vec<Finding>,
    /// Figures from plays of the quiz. `None` as long as the draft has errors.
    pub figures: Option<Figures>,
}

/// An error in a draft, or a piece of advice about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The problem, or the piece of advice.
    pub kind: FindingKind,
    /// The part of the draft that breaks the rule, or a field that is missing from a part.
    pub place: FieldPath,
    /// Why that matters, with its source. `None` if the message says it all.
    pub reason: Option<Reason>,
    /// A change that mends it at one press, if there is one.
    pub fix: Option<Fix>,
}

/// The kind of a finding. Its [`Display`](fmt::Display) writes a sentence or two without a final dot, which say what is
/// wrong and what to do, for whoever writes a quiz file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingKind {
    /// An error: a problem of the draft.
    Problem(ProblemKind),
    /// A piece of advice: the rule that the draft breaks, and the sentence.
    Advice(Rule, String),
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FindingKind::Problem(kind) => kind.fmt(f),
            FindingKind::Advice(_, message) => message.fmt(f),
        }
    }
}

impl Finding {
    /// Makes a finding of advice.
    fn advice(rule: Rule, place: FieldPath, message: String, fix: Option<Fix>) -> Finding {
        let kind = FindingKind::Advice(rule, message);
        Finding { kind, place, reason: rule.reason(), fix }
    }

    /// The rule that the draft breaks.
    pub fn rule(&self) -> Rule {
        match self.kind {
            FindingKind::Problem(_) => Rule::Sound,
            FindingKind::Advice(rule, _) => rule,
        }
    }

    /// The severity of this finding.
    pub fn severity(&self) -> Severity {
        match self.kind {
            FindingKind::Problem(_) => Severity::Error,
            FindingKind::Advice(..) => Severity::Advice,
        }
    }
}

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The draft cannot be played.
    Error,
    /// The draft can be played, but its results say less about people than they could.
    Advice,
}

/// A change that ends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The text of the button.
    pub label: String,
    /// The change of the draft.
    pub change: Change,
}

/// Figures from plays of a quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// The scores of [`Answerer`]s, who do not read; those of answers at random come first.
    pub standings: Vec<Standing>,
    /// The blind ceiling: the highest score of a player who sees the responses and no situation. `None` if nothing is
    /// scored.
    pub ceiling: Option<Ceiling>,
    /// For each outcome, in the order of the quiz, the plays that reached it.
    pub outcomes: Vec<Reached>,
    /// The number of plays that were tried.
    pub plays: u32,
}

/// Checks a draft, except for the length of its link.
pub fn review(draft: &Draft) -> Review {
    let (mut findings, figures) = match problems(draft) {
        Err(errors) => ([errors, wording::findings(draft)].concat(), None),
        Ok(quiz) => {
            let (advice, figures) = advice(draft, &Rc::new(quiz));
            (advice, Some(figures))
        }
    };
    sort(&mut findings);
    Review { findings, figures }
}

/// The quiz that a draft describes.
///
/// # Errors
/// The errors of the draft, in its order.
pub fn problems(draft: &Draft) -> Result<Quiz, Vec<Finding>> {
    check(draft).map_err(|problems| {
        let mut findings = errors::findings(draft, problems);
        sort(&mut findings);
        findings
    })
}

/// Advice about a quiz, in the order of its draft, and figures from plays of it. The number of plays is bounded, so
/// that a large quiz takes no longer: see [`Figures::plays`].
pub fn advice(draft: &Draft, quiz: &Rc<Quiz>) -> (Vec<Finding>, Figures) {
    let (standings, guessing) = guessing::measure(quiz);
    let (ceiling, unseen) = ceiling::measure(quiz);
    let (outcomes, plays) = plays::search(quiz);
    let mut findings = [
        wording::findings(draft),
        parts::findings(quiz),
        branches::findings(quiz),
        guessing,
        unseen,
        plays::findings(quiz, &outcomes),
    ]
    .concat();
    sort(&mut findings);
    (findings, Figures { standings, ceiling, outcomes, plays })
}

/// The blind ceiling: the highest score of a player who sees the responses and no situation. The time grows with the
/// quiz as fast as that of reading it. `None` if nothing is scored.
pub fn ceiling(quiz: &Quiz) -> Option<Ceiling> {
    ceiling::measure(quiz).0
}

/// The fields of the part of a draft that stands in this list, in the order of the file format.
fn fields_of(list: &str) -> &'static [&'static str] {
    match list {
        "" => Draft::default().names(),
        "credit" => CreditDraft::default().names(),
        "traits" | "styles" => TermDraft::default().names(),
        "outcomes" => OutcomeDraft::default().names(),
        "when" => ConditionDraft::default().names(),
        "sections" => SectionDraft::default().names(),
        "groups" => GroupDraft::default().names(),
        "scenarios" => ScenarioDraft::default().names(),
        "responses" => ResponseDraft::default().names(),
        _ => &[],
    }
}

/// Sorts errors before advice, and both by their places in the draft.
fn sort(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|it| (it.severity(), order(&it.place)));
}

/// The position of each segment of a place among those that the draft may have there.
fn order(place: &FieldPath) -> Vec<usize> {
    let mut list = "";
    let segments = place.0.iter().map(|segment| match segment {
        Segment::Field(name) => {
            let fields = fields_of(std::mem::replace(&mut list, name));
            fields.iter().position(|it| it == name).unwrap_or(fields.len())
        }
        Segment::Entry(at) => *at,
    });
    segments.collect()
}

/// The place of an entry of a list at the top level of the draft.
fn entry(list: &str, index: usize) -> FieldPath {
    FieldPath::default().field(list).entry(index)
}

/// A number with its noun: "1 scenario", "2 scenarios".
fn count(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}
