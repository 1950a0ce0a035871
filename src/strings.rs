//! The words of the interface. The words of a quiz are in the quiz.

pub mod covered;
pub mod grading;
pub mod play;
pub mod result;
pub mod share;

use quiz_link::Name;

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
        times => count(times as usize) + " times",
    }
}

/// The text of an error as a sentence: errors begin with a small letter and have no full stop.
pub fn sentence(error: &str) -> String {
    let mut chars = error.chars();
    let first = chars.next().map_or(' ', |it| it.to_ascii_uppercase());
    format!("{first}{}.", chars.as_str())
}

/// A number of things in words.
pub fn things(number: usize) -> String {
    if number == 1 { "one thing".to_owned() } else { format!("{} things", count(number)) }
}

/// The name of somebody who sent something, or words in its place.
pub fn friend(name: Option<&Name>) -> &str {
    name.map_or("Your friend", Name::as_str)
}

/// A name in quotes within a sentence. It is isolated: a name in Hebrew or Arabic changes the direction neither of the
/// sentence nor of the figures behind it.
pub fn quoted(name: &str) -> String {
    format!("“\u{2068}{name}\u{2069}”")
}
