//! What a facilitator makes of many results.

use crate::make::{draft, finished, quiz, scenario};
use quiz_core::answer::Given;
use quiz_core::attempt::Attempt;
use quiz_core::link::Name;
use quiz_core::quiz::Quiz;
use quiz_core::report::{Headings, collect, csv};
use std::rc::Rc;

const HEADINGS: Headings<'_> = Headings { name: "Name", score: "Score, %", nameless: "no name" };

fn two_scenarios() -> Rc<Quiz> {
    let mut first = scenario("a", "choose", &[3, 0, 1]);
    first.name = Some("=A \"first\"".to_owned());
    quiz(&draft(vec![first, scenario("b", "rank", &[1, 2, 3, 4])]))
}

fn play(quiz: &Rc<Quiz>, choice: Option<usize>) -> Attempt {
    let order = vec![0, 1, 2, 3];
    finished(quiz, vec![choice.map(Given::Choose), Some(Given::Rank(order))])
}

#[test]
fn a_result_that_came_twice_counts_once_and_namesakes_are_told_apart() {
    let quiz = two_scenarios();
    let result = |name: &str, choice| (Name::new(name), play(&quiz, choice));
    let results = [
        result("Ana", Some(0)),
        result("Bo", Some(1)),
        result("Ana", Some(0)),
        result("Ana", Some(1)),
        result("", Some(0)),
        result("", None),
    ];
    let collected = collect(results);
    let told: Vec<_> = collected
        .iter()
        .map(|it| (it.name.as_ref().map_or("", Name::as_str), it.number, it.times))
        .collect();
    let expected = [("Ana", 1, 2), ("Bo", 1, 1), ("Ana", 2, 1), ("", 1, 1), ("", 2, 1)];
    assert_eq!(told, expected);
    let table = csv(&quiz, &collected, HEADINGS);
    let expected = "\u{FEFF}\"Name\",\"Score, %\",\"'=A \"\"first\"\" / 3\",\"Scenario b / 8\"\r\n\
        \"Ana\",100,3,8\r\n\
        \"Bo\",10,0,8\r\n\
        \"Ana (2)\",10,0,8\r\n\
        \"no name\",100,3,8\r\n\
        \"no name (2)\",10,0,8\r\n";
    assert_eq!(table, expected);
}

#[test]
fn a_name_cannot_be_a_formula() {
    let quiz = two_scenarios();
    let collected = collect([(Name::new("=HYPERLINK(\"x\")"), play(&quiz, Some(2)))]);
    let table = csv(&quiz, &collected, HEADINGS);
    assert!(table.contains("\r\n\"'=HYPERLINK(\"\"x\"\")\","), "{table}");
}
