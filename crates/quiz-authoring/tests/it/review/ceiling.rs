//! Tests of the blind ceiling: figures that can be computed by hand, and rules that hold for any quiz.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "scores are compared with sums of small numbers"
)]

use super::make::{any_format, checked, clean, quiz_of, reviewed, scenario, text};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::answer::{Answer, Given};
use quiz::draft::{Draft, GroupDraft, ScenarioDraft, SectionDraft};
use quiz::format::ChooseK;
use quiz::score::earned;
use quiz::{Format, Quiz, Scenario, ScenarioIndex};
use quiz_authoring::review::{self, Ceiling, Rule, review};
use std::collections::BTreeMap;

fn ceiling(draft: &Draft) -> Option<Ceiling> {
    review::ceiling(&checked(draft))
}

/// A quiz of these groups, each with the number of scenarios that it draws, and its scenarios.
fn grouped(groups: Vec<(Option<i64>, Vec<ScenarioDraft>)>) -> Draft {
    let mut draft = quiz_of(1, 1);
    let id = |it: &ScenarioDraft| it.id.clone().unwrap();
    let group = |(draw, scenarios): &(Option<i64>, Vec<ScenarioDraft>)| GroupDraft {
        draw: *draw,
        scenarios: scenarios.iter().map(id).collect(),
    };
    draft.sections = vec![SectionDraft {
        id: text("all"),
        name: text("All"),
        drawing: None,
        groups: groups.iter().map(group).collect(),
    }];
    draft.scenarios = groups.into_iter().flat_map(|it| it.1).collect();
    draft
}

/// Twins, each with its own key. The responses stand in a different order in each.
fn twins(family: usize, format: &str, keys: &[&[i64]]) -> Vec<ScenarioDraft> {
    let twin = |(at, key): (usize, &&[i64])| {
        let mut twin = scenario(family, format, key);
        twin.id = Some(format!("f{family}-{at}"));
        twin.name = Some(format!("Family {family}, {at}"));
        twin.pick = (format == "choose-k").then_some(2);
        twin.responses.rotate_left(at % key.len());
        twin
    };
    keys.iter().enumerate().map(twin).collect()
}

/// The ceiling of a quiz of one family, of which a play draws one scenario.
#[track_caller]
fn of(format: &str, keys: &[&[i64]]) -> i64 {
    let ceiling = ceiling(&grouped(vec![(Some(1), twins(0, format, keys))])).unwrap();
    assert_eq!(ceiling.families.len(), 1);
    assert_eq!(ceiling.families[0].scenarios.len(), keys.len());
    assert_eq!(ceiling.families[0].score, ceiling.score);
    ceiling.score
}

#[test]
fn without_reversed_twins_the_ceiling_is_the_key() {
    for format in ["choose", "best-worst", "rank", "rate"] {
        let key: &[i64] = if format == "rank" { &[2, 1, 4, 3] } else { &[1, 3, 0, 2] };
        assert_eq!(of(format, &[key]), 10_000, "{format}");
        assert_eq!(of(format, &[key, key]), 10_000, "{format}");
    }
    assert_eq!(of("choose-k", &[&[1, 3, 0, 2]]), 10_000);
    for draft in [clean(), quiz_of(60, 3)] {
        assert_eq!(ceiling(&draft).unwrap().percent(), 100);
    }
}

#[test]
fn twins_can_leave_nothing_or_little() {
    // Each response earns 3 marks in both together, as many as guessing.
    assert_eq!(of("choose", &[&[3, 0, 2, 1], &[0, 3, 1, 2]]), 0);
    // The best two change places with the others. Each response is right once, and guessing is right half the time.
    assert_eq!(of("choose-k", &[&[3, 2, 1, 0], &[0, 1, 2, 3]]), 0);
    // First the best and the worst change places. Then the worst becomes the best: one answer gets 1 and 1 of 2 picks
    // right. Then the worst stays the worst: one answer gets 2 and 1 right.
    assert_eq!(of("best-worst", &[&[3, 0, 1, 2], &[0, 3, 2, 1]]), 0);
    assert_eq!(of("best-worst", &[&[3, 0, 1, 2], &[1, 3, 0, 2]]), 5_000);
    assert_eq!(of("best-worst", &[&[3, 0, 1, 2], &[1, 0, 3, 2]]), 7_500);
    // An order earns at most 4 and 4 of 8 marks. Guessing earns 3, so the score is 1 of 5.
    assert_eq!(of("rank", &[&[1, 2, 3, 4], &[4, 3, 2, 1]]), 2_000);
    // Each response earns at most 2 of 4 marks in both together. Guessing earns 1.5.
    assert_eq!(of("rate", &[&[3, 0, 2, 1], &[0, 3, 1, 2]]), 2_000);
    // Three keys, each with a chance of its own. Always the third response scores (2 − 5/4)/(7/4) + (1 − 3/2)/(3/2) + 1
    // of 3.
    assert_eq!(of("choose", &[&[0, 3, 2, 0], &[3, 0, 1, 2], &[1, 1, 3, 0]]), 3_651);
}

/// The ceiling of six families in four formats, each of which draws one scenario, is the mean of their ceilings.
#[test]
fn the_ceiling_is_the_mean_over_families() {
    let families: [(&str, &[&[i64]]); 6] = [
        ("choose", &[&[0, 3, 2, 0], &[3, 0, 1, 2], &[1, 1, 3, 0]]),
        ("rate", &[&[2, 3, 0, 1, 1], &[0, 1, 3, 3, 2]]),
        ("best-worst", &[&[3, 0, 1, 2], &[0, 3, 2, 1]]),
        ("choose", &[&[3, 0, 2, 1], &[0, 3, 1, 2]]),
        ("rank", &[&[1, 3, 2, 4], &[4, 1, 3, 2]]),
        ("choose", &[&[0, 2, 3, 1], &[3, 1, 0, 2]]),
    ];
    let group =
        |(at, (format, keys)): (usize, &(&str, &[&[i64]]))| (Some(1), twins(at, format, keys));
    let found = ceiling(&grouped(families.iter().enumerate().map(group).collect())).unwrap();
    let scores: Vec<_> = found.families.iter().map(|it| it.score).collect();
    assert_eq!(scores, [3_651, 2_000, 0, 0, 2_000, 0]);
    assert_eq!((found.score, found.percent()), (1_275, 13));
}

/// A scenario counts by how often it is drawn, and by its weight.
#[test]
fn chances_and_weights_count() {
    let opposed: &[&[i64]] = &[&[3, 0, 2, 1], &[0, 3, 1, 2]];
    // A group draws one of three scenarios, two of which are twins. A fourth scenario is always met.
    let groups = |fourth: ScenarioDraft| {
        let mut pool = twins(0, "choose", opposed);
        pool.push(any_format(7));
        grouped(vec![(Some(1), pool), (None, vec![fourth])])
    };
    // (2/3 · 0 + 1/3 + 1) / 2
    assert_eq!(ceiling(&groups(any_format(8))).unwrap().score, 6_667);
    // (2/3 · 0 + 1/3 + 3) / 4
    let heavy = ScenarioDraft { weight: Some(3), ..any_format(8) };
    assert_eq!(ceiling(&groups(heavy)).unwrap().score, 8_333);
    // One of two twins is always met, and the other half the time: (1 − 1/2) / 3/2. A scenario without twins is met
    // half the time.
    let mut pair = twins(0, "choose", opposed);
    let often = pair.pop().unwrap();
    pair.push(any_format(7));
    let draft = grouped(vec![(None, vec![often]), (Some(1), pair)]);
    let found = ceiling(&draft).unwrap();
    assert_eq!(found.families.iter().map(|it| it.score).collect::<Vec<_>>(), [3_333, 10_000]);
    assert_eq!(found.score, 5_000);
}

/// Scenarios that are not drawn, not scored, or look different are no twins.
#[test]
fn only_what_looks_alike_is_a_family() {
    let opposed: &[&[i64]] = &[&[3, 0, 2, 1], &[0, 3, 1, 2]];
    let changed = |change: fn(&mut ScenarioDraft)| {
        let mut pair = twins(0, "choose", opposed);
        change(&mut pair[1]);
        let mut draft = grouped(vec![(None, pair)]);
        draft.edition = Some(2);
        ceiling(&draft).unwrap()
    };
    assert_eq!(changed(|_| {}).score, 0);
    assert_eq!(changed(|it| it.stem = text("Another question?")).score, 0);
    assert_eq!(changed(|it| it.responses[2].text = text("Another.")).families.len(), 2);
    assert_eq!(changed(|it| it.format = text("rate")).families.len(), 2);
    for change in [
        |it: &mut ScenarioDraft| it.weight = Some(0),
        |it: &mut ScenarioDraft| it.retired = Some(2),
    ] {
        let found = changed(change);
        assert_eq!((found.families.len(), found.score), (1, 10_000));
    }
    let mut picked = twins(0, "choose-k", &[&[3, 2, 1, 0], &[1, 0, 3, 2]]);
    picked[1].pick = Some(1);
    assert_eq!(ceiling(&grouped(vec![(None, picked)])).unwrap().families.len(), 2);
    // A follow-up is not drawn.
    let mut draft = quiz_of(1, 1);
    let looks = draft.scenarios[0].responses.clone();
    for (response, other) in draft.scenarios[1].responses.iter_mut().zip(looks) {
        response.text = other.text;
    }
    assert_eq!(ceiling(&draft).unwrap().families.len(), 1);
    // An opinion is not scored.
    draft.scenarios.iter_mut().for_each(|it| it.weight = Some(0));
    assert_eq!(ceiling(&draft), None);
}

fn told(draft: &Draft) -> Vec<(String, String)> {
    let findings = review(draft).findings.into_iter().filter(|it| it.rule() == Rule::Situated);
    findings.map(|it| (it.place.to_string(), it.kind.to_string())).collect()
}

#[test]
fn scenarios_that_stand_alone_are_told_of_once() {
    let found = told(&clean());
    let message = "20 scenarios can be answered without their situations, since each has responses of its own; give some a twin: the same responses in another situation, in which the good ones are poor";
    assert_eq!(found, [("scenarios".to_owned(), message.to_owned())]);
    // If twins keep the ceiling low, a few scenarios may have none: here one of three that are drawn.
    let opposed: &[&[i64]] = &[&[3, 0, 2, 1], &[0, 3, 1, 2]];
    let pair = |family| (Some(1), twins(family, "choose", opposed));
    let alone = |number| (None, vec![any_format(number)]);
    let draft = grouped(vec![pair(0), pair(1), alone(7)]);
    assert_eq!((told(&draft), ceiling(&draft).unwrap().percent()), (vec![], 33));
    let draft = grouped(vec![pair(0), alone(7)]);
    let message = "1 scenario can be answered without its situation, since it has responses of its own; give it a twin: the same responses in another situation, in which the good ones are poor";
    assert_eq!(told(&draft), [("scenarios".to_owned(), message.to_owned())]);
}

#[test]
fn families_that_are_too_easy_are_told_of_at_the_first() {
    let opposed: &[&[i64]] = &[&[3, 0, 2, 1], &[0, 3, 1, 2]];
    let half: &[&[i64]] = &[&[3, 0, 1, 2], &[1, 3, 0, 2]];
    let draft = grouped(vec![
        (Some(1), twins(0, "choose", opposed)),
        (Some(1), twins(1, "best-worst", half)),
    ]);
    let message = "`f1-0` and `f1-1` can be answered without their situations: whoever sees only the responses, which are the same in each, can score 50 %, where guessing scores 0; let what is good in one be poor in another";
    assert_eq!(told(&draft), [("scenarios[2].responses".to_owned(), message.to_owned())]);
    let key: &[i64] = &[1, 2, 3, 4];
    let same = &[key; 5];
    let draft = grouped(vec![(Some(1), twins(0, "rank", same))]);
    assert!(told(&draft)[0].1.starts_with("`f0-0`, `f0-1`, `f0-2` and 2 more can be answered"));
}

/// A ceiling of a third is too high in `rank` and `rate`, and not in `choose`.
#[test]
fn how_much_is_too_much_depends_on_the_format() {
    let is_told = |format: &str, keys: &[&[i64]]| {
        let draft = grouped(vec![(Some(1), twins(0, format, keys))]);
        (ceiling(&draft).unwrap().score, !told(&draft).is_empty())
    };
    let third: &[&[i64]] = &[&[3, 0, 1, 2], &[0, 3, 2, 1], &[0, 2, 1, 3]];
    assert_eq!(is_told("choose", third), (3_333, false));
    // Three responses are reversed, and earn 2 of 4 marks each. The fourth earns 3 of 4. Guessing earns 1.5, so the
    // score is 3 of 10.
    assert_eq!(is_told("rate", &[&[3, 0, 2, 3], &[0, 3, 1, 2]]), (3_000, true));
    assert_eq!(is_told("rate", &[&[3, 0, 2, 3], &[0, 3, 1, 1]]), (2_000, false));
}

/// The ceiling of the largest possible quiz, in the format that takes the most steps.
#[test]
fn the_largest_quiz_has_a_ceiling() {
    let one = |number: usize| {
        let mut key = [1, 2, 3, 4, 5, 6, 7];
        key.rotate_left(number % 7);
        scenario(number, "rank", &key)
    };
    let found = ceiling(&grouped(vec![(Some(3), (0..10_000).map(one).collect())])).unwrap();
    assert_eq!((found.families.len(), found.score), (10_000, 10_000));
}

/// All orders of the numbers below `n`.
fn orders(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for new in 0..n {
        let put = |order: &Vec<usize>, at: usize| {
            let mut longer = order.clone();
            longer.insert(at, new);
            longer
        };
        all = all.iter().flat_map(|it| (0..=new).map(move |at| put(it, at))).collect();
    }
    all
}

/// All answers to a scenario.
fn answers(scenario: &Scenario) -> Vec<Given> {
    let n = scenario.responses.len();
    let pairs = || (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    match &scenario.format {
        Format::Choose(_) => (0..n).map(Given::Choose).collect(),
        Format::ChooseK(ChooseK { pick, .. }) => (0..1_usize << n)
            .filter(|set| set.count_ones() as usize == *pick)
            .map(|set| Given::ChooseK((0..n).filter(|at| set & (1 << at) != 0).collect()))
            .collect(),
        Format::BestWorst(_) => {
            pairs().filter(|(a, b)| a != b).map(|(a, b)| Given::BestWorst(a, b)).collect()
        }
        Format::Rank(_) => orders(n).into_iter().map(Given::Rank).collect(),
        Format::Rate(_) => (0..1_usize << (2 * n))
            .map(|all| Given::Rate((0..n).map(|at| ((all >> (2 * at)) & 3) as u8).collect()))
            .collect(),
    }
}

/// An answer, with its responses moved to another order. `to[at]` is the new index of the response at `at`.
fn moved(given: &Given, to: &[usize]) -> Given {
    match given {
        Given::Choose(at) => Given::Choose(to[*at]),
        Given::ChooseK(picked) => {
            let mut picked: Vec<_> = picked.iter().map(|&at| to[at]).collect();
            picked.sort_unstable();
            Given::ChooseK(picked)
        }
        Given::BestWorst(best, worst) => Given::BestWorst(to[*best], to[*worst]),
        Given::Rank(order) => Given::Rank(order.iter().map(|&at| to[at]).collect()),
        Given::Rate(ratings) => {
            let mut moved = vec![0; to.len()];
            for (&to, &rating) in to.iter().zip(ratings) {
                moved[to] = rating;
            }
            Given::Rate(moved)
        }
    }
}

fn score(scenario: &Scenario, given: Given) -> f64 {
    let marks = earned(scenario, &Answer::new(scenario, given).unwrap());
    let score = scenario.format.worth().score(marks);
    score.num() as f64 / score.den() as f64
}

/// For each scenario, how often it is drawn, times its weight.
fn shares(quiz: &Quiz) -> BTreeMap<ScenarioIndex, f64> {
    let groups = quiz.sections().iter().flat_map(|it| &it.groups);
    let share = |draw: usize, of: usize, at: ScenarioIndex| {
        f64::from(quiz.scenario(at).weight) * draw as f64 / of as f64
    };
    groups
        .flat_map(|it| {
            let of = it.scenarios.len();
            it.scenarios.iter().map(move |&at| (at, share(it.draw.unwrap_or(of), of, at)))
        })
        .collect()
}

fn any_key(format: &'static str, n: usize) -> BoxedStrategy<Vec<i64>> {
    let last = i64::try_from(n).unwrap();
    match format {
        "rank" => Just((1..=last).collect::<Vec<_>>()).prop_shuffle().boxed(),
        "choose" => vec(0..=3_i64, n)
            .prop_filter("pays", |it| it.iter().any(|value| *value != it[0]))
            .boxed(),
        "rate" => vec(0..=3_i64, n).boxed(),
        // `choose-k` needs a gap behind its best two, and `best-worst` needs one best and one worst.
        _ => {
            let key: Vec<_> =
                (0..n).map(|at| [3, 2, 0][at.min(2)] + i64::from((3..).contains(&at))).collect();
            Just(key).prop_shuffle().boxed()
        }
    }
}

/// A family of twins, of which a play draws one or meets all.
fn any_family() -> impl Strategy<Value = (Option<i64>, Vec<ScenarioDraft>)> {
    let format = prop::sample::select(vec!["choose", "choose-k", "best-worst", "rank", "rate"]);
    let draw = prop::option::of(Just(1_i64));
    (format, 4..=5_usize, draw).prop_flat_map(|(format, n, draw)| {
        let scenarios = vec((any_key(format, n), 1..4_i64), 1..4).prop_map(move |keys| {
            let slices: Vec<_> = keys.iter().map(|it| &it.0[..]).collect();
            let mut twins = twins(0, format, &slices);
            for (twin, (_, weight)) in twins.iter_mut().zip(&keys) {
                twin.weight = Some(*weight);
            }
            twins
        });
        (Just(draw), scenarios)
    })
}

/// A quiz of families. Two families of one format may turn out to be one.
fn any_quiz() -> impl Strategy<Value = Draft> {
    vec(any_family(), 1..4).prop_map(|mut families| {
        for (number, (_, twins)) in families.iter_mut().enumerate() {
            for (at, it) in twins.iter_mut().enumerate() {
                it.id = Some(format!("f{number}-{at}"));
                it.name = Some(format!("Family {number}, {at}"));
            }
        }
        grouped(families)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// If each family gets one answer, the best answers score exactly the ceiling. The ceiling is never below guessing
    /// and never above the key.
    #[test]
    fn nobody_who_sees_no_situation_gets_more(draft in any_quiz()) {
        let quiz = checked(&draft);
        let shares = shares(&quiz);
        let found = ceiling(&draft).unwrap();
        let (mut got, mut whole) = (0.0, 0.0);
        for family in &found.families {
            let first = quiz.scenario(family.scenarios[0]);
            let place = |it: &Scenario, text: &str| it.responses.iter().position(|it| it.text == text).unwrap();
            let brings = |given: &Given| family.scenarios.iter().map(|at| {
                let scenario = quiz.scenario(*at);
                let to: Vec<_> = first.responses.iter().map(|it| place(scenario, &it.text)).collect();
                shares[at] * score(scenario, moved(given, &to))
            }).sum::<f64>();
            let best = answers(first).iter().map(brings).fold(f64::MIN, f64::max);
            let all: f64 = family.scenarios.iter().map(|at| shares[at]).sum();
            prop_assert!((best / all * 10_000.0 - family.score as f64).abs() <= 0.501, "{} of {}: {:?}", best, all, family);
            prop_assert!((0..=10_000).contains(&family.score));
            prop_assert!(family.scenarios.len() > 1 || family.score == 10_000);
            got += best;
            whole += all;
        }
        prop_assert!((got / whole * 10_000.0 - found.score as f64).abs() <= 0.501);
        prop_assert_eq!(shares.len(), found.families.iter().map(|it| it.scenarios.len()).sum::<usize>());
    }

    /// A `choose` and a twin with the reversed key have the ceiling 0, for any key and any number of responses.
    #[test]
    fn a_choice_and_its_reverse_have_the_ceiling_0(keys in (2..=10_usize).prop_flat_map(|n| any_key("choose", n)), weight in 1..100_i64) {
        let turned: Vec<_> = keys.iter().map(|it| 3 - it).collect();
        let mut twins = twins(0, "choose", &[&keys, &turned]);
        for it in &mut twins {
            it.weight = Some(weight);
        }
        // A score is relative to how far the key is above guessing, so both cancel out only if that is equal.
        let mean = keys.iter().sum::<i64>() as f64 / keys.len() as f64;
        let best = |it: &[i64]| *it.iter().max().unwrap() as f64;
        let is_even = (best(&keys) - mean - (best(&turned) - (3.0 - mean))).abs() < 1e-9;
        let found = ceiling(&grouped(vec![(Some(1), twins)])).unwrap();
        prop_assert!(found.score >= 0);
        prop_assert!(!is_even || found.score == 0, "{:?}", found);
    }
}

/// A good quiz without twins gets only the advice that its scenarios have no twins.
#[test]
fn a_quiz_without_twins_gets_no_more() {
    let draft = clean();
    let found = review(&draft);
    assert_eq!(found.findings.len(), 1);
    assert_eq!(found.figures.unwrap().ceiling, ceiling(&draft));
    assert_eq!(reviewed(&draft).findings, []);
}
