//! The line that goes with a link to a play: what it came to, and one moment of it. It names a situation and tells nothing of
//! its key, which a friend may be about to meet.

use crate::player::pages::result::{name, outcomes};
use crate::strings;
use quiz::Feedback;
use quiz::attempt::Attempt;
use quiz::score::Scorecard;

/// The line, for a finished attempt.
pub fn line(attempt: &Attempt, scorecard: &Scorecard) -> String {
    let quiz = attempt.quiz();
    let outcomes = outcomes(scorecard);
    let lines: Vec<_> = outcomes.iter().map(|at| &*quiz.outcome(*at).line).collect();
    strings::told(&name(quiz, scorecard), &lines, &moment(attempt, scorecard))
}

/// The moment of it: the situation that was answered best. Empty where none counts, where none was answered better than by
/// guessing, and where the quiz does not tell what was a good move.
pub(super) fn moment(attempt: &Attempt, scorecard: &Scorecard) -> String {
    let is_good = |at: &usize| scorecard.steps[*at].score().num() > 0;
    let best = scorecard.best(attempt).filter(is_good);
    let best = best.filter(|_| attempt.quiz().feedback() != Feedback::Never);
    best.map(|at| strings::moment(&attempt.scenario(at).name)).unwrap_or_default()
}
