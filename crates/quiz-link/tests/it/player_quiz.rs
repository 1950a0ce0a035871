//! Tests that a link without a key does not give the key away.

use crate::make::{by_key, draft, quiz, scenario};
use crate::{finished, sample, samples};
use quiz::attempt::{Attempt, Msg};
use quiz::draft::{Draft, OutcomeDraft, TermDraft};
use quiz::format::Choose;
use quiz::score::{Score, Scorecard};
use quiz::{Effectiveness, Feedback, Format};
use quiz_link::{GraderQuiz, Link, LinkError, Opened, Play, PlayerQuiz, Source, Spelling, encode};
use std::rc::Rc;

fn player_quiz(draft: &Draft, secret: u8) -> PlayerQuiz {
    GraderQuiz::new(&quiz(draft), 42, [secret; 32]).unwrap().player_quiz().unwrap()
}

fn link(player_quiz: &PlayerQuiz) -> String {
    encode(&Link::PlayerQuiz(player_quiz.clone()), Spelling::Letters)
}

/// Changes everything in a draft that tells of the key, and nothing that players see before they
/// answer.
fn other_key(mut draft: Draft) -> Draft {
    let text = |text: &str| Some(text.to_owned());
    draft.id = text("other");
    draft.edition = Some(7);
    draft.feedback = text("at-end");
    draft.traits = vec![TermDraft { id: text("t"), name: text("T"), about: text("New") }];
    draft.styles.clear();
    let last = OutcomeDraft {
        id: text("o"),
        name: text("O"),
        about: text("New"),
        ..draft.outcomes[0].clone()
    };
    draft.outcomes = vec![OutcomeDraft { when: Vec::new(), ..last }];
    for (at, section) in draft.sections.iter_mut().enumerate() {
        section.id = Some(format!("other-{at}"));
    }
    for it in &mut draft.scenarios {
        it.traits = vec!["t".to_owned()];
        it.weight = Some(9);
        let keys: Vec<_> = it.responses.iter().map(|it| (it.effectiveness, it.rank)).collect();
        for (at, response) in it.responses.iter_mut().enumerate() {
            (response.effectiveness, response.rank) = keys[(at + 1) % keys.len()];
            response.rationale = text("Another reason.");
            response.style = None;
        }
    }
    draft
}

#[test]
fn quizzes_that_differ_in_their_key_give_one_link() {
    for secret in [0, 1, 200] {
        let draft = sample("links/first-week");
        let other = other_key(draft.clone());
        assert_ne!(quiz(&draft), quiz(&other));
        assert_eq!(link(&player_quiz(&draft, secret)), link(&player_quiz(&other, secret)));
    }
}

#[test]
fn nothing_that_tells_of_the_key_is_left() {
    for name in samples::QUIZZES {
        let draft = sample(name);
        let player_quiz = player_quiz(&draft, 3);
        let quiz = player_quiz.quiz();
        assert_eq!(quiz.feedback(), Feedback::Never);
        assert_eq!((quiz.traits().count(), quiz.styles().count()), (0, 0));
        let text = format!("{quiz:?}");
        let told = draft.scenarios.iter().flat_map(|it| &it.responses);
        let told = told.filter_map(|it| it.rationale.as_ref());
        let terms = draft.traits.iter().chain(&draft.styles).filter_map(|it| it.about.as_ref());
        let outcomes = draft.outcomes.iter().filter_map(|it| it.about.as_ref());
        for secret in told.chain(terms).chain(outcomes) {
            assert!(!text.contains(secret.as_str()), "{name}: {secret}");
        }
        for (_, it) in quiz.scenarios() {
            assert_eq!(it.weight, 0);
            assert!(it.responses.iter().all(|it| it.style.is_none() && it.leads_to.is_none()));
        }
    }
}

/// Authors write the best response first. In a player quiz it is at each position equally often.
#[test]
fn the_order_of_responses_tells_nothing() {
    let scenarios: Vec<_> =
        (0..40).map(|at| scenario(&format!("s{at}"), "choose", &[3, 2, 1, 0])).collect();
    let quiz = quiz(&draft(scenarios));
    let mut places = [[0; 4]; 4];
    for secret in 0..10 {
        let grader_quiz = GraderQuiz::new(&quiz, 1, [secret; 32]).unwrap();
        for (_, scenario) in grader_quiz.quiz().scenarios() {
            let Format::Choose(Choose { key }) = &scenario.format else { panic!("another format") };
            for (place, it) in key.iter().enumerate() {
                places[*it as usize][place] += 1;
            }
        }
    }
    // Of 400 scenarios, 100 are expected at each position, with a standard deviation of nine.
    assert!(places.as_flattened().iter().all(|it| (60..=140).contains(it)), "{places:?}");
    assert_eq!(Effectiveness::VeryGood as usize, 3);
}

#[test]
fn a_facilitator_marks_what_players_sent() {
    let grader_quiz = samples::grader_quiz("links/first-week");
    let facilitator = Source::Grader(grader_quiz.clone());
    let player = Source::Player(grader_quiz.player_quiz().unwrap());
    // A player who knows the key plays the player quiz.
    let mut attempt = Attempt::start(Rc::clone(player.quiz()), 1, 11).unwrap();
    let answers =
        attempt.path().iter().map(|it| Some(by_key(grader_quiz.quiz().scenario(it.scenario))));
    let answers: Vec<_> = answers.collect();
    attempt = Attempt::replay(Rc::clone(player.quiz()), 1, 11, answers).unwrap();
    attempt = attempt.update(Msg::Finished).unwrap();
    assert_eq!(Scorecard::of(&attempt).total, None);
    let result = Play::result(&player, &attempt, None).unwrap();
    let Ok(Opened::Result(marked, None)) = result.open(&facilitator) else { panic!("no result") };
    assert_eq!(Scorecard::of(&marked).total.and_then(Score::percent), Some(100));
}

#[test]
fn a_key_less_quiz_is_no_challenge() {
    let grader_quiz = samples::grader_quiz("valid/rank");
    let player = Source::Player(grader_quiz.player_quiz().unwrap());
    let attempt = finished(player.quiz(), 1, &[1]);
    assert_eq!(Play::challenge(&player, &attempt, None), None);
    assert_eq!(Play::result(&Source::Grader(grader_quiz), &attempt, None), None);
}

/// The facilitator can give a class a link to one draw.
#[test]
fn a_key_less_quiz_is_drawn_for_all_who_have_it() {
    let grader_quiz = samples::grader_quiz("valid/rank");
    let player = Source::Player(grader_quiz.player_quiz().unwrap());
    let draw = Play::draw(&Source::Grader(grader_quiz.clone()), 1, 9);
    assert_eq!(draw, Play::draw(&player, 1, 9));
    assert_eq!(draw.open(&player), Ok(Opened::Draw(1, 9)));
    let other = GraderQuiz::new(grader_quiz.quiz(), 1, [0; 32]).unwrap().player_quiz().unwrap();
    assert_eq!(draw.open(&Source::Player(other)), Err(LinkError::OtherQuiz));
}

/// The fingerprint in plays is that in storage, for the player quiz and for the grader quiz.
#[test]
fn a_key_less_quiz_has_one_name_in_plays() {
    for name in samples::QUIZZES {
        let grader_quiz = samples::grader_quiz(name);
        let player_quiz = grader_quiz.player_quiz().unwrap();
        assert_eq!(grader_quiz.player_fingerprint(), player_quiz.fingerprint());
        assert_ne!(grader_quiz.fingerprint(), player_quiz.fingerprint());
    }
}

#[test]
fn a_result_is_marked_by_its_own_quiz_only() {
    let player = Source::Player(samples::grader_quiz("valid/rank").player_quiz().unwrap());
    let attempt = finished(player.quiz(), 1, &[1]);
    let result = Play::result(&player, &attempt, None).unwrap();
    let others = [
        Source::Grader(samples::grader_quiz("valid/rate")),
        Source::Grader(GraderQuiz::new(player.quiz(), 1, [0; 32]).unwrap()),
        Source::Linked(samples::linked_quiz("valid/rank")),
        samples::built_in(),
    ];
    for other in others {
        assert_eq!(result.open(&other), Err(LinkError::OtherQuiz));
    }
}
