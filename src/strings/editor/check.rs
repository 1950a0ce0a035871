//! The words of the page of the checker.

use crate::strings::with;
use quiz_authoring::review::{Reached, Standing};
use yew::Html;

/// The heading of the page of the checker.
pub const IS_IT_GOOD: &str = "Is it a good quiz?";

/// The sentence in place of the findings after a change.
pub const WAS_CHANGED: &str = "It was changed since it was looked through.";

/// The button that reviews the quiz again.
pub const LOOK_AGAIN: &str = "Look through it again";

/// The heading of the list of problems.
pub const BEFORE_IT_CAN_BE_PLAYED: &str = "Before it can be played";

/// The sentence in place of the list of problems, if there are none.
pub const NOTHING_IN_THE_WAY: &str = "Nothing is in the way: it can be played.";

/// The heading of the list of advice.
pub const WHAT_WOULD_BE_BETTER: &str = "What would make it better";

/// The sentence in place of the list of advice, if there is none.
pub const NO_MORE_ADVICE: &str = "The checker has no more advice.";

/// The heading above the length of the link.
pub const LENGTH_OF_LINK: &str = "How long its link is";

/// The button that finds out the length of the link.
pub const FIND_OUT: &str = "Find out";

/// The heading of the scores of players who do not read.
pub const WHO_DO_NOT_READ: &str = "What those get who do not read";

/// The heading of the list of outcomes.
pub const OUTCOMES_REACHED: &str = "Which outcomes were reached";

/// The link from a finding to the traits and styles.
pub const GO_TO_TERMS: &str = "Go to the traits and styles";

/// The link from a finding to the outcomes.
pub const GO_TO_OUTCOMES: &str = "Go to the outcomes";

/// The link from a finding to the quiz as a whole.
pub const GO_TO_QUIZ: &str = "Go to the quiz";

/// The length of the link, if there is no advice about it. `is_easy_code` says whether phones read its QR code with ease.
pub fn length(characters: usize, is_easy_code: bool) -> String {
    if is_easy_code {
        format!("The link has {characters} characters. Chats, mail and a QR code carry it.")
    } else {
        format!("The link has {characters} characters. Chats and mail carry it.")
    }
}

/// The link from a finding to a scenario, which may have no name.
pub fn go_to_scenario(name: Option<&str>) -> String {
    name.map_or_else(|| "Go to the scenario".to_owned(), |it| format!("Go to “{it}”"))
}

/// The link from a finding to a part of the quiz.
pub fn go_to_part(number: usize) -> String {
    format!("Go to part {number}")
}

/// The sentence that explains the scores of players who do not read. `allowed` is the highest that needs no advice.
pub fn scale(allowed: i64) -> String {
    format!(
        "In per cent, where 0 is guessing and 100 is your key. More than {allowed} is more than not reading should earn."
    )
}

/// The score of a simulated player who follows a simple rule and does not read the situations, in the list of such
/// scores.
pub fn standing(Standing { who, percent, may_be_chance }: &Standing) -> String {
    match may_be_chance {
        Some(scenarios) => {
            format!("Who {who}: {percent} %, which may well be chance over {scenarios} scenarios")
        }
        None => format!("Who {who}: {percent} %"),
    }
}

/// The sentence about the most that somebody reaches who sees only the responses. `allowed` is the highest that is good.
pub fn without_situations(percent: i64, allowed: i64) -> String {
    format!(
        "Without the situations, whoever sees only the responses can reach {percent} % at most. Up to {allowed} is good."
    )
}

/// The sentence above the list of outcomes.
pub fn plays(plays: u32) -> String {
    format!("In {plays} plays that were tried out.")
}

/// The line of an outcome in the list of outcomes: how many plays reached it, and how the player of one such play answers.
pub fn reached(outcome: Html, reached: &Reached) -> Html {
    let plays = reached.plays;
    let Some(example) = &reached.example else {
        return with("□: not found to be reached", vec![outcome]);
    };
    let text = match reached.scores {
        None => format!("□: {plays} plays; for instance of somebody who □"),
        Some((low, high)) if low == high => {
            format!("□: {plays} plays, with a score of {low} %; for instance of somebody who □")
        }
        Some((low, high)) => format!(
            "□: {plays} plays, with scores from {low} to {high} %; for instance of somebody who □"
        ),
    };
    with(&text, vec![outcome, example.by.as_str().into()])
}
