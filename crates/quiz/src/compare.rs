//! Compares two attempts at one draw, step by step.

use crate::attempt::{Attempt, Step};
use crate::quiz::ScenarioIndex;
use crate::score::marks;
use crate::worth::Ratio;
use core::cmp::Ordering;

/// A step that both players reached, or only one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The scenario of the step.
    pub scenario: ScenarioIndex,
    /// The position of the step on the first player's path, from 0; `None` if it was not shown to
    /// them.
    pub mine: Option<usize>,
    /// The position of the step on the second player's path, from 0; `None` if it was not shown to
    /// them.
    pub theirs: Option<usize>,
    /// How the two answers compare.
    pub relation: Relation,
    /// The score of the first answer less the score of the second. `None` if an answer is missing,
    /// or the scenario is not scored.
    pub gap: Option<Ratio>,
}

/// How two answers to one scenario compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The answers are the same.
    Same,
    /// The first answer has the higher score.
    Mine,
    /// The second answer has the higher score.
    Theirs,
    /// The answers differ, and have the same score, or the scenario is not scored.
    Even,
    /// At least one of the two answers is missing.
    Alone,
}

/// Compares two attempts step by step: first the steps that were shown to the first player, in that
/// order, then the steps that only the second player reached. `None` if the attempts are at
/// different quizzes or draws.
pub fn pairs(mine: &Attempt, theirs: &Attempt) -> Option<Vec<Pair>> {
    if (mine.quiz().id(), mine.draw()) != (theirs.quiz().id(), theirs.draw()) {
        return None;
    }
    // Two drawn scenarios may lead to the same follow-up. These are two steps, so whole steps are
    // compared.
    let place =
        |attempt: &Attempt, step: Step| (0..attempt.shown()).find(|at| attempt.path()[*at] == step);
    let of_mine = (0..mine.shown()).map(|at| mine.path()[at]);
    let of_theirs = (0..theirs.shown()).map(|at| theirs.path()[at]);
    let pair = |step: Step| {
        let at = (place(mine, step), place(theirs, step));
        let gap = gap(mine, theirs, at);
        let relation = relation(mine, theirs, at, gap);
        Pair { scenario: step.scenario, mine: at.0, theirs: at.1, relation, gap }
    };
    let only_theirs = of_theirs.filter(|it| place(mine, *it).is_none());
    Some(of_mine.chain(only_theirs).map(pair).collect())
}

fn relation(
    mine: &Attempt,
    theirs: &Attempt,
    at: (Option<usize>, Option<usize>),
    gap: Option<Ratio>,
) -> Relation {
    let a = at.0.and_then(|at| mine.answer(at));
    let b = at.1.and_then(|at| theirs.answer(at));
    match gap.map(|it| it.num().cmp(&0)) {
        _ if a.is_none() || b.is_none() => Relation::Alone,
        _ if a == b => Relation::Same,
        Some(Ordering::Greater) => Relation::Mine,
        Some(Ordering::Less) => Relation::Theirs,
        Some(Ordering::Equal) | None => Relation::Even,
    }
}

fn gap(mine: &Attempt, theirs: &Attempt, at: (Option<usize>, Option<usize>)) -> Option<Ratio> {
    let score = |attempt: &Attempt, at: Option<usize>| {
        let marks = at.filter(|it| attempt.answer(*it).is_some()).map(|it| marks(attempt, it));
        marks.filter(|it| it.scored).map(|it| it.worth.score(it.earned))
    };
    let (a, b) = (score(mine, at.0)?, score(theirs, at.1)?);
    Some(Ratio::new(a.num() * b.den() - b.num() * a.den(), a.den() * b.den()))
}

/// The position of the pair whose scores differ the most, the first of several. `None` if no scores
/// differ.
pub fn furthest_apart(pairs: &[Pair]) -> Option<usize> {
    let mut furthest: Option<(usize, Ratio)> = None;
    for (at, pair) in pairs.iter().enumerate() {
        let Some(gap) = pair.gap.filter(|it| it.num() != 0) else { continue };
        let is_wider = |than: Ratio| gap.num().abs() * than.den() > than.num().abs() * gap.den();
        if furthest.is_none_or(|(_, than)| is_wider(than)) {
            furthest = Some((at, gap));
        }
    }
    furthest.map(|(at, _)| at)
}
