//! The sentence that goes with a link to a play: the outcome, and one moment of the play.
//!
//! The sentence names a scenario and tells nothing of its key, since the friend may play that scenario next.

use crate::player::pages::result::{name, outcomes};
use crate::strings;
use quiz::Feedback;
use quiz::attempt::Attempt;
use quiz::score::Scorecard;

/// Returns the sentence for a finished attempt.
pub fn line(attempt: &Attempt, scorecard: &Scorecard) -> String {
    let quiz = attempt.quiz();
    let outcomes = outcomes(scorecard);
    let lines: Vec<_> = outcomes.iter().map(|at| &*quiz.outcome(*at).line).collect();
    strings::share::message_line(&name(quiz, scorecard), &lines, &best_moment(attempt, scorecard))
}

/// Returns a phrase that names the scenario with the best answer. The phrase is empty if no scenario counts, if no
/// answer was better than guessing, or if the quiz never shows its key.
pub(super) fn best_moment(attempt: &Attempt, scorecard: &Scorecard) -> String {
    let is_good = |at: &usize| scorecard.steps[*at].score().num() > 0;
    let best = scorecard.best(attempt).filter(is_good);
    let best = best.filter(|_| attempt.quiz().feedback() != Feedback::Never);
    best.map(|at| strings::result::best_moment(&attempt.scenario(at).name)).unwrap_or_default()
}
