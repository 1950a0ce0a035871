//! What keeps a draft from being a quiz, and what keeps a quiz from being a good one.
//!
//! [`review`] says all of it but what concerns the quiz's link, which takes longer: see [`Weighed`].
//! Its parts can be had alone: [`problems`] takes milliseconds and is for every change of a draft,
//! [`advice`] plays the quiz many times and is for when nothing happens.

mod branches;
mod ceiling;
mod change;
mod errors;
mod guessing;
mod link;
mod luck;
mod parts;
mod plays;
mod rule;
mod ways;
mod wording;

pub use ceiling::{Ceiling, Family};
pub use change::Change;
pub use guessing::{ALLOWED, Answerer, Standing};
pub use link::Weighed;
pub use plays::{Example, Reached};
pub use rule::{Reason, Rule};

use quiz::Quiz;
use quiz::check::check;
use quiz::draft::Draft;
use quiz::problem::{Place, Segment};
use std::rc::Rc;

/// What was found out about a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// What its author should know: errors first, each kind in the order of the draft.
    pub findings: Vec<Finding>,
    /// What plays of it bring. None as long as it has errors.
    pub figures: Option<Figures>,
}

/// Something about a draft that its author should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is not kept there.
    pub rule: Rule,
    /// Where it is in the draft: a part of it, or a field that a part of it lacks.
    pub place: Place,
    /// What it is and what to do: a sentence or two without a final dot.
    pub message: String,
    /// Why that matters, and where that is known from. None where the message says it all.
    pub reason: Option<Reason>,
    /// What would mend it at one press, where something would.
    pub fix: Option<Fix>,
}

impl Finding {
    /// How grave it is.
    pub fn weight(&self) -> Weight {
        if self.rule == Rule::Sound { Weight::Error } else { Weight::Advice }
    }
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// The quiz cannot be played like that.
    Error,
    /// It can, but tells less about people than it could.
    Advice,
}

/// A change that mends something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the button says.
    pub label: String,
    /// What it does.
    pub change: Change,
}

/// What plays of a quiz bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// What those get who answer without reading, at random first.
    pub standings: Vec<Standing>,
    /// The blind ceiling: the most that somebody can get who sees the responses and no situation. `None` where nothing is scored.
    pub ceiling: Option<Ceiling>,
    /// For each outcome, in the order of the quiz, which plays came to it.
    pub outcomes: Vec<Reached>,
    /// How many plays were tried.
    pub plays: u32,
}

/// Everything that is known about a draft but what concerns its link.
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
/// What keeps it from being one, in the order of the draft.
pub fn problems(draft: &Draft) -> Result<Quiz, Vec<Finding>> {
    check(draft).map_err(|problems| {
        let mut findings = errors::findings(draft, problems);
        sort(&mut findings);
        findings
    })
}

/// What would make a quiz a better one, in the order of its draft, and what plays of it bring. The
/// work is bounded whatever the quiz: see [`Figures::plays`].
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

/// The blind ceiling: the most that somebody can get who sees the responses and no situation. It takes no longer than reading
/// the quiz. `None` where nothing is scored.
pub fn ceiling(quiz: &Quiz) -> Option<Ceiling> {
    ceiling::measure(quiz).0
}

/// The fields of drafts, in an order that is theirs at every level.
const FIELDS: [&str; 46] = [
    "id",
    "edition",
    "title",
    "author",
    "credit",
    "licence",
    "language",
    "instruction",
    "feedback",
    "intro",
    "name",
    "line",
    "about",
    "next",
    "drawing",
    "when",
    "stem",
    "format",
    "pick",
    "marks",
    "draw",
    "traits",
    "styles",
    "outcomes",
    "sections",
    "scenarios",
    "groups",
    "weight",
    "shuffle",
    "end",
    "since",
    "retired",
    "responses",
    "text",
    "link",
    "effectiveness",
    "rank",
    "rationale",
    "score",
    "score_below",
    "trait",
    "style",
    "at_least",
    "below",
    "top_style",
    "leads_to",
];

/// Puts errors first, and then each where it is in the draft.
fn sort(findings: &mut [Finding]) {
    let number = |segment: &Segment| match segment {
        Segment::Field(name) => FIELDS.iter().position(|it| it == name).unwrap_or(FIELDS.len()),
        Segment::Entry(at) => *at,
    };
    let key = |it: &Finding| -> (Weight, Vec<usize>) {
        (it.weight(), it.place.0.iter().map(number).collect())
    };
    findings.sort_by_cached_key(key);
}

/// The place of an entry of one of the draft's own lists.
fn entry(list: &str, at: usize) -> Place {
    Place::default().field(list).entry(at)
}

/// How many there are of something, in words: "1 scenario", "2 scenarios".
fn count(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
}
