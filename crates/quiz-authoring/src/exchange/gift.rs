//! GIFT, the text format for questions that Moodle reads and writes (docs.moodle.org, “GIFT format”).
//!
//! | in GIFT | in a quiz |
//! |---|---|
//! | `$CATEGORY: a/b` | a section “b”; where all begin with the same “a”, the title |
//! | `::title::` | the name of a scenario, and its id if no comment has `[id:…]` |
//! | `{~ ~ =}` | `choose`: 100 % is effectiveness 3, from 66 % it is 2, above 0 it is 1 |
//! | `{~%50% ~%50% ~}`, without `=` | `choose-k`: as many are picked as earn something |
//! | `{T}`, `{F}` | `choose` between “True” and “False” |
//! | `{>4 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none`, an item a line, `}` | `rank`, of four to seven; Moodle's ordering questions |
//! | `{=a -> 1 =b -> 2 …}` | `rank` too |
//! | `{=a -> 3 very good …}` | `rate`, with the words of [`write()`] |
//! | any other `{=a -> x =b -> y}` | a `choose` for each pair |
//! | `#feedback` | a rationale |
//!
//! Essays, numbers, short answers and texts without a question cannot be carried over, nor can general feedback.
//! `best-worst` is written as a choice of the best.

mod question;
mod read;
mod words;
mod write;

use super::{Reading, Writing};
use quiz::draft::Draft;

/// The draft that a GIFT file describes: with an outcome for everybody, since GIFT knows none. Where there are no
/// problems, it is a quiz. Questions that are not sound are told and left out; the others are kept.
pub fn read(file: &str) -> Reading {
    read::read(file)
}

/// A draft as a GIFT file. Scenarios that are not whole yet are left out.
pub fn write(draft: &Draft) -> Writing {
    write::write(draft)
}

/// What the four degrees of effectiveness are called where `rate` is written as pairs to match.
const RATINGS: [&str; 4] =
    ["0 very poor", "1 poor but not awful", "2 good but not ideal", "3 very good"];
