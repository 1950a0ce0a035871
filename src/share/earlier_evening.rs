//! The quiz that was built in before the one that is: which links and which stored plays are of it.
//!
//! Its situations are no longer here, so its plays cannot be shown. What is stored of it stays where it is, until somebody
//! wants it gone.

use crate::play_links::Bygone;
use crate::storage::attempts::Named;
use crate::storage::{ATTEMPT, OURS};
use quiz::Quiz;
use quiz_link::{About, Link, Name, decode};
use std::rc::Rc;

/// The id of the quiz that was built in before.
const BEFORE: &str = "the-evening";

/// The id of the quiz that took its place.
const NOW: &str = "an-evening-at-marisols";

/// Reads a link to a play of the quiz that was built in before this one. `None` for any other link.
pub(super) fn read(home: &Quiz, address: &str) -> Option<Bygone> {
    let Link::Play(play) = decode(address).ok()? else { return None };
    let About::BuiltIn(about) = play.about() else { return None };
    let is_its = home.id().as_str() == NOW && about.is_called(BEFORE);
    is_its.then(|| Bygone {
        // The first edition is there for ever, so that all who have the link meet the same draw whenever they open it.
        edition: 1,
        seed: play.seed(),
        kind: play.kind(),
        name: play.name().cloned().filter(Name::is_visible),
    })
}

/// The names of all that is kept of it, if there is a play among them.
pub(super) fn kept(home: &Quiz, kept: &[Named]) -> Option<Vec<Rc<str>>> {
    let forgotten: Vec<&str> = forgotten(kept).collect();
    let kept = kept.iter().map(|(name, _)| &**name);
    let mut names: Vec<&str> =
        kept.filter(|it| within(it).is_some() && !forgotten.contains(it)).collect();
    // There may be two copies of each.
    names.sort_unstable();
    names.dedup();
    let names: Vec<Rc<str>> = names.into_iter().map(Rc::from).collect();
    (home.id().as_str() == NOW && plays(&names) > 0).then_some(names)
}

/// The names of what was forgotten of it: the journal has the time of that under each. In a storage it is there again where the
/// browser had not yet written down that it was removed.
pub(super) fn forgotten(kept: &[Named]) -> impl Iterator<Item = &str> {
    let is_forgotten =
        |(name, text): &&Named| within(name).is_some() && text.parse::<u64>().is_ok();
    kept.iter().filter(is_forgotten).map(|(name, _)| &**name)
}

/// How many of these are names of plays.
pub(super) fn plays(names: &[Rc<str>]) -> usize {
    let is_play = |it: &&Rc<str>| within(it).is_some_and(|it| it.starts_with(ATTEMPT));
    names.iter().filter(is_play).count()
}

/// Cuts the name of the quiz that was built in before off a name in storage. `None` if that is of another quiz.
fn within(name: &str) -> Option<&str> {
    let rest = name.strip_prefix(OURS)?.strip_prefix(BEFORE)?;
    // A dot follows the id where a host had its feedback at another moment.
    if rest.starts_with(['/', '.']) { rest.split_once('/').map(|(_, it)| it) } else { None }
}
