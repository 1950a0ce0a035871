//! What the page around this one hears: the messages of `docs/embedding.md`, made of what the model was and is.

use crate::notice::Notice;
use crate::play_links::What;
use crate::player::model::Model;
use crate::player::pages::result::outcomes;
use core::fmt;
use quiz::answer::Answer;
use quiz::attempt::{Attempt, Step};
use quiz::record::Record;
use quiz::score::{Score, Scorecard, marks};
use quiz::{Feedback, Quiz};
use quiz_link::{Link, Source};

/// By whom messages are, and to whom.
pub const NAME: &str = "what-do-you-do";

/// The version of the messages.
pub const VERSION: u32 = 1;

/// The language of the interface.
const LANGUAGE: &str = "en";

/// Where the verbs of the Experience API are.
const VERBS: &str = "http://adlnet.gov/expapi/verbs/";

/// A message, or a part of one. Its text is JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number; `None` where there is none.
    Number(Option<u32>),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Values with names.
    Object(Vec<(&'static str, Value)>),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Flag(it) => it.fmt(f),
            Value::Number(None) => f.write_str("null"),
            Value::Number(Some(it)) => it.fmt(f),
            Value::Text(it) => write_text(f, it),
            Value::List(all) => {
                f.write_str("[")?;
                for (at, it) in all.iter().enumerate() {
                    write!(f, "{}{it}", if at > 0 { "," } else { "" })?;
                }
                f.write_str("]")
            }
            Value::Object(all) => {
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

fn text(text: &(impl ToString + ?Sized)) -> Value {
    Value::Text(text.to_string())
}

fn number(number: u32) -> Value {
    Value::Number(Some(number))
}

fn count(count: usize) -> Value {
    Value::Number(u32::try_from(count).ok())
}

/// Per cent, as the page shows them; none where the page says so in words.
fn percent(score: Option<Score>) -> Value {
    Value::Number(score.and_then(Score::percent))
}

fn message(event: &'static str, more: Vec<(&'static str, Value)>) -> Value {
    let mut message =
        vec![("from", text(NAME)), ("version", number(VERSION)), ("event", text(event))];
    message.extend(more);
    Value::Object(message)
}

/// A message that is a statement of the Experience API, but for who did it.
fn statement(event: &'static str, quiz: &Quiz, more: Vec<(&'static str, Value)>) -> Value {
    let about = vec![("title", text(quiz.title())), ("language", text(quiz.language()))];
    let mut all =
        vec![("verb", Value::Text(format!("{VERBS}{event}"))), ("quiz", Value::Object(about))];
    all.extend(more);
    message(event, all)
}

/// The page is there.
pub fn initialized(model: &Model) -> Value {
    let is_kept = !model.notices.contains(&Notice::NotKept);
    let more = vec![("language", text(LANGUAGE)), ("kept", Value::Flag(is_kept))];
    statement("initialized", model.quiz(), more)
}

/// The page has another height.
pub fn resized(height: u32) -> Value {
    message("resized", vec![("height", number(height))])
}

/// What happened between two moments. `address` is that of a link, to be sent to others.
pub fn events(before: &Model, after: &Model, address: impl Fn(&Link) -> String) -> Vec<Value> {
    let mut events = Vec::new();
    // One that started at another time was found on the device, and told of when it was played.
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
    if screen(before) != screen(after) {
        events.push(message("turned", Vec::new()));
    }
    events
}

/// What tells one screen from another.
fn screen(model: &Model) -> impl PartialEq {
    let at = model.shown().and_then(|id| model.records.get(&id)).map(|it| it.attempt.at());
    (model.route.clone(), at, model.sent.clone())
}

/// Whether anything was done in it, even if that was taken back.
fn is_begun(record: &Record) -> bool {
    record.attempt.is_touched() || record.changed > record.started
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Came<'a> {
    Answered(&'a Answer),
    /// The player went on without an answer.
    LeftOut,
}

impl<'a> Came<'a> {
    fn at(attempt: &'a Attempt, at: usize) -> Option<Came<'a>> {
        let is_behind = at != attempt.at() && at + 1 < attempt.shown();
        let is_left = is_behind || attempt.is_finished();
        attempt.answer(at).map(Came::Answered).or(is_left.then_some(Came::LeftOut))
    }

    fn of(attempt: &'a Attempt, step: Step) -> Option<Came<'a>> {
        let at = attempt.path().iter().position(|it| *it == step)?;
        Came::at(attempt, at)
    }
}

fn attempted(attempt: &Attempt) -> Value {
    let draw = attempt.draw();
    let more = vec![("seed", number(draw.seed())), ("scenarios", count(draw.scenarios().len()))];
    statement("attempted", attempt.quiz(), more)
}

fn answered(attempt: &Attempt, at: usize) -> Value {
    let scenario = attempt.scenario(at);
    let about = vec![("id", text(&scenario.id)), ("name", text(&scenario.name))];
    let mut more = vec![
        ("step", count(at + 1)),
        ("scenario", Value::Object(about)),
        ("skipped", Value::Flag(attempt.answer(at).is_none())),
    ];
    let marks = marks(attempt, at);
    if attempt.quiz().feedback() == Feedback::AtOnce && marks.scored {
        let marks =
            vec![("earned", number(marks.earned)), ("possible", number(marks.worth.possible))];
        more.push(("marks", Value::Object(marks)));
    }
    statement("answered", attempt.quiz(), more)
}

fn completed(source: &Source, attempt: &Attempt, address: impl Fn(&Link) -> String) -> Value {
    let quiz = attempt.quiz();
    let mut more = Vec::new();
    // How somebody does without the situations says nothing of how well they judge.
    if !matches!(source, Source::Keyless(_) | Source::Covered(_)) {
        let scorecard = Scorecard::of(attempt);
        let scored = || scorecard.steps.iter().filter(|it| it.scored);
        let marks = vec![
            ("earned", number(scored().map(|it| it.earned).sum())),
            ("possible", number(scored().map(|it| it.worth.possible).sum())),
            ("percent", percent(scorecard.total)),
        ];
        let traits = quiz.traits().zip(&scorecard.traits).filter(|(_, score)| score.is_some());
        let traits = traits.map(|((_, it), score)| {
            Value::Object(vec![
                ("id", text(&it.id)),
                ("name", text(&it.name)),
                ("percent", percent(*score)),
            ])
        });
        let outcomes = outcomes(&scorecard).into_iter().map(|at| {
            let it = quiz.outcome(at);
            Value::Object(vec![("id", text(&it.id)), ("title", text(&it.name))])
        });
        more.push(("marks", Value::Object(marks)));
        more.push(("traits", Value::List(traits.collect())));
        more.push(("outcomes", Value::List(outcomes.collect())));
    }
    let link = What::Result.link(source, attempt, None);
    more.extend(link.map(|it| ("link", Value::Text(address(&it)))));
    statement("completed", quiz, more)
}
