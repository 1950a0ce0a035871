//! Tests the guide for authors: its example is a valid quiz, and its figures are those that the
//! code computes.

use crate::make::{all_answers, finished};
use quiz::answer::Given;
use quiz::attempt::Attempt;
use quiz::check::{MAX_PARTS, MAX_SCENARIOS};
use quiz::format::greatest_footrule;
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::score::{Score, Scorecard, StepMarks, Verdict, earned};
use quiz::text::limit;
use quiz::worth::{Ratio, Worth};
use quiz::{Condition, Effectiveness, Format, Quiz, Scenario, file, is_among_best};
use quiz_link::{GraderQuiz, Link, LinkedQuiz, Spelling, encode};
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::rc::Rc;

const GUIDE: &str = include_str!("../../../../docs/writing-a-quiz.md");

/// Mara's answers, situation by situation.
fn answers() -> Vec<Given> {
    vec![
        Given::Choose(1),
        Given::BestWorst(0, 2),
        Given::ChooseK(vec![0, 2]),
        Given::Rank(vec![1, 0, 2, 4, 3]),
        Given::Rate(vec![3, 3, 2, 0]),
    ]
}

/// The example quiz of the guide.
#[track_caller]
fn example() -> Rc<Quiz> {
    let source = GUIDE.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    match file::read("docs/writing-a-quiz.md", source.expect("an example")) {
        Ok((_, quiz)) => Rc::new(quiz),
        Err(error) => panic!("{error}"),
    }
}

/// Mara's finished play.
#[track_caller]
fn play(quiz: &Rc<Quiz>) -> Attempt {
    finished(quiz, answers().into_iter().map(Some).collect())
}

/// One step of Mara's play.
#[track_caller]
fn step(at: usize) -> (Scenario, StepMarks) {
    let attempt = play(&example());
    (attempt.scenario(at).clone(), Scorecard::of(&attempt).steps[at])
}

/// Makes sure that the guide contains a text. White space is ignored, since the guide is wrapped.
#[track_caller]
fn guide_says(expected: &str) {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(GUIDE).contains(&words(expected)), "the guide does not say:\n{expected}");
}

/// Makes sure that the guide has this table for a format: how the marks are computed, and their
/// scores.
#[track_caller]
fn guide_works_out(marks: &StepMarks, [for_it, for_all, for_none]: [&str; 3]) {
    let StepMarks { earned, worth: Worth { possible, chance }, .. } = *marks;
    let chance_is = decimal(chance);
    let above = |marks: u32| {
        decimal(Ratio::new(i128::from(marks) * chance.den() - chance.num(), chance.den()))
    };
    let (over, under) = (above(earned), above(possible));
    let percent = marks.worth.score(earned).percent();
    guide_says(&format!(
        "| | how | marks |\n\
         |---|---|---|\n\
         | earned | {for_it} | {earned} |\n\
         | possible | {for_all} | {possible} |\n\
         | guessing | {for_none} | {chance_is} |\n\
         | score | ({earned} − {chance_is}) / ({possible} − {chance_is}) = {over} / {under} | **{percent} %** |\n"
    ));
}

/// A number with at most one decimal.
#[track_caller]
fn decimal(number: Ratio) -> String {
    assert_eq!(10 * number.num() % number.den(), 0, "{number:?} has more than one decimal");
    let tenths = 10 * number.num() / number.den();
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        part => format!("{}.{part}", tenths / 10),
    }
}

fn thousands(number: usize) -> String {
    match (number / 1_000, number % 1_000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}

fn letter(at: usize) -> char {
    ('A'..='Z').nth(at).expect("few responses")
}

fn joined<T: Display>(parts: &[T], between: &str) -> String {
    parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
}

#[test]
fn the_example_has_every_format_and_one_branch() {
    let quiz = example();
    let attempt = play(&quiz);
    let formats: Vec<_> =
        (0..attempt.shown()).map(|at| attempt.scenario(at).format.name()).collect();
    assert_eq!(formats, ["choose", "best-worst", "choose-k", "rank", "rate"]);
    let responses = quiz.scenarios().flat_map(|(_, it)| &it.responses);
    assert_eq!(responses.filter(|it| it.leads_to.is_some()).count(), 1);
}

#[test]
fn choose_is_worked_out() {
    let (scenario, marks) = step(0);
    let Format::Choose(Choose { key }) = &scenario.format else { panic!("another format") };
    let mean = format!("({}) / {}", joined(key, " + "), key.len());
    guide_works_out(&marks, ["B", "the best response", &mean]);
    guide_says(&format!("B, “{}”", scenario.responses[1].text));
}

#[test]
fn best_worst_is_worked_out() {
    let (scenario, marks) = step(1);
    let Format::BestWorst(BestWorst { best, worst, .. }) = scenario.format else {
        panic!("another format")
    };
    let (best, worst) = (letter(best), letter(worst));
    guide_says(&format!(
        "She says that {best} is best, which is right, and C worst, which is {worst}."
    ));
    guide_works_out(&marks, ["2 + 1 + 0", "2 + 1 + 1", "hits and reversals are equally likely"]);
}

#[test]
fn choose_k_is_worked_out() {
    let (scenario, marks) = step(2);
    let Format::ChooseK(ChooseK { pick, key }) = &scenario.format else { panic!("another format") };
    let n = key.len();
    let best: Vec<_> = (0..n).filter(|&at| is_among_best(key, *pick, at)).map(letter).collect();
    guide_says(&format!("{} are the two best", joined(&best, " and ")));
    let hits = [0, 2].map(|at| u32::from(is_among_best(key, *pick, at)));
    assert_eq!(hits.iter().sum::<u32>(), marks.earned);
    let chance = format!("{pick} × {pick} / {n}");
    guide_works_out(&marks, [&joined(&hits, " + "), "1 + 1", &chance]);
}

#[test]
fn rank_is_worked_out() {
    let (scenario, marks) = step(3);
    let (Format::Rank(Rank { key }), Given::Rank(order)) = (&scenario.format, &answers()[3]) else {
        panic!("another format")
    };
    let n = key.len();
    let letters: Vec<_> = order.iter().map(|&at| letter(at)).collect();
    guide_says(&format!("She answers {}.", joined(&letters, " ")));
    let mut table =
        "| response | place in the key | her place | apart |\n|---|---|---|---|\n".to_owned();
    let mut apart = Vec::new();
    for (at, &rank) in key.iter().enumerate() {
        let hers = order.iter().position(|it| *it == at).expect("it is ranked") + 1;
        let by = rank.abs_diff(hers);
        apart.push(by);
        let _ = writeln!(table, "| {} | {rank} | {hers} | {by} |", letter(at));
    }
    guide_says(&table);
    let most = greatest_footrule(n);
    guide_works_out(
        &marks,
        [
            &format!("{most} − ({})", joined(&apart, " + ")),
            &format!("{n} × {n} / 2, rounded down"),
            &format!("{most} − ({n} × {n} − 1) / 3"),
        ],
    );
    // The 20-point scale is the 12-point one, with 8 points more for every answer.
    let blind = 8 + marks.worth.chance.num();
    guide_says(&format!("{blind} of 20 marks, and nobody should be told “{} %”", 100 * blind / 20));
}

#[test]
fn rate_is_worked_out() {
    let (scenario, marks) = step(4);
    let (Format::Rate(Rate { key, marks: table }), Given::Rate(given)) =
        (&scenario.format, &answers()[4])
    else {
        panic!("another format")
    };
    let mut rows = "| response | key | she says | marks |\n|---|---|---|---|\n".to_owned();
    let mut earned = Vec::new();
    for (at, (&right, &number)) in key.iter().zip(given).enumerate() {
        let given = Effectiveness::from_number(number.into()).expect("a rating");
        let marks = table.earned(right, given);
        earned.push(marks);
        let _ = writeln!(rows, "| {} | {right} | {given} | {marks} |", letter(at));
    }
    guide_says(&rows);
    let n = key.len();
    let mut row = Effectiveness::ALL.map(|given| table.earned(Effectiveness::VeryGood, given));
    row.reverse();
    guide_works_out(
        &marks,
        [
            &joined(&earned, " + "),
            &format!("{n} × 2"),
            &format!("{n} × ({}) / 4", joined(&row, " + ")),
        ],
    );
}

#[test]
fn the_total_is_worked_out() {
    let quiz = example();
    let attempt = play(&quiz);
    let card = Scorecard::of(&attempt);
    let percent = |it: Option<Score>| it.and_then(Score::percent).expect("above guessing");
    let mut table = "| situation | format | marks | score |\n|---|---|---|---|\n".to_owned();
    for (at, StepMarks { earned, worth, .. }) in card.steps.iter().enumerate() {
        let Scenario { name, format, .. } = attempt.scenario(at);
        let (possible, score) = (worth.possible, worth.score(*earned).percent());
        let _ = writeln!(
            table,
            "| {name} | `{}` | {earned} of {possible} | {score} % |",
            format.name()
        );
    }
    let _ = writeln!(table, "| **total** | | | **{} %** |", percent(card.total));
    for ((_, it), score) in quiz.traits().zip(&card.traits) {
        let _ = writeln!(table, "| trait “{}” | | | {} % |", it.name, percent(*score));
    }
    guide_says(&table);
    assert_eq!(card.styles, [1, 1]);
    let Some(Verdict::Blend(one, other)) = card.verdict else { panic!("no blend") };
    let [one, other] = [one, other].map(|at| &quiz.outcome(at).name);
    guide_says(&format!("so she gets a blend of “{one}” and “{other}”."));
}

#[test]
fn blind_answers_earn_what_the_guide_says() {
    let attempt = play(&example());
    let shares = (0..attempt.shown()).map(|at| {
        let format = &attempt.scenario(at).format;
        let Worth { possible, chance } = format.worth();
        let share = Ratio::new(chance.num(), chance.den() * i128::from(possible)).percent();
        format!("{share} % under `{}`", format.name())
    });
    let shares: Vec<_> = shares.collect();
    let (last, others) = shares.split_last().expect("there are some");
    guide_says(&format!("a good part of the marks: {} and {last}.", joined(others, ", ")));
}

/// One answer for each number of marks, with the share of all answers that earn it.
fn kinds(scenario: &Scenario) -> Vec<(Given, f64)> {
    let answers = all_answers(scenario);
    let share = 1.0 / f64::from(u32::try_from(answers.len()).unwrap());
    let mut kinds = BTreeMap::new();
    for answer in &answers {
        let kind = kinds.entry(earned(scenario, answer));
        kind.or_insert_with(|| (answer.given().clone(), 0.0)).1 += share;
    }
    kinds.into_values().collect()
}

#[test]
fn blind_answers_reach_the_best_outcome_as_rarely_as_the_guide_says() {
    let quiz = example();
    let mut plays = vec![(Vec::new(), 1.0)];
    for (_, scenario) in quiz.scenarios() {
        let is_follow_up = scenario.id.as_str() == "grumble";
        let goes_on = |(answers, share): (Vec<Option<Given>>, f64)| {
            if is_follow_up && answers[0] != Some(Given::Choose(1)) {
                return vec![(answers, share)];
            }
            let with = |(given, part)| ([&answers[..], &[Some(given)]].concat(), share * part);
            kinds(scenario).into_iter().map(with).collect()
        };
        plays = plays.into_iter().flat_map(goes_on).collect();
    }
    let (best, outcome) = quiz.outcomes().next().expect("there are outcomes");
    let reaches_it = |answers| {
        let card = Scorecard::of(&finished(&quiz, answers));
        card.verdict == Some(Verdict::Outcome(best))
    };
    assert!((plays.iter().map(|it| it.1).sum::<f64>() - 1.0).abs() < 1e-9);
    let share: f64 =
        plays.into_iter().filter_map(|(it, share)| reaches_it(it).then_some(share)).sum();
    let [Condition::ScoreAtLeast(whole), Condition::TraitAtLeast(_, one)] = outcome.when[..] else {
        panic!("other conditions")
    };
    guide_says(&format!(
        "needs {whole} % of the whole and {one} % of one trait; blind answers reach it in {:.1} % of plays",
        100.0 * share
    ));
}

#[test]
fn reliability_grows_as_the_formula_says() {
    let times = |times: f64| format!("{:.2}", times * 0.46 / (1.0 + (times - 1.0) * 0.46));
    let (twice, four_times) = (times(2.0), times(4.0));
    let [twice, four_times] = [&twice, &four_times].map(|it| it.trim_start_matches('0'));
    guide_says(&format!("lift .46 to {twice}, four times as many to {four_times}."));
}

#[test]
fn the_limits_are_those_of_the_code() {
    for (what, most) in [
        ("a situation (`stem`)", limit::STEM),
        ("a rationale; the words on the cover; what an outcome says (`about`)", limit::RATIONALE),
        ("the link of the credit", limit::LINK),
        (
            "a response; what to try next; what a trait or a style means; the credit",
            limit::RESPONSE,
        ),
        ("the title; the author; an outcome’s `line`", limit::TITLE),
        ("a name of anything else", limit::NAME),
        ("the licence", limit::TAG),
        ("the name that a player puts into a link", limit::PLAYER),
    ] {
        guide_says(&format!("| {what} | {} |", thousands(most)));
    }
    let scenarios = thousands(MAX_SCENARIOS);
    guide_says(&format!("at most {scenarios} situations, and at most {MAX_PARTS} each"));
}

#[test]
fn the_example_makes_a_link_as_long_as_the_guide_says() {
    let quiz = example();
    let grader_quiz = GraderQuiz::new(&quiz, 7, [3; 32]).unwrap();
    let whole = Link::Quiz(LinkedQuiz::new(quiz).unwrap());
    let player_quiz = Link::PlayerQuiz(grader_quiz.player_quiz().unwrap());
    let [whole, player_quiz] = [whole, player_quiz].map(|it| {
        let length = encode(&it, Spelling::Letters).len();
        thousands((length + 50) / 100 * 100)
    });
    guide_says(&format!(
        "about {whole} characters after the `#`, or about {player_quiz} without its key"
    ));
}
