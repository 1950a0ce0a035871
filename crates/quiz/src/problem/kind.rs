//! The kinds of problems that the check of a draft finds.

use core::fmt;

/// A way in which a part of a draft can be wrong, with the numbers and texts that a message about
/// it needs.
///
/// [`sentence`](ProblemKind::sentence) writes the message for quiz files. The editor has messages
/// of its own for its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// A list has more entries than fit.
    TooMany {
        /// The number of entries.
        count: usize,
        /// The most that fit.
        most: usize,
    },
    /// A text has more characters than fit.
    TooLong {
        /// The number of characters.
        length: usize,
        /// The most that fit.
        most: usize,
    },
    /// A text is missing, or nothing can be seen in it.
    MissingText(RequiredText),
    /// A field has a word that is none of the words for it.
    UnknownWord {
        /// The text of the field.
        text: String,
        /// The words that the field may have.
        known: &'static [&'static str],
    },

    /// A part has no id.
    MissingId,
    /// This text is no id.
    InvalidId(String),
    /// This text is an id with white space around it.
    PaddedId(String),
    /// Two entries of a list have the same id.
    RepeatedId {
        /// The id.
        id: String,
        /// The index of the first entry that has the id, from 0.
        first: usize,
    },
    /// No part has the id to which a field refers.
    UnknownId {
        /// The kind of the part.
        part: PartKind,
        /// The id.
        id: String,
    },
    /// A field refers to an id, with white space around it.
    PaddedReference {
        /// The kind of the part.
        part: PartKind,
        /// The text of the field.
        text: String,
    },
    /// The name of a drawing is no id.
    InvalidDrawing,

    /// This number is no edition.
    InvalidEdition(i64),
    /// The address of a credit cannot be shown.
    InvalidAddress,
    /// This text is no language tag.
    InvalidLanguage(String),
    /// The quiz has no section.
    NoSection,
    /// A section has no group.
    NoGroup,
    /// A group has no scenario.
    EmptyGroup,
    /// The scenario with this id is in a group already.
    RepeatedScenario(String),
    /// A group draws a number of scenarios that it cannot draw.
    InvalidDraw {
        /// The number of scenarios that the group draws.
        draw: i64,
        /// The number of scenarios that the group has.
        count: usize,
    },
    /// The quiz has no scenario.
    NoScenario,

    /// This number is no weight.
    InvalidWeight(i64),
    /// A scenario starts with a later edition than that of the quiz.
    LateStart {
        /// The edition with which the scenario starts.
        since: u32,
        /// The edition of the quiz.
        edition: u32,
    },
    /// A scenario retires before it starts.
    EarlyRetirement {
        /// The edition with which the scenario starts.
        since: u32,
    },
    /// A scored scenario has no trait, though the quiz has traits.
    NoTrait,
    /// A scenario lists the trait with this id twice.
    RepeatedTrait(String),
    /// A scenario has this number of responses: too few or too many.
    ResponseCount(usize),
    /// A response leads on, though its scenario has another format than `choose`.
    BranchOutsideChoose,

    /// A scenario has no format.
    MissingFormat,
    /// This text is no format.
    UnknownFormat(String),
    /// Every answer to a scored scenario earns the same.
    NothingToKnow,
    /// A response has no effectiveness.
    MissingEffectiveness,
    /// This number is no effectiveness.
    InvalidEffectiveness(i64),
    /// A response has a rank, though its scenario has another format than `rank`.
    RankOutsideRank,
    /// A scenario has `pick`, though it has another format than `choose-k`.
    PickOutsideChooseK,
    /// The number of responses to pick is missing, or it cannot be picked.
    InvalidPick,
    /// The best responses, of which this number is picked, are not all better than the rest.
    NoGapAfterPick(usize),
    /// A scenario of the format `best-worst` has fewer than three responses.
    BestWorstResponseCount,
    /// No response is better than all others, or none is worse.
    NoSingleBestOrWorst,
    /// A response of a scenario of the format `rank` has an effectiveness.
    EffectivenessInRank,
    /// A response has no rank, or one that does not fit.
    InvalidRank {
        /// The number of responses, which is the highest rank.
        responses: usize,
    },
    /// A scenario of the format `rank` has this number of responses: too few or too many.
    RankResponseCount(usize),
    /// Two responses have the same rank.
    SharedRank,
    /// A scenario has marks, though it has another format than `rate`.
    MarksOutsideRate,
    /// The marks are no table of four rows of four marks.
    InvalidMarks,
    /// In the row of marks for this key, the right rating does not earn the most.
    RightRatingEarnsLess {
        /// The key, from 0 to 3.
        key: usize,
    },

    /// The quiz has no outcome.
    NoOutcome,
    /// The last outcome, which is for everybody who is left, has conditions.
    ConditionalLastOutcome,
    /// An outcome without conditions stands before others, which nobody can reach.
    UnconditionalOutcome,
    /// A condition has none of the allowed sets of fields.
    UnclearCondition,
    /// A condition asks for a count of a style that is no number from 1.
    InvalidStyleCount,
    /// This number is no score in per cent.
    InvalidPercent(i64),

    /// A response leads to the scenario with this id, which is in a section.
    BranchIntoSection(String),
    /// A response leads to a scenario that some edition lacks.
    BranchOutOfEdition {
        /// The id of the scenario that some edition lacks.
        follow_up: String,
        /// The id of the scenario that this edition has.
        scenario: String,
    },
    /// A scenario ends the play, and responses lead on from it.
    EndLeadsOn,
    /// A scenario ends the play, and it is in a section.
    EndInSection,
    /// Neither a section nor a response leads to the scenario with this id.
    Unreachable(String),
    /// Branches lead from the scenario with this id back to it.
    Loop(String),
    /// In an edition, a group has fewer scenarios than it draws.
    SmallPool {
        /// The edition.
        edition: u32,
        /// The number of scenarios of the group in the edition.
        count: usize,
    },
    /// In this edition, no section has a scenario.
    EmptyEdition(u32),
    /// The scores of the scenarios have no common denominator that is small enough.
    NoCommonScale,
}

/// A text that every part of its kind must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequiredText {
    /// The title of the quiz.
    Title,
    /// The name of a section, scenario, trait, style or outcome.
    Name,
    /// The stem of a scenario.
    Stem,
    /// The text of a response or of a credit.
    Text,
    /// The explanation of an outcome.
    About,
}

impl RequiredText {
    /// The name of the field in quiz files.
    pub fn field(self) -> &'static str {
        match self {
            RequiredText::Title => "title",
            RequiredText::Name => "name",
            RequiredText::Stem => "stem",
            RequiredText::Text => "text",
            RequiredText::About => "about",
        }
    }
}

/// A kind of part to which other parts refer by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// A scenario.
    Scenario,
    /// A trait.
    Trait,
    /// A style.
    Style,
}

impl fmt::Display for PartKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PartKind::Scenario => "scenario",
            PartKind::Trait => "trait",
            PartKind::Style => "style",
        })
    }
}
