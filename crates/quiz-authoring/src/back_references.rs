//! Finds responses that refer to other responses by their place, such as “All of the above” or “Both A and B”.

use quiz::ordered;
use std::collections::BTreeSet;

/// First words of a response that refers to all others.
const ALL: [&str; 24] = [
    "all", "none", "any", "both", "neither", "either", "no", "some", // English
    "todas", "todos", "ninguna", "ninguno", // Spanish
    "alle", "alles", "keine", "keines", "keiner", "nichts", // German
    "toutes", "tous", "aucune", "aucun", "rien", "tout", // French
];

/// Words of which such a response contains at least one, besides a word of [`ALL`].
const OTHERS: [&str; 18] = [
    "above",
    "these",
    "those",
    "answers",
    "options",
    "choices",
    "responses",
    "answer",
    "anteriores",
    "respuestas",
    "oben",
    "obigen",
    "antworten",
    "vorherigen",
    "ci-dessus",
    "précédentes",
    "précédents",
    "réponses",
];

/// Further words that such a response may contain.
const BESIDES: [&str; 38] = [
    "of",
    "the",
    "other",
    "is",
    "are",
    "apply",
    "applies",
    "correct",
    "right",
    "true",
    "wrong",
    "false",
    "las",
    "los",
    "de",
    "es",
    "son",
    "correcta",
    "correctas",
    "der",
    "die",
    "das",
    "davon",
    "von",
    "den",
    "genannten",
    "genannte",
    "genanntes",
    "ist",
    "sind",
    "richtig",
    "falsch",
    "les",
    "ces",
    "des",
    "est",
    "sont",
    "justes",
];

/// Words that may stand between the letters in a response such as “Both A and B”.
const JOINING: [&str; 26] = [
    "and",
    "or",
    "nor",
    "both",
    "neither",
    "either",
    "only",
    "answers",
    "options",
    "choices",
    "responses",
    "are",
    "correct",
    "y",
    "o",
    "ni",
    "und",
    "oder",
    "sowohl",
    "als",
    "auch",
    "weder",
    "noch",
    "et",
    "ou",
    "&",
];

/// Beginnings of responses that refer to all others, in Chinese and in Arabic. No words are split there.
const BEGINNINGS: [&str; 8] = [
    "以上都",
    "以上皆",
    "以上全",
    "以上均",
    "以上所有",
    "كل ما سبق",
    "جميع ما سبق",
    "لا شيء مما سبق",
];

/// The most words, and the most characters, of a response that refers to others. Longer ones are taken as they stand.
const MAX_WORDS: usize = 8;
const MAX_CHARS: usize = 60;

/// The way in which a response refers to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaks {
    /// It refers to all others.
    OfAll,
    /// It names some by letters or numbers. The field is the largest index that it names, from 0.
    OfSome(usize),
}

/// Whether a response refers to other responses by their place.
pub(crate) fn speaks_of_others(text: &str) -> bool {
    speaks(text).is_some()
}

/// An order of the responses in which those that refer to others by their place still make sense: these come last,
/// unless the letters that one of them names would then stand for other responses. `None` if no response refers to
/// others.
pub(crate) fn order<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Vec<usize>> {
    let spoken: Vec<_> = texts.into_iter().map(speaks).collect();
    let first = spoken.iter().position(Option::is_some)?;
    let named = spoken.iter().filter_map(|it| match it {
        Some(Speaks::OfSome(last)) => Some(*last),
        _ => None,
    });
    let mut order: Vec<_> = (0..spoken.len()).collect();
    if named.max().is_none_or(|last| last < first) {
        ordered::sort_by_key(&mut order, |at| spoken.get(at).is_some_and(Option::is_some));
    }
    Some(order)
}

/// The way in which a response refers to others by their place. `None` if it does not.
fn speaks(text: &str) -> Option<Speaks> {
    let text = text.trim();
    if text.chars().count() > MAX_CHARS {
        return None;
    }
    let around = |c: char| !c.is_alphanumeric() && c != '&';
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | '+'));
    let words: Vec<String> = words
        .map(|it| it.trim_matches(around).to_lowercase())
        .filter(|it| !it.is_empty())
        .collect();
    if words.len() > MAX_WORDS || words.first().is_none_or(|it| it == "&") {
        return None;
    }
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let begins = BEGINNINGS.iter().any(|it| text.starts_with(it));
    let of_all = words.first().is_some_and(|it| is(&ALL, it))
        && words.iter().any(|it| is(&OTHERS, it))
        && words.iter().skip(1).all(|it| is(&OTHERS, it) || is(&BESIDES, it));
    if begins || of_all {
        return Some(Speaks::OfAll);
    }
    // A response such as “1 and 2” may mean the numbers themselves, so numbers count only behind a joining word.
    let counts = words.first().is_some_and(|it| it.len() > 1 && is(&JOINING, it));
    let mut places = BTreeSet::new();
    for word in &words {
        match place(word, counts) {
            Some(place) => {
                places.insert(place);
            }
            None if is(&JOINING, word) => {}
            None => return None,
        }
    }
    let last = places.last().copied().filter(|_| places.len() > 1)?;
    let joins = words.iter().any(|it| it.len() > 1 || it == "&");
    joins.then_some(Speaks::OfSome(last))
}

/// The index, from 0, that a letter names. A number names one only if `counts` is true.
fn place(word: &str, counts: bool) -> Option<usize> {
    match word.as_bytes() {
        [letter @ b'a'..=b'j'] => Some(usize::from(letter - b'a')),
        [number @ b'1'..=b'9'] if counts => Some(usize::from(number - b'1')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_of_the_others_is_known() {
        for text in [
            "All of the above",
            "all of these.",
            "None of the above is correct",
            "All the above answers are correct",
            "Both of these",
            "None of the other answers",
            "All answers are correct",
            "Both A and B",
            "A and C",
            "a) & b)",
            "A, B and C",
            "Neither B nor D",
            "Only A and C are correct",
            "Both 1 and 2",
            "Todas las anteriores",
            "Ninguna de las respuestas anteriores es correcta",
            "Alle oben genannten Antworten",
            "Keine der obigen",
            "Toutes les réponses ci-dessus",
            "Aucune de ces réponses",
            "以上都对",
            "كل ما سبق",
        ] {
            assert!(speaks_of_others(text), "{text}");
        }
    }

    #[test]
    fn what_speaks_of_something_else_is_not() {
        for text in [
            "",
            "A",
            "a b",
            "Both",
            "All of them",
            "None of those people",
            "Ask all of these guests in",
            "Look at the shelf above",
            "Both Ana and Bo",
            "1 and 2",
            "A & A",
            "& a b",
            "And",
            "Neither here nor there",
            "三个以上",
            "All the others",
            "You tell all of the above to somebody else",
        ] {
            assert!(!speaks_of_others(text), "{text}");
        }
    }

    #[test]
    fn it_comes_last_unless_letters_would_change() {
        let order = |texts: &[&str]| order(texts.iter().copied());
        assert_eq!(order(&["x", "y"]), None);
        assert_eq!(order(&["x", "All of the above", "y"]), Some(vec![0, 2, 1]));
        let two = ["All of the above", "x", "None of the above", "y"];
        assert_eq!(order(&two), Some(vec![1, 3, 0, 2]));
        assert_eq!(order(&["x", "y", "Both A and B", "z"]), Some(vec![0, 1, 3, 2]));
        assert_eq!(order(&["x", "y", "Both A and D", "z"]), Some(vec![0, 1, 2, 3]));
    }
}
