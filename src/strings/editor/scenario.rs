//! The words of the page of a scenario.

use quiz::FormatKind;

/// The heading of the page of a scenario that has no name yet.
pub const A_NEW_SCENARIO: &str = "A new scenario";

/// The label of the name of a scenario.
pub const NAME: &str = "Name";

/// The hint at the name of a scenario.
pub const NAME_HINT: &str = "Short: it heads the page, and the review at the end.";

/// The label of the situation.
pub const STEM: &str = "The situation";

/// The hint at the situation.
pub const STEM_HINT: &str = "One decision, concrete, 30 to 70 words. It ends in the question.";

/// The label of the choice of a format.
pub const FORMAT: &str = "How it is answered";

/// The label of the choice of how many responses are picked.
pub const PICK: &str = "How many are picked";

/// The hint at the choice of how many responses are picked.
pub const PICK_HINT: &str = "The key needs a gap after the best so many.";

/// The heading of the list of responses.
pub const RESPONSES: &str = "Responses";

/// The label of the text of a response.
pub const TEXT: &str = "What one may do";

/// The label of the choice of how good a response is.
pub const EFFECTIVENESS: &str = "How good it is";

/// The label of the choice of the place of a response in the order of the key.
pub const RANK: &str = "Its place";

/// The hint at the choice of the place of a response.
pub const RANK_HINT: &str = "1 is the best.";

/// The label of the choice of the style of a response.
pub const STYLE: &str = "What kind of move";

/// A choice of a style: none.
pub const NO_STYLE: &str = "no style";

/// The label of the rationale of a response.
pub const RATIONALE: &str = "Why that is so";

/// The label of the choice of where a response leads.
pub const LEADS_TO: &str = "It leads";

/// A choice: the response leads to the next scenario. It continues [`LEADS_TO`].
pub const ON_WITH_THE_QUIZ: &str = "on with the quiz";

/// A choice: the response leads to a follow-up, which is added. It continues [`LEADS_TO`].
pub const TO_A_NEW_FOLLOW_UP: &str = "to a new follow-up";

/// The link to the follow-up to which a response leads.
pub const GO_TO_FOLLOW_UP: &str = "Go to that follow-up";

/// The button that adds a response.
pub const ADD_A_RESPONSE: &str = "Add a response";

/// The summary of the fields that most scenarios leave as they are.
pub const FURTHER: &str = "Traits, weight, place";

/// The label of the list of traits, each with a checkbox.
pub const TRAITS: &str = "What it shows";

/// The label of the choice of the weight.
pub const WEIGHT: &str = "It counts";

/// A choice: the usual weight. It continues [`WEIGHT`].
pub const USUAL_WEIGHT: &str = "as much as the others";

/// A choice: no weight. It continues [`WEIGHT`].
pub const NO_WEIGHT: &str = "not at all: a matter of opinion";

/// The label of the choice of the part and group.
pub const WHEREABOUTS: &str = "It is met";

/// A choice: the scenario is in no part. It continues [`WHEREABOUTS`].
pub const ONLY_AS_FOLLOW_UP: &str = "only where a response leads to it";

/// The label of the checkbox that lets plays shuffle the responses.
pub const SHUFFLE: &str = "The responses may come in another order";

/// The label of the checkbox that lets the play end after a follow-up.
pub const END: &str = "The play ends here";

/// The button that copies the scenario.
pub const COPY_THIS_SCENARIO: &str = "Copy this scenario";

/// The button that removes the scenario.
pub const REMOVE_THIS_SCENARIO: &str = "Remove this scenario";

/// The choices of how good a response is, the best first, each with its number in a quiz file.
pub const EFFECTIVENESS_CHOICES: [(i64, &str); 4] =
    [(3, "very good"), (2, "good, not ideal"), (1, "poor, not awful"), (0, "very poor")];

/// A choice of how the scenario is answered. Messages name these choices, too.
pub fn format(kind: FormatKind) -> &'static str {
    match kind {
        FormatKind::Choose => "Pick one",
        FormatKind::ChooseK => "Pick the best few",
        FormatKind::BestWorst => "Pick the best and the worst",
        FormatKind::Rank => "Put all in order",
        FormatKind::Rate => "Rate each by itself",
    }
}

/// The heading of a response.
pub fn response(number: usize) -> String {
    format!("Response {number}")
}

/// The name of a response in the buttons that move and remove it, for screen readers.
pub fn this_response(number: usize) -> String {
    format!("response {number}")
}

/// A choice: a higher weight. It continues [`WEIGHT`].
pub fn times_the_weight(times: i64) -> String {
    format!("{times} times as much")
}

/// A choice of a part of the quiz, which has one group. It continues [`WHEREABOUTS`].
pub fn in_part(part: &str) -> String {
    format!("in {part}")
}

/// A choice of a group of a part of the quiz. It continues [`WHEREABOUTS`].
pub fn in_group(part: &str, group: usize) -> String {
    format!("in {part}, group {group}")
}

/// The name of a part that has none, in the choice of the part of a scenario.
pub fn part(number: usize) -> String {
    format!("Part {number}")
}
