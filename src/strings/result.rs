//! The words of the result page: scores, rules of scoring, outcomes.

use crate::strings::play::effectiveness;
use crate::strings::times;
use quiz::format::Rate;
use quiz::score::Score;
use quiz::{Condition, Effectiveness, Format, Quiz, RateMarks};

/// The words for a score below 0.
pub(super) const BELOW_GUESSING: &str = "as good as a guess";

/// A score in words or per cent.
pub fn score(score: Option<Score>) -> String {
    match score.map(Score::percent) {
        Some(Some(percent)) => format!("{percent} %"),
        Some(None) => BELOW_GUESSING.to_owned(),
        None => "not seen".to_owned(),
    }
}

/// A score in a table; a dash for none.
pub fn figure(figure: Option<Score>) -> String {
    figure.map_or_else(|| "–".to_owned(), |it| score(Some(it)))
}

/// The rule by which a format is scored, for the result page.
pub fn rule(format: &Format) -> String {
    match format {
        Format::Choose(_) => "One move: it earns 0 for very poor to 3 for very good.".to_owned(),
        Format::ChooseK(_) => "Several moves: each of the best ones you picked earns 1.".to_owned(),
        Format::BestWorst(_) => "Best and worst: 2 to begin with, 1 more for each you found, \
            1 less if you took one for the other."
            .to_owned(),
        Format::Rank(_) => {
            "Order: full marks less one for each place that each move is off.".to_owned()
        }
        Format::Rate(Rate { marks, .. }) if *marks == RateMarks::DEFAULT => {
            "Ratings: 2 for each that \
            agrees, 1 for a neighbour on the same side of good and poor."
                .to_owned()
        }
        Format::Rate(Rate { marks, .. }) => {
            let row = |key: Effectiveness| {
                let marks = Effectiveness::ALL.map(|given| marks.earned(key, given).to_string());
                format!("{} where {} is right", marks.join(", "), effectiveness(key))
            };
            let rows = Effectiveness::ALL.map(row).join("; ");
            format!("Ratings, from very poor to very good: {rows}.")
        }
    }
}

/// A condition of an outcome, for the result page: the name of the trait or style that it is about (empty if it is
/// about none), and the words after the name. [`joint`] stands before both.
pub fn condition(quiz: &Quiz, condition: Condition) -> (&str, String) {
    let percent = |bound: &str, percent: i32, of: &str| format!("{bound} {percent} %{of}");
    let in_all = " in all";
    match condition {
        Condition::ScoreAtLeast(least) => ("", percent("at least", least, in_all)),
        Condition::ScoreBelow(limit) => ("", percent("below", limit, in_all)),
        Condition::TraitAtLeast(at, least) => {
            (&quiz.trait_(at).name, percent("” at least", least, ""))
        }
        Condition::TraitBelow(at, limit) => (&quiz.trait_(at).name, percent("” below", limit, "")),
        Condition::StyleAtLeast(at, least) => {
            (&quiz.style(at).name, "” at least ".to_owned() + &times(least))
        }
        Condition::TopStyle(at) => (&quiz.style(at).name, "” most often".to_owned()),
        Condition::MixedStyles => ("", "three kinds of move or more equally often".to_owned()),
    }
}

/// The punctuation before a condition and its name. `nth` is the number of conditions before it.
pub fn joint(nth: usize, name: &str) -> &'static str {
    match (nth, name.is_empty()) {
        (0, true) => ": ",
        (0, false) => ": “",
        (_, true) => ", ",
        (_, false) => ", “",
    }
}

/// The words between the name of a style and the text about it: how often such a move was made, and punctuation. The
/// text may be a sentence of its own, the rest of a sentence, or empty.
pub fn often(how: u32, about: &str) -> String {
    let stop = match about.chars().next() {
        None => ".",
        // The capitals of most scripts that have capitals. The tables of Unicode for all scripts would make the program
        // much larger.
        Some('A'..='Z' | 'À'..='Þ' | 'Ά'..='Ϋ' | 'Ѐ'..='Я') => ". ",
        Some(_) => ": ",
    };
    ", ".to_owned() + &times(how) + stop
}

/// The explanation of how marks become scores.
pub const SCORING: &str = "0 % is what guessing gets, and leaving all unanswered; 100 % is the best answer every time. \
    Every situation counts the same, whatever its form, unless the quiz says otherwise.";

/// The sentence that explains the words of [`score`] for less than 0 %.
pub const BELOW: &str = "“As good as a guess” is a score below 0 %.";

/// The words between “You are” and the name of several outcomes.
pub fn in_parts(outcomes: usize) -> &'static str {
    if outcomes > 1 { ", in equal parts," } else { "" }
}

/// The sentence in which a player names the situation that they answered best.
pub fn best_moment(name: &str) -> String {
    format!("My best moment: “{name}”.")
}
