//! The built-in quiz, through the checker that everybody's quiz goes through.

use quiz_author::review::{Answerer, Rule, review};
use quiz_core::quiz::file;

#[test]
fn the_evening_is_sound_and_its_situations_alone_have_advice() {
    let source = include_str!("../../../../static/quizzes/the-evening.toml");
    let (draft, _) = file::read("the-evening.toml", source).unwrap();
    let found = review(&draft);
    let others = found.findings.iter().filter(|it| it.rule != Rule::Situated);
    let lines: Vec<_> = others.map(|it| format!("{}: {}", it.place, it.message)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    let figures = found.figures.unwrap();
    assert!(figures.outcomes.iter().all(|it| it.plays > 0), "{:#?}", figures.outcomes);
    for standing in figures.standings {
        // DESIGN.md, part 3.
        assert!(standing.percent <= 10, "{standing:?}");
        assert!(standing.who != Answerer::Random || standing.percent == 0);
    }
}
