//! Two plays of one draw, side by side.

use crate::attempt::{Attempt, Step};
use crate::quiz::ScenarioIndex;
use crate::score::marks;
use crate::worth::Ratio;
use core::cmp::Ordering;

/// A step that both came to, or only one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Its scenario.
    pub scenario: ScenarioIndex,
    /// The step at which the first player met it.
    pub mine: Option<usize>,
    /// The step at which the second one did.
    pub theirs: Option<usize>,
    /// What is to be said of the two.
    pub relation: Relation,
    /// By how much the first answer scores more than the second: at most 2, from the key to its reverse.
    /// `None` if one of them is missing, or is not scored.
    pub gap: Option<Ratio>,
}

/// What two answers are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// They are the same.
    Same,
    /// The first is nearer to the key.
    Mine,
    /// The second is nearer to the key.
    Theirs,
    /// They differ, and are worth the same, or nothing says what they are worth.
    Even,
    /// One of the two is not there.
    Alone,
}

/// Two plays of one draw, scenario by scenario: first what the first player met, in that order, then
/// what only the second one did. `None` if they are of different draws.
pub fn pairs(mine: &Attempt, theirs: &Attempt) -> Option<Vec<Pair>> {
    if (mine.quiz().id(), mine.draw()) != (theirs.quiz().id(), theirs.draw()) {
        return None;
    }
    // Two drawn scenarios may lead to the same one: it is another step then.
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

/// Where the two part ways the most: the place among the pairs at which their scores differ most, the
/// first of several. `None` if they differ nowhere.
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
