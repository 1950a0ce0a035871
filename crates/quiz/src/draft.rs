//! A quiz as somebody wrote it. A [`Draft`] has the right fields with the right types; nothing else
//! is certain.
//!
//! The names and the order of the fields are those of quiz files. Numbers are wide and choices are
//! plain text, so that [`check`](super::check) can explain each mistake in a sentence.

/// A whole quiz.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct Draft {
    /// An id.
    pub id: Option<String>,
    /// From 1; 1 when missing.
    pub edition: Option<i64>,
    /// At most 120 characters.
    pub title: Option<String>,
    /// At most 120 characters.
    pub author: Option<String>,
    /// Whose ideas it stands on.
    pub credit: Option<CreditDraft>,
    /// At most 40 characters.
    pub licence: Option<String>,
    /// A BCP 47 tag; `en` when missing.
    pub language: Option<String>,
    /// `should` (when missing) or `would`.
    pub instruction: Option<String>,
    /// `at-once` (when missing), `at-end` or `never`.
    pub feedback: Option<String>,
    /// At most 1,000 characters.
    pub intro: Option<String>,
    /// The dimensions that are scored.
    pub traits: Vec<TermDraft>,
    /// The kinds of move that are counted.
    pub styles: Vec<TermDraft>,
    /// The profiles at the end, in the order of their rules.
    pub outcomes: Vec<OutcomeDraft>,
    /// The parts of the quiz.
    pub sections: Vec<SectionDraft>,
    /// All scenarios.
    pub scenarios: Vec<ScenarioDraft>,
}

/// Whose ideas the quiz stands on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct CreditDraft {
    /// At most 400 characters.
    pub text: Option<String>,
    /// An `https` address.
    pub link: Option<String>,
}

/// A trait or a style.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct TermDraft {
    /// An id.
    pub id: Option<String>,
    /// At most 60 characters.
    pub name: Option<String>,
    /// At most 400 characters.
    pub about: Option<String>,
}

/// A profile at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct OutcomeDraft {
    /// An id.
    pub id: Option<String>,
    /// At most 60 characters.
    pub name: Option<String>,
    /// At most 120 characters.
    pub line: Option<String>,
    /// At most 1,000 characters.
    pub about: Option<String>,
    /// At most 400 characters.
    pub next: Option<String>,
    /// The id of a drawing.
    pub drawing: Option<String>,
    /// All must hold; none for the last outcome.
    pub when: Vec<ConditionDraft>,
}

/// A condition: one of `score`, `score_below`, `trait` (with `at_least` or `below`), `style`
/// (with `at_least`), `top_style` and `mixed_styles`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct ConditionDraft {
    /// The least total score, per cent.
    pub score: Option<i64>,
    /// The total score is below this, per cent.
    pub score_below: Option<i64>,
    /// The id of a trait.
    #[cfg_attr(feature = "schema", schemars(rename = "trait"))]
    pub trait_: Option<String>,
    /// The id of a style that is counted.
    pub style: Option<String>,
    /// The least score of the trait, per cent, or count of the style.
    pub at_least: Option<i64>,
    /// The score of the trait is below this, per cent.
    pub below: Option<i64>,
    /// The id of the style that was counted most.
    pub top_style: Option<String>,
    /// `true`: three or more styles share the highest count.
    pub mixed_styles: Option<bool>,
}

/// A part of the quiz.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct SectionDraft {
    /// An id.
    pub id: Option<String>,
    /// At most 60 characters.
    pub name: Option<String>,
    /// The id of a drawing.
    pub drawing: Option<String>,
    /// What it consists of.
    pub groups: Vec<GroupDraft>,
}

/// A run of scenarios.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct GroupDraft {
    /// How many are drawn; all, in order, when missing.
    pub draw: Option<i64>,
    /// Ids of scenarios.
    pub scenarios: Vec<String>,
}

/// One situation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct ScenarioDraft {
    /// An id.
    pub id: Option<String>,
    /// At most 60 characters.
    pub name: Option<String>,
    /// At most 2,000 characters.
    pub stem: Option<String>,
    /// `choose`, `choose-k`, `best-worst`, `rank` or `rate`.
    pub format: Option<String>,
    /// How many responses are picked (`choose-k` only).
    pub pick: Option<i64>,
    /// What ratings earn, `marks[key][given]` (`rate` only).
    pub marks: Option<Vec<Vec<i64>>>,
    /// Ids of traits.
    pub traits: Vec<String>,
    /// 0 to 100; 1 when missing.
    pub weight: Option<i64>,
    /// Whether the draw may reorder the responses; yes when missing.
    pub shuffle: Option<bool>,
    /// Whether the play ends after it; no when missing.
    pub end: Option<bool>,
    /// The first edition that has it; 1 when missing.
    pub since: Option<i64>,
    /// The first edition that no longer has it.
    pub retired: Option<i64>,
    /// Two to ten.
    pub responses: Vec<ResponseDraft>,
}

/// One thing a person may do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(default, deny_unknown_fields))]
pub struct ResponseDraft {
    /// At most 400 characters.
    pub text: Option<String>,
    /// 0 to 3 (all formats but `rank`).
    pub effectiveness: Option<i64>,
    /// From 1, the best (`rank` only).
    pub rank: Option<i64>,
    /// At most 1,000 characters.
    pub rationale: Option<String>,
    /// The id of a style.
    pub style: Option<String>,
    /// The id of a follow-up (`choose` only).
    pub leads_to: Option<String>,
}
