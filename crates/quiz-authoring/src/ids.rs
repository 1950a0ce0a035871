//! Makes ids from words, and keeps them different from each other.

use quiz::id::Id;
use std::collections::{BTreeMap, BTreeSet};

/// How many characters of an id are the same whatever number is put behind it.
const SHARED: usize = Id::MAX_CHARS - "-99999".len();

/// Gives out ids. No id is given out twice.
#[derive(Default)]
pub(crate) struct Ids {
    taken: BTreeSet<String>,
    /// The number to try next behind an id that is taken, by the first [`SHARED`] characters of the id. Ids that share
    /// these characters share the number: cut to make room for a number, they are equal.
    next: BTreeMap<String, usize>,
}

impl Ids {
    /// Takes exactly this id. `None` if it is not a valid id, or is taken.
    pub(crate) fn exactly(&mut self, id: &str) -> Option<String> {
        let id = id.parse::<Id>().ok()?.to_string();
        self.taken.insert(id.clone()).then_some(id)
    }

    /// Whether this id is taken.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    /// Takes a free id that is made of these words. If the words contain no letter that an id may have, it is made of
    /// `otherwise`, which must be a valid id.
    pub(crate) fn like(&mut self, words: &str, otherwise: &str) -> String {
        let base = slug(words).unwrap_or_else(|| otherwise.to_owned());
        if self.taken.insert(base.clone()) {
            return base;
        }
        let next = self.next.entry(base.chars().take(SHARED).collect()).or_insert(2);
        loop {
            let end = format!("-{next}");
            *next += 1;
            let most = Id::MAX_CHARS.saturating_sub(end.len());
            let start: String = base.chars().take(most).collect();
            let id = format!("{start}{end}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// An id made of words. `None` if the words contain no letter with which an id may start.
pub(crate) fn slug(words: &str) -> Option<String> {
    let mut id = String::new();
    for c in words.chars().flat_map(char::to_lowercase) {
        if id.is_empty() && !c.is_ascii_lowercase() {
            // An id starts with a letter.
            continue;
        }
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            // “don’t” is one word.
            '\'' | '’' => {}
            _ if !id.ends_with('-') => id.push('-'),
            _ => {}
        }
        if id.len() == Id::MAX_CHARS {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_words() {
        assert_eq!(slug("The Queue, again"), Some("the-queue-again".to_owned()));
        assert_eq!(slug("2. Don’t!"), Some("dont".to_owned()));
        assert_eq!(slug("你好 42"), None);
        let mut ids = Ids::default();
        let long = "x".repeat(50);
        let made: Vec<_> = ["a", "a", "A", ""].map(|it| ids.like(it, "q")).into();
        assert_eq!(made, ["a", "a-2", "a-3", "q"]);
        assert_eq!(ids.exactly("a"), None);
        assert_eq!(ids.exactly("a-4"), Some("a-4".to_owned()));
        assert_eq!(ids.like("a", "q"), "a-5");
        let (first, second) = (ids.like(&long, "q"), ids.like(&long, "q"));
        assert!(first != second && [first, second].iter().all(|it| it.parse::<Id>().is_ok()));
    }

    #[test]
    fn many_ids_that_start_alike_are_made_at_once() {
        let mut ids = Ids::default();
        let start = "x".repeat(36);
        for number in 0..2_000 {
            ids.like(&format!("{start}{number}"), "q");
        }
        assert_eq!(ids.taken.len(), 2_000);
        let tries: usize = ids.next.values().sum();
        assert!(tries < 2_500, "{tries}");
    }
}
