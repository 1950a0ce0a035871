//! Checks a [`Draft`] and makes a [`Quiz`] of it. The types in [`quiz`](super) promise what is
//! checked here.

mod keys;
mod terms;
mod whole;

use super::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft};
use super::id::Id;
use super::problem::{FieldPath, Problem};
use super::text::{ascii_host, clean, limit};
use super::{
    Credit, Edition, Feedback, Format, Group, Instruction, Quiz, Response, Scenario, ScenarioIndex,
    Section, TraitIndex,
};
use std::collections::{BTreeMap, BTreeSet};

/// The most scenarios that a quiz may have.
pub const MAX_SCENARIOS: usize = 10_000;

/// The most responses that a scenario may have.
pub const MAX_RESPONSES: usize = 10;

/// The most entries of most other lists: sections, traits, styles, outcomes, conditions of an
/// outcome.
pub const MAX_PARTS: usize = 100;

/// The most problems that are reported. A draft may come from anybody, and each problem takes
/// memory.
pub const MAX_PROBLEMS: usize = 10_000;

/// The highest edition.
pub const MAX_EDITIONS: Edition = 9_999;

/// The quiz that a draft describes.
///
/// # Errors
/// The problems of the draft. Those of the quiz as a whole, such as branches that loop or scenarios
/// that nobody can reach, are looked for only once each part is valid by itself.
pub fn check(draft: &Draft) -> Result<Quiz, Vec<Problem>> {
    let mut checker = Checker { problems: oversized(draft) };
    if !checker.problems.is_empty() {
        return Err(checker.problems);
    }
    let quiz = checker.quiz(draft);
    if checker.problems.is_empty() {
        whole::check(&quiz, &mut checker);
    }
    match (checker.problems.is_empty(), whole::scale(&quiz)) {
        (true, Some(scale)) => Ok(Quiz { scale, ..quiz }),
        (true, None) => {
            checker.report(&FieldPath::default().field("scenarios"), whole::NO_SCALE);
            Err(checker.problems)
        }
        (false, _) => Err(checker.problems),
    }
}

/// The problems of the parts of a draft, without those of the quiz as a whole.
#[cfg(feature = "files")]
pub(super) fn check_parts(draft: &Draft) -> Vec<Problem> {
    let mut checker = Checker { problems: oversized(draft) };
    if checker.problems.is_empty() {
        checker.quiz(draft);
    }
    checker.problems
}

/// Problems for the lists that are far too long. If there are any, nothing else is checked, since
/// that would take too long.
fn oversized(draft: &Draft) -> Vec<Problem> {
    let top = FieldPath::default();
    let mut problems = Vec::new();
    let mut measure = |place: FieldPath, count: usize, most: usize| {
        if count > most {
            let message = format!("there are {count}; at most {most} fit here");
            problems.push(Problem { place, message });
        }
    };
    measure(top.field("traits"), draft.traits.len(), MAX_PARTS);
    measure(top.field("styles"), draft.styles.len(), MAX_PARTS);
    measure(top.field("outcomes"), draft.outcomes.len(), MAX_PARTS);
    measure(top.field("sections"), draft.sections.len(), MAX_PARTS);
    measure(top.field("scenarios"), draft.scenarios.len(), MAX_SCENARIOS);
    for (at, scenario) in draft.scenarios.iter().enumerate().take(MAX_SCENARIOS) {
        let place = || top.field("scenarios").entry(at);
        measure(place().field("responses"), scenario.responses.len(), MAX_PARTS);
        measure(place().field("traits"), scenario.traits.len(), MAX_PARTS);
    }
    for (at, outcome) in draft.outcomes.iter().enumerate().take(MAX_PARTS) {
        let place = || top.field("outcomes").entry(at);
        measure(place().field("when"), outcome.when.len(), MAX_PARTS);
    }
    for (at, section) in draft.sections.iter().enumerate().take(MAX_PARTS) {
        let place = || top.field("sections").entry(at);
        measure(place().field("groups"), section.groups.len(), MAX_SCENARIOS);
    }
    problems
}

/// The address with its host in ASCII, which is shown to players.
fn with_ascii_host(link: &str) -> String {
    let Some(rest) = link.strip_prefix("https://") else { return link.to_owned() };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = host.split_at(host.find(':').unwrap_or(host.len()));
    format!("https://{}{port}{path}", ascii_host(host))
}

/// Collects problems. A stand-in takes the place of a part that is wrong, so that the check can go
/// on.
struct Checker {
    problems: Vec<Problem>,
}

/// The position of each part in its list, by its id.
type Indices = BTreeMap<String, usize>;

impl Checker {
    fn report(&mut self, place: &FieldPath, message: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { place: place.clone(), message: message.into() });
        }
    }

    fn quiz(&mut self, draft: &Draft) -> Quiz {
        let top = FieldPath::default();
        let list = |name: &str| top.field(name);
        let edition = self.edition(&top.field("edition"), draft.edition).unwrap_or(1);
        let traits = self.names(&list("traits"), draft.traits.iter().map(|it| &it.id));
        let styles = self.names(&list("styles"), draft.styles.iter().map(|it| &it.id));
        let scenarios = self.names(&list("scenarios"), draft.scenarios.iter().map(|it| &it.id));
        self.names(&list("sections"), draft.sections.iter().map(|it| &it.id));
        self.names(&list("outcomes"), draft.outcomes.iter().map(|it| &it.id));
        let names = Terms { traits: &traits, styles: &styles, scenarios: &scenarios, edition };
        Quiz {
            id: self.id(&top, draft.id.as_deref()),
            edition,
            title: self.required(&top, "title", draft.title.as_deref(), limit::TITLE),
            author: self.optional(&top, "author", draft.author.as_deref(), limit::TITLE),
            credit: self.credit(draft),
            licence: self.optional(&top, "licence", draft.licence.as_deref(), limit::TAG),
            language: self.language(&top.field("language"), draft.language.as_deref()),
            instruction: self.word(
                &top.field("instruction"),
                draft.instruction.as_deref(),
                &[("should", Instruction::Should), ("would", Instruction::Would)],
            ),
            feedback: self.word(
                &top.field("feedback"),
                draft.feedback.as_deref(),
                &[
                    ("at-once", Feedback::AtOnce),
                    ("at-end", Feedback::AtEnd),
                    ("never", Feedback::Never),
                ],
            ),
            intro: self.optional(&top, "intro", draft.intro.as_deref(), limit::RATIONALE),
            sections: self.sections(&list("sections"), &draft.sections, &names),
            scenarios: self.scenarios(&list("scenarios"), &draft.scenarios, &names),
            traits: self.traits(&list("traits"), &draft.traits),
            styles: self.styles(&list("styles"), &draft.styles),
            outcomes: self.outcomes(&list("outcomes"), &draft.outcomes, &names),
            scale: 1,
        }
    }

    fn edition(&mut self, place: &FieldPath, number: Option<i64>) -> Option<Edition> {
        let number = number?;
        let edition = Edition::try_from(number).ok().filter(|it| (1..=MAX_EDITIONS).contains(it));
        if edition.is_none() {
            self.report(place, format!("{number} is no edition; editions count from 1 to 9999"));
        }
        edition
    }

    fn credit(&mut self, draft: &Draft) -> Option<Credit> {
        let credit = draft.credit.as_ref()?;
        let place = FieldPath::default().field("credit");
        let link = self.optional(&place, "link", credit.link.as_deref(), limit::LINK);
        let text = self.required(&place, "text", credit.text.as_deref(), limit::RESPONSE);
        let link = (!link.is_empty()).then_some(link);
        let credit = Credit { text, link: link.map(|it| with_ascii_host(&it)) };
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
        let has_host =
            credit.host().is_some_and(|host| host.contains('.') && host.chars().all(plain));
        if credit
            .link
            .as_ref()
            .is_some_and(|link| !has_host || link.chars().any(char::is_whitespace))
        {
            self.report(
                &place.field("link"),
                "this is no address that may be shown; write https:// and a host, or leave it out",
            );
        }
        Some(credit)
    }

    fn language(&mut self, place: &FieldPath, tag: Option<&str>) -> String {
        let tag = tag.unwrap_or(super::language::USUAL);
        let part = |part: &str| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        if !tag.split('-').all(part) || tag.len() > limit::TAG {
            self.report(
                place,
                format!("`{tag}` is no language tag; write one such as en or pt-BR"),
            );
        }
        tag.to_owned()
    }

    fn sections(
        &mut self,
        place: &FieldPath,
        drafts: &[SectionDraft],
        names: &Terms<'_>,
    ) -> Vec<Section> {
        if drafts.is_empty() {
            self.report(place, "a quiz needs a section; add one with `[[sections]]`");
        }
        let mut taken = BTreeSet::new();
        let mut sections = Vec::new();
        for (at, draft) in drafts.iter().enumerate() {
            let place = place.entry(at);
            let groups_at = place.field("groups");
            if draft.groups.is_empty() {
                self.report(&groups_at, "a section needs a group; list its scenarios in one");
            }
            let groups = draft.groups.iter().enumerate();
            sections.push(Section {
                id: self.id(&place, draft.id.as_deref()),
                name: self.required(&place, "name", draft.name.as_deref(), limit::NAME),
                drawing: self.drawing(&place, draft.drawing.as_deref()),
                groups: groups
                    .map(|(at, it)| self.group(&groups_at.entry(at), it, names, &mut taken))
                    .collect(),
            });
        }
        sections
    }

    fn group(
        &mut self,
        place: &FieldPath,
        draft: &GroupDraft,
        names: &Terms<'_>,
        taken: &mut BTreeSet<usize>,
    ) -> Group {
        let list = place.field("scenarios");
        let mut scenarios = Vec::new();
        for (at, id) in draft.scenarios.iter().enumerate() {
            let place = list.entry(at);
            let Some(found) = self.named(&place, "scenario", id, names.scenarios) else { continue };
            if taken.insert(found) {
                scenarios.push(ScenarioIndex(found));
            } else {
                let message =
                    format!("scenario `{id}` is already listed before; list each scenario once");
                self.report(&place, message);
            }
        }
        if draft.scenarios.is_empty() {
            self.report(&list, "a group needs a scenario; write the ids of its scenarios");
        }
        let draw = draft.draw.map(|number| {
            let draw = usize::try_from(number).ok().filter(|&it| it >= 1);
            let count = draft.scenarios.len();
            if draw.is_none_or(|it| it > count) && count > 0 {
                self.report(
                    &place.field("draw"),
                    format!(
                        "{number} cannot be drawn from {count}; write a number from 1 to {count}"
                    ),
                );
            }
            draw.unwrap_or(1)
        });
        Group { draw, scenarios }
    }

    fn scenarios(
        &mut self,
        place: &FieldPath,
        drafts: &[ScenarioDraft],
        names: &Terms<'_>,
    ) -> Vec<Scenario> {
        if drafts.is_empty() {
            self.report(place, "a quiz needs a scenario; add one with `[[scenarios]]`");
        }
        drafts
            .iter()
            .enumerate()
            .map(|(at, draft)| self.scenario(&place.entry(at), draft, names))
            .collect()
    }

    fn scenario(
        &mut self,
        place: &FieldPath,
        draft: &ScenarioDraft,
        names: &Terms<'_>,
    ) -> Scenario {
        let weight = draft.weight.map_or(Some(1), |it| u32::try_from(it).ok());
        let weight = weight.filter(|&it| it <= 100).unwrap_or_else(|| {
            let number = draft.weight.unwrap_or_default();
            let message = format!("{number} is no weight; write a whole number from 0 to 100");
            self.report(&place.field("weight"), message);
            1
        });
        let since = self.edition(&place.field("since"), draft.since).unwrap_or(1);
        let retired = self.edition(&place.field("retired"), draft.retired);
        if since > names.edition {
            let message = format!(
                "this scenario starts with edition {since}, but the quiz is at edition {}; raise the quiz's edition",
                names.edition
            );
            self.report(&place.field("since"), message);
        }
        if retired.is_some_and(|it| it <= since) {
            let message = format!(
                "`retired` is the first edition without this scenario; write one above {since}, where it starts"
            );
            self.report(&place.field("retired"), message);
        }
        let format = self.format(place, draft, weight > 0);
        let traits = self.scenario_traits(&place.field("traits"), draft, names);
        if traits.is_empty() && draft.traits.is_empty() && weight > 0 && !names.traits.is_empty() {
            self.report(
                &place.field("traits"),
                "a scored scenario exercises a trait; name one, or set `weight = 0`",
            );
        }
        Scenario {
            id: self.id(place, draft.id.as_deref()),
            name: self.required(place, "name", draft.name.as_deref(), limit::NAME),
            stem: self.required(place, "stem", draft.stem.as_deref(), limit::STEM),
            responses: self.responses(place, draft, names, &format),
            format,
            traits,
            weight,
            shuffle: draft.shuffle.unwrap_or(true),
            ends: draft.end.unwrap_or(false),
            since,
            retired,
        }
    }

    fn scenario_traits(
        &mut self,
        place: &FieldPath,
        draft: &ScenarioDraft,
        names: &Terms<'_>,
    ) -> Vec<TraitIndex> {
        let mut traits = Vec::new();
        for (at, id) in draft.traits.iter().enumerate() {
            let place = place.entry(at);
            let Some(found) = self.named(&place, "trait", id, names.traits) else { continue };
            if traits.contains(&TraitIndex(found)) {
                self.report(&place, format!("trait `{id}` is listed twice; list it once"));
            } else {
                traits.push(TraitIndex(found));
            }
        }
        traits
    }

    fn responses(
        &mut self,
        place: &FieldPath,
        draft: &ScenarioDraft,
        names: &Terms<'_>,
        format: &Format,
    ) -> Vec<Response> {
        let list = place.field("responses");
        if !(2..=MAX_RESPONSES).contains(&draft.responses.len()) {
            let message = format!(
                "there are {}; a scenario needs two to ten responses",
                draft.responses.len()
            );
            self.report(&list, message);
        }
        let branches = format.kind().facts().branches;
        draft
            .responses
            .iter()
            .enumerate()
            .map(|(at, it)| self.response(&list.entry(at), it, names, branches))
            .collect()
    }

    fn response(
        &mut self,
        place: &FieldPath,
        draft: &ResponseDraft,
        names: &Terms<'_>,
        branches: bool,
    ) -> Response {
        let style = draft.style.as_ref().and_then(|id| {
            self.named(&place.field("style"), "style", id, names.styles).map(super::StyleIndex)
        });
        let target = place.field("leads_to");
        let leads_to = draft
            .leads_to
            .as_ref()
            .and_then(|id| self.named(&target, "scenario", id, names.scenarios).map(ScenarioIndex));
        if draft.leads_to.is_some() && !branches {
            self.report(&target, "only a response of a `choose` scenario leads on; remove this");
        }
        Response {
            text: self.required(place, "text", draft.text.as_deref(), limit::RESPONSE),
            rationale: self.optional(
                place,
                "rationale",
                draft.rationale.as_deref(),
                limit::RATIONALE,
            ),
            style,
            leads_to,
        }
    }
}

/// A message about white space around a text, and the text without it; `None` if the text has none,
/// or nothing else.
fn spaced(text: &str) -> Option<(String, &str)> {
    let id = text.trim();
    if id.is_empty() || id.len() == text.len() {
        return None;
    }
    let side = match (text.starts_with(id), text.ends_with(id)) {
        (false, true) => "begins",
        (true, _) => "ends",
        _ => "begins and ends",
    };
    let are_spaces = text.trim_matches(' ') == id;
    let what = if are_spaces { "a space" } else { "white space" };
    Some((format!("`{text}` {side} with {what}"), id))
}

/// The parts that ids may refer to, and the edition of the quiz.
struct Terms<'a> {
    traits: &'a Indices,
    styles: &'a Indices,
    scenarios: &'a Indices,
    edition: Edition,
}

/// Checks of ids and short texts, which all parts have.
impl Checker {
    fn id(&mut self, place: &FieldPath, text: Option<&str>) -> Id {
        // A letter is a valid id, so this cannot fail. The draft is refused anyway.
        #[expect(clippy::unwrap_used, reason = "`x` is a valid id")]
        let stand_in = || "x".parse().unwrap();
        let place = place.field("id");
        match text.map(str::parse::<Id>) {
            Some(Ok(id)) => id,
            Some(Err(why)) => {
                let text = text.unwrap_or_default();
                let message = match spaced(text) {
                    Some((what, id)) if id.parse::<Id>().is_ok() => format!("{what}; write `{id}`"),
                    _ => format!("`{text}` is no id; {why}"),
                };
                self.report(&place, message);
                stand_in()
            }
            None => {
                self.report(&place, "an `id` is missing; write a short name that never changes");
                stand_in()
            }
        }
    }

    /// The position of each id. Reports ids that are used twice.
    fn names<'a>(
        &mut self,
        list: &FieldPath,
        ids: impl Iterator<Item = &'a Option<String>> + Clone,
    ) -> Indices {
        let mut names = Indices::new();
        for (at, id) in ids.clone().enumerate() {
            let Some(id) = id else { continue };
            if let Some(first) = names.get(id) {
                let message = format!(
                    "the id `{id}` is already used by entry {}; give each its own",
                    first + 1
                );
                self.report(&list.entry(at).field("id"), message);
            } else {
                names.insert(id.clone(), at);
            }
        }
        // An id with white space around it is reported once. References to it without the white
        // space are accepted, so that they are not reported, too.
        for (at, id) in ids.enumerate() {
            if let Some((_, id)) = id.as_deref().and_then(spaced) {
                names.entry(id.to_owned()).or_insert(at);
            }
        }
        names
    }

    /// The position of the part with this id. Reports an id that no part has.
    fn named(&mut self, place: &FieldPath, kind: &str, id: &str, names: &Indices) -> Option<usize> {
        let found = names.get(id).copied();
        if found.is_none() {
            let message = match spaced(id) {
                Some((what, id)) if names.contains_key(id) => {
                    format!("{what}; there is a {kind} `{id}`")
                }
                _ => format!("there is no {kind} `{id}`; add it, or correct the id"),
            };
            self.report(place, message);
        }
        found
    }

    fn drawing(&mut self, place: &FieldPath, text: Option<&str>) -> Option<Id> {
        let parsed = text?.parse();
        if let Err(why) = &parsed {
            self.report(&place.field("drawing"), format!("a drawing is named by an id; {why}"));
        }
        parsed.ok()
    }

    fn required(
        &mut self,
        place: &FieldPath,
        field: &str,
        text: Option<&str>,
        most: usize,
    ) -> String {
        let text = self.optional(place, field, text, most);
        if text.is_empty() {
            self.report(&place.field(field), format!("`{field}` is missing; write it"));
        }
        text
    }

    fn optional(
        &mut self,
        place: &FieldPath,
        field: &str,
        text: Option<&str>,
        most: usize,
    ) -> String {
        let text = clean(text.unwrap_or_default());
        let length = text.chars().count();
        if length > most {
            let message = format!("{length} characters are too many; at most {most} fit here");
            self.report(&place.field(field), message);
        }
        text
    }

    /// The value of one of a few words; a missing word means the first one.
    fn word<T: Copy>(&mut self, place: &FieldPath, text: Option<&str>, words: &[(&str, T)]) -> T {
        let default = words[0].1;
        let Some(text) = text else { return default };
        let found = words.iter().find(|(word, _)| *word == text);
        if found.is_none() {
            let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            let (last, others) = known.split_last().unwrap_or((&"", &[]));
            let message =
                format!("`{text}` is not known here; write {} or {last}", others.join(", "));
            self.report(place, message);
        }
        found.map_or(default, |(_, value)| *value)
    }
}
