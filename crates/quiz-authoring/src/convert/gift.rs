//! Quiz files in GIFT, the text format for questions that Moodle reads and writes (docs.moodle.org, “GIFT format”).
//!
//! | in GIFT | in a quiz |
//! |---|---|
//! | `$CATEGORY: a/b` | a section “b”; if all categories begin with the same “a”, the title of the quiz |
//! | `::title::` | the name of a scenario; its id is made from it, unless a comment has `[id:…]` |
//! | `{~ ~ =}` | `choose`: 100 % is effectiveness 3, from 66 % it is 2, above 0 it is 1 |
//! | `{~%50% ~%50% ~}`, without `=` | `choose-k`; the number of picks is the number of answers with a positive weight |
//! | `{T}`, `{F}` | `choose` between “True” and “False” |
//! | `{>4 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none`, an item a line, `}` | `rank` of four to seven items |
//! | `{=a -> 1 =b -> 2 …}` | `rank` |
//! | `{=a -> 3 very good …}` | `rate`, if the right sides are the words that [`write()`] uses |
//! | any other `{=a -> x =b -> y}` | a scenario with `choose` for each pair |
//! | `#feedback` | a rationale |
//!
//! Essays, numerical questions, short answers and texts without a question are left out, and so is general feedback.
//! `best-worst` is written as a choice of the best response.

mod question;
mod read;
mod words;
mod write;

use super::{Reading, Writing};
use quiz::draft::Draft;

/// Reads a GIFT file. The draft has one outcome for everybody, since GIFT has none. If there are no problems, the draft
/// is a sound quiz. A question that cannot be read is reported and left out, and the others are read.
pub fn read(file: &str) -> Reading {
    read::read(file)
}

/// Writes a draft as a GIFT file. A loss reports each scenario that is left out since a text or a key is missing.
pub fn write(draft: &Draft) -> Writing {
    write::write(draft)
}

/// The names of the four degrees of effectiveness in the pairs by which `rate` is written.
const RATINGS: [&str; 4] =
    ["0 very poor", "1 poor but not awful", "2 good but not ideal", "3 very good"];
