//! A quiz that has been checked: whoever holds a [`Quiz`] can play it to the end and score it.
//!
//! A quiz is written as a [`Draft`](crate::draft::Draft) and becomes a `Quiz` only through
//! [`check`](crate::check::check).

use crate::id::Id;
use crate::language::Direction;
use core::fmt;
use core::mem::discriminant;
use serde::{Deserialize, Serialize};

/// A whole quiz.
///
/// It can be serialised so that a build can put the quiz it has checked into the program: see
/// [`packed`](crate::packed). Nothing else may make one that way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiz {
    pub(crate) id: Id,
    pub(crate) edition: Edition,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) credit: Option<Credit>,
    pub(crate) licence: String,
    pub(crate) language: String,
    pub(crate) instruction: Instruction,
    pub(crate) feedback: Feedback,
    pub(crate) intro: String,
    pub(crate) sections: Vec<Section>,
    pub(crate) scenarios: Vec<Scenario>,
    pub(crate) traits: Vec<Trait>,
    pub(crate) styles: Vec<Style>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) scale: i128,
}

/// Whether a licence allows no works that build on another: Creative Commons calls that "no
/// derivatives", or `ND`; where all rights are reserved, it is so too.
pub fn forbids_copies(licence: &str) -> bool {
    let licence = licence.to_lowercase();
    let mut words = licence.split(|it: char| !it.is_alphanumeric());
    words.any(|it| matches!(it, "nd" | "noderivs" | "noderivatives"))
        || licence.contains("no derivatives")
        || licence.contains("all rights reserved")
}

/// A numbered state of an append-only quiz, from 1.
pub type Edition = u32;

/// Which of the quiz's scenarios. Only a quiz hands these out, so that they always fit it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ScenarioIndex(pub(crate) usize);

impl ScenarioIndex {
    /// Its place among the scenarios of the quiz, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Which of the quiz's styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StyleIndex(pub(crate) usize);

impl StyleIndex {
    /// Its place among the styles of the quiz, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Which of the quiz's traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TraitIndex(pub(crate) usize);

impl TraitIndex {
    /// Its place among the traits of the quiz, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Which of the quiz's outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OutcomeIndex(pub(crate) usize);

impl Quiz {
    /// Names the quiz for ever, in links and in storage.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The newest edition; draws of every edition from 1 to this one can be played.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// What the quiz is called.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Who wrote it; may be empty.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// Whose ideas it stands on.
    pub fn credit(&self) -> Option<&Credit> {
        self.credit.as_ref()
    }

    /// The licence of its words; may be empty.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// Whether its author asks others not to make something of their own of it: see
    /// [`forbids_copies`].
    pub fn is_not_to_be_copied(&self) -> bool {
        forbids_copies(&self.licence)
    }

    /// The BCP 47 tag of the language it is written in.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Which way its texts run. `None` if it may not have said: one that names no language has the tag of English, whatever
    /// its texts are in.
    pub fn direction(&self) -> Option<Direction> {
        crate::language::direction(&self.language)
            .filter(|_| self.language != crate::language::USUAL)
    }

    /// What players are asked: what one should do, or what they would do.
    pub fn instruction(&self) -> Instruction {
        self.instruction
    }

    /// When players learn what was a good move.
    pub fn feedback(&self) -> Feedback {
        self.feedback
    }

    /// The words on the cover; may be empty.
    pub fn intro(&self) -> &str {
        &self.intro
    }

    /// The parts of the quiz, in order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Every scenario of every edition, follow-ups too, as written.
    pub fn scenarios(&self) -> impl ExactSizeIterator<Item = (ScenarioIndex, &Scenario)> {
        self.scenarios.iter().enumerate().map(|(at, it)| (ScenarioIndex(at), it))
    }

    /// One scenario.
    pub fn scenario(&self, at: ScenarioIndex) -> &Scenario {
        &self.scenarios[at.0]
    }

    /// The scored dimensions, as written.
    pub fn traits(&self) -> impl ExactSizeIterator<Item = (TraitIndex, &Trait)> {
        self.traits.iter().enumerate().map(|(at, it)| (TraitIndex(at), it))
    }

    /// One trait.
    pub fn trait_(&self, at: TraitIndex) -> &Trait {
        &self.traits[at.0]
    }

    /// The kinds of move that are counted, as written.
    pub fn styles(&self) -> impl ExactSizeIterator<Item = (StyleIndex, &Style)> {
        self.styles.iter().enumerate().map(|(at, it)| (StyleIndex(at), it))
    }

    /// One style.
    pub fn style(&self, at: StyleIndex) -> &Style {
        &self.styles[at.0]
    }

    /// The profiles a play may end with, in the order in which their rules are tried.
    pub fn outcomes(&self) -> impl ExactSizeIterator<Item = (OutcomeIndex, &Outcome)> {
        self.outcomes.iter().enumerate().map(|(at, it)| (OutcomeIndex(at), it))
    }

    /// One outcome.
    pub fn outcome(&self, at: OutcomeIndex) -> &Outcome {
        &self.outcomes[at.0]
    }

    /// The twins of a scenario: the others of the newest edition that offer the same moves, whichever of them are right there.
    pub fn twins(&self, of: ScenarioIndex) -> impl Iterator<Item = ScenarioIndex> {
        let is_twin = move |at: &ScenarioIndex| {
            let it = self.scenario(*at);
            *at != of && it.is_in(self.edition) && it.has_moves_of(self.scenario(of))
        };
        (0..self.scenarios.len()).map(ScenarioIndex).filter(is_twin)
    }

    /// The same quiz with feedback at another moment: for links and for what is kept, another quiz.
    #[must_use]
    pub fn with_feedback(&self, feedback: Feedback) -> Quiz {
        Quiz { feedback, ..self.clone() }
    }

    /// A common denominator of every scenario's score: totals over it are exact and fit an `i128`.
    pub(crate) fn scale(&self) -> i128 {
        self.scale
    }
}

/// Whose ideas the quiz stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// A sentence that names the source.
    pub text: String,
    /// Where it can be read: always `https`.
    pub link: Option<String>,
}

impl Credit {
    /// The host that the link leads to, to be shown.
    pub fn host(&self) -> Option<&str> {
        self.link.as_deref()?.strip_prefix("https://")?.split(['/', '?', '#']).next()
    }
}

/// What a player is asked about each situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Instruction {
    /// What is best to do: measures knowledge.
    Should,
    /// What the player would do: measures tendency.
    Would,
}

/// When a player learns what was a good move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Feedback {
    /// After each answer, which is locked by it.
    AtOnce,
    /// With the result; until then answers may change.
    AtEnd,
    /// Not at all: an exam.
    Never,
}

/// A part of the quiz: in the built-in one, a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Names the section for ever: draws depend on it.
    pub id: Id,
    /// What players read.
    pub name: String,
    /// The name of a drawing, which the page may or may not have.
    pub drawing: Option<Id>,
    /// What it consists of, in order.
    pub groups: Vec<Group>,
}

/// A run of scenarios within a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How many are taken, at random; `None` takes all, in order.
    pub draw: Option<usize>,
    /// The scenarios it holds, in an order that never changes.
    pub scenarios: Vec<ScenarioIndex>,
}

/// One situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// Names the scenario for ever: draws depend on it.
    pub id: Id,
    /// A short name for headings and reviews.
    pub name: String,
    /// The situation, ending in the question. Blank lines part paragraphs.
    pub stem: String,
    /// How it is answered, with what the author holds right.
    pub format: Format,
    /// What one may do: two to ten.
    pub responses: Vec<Response>,
    /// The dimensions it exercises, each once.
    pub traits: Vec<TraitIndex>,
    /// How much it counts beside others; 0 is opinion only.
    pub weight: u32,
    /// Whether the draw may reorder its responses.
    pub shuffle: bool,
    /// Whether the play ends after it (follow-ups only).
    pub ends: bool,
    /// The first edition that has it.
    pub since: Edition,
    /// The first edition that no longer has it.
    pub retired: Option<Edition>,
}

impl Scenario {
    /// Whether draws of an edition may hold it.
    pub fn is_in(&self, edition: Edition) -> bool {
        self.since <= edition && self.retired.is_none_or(|retired| edition < retired)
    }

    /// Whether both are answered alike: with the same format, as many picks, and responses of the same texts in any order,
    /// each as often.
    pub fn has_moves_of(&self, other: &Scenario) -> bool {
        let pick = |it: &Format| if let Format::ChooseK { pick, .. } = it { *pick } else { 0 };
        let times =
            |of: &Scenario, text: &str| of.responses.iter().filter(|it| it.text == text).count();
        discriminant(&self.format) == discriminant(&other.format)
            && pick(&self.format) == pick(&other.format)
            && self.responses.len() == other.responses.len()
            && self.responses.iter().all(|it| times(self, &it.text) == times(other, &it.text))
    }
}

/// One thing a person may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// What they do.
    pub text: String,
    /// Why it is a good or a poor move; may be empty.
    pub rationale: String,
    /// The kind of move it is.
    pub style: Option<StyleIndex>,
    /// The follow-up it leads to (under `choose` only).
    pub leads_to: Option<ScenarioIndex>,
}

/// How a scenario is answered, and its key. Every list has one entry for each response.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// One response is picked.
    Choose {
        /// How good each response is.
        key: Vec<Effectiveness>,
    },
    /// Exactly `pick` responses are picked.
    ChooseK {
        /// At least 1, less than all.
        pick: usize,
        /// How good each response is; there is a gap after the `pick` best.
        key: Vec<Effectiveness>,
    },
    /// One response is picked as the best, another as the worst.
    BestWorst {
        /// How good each response is.
        key: Vec<Effectiveness>,
        /// The one best response.
        best: usize,
        /// The one worst response.
        worst: usize,
    },
    /// All responses are put in order.
    Rank {
        /// The rank of each response, 1 is best; no ties.
        key: Vec<usize>,
    },
    /// Each response is rated by itself.
    Rate {
        /// How good each response is.
        key: Vec<Effectiveness>,
        /// What each rating earns.
        marks: RateMarks,
    },
}

impl Format {
    /// The word for the format in files and links.
    pub fn name(&self) -> &'static str {
        match self {
            Format::Choose { .. } => "choose",
            Format::ChooseK { .. } => "choose-k",
            Format::BestWorst { .. } => "best-worst",
            Format::Rank { .. } => "rank",
            Format::Rate { .. } => "rate",
        }
    }
}

/// How good a response is, after the four-point scale of appropriateness used by operational
/// situational judgement tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Effectiveness {
    /// 0
    VeryPoor,
    /// 1: poor but not awful
    Poor,
    /// 2: good but not ideal
    Good,
    /// 3
    VeryGood,
}

impl Effectiveness {
    /// All four, worst first.
    pub const ALL: [Effectiveness; 4] = [
        Effectiveness::VeryPoor,
        Effectiveness::Poor,
        Effectiveness::Good,
        Effectiveness::VeryGood,
    ];

    /// From its number, 0 to 3.
    pub fn from_number(number: i64) -> Option<Effectiveness> {
        usize::try_from(number).ok().and_then(|at| Self::ALL.get(at)).copied()
    }

    /// Its number, 0 to 3.
    pub fn number(self) -> u32 {
        self as u32
    }
}

impl fmt::Display for Effectiveness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}

/// Whether a response is one of the `pick` best: fewer than that are better. There are exactly
/// `pick` of them if a gap comes after them, which the check sees to.
pub fn is_among_best(key: &[Effectiveness], pick: usize, at: usize) -> bool {
    key.iter().filter(|it| Some(*it) > key.get(at)).count() < pick
}

/// What a rating earns: `marks[key][given]`. The right rating earns the most of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateMarks(pub(crate) [[u32; 4]; 4]);

impl RateMarks {
    /// 2 for the key's rating, 1 for its neighbour on the same side of the middle, else 0.
    pub const DEFAULT: RateMarks =
        RateMarks([[2, 1, 0, 0], [1, 2, 0, 0], [0, 0, 2, 1], [0, 0, 1, 2]]);

    /// The most one mark may be, which keeps scores exact.
    pub const MOST: u32 = 10;

    /// The marks: a row for each effectiveness of the key, a column for each rating, both from the poorest.
    pub fn rows(&self) -> &[[u32; 4]; 4] {
        &self.0
    }

    /// What a rating earns for a response of this effectiveness.
    pub fn earned(&self, key: Effectiveness, given: Effectiveness) -> u32 {
        self.0[key as usize][given as usize]
    }

    /// What the four ratings together earn for a response of this effectiveness.
    pub fn row_sum(&self, key: Effectiveness) -> u32 {
        self.0[key as usize].iter().sum()
    }
}

/// A dimension that is scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trait {
    /// What scenarios and rules call it.
    pub id: Id,
    /// What players read.
    pub name: String,
    /// What it means; may be empty.
    pub about: String,
}

/// A kind of move that is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// What responses and rules call it.
    pub id: Id,
    /// What players read.
    pub name: String,
    /// What it means; may be empty.
    pub about: String,
}

/// The profile a play may end with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Names the outcome.
    pub id: Id,
    /// What kind of company the player is.
    pub name: String,
    /// One line under the name.
    pub line: String,
    /// What it means.
    pub about: String,
    /// One thing to try; may be empty.
    pub next: String,
    /// The name of a drawing, which the page may or may not have.
    pub drawing: Option<Id>,
    /// All must hold; none for the last outcome.
    pub when: Vec<Condition>,
}

/// A condition of an outcome. Per cent are of the score corrected for guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// The total score is at least so many per cent.
    ScoreAtLeast(i32),
    /// The total score is below so many per cent.
    ScoreBelow(i32),
    /// A trait was met and scored at least so many per cent.
    TraitAtLeast(TraitIndex, i32),
    /// A trait was met and scored below so many per cent.
    TraitBelow(TraitIndex, i32),
    /// A style was counted at least so often.
    StyleAtLeast(StyleIndex, u32),
    /// A style was counted most often; at most one other equals it.
    TopStyle(StyleIndex),
    /// Three or more styles share the highest count.
    MixedStyles,
}
