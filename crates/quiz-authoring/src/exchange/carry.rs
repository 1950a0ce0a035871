//! What reading and writing foreign formats have in common: reports, lengths, and the parts of a quiz that no
//! foreign format has.

use super::{Loss, Reading};
use crate::above::{order, speaks_of_others};
use crate::ids::slug;
use quiz::check::check;
use quiz::draft::{Draft, OutcomeDraft, ScenarioDraft, SectionDraft};
use quiz::file::{FileProblem, LARGEST, placed};
use quiz::problem::Place;
use quiz::text::{clean, limit, up_to};
use std::collections::BTreeSet;

/// How many problems are told; more would not be read.
const MOST_PROBLEMS: usize = 100;

/// How many losses are told one by one: a file may hold millions, and each takes memory.
const MOST_LOSSES: usize = 1_000;

/// How many names a loss lists.
const MOST_NAMES: usize = 10;

/// Gathers losses.
#[derive(Default)]
pub(super) struct Losses {
    told: Vec<Loss>,
    untold: usize,
}

impl Losses {
    /// Notes one, unless there are too many already.
    pub(super) fn tell(&mut self, of: impl Into<String>, what: impl Into<String>) {
        if self.told.len() < MOST_LOSSES {
            self.told.push(Loss { of: of.into(), what: what.into() });
        } else {
            self.untold += 1;
        }
    }

    /// All of them; of too many, how many are not told.
    pub(super) fn all(mut self) -> Vec<Loss> {
        if self.untold > 0 {
            let what = format!("{} more losses are not told one by one", self.untold);
            self.told.push(Loss { of: "the file".to_owned(), what });
        }
        self.told
    }
}

/// Losses of one kind that many parts have, told once with the names of the parts.
#[derive(Default)]
pub(super) struct Kinds {
    /// What was lost, and where, in the order in which it was first met.
    kinds: Vec<(&'static str, &'static str, Vec<String>)>,
}

impl Kinds {
    /// Notes a loss of the part with this name. `part` is the word for one of its kind, such as "scenario".
    pub(super) fn note(&mut self, what: &'static str, part: &'static str, name: &str) {
        if let Some((.., names)) = self.kinds.iter_mut().find(|it| it.0 == what && it.1 == part) {
            names.push(name.to_owned());
        } else {
            self.kinds.push((what, part, vec![name.to_owned()]));
        }
    }

    /// Tells each kind once.
    pub(super) fn tell(self, losses: &mut Losses) {
        for (what, part, names) in self.kinds {
            let quoted: Vec<_> =
                names.iter().take(MOST_NAMES).map(|it| format!("“{it}”")).collect();
            let list = quoted.join(", ");
            let of = match names.len() {
                1 => format!("the {part} {list}"),
                count if count > MOST_NAMES => {
                    format!("{count} {part}s: {list} and {} more", count - MOST_NAMES)
                }
                count => format!("{count} {part}s: {list}"),
            };
            losses.tell(of, what);
        }
    }
}

/// Gathers problems, each with the byte of the file where it is.
#[derive(Default)]
pub(super) struct Problems(Vec<(usize, String)>);

impl Problems {
    /// Notes one, unless there are too many already.
    pub(super) fn tell(&mut self, at: usize, message: impl Into<String>) {
        if !self.are_enough() {
            self.0.push((at, message.into()));
        }
    }

    /// Whether no more are told.
    pub(super) fn are_enough(&self) -> bool {
        self.0.len() >= MOST_PROBLEMS
    }

    /// Whether there are none.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The first of them, from top to bottom of the file.
    pub(super) fn all(self, file: &str) -> Vec<FileProblem> {
        count(file.len());
        placed(file, self.0, MOST_PROBLEMS)
    }
}

/// Finds lines.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(source: &str) -> Lines {
        count(source.len());
        let breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        Lines(core::iter::once(0).chain(breaks).collect())
    }

    /// The line of a byte, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.0.partition_point(|&start| start <= at)
    }
}

#[cfg(test)]
std::thread_local! {
    /// The steps that were counted.
    pub(super) static STEPS: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

/// Counts steps of a reader, the characters that it looks at, for the test that holds how fast their number grows.
#[cfg(test)]
pub(super) fn count(steps: usize) {
    STEPS.set(STEPS.get() + steps);
}

#[cfg(not(test))]
pub(super) fn count(_: usize) {}

/// The text with one kind of line break and without a byte order mark: lines and columns stay what they were.
///
/// # Errors
/// The file is larger than a quiz may be.
pub(super) fn normal(text: &str) -> Result<String, Box<Reading>> {
    if text.len() > LARGEST {
        let message =
            format!("the file has {} bytes; at most {LARGEST} are read, so split it", text.len());
        let problems = vec![FileProblem { line: 1, column: 1, message }];
        return Err(Box::new(Reading { problems, ..Reading::default() }));
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The text as a quiz keeps it, cut at a word if it is too long, and whether it was.
pub(super) fn fit(text: &str, most: usize) -> (String, bool) {
    let text = clean(text);
    if text.chars().count() <= most {
        return (text, false);
    }
    // One character is kept for the ellipsis.
    let kept = up_to(&text, most.saturating_sub(1)).len();
    let kept = text[..kept].rfind(char::is_whitespace).filter(|&it| it > kept / 2).unwrap_or(kept);
    (format!("{}…", text[..kept].trim_end()), true)
}

/// The first words of a text, as a name.
pub(super) fn name_from(text: &str) -> String {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    fit(first, limit::NAME).0
}

/// A quiz around these, with an outcome for everybody.
pub(super) fn quiz_of(
    title: String,
    sections: Vec<SectionDraft>,
    scenarios: Vec<ScenarioDraft>,
) -> Draft {
    let text = |it: &str| Some(it.to_owned());
    let done = OutcomeDraft {
        id: text("done"),
        name: text("Done"),
        about: text("You have answered everything."),
        ..OutcomeDraft::default()
    };
    Draft {
        id: Some(slug(&title).unwrap_or_else(|| "imported".to_owned())),
        title: Some(title),
        outcomes: vec![done],
        sections,
        scenarios,
        ..Draft::default()
    }
}

/// Notes what keeps the draft from being a quiz; `start` finds the byte of the file where a place in it is. Where
/// something is wrong already, nothing more is told: it would only follow from that.
pub(super) fn check_whole(draft: &Draft, problems: &mut Problems, start: impl Fn(&Place) -> usize) {
    let known: BTreeSet<_> = problems.0.iter().map(|it| it.0).collect();
    let found = check(draft).err().unwrap_or_default();
    let found = found.into_iter().map(|it| (start(&it.place), it.message));
    problems.0.extend(found.filter(|it| !known.contains(&it.0)));
}

/// The order of the responses of a question in which one speaks of the others by their place: they keep it, and it is
/// told. None if none does.
pub(super) fn fixed_order<'a>(
    of: &str,
    texts: impl Iterator<Item = &'a str> + Clone,
    losses: &mut Losses,
) -> Option<Vec<usize>> {
    let order = order(texts.clone())?;
    let spoken = texts.filter(|it| speaks_of_others(it)).map(|it| format!("“{}”", one_line(it)));
    let spoken: Vec<_> = spoken.collect();
    let comes = if order.is_sorted() { "" } else { "it comes last, and " };
    let what = format!(
        "{} speaks of the other answers by their place: {comes}they are not shuffled",
        spoken.join(", ")
    );
    losses.tell(of, what);
    Some(order)
}

/// Tells what of a quiz's settings is left out where a format has none of them.
pub(super) fn tell_settings(draft: &Draft, losses: &mut Losses) {
    let has = |it: &Option<String>, usual: &str| {
        it.as_deref().is_some_and(|it| !it.is_empty() && it != usual)
    };
    for (is_lost, what) in [
        (has(&draft.id, ""), "its id is left out: a file is read as a quiz of its own"),
        (draft.edition.is_some_and(|it| it != 1), "its edition is left out"),
        (has(&draft.author, ""), "its author is left out"),
        (draft.credit.is_some(), "its credit is left out"),
        (has(&draft.licence, ""), "its licence is left out"),
        (has(&draft.language, "en"), "its language is left out"),
        (has(&draft.instruction, "should"), "its instruction is left out"),
        (has(&draft.feedback, "at-once"), "its feedback moment is left out"),
        (has(&draft.intro, ""), "its intro is left out"),
    ] {
        if is_lost {
            losses.tell("the quiz", what);
        }
    }
    tell_count(draft.outcomes.len(), "outcome", losses);
}

/// Tells that so many parts of one kind are left out, if there are any.
pub(super) fn tell_count(count: usize, word: &str, losses: &mut Losses) {
    match count {
        0 => {}
        1 => losses.tell("the quiz", format!("its {word} is left out")),
        count => losses.tell("the quiz", format!("its {count} {word}s are left out")),
    }
}

/// A text without its line breaks.
pub(super) fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// What losses call a scenario.
pub(super) fn name_of(scenario: &ScenarioDraft) -> String {
    let name = one_line(scenario.name.as_deref().unwrap_or_default());
    if name.is_empty() { scenario.id.clone().unwrap_or_default() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(fit("one two", 7), ("one two".to_owned(), false));
        assert_eq!(fit("one two three", 12), ("one two…".to_owned(), true));
        assert_eq!(fit("aaaaaaaaaa", 5), ("aaaa…".to_owned(), true));
        assert_eq!(fit("ääää öööö", 6), ("ääää…".to_owned(), true));
    }
}
