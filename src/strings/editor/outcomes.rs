//! The words of the page of outcomes.

/// The hint on the page of the outcomes.
pub const WHAT_OUTCOMES_ARE: &str = "What a play may come to. The rules are tried from the top: the first outcome whose rules all hold is shown. The last has none, so that nobody is left without. Scores are in per cent, where 0 is guessing and 100 is your key.";

/// The button that adds an outcome.
pub const ADD_AN_OUTCOME: &str = "Add an outcome";

/// The label of the name of an outcome.
pub const NAME: &str = "Name";

/// The label of the line below the name of an outcome.
pub const LINE: &str = "A line under it";

/// The label of the text about an outcome.
pub const ABOUT: &str = "What it means";

/// The label of the advice of an outcome.
pub const NEXT: &str = "One thing to try";

/// The sentence in place of the rules of the last outcome.
pub const FOR_EVERYBODY: &str = "For everybody who is left.";

/// The heading of the rules of an outcome, if there are several.
pub const WHEN_ALL_HOLDS: &str = "When all of this holds";

/// The heading of the rules of an outcome, if there is one.
pub const WHEN: &str = "When";

/// The button that adds a rule to an outcome.
pub const ADD_A_RULE: &str = "Add a rule";

/// A choice of what a rule is about: the least score. A number follows.
pub const SCORE_AT_LEAST: &str = "the score is at least";

/// A choice of what a rule is about: a limit of the score. A number follows.
pub const SCORE_BELOW: &str = "the score is below";

/// A choice of what a rule is about: the least score of a trait. A trait and a number follow.
pub const TRAIT_AT_LEAST: &str = "a trait is at least";

/// A choice of what a rule is about: a limit of the score of a trait. A trait and a number follow.
pub const TRAIT_BELOW: &str = "a trait is below";

/// A choice of what a rule is about: the least count of a style. A style and a number follow.
pub const STYLE_AT_LEAST: &str = "a style was counted at least";

/// A choice of what a rule is about: the style that was counted most. A style follows.
pub const TOP_STYLE: &str = "a style was counted most";

/// A choice of what a rule is about: several styles were counted equally often.
pub const MIXED_STYLES: &str = "three styles or more share the top";

/// The label of the choice of a trait or a style in a rule.
pub const WHICH: &str = "Which";

/// The label of the choice of a number in a rule.
pub const HOW_MUCH: &str = "How much";

/// The heading of an outcome.
pub fn outcome(number: usize) -> String {
    format!("Outcome {number}")
}

/// The name of an outcome in the buttons that move and remove it, for screen readers.
pub fn this_outcome(number: usize) -> String {
    format!("outcome {number}")
}

/// The label of the choice of what a rule is about.
pub fn rule(number: usize) -> String {
    format!("Rule {number}")
}

/// The button that removes a rule.
pub fn remove_rule(number: usize) -> String {
    format!("Remove rule {number}")
}

/// A choice of a number in a rule: how often a style was counted.
pub fn times(times: i64) -> String {
    format!("{times} times")
}

/// A choice of a number in a rule: a score.
pub fn percent(percent: i64) -> String {
    format!("{percent} %")
}
