//! Tests of the figures of a review: scores that can be computed by hand, and example plays that can be replayed.

use super::make::{checked, clean, outcome, quiz_of, reviewed, scenario, score, text};
use quiz::Effectiveness;
use quiz::attempt::{Attempt, Msg};
use quiz::draft::Draft;
use quiz::score::{Scorecard, Verdict};
use quiz_authoring::review::{Answerer, Figures, Rule, advice};
use std::rc::Rc;

fn figures(draft: &Draft) -> Figures {
    advice(draft, &checked(draft)).1
}

fn percent(draft: &Draft, who: Answerer) -> i64 {
    figures(draft).standings.iter().find(|it| it.who == who).unwrap().percent
}

/// A quiz of one scenario, whose responses have this key and these lengths.
fn one(format: &str, key: &[i64], lengths: &[usize]) -> Draft {
    let mut draft = quiz_of(1, 1);
    let mut scenario = scenario(0, format, key);
    scenario.shuffle = Some(false);
    for (response, length) in scenario.responses.iter_mut().zip(lengths) {
        response.text = Some("x".repeat(*length));
    }
    draft.scenarios = vec![scenario];
    draft
}

#[test]
fn scores_of_those_who_do_not_read() {
    // Chance is 1.5 of 3 marks. The best response earns 3 − 1.5 = 1.5 more, which is 100 per cent. A 1 earns
    // 0.5 less than chance.
    let choose = one("choose", &[3, 1, 0, 2], &[5, 9, 1, 7]);
    assert_eq!(percent(&choose, Answerer::Random), 0);
    assert_eq!(percent(&choose, Answerer::First), 100);
    assert_eq!(percent(&choose, Answerer::Last), 33);
    assert_eq!(percent(&choose, Answerer::Longest), -33);
    assert_eq!(percent(&choose, Answerer::Shortest), -100);
    // The reverse of an order of four has the footrule 8, and earns 0 of 8 marks. Chance is 3, so the score is −3 of 5.
    let rank = one("rank", &[1, 2, 3, 4], &[4, 3, 2, 1]);
    assert_eq!(percent(&rank, Answerer::Longest), 100);
    assert_eq!(percent(&rank, Answerer::Shortest), -60);
    // 2 + 1 + 2 of 6 marks, where chance is 0.75 for each response.
    let rate = one("rate", &[3, 2, 3], &[1, 2, 3]);
    assert_eq!(percent(&rate, Answerer::Flat(Effectiveness::VeryGood)), 73);
    assert_eq!(percent(&rate, Answerer::Flat(Effectiveness::VeryPoor)), -60);
}

/// Where draws shuffle the responses, their written order gives no score, and neither does the written order of equally
/// long responses.
#[test]
fn the_order_of_writing_gives_no_score() {
    let mut shuffled = one("choose", &[3, 1, 0, 2], &[6, 6, 6, 6]);
    assert_eq!(percent(&shuffled, Answerer::Longest), 0);
    shuffled.scenarios[0].shuffle = None;
    assert_eq!(percent(&shuffled, Answerer::First), 0);
    // The two equally long responses score 100 and −33, and this is the mean.
    let tied = one("choose", &[3, 1, 0, 2], &[6, 6, 1, 2]);
    let longest = percent(&tied, Answerer::Longest);
    assert!((10..60).contains(&longest), "{longest}");
}

#[test]
fn examples_can_be_played_again() {
    for draft in [clean(), quiz_of(7, 2)] {
        let quiz = checked(&draft);
        let figures = figures(&draft);
        for ((at, outcome), reached) in quiz.outcomes().zip(&figures.outcomes) {
            let example = reached.example.as_ref().unwrap();
            let replayed = Attempt::replay(
                Rc::clone(&quiz),
                quiz.edition(),
                example.seed,
                example.answers.clone(),
            );
            let card = Scorecard::of(&replayed.unwrap().update(Msg::Finished).unwrap());
            let percent = i64::try_from(card.total.unwrap().ratio().percent()).unwrap();
            let (low, high) = reached.scores.unwrap();
            assert!((low..=high).contains(&percent), "{}: {percent}", outcome.id);
            match card.verdict.unwrap() {
                Verdict::Outcome(it) => assert!(it == at && !example.is_blend),
                // Each outcome can also be reached without a blend.
                Verdict::Blend(..) => panic!("{} only in a blend", outcome.id),
            }
        }
        // The first outcome needs a score of 60, and the key scores 100.
        assert!(figures.outcomes[0].scores.is_some_and(|(low, high)| low >= 60 && high == 100));
    }
}

/// The search also reaches an outcome within narrow bounds, and one that needs all styles equally often.
#[test]
fn narrow_outcomes_are_found() {
    let mut draft = clean();
    let below = super::make::score_below(45);
    let mixed = quiz::draft::ConditionDraft { mixed_styles: Some(true), ..Default::default() };
    draft.styles.push(super::make::term("loud"));
    for (at, scenario) in draft.scenarios.iter_mut().enumerate() {
        scenario.responses[at % 4].style = text("loud");
    }
    draft.outcomes.insert(0, outcome("narrow", vec![score(35), below]));
    draft.outcomes.insert(0, outcome("mixed", vec![mixed, score(20)]));
    // This outcome needs the highest score in one trait and a very low one in another, which random answers hardly
    // reach.
    let trait_ = |id, at_least, below| quiz::draft::ConditionDraft {
        trait_: text(id),
        at_least,
        below,
        ..Default::default()
    };
    let when = vec![trait_("tact", Some(100), None), trait_("wit", None, Some(-60))];
    draft.outcomes.insert(0, outcome("lopsided", when));
    assert_eq!(reviewed(&draft).findings, []);
}

/// The number of plays shrinks as the quiz grows, so the work is bounded. The test counts plays, and measures no time.
#[test]
fn work_is_bounded() {
    let large = figures(&quiz_of(2_000, 10));
    assert!((4..100).contains(&large.plays), "{}", large.plays);
    let small = figures(&quiz_of(20, 3));
    assert!(small.plays > 200, "{}", small.plays);
}

#[test]
fn reasons_have_sources() {
    let measured = Rule::Measured.reason().unwrap();
    assert!(measured.source.contains("2012") && !measured.why.ends_with('.'));
    assert_eq!(Rule::Sound.reason(), None);
}
