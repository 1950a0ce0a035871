//! The text that one program hands to the next, when it loads the page anew.
//!
//! It contains stored texts that the next program does not find in the storage, each as two lines: the key and the text.
//! No stored text that is handed over has a line break. An empty text says only that the person was in the page already.
//!
//! `platform` puts the text into the state of the history entry, since a browser may refuse every other store. The next
//! program takes it out. That program may be of another version of the page, so this form never changes.

use crate::storage::attempts::StoredText;

/// Writes the text.
pub fn write(texts: impl IntoIterator<Item = StoredText>) -> String {
    let lines = texts.into_iter().flat_map(|(key, text)| [key, text]);
    lines.map(|it| it + "\n").collect()
}

/// Reads the text.
pub fn read(text: &str) -> Vec<StoredText> {
    let mut lines = text.lines().map(str::to_owned);
    core::iter::from_fn(|| lines.next().zip(lines.next())).collect()
}
