//! Tests the comparison of two attempts at one draw.

use crate::make::{Deed, any_deed, messages};
use crate::make::{any_draft, draft, finished, quiz, scenario};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::Quiz;
use quiz::answer::Given;
use quiz::attempt::Attempt;
use quiz::compare::{Pair, Relation, furthest_apart, pairs};
use std::rc::Rc;

fn relations(mine: &Attempt, theirs: &Attempt) -> Vec<Relation> {
    pairs(mine, theirs).unwrap().iter().map(|it| it.relation).collect()
}

#[test]
fn answers_are_compared_scenario_by_scenario() {
    let quiz = quiz(&draft(vec![
        scenario("a", "choose", &[3, 0, 1]),
        scenario("b", "choose", &[3, 0, 0]),
        scenario("c", "rank", &[1, 2, 3, 4]),
        scenario("d", "choose", &[0, 3]),
        scenario("e", "choose", &[0, 3]),
    ]));
    let play = |a, b, c: [usize; 4], d, e: Option<usize>| {
        let first = [a, b].map(|it| Some(Given::Choose(it)));
        let last = [Some(Given::Rank(c.to_vec())), Some(Given::Choose(d)), e.map(Given::Choose)];
        finished(&quiz, first.into_iter().chain(last).collect())
    };
    let mine = play(0, 1, [0, 1, 2, 3], 1, Some(1));
    let theirs = play(1, 2, [1, 0, 2, 3], 1, None);
    let told = pairs(&mine, &theirs).unwrap();
    assert_eq!(
        relations(&mine, &theirs),
        [Relation::Mine, Relation::Even, Relation::Mine, Relation::Same, Relation::Alone]
    );
    assert_eq!(
        relations(&theirs, &mine),
        [Relation::Theirs, Relation::Even, Relation::Theirs, Relation::Same, Relation::Alone]
    );
    // The gap between the best move and the worst is wider than that between two orders that differ
    // by one place.
    assert_eq!(furthest_apart(&told), Some(0));
    assert_eq!(furthest_apart(&pairs(&mine, &mine).unwrap()), None);
}

#[test]
fn plays_of_different_draws_are_not_compared() {
    let quiz = quiz(&draft(vec![scenario("a", "choose", &[3, 0, 1])]));
    let play = |seed| Attempt::start(Rc::clone(&quiz), 1, seed).unwrap();
    assert!(pairs(&play(1), &play(1)).is_some());
    assert!(pairs(&play(1), &play(2)).is_none());
}

/// The attempt of a player who does this.
fn after(quiz: &Rc<Quiz>, seed: u32, deeds: Vec<Deed>) -> Attempt {
    deeds.into_iter().fold(Attempt::start(Rc::clone(quiz), 1, seed).unwrap(), |attempt, deed| {
        let all = messages(&attempt, deed);
        all.into_iter().fold(attempt, |it, msg| it.update(msg).unwrap_or(it))
    })
}

proptest! {
    #[test]
    fn swapping_the_attempts_mirrors_the_comparison(
        draft in any_draft(),
        seed: u32,
        first in vec(any_deed(), 0..40),
        second in vec(any_deed(), 0..40),
    ) {
        let quiz = quiz(&draft);
        let (mine, theirs) = (after(&quiz, seed, first), after(&quiz, seed, second));
        let there = pairs(&mine, &theirs).unwrap();
        let back = pairs(&theirs, &mine).unwrap();
        prop_assert_eq!(there.len(), back.len());
        for pair in &there {
            // Each step that either player reached is there once.
            let is_it = |it: &&Pair| (it.theirs, it.mine) == (pair.mine, pair.theirs);
            let others: Vec<_> = back.iter().filter(is_it).collect();
            let [other] = others[..] else { panic!("{pair:?} among {back:?}") };
            prop_assert_eq!(pair.scenario, other.scenario);
            let mirrored = match pair.relation {
                Relation::Mine => Relation::Theirs,
                Relation::Theirs => Relation::Mine,
                same => same,
            };
            prop_assert_eq!(mirrored, other.relation);
        }
        let furthest = furthest_apart(&there);
        let differ = there.iter().any(|it| matches!(it.relation, Relation::Mine | Relation::Theirs));
        prop_assert_eq!(furthest.is_some(), differ);
        let alone = pairs(&mine, &mine).unwrap();
        prop_assert!(alone.iter().all(|it| matches!(it.relation, Relation::Same | Relation::Alone)));
    }
}
