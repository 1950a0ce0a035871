//! The difference of two texts: either text can be made from it and the other text.
//!
//! To compute it, the common beginning and the common end of both texts are cut off. The rest is cut in two at a line
//! that each text contains exactly once, and both halves are treated alike, until there is no such line. So a step that
//! changes a few lines of a long text is stored in a few lines.

use std::collections::BTreeMap;

/// The most cuts within each other. Each cut is made near the middle, so that fewer are enough for any quiz file.
const DEPTH: usize = 64;

/// The changes that make the later text from the former, and the former from the later.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Difference {
    /// The changed pieces, in the order of the texts.
    pub(super) hunks: Vec<Hunk>,
}

/// A piece that differs between the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hunk {
    /// The number of equal bytes between the end of the previous hunk and this one.
    pub(super) skipped: usize,
    /// The piece of the former text.
    pub(super) former: String,
    /// The piece of the later text.
    pub(super) later: String,
}

impl Difference {
    /// The difference of two texts.
    pub(super) fn between(former: &str, later: &str) -> Difference {
        let mut cut = Cut::default();
        cut.apart(former, later, DEPTH);
        Difference { hunks: cut.hunks }
    }

    /// The former text, made from the later one. `None` if the difference does not fit this text.
    pub(super) fn former(&self, later: &str) -> Option<String> {
        self.replaced(later, |it| (&it.later, &it.former))
    }

    /// The later text, made from the former one. `None` if the difference does not fit this text.
    pub(super) fn later(&self, former: &str) -> Option<String> {
        self.replaced(former, |it| (&it.former, &it.later))
    }

    /// Replaces one side of each hunk by the other. `sides` returns the piece to find, and the piece to put in.
    fn replaced(&self, text: &str, sides: fn(&Hunk) -> (&str, &str)) -> Option<String> {
        let (mut rest, mut made) = (text, String::new());
        for hunk in &self.hunks {
            let (there, wanted) = sides(hunk);
            let (same, after) = rest.split_at_checked(hunk.skipped)?;
            rest = after.strip_prefix(there)?;
            made.push_str(same);
            made.push_str(wanted);
        }
        Some(made + rest)
    }
}

/// The hunks so far, and the number of equal bytes since the last of them.
#[derive(Debug, Default)]
struct Cut {
    hunks: Vec<Hunk>,
    skipped: usize,
}

impl Cut {
    /// Compares the next piece of both texts, and adds its hunks. `depth` is how many more cuts may be made.
    fn apart(&mut self, former: &str, later: &str, depth: usize) {
        let start = common_start(former, later);
        let (former, later) = (&former[start..], &later[start..]);
        let end = common_end(former, later);
        let (former, later) = (&former[..former.len() - end], &later[..later.len() - end]);
        self.skipped += start;
        let shared = if depth == 0 { None } else { shared_line(former, later) };
        if let Some((in_former, in_later)) = shared {
            self.apart(&former[..in_former], &later[..in_later], depth - 1);
            self.apart(&former[in_former..], &later[in_later..], depth - 1);
        } else if !(former.is_empty() && later.is_empty()) {
            self.hunks.push(Hunk {
                skipped: std::mem::take(&mut self.skipped),
                former: former.to_owned(),
                later: later.to_owned(),
            });
        }
        self.skipped += end;
    }
}

/// The number of equal bytes at the beginning of two texts, in whole characters.
fn common_start(one: &str, other: &str) -> usize {
    let bytes = one.bytes().zip(other.bytes());
    let alike = bytes.take_while(|(one, other)| one == other).count();
    one.floor_char_boundary(alike).min(other.floor_char_boundary(alike))
}

/// The number of equal bytes at the end of two texts, in whole characters.
fn common_end(one: &str, other: &str) -> usize {
    let bytes = one.bytes().rev().zip(other.bytes().rev());
    let alike = bytes.take_while(|(one, other)| one == other).count();
    let whole = |text: &str| text.len() - text.ceil_char_boundary(text.len() - alike);
    whole(one).min(whole(other))
}

/// The byte offsets, in both texts, of a line that each text contains exactly once. Of several, it is the one that is
/// nearest to the middle of the former text.
fn shared_line(former: &str, later: &str) -> Option<(usize, usize)> {
    // For each line and each text: how often the line occurs, and its last offset.
    let mut found: BTreeMap<&str, [(usize, usize); 2]> = BTreeMap::new();
    for (side, text) in [former, later].into_iter().enumerate() {
        for (at, line) in lines(text) {
            let (count, last) = &mut found.entry(line).or_default()[side];
            (*count, *last) = (*count + 1, at);
        }
    }
    let shared = lines(former).filter_map(|(at, line)| match found.get(line) {
        Some([(1, _), (1, in_later)]) => Some((at, *in_later)),
        _ => None,
    });
    shared.min_by_key(|(at, _)| at.abs_diff(former.len() / 2))
}

/// The lines of a text, each with its byte offset.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |next, line| {
        let at = *next;
        *next += line.len();
        Some((at, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Texts in which many lines are equal, and many characters share their first or last bytes.
    fn any_lines() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            4 => "[ab]{0,2}\n",
            2 => "[éèẽ👋👍]{0,3}\n?",
            1 => "\\PC{0,4}\r?\n?",
        ];
        vec(line, 0..12).prop_map(|it| it.concat())
    }

    proptest! {
        #[test]
        fn each_text_is_made_from_the_other(former in any_lines(), later in any_lines()) {
            let difference = Difference::between(&former, &later);
            prop_assert_eq!(difference.later(&former), Some(later.clone()));
            prop_assert_eq!(difference.former(&later), Some(former.clone()));
            prop_assert_eq!(difference.hunks.is_empty(), former == later);
        }

        /// Applied to a third text, a difference returns `None` or some text, and never panics.
        #[test]
        fn what_does_not_fit_breaks_nothing(texts in vec(any_lines(), 3)) {
            let difference = Difference::between(&texts[0], &texts[1]);
            let _ = difference.former(&texts[2]);
            let _ = difference.later(&texts[2]);
        }
    }

    #[test]
    fn of_a_long_text_only_what_changed_is_kept() {
        let text = |first: &str, last: &str| {
            let middle: Vec<_> = (0..500).map(|it| format!("line {it}\n")).collect();
            format!("title = {first}\n{}end = {last}\n", middle.concat())
        };
        let (former, later) = (text("\"One\"", "1"), text("\"Two\"", "2\nnew"));
        let difference = Difference::between(&former, &later);
        let kept: Vec<_> = difference.hunks.iter().map(|it| (&*it.former, &*it.later)).collect();
        assert_eq!(kept, [("One", "Two"), ("1", "2\nnew")]);
    }

    #[test]
    fn characters_that_begin_or_end_alike_stay_whole() {
        // In some pairs the first bytes of the characters are equal, in the others the last bytes.
        for (former, later) in [("é", "è"), ("aéb", "aèb"), ("\u{e9}", "\u{129}"), ("é", "éé")]
        {
            let difference = Difference::between(former, later);
            assert_eq!(difference.former(later).as_deref(), Some(former));
        }
    }
}
