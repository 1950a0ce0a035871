//! The words of a play with its situations covered.

use quiz::covered::Cover;
use quiz::score::Score;

/// The texts in place of situations that are covered: on the cover, at the head of a play, and in each situation.
pub const COVER: Cover = Cover {
    intro: "The situations are covered: you see only what one could do. At the end you see how well one does without \
        them, and can read them.",
    section: "Covered",
    stem: "What happens here is covered: you see only what one could do. Answer as well as you can.",
    name: |at| format!("Covered situation {}", letters(at)),
};

/// A number from 0 in letters: A to Z, AA, AB, and so on. Digits would be taken for places in the play.
fn letters(index: usize) -> String {
    let mut text = (index / 26).checked_sub(1).map_or_else(String::new, letters);
    text.extend(('A'..='Z').nth(index % 26));
    text
}

/// The title of a quiz whose situations are covered, where other quizzes of the device are listed.
pub fn covered(title: &str) -> String {
    format!("{title}, with its situations covered")
}

/// The sentence about the score of an attempt with the situations covered, below the heading of its end.
pub fn came_to(score: Option<Score>) -> String {
    match score.map(Score::percent) {
        Some(Some(percent)) => format!("It came to {percent} %."),
        Some(None) => "It was as good as a guess.".to_owned(),
        None => "Nothing in it is scored.".to_owned(),
    }
}

/// The explanation of a score with the situations covered, below the score.
pub const COVERED_SCORE: &str = "0 % is guessing. The higher the score, the more the moves give away by themselves, and the \
    less the situations matter.";

/// The sentence above the review, for somebody who has played with the situations covered.
pub fn situations_below(shows_key: bool) -> &'static str {
    if shows_key {
        "The situations, and what was a good move in each, are below: play them first, if you mean to."
    } else {
        "The situations are below: play them first, if you mean to."
    }
}

/// The sentence above the review of somebody else's attempt with the situations covered.
pub fn situations_and_answers_below(shows_key: bool) -> &'static str {
    if shows_key {
        "The situations, what they answered, and what was a good move are below: play first, if you mean to."
    } else {
        "The situations, and what they answered, are below: play first, if you mean to."
    }
}

/// The explanation below a table of two scores: with the situations, and with them covered.
pub const BOTH_WAYS: &str = "The difference is what the situations have to say. Where the two scores are alike, nobody needs \
    the situations to find the right move.";

/// The words for a way of playing, behind the name of the player, in a table of scores.
pub fn way_of_playing(is_covered: bool) -> &'static str {
    if is_covered { "situations covered" } else { "with the situations" }
}

/// The sentences about a link to a covered play, above the link.
pub const COVERED_DRAW: &str = "The link opens the same moves in the same order for somebody else, with the situations \
    covered until the end. It holds none of your answers.";
