//! Tests how long links are, in characters after `#`. `cargo test -p quiz-link --test it -- sizes
//! --nocapture` prints the lengths.

use crate::make::{draft, quiz, scenario};
use crate::samples::{QUIZZES, linked_quiz};
use crate::{file, finished, sample};
use quiz::attempt::Attempt;
use quiz::draft::Draft;
use quiz_link::{Estimate, Link, LinkedQuiz, Name, Play, Source, Spelling, encode};
use std::rc::Rc;

/// The built-in quiz with only every `step`th of the scenarios that are drawn.
fn evening(step: usize) -> Draft {
    let mut draft = file("../../static/quizzes/an-evening-at-marisols.toml");
    let groups = || draft.sections.iter().flat_map(|it| &it.groups);
    let drawn = groups().flat_map(|it| &it.scenarios).step_by(step);
    let kept: Vec<String> = drawn.cloned().collect();
    draft.scenarios.retain(|it| it.id.as_ref().is_some_and(|id| kept.contains(id)));
    for response in draft.scenarios.iter_mut().flat_map(|it| &mut it.responses) {
        response.leads_to = None;
    }
    for group in draft.sections.iter_mut().flat_map(|it| &mut it.groups) {
        group.scenarios.retain(|it| kept.contains(it));
        group.draw = group.draw.map(|it| it.min(i64::try_from(group.scenarios.len()).unwrap()));
    }
    for section in &mut draft.sections {
        section.groups.retain(|it| !it.scenarios.is_empty());
    }
    draft.sections.retain(|it| !it.groups.is_empty());
    draft
}

/// The number of words in everything that people read.
fn words(draft: &Draft) -> usize {
    let mut words = 0;
    let mut count = |text: &Option<String>| {
        words += text.as_deref().unwrap_or_default().split_whitespace().count();
    };
    [&draft.title, &draft.author, &draft.licence, &draft.intro].into_iter().for_each(&mut count);
    draft.credit.iter().for_each(|it| count(&it.text));
    for it in draft.traits.iter().chain(&draft.styles) {
        [&it.name, &it.about].into_iter().for_each(&mut count);
    }
    for it in &draft.outcomes {
        [&it.name, &it.line, &it.about, &it.next].into_iter().for_each(&mut count);
    }
    draft.sections.iter().for_each(|it| count(&it.name));
    for it in &draft.scenarios {
        [&it.name, &it.stem].into_iter().for_each(&mut count);
        for it in &it.responses {
            [&it.text, &it.rationale].into_iter().for_each(&mut count);
        }
    }
    words
}

#[track_caller]
fn check(what: &str, link: &Link, most: usize) {
    let length = encode(link, Spelling::Letters).len();
    println!("{what}: {length} characters, at most {most}");
    assert!(length <= most, "{what}: {length} characters");
}

#[test]
fn whole_quizzes() {
    let short = sample("links/first-week");
    let long = file("../../static/quizzes/an-evening-at-marisols.toml");
    let cut = [12, 6, 3, 2].map(evening);
    for draft in [short].into_iter().chain(cut).chain([long]) {
        let words = words(&draft);
        let linked_quiz = LinkedQuiz::new(quiz(&draft)).unwrap();
        // The limits: 2,500 characters for up to 700 words, and 3.6 characters a word above that.
        let most = if words <= 700 { 2_500 } else { words * 36 / 10 };
        check(&format!("a quiz of {words} words"), &Link::Quiz(linked_quiz), most);
    }
}

#[test]
fn plays() {
    let evening = quiz(&file("../../static/quizzes/an-evening-at-marisols.toml"));
    let built_in = Source::BuiltIn(Rc::clone(&evening));
    let draw = Play::draw(&built_in, 1, u32::MAX);
    check("a draw of the built-in quiz", &Link::Play(draw), 24);
    let name = Name::new("Maximiliane S").filter(|it| it.as_str().len() == 13);
    let name = name.and(Name::new("Maximilianes"));
    for choice in [1, 17, 49] {
        let attempt = finished(&evening, u32::MAX, &[choice]);
        let challenge = Play::challenge(&built_in, &attempt, name.clone()).unwrap();
        check("a challenge to the built-in quiz, by name", &Link::Play(challenge), 60);
    }
    let twelve = (0..12).map(|at| scenario(&format!("s{at}"), "choose", &[0, 3, 1, 2])).collect();
    let twelve = quiz(&draft(twelve));
    let source = Source::Linked(LinkedQuiz::new(Rc::clone(&twelve)).unwrap());
    let attempt: Attempt = finished(&twelve, u32::MAX, &[3]);
    let result = Play::result(&source, &attempt, None).unwrap().by_fingerprint();
    check("a result of twelve scenarios, by fingerprint", &Link::Play(result), 43);
}

/// An estimate is exact for texts that are compressed as in links, and a few per cent too long for
/// texts that are compressed quickly.
#[test]
fn the_length_of_a_link_is_estimated_before_it_is_made() {
    for name in QUIZZES {
        let linked_quiz = linked_quiz(name);
        let length = encode(&Link::Quiz(linked_quiz.clone()), Spelling::Letters).len();
        let estimate = Estimate::of(linked_quiz.quiz()).unwrap();
        let mut best = Vec::new();
        let options =
            zopfli::Options { iteration_count: 1.try_into().unwrap(), ..Default::default() };
        let texts = estimate.texts().as_bytes();
        zopfli::compress(options, zopfli::Format::Deflate, texts, &mut best).unwrap();
        assert_eq!(estimate.characters(best.len()), length, "{name}");
        let quick = miniz_oxide::deflate::compress_to_vec(texts, 6).len();
        let told = estimate.characters(quick);
        assert!((length..length * 11 / 10).contains(&told), "{name}: {told} for {length}");
    }
}
