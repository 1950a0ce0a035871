//! The messages to the page around a frame, as `docs/embedding.md` describes them.
//!
//! The messages about a play are computed from the model before and after a change, so that each change is reported
//! once.

use crate::notice::Notice;
use crate::play_links::Shareable;
use crate::player::model::Model;
use crate::player::pages::result::outcomes;
use core::fmt;
use quiz::answer::Answer;
use quiz::attempt::{Attempt, Step};
use quiz::record::Record;
use quiz::score::{Score, Scorecard, marks};
use quiz::{Feedback, Quiz};
use quiz_link::{Link, Source};

/// The name that marks messages from this page, and messages to it.
pub const NAME: &str = "what-do-you-do";

/// The version of the message format.
pub const VERSION: u32 = 1;

/// The language of the interface.
const LANGUAGE: &str = "en";

/// The address that the verbs of the Experience API begin with.
const VERBS: &str = "http://adlnet.gov/expapi/verbs/";

/// A JSON value: a message, or a part of one. [`Display`](fmt::Display) writes it as JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `true` or `false`.
    Flag(bool),
    /// A number; `None` is written as `null`.
    Number(Option<u32>),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object: its fields, in order.
    Object(Vec<(&'static str, Json)>),
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Flag(it) => it.fmt(f),
            Json::Number(None) => f.write_str("null"),
            Json::Number(Some(it)) => it.fmt(f),
            Json::Text(it) => write_text(f, it),
            Json::List(all) => {
                f.write_str("[")?;
                for (at, it) in all.iter().enumerate() {
                    write!(f, "{}{it}", if at > 0 { "," } else { "" })?;
                }
                f.write_str("]")
            }
            Json::Object(all) => {
                f.write_str("{")?;
                for (at, (name, it)) in all.iter().enumerate() {
                    write!(f, "{}\"{name}\":{it}", if at > 0 { "," } else { "" })?;
                }
                f.write_str("}")
            }
        }
    }
}

fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for it in text.chars() {
        match it {
            '"' | '\\' => write!(f, "\\{it}")?,
            it if it.is_control() => write!(f, "\\u{:04x}", u32::from(it))?,
            it => write!(f, "{it}")?,
        }
    }
    f.write_str("\"")
}

fn text(text: &(impl ToString + ?Sized)) -> Json {
    Json::Text(text.to_string())
}

fn number(number: u32) -> Json {
    Json::Number(Some(number))
}

fn count(count: usize) -> Json {
    Json::Number(u32::try_from(count).ok())
}

/// Returns the score in per cent, as the page shows it. Returns `null` where the page uses words instead.
fn percent(score: Option<Score>) -> Json {
    Json::Number(score.and_then(Score::percent))
}

fn message(event: &'static str, more: Vec<(&'static str, Json)>) -> Json {
    let mut message =
        vec![("from", text(NAME)), ("version", number(VERSION)), ("event", text(event))];
    message.extend(more);
    Json::Object(message)
}

/// Makes a message that is a statement of the Experience API without an actor.
fn statement(event: &'static str, quiz: &Quiz, more: Vec<(&'static str, Json)>) -> Json {
    let about = vec![("title", text(quiz.title())), ("language", text(quiz.language()))];
    let mut all =
        vec![("verb", Json::Text(format!("{VERBS}{event}"))), ("quiz", Json::Object(about))];
    all.extend(more);
    message(event, all)
}

/// Makes the message that the page has started.
pub fn initialized(model: &Model) -> Json {
    let is_kept = !model.notices.contains(&Notice::NotKept);
    let more = vec![("language", text(LANGUAGE)), ("kept", Json::Flag(is_kept))];
    statement("initialized", model.quiz(), more)
}

/// Makes the message that the page has a new height, in CSS pixels.
pub fn resized(height: u32) -> Json {
    message("resized", vec![("height", number(height))])
}

/// Returns the messages about the difference between two states of the model. `is_turned` says whether another screen is
/// shown, and `address` makes the full address of a link.
pub fn events(
    before: &Model,
    after: &Model,
    is_turned: bool,
    address: impl Fn(&Link) -> String,
) -> Vec<Json> {
    let mut events = Vec::new();
    // An attempt with another time of start was read from storage. Its events were reported when it was played.
    if let Some((id, was)) = before.playing()
        && let Some(is) = after.records.get(&id).filter(|it| it.started == was.started)
    {
        let attempt = &is.attempt;
        if !is_begun(was) && is_begun(is) {
            events.push(attempted(attempt));
        }
        let steps = (0..attempt.path().len()).filter(|at| {
            let now = Came::at(attempt, *at);
            now.is_some() && now != Came::of(&was.attempt, attempt.path()[*at])
        });
        events.extend(steps.map(|at| answered(attempt, at)));
        if attempt.is_finished() && !was.attempt.is_finished() {
            events.push(completed(&after.source, attempt, address));
        }
    }
    if is_turned {
        events.push(message("turned", Vec::new()));
    }
    events
}

/// Whether the player has done anything in this attempt, even if they took it back.
fn is_begun(record: &Record) -> bool {
    record.attempt.is_touched() || record.changed > record.started
}

/// The result of a step that the player has left or answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came<'a> {
    Answered(&'a Answer),
    /// The player went on without an answer.
    LeftOut,
}

impl<'a> Came<'a> {
    fn at(attempt: &'a Attempt, position: usize) -> Option<Came<'a>> {
        let is_behind = position != attempt.position() && position + 1 < attempt.shown();
        let is_left = is_behind || attempt.is_finished();
        attempt.answer(position).map(Came::Answered).or(is_left.then_some(Came::LeftOut))
    }

    fn of(attempt: &'a Attempt, step: Step) -> Option<Came<'a>> {
        let at = attempt.path().iter().position(|it| *it == step)?;
        Came::at(attempt, at)
    }
}

fn attempted(attempt: &Attempt) -> Json {
    let draw = attempt.draw();
    let more = vec![("seed", number(draw.seed())), ("scenarios", count(draw.scenarios().len()))];
    statement("attempted", attempt.quiz(), more)
}

fn answered(attempt: &Attempt, position: usize) -> Json {
    let scenario = attempt.scenario(position);
    let about = vec![("id", text(&scenario.id)), ("name", text(&scenario.name))];
    let mut more = vec![
        ("step", count(position + 1)),
        ("scenario", Json::Object(about)),
        ("skipped", Json::Flag(attempt.answer(position).is_none())),
    ];
    let marks = marks(attempt, position);
    if attempt.quiz().feedback() == Feedback::AtOnce && marks.scored {
        let marks =
            vec![("earned", number(marks.earned)), ("possible", number(marks.worth.possible))];
        more.push(("marks", Json::Object(marks)));
    }
    statement("answered", attempt.quiz(), more)
}

fn completed(source: &Source, attempt: &Attempt, address: impl Fn(&Link) -> String) -> Json {
    let quiz = attempt.quiz();
    let mut more = Vec::new();
    // A covered play says nothing of how well somebody judges situations, so no marks are reported.
    if !matches!(source, Source::Player(_) | Source::Covered(_)) {
        let scorecard = Scorecard::of(attempt);
        let scored = || scorecard.steps.iter().filter(|it| it.scored);
        let marks = vec![
            ("earned", number(scored().map(|it| it.earned).sum())),
            ("possible", number(scored().map(|it| it.worth.possible).sum())),
            ("percent", percent(scorecard.total)),
        ];
        let traits = quiz.traits().zip(&scorecard.traits).filter(|(_, score)| score.is_some());
        let traits = traits.map(|((_, it), score)| {
            Json::Object(vec![
                ("id", text(&it.id)),
                ("name", text(&it.name)),
                ("percent", percent(*score)),
            ])
        });
        let outcomes = outcomes(&scorecard).into_iter().map(|at| {
            let it = quiz.outcome(at);
            Json::Object(vec![("id", text(&it.id)), ("title", text(&it.name))])
        });
        more.push(("marks", Json::Object(marks)));
        more.push(("traits", Json::List(traits.collect())));
        more.push(("outcomes", Json::List(outcomes.collect())));
    }
    let link = Shareable::Result.link(source, attempt, None);
    more.extend(link.map(|it| ("link", Json::Text(address(&it)))));
    statement("completed", quiz, more)
}
