//! Changes of the model when a link is opened, and when the player takes up what the link contains.

use super::{Effect, Model, Page, friends};
use crate::env::Env;
use crate::play_links::Received;
use crate::player::model::{self as player, NotFound};
use crate::route::{Base, Route, WRITE};
use crate::share::{earlier_quiz, resolve_quiz};
use crate::strings;
use quiz::attempt::Attempt;
use quiz::record::Record;
use quiz_link::{LinkError, Source, Spelling, decode, encode};
use std::rc::Rc;

/// Opens an address that is no place of the model's quiz: a link, or a place of another quiz.
pub(super) fn open(model: &mut Model, address: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    match page(model, address, &mut effects) {
        Ok(page) => model.show(Ok(page)),
        Err(Nowhere::Here(lost)) => model.show(Err(lost)),
        Err(Nowhere::Elsewhere(lost)) => effects.extend(model.ask_player(|it| it.leave(lost))),
    }
    effects
}

/// Why this program, with this quiz, shows no page for an address.
enum Nowhere {
    /// Nothing shows one.
    Here(NotFound),
    /// Another program, or this one with another quiz, may show one. If it does not, this is the reason.
    Elsewhere(NotFound),
}

impl From<NotFound> for Nowhere {
    fn from(lost: NotFound) -> Nowhere {
        Nowhere::Here(lost)
    }
}

/// The page of what a link contains, which the model then has.
fn page(model: &mut Model, address: &str, effects: &mut Vec<Effect>) -> Result<Page, Nowhere> {
    if address.starts_with(WRITE) {
        return Err(Nowhere::Elsewhere(NotFound::Unknown));
    }
    match Base::split(address).0 {
        base if base == Base::default() => {}
        base if base == model.player.base() => return Err(NotFound::Unknown.into()),
        _ => return Err(Nowhere::Elsewhere(NotFound::Link(strings::share::NO_QUIZ.to_owned()))),
    }
    if let Some(short) = resolve_quiz::short_name(address)
        && model.twins(short).nth(1).is_some()
    {
        model.received = Some(Received::Which(address.into()));
        return Ok(Page::Received);
    }
    match Received::read(&model.player.source, address) {
        Ok(Received::Result(..) | Received::Challenge(_))
            if matches!(model.player.source, Source::Grader(_)) =>
        {
            effects.extend(join(model, address));
            model.received = Some(Received::Key);
            Ok(Page::Received)
        }
        Ok(received) => {
            model.received = Some(received);
            Ok(Page::Received)
        }
        Err(LinkError::OtherQuiz)
            if model.player.base() == Base::default()
                && let Some(earlier) = earlier_quiz::read(model.player.quiz(), address) =>
        {
            model.received = Some(Received::EarlierQuiz(earlier));
            Ok(Page::Received)
        }
        Err(LinkError::OtherQuiz) => {
            Err(Nowhere::Elsewhere(NotFound::Link(strings::share::other_quiz(address))))
        }
        // The address is a place of the built-in quiz, and this page has another quiz.
        Err(LinkError::NotOurs) if address.parse::<Route>().is_ok() => {
            Err(Nowhere::Elsewhere(NotFound::Unknown))
        }
        Err(LinkError::NotOurs) => Err(NotFound::Unknown.into()),
        Err(error) => Err(NotFound::Link(error.to_string()).into()),
    }
}

/// Adds an opened result to the facilitator's pasted text, where its quiz is graded. A result that is there already is
/// not added again.
fn join(model: &mut Model, address: &str) -> Option<Effect> {
    let link = encode(&decode(address).ok()?, Spelling::Letters);
    if model.pasted.split_whitespace().any(|it| it.ends_with(&link)) {
        return None;
    }
    let before = model.pasted.trim_end();
    let gap = if before.is_empty() { "" } else { "\n" };
    model.pasted = format!("{before}{gap}#{link}\n").into();
    Some(Effect::SavePasted(Rc::clone(&model.pasted)))
}

/// Takes up what the open link contains. What is stored on the device stays as it is.
pub(super) fn take_up(model: &mut Model, env: Env) -> Vec<Effect> {
    let is_taken_up = |it: &Received| !matches!(it, Received::Key | Received::Which(_));
    let Some(received) = model.received.clone().filter(is_taken_up) else { return Vec::new() };
    let mut effects = Vec::new();
    let (edition, seed) = match (received.draw(), model.player.under_way()) {
        (Some(draw), _) => draw,
        // A player in the middle of the quiz goes on with that play.
        (None, Some((id, _))) => (id.edition, id.seed),
        (None, None) => (model.player.quiz().edition(), env.seed()),
    };
    if let Received::Challenge(rival) = &received {
        effects.extend(friends::remember(model, rival.clone()));
    }
    let is_open = model.player.runs(edition, seed).any(|(_, it)| !it.attempt.is_finished());
    let route = match (&received, model.player.result_of(edition, seed)) {
        (Received::Attempt(attempt), _) => resume(model, attempt, env, &mut effects),
        // Both players have finished the draw.
        (Received::Challenge(_), Some(id)) if !is_open => Route::Result(id),
        _ => model.player.way_into(edition, seed),
    };
    effects.extend(model.ask_player(|it| it.enter(route, env)));
    effects.push(player::Effect::Push(route).into());
    effects
}

/// Adds an attempt from another device to those on this device, unless it is there already.
fn resume(model: &mut Model, received: &Attempt, env: Env, effects: &mut Vec<Effect>) -> Route {
    let known = model.player.own().find(|(_, it)| {
        it.attempt.answers() == received.answers() && it.attempt.draw() == received.draw()
    });
    if let Some((id, record)) = known {
        return Route::at(*id, &record.attempt);
    }
    let id = model.player.free(received.draw().edition(), received.draw().seed());
    let record = Record { attempt: Rc::new(received.clone()), started: env.now, changed: env.now };
    effects.extend(model.ask_player(|it| it.add(id, Rc::new(record))));
    Route::at(id, received)
}
