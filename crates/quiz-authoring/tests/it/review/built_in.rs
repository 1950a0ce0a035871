//! The built-in quiz passes the checker.

use quiz::file;
use quiz_authoring::review::{Answerer, Rule, review};

#[test]
fn the_evening_is_sound_and_cannot_be_won_without_its_situations() {
    let source = include_str!("../../../../../static/quizzes/an-evening-at-marisols.toml");
    let (draft, _) = file::read("an-evening-at-marisols.toml", source).unwrap();
    let found = review(&draft);
    // Advice about single families is allowed, since the ceiling of the whole quiz is checked below.
    let others = found.findings.iter().filter(|it| it.rule() != Rule::Situated);
    let lines: Vec<_> = others.map(|it| format!("{}: {}", it.place, it.kind)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    let figures = found.figures.unwrap();
    assert!(figures.outcomes.iter().all(|it| it.plays > 0), "{:#?}", figures.outcomes);
    let ceiling = figures.ceiling.expect("it is scored");
    assert!(ceiling.percent() <= 40, "{} %", ceiling.percent());
    for standing in figures.standings {
        assert!(standing.percent <= 15, "{standing:?}");
        assert!(standing.who != Answerer::Random || standing.percent == 0);
    }
}
