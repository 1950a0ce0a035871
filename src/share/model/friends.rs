//! Friends who sent their play as a challenge: their plays lie on this device for as long as a play of the same draw
//! does.

use super::{Effect, Model};
use crate::play_links::{Received, Rival};
use crate::storage::texts::{RIVAL_TEXT, rival_note};
use quiz::attempt::Attempt;
use std::rc::Rc;

/// The greatest number of friends' attempts that are kept. Beyond it, those go first whose draw was not played here.
pub(super) const MAX_FRIENDS: usize = 50;

/// Reads a friend's attempt from a challenge in storage. The link itself is the storage name, in whatever version it
/// was made.
pub(super) fn meet(model: &mut Model, link: &str) {
    let Ok(Received::Challenge(rival)) = Received::read(&model.player.source, link) else { return };
    let rival = Rival { text: link.into(), ..rival };
    match model.rivals.iter_mut().find(|it| it.is_same_as(&rival)) {
        Some(known) if known.text != rival.text => known.also = Some(rival.text),
        Some(_) => {}
        None => drop(remember(model, rival)),
    }
}

/// Adds a friend, unless that friend is there already.
pub(super) fn remember(model: &mut Model, rival: Rival) -> Vec<Effect> {
    if model.rivals.iter().any(|it| it.is_same_as(&rival)) {
        return Vec::new();
    }
    let mut effects = vec![Effect::Note(rival_note(&rival.text), RIVAL_TEXT.into())];
    if model.rivals.len() >= MAX_FRIENDS {
        let is_played = |it: &Rival| {
            model.player.records.iter().any(|(_, record)| it.is_on_draw_of(&record.attempt))
        };
        let at = model.rivals.iter().position(|it| !is_played(it)).unwrap_or(0);
        effects.extend(forget(&model.rivals.remove(at)));
    }
    model.rivals.push(rival);
    effects
}

/// Forgets the friends on the draw of this attempt, if no attempt at that draw is left.
pub(super) fn part(model: &mut Model, attempt: &Attempt) -> Vec<Effect> {
    if model.player.records.iter().any(|(_, it)| it.attempt.draw() == attempt.draw()) {
        return Vec::new();
    }
    let effects = model.rivals_of(attempt).flat_map(forget).collect();
    model.rivals.retain(|it| !it.is_on_draw_of(attempt));
    effects
}

/// Returns the effects that remove a friend's challenge from storage.
fn forget(rival: &Rival) -> impl Iterator<Item = Effect> + use<> {
    let names = [Some(Rc::clone(&rival.text)), rival.also.clone()];
    names.into_iter().flatten().map(|it| Effect::RemoveNote(rival_note(&it)))
}
