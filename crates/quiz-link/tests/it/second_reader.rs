//! Compares with a second program, `tests/second_reader/links.py`, which was written from
//! `docs/link-format.md` alone: both read all links that people have alike.

use crate::golden;
use crate::samples::{self, QUIZZES};
use quiz::answer::{Entry, Given};
use quiz::attempt::Attempt;
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::{Format, Quiz, Scenario};
use quiz_link::{
    About, Link, LinkError, LinkedQuiz, Opened, Play, PlayMode, Source, Spelling, decode, encode,
};
use serde_json::{Value, json};
use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};
use std::rc::Rc;

const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/second_reader/links.py");

/// The output of the second program; `None` where there is no Python to run it.
fn run(arguments: &[&str], input: &str) -> Option<String> {
    let mut command = Command::new("python3");
    command.arg(PROGRAM).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = match command.spawn() {
        Ok(program) => program,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            println!("no python3: links are not read by the second program");
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    // The output may fill the pipe before all input is read.
    let (mut stdin, input) = (program.stdin.take().unwrap(), input.to_owned());
    let writes = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = program.wait_with_output().unwrap();
    writes.join().unwrap().unwrap();
    assert!(output.status.success(), "{}", output.status);
    Some(String::from_utf8(output.stdout).unwrap())
}

fn letters(link: &Link) -> String {
    encode(link, Spelling::Letters)
}

/// The links to the quizzes at hand: that to the built-in quiz of the samples, then the others.
fn at_hand() -> String {
    let linked_quiz = LinkedQuiz::new(Rc::clone(samples::built_in().quiz())).unwrap();
    let mut links = vec![letters(&Link::Quiz(linked_quiz))];
    for name in QUIZZES {
        links.push(letters(&Link::Quiz(samples::linked_quiz(name))));
        links.push(letters(&Link::PlayerQuiz(samples::grader_quiz(name).player_quiz().unwrap())));
    }
    links.join(" ") + "\n"
}

fn sources() -> Vec<Source> {
    let player_quiz = |name| Source::Player(samples::grader_quiz(name).player_quiz().unwrap());
    let linked_quiz = QUIZZES.map(|it| Source::Linked(samples::linked_quiz(it)));
    [samples::built_in()].into_iter().chain(linked_quiz).chain(QUIZZES.map(player_quiz)).collect()
}

fn given(given: &Given) -> Value {
    match given {
        Given::Choose(at) => json!(at),
        Given::ChooseK(picked) => json!(picked),
        Given::BestWorst(best, worst) => json!([best, worst]),
        Given::Rank(order) => json!(order),
        Given::Rate(ratings) => json!(ratings),
    }
}

fn entry(entry: &Entry) -> Value {
    match entry {
        Entry::Choose(at) => json!(at),
        Entry::ChooseK(picked) => json!(picked),
        Entry::BestWorst(best, worst) => json!([best, worst]),
        Entry::Rank(order) => json!(order),
        Entry::Rate(ratings) => json!(ratings),
    }
}

/// Makes sure that the second program reads a play as this one does.
fn compare_play(name: &str, play: &Play, sources: &[Source], told: &Value) {
    let source = match play.about() {
        About::Linked(it) => Source::Linked(it.clone()),
        about => sources.iter().find(|it| about.is(it)).expect("a quiz at hand").clone(),
    };
    let quiz = source.quiz();
    let mode: PlayMode = play.mode();
    let flags = u8::from(mode.is_covered)
        + 2 * u8::from(mode.is_other_instruction)
        + 4 * u8::from(mode.room.is_some());
    assert_eq!(told["flags"], json!(flags), "{name}");
    assert_eq!(told["room"], json!(mode.room.map(|it| it.0)), "{name}");
    assert_eq!(told["name"], json!(play.name().map(ToString::to_string)), "{name}");
    assert_eq!(told["quiz"], json!(quiz.id().as_str()), "{name}");
    let named = source.play_fingerprint().map_or("built in".to_owned(), |it| it.to_string());
    assert_eq!(told["name of quiz"], json!(named), "{name}");
    let attempt = match play.open(&source).unwrap() {
        Opened::Draw(edition, seed) => Attempt::start(Rc::clone(quiz), edition, seed).unwrap(),
        Opened::Attempt(it) | Opened::Challenge(it, _) | Opened::Result(it, _) => it,
    };
    let draw = attempt.draw();
    assert_eq!(told["edition"], json!(draw.edition()), "{name}");
    assert_eq!(told["seed"], json!(draw.seed()), "{name}");
    let drawn: Vec<_> =
        draw.scenarios().iter().map(|it| quiz.scenario(it.scenario).id.as_str()).collect();
    assert_eq!(told["drawn"], json!(drawn), "{name}");
    let Some(steps) = told["steps"].as_array() else {
        assert_eq!(told["kind"], "d", "{name}");
        return;
    };
    assert_eq!(told["at"], json!(attempt.position()), "{name}");
    if attempt.is_finished() {
        assert_eq!(steps.len(), attempt.path().len(), "{name}");
    }
    for step in steps {
        let at = usize::try_from(step["place"].as_u64().unwrap()).unwrap();
        assert_eq!(step["id"], json!(attempt.scenario(at).id.as_str()), "{name}");
        assert_eq!(step["order"], json!(attempt.order(at)), "{name}");
        let answer = attempt.answer(at).map(|it| given(it.given()));
        assert_eq!(step["given"], answer.unwrap_or_default(), "{name}");
        if !step["shows"].is_null() {
            assert_eq!(step["shows"], entry(&attempt.entry(at)), "{name}");
        }
    }
}

fn compare_quiz(name: &str, quiz: &Quiz, has_key: bool, told: &Value) {
    assert_eq!(told["id"], json!(quiz.id().as_str()), "{name}");
    assert_eq!(told["title"], json!(quiz.title()), "{name}");
    assert_eq!(told["author"], json!(quiz.author()), "{name}");
    assert_eq!(told["intro"], json!(quiz.intro()), "{name}");
    assert_eq!(told["language"], json!(quiz.language()), "{name}");
    assert_eq!(told["edition"], json!(quiz.edition()), "{name}");
    let scenarios = told["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), quiz.scenarios().count(), "{name}");
    for ((_, it), told) in quiz.scenarios().zip(scenarios) {
        let name = format!("{name}, {}", it.id);
        assert_eq!(told["id"], json!(it.id.as_str()), "{name}");
        assert_eq!(
            told["name"],
            json!(if has_key { &it.name } else { told["name"].as_str().unwrap() })
        );
        assert_eq!(told["stem"], json!(it.stem), "{name}");
        let texts: Vec<_> = it.responses.iter().map(|it| &it.text).collect();
        assert_eq!(told["texts"], json!(texts), "{name}");
        assert_eq!(told["shuffled"], json!(u8::from(it.shuffle)), "{name}");
        if has_key {
            compare_key(&name, quiz, it, told);
        }
    }
}

fn compare_key(name: &str, quiz: &Quiz, it: &Scenario, told: &Value) {
    let rationales: Vec<_> = it.responses.iter().map(|it| &it.rationale).collect();
    assert_eq!(told["rationales"], json!(rationales), "{name}");
    let leads = it.responses.iter().map(|it| it.leads_to);
    let place = |to| quiz.scenarios().position(|(at, _)| at == to);
    let leads: Vec<_> = leads.map(|it| it.and_then(place)).collect();
    assert_eq!(told["leads"], json!(leads), "{name}");
    assert_eq!(told["weight"], json!(it.weight), "{name}");
    assert_eq!(told["since"], json!(it.since), "{name}");
    assert_eq!(told["retired"], json!(it.retired.unwrap_or(0)), "{name}");
    let key = match &it.format {
        // The second program gives the right order of the responses.
        Format::Rank(Rank { key }) => {
            let mut order: Vec<_> = (0..key.len()).collect();
            order.sort_by_key(|it| key[*it]);
            json!(order)
        }
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. })
        | Format::Rate(Rate { key, .. }) => {
            json!(key.iter().map(|it| *it as u8).collect::<Vec<_>>())
        }
    };
    assert_eq!(told["key"], key, "{name}");
}

#[test]
fn another_program_reads_all_links_as_this_one_does() {
    let links = golden::all();
    let texts: Vec<_> = links.iter().map(|(_, link)| link.as_str()).collect();
    let Some(answers) = run(&["read"], &(at_hand() + &texts.join("\n") + "\n")) else { return };
    let sources = sources();
    assert_eq!(answers.lines().count(), links.len());
    for ((name, link), told) in links.iter().zip(answers.lines()) {
        let told: Value = serde_json::from_str(told).unwrap();
        assert_eq!(told.get("error"), None, "{name}, {link}");
        match decode(link).unwrap() {
            Link::Play(play) => compare_play(name, &play, &sources, &told),
            Link::Quiz(it) => {
                let hash = told["quiz"]["hash"].as_str().unwrap();
                assert_eq!(hash[..32], it.fingerprint().to_string(), "{name}");
                compare_quiz(name, it.quiz(), true, &told["quiz"]);
            }
            Link::PlayerQuiz(it) => compare_quiz(name, it.quiz(), false, &told["quiz"]),
            Link::GraderQuiz(it) => compare_quiz(name, it.quiz(), true, &told["quiz"]),
            Link::ReturnedKey(it) => {
                assert_eq!(told["room"], json!(it.mode().room.map(|it| it.0)), "{name}");
                compare_quiz(name, it.grader_quiz().quiz(), true, &told["quiz"]);
            }
        }
    }
}

/// Both programs undo the same damage, and give the same reasons for links that do not open.
#[test]
fn another_program_undoes_and_tells_the_same() {
    let draw = "d2.AJvQu-gHAACWXCO1Q";
    let long = format!("d2.{}", "A".repeat(600_000));
    let texts = [
        format!("#{draw}%20and%20words"),
        format!("<https://example.org/?a=b%23{draw}.%20Bye>"),
        format!("Quiz #3: https://example.org/#{draw}?utm_source=mail"),
        format!("https://example.org/#{} {}", &draw[..9], &draw[9..]),
        format!("{}\u{200B}{}\u{AD}", &draw[..9], &draw[9..]),
        format!("{draw}+Bye"),
        format!("{draw}#d2.x"),
        draw[..draw.len() - 1].to_owned(),
        draw.replace("Qu", "Qv"),
        format!("{draw}Q"),
        "q1.".to_owned(),
        "q1".to_owned(),
        "q2.AAAA".to_owned(),
        "m1.A".to_owned(),
        "d10.A".to_owned(),
        "d01.A".to_owned(),
        "d0.1.5".to_owned(),
        "d0.01.5".to_owned(),
        "d0.1.4294967296".to_owned(),
        "D0.1.5".to_owned(),
        "hello".to_owned(),
        "D2.0017".to_owned(),
        "D2.999".to_owned(),
        long,
    ];
    let input = at_hand() + &texts.join("\n") + "\n";
    let Some(answers) = run(&["read"], &input) else { return };
    assert_eq!(answers.lines().count(), texts.len());
    for (text, told) in texts.iter().zip(answers.lines()) {
        let told: Value = serde_json::from_str(told).unwrap();
        let told = told["error"].as_str();
        let expected = match decode(text) {
            Ok(Link::Play(play)) if sources().iter().any(|it| play.about().is(it)) => None,
            Ok(_) | Err(LinkError::OtherQuiz) => Some("another quiz"),
            Err(LinkError::NotOurs) => Some("not ours"),
            Err(LinkError::Newer) => Some("newer"),
            Err(LinkError::CutShort) => Some("cut short"),
            Err(LinkError::Damaged) => Some("damaged"),
            Err(LinkError::TooBig) => Some("too big"),
            Err(LinkError::Unsound(_)) => Some("unsound"),
        };
        assert_eq!(told, expected, "{}", text.get(..80).unwrap_or(text));
    }
}

#[test]
fn another_program_draws_the_same() {
    let golden = include_str!("../../../quiz/tests/data/golden-draws.txt");
    let linked_quiz = LinkedQuiz::new(Rc::clone(samples::built_in().quiz())).unwrap();
    let link = letters(&Link::Quiz(linked_quiz));
    let seeds = golden.lines().filter_map(|it| it.strip_prefix("seed "));
    let arguments: Vec<_> = ["draws", &link].into_iter().chain(seeds).collect();
    let Some(drawn) = run(&arguments, "") else { return };
    assert_eq!(drawn, golden);
}
