//! The words of the result page: the outcome, the review, and scores.

use crate::strings::{list, times, with};
use quiz::score::Score;
use quiz::{Condition, Outcome, Quiz};
use yew::Html;

/// A score in words or per cent. The words for less than 0 % are explained by [`BELOW`].
pub fn score(score: Option<Score>) -> String {
    match score.map(Score::percent) {
        Some(Some(percent)) => format!("{percent} %"),
        Some(None) => "as good as a guess".to_owned(),
        None => "not seen".to_owned(),
    }
}

/// A score in a table; a dash for none.
pub fn figure(figure: Option<Score>) -> String {
    figure.map_or_else(|| "–".to_owned(), |it| score(Some(it)))
}

/// The words above the name of the outcome, or of several outcomes, on the beer mat.
pub fn you_are(outcomes: usize) -> &'static str {
    if outcomes > 1 { "You are, in equal parts," } else { "You are" }
}

/// The words above the name of the outcome of somebody else, or of several outcomes, on the beer mat.
pub fn friend_is(friend: Html, outcomes: usize) -> Html {
    with(if outcomes > 1 { "□ is, in equal parts," } else { "□ is" }, vec![friend])
}

/// The names of two outcomes that are even, on the beer mat and in the list of plays.
pub fn both(one: &str, other: &str) -> String {
    format!("{one} / {other}")
}

/// The name of the texts about the outcome, for screen readers.
pub const WHAT_IT_MEANS: &str = "What it means";

/// The heading of the list of the player's styles.
pub const WHAT_YOU_DO: &str = "What you do";

/// The heading of the list of somebody else's styles.
pub const WHAT_THEY_DO: &str = "What they do";

/// A line of the list of styles: the name of the style, how often such a move was made, and the text `about` it, which
/// `element` is to show. The text may be a sentence of its own, the rest of a sentence, or empty.
pub fn style(name: Html, often: u32, about: &str, element: Html) -> Html {
    let often = times(often);
    let line = if about.is_empty() {
        format!("□, {often}.□")
    } else if begins_a_sentence(about) {
        format!("□, {often}. □")
    } else {
        format!("□, {often}: □")
    };
    with(&line, vec![name, element])
}

/// Whether a text begins with a capital of one of the scripts that have most of the capitals. The tables of Unicode for
/// all scripts would make the program much larger.
fn begins_a_sentence(text: &str) -> bool {
    text.starts_with(|it| matches!(it, 'A'..='Z' | 'À'..='Þ' | 'Ά'..='Ϋ' | 'Ѐ'..='Я'))
}

/// The heading of the advice of an outcome.
pub const NEXT_TIME: &str = "Next time, try this";

/// The link to the page that sends the result.
pub const SEND_IT_TO_A_FRIEND: &str = "Send it to a friend";

/// The link that begins another play.
pub const PLAY_AGAIN: &str = "Play again";

/// The link from somebody else's result that plays the same draw.
pub const PLAY_THE_SAME: &str = "Play the same situations";

/// The link to the last situation, at the end of the page.
pub const BACK_TO_THE_LAST: &str = "Back to the last situation";

/// The button that prints the page, at its end.
pub const PRINT: &str = "Print";

// The review.

/// The heading of the review, and of the table of situations of a facilitator.
pub const SITUATION_BY_SITUATION: &str = "Situation by situation";

/// The words beside the name of a situation in the review, if it was not answered.
pub const NOT_ANSWERED: &str = "not answered";

/// The words beside the name of a situation in the review, if the quiz does not show its key.
pub const ANSWERED: &str = "answered";

/// The words beside the name of a situation in the review, if it is not scored.
pub const AN_OPINION: &str = "an opinion, not scored";

/// The marks beside the name of a situation, in the review and in the results of one person.
pub fn marks(earned: u32, possible: u32) -> String {
    format!("{earned} of {possible}")
}

/// The note in the review on a situation whose responses belong to another situation, too.
pub const TWIN: &str = "The same moves wait in another situation: play again, and you may meet it.";

// Scores.

/// The heading of the scores.
pub const IN_FIGURES: &str = "In figures";

/// The line with the total score.
pub fn in_all(score: Html) -> Html {
    with("In all: □", vec![score])
}

/// The summary of the explanation of the scores.
pub const HOW_THIS_IS_SCORED: &str = "How this is scored";

/// The explanation of how marks become scores.
pub const SCORING: &str = "0 % is what guessing gets, and leaving all unanswered; 100 % is the best answer every time. \
    Every situation counts the same, whatever its form, unless the quiz says otherwise.";

/// The sentence that explains the words of [`score`] for less than 0 %.
pub const BELOW: &str = "“As good as a guess” is a score below 0 %.";

/// The sentence above the list of the outcomes and their conditions.
pub const FIRST_THAT_FITS: &str = "The first of these that fits is yours:";

/// A line of the list of outcomes: the name of the outcome, and all its conditions. `element` isolates a name.
pub fn outcome(quiz: &Quiz, outcome: &Outcome, element: fn(&str) -> Html) -> Html {
    let mut names = vec![element(&outcome.name)];
    let mut conditions = Vec::new();
    for it in &outcome.when {
        let (name, text) = condition(quiz, *it);
        names.push(element(name));
        conditions.push(text);
    }
    if conditions.is_empty() {
        with("□: everybody else", names)
    } else {
        with(&format!("□: {}", list(&conditions)), names)
    }
}

/// A condition in the list of outcomes, and the name of the trait or style that it is about, which stands at `□`. The
/// name is empty if the condition is about none.
fn condition(quiz: &Quiz, condition: Condition) -> (&str, String) {
    match condition {
        Condition::ScoreAtLeast(least) => ("", format!("□at least {least} % in all")),
        Condition::ScoreBelow(limit) => ("", format!("□below {limit} % in all")),
        Condition::TraitAtLeast(at, least) => {
            (&quiz.trait_(at).name, format!("“□” at least {least} %"))
        }
        Condition::TraitBelow(at, limit) => (&quiz.trait_(at).name, format!("“□” below {limit} %")),
        Condition::StyleAtLeast(at, least) => {
            (&quiz.style(at).name, format!("“□” at least {}", times(least)))
        }
        Condition::TopStyle(at) => (&quiz.style(at).name, "“□” most often".to_owned()),
        Condition::MixedStyles => ("", "□three kinds of move or more equally often".to_owned()),
    }
}

// The words of a result elsewhere.

/// The sentence in which a player names the situation that they answered best, on the picture of the result and with
/// links to it.
pub fn best_moment(name: &str) -> String {
    format!("My best moment: “{name}”.")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Capitals of the Latin, Greek and Cyrillic scripts. Most other scripts have no capitals.
    #[test]
    fn a_text_that_begins_with_a_capital_is_a_sentence() {
        for first in "AZÀÉÖØÜÞΆΑΣΩЁАЯІЄ".chars() {
            assert!(first.is_uppercase() && begins_a_sentence(&format!("{first}x")), "{first}");
        }
        for first in "azàéöøüþßάασωёаяієאع日1“".chars() {
            assert!(!first.is_uppercase() && !begins_a_sentence(&format!("{first}x")), "{first}");
        }
    }
}
