//! Tests links that people have: each opens for ever, with the same content.
//!
//! `data/links/version-1.txt` has links of version 1 and `version-2.txt` links of version 2, each
//! with its content as text. The second file may only grow: run with `FREEZE_LINKS=1` to add the
//! samples whose names it does not have. The first file is complete, since plays of version 1 are
//! not made any more.

use crate::samples::{self, QUIZZES};
use quiz::attempt::Attempt;
use quiz::format::Rank;
use quiz::{Format, Quiz};
use quiz_link::{
    About, Link, Opened, Play, PlayMode, PlayerQuizName, ShortName, Source, Spelling, decode,
    encode,
};
use std::fmt::Write as _;
use std::fs;
use std::rc::Rc;

const VERSION_1: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/links/version-1.txt");
const VERSION_2: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/links/version-2.txt");

const BROKEN: &str = "links that people have would no longer mean what they meant. A change to \
    layout, packing, draw or shuffle needs a new version: see docs/link-format.md";

/// The quizzes that the receiver of the golden links has.
struct Receiver(Vec<Source>);

impl Receiver {
    fn new() -> Receiver {
        let mut sources: Vec<_> =
            QUIZZES.iter().map(|it| Source::Linked(samples::linked_quiz(it))).collect();
        for grader_quiz in QUIZZES.map(samples::grader_quiz) {
            sources.push(Source::Player(grader_quiz.player_quiz().unwrap()));
        }
        sources.push(samples::built_in());
        Receiver(sources)
    }

    /// Describes the content of a link, field by field.
    fn describe(&self, text: &str) -> Result<String, String> {
        let mut out = String::new();
        match decode(text).map_err(|it| it.to_string())? {
            Link::Quiz(it) => {
                writeln!(out, "quiz {}", it.fingerprint()).unwrap();
                describe_quiz(&mut out, it.quiz());
            }
            Link::PlayerQuiz(it) => {
                writeln!(out, "key-less {}", mark(it.short_name())).unwrap();
                describe_quiz(&mut out, it.quiz());
            }
            Link::GraderQuiz(it) => {
                writeln!(out, "keyed {}", mark(it.short_name())).unwrap();
                describe_quiz(&mut out, it.quiz());
            }
            Link::ReturnedKey(it) => {
                let mark = mark(it.grader_quiz().short_name());
                writeln!(out, "marks of {mark}, {:?}", it.mode()).unwrap();
                describe_quiz(&mut out, it.grader_quiz().quiz());
            }
            Link::Play(play) => self.describe_play(&mut out, &play)?,
        }
        Ok(out)
    }

    fn describe_play(&self, out: &mut String, play: &Play) -> Result<(), String> {
        let source = match play.about() {
            About::Linked(it) => Source::Linked(it.clone()),
            about => self.0.iter().find(|it| about.is(it)).ok_or("of no quiz here")?.clone(),
        };
        let about = match play.about() {
            About::BuiltIn(_) => "built in".to_owned(),
            About::Linked(it) => format!("carried {}", it.fingerprint()),
            About::Known(name) => format!("known {name}"),
            About::PlayerQuiz(name) => format!("key-less {name}"),
            About::Short(ShortName::Quiz(_)) => format!("known {}", source.quiz().id()),
            About::Short(ShortName::PlayerQuiz(name)) => format!("key-less {}", mark(*name)),
        };
        writeln!(out, "{:?}, {about}", play.kind()).unwrap();
        if play.mode() != PlayMode::default() {
            writeln!(out, "{:?}", play.mode()).unwrap();
        }
        match play.open(&source).map_err(|it| it.to_string())? {
            Opened::Draw(edition, seed) => {
                let quiz = Rc::clone(source.quiz());
                describe_attempt(out, &Attempt::start(quiz, edition, seed).unwrap());
            }
            Opened::Attempt(attempt) => describe_attempt(out, &attempt),
            Opened::Challenge(attempt, name) | Opened::Result(attempt, name) => {
                writeln!(out, "by {name:?}").unwrap();
                describe_attempt(out, &attempt);
            }
        }
        Ok(())
    }
}

/// Describes the draw, the position of the player, and the steps that were shown, half-answered and
/// answered.
fn describe_attempt(out: &mut String, attempt: &Attempt) {
    let draw = attempt.draw();
    let (edition, seed) = (draw.edition(), draw.seed());
    write!(out, "edition {edition}, seed {seed}:").unwrap();
    for it in draw.scenarios() {
        write!(out, " {}", attempt.quiz().scenario(it.scenario).id).unwrap();
    }
    let (at, shown, finished) = (attempt.position(), attempt.shown(), attempt.is_finished());
    writeln!(out, "\nat {at} of {shown} shown, finished {finished}").unwrap();
    for at in 0..attempt.path().len() {
        let (id, order) = (&attempt.scenario(at).id, attempt.order(at));
        let given = attempt.answer(at).map(quiz::answer::Answer::given);
        writeln!(out, "{id} {order:?}: {:?} {given:?}", attempt.entry(at)).unwrap();
    }
}

/// Describes the name of a player quiz in the words of the stored files, which are older than the name of the type.
fn mark(name: PlayerQuizName) -> String {
    format!("{name:x?}").replace("PlayerQuizName", "KeylessMark")
}

/// Describes everything in a quiz, one part a line.
fn describe_quiz(out: &mut String, quiz: &Quiz) {
    let (id, edition, title) = (quiz.id(), quiz.edition(), quiz.title());
    writeln!(out, "{id} {edition} {title:?} {:?} {:?}", quiz.author(), quiz.credit()).unwrap();
    let moments = (quiz.instruction(), quiz.feedback());
    writeln!(out, "{:?} {:?} {moments:?}", quiz.licence(), quiz.language()).unwrap();
    writeln!(out, "{:?}", quiz.intro()).unwrap();
    quiz.traits().for_each(|(_, it)| writeln!(out, "{it:?}").unwrap());
    quiz.styles().for_each(|(_, it)| writeln!(out, "{it:?}").unwrap());
    quiz.outcomes().for_each(|(_, it)| writeln!(out, "{it:?}").unwrap());
    quiz.sections().iter().for_each(|it| writeln!(out, "{it:?}").unwrap());
    for (_, it) in quiz.scenarios() {
        let (weight, shuffle, ends) = (it.weight, it.shuffle, it.ends);
        let rest = (&it.traits, weight, shuffle, ends, it.since, it.retired);
        writeln!(out, "{} {:?} {:?} {rest:?}", it.id, it.name, it.stem).unwrap();
        match &it.format {
            Format::Rank(Rank { key }) => writeln!(out, "rank {key:?}").unwrap(),
            Format::Choose(it) => writeln!(out, "{it:?}").unwrap(),
            Format::ChooseK(it) => writeln!(out, "{it:?}").unwrap(),
            Format::BestWorst(it) => writeln!(out, "{it:?}").unwrap(),
            Format::Rate(it) => writeln!(out, "{it:?}").unwrap(),
        }
        it.responses.iter().for_each(|it| writeln!(out, "{it:?}").unwrap());
    }
}

/// The golden links of a version: the name, the link, and the description of its content.
fn golden(path: &str) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let entries = text.split("\n\n").filter(|it| !it.trim().is_empty());
    entries
        .map(|entry| {
            let (name, rest) = entry.trim_start().split_once('\n').expect("a name");
            let (link, content) = rest.split_once('\n').expect("a link");
            (name.to_owned(), link.to_owned(), format!("{}\n", content.trim_end()))
        })
        .collect()
}

/// All golden links, each with its name.
pub(super) fn all() -> Vec<(String, String)> {
    let all = [VERSION_1, VERSION_2].map(golden).into_iter().flatten();
    all.map(|(name, link, _)| (name, link)).collect()
}

/// Whether a link is of version 2.
fn is_of_2(link: &str) -> bool {
    link[1..].starts_with("2.")
}

/// Adds the samples that the golden links of version 2 do not have yet.
fn freeze(receiver: &Receiver) {
    let mut golden = golden(VERSION_2);
    for (name, link) in samples::all() {
        if is_of_2(&link) && !golden.iter().any(|it| it.0 == name) {
            let content = receiver.describe(&link).expect("a link of our own");
            golden.push((name, link, content));
        }
    }
    let entry = |(name, link, content): &_| format!("{name}\n{link}\n{content}");
    fs::write(VERSION_2, golden.iter().map(entry).collect::<Vec<_>>().join("\n")).unwrap();
}

#[test]
fn every_link_that_people_have_opens_as_ever() {
    let receiver = Receiver::new();
    if std::env::var_os("FREEZE_LINKS").is_some() {
        freeze(&receiver);
    }
    for (path, least) in [(VERSION_1, 130), (VERSION_2, 150)] {
        let golden = golden(path);
        assert!(golden.len() >= least, "only {} links are golden in {path}", golden.len());
        for (name, link, content) in golden {
            assert_eq!(receiver.describe(&link), Ok(content), "{name}, {link}:\n{BROKEN}");
            // A link that is passed on stays the same.
            let is_digits = link.starts_with(|it: char| it.is_ascii_uppercase());
            let spelling = if is_digits { Spelling::Digits } else { Spelling::Letters };
            assert_eq!(encode(&decode(&link).unwrap(), spelling), link, "{name}:\n{BROKEN}");
        }
    }
}

/// A link with a quiz may differ, since a text can be compressed in many ways. Its content has to
/// be the same.
#[test]
fn links_are_still_made_the_same_way() {
    let receiver = Receiver::new();
    let (version_1, version_2) = (golden(VERSION_1), golden(VERSION_2));
    for (name, link) in samples::all() {
        let golden = if is_of_2(&link) { &version_2 } else { &version_1 };
        let content = receiver.describe(&link).expect("a link of our own");
        let is_it = |it: &&(String, String, String)| it.0 == name && it.2 == content;
        let (_, frozen, _) =
            golden.iter().find(is_it).unwrap_or_else(|| panic!("{name}: {BROKEN}"));
        let holds_a_quiz = frozen.len() > 130;
        assert!(holds_a_quiz || link == *frozen, "{name}, {link} for {frozen}: {BROKEN}");
    }
}
