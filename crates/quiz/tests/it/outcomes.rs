//! Tests outcomes: the first one whose conditions hold wins, and exact ties of styles blend.

use crate::make::{choose_k, draft, finished, outcome, quiz, scenario, term};
use quiz::answer::Given;
use quiz::attempt::{Attempt, Msg};
use quiz::draft::{ConditionDraft, Draft, OutcomeDraft, ScenarioDraft};
use quiz::score::{Scorecard, Verdict};

/// Conditions of a quiz file, written such as `score 40` or `top hiding`.
fn when(text: &str) -> Vec<ConditionDraft> {
    let number = |it: &str| it.parse().ok();
    let one = |text: &str| {
        let none = ConditionDraft::default();
        match text.split(' ').collect::<Vec<_>>()[..] {
            ["score", least] => ConditionDraft { score: number(least), ..none },
            ["score", "<", below] => ConditionDraft { score_below: number(below), ..none },
            ["trait", id, "<", below] => {
                ConditionDraft { trait_: Some(id.to_owned()), below: number(below), ..none }
            }
            ["trait", id, least] => {
                ConditionDraft { trait_: Some(id.to_owned()), at_least: number(least), ..none }
            }
            ["style", id, least] => {
                ConditionDraft { style: Some(id.to_owned()), at_least: number(least), ..none }
            }
            ["top", id] => ConditionDraft { top_style: Some(id.to_owned()), ..none },
            ["mixed"] => ConditionDraft { mixed_styles: Some(true), ..none },
            _ => panic!("no condition: {text}"),
        }
    };
    text.split(", ").map(one).collect()
}

/// A quiz with outcomes `a`, `b`, … that have these conditions, and `z` for everybody else.
///
/// The first scenario scores the trait `tact`; the others are opinions that count styles.
fn with_rules(rules: &[&str]) -> Draft {
    // Guessing earns 4/3 of 3 marks, so that 2 marks score exactly 40 %: (2 − 4/3) / (3 − 4/3).
    let tact = ScenarioDraft {
        traits: vec!["tact".to_owned()],
        ..scenario("tact", "choose", &[3, 2, 1, 0, 1, 1])
    };
    let style = |mut it: ScenarioDraft| {
        for (response, id) in it.responses.iter_mut().zip(STYLES) {
            response.style = Some(id.to_owned());
        }
        it.weight = Some(0);
        it
    };
    let scenarios = vec![
        tact,
        style(scenario("one", "rate", &[0; 4])),
        style(scenario("two", "rate", &[0; 4])),
        style(choose_k("three", 2, &[3, 3, 0, 0])),
    ];
    let last = outcome("z", Vec::new());
    let named = |(name, rule): (char, &&str)| outcome(&name.to_string(), when(rule));
    let outcomes: Vec<OutcomeDraft> = ('a'..).zip(rules).map(named).chain([last]).collect();
    Draft {
        traits: vec![term("tact"), term("unseen")],
        styles: STYLES.map(term).to_vec(),
        outcomes,
        ..draft(scenarios)
    }
}

const STYLES: [&str; 4] = ["hiding", "boasting", "flattery", "grumbling"];

/// The outcomes of a play with this answer to the scenario of `tact` and these counts of styles,
/// each up to 2.
fn verdict(draft: &Draft, tact: Option<usize>, styles: [u8; 4]) -> String {
    let quiz = quiz(draft);
    let rate = |least| {
        Some(Given::Rate(styles.iter().map(|&it| if it >= least { 3 } else { 0 }).collect()))
    };
    let attempt = finished(&quiz, vec![tact.map(Given::Choose), rate(1), rate(2), None]);
    let card = Scorecard::of(&attempt);
    assert_eq!(card.styles, styles.map(u32::from));
    let name = |at| quiz.outcome(at).id.to_string();
    match card.verdict {
        Some(Verdict::Outcome(one)) => name(one),
        Some(Verdict::Blend(one, other)) => format!("{} + {}", name(one), name(other)),
        None => "none".to_owned(),
    }
}

#[track_caller]
fn check(rules: &[&str], tact: Option<usize>, styles: [u8; 4], expected: &str) {
    assert_eq!(verdict(&with_rules(rules), tact, styles), expected);
}

const NO_STYLE: [u8; 4] = [0; 4];

#[test]
fn each_kind_of_condition() {
    // The scores of the answers to the scenario of `tact`: 100 %, 40 %, −20 %, −80 %.
    for (rule, answers) in [
        ("score 100", "a z z z"),
        ("score 40", "a a z z"),
        ("score 41", "a z z z"),
        ("score -20", "a a a z"),
        ("score -80", "a a a a"),
        ("score < 100", "z a a a"),
        ("score < 40", "z z a a"),
        ("score < 41", "z a a a"),
        ("score < -20", "z z z a"),
        ("trait tact 40", "a a z z"),
        ("trait tact 41", "a z z z"),
        ("trait tact < 40", "z z a a"),
        ("trait tact < 41", "z a a a"),
        ("trait tact < -80", "z z z z"),
        ("score 40, trait tact < 100", "z a z z"),
        ("score 0, trait tact < 0", "z z z z"),
    ] {
        let draft = with_rules(&[rule]);
        let found = (0..4).map(|tact| verdict(&draft, Some(tact), NO_STYLE));
        assert_eq!(found.collect::<Vec<_>>().join(" "), answers, "{rule}");
    }
    for (rule, styles, expected) in [
        ("style hiding 1", [1, 0, 0, 0], "a"),
        ("style hiding 1", [0, 2, 2, 2], "z"),
        ("style hiding 2", [1, 0, 0, 0], "z"),
        ("style hiding 2", [2, 2, 0, 0], "a"),
        ("top hiding", [2, 1, 1, 1], "a"),
        ("top hiding", [1, 2, 0, 0], "z"),
        ("top hiding", [0, 0, 0, 0], "z"),
        ("top hiding, style hiding 2", [1, 0, 0, 0], "z"),
        ("mixed", [1, 1, 1, 0], "a"),
        ("mixed", [2, 2, 2, 2], "a"),
        ("mixed", [2, 1, 1, 1], "z"),
        ("mixed", [2, 2, 1, 1], "z"),
        ("mixed", [0, 0, 0, 0], "z"),
    ] {
        check(&[rule], Some(0), styles, expected);
    }
}

#[test]
fn the_first_that_holds_wins_and_the_last_is_for_everybody() {
    check(&["score 40", "score 0"], Some(0), NO_STYLE, "a");
    check(&["score 0", "score 40"], Some(0), NO_STYLE, "a");
    check(&["score < 0", "score 40", "score 0"], Some(1), NO_STYLE, "b");
    check(&["score 100"], Some(3), NO_STYLE, "z");
    check(&[], Some(0), [2, 2, 1, 0], "z");
    check(&["score 100", "top hiding"], Some(0), [2, 0, 0, 0], "a");
}

#[test]
fn a_trait_that_was_not_met_makes_no_rule_hold() {
    check(&["trait unseen -1000"], Some(0), NO_STYLE, "z");
    check(&["trait unseen < 100"], Some(0), NO_STYLE, "z");
    check(&["trait unseen 0"], Some(0), NO_STYLE, "z");
}

#[test]
fn without_a_scored_scenario_no_rule_on_the_score_holds() {
    let opinion = ScenarioDraft { weight: Some(0), ..scenario("a", "choose", &[1, 1]) };
    for (rule, expected) in [("score -1000", "z"), ("score < 100", "z")] {
        let outcomes = vec![outcome("a", when(rule)), outcome("z", Vec::new())];
        let quiz = quiz(&Draft { outcomes, ..draft(vec![opinion.clone()]) });
        let Some(Verdict::Outcome(at)) =
            Scorecard::of(&finished(&quiz, vec![Some(Given::Choose(0))])).verdict
        else {
            panic!("no single outcome");
        };
        assert_eq!(quiz.outcome(at).id.as_str(), expected, "{rule}");
    }
}

#[test]
fn a_tie_of_two_styles_is_a_blend() {
    let both = ["top hiding", "top boasting", "mixed"];
    check(&both, Some(0), [1, 1, 0, 0], "a + b");
    check(&both, Some(0), [2, 2, 1, 1], "a + b");
    check(&both, Some(0), [2, 1, 0, 0], "a");
    check(&both, Some(0), [1, 2, 0, 0], "b");
    // The order of the outcomes does not matter.
    check(&["top boasting", "top hiding"], Some(0), [1, 1, 0, 0], "a + b");
    check(&["mixed", "top flattery", "top hiding"], Some(0), [2, 0, 2, 0], "b + c");
    check(&["top flattery", "mixed", "top hiding"], Some(0), [2, 0, 2, 0], "a + c");
    // Three or more styles with the highest count are mixed, in any order of the outcomes.
    check(&both, Some(0), [1, 1, 1, 0], "c");
    check(&both, Some(0), [2, 2, 2, 2], "c");
    check(&["top hiding", "top boasting"], Some(0), [1, 1, 1, 0], "z");
}

#[test]
fn a_tie_with_a_style_without_an_outcome_of_its_own_is_no_blend() {
    check(&["top hiding", "top boasting"], Some(0), [2, 0, 2, 0], "a");
    check(&["top hiding", "top boasting"], Some(0), [0, 2, 2, 0], "b");
    check(&["top hiding", "top boasting"], Some(0), [0, 0, 2, 2], "z");
    // There is no blend either if the outcome of the second style has another condition that does
    // not hold …
    check(&["top hiding", "top boasting, score 41"], Some(1), [2, 2, 0, 0], "a");
    check(&["top hiding", "top boasting, score 40"], Some(1), [2, 2, 0, 0], "a + b");
    check(&["top hiding, score 41", "top boasting"], Some(1), [2, 2, 0, 0], "b");
    // … but there is one if any outcome of the second style holds; the first of them is taken.
    check(
        &[
            "top hiding",
            "top boasting, score 41",
            "score 0",
            "top boasting, score 40",
            "top boasting",
        ],
        Some(1),
        [2, 2, 0, 0],
        "a + d",
    );
}

#[test]
fn a_rule_that_does_not_ask_for_the_top_style_is_never_blended() {
    check(&["score 0", "top hiding", "top boasting"], Some(0), [2, 2, 0, 0], "a");
    check(&["style hiding 1", "top boasting"], Some(0), [2, 2, 0, 0], "a");
    check(&["top hiding", "style boasting 2"], Some(0), [2, 2, 0, 0], "a");
}

#[test]
fn the_play_has_no_outcome_before_it_is_finished() {
    let quiz = quiz(&with_rules(&["score -1000"]));
    let attempt = Attempt::replay(quiz, 1, 0, [None, None, None, None]).unwrap();
    assert_eq!(Scorecard::of(&attempt).verdict, None);
    let attempt = attempt.update(Msg::Finished).unwrap();
    assert!(matches!(Scorecard::of(&attempt).verdict, Some(Verdict::Outcome(_))));
}
