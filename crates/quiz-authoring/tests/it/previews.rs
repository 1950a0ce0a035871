//! Tests of previews: the parts of an unfinished draft that can be played.

use crate::make::place;
use crate::sample::document;
use quiz::attempt::Attempt;
use quiz::draft::Draft;
use quiz_authoring::document::{Document, Edit};
use quiz_authoring::preview::preview;

fn names(document: &Document, at: usize) -> Vec<String> {
    let quiz = preview(document, at).unwrap();
    let attempt = Attempt::start(quiz, 1, 1).unwrap();
    let drawn = attempt.draw().scenarios().iter();
    drawn.map(|it| attempt.quiz().scenario(it.scenario).id.to_string()).collect()
}

#[test]
fn a_play_begins_with_any_scenario_and_goes_on() {
    assert_eq!(names(&document(), 0), ["first", "second", "third", "fourth", "fifth"]);
    assert_eq!(names(&document(), 2), ["third", "fourth", "fifth"]);
    assert_eq!(names(&document(), 5), ["after"], "a follow-up");
}

#[test]
fn what_is_wrong_elsewhere_does_not_matter() {
    let broken = document().after(&Edit::text(place("scenarios[3].stem"), String::new())).unwrap();
    assert_eq!(names(&broken, 0), ["first"]);
    let untitled = document().after(&Edit::text(place("title"), String::new())).unwrap();
    assert_eq!(names(&untitled, 3), ["fourth", "fifth"]);
}

#[test]
fn what_is_wrong_here_is_told_by_its_place() {
    let broken = document().after(&Edit::text(place("scenarios[3].stem"), String::new())).unwrap();
    let problems = preview(&broken, 3).unwrap_err();
    let places: Vec<_> = problems.iter().map(|it| it.place.to_string()).collect();
    assert_eq!(places, ["scenarios[3].stem"]);
    assert_eq!(preview(&Document::from(Draft::default()), 0), Err(Vec::new()));
}
