//! The keys of the stored texts. The table of them is in [`storage`](crate::storage).
//!
//! Other pages may share the origin, so every key starts with [`OURS`]. Most keys continue with the name of a quiz and a
//! slash, which together are the prefix of that quiz:
//!
//! - The name of the built-in quiz is its id, which contains no dot. If a host changes the feedback of that quiz, a dot
//!   and the feedback follow.
//! - The name of a quiz that came in a link is `link.` and its fingerprint.
//! - Attempts with the situations covered are stored as those of another quiz: `.covered` follows the name.
//!
//! Keys never change: the texts under them are on people's devices.

use crate::route::{AttemptId, Base, DraftId};
use quiz::Quiz;
use quiz_link::{Fingerprint, Source};

/// The start of every key.
pub const OURS: &str = "what-do-you-do/v1/";

/// The name of the `IndexedDB` database, and of the one object store in it.
pub const DATABASE: &str = "what-do-you-do";

/// The start of the name of each cache of the worker; the address of the page and its version follow.
pub const CACHES: &str = "what-do-you-do";

/// The start of the name of a quiz that came in a link; its fingerprint follows.
pub const LINK: &str = "link.";
/// The end of the name of a quiz whose situations were covered.
pub const COVERED: &str = ".covered";
/// The id of the built-in quiz of earlier versions of the page.
pub const EARLIER_QUIZ: &str = "the-evening";

// Keys of a quiz, behind its prefix.

/// An attempt; its id follows.
pub const ATTEMPT: &str = "attempt/";
/// A damaged record; the id of its attempt follows.
const DAMAGED: &str = "damaged/";
/// The ids of the attempts that cannot be read and of which the person was told.
const TOLD: &str = "told";
/// A quiz that came in a link.
pub const QUIZ: &str = "quiz";
/// The links that a grader pasted.
const PASTED: &str = "pasted";
/// The two links that a group needs; the time at which they were made follows.
pub const PAIR: &str = "pair/";
/// A challenge that was taken up; its link follows.
pub const RIVAL: &str = "rival/";
/// The answers that were given to the first scenario before the program was there; the query of the address follows.
pub const EARLY: &str = "early";

// Other keys, behind [`OURS`].

/// A draft of the editor; its id follows.
const DRAFT: &str = "draft/";
/// The history of a draft, behind the key of the draft.
const HISTORY: &str = "/history";
/// The whole key of the setting of the number keys.
pub const NUMBER_KEYS: &str = "what-do-you-do/v1/number-keys";
/// The whole key of the name that goes with what the person sends.
pub const NAME: &str = "what-do-you-do/v1/name";
/// The whole key of the mark that is set once the person has removed everything.
pub const ERA: &str = "what-do-you-do/v1/era";

/// Returns the prefix of the quiz that has this name.
pub fn prefix(quiz: &str) -> String {
    format!("{OURS}{quiz}/")
}

/// Returns the prefix of a quiz.
pub fn prefix_of(source: &Source) -> String {
    prefix_at(Base::of(source), source.quiz())
}

/// Returns the prefix of the quiz whose addresses begin at a base. `home` is the built-in quiz.
pub fn prefix_at(base: Base, home: &Quiz) -> String {
    let name = base.quiz.map(|it| format!("{LINK}{it}"));
    let name = name.unwrap_or_else(|| home.id().to_string());
    prefix(&format!("{name}{}", if base.is_covered { COVERED } else { "" }))
}

/// Returns the prefix of the built-in quiz with another feedback.
pub fn prefix_with_feedback(home: &Quiz, feedback: &str) -> String {
    prefix(&format!("{}.{feedback}", home.id()))
}

/// Returns the key of an attempt. `prefix` is that of its quiz.
pub fn attempt(prefix: &str, id: AttemptId) -> String {
    format!("{prefix}{ATTEMPT}{id}")
}

/// Returns the id of the attempt with this key. `None` for other keys, and for an attempt at another quiz.
pub fn attempt_id(prefix: &str, key: &str) -> Option<AttemptId> {
    key.strip_prefix(prefix)?.strip_prefix(ATTEMPT)?.parse().ok()
}

/// Returns the key for the first damaged record of an attempt that is found.
pub fn damaged(prefix: &str, id: AttemptId) -> String {
    format!("{prefix}{DAMAGED}{id}")
}

/// Returns the key for a later damaged record, by the key for the first one and by its number, which counts from 2.
pub fn damaged_again(first: &str, number: u32) -> String {
    format!("{first}.{number}")
}

/// Returns the key of the ids of which the person was told.
pub fn told(prefix: &str) -> String {
    prefix.to_owned() + TOLD
}

/// Returns the key of a quiz that came in a link. `prefix` is that of the quiz, which may be covered.
pub fn quiz(prefix: &str) -> String {
    prefix.to_owned() + QUIZ
}

/// Returns the key of the quiz with this fingerprint.
pub fn quiz_with(fingerprint: Fingerprint) -> String {
    quiz(&prefix(&format!("{LINK}{fingerprint}")))
}

/// Returns the base of the addresses of the quiz with this key. `None` for other keys.
pub fn base_of_quiz(key: &str) -> Option<Base> {
    let name = key.strip_prefix(OURS)?.strip_prefix(LINK)?.strip_suffix(QUIZ)?.strip_suffix('/')?;
    let covered = name.strip_suffix(COVERED);
    let quiz = covered.unwrap_or(name).parse().ok()?;
    Some(Base { quiz: Some(quiz), is_covered: covered.is_some() })
}

/// Returns the part behind the prefix of a key of [`EARLIER_QUIZ`], whatever its feedback was. `None` for other keys.
pub fn of_earlier_quiz(key: &str) -> Option<&str> {
    let rest = key.strip_prefix(OURS)?.strip_prefix(EARLIER_QUIZ)?;
    if rest.starts_with(['/', '.']) { rest.split_once('/').map(|(_, it)| it) } else { None }
}

/// Returns the key of the pasted links.
pub fn pasted(prefix: &str) -> String {
    prefix.to_owned() + PASTED
}

/// Returns the link of the challenge with this key. `None` for other keys, and for a challenge of another quiz.
pub fn rival<'a>(prefix: &str, key: &'a str) -> Option<&'a str> {
    key.strip_prefix(prefix)?.strip_prefix(RIVAL)
}

/// Returns the key of a draft.
pub fn draft(id: DraftId) -> String {
    format!("{OURS}{DRAFT}{id}")
}

/// Returns the id of the draft with this key. `None` for other keys, that of a history among them.
pub fn draft_id(key: &str) -> Option<DraftId> {
    key.strip_prefix(OURS)?.strip_prefix(DRAFT)?.parse().ok()
}

/// Returns the key of the history of a draft.
pub fn history(id: DraftId) -> String {
    format!("{}{HISTORY}", draft(id))
}
