//! What plays bring: figures that can be followed by hand, and plays that can be played again.

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

/// One scenario, of which the responses have these lengths and this key.
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
    // Chance 1.5 of 3: the best is worth 100, 3 − 1.5 = 1.5; a 1 is worth −0.5 of it.
    let choose = one("choose", &[3, 1, 0, 2], &[5, 9, 1, 7]);
    assert_eq!(percent(&choose, Answerer::Random), 0);
    assert_eq!(percent(&choose, Answerer::First), 100);
    assert_eq!(percent(&choose, Answerer::Last), 33);
    assert_eq!(percent(&choose, Answerer::Longest), -33);
    assert_eq!(percent(&choose, Answerer::Shortest), -100);
    // Reversed order of four: footrule 8, 0 of 8; chance 3: −3 of 5.
    let rank = one("rank", &[1, 2, 3, 4], &[4, 3, 2, 1]);
    assert_eq!(percent(&rank, Answerer::Longest), 100);
    assert_eq!(percent(&rank, Answerer::Shortest), -60);
    // 2 + 1 + 2 of 6 marks, where chance gives 0.75 each.
    let rate = one("rate", &[3, 2, 3], &[1, 2, 3]);
    assert_eq!(percent(&rate, Answerer::Flat(Effectiveness::VeryGood)), 73);
    assert_eq!(percent(&rate, Answerer::Flat(Effectiveness::VeryPoor)), -60);
}

/// Where all draws reorder the responses, their place as written is worth nothing, and so is what is
/// written first of what is equally long.
#[test]
fn chance_is_worth_nothing() {
    let mut shuffled = one("choose", &[3, 1, 0, 2], &[6, 6, 6, 6]);
    assert_eq!(percent(&shuffled, Answerer::Longest), 0);
    shuffled.scenarios[0].shuffle = None;
    assert_eq!(percent(&shuffled, Answerer::First), 0);
    // The mean of 100 and −33.
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
                // Each of them can also be had alone.
                Verdict::Blend(..) => panic!("{} only in a blend", outcome.id),
            }
        }
        // The first outcome asks for 60, and the key gets all.
        assert!(figures.outcomes[0].scores.is_some_and(|(low, high)| low >= 60 && high == 100));
    }
}

/// An outcome within narrow bounds, and one for who takes all styles alike, are found too.
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
    // Tactful and witless: nobody is by chance.
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

/// The work does not grow with the quiz: a law of the figures rather than of the clock.
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
