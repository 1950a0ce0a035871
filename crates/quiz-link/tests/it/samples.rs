//! Samples that become golden links: every kind, format, way to name a quiz, and spelling.

use crate::make::quiz;
use crate::{finished, sample};
use quiz::Effectiveness;
use quiz::answer::Edit;
use quiz::attempt::{Attempt, Msg};
use quiz_link::{
    GraderQuiz, Link, LinkedQuiz, Name, Play, PlayMode, ReturnedKey, Room, Source, Spelling, encode,
};
use std::rc::Rc;

/// The quizzes of the samples.
pub(super) const QUIZZES: [&str; 7] = [
    "valid/choose",
    "valid/choose-k",
    "valid/best-worst",
    "valid/rank",
    "valid/rate",
    "valid/everything",
    "links/first-week",
];

/// The quiz that takes the place of the built-in one.
pub(super) const BUILT_IN: &str = "golden";

pub(super) fn linked_quiz(name: &str) -> LinkedQuiz {
    LinkedQuiz::new(quiz(&sample(name))).expect("it fits")
}

pub(super) fn built_in() -> Source {
    Source::BuiltIn(quiz(&sample(BUILT_IN)))
}

pub(super) fn grader_quiz(name: &str) -> GraderQuiz {
    let id = 0x0123_4567_89AB_CDEF ^ name.len() as u64;
    GraderQuiz::new(linked_quiz(name).quiz(), id, [7; 32]).expect("it fits")
}

/// An attempt under way, whose controls were used.
pub(super) fn under_way(source: &Source, seed: u32, steps: usize) -> Attempt {
    let start = || Attempt::start(Rc::clone(source.quiz()), 1, seed).expect("edition 1");
    let mut attempt = start();
    let edits = [
        Edit::Pick(1),
        Edit::Toggle(1),
        Edit::Best(0),
        Edit::Worst(1),
        Edit::Place(2, 0),
        Edit::Rate(1, Effectiveness::Good),
    ];
    for step in 0..=steps {
        let more = if step < steps { &[Msg::ConfirmedAsShown, Msg::WentOn][..] } else { &[] };
        for msg in edits.map(Msg::Edited).iter().chain(more) {
            attempt = attempt.update(*msg).unwrap_or(attempt);
        }
    }
    if steps > 2 { attempt.update(Msg::WentTo(1)).unwrap_or(attempt) } else { attempt }
}

/// The modes other than the default, each with its name.
pub(super) fn modes() -> [(PlayMode, &'static str); 4] {
    let room = Some(Room(0xFEDC_BA98_7654_3210));
    let (covered, other) = (true, true);
    let mode = |is_covered, is_other_instruction, room| PlayMode {
        is_covered,
        is_other_instruction,
        room,
    };
    [
        (mode(covered, false, None), "covered"),
        (mode(false, other, None), "the other instruction"),
        (mode(false, false, room), "in a room"),
        (mode(covered, other, room), "in all modes"),
    ]
}

/// All samples, each with its name.
pub(super) fn all() -> Vec<(String, String)> {
    let mut links = Vec::new();
    let mut add = |name: String, link: Link| {
        if links.len() % 9 == 8 {
            links.push((format!("{name}, in digits"), encode(&link, Spelling::Digits)));
        }
        links.push((name, encode(&link, Spelling::Letters)));
    };
    let who = Name::new("Zoë 👋");
    for name in QUIZZES {
        let linked_quiz = linked_quiz(name);
        add(format!("the quiz {name}"), Link::Quiz(linked_quiz.clone()));
        let source = Source::Linked(linked_quiz);
        for (seed, choices) in [(0, &[3, 1, 8][..]), (u32::MAX, &[0, 5, 0, 2])] {
            let attempt = finished(source.quiz(), seed, choices);
            let result = Play::result(&source, &attempt, who.clone()).unwrap();
            let challenge = Play::challenge(&source, &attempt, None).unwrap();
            add(
                format!("a result of {name}, seed {seed}, by name"),
                Link::Play(result.clone().by_fingerprint()),
            );
            add(
                format!("a challenge to {name}, seed {seed}"),
                Link::Play(challenge.clone().by_fingerprint()),
            );
            if seed == 0 && name.starts_with("valid") {
                add(format!("a result with {name}"), Link::Play(result));
                add(format!("a challenge with {name}"), Link::Play(challenge));
            }
        }
        let draw = Play::draw(&source, source.quiz().edition(), 99);
        add(format!("a draw of {name}"), Link::Play(draw.by_fingerprint()));
        for steps in [0, 2, 5] {
            let attempt = under_way(&source, 7, steps);
            let play = Play::attempt(&source, &attempt).unwrap();
            add(format!("an attempt at {name}, {steps} steps"), Link::Play(play.by_fingerprint()));
        }
        let grader_quiz = grader_quiz(name);
        let player_quiz = grader_quiz.player_quiz().unwrap();
        add(format!("{name} without its key"), Link::PlayerQuiz(player_quiz.clone()));
        add(format!("{name} with its key"), Link::GraderQuiz(grader_quiz));
        let player = Source::Player(player_quiz);
        let attempt = finished(player.quiz(), 5, &[2, 7, 1]);
        let result = Play::result(&player, &attempt, who.clone()).unwrap();
        add(format!("a result of {name} without its key"), Link::Play(result));
        let play = Play::attempt(&player, &under_way(&player, 6, 1)).unwrap();
        add(format!("an attempt at {name} without its key"), Link::Play(play));
    }
    let source = built_in();
    for (edition, seed) in [(1, 0), (2, 1), (1, u32::MAX)] {
        let draw = Play::draw(&source, edition, seed);
        add(
            format!("a draw of the built-in quiz, edition {edition}, seed {seed}"),
            Link::Play(draw),
        );
    }
    for seed in [3, 4, 5] {
        let attempt = finished(source.quiz(), seed, &[1, 9, 4, 0]);
        let result = Play::result(&source, &attempt, None).unwrap();
        add(format!("a result of the built-in quiz, seed {seed}"), Link::Play(result));
        let challenge = Play::challenge(&source, &attempt, who.clone()).unwrap();
        add(format!("a challenge to the built-in quiz, seed {seed}"), Link::Play(challenge));
        let steps = seed as usize;
        let play = Play::attempt(&source, &under_way(&source, seed, steps)).unwrap();
        add(format!("an attempt at the built-in quiz, {steps} steps"), Link::Play(play));
    }
    for name in QUIZZES {
        let grader_quiz = grader_quiz(name);
        let draw = Play::draw(&Source::Grader(grader_quiz.clone()), 1, 5);
        add(format!("a draw of {name} without its key"), Link::Play(draw));
        let marks = ReturnedKey::new(grader_quiz, PlayMode::default());
        add(format!("marks of {name} given back"), Link::ReturnedKey(marks));
    }
    let everything = Source::Linked(linked_quiz("valid/everything"));
    let player = Source::Player(grader_quiz("valid/everything").player_quiz().unwrap());
    let draw = Play::draw(&everything, 1, 8);
    add("a draw with valid/everything".to_owned(), Link::Play(draw));
    for (mode, told) in modes() {
        for (source, about) in [
            (&source, "the built-in quiz"),
            (&everything, "valid/everything"),
            (&player, "valid/everything without its key"),
        ] {
            let mut put = |what: &str, play: Option<Play>| {
                let play = play.map(Play::by_fingerprint).and_then(|it| it.in_mode(mode));
                let named = format!("{what} {about}, {told}");
                if let Some(play) = play {
                    add(named, Link::Play(play));
                }
            };
            let attempt = finished(source.quiz(), 6, &[2, 7, 0, 1]);
            put("a draw of", Some(Play::draw(source, 1, 6)));
            put("an attempt at", Play::attempt(source, &under_way(source, 6, 1)));
            put("a challenge to", Play::challenge(source, &attempt, None));
            put("a result of", Play::result(source, &attempt, who.clone()));
        }
        let marks = ReturnedKey::new(grader_quiz("valid/rank"), mode);
        add(format!("marks of valid/rank given back, {told}"), Link::ReturnedKey(marks));
    }
    links.push(("a draw as it was told before version 1".to_owned(), "d0.2.4294967295".to_owned()));
    links
}
