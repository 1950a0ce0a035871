//! The words that differ from one response format to another: the question, the controls, what is missing, marks and
//! verdicts after feedback, the review, and the rules of scoring.

use crate::strings::{count, list};
use quiz::answer::Entry;
use quiz::format::{Choose, ChooseK, Rate};
use quiz::score::StepMarks;
use quiz::worth::Worth;
use quiz::{Effectiveness, Format, FormatKind, Instruction, RateMarks};

/// The question above the responses of a situation. Above the first responses of a play it also says what "best" means.
pub fn instruction(instruction: Instruction, format: &Format, is_first: bool) -> String {
    let should = instruction == Instruction::Should;
    let question = match format {
        Format::Choose(_) if should => "Pick the best move.".to_owned(),
        Format::Choose(_) => "Pick what you would do.".to_owned(),
        Format::ChooseK(ChooseK { pick, .. }) => {
            let count = count(*pick);
            if should {
                format!("Pick the {count} best moves.")
            } else {
                format!("Pick the {count} things you would do.")
            }
        }
        Format::BestWorst(_) if should => "Pick the best move and the worst.".to_owned(),
        Format::BestWorst(_) => "Pick what you would most and least likely do.".to_owned(),
        Format::Rank(_) if should => "Put them in order, the best move first.".to_owned(),
        Format::Rank(_) => "Put them in order, what you would most likely do first.".to_owned(),
        Format::Rate(_) if should => "Rate each move by itself.".to_owned(),
        Format::Rate(_) => "Rate how likely you would do each.".to_owned(),
    };
    let asks_for_best = match format.kind() {
        FormatKind::Choose | FormatKind::ChooseK | FormatKind::BestWorst | FormatKind::Rank => true,
        // Ratings are of good and poor, and say nothing of the best.
        FormatKind::Rate => false,
    };
    if should && is_first && asks_for_best { format!("{question} {BEST}") } else { question }
}

/// The meaning of "best", behind the question above the first responses of a play.
pub const BEST: &str = "Best means best for you and for everybody it concerns.";

/// The word for an effectiveness, as a mark on a response after feedback, and within sentences.
pub fn effectiveness(effectiveness: Effectiveness) -> &'static str {
    match effectiveness {
        Effectiveness::VeryPoor => "very poor",
        Effectiveness::Poor => "poor",
        Effectiveness::Good => "good",
        Effectiveness::VeryGood => "very good",
    }
}

// `choose` and `choose-k`.

/// The number of responses that are picked, below the checkboxes of `choose-k`, beside the number wanted.
pub fn picked(given: usize, wanted: usize) -> String {
    match given.checked_sub(wanted) {
        None | Some(0) => format!("{given} of {wanted} picked"),
        Some(over) => format!("{given} picked, {} too many", count(over)),
    }
}

/// The words on the response that the player chose, in the review of `choose`.
pub const YOUR_MOVE: &str = "Your move";

/// The words on each response that the player picked, in the review of `choose-k`.
pub const YOU_PICKED_THIS: &str = "You picked this";

// `best-worst`.

/// One of the two things that `best-worst` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extreme {
    /// The best response, or the one that the player would most likely choose.
    Best,
    /// The worst response, or the one that the player would least likely choose.
    Worst,
}

/// The labels of the two radio buttons of each response of `best-worst`: best and worst, or most and least likely.
pub fn extremes(instruction: Instruction) -> (&'static str, &'static str) {
    match instruction {
        Instruction::Should => ("Best", "Worst"),
        Instruction::Would => ("Most likely", "Least likely"),
    }
}

/// A label of [`extremes`] within a sentence.
pub(super) fn extreme(instruction: Instruction, extreme: Extreme) -> &'static str {
    match (instruction, extreme) {
        (Instruction::Should, Extreme::Best) => "best",
        (Instruction::Should, Extreme::Worst) => "worst",
        (Instruction::Would, Extreme::Best) => "most likely",
        (Instruction::Would, Extreme::Worst) => "least likely",
    }
}

/// The note after a response of `best-worst` was picked as the other extreme, too, beside the main button: its first
/// pick, `was`, is gone.
pub fn pick_another(instruction: Instruction, was: Extreme) -> String {
    let was = extreme(instruction, was);
    format!("That was your “{was}”. Pick another for “{was}”.")
}

/// The mark on the response that is right for an extreme, after feedback. `is_found` says whether the player picked it.
pub fn right_extreme(instruction: Instruction, right: Extreme, is_found: bool) -> String {
    right_or_as_said(extreme(instruction, right), is_found)
}

/// The mark on a response that the player took for an extreme, and that is neither, after feedback.
pub fn not_extreme(instruction: Instruction, taken_for: Extreme) -> String {
    format!("not the {}", extreme(instruction, taken_for))
}

/// The words on a response that the player picked as an extreme, in the review.
pub fn your_extreme(instruction: Instruction, picked: Extreme) -> String {
    format!("Your {}", extreme(instruction, picked))
}

// `rank`.

/// The name of the button that moves a response up in an order, for screen readers.
pub fn move_up(response: &str) -> String {
    format!("Move up: {response}")
}

/// The name of the button that moves a response down in an order, for screen readers.
pub fn move_down(response: &str) -> String {
    format!("Move down: {response}")
}

/// The note on the new place of a response that was moved, for screen readers.
pub fn now_at(place: usize, count: usize, response: &str) -> String {
    format!("Now number {place} of {count}: {response}")
}

/// The mark on a response of an order, after feedback: its right place. `is_found` says whether the player put it there.
pub fn right_place(place: usize, is_found: bool) -> String {
    right_or_as_said(&format!("number {place}"), is_found)
}

/// The words on a response of an order, in the review: the place that the player gave it.
pub fn your_place(place: usize) -> String {
    format!("You put it at number {place}")
}

/// The words on a response of an order, in the review: its right place.
pub fn belongs_at(place: usize) -> String {
    format!("belongs at number {place}")
}

// `rate`.

/// The labels of the four radio buttons of each response of `rate`, lowest first, short enough for a phone.
pub fn ratings(instruction: Instruction) -> [&'static str; 4] {
    match instruction {
        Instruction::Should => ["Very poor", "Poor", "Good", "Very good"],
        Instruction::Would => ["Never", "Hardly", "Likely", "Surely"],
    }
}

/// A label of [`ratings`] within a sentence.
pub(super) fn rating(instruction: Instruction, rating: Effectiveness) -> &'static str {
    match (instruction, rating) {
        (Instruction::Should, rating) => effectiveness(rating),
        (Instruction::Would, Effectiveness::VeryPoor) => "never",
        (Instruction::Would, Effectiveness::Poor) => "hardly",
        (Instruction::Would, Effectiveness::Good) => "likely",
        (Instruction::Would, Effectiveness::VeryGood) => "surely",
    }
}

/// The note on a response of `rate` that is not rated, once somebody tried to confirm the answer.
pub const NOT_RATED: &str = "not rated yet";

/// The mark on a response of `rate`, after feedback: the right rating. `is_found` says whether the player gave it.
pub fn right_rating(right: Effectiveness, is_found: bool) -> String {
    right_or_as_said(effectiveness(right), is_found)
}

/// The words on a response of `rate`, in the review: the rating that the player gave it.
pub fn you_said(instruction: Instruction, given: Effectiveness) -> String {
    format!("You said {}", rating(instruction, given))
}

// All formats.

/// The mark on a response after feedback: what is right, or that it is what the player said.
fn right_or_as_said(right: &str, is_found: bool) -> String {
    if is_found { format!("{right}, as you said") } else { format!("right: {right}") }
}

/// The reason why an answer cannot be confirmed yet, beside the main button.
pub fn missing(instruction: Instruction, format: &Format, entry: &Entry) -> String {
    match entry {
        Entry::Choose(_) => "Pick one of them first.".to_owned(),
        Entry::ChooseK(picked) => {
            let pick = format.pick().unwrap_or_default();
            match picked.len() {
                0 => format!("Pick {} first.", count(pick)),
                given if given > pick => {
                    format!("That is {}: let go of {}.", count(given), count(given - pick))
                }
                given => format!("Pick {} first; so far you have {}.", count(pick), count(given)),
            }
        }
        Entry::BestWorst(picked_best, picked_worst) => {
            let best = extreme(instruction, Extreme::Best);
            let worst = extreme(instruction, Extreme::Worst);
            match (picked_best, picked_worst) {
                (Some(_), _) => format!("Pick one for “{worst}” first."),
                (_, Some(_)) => format!("Pick one for “{best}” first."),
                _ => format!("Pick one for “{best}” and one for “{worst}” first."),
            }
        }
        Entry::Rank(_) => "Is this your order?".to_owned(),
        Entry::Rate(ratings) => match ratings.iter().filter(|it| it.is_none()).count() {
            1 => "Rate each of them first: one is left.".to_owned(),
            left if left == ratings.len() => "Rate each of them first.".to_owned(),
            left => format!("Rate each of them first: {} are left.", count(left)),
        },
    }
}

/// The verdict on an answer, as the heading of the feedback.
pub fn verdict(format: &Format, marks: &StepMarks) -> &'static str {
    let StepMarks { earned, worth, .. } = marks;
    match format {
        Format::Choose(Choose { key }) => verdict_on_move(key, *earned),
        Format::ChooseK(_) | Format::BestWorst(_) | Format::Rank(_) | Format::Rate(_) => {
            verdict_on_parts(*earned, *worth)
        }
    }
}

/// The verdict on the choice of one response.
fn verdict_on_move(key: &[Effectiveness], earned: u32) -> &'static str {
    let best = key.iter().max().copied().unwrap_or(Effectiveness::VeryGood);
    match Effectiveness::from_number(i64::from(earned)) {
        Some(Effectiveness::VeryGood) => "A very good move",
        Some(given) if given == best => "The best move here",
        Some(Effectiveness::Good) => "A good move, not the best",
        Some(Effectiveness::Poor) => "A poor move, though not awful",
        Some(Effectiveness::VeryPoor) | None => "A very poor move",
    }
}

/// The verdict on an answer of which parts may be right.
fn verdict_on_parts(earned: u32, worth: Worth) -> &'static str {
    let score = worth.score(earned);
    if earned == worth.possible {
        "Exactly right"
    } else if score.is_at_least(50) {
        "Mostly right"
    } else if score.num() > 0 {
        "Partly right"
    } else {
        "Off the mark"
    }
}

/// The rule by which a format is scored, in the explanation of the scores on the result page.
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
            let [very_poor, poor, good, very_good] = Effectiveness::ALL.map(|right| {
                list(&Effectiveness::ALL.map(|given| marks.earned(right, given).to_string()))
            });
            format!(
                "Ratings, from very poor to very good: {very_poor} where very poor is right; {poor} where poor is \
                 right; {good} where good is right; {very_good} where very good is right."
            )
        }
    }
}
