//! The words of a play: the question, the controls, the verdicts, the notices.

use crate::notice::Notice;
use crate::strings::count;
use quiz::answer::Entry;
use quiz::format::{Choose, ChooseK};
use quiz::score::StepMarks;
use quiz::worth::Worth;
use quiz::{Effectiveness, Feedback, Format, FormatKind, Instruction};

/// The question above the responses. Above the first responses it also says what "best" means.
pub fn instruction(instruction: Instruction, format: &Format, is_first: bool) -> String {
    let should = instruction == Instruction::Should;
    let mut question = match format {
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
    if should && is_first && asks_for_best {
        question += BEST;
    }
    question
}

/// The word for an effectiveness.
pub fn effectiveness(effectiveness: Effectiveness) -> &'static str {
    match effectiveness {
        Effectiveness::VeryPoor => "very poor",
        Effectiveness::Poor => "poor",
        Effectiveness::Good => "good",
        Effectiveness::VeryGood => "very good",
    }
}

/// The four ratings, lowest first, short enough for a phone.
pub fn ratings(instruction: Instruction) -> [&'static str; 4] {
    match instruction {
        Instruction::Should => ["Very poor", "Poor", "Good", "Very good"],
        Instruction::Would => ["Never", "Hardly", "Likely", "Surely"],
    }
}

/// The words for the two ends of `best-worst`: best and worst, or most and least likely.
pub fn extremes(instruction: Instruction) -> (&'static str, &'static str) {
    match instruction {
        Instruction::Should => ("Best", "Worst"),
        Instruction::Would => ("Most likely", "Least likely"),
    }
}

/// The number of responses that are picked, beside the number wanted.
pub fn picked(given: usize, wanted: usize) -> String {
    match given.checked_sub(wanted) {
        None | Some(0) => format!("{given} of {wanted} picked"),
        Some(over) => format!("{given} picked, {} too many", count(over)),
    }
}

/// The reason why an answer cannot be confirmed yet.
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
        Entry::BestWorst(best, worst) => {
            let (best_word, worst_word) = extremes(instruction);
            let (best_word, worst_word) =
                (best_word.to_ascii_lowercase(), worst_word.to_ascii_lowercase());
            match (best, worst) {
                (Some(_), _) => format!("Pick one for “{worst_word}” first."),
                (_, Some(_)) => format!("Pick one for “{best_word}” first."),
                _ => format!("Pick one for “{best_word}” and one for “{worst_word}” first."),
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

/// The note on a response that is not rated, once somebody tried to confirm the answer.
pub const NOT_RATED: &str = "not rated yet";

/// The verdict on an answer, in a few words.
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

/// The meaning of "best", behind the question above the first responses.
pub const BEST: &str = " Best means best for you and for everybody it concerns.";

/// The note on a scenario whose responses belong to another scenario, too.
pub const TWIN: &str = "The same moves wait in another situation: play again, and you may meet it.";

/// The sentence on the cover that says when feedback comes.
pub fn feedback(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::AtOnce => "After each situation you see what happens next, and why.",
        Feedback::AtEnd => {
            "You may change your mind until the end; then you see what was a good move, and why."
        }
        Feedback::Never => {
            "You may change your mind until the end. The right answers are not shown."
        }
    }
}

/// The sentence that says who learns of the answers.
pub fn privacy(is_heard: bool) -> &'static str {
    if is_heard {
        "Everything is scored in this page. The page around it hears how you do as you go, and at the end all that you \
         answered."
    } else {
        "Everything is scored in this page. Nothing you answer leaves your device, unless you send it."
    }
}

/// The text of a notice.
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::NotKept => {
            "This browser does not let the page keep anything. You can play to the end, but a reload starts anew."
        }
        Notice::Full => {
            "There is no room left on this device to keep your answers. You can play to the end; to keep them, make room on the device."
        }
        Notice::Damaged => {
            "One of your earlier plays is damaged and cannot be read. The others are fine."
        }
        Notice::Newer => {
            "One of your earlier plays was kept by a newer version of this page. It stays where it is: reload the page to get that version."
        }
        Notice::OtherQuiz => {
            "One of your earlier plays does not fit this quiz any more, which has changed since. It stays where it is."
        }
        Notice::GoesOnElsewhere => {
            "This play goes on in another version of this page. Reload to get that version: what you answer here is no longer kept."
        }
        Notice::Anew => "The answers of this play are not on this device, so it starts anew.",
        Notice::Copied => "The link is in your clipboard.",
        Notice::NotSaved => "This browser made no file of it.",
        Notice::NotCopied => {
            "The link could not be copied. It is in the field: copy it from there."
        }
    }
}

/// The place of the player among the drawn scenarios, after the name of the section.
pub fn progress(number: usize, count: usize) -> String {
    format!(", {number} of {count}")
}
