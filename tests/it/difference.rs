//! The difference of two texts, line by line.

use std::fmt::Write as _;

/// The lines that change when a text becomes another one: `-` begins a line that goes, and `+` a line that comes. The
/// line before stands above them, behind its number.
pub(crate) fn difference(from: &str, to: &str) -> String {
    let (from, to): (Vec<_>, Vec<_>) = (from.lines().collect(), to.lines().collect());
    // For each pair of a line of either text, the most lines that the texts have in common from there on.
    let mut common = vec![vec![0; to.len() + 1]; from.len() + 1];
    for (at, line) in from.iter().enumerate().rev() {
        for (other, other_line) in to.iter().enumerate().rev() {
            common[at][other] = if line == other_line {
                common[at + 1][other + 1] + 1
            } else {
                common[at + 1][other].max(common[at][other + 1])
            };
        }
    }
    let (mut at, mut other, mut is_told) = (0, 0, false);
    let mut text = String::new();
    while at < from.len() || other < to.len() {
        if from.get(at) == to.get(other) {
            (at, other, is_told) = (at + 1, other + 1, false);
            continue;
        }
        if !std::mem::replace(&mut is_told, true) {
            let before = at.checked_sub(1).map_or("", |it| from[it]);
            let _ = writeln!(text, "{at}: {}", before.trim_start());
        }
        let goes = other == to.len()
            || (at < from.len() && common[at + 1][other] >= common[at][other + 1]);
        if goes {
            let _ = writeln!(text, "-{}", from[at]);
            at += 1;
        } else {
            let _ = writeln!(text, "+{}", to[other]);
            other += 1;
        }
    }
    text
}

#[test]
fn the_difference_has_all_lines_that_change() {
    for (from, to, told) in [
        ("a\nb", "a\nb", ""),
        ("a\nb\nc", "a\nc", "1: a\n-b\n"),
        ("a\nb", "x\na\nb\ny", "0: \n+x\n2: b\n+y\n"),
        (" a\n b\n c\n d", " a\n x\n c\n y", "1: a\n- b\n+ x\n3: c\n- d\n+ y\n"),
    ] {
        assert_eq!(difference(from, to), told);
    }
}
