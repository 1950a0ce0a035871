//! Helpers for the formats GIFT and CSV: reports of problems and losses, lengths of texts, and the parts of a quiz that
//! neither format has.

use super::{Loss, Reading};
use crate::back_references::{order, speaks_of_others};
use crate::ids::slug;
use quiz::check::check;
use quiz::draft::{Draft, OutcomeDraft, ScenarioDraft, SectionDraft};
use quiz::file::{FileProblem, MAX_BYTES, placed};
use quiz::ordered;
use quiz::problem::FieldPath;
use quiz::text::{clean, limit, up_to};
use std::collections::BTreeMap;

/// The most problems that are reported. Nobody would read more.
const MAX_PROBLEMS: usize = 100;

/// The most losses that are reported one by one. A file may have millions, and each takes memory.
const MAX_LOSSES: usize = 1_000;

/// The most names that a loss lists.
const MAX_NAMES: usize = 10;

/// Collects losses.
#[derive(Default)]
pub(super) struct Losses {
    listed: Vec<Loss>,
    /// The number of losses beyond [`MAX_LOSSES`].
    unlisted: usize,
}

impl Losses {
    /// Adds a loss. Beyond [`MAX_LOSSES`], losses are only counted.
    pub(super) fn report(&mut self, of: impl Into<String>, what: impl Into<String>) {
        if self.listed.len() < MAX_LOSSES {
            self.listed.push(Loss { of: of.into(), what: what.into() });
        } else {
            self.unlisted += 1;
        }
    }

    /// The losses. If there are too many, the last one says how many are missing.
    pub(super) fn all(mut self) -> Vec<Loss> {
        if self.unlisted > 0 {
            let what = format!("{} more losses are not told one by one", self.unlisted);
            self.listed.push(Loss { of: "the file".to_owned(), what });
        }
        self.listed
    }
}

/// Collects losses that many parts of a quiz have in common. Each kind of loss is reported once, with the names of the
/// parts.
#[derive(Default)]
pub(super) struct Kinds {
    /// The loss, the word for the parts, and the names of the parts, in the order in which the losses were first noted.
    kinds: Vec<(&'static str, &'static str, Vec<String>)>,
}

impl Kinds {
    /// Notes a loss of the part with this name. `part` is the word for such a part, such as "scenario".
    pub(super) fn note(&mut self, what: &'static str, part: &'static str, name: &str) {
        if let Some((.., names)) = self.kinds.iter_mut().find(|it| it.0 == what && it.1 == part) {
            names.push(name.to_owned());
        } else {
            self.kinds.push((what, part, vec![name.to_owned()]));
        }
    }

    /// Reports each kind of loss once.
    pub(super) fn report(self, losses: &mut Losses) {
        for (what, part, names) in self.kinds {
            let quoted: Vec<_> = names.iter().take(MAX_NAMES).map(|it| format!("“{it}”")).collect();
            let list = quoted.join(", ");
            let of = match names.len() {
                1 => format!("the {part} {list}"),
                count if count > MAX_NAMES => {
                    format!("{count} {part}s: {list} and {} more", count - MAX_NAMES)
                }
                count => format!("{count} {part}s: {list}"),
            };
            losses.report(of, what);
        }
    }
}

/// Collects problems, each with its offset in the file, in bytes.
#[derive(Default)]
pub(super) struct Problems(Vec<(usize, String)>);

impl Problems {
    /// Adds a problem, unless there are [`MAX_PROBLEMS`] already.
    pub(super) fn report(&mut self, offset: usize, message: impl Into<String>) {
        if !self.are_enough() {
            self.0.push((offset, message.into()));
        }
    }

    /// Whether no more problems are added.
    pub(super) fn are_enough(&self) -> bool {
        self.0.len() >= MAX_PROBLEMS
    }

    /// Whether there are no problems.
    pub(super) fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// The first [`MAX_PROBLEMS`] problems, from top to bottom of the file, with their lines and columns.
    pub(super) fn all(self, file: &str) -> Vec<FileProblem> {
        count(file.len());
        placed(file, self.0, MAX_PROBLEMS)
    }
}

#[cfg(test)]
std::thread_local! {
    /// The steps that were counted in this thread.
    pub(super) static STEPS: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

/// Counts steps of a reader: the characters that it looks at. A test checks that their number grows no faster than the
/// file.
#[cfg(test)]
pub(super) fn count(steps: usize) {
    STEPS.set(STEPS.get() + steps);
}

#[cfg(not(test))]
pub(super) fn count(_: usize) {}

/// The text with `\n` for every line break, and without a byte order mark. Lines and columns stay as they are.
///
/// # Errors
/// The file is larger than a quiz may be.
pub(super) fn normal(text: &str) -> Result<String, Box<Reading>> {
    if text.len() > MAX_BYTES {
        let message =
            format!("the file has {} bytes; at most {MAX_BYTES} are read, so split it", text.len());
        let problems = vec![FileProblem { line: 1, column: 1, message }];
        return Err(Box::new(Reading { problems, ..Reading::default() }));
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The text, cleaned, and cut at the end of a word if it has more than `most` characters. Also whether it was cut.
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

/// A name made of the first words of a text.
pub(super) fn name_from(text: &str) -> String {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    fit(first, limit::NAME).0
}

/// A draft with these sections and scenarios, and with one outcome for everybody.
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

/// Adds the problems that keep the draft from being a quiz. `start` returns the offset in the file of a place in the
/// draft. Where the file has a problem already, no other one is added, since it would only follow from the first.
pub(super) fn check_whole(
    draft: &Draft,
    problems: &mut Problems,
    start: impl Fn(&FieldPath) -> usize,
) {
    let known = ordered::set(problems.0.iter().map(|it| it.0));
    let found = check(draft).err().unwrap_or_default();
    let found = found.into_iter().map(|it| (start(&it.place), it.kind.to_string()));
    problems.0.extend(found.filter(|it| !known.contains(&it.0)));
}

/// The fixed order of the responses of a question in which a response refers to others by their place, such as “All of
/// the above”. A loss reports it. `None` if no response refers to others.
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
    losses.report(of, what);
    Some(order)
}

/// Reports the settings of a quiz that are left out, for a format that has none of them.
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
            losses.report("the quiz", what);
        }
    }
    tell_count(draft.outcomes.len(), "outcome", losses);
}

/// Reports that `count` parts of one kind are left out, if there are any.
pub(super) fn tell_count(count: usize, word: &str, losses: &mut Losses) {
    match count {
        0 => {}
        1 => losses.report("the quiz", format!("its {word} is left out")),
        count => losses.report("the quiz", format!("its {count} {word}s are left out")),
    }
}

/// A text without its line breaks.
pub(super) fn one_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// The name of a scenario in reports of losses: its name, or else its id.
pub(super) fn name_of(scenario: &ScenarioDraft) -> String {
    let name = one_line(scenario.name.as_deref().unwrap_or_default());
    if name.is_empty() { scenario.id.clone().unwrap_or_default() } else { name }
}

/// The scenarios of a draft by their ids.
pub(super) fn by_id(draft: &Draft) -> BTreeMap<&str, &ScenarioDraft> {
    ordered::map(draft.scenarios.iter().filter_map(|it| Some((it.id.as_deref()?, it))))
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
