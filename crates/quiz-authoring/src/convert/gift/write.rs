//! Writes a draft as a GIFT file.

use super::RATINGS;
use super::question::path;
use super::words::{as_html, escaped, format_of};
use crate::convert::Writing;
use crate::convert::common::{Kinds, Losses, by_id, name_of, one_line, tell_count, tell_settings};
use core::fmt::Write as _;
use quiz::draft::{Draft, ResponseDraft, ScenarioDraft, SectionDraft};
use quiz::format::Rank;
use quiz::id::Id;
use quiz::text::clean;
use quiz::{Effectiveness, FormatKind, is_among_best};
use std::collections::BTreeSet;

/// The name of the category for scenarios that are in no section.
const FOLLOW_UPS: &str = "Follow-ups";

pub(super) fn write(draft: &Draft) -> Writing {
    let mut writer = Writer::default();
    let by_id = by_id(draft);
    let mut met = BTreeSet::new();
    let title = clean(draft.title.as_deref().unwrap_or_default());
    for section in &draft.sections {
        let ids = section.groups.iter().flat_map(|it| &it.scenarios).map(String::as_str);
        let listed: Vec<_> =
            ids.filter(|it| met.insert(*it)).filter_map(|it| by_id.get(it).copied()).collect();
        let name = clean(section.name.as_deref().unwrap_or_default());
        if writer.category(section.id.as_deref(), [&title, &name], &listed) {
            writer.section(section, &name);
        }
    }
    let is_met = |it: &&ScenarioDraft| it.id.as_deref().is_some_and(|id| met.contains(id));
    let rest: Vec<_> = draft.scenarios.iter().filter(|it| !is_met(it)).collect();
    if writer.category(None, [&title, FOLLOW_UPS], &rest) {
        for it in rest {
            writer.kinds.note(NO_BRANCHES, "scenario", &name_of(it));
        }
    }
    let mut losses = Losses::default();
    tell_settings(draft, &mut losses);
    tell_count(draft.traits.len(), "trait", &mut losses);
    tell_count(draft.styles.len(), "style", &mut losses);
    writer.kinds.report(&mut losses);
    Writing { text: writer.text, losses: losses.all() }
}

const NOT_WHOLE: &str =
    "it is left out, since a text or a key is missing or does not fit its format";
const NO_BRANCHES: &str =
    "GIFT has no branches: it is a question for everybody, in a category “Follow-ups”";
const NO_LEAD: &str = "where its responses lead is left out";
const NO_END: &str = "that the play ends after it is left out";
const NO_WEIGHT: &str = "its weight is left out";
const NO_ORDER: &str = "that its responses are not shuffled is left out";
const NO_EDITIONS: &str = "the editions that have it are left out";
const NO_RATIONALES: &str =
    "its rationales are left out, since GIFT has none where pairs are matched or items are ordered";
const ORDERED: &str = "it is an ordering question there, which Moodle marks as RELATIVE_TO_CORRECT: by how far each item is from its place, too, but with some marks even for the reverse order";
const NO_MARKS: &str = "its table of marks is left out";
const BEST_ONLY: &str = "what is worst is not asked: it is a choice of the best";
const STRETCHED: &str = "its best responses are worth everything there, whatever their effectiveness, and the others a share of that";
const EQUAL: &str = "its responses are only right or wrong there: their effectiveness is left out";
const NO_GROUPS: &str = "its groups are one there, and all of them is asked";
const NO_DRAWING: &str = "its drawing is left out";
const RENAMED: &str =
    "its name, or the quiz's title, cannot be the same there, because of slashes or line breaks";

/// The head of an ordering question, behind the number of items. All items are shown, one below the other; the marks
/// depend on how far each is from its place; the details of the marks are shown; the items have no numbers.
const ORDERING: &str = "ALL VERTICAL RELATIVE_TO_CORRECT SHOW none";

#[derive(Default)]
struct Writer {
    text: String,
    kinds: Kinds,
}

impl Writer {
    /// Writes a category with its scenarios. Returns false, and writes nothing, if no scenario can be written.
    fn category(
        &mut self,
        id: Option<&str>,
        [title, name]: [&str; 2],
        listed: &[&ScenarioDraft],
    ) -> bool {
        let before = self.text.len();
        if let Some(id) = id.filter(|it| it.parse::<Id>().is_ok()) {
            self.line(&format!("// [id:{id}]"));
        }
        let mut meant = vec![title, name];
        meant.retain(|it| !it.is_empty());
        let step = |it: &&str| one_line(it.trim_matches('/')).replace('/', "//");
        let steps: Vec<_> = meant.iter().map(step).filter(|it| !it.is_empty()).collect();
        self.line(&format!("$CATEGORY: {}", steps.join("/")));
        self.text.push('\n');
        let start = self.text.len();
        for it in listed {
            self.scenario(it);
        }
        if self.text.len() == start {
            self.text.truncate(before);
            return false;
        }
        if path(&steps.join("/")) != meant {
            self.kinds.note(RENAMED, "section", name);
        }
        true
    }

    /// Notes what of a section is lost.
    fn section(&mut self, section: &SectionDraft, name: &str) {
        if section.groups.len() > 1 || section.groups.iter().any(|it| it.draw.is_some()) {
            self.kinds.note(NO_GROUPS, "section", name);
        }
        if section.drawing.is_some() {
            self.kinds.note(NO_DRAWING, "section", name);
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn scenario(&mut self, scenario: &ScenarioDraft) {
        let name = name_of(scenario);
        let stem = clean(scenario.stem.as_deref().unwrap_or_default());
        let texts: Vec<_> = scenario
            .responses
            .iter()
            .map(|it| clean(it.text.as_deref().unwrap_or_default()))
            .collect();
        let are_there = (2..=10).contains(&texts.len()) && !texts.iter().any(String::is_empty);
        let Some(key) = Key::of(scenario).filter(|_| are_there && !stem.is_empty()) else {
            self.kinds.note(NOT_WHOLE, "scenario", &name);
            return;
        };
        if let Some(id) = scenario.id.as_deref().filter(|it| it.parse::<Id>().is_ok()) {
            self.line(&format!("// [id:{id}]"));
        }
        let title = clean(scenario.name.as_deref().unwrap_or_default());
        if !title.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(self.text, "::{}::", escaped(&title));
        }
        let head = match &key {
            Key::Rank(ranks) => format!(">{} {ORDERING}", ranks.len()),
            _ => String::new(),
        };
        self.line(&format!("[plain]{} {{{head}", escaped(&stem)));
        match &key {
            Key::Choose(key) => self.choose(scenario, &texts, key, &name),
            Key::ChooseK(pick, key) => self.choose_k(scenario, &texts, (*pick, key), &name),
            Key::Rank(ranks) => {
                let mut items: Vec<_> = ranks.iter().zip(&texts).collect();
                items.sort_unstable();
                for (_, text) in items {
                    self.line(&format!("\t{}", item(text)));
                }
            }
            Key::Rate(key) => {
                let right: Vec<_> = key.iter().map(|&it| RATINGS[it as usize]).collect();
                self.pairs(&texts, &right);
            }
        }
        self.line("}\n");
        self.losses(scenario, &key, &name);
    }

    fn choose(
        &mut self,
        scenario: &ScenarioDraft,
        texts: &[String],
        key: &[Effectiveness],
        name: &str,
    ) {
        let most = key.iter().max().copied().unwrap_or(Effectiveness::VeryPoor);
        if most != Effectiveness::VeryGood {
            self.kinds.note(STRETCHED, "scenario", name);
        }
        let are_same = key.iter().all(|it| *it == most);
        for (at, ((text, it), response)) in
            texts.iter().zip(key).zip(&scenario.responses).enumerate()
        {
            let sign = match (*it, most) {
                // Without any `~`, Moodle would take this for a question with a short answer.
                _ if are_same && at > 0 => "~%100%",
                (it, most) if it == most => "=",
                (Effectiveness::VeryPoor, _) => "~",
                (Effectiveness::Poor, Effectiveness::Good) => "~%50%",
                (Effectiveness::Poor, _) => "~%33.33333%",
                _ => "~%66.66667%",
            };
            self.answer(sign, text, response);
        }
    }

    fn choose_k(
        &mut self,
        scenario: &ScenarioDraft,
        texts: &[String],
        (pick, key): (usize, &[Effectiveness]),
        name: &str,
    ) {
        let is_best = |at| is_among_best(key, pick, at);
        let plain = |(at, it): (usize, &Effectiveness)| {
            *it == if is_best(at) { Effectiveness::VeryGood } else { Effectiveness::VeryPoor }
        };
        if !key.iter().enumerate().all(plain) {
            self.kinds.note(EQUAL, "scenario", name);
        }
        // With these weights, ticking all answers earns nothing.
        let (right, wrong) = (share(pick), share(texts.len() - pick));
        for (at, (text, response)) in texts.iter().zip(&scenario.responses).enumerate() {
            let sign = if is_best(at) { format!("~%{right}%") } else { format!("~%-{wrong}%") };
            self.answer(&sign, text, response);
        }
    }

    fn answer(&mut self, sign: &str, text: &str, response: &ResponseDraft) {
        let rationale = clean(response.rationale.as_deref().unwrap_or_default());
        let _ = write!(self.text, "\t{sign}{}", as_plain(text));
        if !rationale.is_empty() {
            let _ = write!(self.text, "#{}", as_plain(&rationale));
        }
        self.text.push('\n');
    }

    fn pairs(&mut self, texts: &[String], right: &[impl AsRef<str>]) {
        for (text, right) in texts.iter().zip(right) {
            // The first `->` separates the sides of a pair. Only HTML can write an arrow in another way (`-&gt;`).
            let left = if text.contains("->") {
                format!("[html]{}", escaped(&as_html(text)))
            } else {
                as_plain(text)
            };
            self.line(&format!("\t={left} -> {}", right.as_ref()));
        }
    }

    /// Notes what of a scenario is lost.
    fn losses(&mut self, scenario: &ScenarioDraft, key: &Key, name: &str) {
        let any = |has: fn(&ResponseDraft) -> bool| scenario.responses.iter().any(has);
        let is_matched = matches!(key, Key::Rank(_) | Key::Rate(_));
        let has_rationale =
            |it: &ResponseDraft| it.rationale.as_deref().is_some_and(|it| !clean(it).is_empty());
        for (is_lost, what) in [
            (FormatKind::of(scenario) == Some(FormatKind::BestWorst), BEST_ONLY),
            (matches!(key, Key::Rank(_)), ORDERED),
            (is_matched && any(has_rationale), NO_RATIONALES),
            (scenario.marks.is_some(), NO_MARKS),
            (any(|it| it.leads_to.is_some()), NO_LEAD),
            (scenario.end == Some(true), NO_END),
            (scenario.weight.is_some_and(|it| it != 1), NO_WEIGHT),
            (scenario.shuffle == Some(false), NO_ORDER),
            (scenario.since.is_some_and(|it| it != 1) || scenario.retired.is_some(), NO_EDITIONS),
        ] {
            if is_lost {
                self.kinds.note(what, "scenario", name);
            }
        }
    }
}

/// A key that fits its format.
enum Key {
    Choose(Vec<Effectiveness>),
    ChooseK(usize, Vec<Effectiveness>),
    Rank(Vec<usize>),
    Rate(Vec<Effectiveness>),
}

impl Key {
    fn of(scenario: &ScenarioDraft) -> Option<Key> {
        let responses = &scenario.responses;
        let effectiveness = || -> Option<Vec<_>> {
            responses.iter().map(|it| Effectiveness::from_number(it.effectiveness?)).collect()
        };
        match FormatKind::of(scenario)? {
            FormatKind::Choose | FormatKind::BestWorst => effectiveness().map(Key::Choose),
            FormatKind::Rate => effectiveness().map(Key::Rate),
            FormatKind::ChooseK => {
                let (key, pick) = (effectiveness()?, usize::try_from(scenario.pick?).ok()?);
                let best = (0..key.len()).filter(|&at| is_among_best(&key, pick, at)).count();
                (best == pick && (1..key.len()).contains(&pick)).then_some(Key::ChooseK(pick, key))
            }
            FormatKind::Rank => {
                let ranks = responses.iter().map(|it| usize::try_from(it.rank?).ok());
                let ranks: Vec<usize> = ranks.collect::<Option<_>>()?;
                let are_all = (1..=ranks.len()).all(|rank| ranks.contains(&rank));
                ((Rank::FEWEST..=Rank::MOST).contains(&ranks.len()) && are_all)
                    .then_some(Key::Rank(ranks))
            }
        }
    }
}

/// The weight of one of `count` equal answers, in per cent. Moodle accepts only the weights of a list, written like
/// this.
fn share(count: usize) -> &'static str {
    match count {
        2 => "50",
        3 => "33.33333",
        4 => "25",
        5 => "20",
        6 => "16.66667",
        7 => "14.28571",
        8 => "12.5",
        9 => "11.11111",
        10 => "10",
        _ => "100",
    }
}

/// An item of an ordering question, as HTML. Signs with a meaning are written as entities, since Moodle does not undo
/// backslashes in items.
fn item(text: &str) -> String {
    let has_row = text.contains("####");
    let means = |at: usize, c: char| match c {
        '\\' | '{' | '}' => true,
        '#' => has_row,
        // At the start of a line, `//` would begin a comment, and `[` might name a format.
        '/' | '[' => at == 0,
        _ => false,
    };
    let mut html = String::new();
    for (at, c) in text.char_indices() {
        if means(at, c) {
            // Writing to a string cannot fail.
            let _ = write!(html, "&#{};", u32::from(c));
        } else {
            html.push_str(&as_html(c.encode_utf8(&mut [0; 4])));
        }
    }
    html
}

/// An escaped text, with the format `[plain]` in front if its beginning could be taken for a format or a weight.
fn as_plain(text: &str) -> String {
    let start = if format_of(text).is_some() || text.starts_with('%') { "[plain]" } else { "" };
    format!("{start}{}", escaped(text))
}
