//! The quiz that was built in before the present one: which links and which stored plays belong to it.
//!
//! Its scenarios are no longer in the program, so its plays cannot be shown. Their stored texts stay until the player
//! removes them.

use crate::play_links::EarlierQuiz;
use crate::storage::attempts::StoredText;
use crate::storage::keys::{ATTEMPT, EARLIER_QUIZ, of_earlier_quiz};
use crate::storage::texts::removed_at;
use quiz::Quiz;
use quiz::ordered;
use quiz_link::{About, Link, Name, decode};
use std::rc::Rc;

/// The id of the built-in quiz that replaced [`EARLIER_QUIZ`].
const NOW: &str = "an-evening-at-marisols";

/// Reads a link to a play of the earlier built-in quiz. Returns `None` for any other link, and where a third quiz is
/// built in.
pub(super) fn read(home: &Quiz, address: &str) -> Option<EarlierQuiz> {
    let Link::Play(play) = decode(address).ok()? else { return None };
    let About::BuiltIn(about) = play.about() else { return None };
    let is_its = home.id().as_str() == NOW && about.is_called(EARLIER_QUIZ);
    is_its.then(|| EarlierQuiz {
        // The first edition never changes, so all who have the link get the same draw, whenever they open it.
        edition: 1,
        seed: play.seed(),
        kind: play.kind(),
        name: play.name().cloned().filter(Name::is_visible),
    })
}

/// Returns the keys of all that is stored of the earlier quiz. Returns `None` if no play is among it.
pub(super) fn kept(home: &Quiz, kept: &[StoredText]) -> Option<Vec<Rc<str>>> {
    let forgotten: Vec<&str> = forgotten(kept).collect();
    let kept = kept.iter().map(|(name, _)| &**name);
    // Both `localStorage` and IndexedDB may have a copy of each.
    let names =
        ordered::set(kept.filter(|it| of_earlier_quiz(it).is_some() && !forgotten.contains(it)));
    let names: Vec<Rc<str>> = names.into_iter().map(Rc::from).collect();
    (home.id().as_str() == NOW && plays(&names) > 0).then_some(names)
}

/// Returns the keys of what the player removed of the earlier quiz. `IndexedDB` keeps the time of removal
/// under each key. `localStorage` may have such a text again, if the browser had not written its removal to disk.
pub(super) fn forgotten(kept: &[StoredText]) -> impl Iterator<Item = &str> {
    let is_forgotten =
        |(name, text): &&StoredText| of_earlier_quiz(name).is_some() && removed_at(text).is_some();
    kept.iter().filter(is_forgotten).map(|(name, _)| &**name)
}

/// Counts the keys of plays among these keys.
pub(super) fn plays(names: &[Rc<str>]) -> usize {
    let is_play = |it: &&Rc<str>| of_earlier_quiz(it).is_some_and(|it| it.starts_with(ATTEMPT));
    names.iter().filter(is_play).count()
}
