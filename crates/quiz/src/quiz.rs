//! The types of a quiz that has been checked. Every [`Quiz`] can be played to the end and scored.
//!
//! An author writes a [`Draft`](crate::draft::Draft), and only [`check`](crate::check::check) turns
//! it into a `Quiz`.

use crate::format::Format;
use crate::id::Id;
use crate::language::Direction;
use serde::{Deserialize, Serialize};

/// A quiz that has passed all checks.
///
/// It can be serialised so that the build can store the built-in quiz in the program: see
/// [`packed`](crate::packed). No other code may deserialise a quiz, since that skips the checks.
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

/// The licence by which an author asks others not to build on the quiz.
pub const ALL_RIGHTS_RESERVED: &str = "All rights reserved";

/// Whether a licence forbids works that build on the licensed one: it says "no derivatives" (`ND`
/// in the licences of Creative Commons) or [`ALL_RIGHTS_RESERVED`], in capitals or not.
pub fn forbids_copies(licence: &str) -> bool {
    let licence = licence.to_lowercase();
    let mut words = licence.split(|it: char| !it.is_alphanumeric());
    words.any(|it| matches!(it, "nd" | "noderivs" | "noderivatives"))
        || licence.contains("no derivatives")
        || licence.contains(&ALL_RIGHTS_RESERVED.to_lowercase())
}

/// The number of a published state of a quiz, from 1. Each published change raises it.
pub type Edition = u32;

/// Identifies a scenario of a quiz. Only a quiz makes these indices, so that each fits the quiz
/// that made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ScenarioIndex(pub(crate) usize);

impl ScenarioIndex {
    /// The position among the scenarios of the quiz, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Identifies a style of a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StyleIndex(pub(crate) usize);

impl StyleIndex {
    /// The position among the styles of the quiz, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Identifies a trait of a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TraitIndex(pub(crate) usize);

impl TraitIndex {
    /// The position among the traits of the quiz, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

/// Identifies an outcome of a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OutcomeIndex(pub(crate) usize);

impl Quiz {
    /// The id that names the quiz in links and in storage, for ever.
    pub fn id(&self) -> &Id {
        &self.id
    }

    /// The newest edition. Draws of every edition from 1 to this one can be played.
    pub fn edition(&self) -> Edition {
        self.edition
    }

    /// The title that players read.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The name of the author; may be empty.
    pub fn author(&self) -> &str {
        &self.author
    }

    /// The source of the ideas in the quiz, if it credits one.
    pub fn credit(&self) -> Option<&Credit> {
        self.credit.as_ref()
    }

    /// The licence of its texts; may be empty.
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// Whether the licence of the quiz forbids works that build on it: see [`forbids_copies`].
    pub fn is_not_to_be_copied(&self) -> bool {
        forbids_copies(&self.licence)
    }

    /// The BCP 47 tag of the language in which the quiz is written.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The direction in which its texts run; `None` if it is not known. A quiz that names no
    /// language has the tag `en`, in whatever language its texts are, so that this tag tells
    /// nothing.
    pub fn direction(&self) -> Option<Direction> {
        crate::language::direction(&self.language)
            .filter(|_| self.language != crate::language::USUAL)
    }

    /// Whether players are asked what one should do, or what they would do.
    pub fn instruction(&self) -> Instruction {
        self.instruction
    }

    /// When players learn which responses are good.
    pub fn feedback(&self) -> Feedback {
        self.feedback
    }

    /// The introduction on the cover; may be empty.
    pub fn intro(&self) -> &str {
        &self.intro
    }

    /// The sections, in the order of a play.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Every scenario of every edition, follow-ups included, in the order in which the author wrote
    /// them.
    pub fn scenarios(&self) -> impl ExactSizeIterator<Item = (ScenarioIndex, &Scenario)> {
        self.scenarios.iter().enumerate().map(|(at, it)| (ScenarioIndex(at), it))
    }

    /// The scenario at an index.
    pub fn scenario(&self, index: ScenarioIndex) -> &Scenario {
        &self.scenarios[index.0]
    }

    /// The traits, in the order in which the author wrote them.
    pub fn traits(&self) -> impl ExactSizeIterator<Item = (TraitIndex, &Trait)> {
        self.traits.iter().enumerate().map(|(at, it)| (TraitIndex(at), it))
    }

    /// The trait at an index.
    pub fn trait_(&self, at: TraitIndex) -> &Trait {
        &self.traits[at.0]
    }

    /// The styles, in the order in which the author wrote them.
    pub fn styles(&self) -> impl ExactSizeIterator<Item = (StyleIndex, &Style)> {
        self.styles.iter().enumerate().map(|(at, it)| (StyleIndex(at), it))
    }

    /// The style at an index.
    pub fn style(&self, at: StyleIndex) -> &Style {
        &self.styles[at.0]
    }

    /// The outcomes, in the order in which their conditions are tried.
    pub fn outcomes(&self) -> impl ExactSizeIterator<Item = (OutcomeIndex, &Outcome)> {
        self.outcomes.iter().enumerate().map(|(at, it)| (OutcomeIndex(at), it))
    }

    /// The outcome at an index.
    pub fn outcome(&self, at: OutcomeIndex) -> &Outcome {
        &self.outcomes[at.0]
    }

    /// The twins of a scenario: the other scenarios of the newest edition whose responses are the
    /// same ([`Scenario::has_moves_of`]), whatever their keys are.
    pub fn twins(&self, of: ScenarioIndex) -> impl Iterator<Item = ScenarioIndex> {
        let is_twin = move |at: &ScenarioIndex| {
            let it = self.scenario(*at);
            *at != of && it.is_in(self.edition) && it.has_moves_of(self.scenario(of))
        };
        (0..self.scenarios.len()).map(ScenarioIndex).filter(is_twin)
    }

    /// A copy of the quiz that gives feedback at another moment. Links and storage treat the copy
    /// as another quiz.
    #[must_use]
    pub fn with_feedback(&self, feedback: Feedback) -> Quiz {
        Quiz { feedback, ..self.clone() }
    }

    /// A common denominator of the scores of all scenarios. Totals over this denominator are exact
    /// and fit an `i128`.
    pub(crate) fn scale(&self) -> i128 {
        self.scale
    }
}

/// The source of the ideas in a quiz.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// A sentence that names the source.
    pub text: String,
    /// The `https` address at which the source can be read.
    pub link: Option<String>,
}

impl Credit {
    /// The host of the link, which the page shows.
    pub fn host(&self) -> Option<&str> {
        self.link.as_deref()?.strip_prefix("https://")?.split(['/', '?', '#']).next()
    }
}

/// The question that a player is asked about each situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Instruction {
    /// Asks what is best to do, and so measures knowledge.
    Should,
    /// Asks what the player would do, and so measures tendency.
    Would,
}

/// When a player learns which responses are good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Feedback {
    /// After each answer, which is locked from then on.
    AtOnce,
    /// With the result; answers may change until then.
    AtEnd,
    /// Never, as in an exam.
    Never,
}

/// A section of a quiz: in the built-in quiz, a room of the party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The id that names the section for ever, since draws depend on it.
    pub id: Id,
    /// The name that players read.
    pub name: String,
    /// The name of a drawing, which the page may or may not have.
    pub drawing: Option<Id>,
    /// The groups of the section, in order.
    pub groups: Vec<Group>,
}

/// A group of scenarios within a section. A play has all of them, or draws some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How many scenarios a play draws at random; `None` takes all of them, in order.
    pub draw: Option<usize>,
    /// The scenarios of the group. Their order never changes, since draws depend on it.
    pub scenarios: Vec<ScenarioIndex>,
}

/// A situation, its format with its key, and its responses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// The id that names the scenario for ever, since draws depend on it.
    pub id: Id,
    /// A short name for headings and reviews.
    pub name: String,
    /// The text of the situation, which ends in the question. Blank lines separate paragraphs.
    pub stem: String,
    /// The format, with its key.
    pub format: Format,
    /// The responses: two to ten.
    pub responses: Vec<Response>,
    /// The traits that the scenario exercises, each once.
    pub traits: Vec<TraitIndex>,
    /// How much the scenario counts in a score, from 0 to 100. At 0 it is an opinion, which is
    /// never scored.
    pub weight: u32,
    /// Whether a draw may reorder the responses.
    pub shuffle: bool,
    /// Whether the play ends after this scenario (follow-ups only).
    pub ends: bool,
    /// The first edition that contains the scenario.
    pub since: Edition,
    /// The first edition that no longer contains the scenario, if it is retired.
    pub retired: Option<Edition>,
}

impl Scenario {
    /// Whether an edition contains the scenario, so that its draws may have it.
    pub fn is_in(&self, edition: Edition) -> bool {
        self.since <= edition && self.retired.is_none_or(|retired| edition < retired)
    }

    /// Whether both scenarios are answered alike: they have the same format, the same `pick`, and
    /// responses of the same texts, in any order and each text as often.
    pub fn has_moves_of(&self, other: &Scenario) -> bool {
        let times =
            |of: &Scenario, text: &str| of.responses.iter().filter(|it| it.text == text).count();
        self.format.kind() == other.format.kind()
            && self.format.pick() == other.format.pick()
            && self.responses.len() == other.responses.len()
            && self.responses.iter().all(|it| times(self, &it.text) == times(other, &it.text))
    }
}

/// One thing that a person may do in a situation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The text that players read.
    pub text: String,
    /// Why the response is a good or a poor move; may be empty.
    pub rationale: String,
    /// The style of the move, if it has one.
    pub style: Option<StyleIndex>,
    /// The follow-up that the response leads to, if it leads to one (`choose` only).
    pub leads_to: Option<ScenarioIndex>,
}

/// A trait: something that people can be good at. It is scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trait {
    /// The id by which scenarios and conditions refer to the trait.
    pub id: Id,
    /// The name that players read.
    pub name: String,
    /// An explanation for players; may be empty.
    pub about: String,
}

/// A style: a kind of move. It is counted, and never scored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// The id by which responses and conditions refer to the style.
    pub id: Id,
    /// The name that players read.
    pub name: String,
    /// An explanation for players; may be empty.
    pub about: String,
}

/// A profile that a play may end with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The id of the outcome.
    pub id: Id,
    /// The name of the profile, which players read.
    pub name: String,
    /// One line under the name; may be empty.
    pub line: String,
    /// An explanation for players.
    pub about: String,
    /// One thing that the player may try next; may be empty.
    pub next: String,
    /// The name of a drawing, which the page may or may not have.
    pub drawing: Option<Id>,
    /// The conditions, all of which must hold. The last outcome has none.
    pub when: Vec<Condition>,
}

/// A condition of an outcome. Per cent are of the score corrected for guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Condition {
    /// The total score is at least this many per cent.
    ScoreAtLeast(i32),
    /// The total score is below this many per cent.
    ScoreBelow(i32),
    /// A scenario of the trait was answered, and the trait's score is at least this many per cent.
    TraitAtLeast(TraitIndex, i32),
    /// A scenario of the trait was answered, and the trait's score is below this many per cent.
    TraitBelow(TraitIndex, i32),
    /// The style was counted at least this many times.
    StyleAtLeast(StyleIndex, u32),
    /// The style has the highest count, alone or together with one other style.
    TopStyle(StyleIndex),
    /// Three or more styles share the highest count.
    MixedStyles,
}
