//! Tests scoring: every rule is worked out by hand, and the laws behind the rules hold for any
//! scenario.

use crate::make::{
    all_answers, any_scenario, by_key, checked, choose_k, draft, finished, permutations, quiz,
    scenario, term, with_follow_ups,
};
use proptest::prelude::*;
use quiz::answer::{Answer, Given};
use quiz::attempt::{Attempt, Msg};
use quiz::draft::{Draft, ScenarioDraft};
use quiz::format::greatest_footrule;
use quiz::format::{Choose, ChooseK};
use quiz::score::{Scorecard, earned};
use quiz::worth::{Ratio, Worth};
use quiz::{Effectiveness, Format, Quiz, Scenario};
use std::collections::BTreeMap;
use std::rc::Rc;

proptest! {
    /// An answer earns from 0 to the most marks, and the key earns the most.
    #[test]
    fn marks_are_between_nothing_and_the_keys(draft in any_scenario(5)) {
        let scenario = checked(draft);
        let possible = scenario.format.worth().possible;
        for answer in all_answers(&scenario) {
            prop_assert!(earned(&scenario, &answer) <= possible, "{answer:?}");
        }
        prop_assert_eq!(earned(&scenario, &answer(&scenario, by_key(&scenario))), possible);
    }

    /// The chance is exactly the mean over all complete answers.
    #[test]
    fn chance_is_the_mean_of_all_answers(draft in any_scenario(5)) {
        let scenario = checked(draft);
        let answers = all_answers(&scenario);
        let sum: u32 = answers.iter().map(|it| earned(&scenario, it)).sum();
        let chance = scenario.format.worth().chance;
        prop_assert_eq!(Ratio::new(sum.into(), answers.len() as i128), chance);
    }

    /// The order in which responses are written does not change the marks.
    #[test]
    fn the_order_of_responses_does_not_matter(
        (draft, order, choice) in any_scenario(6).prop_flat_map(|draft| {
            let order: Vec<usize> = (0..draft.responses.len()).collect();
            (Just(draft), Just(order).prop_shuffle(), any::<prop::sample::Index>())
        }),
    ) {
        let permuted = ScenarioDraft {
            responses: order.iter().map(|&at| draft.responses[at].clone()).collect(),
            ..draft.clone()
        };
        let (scenario, permuted) = (checked(draft), checked(permuted));
        let given = choice.get(&all_answers(&scenario)).clone();
        // The new position of a response.
        let to = |at: &usize| order.iter().position(|it| it == at).unwrap();
        let moved = match given.given() {
            Given::Choose(at) => Given::Choose(to(at)),
            Given::ChooseK(picked) => {
                let mut picked: Vec<_> = picked.iter().map(to).collect();
                picked.sort_unstable();
                Given::ChooseK(picked)
            }
            Given::BestWorst(best, worst) => Given::BestWorst(to(best), to(worst)),
            Given::Rank(ranked) => Given::Rank(ranked.iter().map(to).collect()),
            Given::Rate(ratings) => Given::Rate(order.iter().map(|&at| ratings[at]).collect()),
        };
        let moved = answer(&permuted, moved);
        prop_assert_eq!(earned(&scenario, &given), earned(&permuted, &moved));
        prop_assert_eq!(scenario.format.worth(), permuted.format.worth());
    }

    /// The ranks of responses are compared, and not the lists of responses.
    #[test]
    fn ranking_is_the_footrule_of_the_rank_vectors(
        (key, order) in (4..=7_usize).prop_flat_map(|n| {
            let all = || Just((0..n).collect::<Vec<_>>());
            (all().prop_shuffle(), all().prop_shuffle())
        }),
    ) {
        let n = key.len();
        let ranks: Vec<i64> = key.iter().map(|&it| number(it) + 1).collect();
        let scenario = checked(scenario("a", "rank", &ranks));
        let mut given_ranks = vec![0; n];
        for (place, &response) in order.iter().enumerate() {
            given_ranks[response] = number(place) + 1;
        }
        let footrule: u64 = ranks.iter().zip(&given_ranks).map(|(a, b)| a.abs_diff(*b)).sum();
        let marks = (n * n / 2) as u64 - footrule;
        prop_assert_eq!(u64::from(earned(&scenario, &answer(&scenario, Given::Rank(order)))), marks);
    }
}

fn number(it: usize) -> i64 {
    i64::try_from(it).expect("a small number")
}

#[track_caller]
fn answer(scenario: &Scenario, given: Given) -> Answer {
    Answer::new(scenario, given).expect("an answer that fits")
}

/// The marks of an answer, the most marks, and the marks that guessing earns.
#[track_caller]
fn check(draft: &ScenarioDraft, given: Given, expected: &str) {
    let scenario = checked(draft.clone());
    let Worth { possible, chance } = scenario.format.worth();
    let earned = earned(&scenario, &answer(&scenario, given));
    let found = format!("{earned} of {possible}, chance {}/{}", chance.num(), chance.den());
    assert_eq!(found, expected);
}

/// The order of responses, named by letters, the best first.
fn order(letters: &str) -> Vec<usize> {
    letters.bytes().map(|it| usize::from(it - b'A')).collect()
}

/// The key of a ranking whose right order is named by letters.
fn rank(letters: &str) -> ScenarioDraft {
    let order = order(letters);
    let rank = |at| order.iter().position(|it| *it == at).map_or(0, |it| number(it) + 1);
    scenario("a", "rank", &(0..order.len()).map(rank).collect::<Vec<_>>())
}

#[test]
fn choose_earns_the_effectiveness() {
    // Scoring by weighted options gives each response marks of its own.
    let four = scenario("a", "choose", &[1, 3, 0, 1]);
    check(&four, Given::Choose(0), "1 of 3, chance 5/4");
    check(&four, Given::Choose(1), "3 of 3, chance 5/4");
    check(&four, Given::Choose(2), "0 of 3, chance 5/4");
    // The most marks are those of the best response, not the top of the scale.
    check(&scenario("a", "choose", &[0, 2]), Given::Choose(1), "2 of 2, chance 1/1");
}

#[test]
fn choose_k_earns_one_for_each_of_the_best() {
    // UK Foundation Programme SJT, "choose the three most appropriate of eight".
    let eight = choose_k("a", 3, &[0, 3, 1, 2, 0, 3, 1, 0]);
    check(&eight, Given::ChooseK(vec![1, 3, 5]), "3 of 3, chance 9/8");
    check(&eight, Given::ChooseK(vec![1, 2, 5]), "2 of 3, chance 9/8");
    check(&eight, Given::ChooseK(vec![0, 2, 3]), "1 of 3, chance 9/8");
    check(&eight, Given::ChooseK(vec![0, 2, 7]), "0 of 3, chance 9/8");
    check(&choose_k("a", 1, &[1, 2]), Given::ChooseK(vec![1]), "1 of 1, chance 1/2");
}

#[test]
fn best_worst_earns_hits_and_loses_reversals() {
    // Scoring of most and least gives −2 to +2, here shifted to 0 to 4. The key is best B, worst D.
    let four = scenario("a", "best-worst", &[2, 3, 1, 0]);
    for (best, worst, expected) in [
        (1, 3, "4 of 4, chance 2/1"), // both hit
        (1, 0, "3 of 4, chance 2/1"), // best hit
        (2, 3, "3 of 4, chance 2/1"), // worst hit
        (0, 2, "2 of 4, chance 2/1"), // neither
        (0, 1, "1 of 4, chance 2/1"), // the best given as worst
        (3, 0, "1 of 4, chance 2/1"), // the worst given as best
        (3, 1, "0 of 4, chance 2/1"), // both reversed
    ] {
        check(&four, Given::BestWorst(best, worst), expected);
    }
}

#[test]
fn rank_earns_what_the_footrule_leaves() {
    // The key is C A B E D and the answer A C B E D, so F = 1 + 1.
    check(&rank("CABED"), Given::Rank(order("ACBED")), "10 of 12, chance 4/1");
    check(&rank("CABED"), Given::Rank(order("CABED")), "12 of 12, chance 4/1");
    check(&rank("CABED"), Given::Rank(order("DEBAC")), "0 of 12, chance 4/1");
    // ⌊n²/2⌋ − (n²−1)/3, after Diaconis & Graham (1977).
    check(&rank("ABCD"), Given::Rank(order("DCBA")), "0 of 8, chance 3/1");
    check(&rank("ABCDEF"), Given::Rank(order("ABCDFE")), "16 of 18, chance 19/3");
    check(&rank("ABCDEFG"), Given::Rank(order("BCDEFGA")), "12 of 24, chance 8/1");
}

#[test]
fn an_order_is_not_a_rank_vector() {
    // The answer lists responses, and the key lists ranks. If they are compared place by place, the
    // key itself is 4 off (8 of 12), and B C A E D seems right, since that list reads 2 3 1 5 4.
    let (key, key_order) = (rank("CABED"), order("CABED"));
    let ranks: Vec<i64> = key.responses.iter().filter_map(|it| it.rank).collect();
    let places = key_order.iter().map(|&at| number(at) + 1);
    let wrong: u64 = ranks.iter().zip(places).map(|(a, b)| a.abs_diff(b)).sum();
    assert_eq!((ranks, wrong), (vec![2, 3, 1, 5, 4], 4));
    check(&key, Given::Rank(key_order), "12 of 12, chance 4/1");
    check(&key, Given::Rank(order("BCAED")), "8 of 12, chance 4/1");
}

#[test]
fn five_in_order_are_the_20_point_table_less_8() {
    // The UK Foundation Programme gives 20 for the key, 8 for its reverse, and 1 less for each
    // place that a response is off. The GP selection tests print the same table as 12 − F.
    let key = order("CABED");
    let scenario = checked(rank("CABED"));
    let mut orders: BTreeMap<u32, usize> = BTreeMap::new();
    for given in permutations(5) {
        let off = |(place, it): (usize, &usize)| {
            key.iter().position(|at| at == it).unwrap().abs_diff(place)
        };
        let uk: usize = 20 - given.iter().enumerate().map(off).sum::<usize>();
        let earned = earned(&scenario, &answer(&scenario, Given::Rank(given)));
        assert_eq!(earned as usize, uk - 8);
        *orders.entry(earned + 8).or_default() += 1;
    }
    let expected = [(8, 20), (10, 24), (12, 35), (14, 24), (16, 12), (18, 4), (20, 1)];
    assert_eq!(orders.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn the_greatest_footrule_is_that_of_the_reverse() {
    for n in 4..=7_usize {
        let reverse: u32 = (0..n).map(|at| u32::try_from((n - 1 - at).abs_diff(at)).unwrap()).sum();
        assert_eq!(greatest_footrule(n), reverse, "{n}");
    }
}

#[test]
fn rate_earns_for_each_rating() {
    // Rating of appropriateness gives full marks for the key's rating, and half for its neighbour
    // on the same side.
    let four = scenario("a", "rate", &[0, 1, 2, 3]);
    check(&four, Given::Rate(vec![0, 1, 2, 3]), "8 of 8, chance 3/1");
    check(&four, Given::Rate(vec![1, 0, 3, 2]), "4 of 8, chance 3/1");
    check(&four, Given::Rate(vec![2, 2, 1, 1]), "0 of 8, chance 3/1");
    check(&four, Given::Rate(vec![3, 3, 0, 0]), "0 of 8, chance 3/1");
    for (key, earned) in
        [(0, [2, 1, 0, 0]), (1, [1, 2, 0, 0]), (2, [0, 0, 2, 1]), (3, [0, 0, 1, 2])]
    {
        let two = scenario("a", "rate", &[key, 0]);
        for (given, earned) in (0..).zip(earned) {
            check(&two, Given::Rate(vec![given, 3]), &format!("{earned} of 4, chance 3/2"));
        }
    }
}

#[test]
fn rate_may_declare_its_own_marks() {
    let marks = vec![vec![10, 4, 0, 0], vec![3, 3, 1, 0], vec![0, 1, 7, 2], vec![0, 0, 5, 5]];
    let four = ScenarioDraft { marks: Some(marks), ..scenario("a", "rate", &[3, 2, 1, 0]) };
    check(&four, Given::Rate(vec![3, 2, 1, 0]), "25 of 25, chance 41/4");
    check(&four, Given::Rate(vec![2, 3, 2, 1]), "12 of 25, chance 41/4");
    check(&four, Given::Rate(vec![0, 0, 3, 3]), "0 of 25, chance 41/4");
}

/// A finished play as a line: the marks of each step, the total and the traits in per cent (`low`:
/// below guessing, `-`: not answered), and the counts of styles.
fn card(attempt: &Attempt) -> String {
    let Scorecard { steps, total, traits, styles, .. } = Scorecard::of(attempt);
    let percent = |it: Option<quiz::score::Score>| match it {
        None => "-".to_owned(),
        Some(it) => it.percent().map_or("low".to_owned(), |it| it.to_string()),
    };
    let marks = |it: &quiz::score::StepMarks| {
        let opinion = if it.scored { "" } else { " (opinion)" };
        format!("{} of {}{opinion}", it.earned, it.worth.possible)
    };
    let steps = steps.iter().map(marks).collect::<Vec<_>>().join(", ");
    let traits = traits.into_iter().map(percent).collect::<Vec<_>>().join(" ");
    format!("{steps}; total {}; traits {traits}; styles {styles:?}", percent(total))
}

#[track_caller]
fn check_card(quiz: &Rc<Quiz>, answers: Vec<Option<Given>>, expected: &str) {
    assert_eq!(card(&finished(quiz, answers)), expected);
}

/// A quiz of two rankings of five responses, a choice and an opinion.
fn mixed() -> Draft {
    let of = |it: ScenarioDraft, id: &str, traits: &[&str], weight| ScenarioDraft {
        id: Some(id.to_owned()),
        traits: traits.iter().map(|&it| it.to_owned()).collect(),
        weight: Some(weight),
        ..it
    };
    let scenarios = vec![
        of(rank("ABCDE"), "first", &["tact"], 1),
        of(rank("ABCDE"), "second", &["tact", "wit"], 1),
        of(scenario("a", "choose", &[3, 1, 0, 0]), "third", &["wit"], 2),
        of(scenario("a", "choose", &[2, 2]), "opinion", &["taste"], 0),
    ];
    Draft { traits: vec![term("tact"), term("wit"), term("taste")], ..draft(scenarios) }
}

#[test]
fn the_total_is_a_mean_of_corrected_scores_by_weight() {
    let quiz = quiz(&mixed());
    let given = |letters: &str| Some(Given::Rank(order(letters)));
    let choose = |at| Some(Given::Choose(at));
    // Guessing scores 0 and the key 1 in every format; an opinion does not count.
    check_card(
        &quiz,
        vec![given("ABCDE"), given("ABCDE"), choose(0), choose(1)],
        "12 of 12, 12 of 12, 3 of 3, 2 of 2 (opinion); total 100; traits 100 100 -; styles []",
    );
    // (12−4)/8 = 1, (6−4)/8 = 1/4, (1−1)/2 = 0 twice: 5/16 = 31.25 %; tact 62.5 %; wit 1/12.
    check_card(
        &quiz,
        vec![given("ABCDE"), given("CBADE"), choose(1), None],
        "12 of 12, 8 of 12, 1 of 3, 0 of 2 (opinion); total 38; traits 75 17 -; styles []",
    );
    check_card(
        &quiz,
        vec![given("ABCDE"), given("CBAED"), choose(1), None],
        "12 of 12, 6 of 12, 1 of 3, 0 of 2 (opinion); total 31; traits 63 8 -; styles []",
    );
    // A step that was shown and left unanswered scores 0, as guessing does. A trait without an
    // answered scenario has no score.
    check_card(
        &quiz,
        vec![None, given("ABCDE"), choose(0), None],
        "0 of 12, 12 of 12, 3 of 3, 0 of 2 (opinion); total 75; traits 50 100 -; styles []",
    );
    check_card(
        &quiz,
        vec![None, None, choose(0), None],
        "0 of 12, 0 of 12, 3 of 3, 0 of 2 (opinion); total 50; traits - 67 -; styles []",
    );
    check_card(
        &quiz,
        vec![None, None, None, None],
        "0 of 12, 0 of 12, 0 of 3, 0 of 2 (opinion); total 0; traits - - -; styles []",
    );
}

/// The highest score counts, then the greatest weight, then the last position. Steps without an
/// answer and opinions are never the best.
#[test]
fn the_best_step_is_the_one_with_the_highest_score() {
    let quiz = quiz(&mixed());
    let given = |letters: &str| Some(Given::Rank(order(letters)));
    let choose = |at| Some(Given::Choose(at));
    for (answers, best) in [
        // All have the same score, and the third has twice the weight.
        (vec![given("ABCDE"), given("ABCDE"), choose(0), choose(1)], Some(2)),
        // The first two have the same score and weight.
        (vec![given("ABCDE"), given("ABCDE"), choose(1), choose(1)], Some(1)),
        (vec![given("ABCDE"), given("CBADE"), choose(1), None], Some(0)),
        // The score counts, not the marks: 4 of 12 marks score 0, and 0 of 3 less.
        (vec![given("EDCBA"), None, choose(1), None], Some(2)),
        // The best step may score below guessing; a step without an answer is never the best.
        (vec![None, given("EDCBA"), None, choose(0)], Some(1)),
        (vec![None, None, None, choose(0)], None),
    ] {
        let attempt = finished(&quiz, answers);
        let card = Scorecard::of(&attempt);
        assert_eq!(card.best(&attempt), best, "{:?}", card.steps);
    }
}

#[test]
fn marks_are_known_for_what_was_shown_so_far() {
    let attempt = Attempt::start(quiz(&mixed()), 1, 0).unwrap();
    assert_eq!(card(&attempt), "0 of 12; total 0; traits - - -; styles []");
    let attempt = attempt.update(Msg::ConfirmedAsShown).unwrap();
    assert_eq!(card(&attempt), "12 of 12; total 100; traits 100 - -; styles []");
    let attempt = attempt.update(Msg::WentOn).unwrap();
    assert_eq!(card(&attempt), "12 of 12, 0 of 12; total 50; traits 50 - -; styles []");
    assert_eq!(Scorecard::of(&attempt).verdict, None);
}

#[test]
fn a_quiz_of_opinions_has_no_score() {
    let opinion = ScenarioDraft { weight: Some(0), ..scenario("a", "choose", &[1, 1]) };
    check_card(
        &quiz(&draft(vec![opinion])),
        vec![Some(Given::Choose(0))],
        "1 of 1 (opinion); total -; traits ; styles []",
    );
}

#[test]
fn styles_count_what_was_endorsed() {
    let styled = |mut it: ScenarioDraft, id: &str| {
        it.id = Some(id.to_owned());
        for (response, style) in it.responses.iter_mut().zip(["hiding", "boasting", "hiding"]) {
            response.style = Some(style.to_owned());
        }
        it
    };
    let scenarios = vec![
        styled(scenario("a", "choose", &[3, 1, 0, 0]), "choose"),
        styled(choose_k("a", 3, &[3, 3, 3, 0]), "choose-k"),
        styled(scenario("a", "best-worst", &[3, 1, 0, 1]), "best-worst"),
        styled(rank("ABCD"), "rank"),
        styled(scenario("a", "rate", &[3, 1, 0, 0]), "rate"),
    ];
    let terms = vec![term("boasting"), term("hiding"), term("never")];
    let quiz = quiz(&Draft { styles: terms, ..draft(scenarios) });
    // 18 % is the mean of 0, 1, −1/2, 3/5 and −1/5. `choose`, `best-worst` (the best) and `rank`
    // (the first) count one style each, `choose-k` three, and `rate` two, those rated 3.
    check_card(
        &quiz,
        vec![
            Some(Given::Choose(1)),
            Some(Given::ChooseK(vec![0, 1, 2])),
            Some(Given::BestWorst(1, 0)),
            Some(Given::Rank(vec![1, 0, 2, 3])),
            Some(Given::Rate(vec![3, 2, 3, 3])),
        ],
        "1 of 3, 3 of 3, 1 of 4, 6 of 8, 2 of 8; total 18; traits ; styles [4, 4, 0]",
    );
    check_card(
        &quiz,
        vec![
            None,
            Some(Given::ChooseK(vec![0, 2, 3])),
            Some(Given::BestWorst(3, 1)),
            None,
            Some(Given::Rate(vec![0, 1, 2, 2])),
        ],
        "0 of 3, 2 of 3, 2 of 4, 0 of 8, 2 of 8; total low; traits ; styles [0, 2, 0]",
    );
}

#[test]
fn only_the_path_walked_counts() {
    let mut fork = scenario("fork", "choose", &[3, 0]);
    fork.responses[0].leads_to = Some("good".to_owned());
    fork.responses[1].leads_to = Some("bad".to_owned());
    let follow_ups = vec![scenario("good", "choose", &[2, 1]), scenario("bad", "choose", &[3, 1])];
    let quiz = quiz(&with_follow_ups(vec![fork, scenario("next", "choose", &[3, 0])], follow_ups));
    let choose = |at| Some(Given::Choose(at));
    check_card(
        &quiz,
        vec![choose(0), choose(0), choose(0)],
        "3 of 3, 2 of 2, 3 of 3; total 100; traits ; styles []",
    );
    check_card(
        &quiz,
        vec![choose(1), choose(0), choose(0)],
        "0 of 3, 3 of 3, 3 of 3; total 33; traits ; styles []",
    );
    check_card(&quiz, vec![None, choose(0)], "0 of 3, 3 of 3; total 50; traits ; styles []");
}

#[test]
fn a_score_is_read_in_whole_per_cent() {
    // Two rankings of five responses give sixteenths of a score: 1/16 = 6.25 %, 10/16 = 62.5 %.
    let rankings = [("first", 1), ("second", 1)].map(|(id, weight)| ScenarioDraft {
        id: Some(id.to_owned()),
        weight: Some(weight),
        ..rank("ABCDE")
    });
    let quiz = quiz(&draft(rankings.to_vec()));
    for (first, second, percent) in [
        ("ABCDE", "ABCDE", Some(100)),
        ("ABCDE", "CBAED", Some(63)), // (1 + 1/4) / 2 = 62.5 %, up
        ("EBCDA", "CBAED", Some(13)), // (0 + 1/4) / 2 = 12.5 %, up
        ("EBCDA", "EBCDA", Some(0)),  // as good as guessing, which is not below it
        ("EBCDA", "EDCBA", None),
        ("CBAED", "EDBCA", None), // (1/4 − 1/2) / 2 = −12.5 %
    ] {
        let given = |letters| Some(Given::Rank(order(letters)));
        let total = Scorecard::of(&finished(&quiz, vec![given(first), given(second)])).total;
        assert_eq!(total.unwrap().percent(), percent, "{first} {second}");
    }
    // −1/400 would round to 0 %, but it is below guessing.
    let heavy = [("first", 99), ("second", 1), ("third", 1)].map(|(id, weight)| ScenarioDraft {
        id: Some(id.to_owned()),
        weight: Some(weight),
        ..rank("ABCDE")
    });
    let quiz = crate::make::quiz(&draft(heavy.to_vec()));
    let given = |letters| Some(Given::Rank(order(letters)));
    let just_below = vec![given("EBCDA"), given("EBCDA"), given("EDBCA")];
    let total = Scorecard::of(&finished(&quiz, just_below)).total.unwrap();
    assert_eq!((total.ratio(), total.percent()), (Ratio::new(-1, 202), None));
    assert!(!total.is_at_least(0) && total.is_at_least(-1));
}

#[test]
fn the_score_of_guessing_is_0_and_of_the_key_1() {
    for draft in [
        scenario("a", "choose", &[3, 2, 1, 0, 0]),
        choose_k("a", 2, &[3, 2, 1, 0]),
        scenario("a", "best-worst", &[3, 1, 0]),
        rank("ABCDEF"),
        scenario("a", "rate", &[3, 1, 0]),
    ] {
        let scenario = checked(draft);
        let worth = scenario.format.worth();
        assert_eq!(worth.score(worth.possible), Ratio::new(1, 1));
        let answers = all_answers(&scenario);
        let scores = answers.iter().map(|it| worth.score(earned(&scenario, it)));
        let den = answers.len() as i128 * 1_000_000_007;
        let sum = scores.fold(Ratio::new(0, den), |sum, it| {
            Ratio::new(sum.num() * it.den() + it.num() * sum.den(), sum.den() * it.den())
        });
        assert_eq!(sum, Ratio::new(0, 1), "{}", scenario.format.name());
    }
}

#[test]
fn knowing_pays_only_where_answers_differ() {
    let [very_poor, poor, good, _] = Effectiveness::ALL;
    for (key, pays) in [
        (vec![good, good, good], false),
        (vec![very_poor, very_poor], false),
        (vec![good, good, poor], true),
        (vec![very_poor, poor], true),
    ] {
        let worth = Format::Choose(Choose { key }).worth();
        assert_eq!(worth.rewards_knowing(), pays, "{worth:?}");
    }
}

#[test]
fn an_answer_to_another_scenario_earns_nothing() {
    let ranking = checked(rank("ABCD"));
    let chosen = answer(&checked(scenario("a", "choose", &[3, 0])), Given::Choose(0));
    assert_eq!((earned(&ranking, &chosen), chosen.ratings()), (0, None));
}

#[test]
fn effectiveness_is_a_number_from_0_to_3() {
    let read: Vec<_> = (-1..=4).map(Effectiveness::from_number).collect();
    let [a, b, c, d] = Effectiveness::ALL.map(Some);
    assert_eq!(read, [None, a, b, c, d, None]);
    assert_eq!(Effectiveness::ALL.map(|it| it.to_string()), ["0", "1", "2", "3"]);
}

#[test]
fn formats_have_the_names_of_files() {
    for name in ["choose", "best-worst", "rate", "rank"] {
        let key: &[i64] = if name == "rank" { &[1, 2, 3, 4] } else { &[3, 1, 0] };
        assert_eq!(checked(scenario("a", name, key)).format.name(), name);
    }
    let format = checked(choose_k("a", 1, &[3, 1])).format;
    assert_eq!(format.name(), "choose-k");
    assert!(matches!(format, Format::ChooseK(ChooseK { pick: 1, .. })));
}
