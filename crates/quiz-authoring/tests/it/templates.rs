//! Tests of the templates: the examples are as good as the guide asks for, and the blank quiz lacks only words.

use proptest::prelude::*;
use quiz::answer::{Answer, Given};
use quiz::attempt::{Attempt, Msg};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::problem::{Problem, ProblemKind};
use quiz::score::{Scorecard, Verdict, earned};
use quiz::worth::Ratio;
use quiz::{Effectiveness, Format, Quiz, Scenario, file};
use quiz_authoring::templates::{EXAMPLES, Template, blank};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The formats of the examples, in their order. The last example branches.
const FORMATS: [&str; 6] = ["choose", "choose-k", "best-worst", "rank", "rate", "choose"];

#[track_caller]
fn read(example: &Template) -> (Draft, Quiz) {
    match file::read(example.name, example.source) {
        Ok(found) => found,
        Err(error) => unreachable!("{error}"),
    }
}

fn quizzes() -> impl Iterator<Item = Quiz> {
    EXAMPLES.iter().map(|it| read(it).1)
}

fn scenarios(quiz: &Quiz) -> impl Iterator<Item = &Scenario> {
    quiz.scenarios().map(|(_, it)| it)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// A number for each response. A larger one is better.
fn key(scenario: &Scenario) -> Vec<i64> {
    match &scenario.format {
        Format::Rank(Rank { key }) => key.iter().map(|&it| -i64::try_from(it).unwrap()).collect(),
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. })
        | Format::Rate(Rate { key, .. }) => key.iter().map(|it| i64::from(it.number())).collect(),
    }
}

/// The answer of somebody who prefers the responses in this order. In `rate`, the first half is rated 3, and the others
/// 0.
fn in_favour_of(scenario: &Scenario, order: &[usize]) -> Given {
    match &scenario.format {
        Format::Choose(_) => Given::Choose(order[0]),
        Format::ChooseK(ChooseK { pick, .. }) => {
            let mut picked = order[..*pick].to_vec();
            picked.sort_unstable();
            Given::ChooseK(picked)
        }
        Format::BestWorst(_) => Given::BestWorst(order[0], order[order.len() - 1]),
        Format::Rank(_) => Given::Rank(order.to_vec()),
        Format::Rate(Rate { key, .. }) => {
            let liked = &order[..order.len().div_ceil(2)];
            Given::Rate((0..key.len()).map(|at| if liked.contains(&at) { 3 } else { 0 }).collect())
        }
    }
}

/// The score of one answer, corrected for guessing.
fn score(scenario: &Scenario, given: Given) -> Ratio {
    let answer = Answer::new(scenario, given).unwrap();
    scenario.format.worth().score(earned(scenario, &answer))
}

/// The score of each scenario, in per cent, of an answerer with this order of preference.
fn scores(quiz: &Quiz, order: impl Fn(&Scenario) -> Vec<usize>) -> Vec<i128> {
    scenarios(quiz).map(|it| score(it, in_favour_of(it, &order(it))).percent()).collect()
}

/// The answer by the key, or the opposite one.
fn by_key(scenario: &Scenario, is_right: bool) -> Given {
    let key = key(scenario);
    if let Format::Rate(Rate { key, .. }) = &scenario.format {
        let rate = |it: &Effectiveness| u8::try_from(it.number()).unwrap();
        return Given::Rate(
            key.iter().map(|it| if is_right { rate(it) } else { 3 - rate(it) }).collect(),
        );
    }
    let mut order: Vec<usize> = (0..key.len()).collect();
    order.sort_by_key(|&at| if is_right { -key[at] } else { key[at] });
    in_favour_of(scenario, &order)
}

/// A play with these answers: the ids of the scenarios on its path, and its outcome.
fn play(quiz: &Rc<Quiz>, mut answer: impl FnMut(&Scenario) -> Given) -> (Vec<String>, String) {
    let mut answers = Vec::new();
    // The next scenario depends on the answers so far.
    let attempt = loop {
        let so_far = Attempt::replay(Rc::clone(quiz), 1, 1, answers.clone()).unwrap();
        if answers.len() == so_far.path().len() {
            break so_far;
        }
        answers.push(Some(answer(so_far.scenario(answers.len()))));
    };
    let met = (0..answers.len()).map(|at| attempt.scenario(at).id.to_string()).collect();
    let over = attempt.update(Msg::Finished).unwrap();
    match Scorecard::of(&over).verdict.unwrap() {
        Verdict::Outcome(at) => (met, quiz.outcome(at).id.to_string()),
        Verdict::Blend(..) => unreachable!("no example has a rule that blends"),
    }
}

/// Plays with all combinations of a first and a last choice in each scenario.
fn all_plays(quiz: &Rc<Quiz>) -> impl Iterator<Item = (Vec<String>, String)> {
    let ways = |it: &Scenario| match it.responses.len() {
        n if matches!(it.format, Format::Choose(_)) => n,
        n => n * (n - 1),
    };
    let most = scenarios(quiz).map(ways).max().unwrap();
    // A play has at most four scenarios in the example that branches, and three in the others.
    let steps = if quiz.scenarios().count() == 3 { 3 } else { 4 };
    (0..most.pow(steps)).map(move |number| {
        let mut left = number;
        play(quiz, |it| {
            let (n, way) = (it.responses.len(), left % most);
            left /= most;
            let mut order: Vec<usize> = (0..n).collect();
            order.rotate_left(way % n);
            order[1..].rotate_left(way / n % (n - 1));
            in_favour_of(it, &order)
        })
    })
}

#[test]
fn each_shows_its_format_in_all_scenarios() {
    for (quiz, format) in quizzes().zip(FORMATS) {
        assert!(scenarios(&quiz).all(|it| it.format.name() == format), "{}", quiz.title());
        let drawn: usize =
            quiz.sections().iter().flat_map(|it| &it.groups).map(|it| it.scenarios.len()).sum();
        assert_eq!(drawn, 3, "{}", quiz.title());
    }
}

#[test]
fn names_are_distinct_and_anybody_may_build_on_them() {
    let distinct = |names: Vec<String>| {
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), EXAMPLES.len(), "{names:?}");
    };
    distinct(EXAMPLES.iter().map(|it| it.name.to_owned()).collect());
    distinct(EXAMPLES.iter().map(|it| it.about.to_owned()).collect());
    distinct(quizzes().map(|it| it.id().to_string()).collect());
    distinct(quizzes().map(|it| it.title().to_owned()).collect());
    for quiz in quizzes() {
        assert_eq!((quiz.author(), quiz.licence()), ("", "CC0 1.0"));
        assert_eq!((quiz.language(), quiz.credit()), ("en", None));
    }
    assert!(EXAMPLES.iter().all(|it| !it.about.ends_with('.')));
}

#[test]
fn each_measures_a_trait_by_three_scenarios_and_has_outcomes_with_all_their_words() {
    for quiz in quizzes() {
        for (at, it) in quiz.traits() {
            let count = scenarios(&quiz).filter(|it| it.traits.contains(&at)).count();
            assert!(count >= 3, "{}: {}", quiz.title(), it.name);
        }
        assert!(quiz.traits().count() >= 1);
        assert!((2..=3).contains(&quiz.outcomes().count()), "{}", quiz.title());
        for (_, it) in quiz.outcomes() {
            assert!(!it.line.is_empty() && !it.next.is_empty(), "{}", it.id);
        }
    }
}

#[test]
fn texts_are_short_and_each_response_has_its_reason() {
    for quiz in quizzes() {
        for scenario in scenarios(&quiz) {
            let count = words(&scenario.stem);
            assert!((25..=60).contains(&count), "{}: {count} words", scenario.id);
            assert!(scenario.stem.ends_with('?'), "{}", scenario.id);
            for response in &scenario.responses {
                assert!(words(&response.text) <= 25, "{}: {}", scenario.id, response.text);
                assert!(!response.rationale.is_empty(), "{}: {}", scenario.id, response.text);
            }
        }
    }
}

#[test]
fn the_best_is_neither_always_first_nor_always_longest() {
    for quiz in quizzes() {
        let all: Vec<_> = scenarios(&quiz).collect();
        let is_best = |it: &Scenario, at: usize| key(it).iter().max() == Some(&key(it)[at]);
        let first = all.iter().filter(|it| is_best(it, 0)).count();
        assert!(2 * first <= all.len(), "{}: the first in {first}", quiz.title());
        let longest = |it: &Scenario| by_length(it, true)[0];
        let count = all.iter().filter(|it| is_best(it, longest(it))).count();
        assert!(2 * count <= all.len(), "{}: the longest in {count}", quiz.title());
    }
}

fn by_length(scenario: &Scenario, longest_first: bool) -> Vec<usize> {
    let length = |at: &usize| scenario.responses[*at].text.chars().count();
    let mut order: Vec<usize> = (0..scenario.responses.len()).collect();
    if longest_first {
        order.sort_by_key(|at| Reverse(length(at)));
    } else {
        order.sort_by_key(length);
    }
    order
}

/// Answering by place or length scores at most 10 per cent on average, as in the built-in quiz.
#[test]
fn place_and_length_give_nothing_away() {
    for quiz in quizzes() {
        let forward = |it: &Scenario| (0..it.responses.len()).collect::<Vec<_>>();
        let ways = [
            ("first", scores(&quiz, forward)),
            ("last", scores(&quiz, |it| forward(it).into_iter().rev().collect())),
            ("longest", scores(&quiz, |it| by_length(it, true))),
            ("shortest", scores(&quiz, |it| by_length(it, false))),
        ];
        for (way, scores) in ways {
            let is_fair = scores.iter().map(|it| it - 10).sum::<i128>() <= 0;
            assert!(is_fair, "{}, always the {way}: {scores:?} %", quiz.title());
        }
    }
}

#[test]
fn the_key_leads_to_the_first_outcome_and_its_opposite_does_not() {
    for quiz in quizzes().map(Rc::new) {
        let first = quiz.outcomes().next().unwrap().1.id.to_string();
        assert_eq!(play(&quiz, |it| by_key(it, true)).1, first);
        assert_ne!(play(&quiz, |it| by_key(it, false)).1, first);
    }
}

#[test]
fn each_outcome_can_be_reached() {
    for quiz in quizzes().map(Rc::new) {
        let reached: BTreeSet<_> = all_plays(&quiz).map(|(_, outcome)| outcome).collect();
        let all: BTreeSet<_> = quiz.outcomes().map(|(_, it)| it.id.to_string()).collect();
        assert_eq!(reached, all, "{}", quiz.title());
    }
}

#[test]
fn only_the_last_branches_and_one_of_its_branches_ends_the_play() {
    let leads = |it: &Scenario| it.responses.iter().filter_map(|it| it.leads_to).count();
    assert!(quizzes().take(5).all(|quiz| scenarios(&quiz).all(|it| leads(it) == 0)));
    let quiz = Rc::new(read(&EXAMPLES[5]).1);
    assert!((5..=6).contains(&quiz.scenarios().count()));
    assert!(scenarios(&quiz).map(leads).sum::<usize>() >= 2);
    let end = scenarios(&quiz).find(|it| it.ends).unwrap().id.as_str();
    let groups = quiz.sections().iter().flat_map(|it| &it.groups);
    let drawn: Vec<_> = groups.flat_map(|it| &it.scenarios).map(|&at| quiz.scenario(at)).collect();
    let mut met_by_any = BTreeSet::new();
    for (met, _) in all_plays(&quiz) {
        let ended = met.iter().any(|it| it == end);
        let is_whole = drawn.iter().all(|it| met.contains(&it.id.to_string()));
        assert_eq!(ended, !is_whole, "{met:?}");
        assert!(!ended || met.last().is_some_and(|it| it == end), "{met:?}");
        met_by_any.extend(met);
    }
    assert_eq!(met_by_any.len(), quiz.scenarios().count());
}

fn places(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|it| it.place.to_string()).collect()
}

#[test]
fn a_blank_quiz_lacks_only_its_words() {
    let draft = blank();
    let problems = check(&draft).unwrap_err();
    let words = [
        "title",
        "scenarios[0].name",
        "scenarios[0].stem",
        "scenarios[0].responses[0].text",
        "scenarios[0].responses[1].text",
        "scenarios[0].responses[2].text",
    ];
    assert_eq!(places(&problems), words);
    let is_missing = |it: &Problem| matches!(it.kind, ProblemKind::MissingText(_));
    assert!(problems.iter().all(is_missing), "{problems:?}");
    assert_eq!(draft.language.as_deref(), Some("en"));
    let [section] = draft.sections.as_slice() else { unreachable!("one section") };
    assert_eq!((section.name.as_deref(), section.groups.len()), (Some("Part 1"), 1));
    let [scenario] = draft.scenarios.as_slice() else { unreachable!("one scenario") };
    let key: Vec<_> = scenario.responses.iter().map(|it| it.effectiveness).collect();
    assert_eq!((scenario.format.as_deref(), key), (Some("choose"), [3, 1, 0].map(Some).to_vec()));
}

/// The blank quiz with these words filled in.
fn written(texts: &[String]) -> Draft {
    let mut draft = blank();
    let mut next = texts.iter().cloned();
    draft.title = next.next();
    let scenario = &mut draft.scenarios[0];
    scenario.name = next.next();
    scenario.stem = next.next();
    for response in &mut scenario.responses {
        response.text = next.next();
    }
    draft
}

proptest! {
    /// With any words, the blank quiz is sound.
    #[test]
    fn with_any_words_it_can_be_played(texts in prop::collection::vec("[\\PC&&[^ ]]{1,60}", 6)) {
        prop_assume!(texts.iter().all(|it| !quiz::text::clean(it).is_empty()));
        let quiz = Rc::new(check(&written(&texts)).unwrap());
        let ends = [0, 1, 2].map(|at| play(&quiz, |_| Given::Choose(at)).1);
        prop_assert_eq!(ends, ["outcome-1", "outcome-2", "outcome-2"]);
    }
}
