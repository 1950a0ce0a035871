//! Parses a GIFT file: into blocks with blank lines between them, and a block into the parts of a question.

use super::words::{find, rows, unescaped_chars};
use crate::convert::common::count;

/// A part of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// Its offset in the file, in bytes.
    pub(super) at: usize,
}

impl<'a> Piece<'a> {
    /// The pieces before and from an offset in this piece.
    fn split(self, middle: usize) -> (Piece<'a>, Piece<'a>) {
        let (before, after) = self.text.split_at(middle);
        (Piece { text: before, at: self.at }, Piece { text: after, at: self.at + middle })
    }

    /// The piece without its first bytes.
    fn skip(self, bytes: usize) -> Piece<'a> {
        self.split(bytes).1
    }

    /// The piece without white space at its ends.
    fn trim(self) -> Piece<'a> {
        let start = self.text.len() - self.text.trim_start().len();
        Piece { text: self.text.trim(), at: self.at + start }
    }
}

/// Lines without a blank line between them.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// The lines without comments and category.
    pub(super) said: Piece<'a>,
    /// The comments, without `//`.
    pub(super) comments: Vec<&'a str>,
    /// The path of the category that a `$CATEGORY:` line at the start of the block names.
    pub(super) category: Option<Piece<'a>>,
}

/// The file with spaces in place of its comments, so that all other bytes keep their offsets.
pub(super) fn without_comments(file: &str) -> String {
    let mut kept = String::with_capacity(file.len());
    for line in file.split_inclusive('\n') {
        if comment(line).is_some() {
            let end = usize::from(line.ends_with('\n'));
            kept.extend(core::iter::repeat_n(' ', line.len() - end));
            kept.push_str(&line[line.len() - end..]);
        } else {
            kept.push_str(line);
        }
    }
    kept
}

/// The comment in a line, without `//`. `None` if the line is no comment.
fn comment(line: &str) -> Option<&str> {
    line.trim().strip_prefix("//")
}

/// The blocks of a file. `kept` is the file after [`without_comments`].
pub(super) fn blocks<'a>(file: &'a str, kept: &'a str) -> impl Iterator<Item = Block<'a>> {
    let mut lines = file.split_inclusive('\n').peekable();
    let mut at = 0;
    core::iter::from_fn(move || {
        while let Some(blank) = lines.next_if(|it| it.trim().is_empty()) {
            at += blank.len();
        }
        lines.peek()?;
        let (start, mut comments) = (at, Vec::new());
        while let Some(line) = lines.next_if(|it| !it.trim().is_empty()) {
            at += line.len();
            count(line.len());
            comments.extend(comment(line));
        }
        let mut said = Piece { text: &kept[start..at], at: start }.trim();
        let mut category = None;
        if let Some(rest) = said.text.strip_prefix("$CATEGORY:") {
            let end = rest.find('\n').unwrap_or(rest.len());
            let (named, after) = said.skip(said.text.len() - rest.len()).split(end);
            category = Some(named.trim());
            said = after.trim();
        }
        Some(Block { said, comments, category })
    })
}

/// The parts of a question, as they are written.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) title: Option<Piece<'a>>,
    /// The text of the question. If the answers stand within it, a gap (`_____`) takes their place.
    pub(super) stem: String,
    pub(super) body: Body<'a>,
    /// The general feedback, which Moodle shows after every answer.
    pub(super) general: Option<Piece<'a>>,
}

/// The kind of a question, with its answers.
#[derive(Debug)]
pub(super) enum Body<'a> {
    /// A text without a question.
    Description,
    Essay,
    Numerical,
    ShortAnswer,
    TrueFalse {
        right: bool,
        when_wrong: Piece<'a>,
        when_right: Piece<'a>,
    },
    Choice {
        answers: Vec<Answer<'a>>,
        several: bool,
    },
    Matching {
        pairs: Vec<(Piece<'a>, Piece<'a>)>,
    },
    /// An ordering question.
    Ordering(Ordering<'a>),
}

/// An ordering question. The syntax is that of Moodle's plugin `qtype_ordering`: a head of numbers and words, then an
/// item in each line. In an item, no sign but `}` has a meaning.
#[derive(Debug)]
pub(super) struct Ordering<'a> {
    /// The items in their right order, from first to last.
    pub(super) items: Vec<Piece<'a>>,
    /// The number of items that Moodle shows. `None` if it shows all.
    pub(super) shown: Option<usize>,
    /// The name in Moodle of the way in which an order is marked.
    pub(super) grading: &'static str,
}

/// An answer of a question with answers to choose from.
#[derive(Debug)]
pub(super) struct Answer<'a> {
    pub(super) text: Piece<'a>,
    /// The part of the marks that it earns, in thousandths of a per cent.
    pub(super) weight: i64,
    pub(super) feedback: Piece<'a>,
}

/// The weight of all marks, in thousandths of a per cent.
pub(super) const WHOLE: i64 = 100_000;

/// The error that keeps a block from being a question, with its offset in the file.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) at: usize,
    pub(super) why: &'static str,
}

impl Broken {
    /// Whether the answers have no end in this block, so that the next block may contain it.
    pub(super) fn is_open(&self) -> bool {
        self.why == NOT_CLOSED
    }

    /// Whether this block has an end without a beginning, which may belong to answers in the block before.
    pub(super) fn is_end(&self) -> bool {
        self.why == NOT_OPENED
    }
}

const NOT_CLOSED: &str = "this `{` is not closed in the lines up to the next blank one; write `}` behind the last answer, or take the blank line out";
const NOT_OPENED: &str =
    "this `}` closes nothing; write `{` before the first answer, or `\\}` for the sign itself";
const SECOND: &str = "this is a second `{`, but a question has one list of answers; put a blank line before the next question, or write `\\{` for the sign itself";
const SECOND_END: &str =
    "this `}` closes nothing, since the answers ended before; write `\\}` for the sign itself";
const NO_TITLE_END: &str = "this title has no end; write `::` behind it";
const UNMARKED: &str =
    "this stands before the first answer; put `=` before a right answer and `~` before a wrong one";
const NO_ANSWER: &str = "there is nothing in this answer; write it, or take its sign out";
const ONE_ANSWER: &str = "there is only one answer to choose; write two or more";
const NO_ARROW: &str =
    "this pair has no `->`; write `=`, the question's part, `->` and what belongs to it";
const NO_PARTNER: &str = "nothing belongs to this; write it behind `->`";
const ONE_PAIR: &str = "there is only one pair to match; write two or more";
const NO_STEM: &str = "this question asks nothing; write its text before `{`";

/// Parses a block.
///
/// # Errors
/// The first error in the block.
pub(super) fn question(said: Piece<'_>) -> Result<Question<'_>, Broken> {
    let (title, text) = titled(said)?;
    let broken = |at: usize, why| Err(Broken { at: text.at + at, why });
    let (start, end) = match (find(text.text, '{'), find(text.text, '}')) {
        (None, None) => {
            let stem = text.text.to_owned();
            return Ok(Question { title, stem, body: Body::Description, general: None });
        }
        (Some(start), None) => return broken(start, NOT_CLOSED),
        (Some(start), Some(end)) if start < end => (start, end),
        (_, Some(end)) => return broken(end, NOT_OPENED),
    };
    let (before, after) = (&text.text[..start], &text.text[end + 1..]);
    if let Some((at, sign)) = unescaped_chars(after).find(|it| matches!(it.1, '{' | '}')) {
        return broken(end + 1 + at, if sign == '{' { SECOND } else { SECOND_END });
    }
    let gap = if after.trim().is_empty() { "" } else { "_____" };
    let stem = format!("{before}{gap}{after}");
    let answers = text.split(end).0.skip(start + 1).trim();
    let (answers, general) = match rows(answers.text, '#', 4).last() {
        Some(at) => {
            let (answers, general) = answers.split(at);
            (answers.trim(), Some(general.skip(4).trim()))
        }
        None => (answers, None),
    };
    let body = body(answers)?;
    let is_asked = matches!(
        body,
        Body::TrueFalse { .. } | Body::Choice { .. } | Body::Matching { .. } | Body::Ordering(_)
    );
    if is_asked && stem.trim().is_empty() {
        return broken(start, NO_STEM);
    }
    Ok(Question { title, stem, body, general: general.filter(|it| !it.text.is_empty()) })
}

/// The title of a question, if it has one, and the rest of the block.
fn titled(said: Piece<'_>) -> Result<(Option<Piece<'_>>, Piece<'_>), Broken> {
    if !said.text.starts_with("::") {
        return Ok((None, said));
    }
    let rest = said.skip(2);
    let Some(end) = rows(rest.text, ':', 2).next() else {
        return Err(Broken { at: said.at, why: NO_TITLE_END });
    };
    let (title, text) = rest.split(end);
    Ok((Some(title.trim()).filter(|it| !it.text.is_empty()), text.skip(2).trim()))
}

/// Parses the text between the braces.
fn body(answers: Piece<'_>) -> Result<Body<'_>, Broken> {
    let has = |sign| find(answers.text, sign).is_some();
    if answers.text.is_empty() {
        return Ok(Body::Essay);
    }
    if answers.text.starts_with('#') {
        return Ok(Body::Numerical);
    }
    if let Some(ordering) = ordering(answers) {
        return Ok(Body::Ordering(ordering));
    }
    if has('~') {
        return choice(answers);
    }
    if has('=') && answers.text.contains("->") {
        return matching(answers);
    }
    let (value, feedback) = with_feedback(answers);
    let is = |words: [&str; 2]| words.iter().any(|it| value.text.eq_ignore_ascii_case(it));
    if !is(["T", "TRUE"]) && !is(["F", "FALSE"]) {
        return Ok(Body::ShortAnswer);
    }
    let (when_wrong, when_right) = with_feedback(feedback);
    Ok(Body::TrueFalse { right: is(["T", "TRUE"]), when_wrong, when_right })
}

/// The pieces before and behind the first `#` without a backslash. The second piece is empty if there is none.
fn with_feedback(piece: Piece<'_>) -> (Piece<'_>, Piece<'_>) {
    match find(piece.text, '#') {
        Some(at) => {
            let (text, feedback) = piece.split(at);
            (text.trim(), feedback.skip(1).trim())
        }
        None => (piece.trim(), piece.skip(piece.text.len())),
    }
}

/// The parts of a list that begin with one of these signs, each with its sign.
fn parts<'a>(list: Piece<'a>, signs: &[char]) -> Result<Vec<(char, Piece<'a>)>, Broken> {
    let starts: Vec<_> = unescaped_chars(list.text).filter(|it| signs.contains(&it.1)).collect();
    let first = starts.first().map_or(list.text.len(), |it| it.0);
    let unmarked = list.split(first).0.trim();
    if !unmarked.text.is_empty() {
        return Err(Broken { at: unmarked.at, why: UNMARKED });
    }
    let ends = starts.iter().skip(1).map(|it| it.0).chain([list.text.len()]);
    let part = |(&(start, sign), end)| (sign, list.split(end).0.skip(start + 1).trim());
    Ok(starts.iter().zip(ends).map(part).collect())
}

/// Parses answers to choose from.
fn choice(list: Piece<'_>) -> Result<Body<'_>, Broken> {
    let parts = parts(list, &['=', '~'])?;
    let several = parts.iter().all(|it| it.0 == '~');
    if let [(_, only)] = parts[..] {
        return Err(Broken { at: only.at, why: ONE_ANSWER });
    }
    let mut answers = Vec::new();
    for (sign, part) in parts {
        let (weight, bytes) = weight(part.text).unwrap_or_else(|| {
            let weight = if sign == '=' { WHOLE } else { 0 };
            (weight, 0)
        });
        let (text, feedback) = with_feedback(part.skip(bytes));
        if text.text.is_empty() {
            return Err(Broken { at: part.at, why: NO_ANSWER });
        }
        answers.push(Answer { text, weight, feedback });
    }
    Ok(Body::Choice { answers, several })
}

/// A weight such as `%33.333%` at the start of an answer, in thousandths of a per cent, and its length in bytes.
fn weight(text: &str) -> Option<(i64, usize)> {
    let (inside, _) = text.strip_prefix('%')?.split_once('%')?;
    let (sign, digits) = inside.strip_prefix('-').map_or((1, inside), |it| (-1, it));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let are_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if !(1..=3).contains(&whole.len()) || !are_digits(whole) || !are_digits(part) {
        return None;
    }
    let thousandths: String = part.chars().chain("000".chars()).take(3).collect();
    let whole: i64 = whole.parse().ok()?;
    let weight = sign * (whole * 1_000 + thousandths.parse::<i64>().ok()?);
    Some((weight, inside.len() + 2))
}

/// Parses pairs to match.
fn matching(list: Piece<'_>) -> Result<Body<'_>, Broken> {
    let mut pairs = Vec::new();
    for (_, part) in parts(list, &['='])? {
        let Some(arrow) = part.text.find("->") else {
            return Err(Broken { at: part.at, why: NO_ARROW });
        };
        let (left, right) = part.split(arrow);
        let (left, right) = (left.trim(), right.skip(2).trim());
        if right.text.is_empty() {
            return Err(Broken { at: part.at, why: NO_PARTNER });
        }
        pairs.push((left, right));
    }
    // A pair without a left side asks nothing. It only adds a wrong answer to choose.
    let asks = pairs.iter().any(|it| !it.0.text.is_empty());
    if pairs.len() < 2 || !asks {
        return Err(Broken { at: list.at, why: ONE_PAIR });
    }
    Ok(Body::Matching { pairs })
}

/// The ways in which Moodle marks an order, each with its other names.
const GRADINGS: [(&str, &[&str]); 9] = [
    ("ALL_OR_NOTHING", &[]),
    ("ABSOLUTE_POSITION", &["ABSOLUTE", "ABS"]),
    ("RELATIVE_NEXT_EXCLUDE_LAST", &["RELATIVE", "REL"]),
    ("RELATIVE_NEXT_INCLUDE_LAST", &[]),
    ("RELATIVE_ONE_PREVIOUS_AND_NEXT", &[]),
    ("RELATIVE_ALL_PREVIOUS_AND_NEXT", &[]),
    ("RELATIVE_TO_CORRECT", &[]),
    ("LONGEST_ORDERED_SUBSET", &[]),
    ("LONGEST_CONTIGUOUS_SUBSET", &[]),
];

/// The words in the head of an ordering question, behind the number. They come in this order, and each may be missing:
/// which items are shown, how they are laid out, how an order is marked (see [`GRADINGS`]), whether the details of the
/// marks are shown, and how the items are numbered.
const SELECTS: [&str; 6] = ["ALL", "EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG"];
const LAYOUTS: [&str; 8] = ["HORIZONTAL", "HORI", "H", "1", "VERTICAL", "VERT", "V", "0"];
const SHOWS: [&str; 8] = ["SHOW", "TRUE", "YES", "1", "HIDE", "FALSE", "NO", "0"];
const NUMBERINGS: [&str; 6] = ["none", "123", "abc", "ABCD", "iii", "IIII"];

/// Parses an ordering question. `None` if the answers are those of another kind of question.
fn ordering(answers: Piece<'_>) -> Option<Ordering<'_>> {
    let head = answers.text.strip_prefix('>')?.trim_start();
    let digits = head.len() - head.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let count = head.get(..digits).filter(|it| !it.is_empty())?;
    let mut rest = answers.skip(answers.text.len() - head.len() + digits);
    let mut take = |is_known: &dyn Fn(&str) -> bool| {
        // The head ends with the first line: a word in the next line belongs to an item.
        let line = rest.text.split('\n').next().unwrap_or_default();
        let word = line.split_whitespace().next().filter(|it| is_known(it))?;
        let end = line.find(word).unwrap_or_default() + word.len();
        rest = rest.skip(end);
        Some(word)
    };
    let select = take(&|it| SELECTS.contains(&it)).unwrap_or("RANDOM");
    take(&|it| LAYOUTS.contains(&it));
    let is_grading = |it: &str, known: &(&str, &[&str])| known.0 == it || known.1.contains(&it);
    let grading = take(&|it| GRADINGS.iter().any(|known| is_grading(it, known)));
    let grading = grading.and_then(|it| GRADINGS.iter().find(|known| is_grading(it, known)));
    take(&|it| SHOWS.contains(&it));
    take(&|it| NUMBERINGS.contains(&it));
    let items: Vec<_> = lines(rest).filter(|it| !it.text.is_empty()).collect();
    let is_part = !["ALL", "EXACT"].contains(&select);
    // Moodle takes any other number for six, or for the number of items if that is smaller.
    let shown = count.parse().ok().filter(|it| (2..=items.len()).contains(it)).unwrap_or(6);
    let shown = Some(shown).filter(|it| is_part && *it < items.len());
    Some(Ordering {
        items,
        shown,
        grading: grading.map_or("RELATIVE_NEXT_EXCLUDE_LAST", |it| it.0),
    })
}

/// The lines of a piece, each without white space at its ends.
fn lines(piece: Piece<'_>) -> impl Iterator<Item = Piece<'_>> {
    let mut at = piece.at;
    piece.text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        Piece { text: line, at: start }.trim()
    })
}

/// The names in the path of a category, the outermost first.
pub(super) fn path(category: &str) -> Vec<String> {
    // A single slash separates names. Two slashes are one slash within a name.
    let mut steps = vec![String::new()];
    let mut chars = category.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.next_if_eq(&'/').is_none() => steps.push(String::new()),
            c => {
                if let Some(last) = steps.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    let mut steps: Vec<_> = steps.iter().map(|it| it.trim().to_owned()).collect();
    steps.retain(|it| !it.is_empty());
    // Moodle puts `$course$/top` or `$system$/top` before each path.
    if steps.first().is_some_and(|it| it.len() > 2 && it.starts_with('$') && it.ends_with('$')) {
        steps.remove(0);
        if steps.first().is_some_and(|it| it == "top") {
            steps.remove(0);
        }
    }
    steps
}
