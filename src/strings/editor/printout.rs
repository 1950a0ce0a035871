//! The words of the printed quiz.

use quiz::FormatKind;

/// The task above the printed responses of a scenario. `pick` is how many are picked.
pub fn task(kind: FormatKind, pick: Option<i64>) -> String {
    match kind {
        FormatKind::Choose => "Pick one.".to_owned(),
        FormatKind::ChooseK => format!("Pick {}.", pick.unwrap_or(1)),
        FormatKind::BestWorst => "Write B beside the best and W beside the worst.".to_owned(),
        FormatKind::Rank => "Write numbers beside them, 1 for the best.".to_owned(),
        FormatKind::Rate => "Rate each from 0, very poor, to 3, very good.".to_owned(),
    }
}

/// The key of a response that has a place in an order, before its rationale.
pub fn rank(rank: i64) -> String {
    format!("number {rank}")
}

/// The key of a response that is good or poor by itself, before its rationale.
pub fn effectiveness(effectiveness: i64) -> String {
    format!("{effectiveness} of 3")
}
