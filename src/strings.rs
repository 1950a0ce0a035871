//! Every word of the interface, one file a page. The words of a quiz are in the quiz, the reasons why a file or a link
//! cannot be read in the crates that read it, and the advice about a quiz, with how simulated players play, in the crate
//! that reviews it.
//!
//! For whoever adds a text:
//! - The text is a constant; if it varies, a function of the domain's types, which decides by itself: of a number of
//!   things, not of "one or many". A view only shows it.
//! - A sentence or a label is written whole. If a part of it is optional, both sentences are written out. Nothing is put
//!   together from pieces outside of this module, since another language has another order.
//! - An element within a sentence is an argument of the type `Html`, and the function returns `Html`: see [`with`].
//! - The first line of its docs begins with what it is and says where it stands. A translator sees nothing else.

pub mod cover;
pub mod covered;
pub mod editor;
pub mod embed;
pub mod formats;
pub mod grading;
pub mod history;
pub mod not_found;
pub mod pages;
pub mod play;
pub mod publish;
pub mod result;
pub mod share;
pub mod ungraded;

use quiz_link::Name;
use yew::Html;
use yew::virtual_dom::VList;

/// The place of an element or of a name in a text, see [`with`].
const PLACE: char = '□';

/// The text before and after the first place. A text without a place follows the element.
pub fn around(text: &str) -> (&str, &str) {
    text.split_once(PLACE).unwrap_or(("", text))
}

/// A text with elements, in their order, at its places `□`: links, emphasis, names that are isolated. An element that
/// has no place of its own goes before what is left of the text. Words of a quiz or of a person come as elements: within
/// the text, a `□` of theirs would be taken for a place.
#[inline(never)]
pub fn with(text: &str, elements: Vec<Html>) -> Html {
    let (mut line, mut rest) = (Vec::new(), text);
    for element in elements {
        let (before, after) = around(rest);
        line.push(before.into());
        line.push(element);
        rest = after;
    }
    line.push(rest.into());
    VList::with_children(line, None).into()
}

/// A text with a name at its place, as [`with`] has an element there: for screen readers, and wherever no element can
/// be.
pub(crate) fn named(text: &str, name: &str) -> String {
    let (before, after) = around(text);
    format!("{before}{name}{after}")
}

/// A list of texts.
pub(crate) fn list(texts: &[String]) -> String {
    texts.join(", ")
}

/// A list of elements.
pub(crate) fn elements(elements: Vec<Html>) -> Html {
    let mut line: Vec<Html> = Vec::new();
    for element in elements {
        if !line.is_empty() {
            line.push(", ".into());
        }
        line.push(element);
    }
    VList::with_children(line, None).into()
}

/// Whole sentences, one after the other; those that are missing are left out.
pub(crate) fn sentences(sentences: impl IntoIterator<Item = Option<String>>) -> String {
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The line below a list of which only the first entries are shown. `count` is the number of the others.
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// A small number in words; digits from 10 on.
pub(crate) fn count(number: usize) -> String {
    const WORDS: [&str; 10] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(number).map_or_else(|| number.to_string(), |it| (*it).to_owned())
}

/// A number of times in words.
pub(crate) fn times(times: u32) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{} times", count(times as usize)),
    }
}

/// The text of an error as a sentence: errors begin with a small letter and have no full stop.
pub fn sentence(error: &str) -> String {
    format!("{}.", capital(error))
}

/// A text that begins with a capital.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map_or(' ', |it| it.to_ascii_uppercase());
    format!("{first}{}", chars.as_str())
}

/// A number of things in words.
pub fn things(number: usize) -> String {
    if number == 1 { "one thing".to_owned() } else { format!("{} things", count(number)) }
}

/// The name of somebody who sent something, or words in its place.
pub fn friend(name: Option<&Name>) -> &str {
    name.map_or("Your friend", Name::as_str)
}

/// A text in quotes.
pub fn in_quotes(text: &str) -> String {
    format!("“{text}”")
}

/// A name in quotes within a sentence. It is isolated: a name in Hebrew or Arabic changes the direction neither of the
/// sentence nor of the figures behind it.
pub fn quoted(name: &str) -> String {
    format!("“\u{2068}{name}\u{2069}”")
}
