//! Changes of the model when a link is opened, and when the player takes up what the link contains.

use crate::env::Env;
use crate::play_links::{Received, Rival};
use crate::player::model::{Effect, MAX_RIVALS, Model, NotFound, Page, leave};
use crate::route::{AttemptId, Base, Route, WRITE};
use crate::share::{earlier_quiz, other_quizzes, resolve_quiz};
use crate::storage::RIVAL;
use crate::strings;
use quiz::attempt::Attempt;
use quiz::record::Record;
use quiz_link::{LinkError, Source, Spelling, decode, encode};
use std::rc::Rc;

/// Opens an address that is no place of the model's quiz: a link, or a place of another quiz.
///
/// # Errors
/// Returns [`NotFound`] if the address means nothing, or if the link cannot be opened.
pub(super) fn open(
    model: &mut Model,
    address: &str,
    effects: &mut Vec<Effect>,
) -> Result<Page, NotFound> {
    if address.starts_with(WRITE) {
        return Ok(leave(NotFound::Unknown, effects));
    }
    match Base::split(address).0 {
        base if base == Base::default() => {}
        base if base == model.base() => return Err(NotFound::Unknown),
        _ => return Ok(leave(NotFound::Link(strings::NO_QUIZ.to_owned()), effects)),
    }
    if let Some(short) = resolve_quiz::short_name(address)
        && other_quizzes::twins(model, short).nth(1).is_some()
    {
        model.received = Some(Received::Which(address.into()));
        return Ok(Page::Received);
    }
    match Received::read(&model.source, address) {
        Ok(Received::Result(..) | Received::Challenge(_))
            if matches!(model.source, Source::Grader(_)) =>
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
            if model.base() == Base::default()
                && let Some(earlier) = earlier_quiz::read(model.quiz(), address) =>
        {
            model.received = Some(Received::EarlierQuiz(earlier));
            Ok(Page::Received)
        }
        Err(LinkError::OtherQuiz) => {
            Ok(leave(NotFound::Link(strings::other_quiz(address)), effects))
        }
        // The address is a place of the built-in quiz, and this page has another quiz.
        Err(LinkError::NotOurs) if address.parse::<Route>().is_ok() => {
            Ok(leave(NotFound::Unknown, effects))
        }
        Err(LinkError::NotOurs) => Err(NotFound::Unknown),
        Err(error) => Err(NotFound::Link(error.to_string())),
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
    Some(Effect::SavePasted)
}

/// Takes up what the open link contains. What is stored on the device stays as it is.
pub(super) fn take_up(model: &mut Model, env: Env) -> Vec<Effect> {
    let is_taken_up = |it: &Received| !matches!(it, Received::Key | Received::Which(_));
    let Some(received) = model.received.clone().filter(is_taken_up) else { return Vec::new() };
    let mut effects = Vec::new();
    let (edition, seed) = match (received.draw(), model.under_way()) {
        (Some(draw), _) => draw,
        // A player in the middle of the quiz goes on with that play.
        (None, Some((id, _))) => (id.edition, id.seed),
        (None, None) => (model.quiz().edition(), env.seed),
    };
    if let Received::Challenge(rival) = &received {
        effects.extend(remember(model, rival.clone()));
    }
    let is_open = model.runs(edition, seed).any(|(_, it)| !it.attempt.is_finished());
    let route = match (&received, model.result_of(edition, seed)) {
        (Received::Attempt(attempt), _) => resume(model, attempt, env, &mut effects),
        // Both players have finished the draw.
        (Received::Challenge(_), Some(id)) if !is_open => Route::Result(id),
        _ => model.way_into(edition, seed),
    };
    model.route = model.open(route, env, &mut effects);
    effects.push(Effect::Push(route));
    effects
}

/// Adds an attempt from another device to those on this device, unless it is there already.
fn resume(model: &mut Model, received: &Attempt, env: Env, effects: &mut Vec<Effect>) -> Route {
    let known = model.own().find(|(_, it)| {
        it.attempt.answers() == received.answers() && it.attempt.draw() == received.draw()
    });
    if let Some((id, record)) = known {
        return Route::at(*id, &record.attempt);
    }
    let id = model.free(received.draw().edition(), received.draw().seed());
    let attempt = received.clone();
    let record = Record { attempt, started: env.now, changed: env.now };
    model.records.insert(id, Rc::new(record));
    effects.extend(model.make_room(Some(id)));
    effects.push(Effect::Save(id));
    effects.extend(model.drop_name());
    Route::at(id, received)
}

/// Reads a friend's attempt from a challenge in storage. The link itself is the storage name, in whatever version it
/// was made.
pub(super) fn meet(model: &mut Model, link: &str) {
    let Ok(Received::Challenge(rival)) = Received::read(&model.source, link) else { return };
    let rival = Rival { text: link.into(), ..rival };
    match model.rivals.iter_mut().find(|it| it.is_same_as(&rival)) {
        Some(known) if known.text != rival.text => known.also = Some(rival.text),
        Some(_) => {}
        None => drop(remember(model, rival)),
    }
}

fn remember(model: &mut Model, rival: Rival) -> Vec<Effect> {
    if model.rivals.iter().any(|it| it.is_same_as(&rival)) {
        return Vec::new();
    }
    let mut effects = vec![Effect::Note(note(&rival.text), "met".into())];
    if model.rivals.len() >= MAX_RIVALS {
        let is_played =
            |it: &Rival| model.records.iter().any(|(_, record)| it.is_on_draw_of(&record.attempt));
        let at = model.rivals.iter().position(|it| !is_played(it)).unwrap_or(0);
        effects.extend(forget(&model.rivals.remove(at)));
    }
    model.rivals.push(rival);
    effects
}

/// Forgets the friends on the draw of this attempt, if no attempt at that draw is left.
pub(super) fn part(model: &mut Model, attempt: &Attempt) -> Vec<Effect> {
    if model.records.iter().any(|(_, it)| it.attempt.draw() == attempt.draw()) {
        return Vec::new();
    }
    let effects = model.rivals_of(attempt).flat_map(forget).collect();
    model.rivals.retain(|it| !it.is_on_draw_of(attempt));
    effects
}

/// Returns the effects that remove a friend's challenge from storage.
fn forget(rival: &Rival) -> impl Iterator<Item = Effect> + use<> {
    let names = [Some(Rc::clone(&rival.text)), rival.also.clone()];
    names.into_iter().flatten().map(|it| Effect::RemoveNote(note(&it)))
}

/// Returns the storage name of a friend's challenge, without the prefix of the quiz.
fn note(link: &str) -> Rc<str> {
    format!("{RIVAL}{link}").into()
}

/// Removes an attempt and the player's name, and shows the cover to the next player. The quiz stays, since the next
/// player may not have the link that it came in.
pub(super) fn clear(model: &mut Model, id: AttemptId, env: Env) -> Vec<Effect> {
    let mut effects = model.delete(id);
    effects.retain(|it| *it != Effect::RemoveQuiz);
    model.name = None;
    effects.extend([Effect::SaveName, Effect::Replace(Route::Cover)]);
    model.route = model.open(Route::Cover, env, &mut effects);
    effects
}
