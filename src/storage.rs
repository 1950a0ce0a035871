//! The stored texts of this device: a table of all, and how they are written, read and removed.
//!
//! | key, behind `what-do-you-do/v1/` | content | version | written by | read by | where |
//! |---|---|---|---|---|---|
//! | `<quiz>/attempt/<id>` | the [`Record`](quiz::record::Record) of an attempt | `1.` at its start | player, share | player, share; `boot` asks whether one is there | both |
//! | the same | the time of its removal, in milliseconds since 1970 | none | player, share | player, share | mirror |
//! | `<quiz>/damaged/<id>` | a damaged record, as it was found; a second one of the same attempt is under `<id>.2`, and so on | any | player, share | nobody | storage |
//! | `<quiz>/told` | the ids, with spaces between them, of the attempts that cannot be read, and of which the person was told | none | player, share | player, share | storage |
//! | `<quiz>/rival/<link>` | `met`, for a challenge that the person took up; its link is in the key | that of the link | share | share; `boot` asks whether one is there | both |
//! | `<quiz>/quiz` | a quiz that came in a link: that link, a space, and the title of the quiz | that of the link | share, editor | share; `boot` asks whether one is there | both |
//! | `<quiz>/pasted` | the links that a grader pasted | those of the links | share | share | both |
//! | `<quiz>/pair/<time>` | the links that were made for a group at that time: the grader's link, a space, and the name of the group. The players' link follows from the grader's | that of the link | share | share | both |
//! | `<quiz>/early<query>` | what the person did to the first scenario before the program was there, as JSON | the name of the program's file | `boot` | `boot` | storage |
//! | `draft/<id>` | a draft: the version, a space, the time of the last change in milliseconds since 1970, a line break, and the draft in TOML | `1` | editor | editor | both |
//! | `draft/<id>/history` | the steps of a draft that can be undone and done again, as bytes | the byte 1 | editor | editor | mirror |
//! | `number-keys` | `off` if the person switched the number keys off, or else `on` | none | player, share | player, share | both |
//! | `name` | the name that goes with what the person sends; may be empty | none | player, share | player, share | both |
//! | `era` | any number, or nothing: a mark that is set once the person has removed everything | none | all | all | each its own |
//!
//! `boot` is the script around the programs, in `static/boot`. [`keys`] explains `<quiz>`. A text without a version has
//! the version of its key, `v1`. A text of version 1 is read for ever, and written byte for byte as ever: another form needs
//! another version.
//!
//! Three more things are stored under no key: the text that one program hands to the next ([`handover`]), in the entry of
//! the browser's history; the files of the page, in a cache of `static/sw.js`; and the quiz of a page as a single file, in
//! that file ([`single_file`](crate::single_file)).
//!
//! # Two copies
//!
//! Browsers write `localStorage` to disk seconds late, and a killed browser loses what it had not yet written. So nearly
//! every text is stored twice: in a [`Storage`], which is `localStorage` and answers at once, and in a [`Mirror`], which
//! is `IndexedDB`, safer, and answers late. The person hears of a fault only if both fail. [`precedence`] decides which
//! copy counts.
//!
//! `localStorage` may also come back as it was before a removal. So the mirror keeps the time of the removal under the key
//! of a removed attempt, and under each removed key of the quiz that was built in before. When the person removes
//! everything, one entry remains in the mirror, which names nothing: the era, any number. The storage gets the same era
//! with the next text. A storage with another era, or with none, dates from before the removal: see [`Store::sweep`].
//!
//! # Invariant
//!
//! A text that cannot be read is never deleted, and one of a newer version is never overwritten. Texts of the quiz that
//! was built in before ([`keys::EARLIER_QUIZ`]) stay until the person removes them; the page says that they are there.

pub mod attempts;
pub mod drafts;
pub mod handover;
pub mod keys;
pub mod precedence;
mod store;
pub mod texts;

pub use self::store::{Found, Store};

use crate::storage::attempts::StoredText;
use yew::Callback;

/// A synchronous store of texts, each under a key, such as `localStorage`. Each call may fail.
pub trait Storage {
    /// All keys.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn keys(&self) -> Result<Vec<String>, Fault>;

    /// The text of a key, if it has one.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn read(&self, key: &str) -> Result<Option<String>, Fault>;

    /// Stores a text under a key, in place of another.
    ///
    /// # Errors
    /// The storage cannot be used, or has no room.
    fn write(&self, key: &str, text: &str) -> Result<(), Fault>;

    /// Removes the text of a key, if it has one.
    ///
    /// # Errors
    /// The storage cannot be used.
    fn remove(&self, key: &str) -> Result<(), Fault>;
}

/// The mirror: a second copy of the texts of a [`Storage`].
pub trait Mirror {
    /// Applies a change. `done` hears once, possibly later, whether that worked.
    fn change(&self, change: Change<'_>, done: Callback<bool>);
}

/// A change of a [`Mirror`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// Stores a text (second) under a key (first).
    Write(&'a str, &'a str),
    /// Removes the text of a key.
    Remove(&'a str),
    /// Removes all texts.
    Clear,
}

/// Stored texts, each after its key.
pub type StoredTexts = Vec<StoredText>;

/// The reason why storage failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The browser lets this page store nothing.
    Blocked,
    /// The storage has no room for this page.
    Full,
}
