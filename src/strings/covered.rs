//! The words of a play with its situations covered.

use crate::strings::with;
use quiz::covered::Cover;
use quiz::score::Score;
use yew::Html;

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

/// The sentences about a link to a covered play, above the link.
pub const COVERED_DRAW: &str = "The link opens the same moves in the same order for somebody else, with the situations \
    covered until the end. It holds none of your answers.";

/// The heading of the end of a covered play.
pub const WITHOUT_THE_SITUATIONS: &str = "Without the situations";

/// The link from the end of a covered play to the same draw with its situations.
pub const PLAY_WITH_SITUATIONS: &str = "Play it with its situations";

/// The link that begins another covered play.
pub const ANOTHER_ONE: &str = "Another one, covered";

/// The link from a covered play to the cover of the quiz.
pub const TO_THE_QUIZ: &str = "To the quiz with its situations";

/// The link from the end of a friend’s covered play to the same draw.
pub const PLAY_IT_TOO: &str = "Play it covered, too";

/// The heading of the table of scores with the situations and without.
pub const WITH_AND_WITHOUT: &str = "With the situations, and without";

/// The label of the link to a covered play.
pub const LINK_TO_COVERED_PLAY: &str = "Link to a covered play";

/// The heading of the end of a friend’s covered play.
pub fn friend_without(friend: Html) -> Html {
    with("□, without the situations", vec![friend])
}

/// The sentence below the link to a covered play. `link` makes a link of the words that begin the same play with its
/// situations.
pub fn set_beside(link: impl FnOnce(&'static str) -> Html) -> Html {
    with(
        "To have something to set beside what comes back, □.",
        vec![link("play the same with its situations")],
    )
}

/// A line of the table of scores: who played, and in which way.
pub fn who_played(who: Html, is_covered: bool) -> Html {
    with(if is_covered { "□, situations covered" } else { "□, with the situations" }, vec![who])
}
