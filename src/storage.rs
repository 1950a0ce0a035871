//! The stored texts of this device: under which names they are, and how they are read, written and removed.
//!
//! Other pages may share the origin, so every name starts with [`OURS`], and most names continue with the name of a
//! quiz:
//!
//! - `what-do-you-do/v1/<quiz>/attempt/<id>`: the [`Record`](quiz::record::Record) of an attempt;
//! - `what-do-you-do/v1/<quiz>/quiz`: a quiz that came in a link: that link, and the title of the quiz;
//! - `what-do-you-do/v1/<quiz>/pasted`: the links that a grader pasted;
//! - `what-do-you-do/v1/<quiz>/damaged/<id>`: a damaged record, as it was found. A second one of the same attempt is
//!   under `<id>.2`, and so on;
//! - `what-do-you-do/v1/<quiz>/told`: the ids of the attempts that cannot be read and stay, and of which the person was
//!   told;
//! - `what-do-you-do/v1/<quiz>/pair/<time>`: the two links that were made for a group at that time, and the name of the
//!   group. Only the grader's link is stored: the players' link follows from it;
//! - `what-do-you-do/v1/<quiz>/rival/<link>`: a challenge that the person took up; the name contains its link;
//! - `what-do-you-do/v1/draft/<id>`: a draft of the editor (see [`drafts`](drafts)). In the mirror
//!   alone, as bytes, `what-do-you-do/v1/draft/<id>/history`: the steps that can be undone and done again;
//! - `what-do-you-do/v1/number-keys`: `off` if the person switched the number keys off;
//! - `what-do-you-do/v1/name`: the name that goes with what the person sends;
//! - `what-do-you-do/v1/era`: a mark, set once the person has removed everything. It tells texts stored since then from
//!   texts stored before.
//!
//! The name of the built-in quiz is its id. The name of a quiz that came in a link is `link.` and its fingerprint; no
//! id contains a dot. If a host changes the feedback of the built-in quiz, a dot and that feedback follow the id.
//! Attempts with the situations covered are stored as those of another quiz: `.covered` follows the name. Texts of the
//! quiz that was built in before (`the-evening`) stay until the person removes them; the page says that they are there.
//!
//! Invariant: what cannot be read is never deleted, and what a newer version wrote is never overwritten.
//!
//! Browsers write `localStorage` to disk seconds late, and a killed browser loses what it had not yet written. So every
//! text is stored twice: in a [`Storage`], which answers at once, and in a [`Mirror`], the `IndexedDB` mirror, which is
//! safer but answers late. The person hears of a fault only if both fail.
//!
//! `localStorage` may also come back as it was before a removal. So the mirror keeps the time of the removal under the
//! name of a removed attempt, and under each removed name of the quiz that was built in before. When the person removes
//! everything, one entry remains in the mirror, which names nothing: the era, any number. The storage gets the same era
//! with the next text. A storage with another era, or with none, dates from before the removal: see [`Store::sweep`].

pub mod attempts;
pub mod drafts;
mod store;

pub use self::store::{Found, Store};

use crate::route::Base;
use crate::storage::attempts::StoredText;
use quiz::Quiz;
use quiz_link::{Fingerprint, Source};
use yew::Callback;

/// The prefix of all names in the storage and in the mirror.
pub const OURS: &str = "what-do-you-do/v1/";
/// The prefix of the name of a quiz that came in a link; its fingerprint follows.
pub const LINK: &str = "link.";
/// The suffix of a quiz's name where its situations were covered.
pub const COVERED: &str = ".covered";
/// The prefix of the name of an attempt, behind that of its quiz; the id follows.
pub const ATTEMPT: &str = "attempt/";
/// The name of the pasted links, behind the prefix of the quiz.
pub const PASTED: &str = "pasted";
/// The prefix of the name of a challenge that was taken up, behind that of the quiz; its link follows.
pub const RIVAL: &str = "rival/";
const NUMBER_KEYS: &str = "what-do-you-do/v1/number-keys";
const NAME: &str = "what-do-you-do/v1/name";
const ERA: &str = "what-do-you-do/v1/era";

/// The prefix of all names of the quiz that has this name in the storage. The built-in quiz has its id.
pub fn prefix(quiz: &str) -> String {
    format!("{OURS}{quiz}/")
}

/// The prefix of all names of a quiz.
pub fn prefix_of(source: &Source) -> String {
    prefix_at(Base::of(source), source.quiz())
}

/// The prefix of all names of the quiz whose addresses begin at a base. `home` is the built-in quiz.
pub fn prefix_at(base: Base, home: &Quiz) -> String {
    let name = base.quiz.map(|it| format!("{LINK}{it}"));
    let name = name.unwrap_or_else(|| home.id().to_string());
    prefix(&format!("{name}{}", if base.is_covered { COVERED } else { "" }))
}

/// The name under which a quiz that came in a link is stored.
pub fn quiz_name(name: Fingerprint) -> String {
    format!("{OURS}{LINK}{name}/quiz")
}

/// A synchronous store of texts by name, such as `localStorage`. Each call may fail.
pub trait Storage {
    /// All names.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn names(&self) -> Result<Vec<String>, Fault>;

    /// The text of a name, if it has one.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn read(&self, name: &str) -> Result<Option<String>, Fault>;

    /// Stores a text under a name, in place of another.
    ///
    /// # Errors
    /// The storage cannot be used, or has no room.
    fn write(&self, name: &str, value: &str) -> Result<(), Fault>;

    /// Removes the text of a name, if it has one.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn remove(&self, name: &str) -> Result<(), Fault>;
}

/// The mirror: a second copy of the texts of a [`Storage`].
pub trait Mirror {
    /// Applies a change. `done` hears once, possibly later, whether that worked.
    fn change(&self, change: Change<'_>, done: Callback<bool>);
}

/// A change of a [`Mirror`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// Stores a text (second) under a name (first).
    Write(&'a str, &'a str),
    /// Removes the text of a name.
    Remove(&'a str),
    /// Removes all texts.
    Clear,
}

/// All texts of a [`Mirror`], each after its name.
pub type StoredTexts = Vec<StoredText>;

/// Reads the text that one page handed over to the next: see [`Store::hand_over`].
pub fn handed(text: &str) -> StoredTexts {
    let mut lines = text.lines().map(str::to_owned);
    core::iter::from_fn(|| lines.next().zip(lines.next())).collect()
}

/// The reason why storage failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The browser lets this page store nothing.
    Blocked,
    /// The storage has no room for this page.
    Full,
}
