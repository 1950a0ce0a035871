//! Tests a quiz of 2,000 scenarios from its file to its score. No test asserts how long this takes.

use crate::make::{by_key, moves};
use quiz::answer::Given;
use quiz::attempt::{Attempt, Msg};
use quiz::draw::Draw;
use quiz::file;
use quiz::record::Record;
use quiz::score::{Score, Scorecard};
use std::fmt::Write as _;
use std::rc::Rc;

/// Twenty sections of 80 drawn scenarios and 20 follow-ups each, of all formats.
fn source() -> String {
    let mut source = String::from(
        "id = \"large\"\ntitle = \"Large\"\nfeedback = \"at-end\"\n\
         [[outcomes]]\nid = \"all\"\nname = \"All\"\nabout = \"About.\"\n\
         [[traits]]\nid = \"tact\"\nname = \"Tact\"\n",
    );
    for section in 0..20 {
        let ids: Vec<_> = (0..80).map(|at| format!("\"s{section}-{at}\"")).collect();
        writeln!(
            source,
            "[[sections]]\nid = \"s{section}\"\nname = \"Section\"\ngroups = [{{ draw = 60, scenarios = [{}] }}]",
            ids.join(", ")
        )
        .unwrap();
        for at in 0..100 {
            let format =
                if at < 80 { ["choose", "best-worst", "rank", "rate"][at % 4] } else { "choose" };
            writeln!(
                source,
                "[[scenarios]]\nid = \"s{section}-{at}\"\nname = \"One\"\nstem = \"What?\"\nformat = \"{format}\"\ntraits = [\"tact\"]"
            )
            .unwrap();
            for response in 0..4 {
                let key = if format == "rank" { "rank" } else { "effectiveness" };
                let value = if format == "rank" { response + 1 } else { response };
                writeln!(source, "[[scenarios.responses]]\ntext = \"So.\"\n{key} = {value}")
                    .unwrap();
                if format == "choose" && at < 80 && response == 3 {
                    writeln!(source, "leads_to = \"s{section}-{}\"", 80 + at / 4).unwrap();
                }
            }
        }
    }
    source
}

#[test]
fn two_thousand_scenarios_play_to_the_end() {
    let (_, quiz) = file::read("large.toml", &source()).unwrap_or_else(|error| panic!("{error}"));
    let quiz = Rc::new(quiz);
    assert_eq!(quiz.scenarios().count(), 2_000);
    let mut attempt = Attempt::start(Rc::clone(&quiz), 1, 7).unwrap();
    assert_eq!(attempt.path().len(), 1_200);
    let mut choice = 0;
    loop {
        choice += 1;
        for edit in moves(attempt.scenario(attempt.position()), choice) {
            attempt = attempt.update(Msg::Edited(edit)).unwrap_or(attempt);
        }
        attempt = attempt.update(Msg::Confirmed).unwrap_or(attempt);
        match attempt.update(Msg::WentOn) {
            Some(next) => attempt = next,
            None => break,
        }
    }
    let attempt = attempt.update(Msg::Finished).unwrap();
    assert!(attempt.path().len() > 1_200, "too few branches were taken");
    let card = Scorecard::of(&attempt);
    assert_eq!(card.steps.len(), attempt.path().len());
    assert!(card.verdict.is_some());
    let record = Record { attempt: attempt.into(), started: 1, changed: 2 };
    assert_eq!(Record::read(&quiz, &record.write()), Ok(record));
}

#[test]
fn the_key_of_two_thousand_scenarios_scores_100() {
    let (_, quiz) = file::read("large.toml", &source()).unwrap();
    let quiz = Rc::new(quiz);
    let draw = Draw::new(&quiz, 1, 7).unwrap();
    let mut answers = Vec::new();
    for drawn in draw.scenarios() {
        let mut next = Some(drawn.scenario);
        while let Some(at) = next {
            let scenario = quiz.scenario(at);
            let given = by_key(scenario);
            next = match given {
                Given::Choose(it) => scenario.responses[it].leads_to,
                _ => None,
            };
            answers.push(Some(given));
        }
    }
    let attempt = Attempt::replay(quiz, 1, 7, answers).unwrap();
    let card = Scorecard::of(&attempt.update(Msg::Finished).unwrap());
    assert!(card.steps.iter().all(|it| it.earned == it.worth.possible));
    assert_eq!(card.total.and_then(Score::percent), Some(100));
    assert_eq!(card.traits, [card.total]);
}
