//! Checks a [`Draft`] and makes a [`Quiz`] of it. The types in [`quiz`](super) promise what is
//! checked here.

mod keys;
mod terms;
mod whole;

use super::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft};
use super::id::{Id, InvalidId};
use super::problem::{FieldPath, PartKind, Problem, ProblemKind, RequiredText};
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
            checker.report(&FieldPath::default().field("scenarios"), ProblemKind::NoCommonScale);
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
            problems.push(Problem { place, kind: ProblemKind::TooMany { count, most } });
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
    fn report(&mut self, place: &FieldPath, kind: ProblemKind) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { place: place.clone(), kind });
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
            title: self.required(&top, RequiredText::Title, draft.title.as_deref(), limit::TITLE),
            author: self.optional(&top, "author", draft.author.as_deref(), limit::TITLE),
            credit: self.credit(draft),
            licence: self.optional(&top, "licence", draft.licence.as_deref(), limit::TAG),
            language: self.language(&top.field("language"), draft.language.as_deref()),
            instruction: self.word(
                &top.field("instruction"),
                draft.instruction.as_deref(),
                &["should", "would"],
                [Instruction::Should, Instruction::Would],
            ),
            feedback: self.word(
                &top.field("feedback"),
                draft.feedback.as_deref(),
                &["at-once", "at-end", "never"],
                [Feedback::AtOnce, Feedback::AtEnd, Feedback::Never],
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
            self.report(place, ProblemKind::InvalidEdition(number));
        }
        edition
    }

    fn credit(&mut self, draft: &Draft) -> Option<Credit> {
        let credit = draft.credit.as_ref()?;
        let place = FieldPath::default().field("credit");
        let link = self.optional(&place, "link", credit.link.as_deref(), limit::LINK);
        let text =
            self.required(&place, RequiredText::Text, credit.text.as_deref(), limit::RESPONSE);
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
            self.report(&place.field("link"), ProblemKind::InvalidAddress);
        }
        Some(credit)
    }

    fn language(&mut self, place: &FieldPath, tag: Option<&str>) -> String {
        let tag = tag.unwrap_or(super::language::USUAL);
        let part = |part: &str| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        };
        if !tag.split('-').all(part) || tag.len() > limit::TAG {
            self.report(place, ProblemKind::InvalidLanguage(tag.to_owned()));
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
            self.report(place, ProblemKind::NoSection);
        }
        let mut taken = BTreeSet::new();
        let mut sections = Vec::new();
        for (at, draft) in drafts.iter().enumerate() {
            let place = place.entry(at);
            let groups_at = place.field("groups");
            if draft.groups.is_empty() {
                self.report(&groups_at, ProblemKind::NoGroup);
            }
            let groups = draft.groups.iter().enumerate();
            sections.push(Section {
                id: self.id(&place, draft.id.as_deref()),
                name: self.required(&place, RequiredText::Name, draft.name.as_deref(), limit::NAME),
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
            let Some(found) = self.named(&place, PartKind::Scenario, id, names.scenarios) else {
                continue;
            };
            if taken.insert(found) {
                scenarios.push(ScenarioIndex(found));
            } else {
                self.report(&place, ProblemKind::RepeatedScenario(id.clone()));
            }
        }
        if draft.scenarios.is_empty() {
            self.report(&list, ProblemKind::EmptyGroup);
        }
        let draw = draft.draw.map(|number| {
            let draw = usize::try_from(number).ok().filter(|&it| it >= 1);
            let count = draft.scenarios.len();
            if draw.is_none_or(|it| it > count) && count > 0 {
                self.report(&place.field("draw"), ProblemKind::InvalidDraw { draw: number, count });
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
            self.report(place, ProblemKind::NoScenario);
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
            self.report(&place.field("weight"), ProblemKind::InvalidWeight(number));
            1
        });
        let since = self.edition(&place.field("since"), draft.since).unwrap_or(1);
        let retired = self.edition(&place.field("retired"), draft.retired);
        if since > names.edition {
            let kind = ProblemKind::LateStart { since, edition: names.edition };
            self.report(&place.field("since"), kind);
        }
        if retired.is_some_and(|it| it <= since) {
            self.report(&place.field("retired"), ProblemKind::EarlyRetirement { since });
        }
        let format = self.format(place, draft, weight > 0);
        let traits = self.scenario_traits(&place.field("traits"), draft, names);
        if traits.is_empty() && draft.traits.is_empty() && weight > 0 && !names.traits.is_empty() {
            self.report(&place.field("traits"), ProblemKind::NoTrait);
        }
        Scenario {
            id: self.id(place, draft.id.as_deref()),
            name: self.required(place, RequiredText::Name, draft.name.as_deref(), limit::NAME),
            stem: self.required(place, RequiredText::Stem, draft.stem.as_deref(), limit::STEM),
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
            let Some(found) = self.named(&place, PartKind::Trait, id, names.traits) else {
                continue;
            };
            if traits.contains(&TraitIndex(found)) {
                self.report(&place, ProblemKind::RepeatedTrait(id.clone()));
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
            self.report(&list, ProblemKind::ResponseCount(draft.responses.len()));
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
            self.named(&place.field("style"), PartKind::Style, id, names.styles)
                .map(super::StyleIndex)
        });
        let target = place.field("leads_to");
        let leads_to = draft
            .leads_to
            .as_ref()
            .and_then(|id| self.named(&target, PartKind::Scenario, id, names.scenarios))
            .map(ScenarioIndex);
        if draft.leads_to.is_some() && !branches {
            self.report(&target, ProblemKind::BranchOutsideChoose);
        }
        Response {
            text: self.required(place, RequiredText::Text, draft.text.as_deref(), limit::RESPONSE),
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

/// The text without the white space around it; `None` if it has none, or nothing else.
fn padded(text: &str) -> Option<&str> {
    let inner = text.trim();
    (!inner.is_empty() && inner.len() < text.len()).then_some(inner)
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
            Some(Err(InvalidId)) => {
                let text = text.unwrap_or_default();
                let kind = match padded(text) {
                    Some(id) if id.parse::<Id>().is_ok() => ProblemKind::PaddedId,
                    _ => ProblemKind::InvalidId,
                };
                self.report(&place, kind(text.to_owned()));
                stand_in()
            }
            None => {
                self.report(&place, ProblemKind::MissingId);
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
            if let Some(&first) = names.get(id) {
                let kind = ProblemKind::RepeatedId { id: id.clone(), first };
                self.report(&list.entry(at).field("id"), kind);
            } else {
                names.insert(id.clone(), at);
            }
        }
        // An id with white space around it is reported once. References to it without the white
        // space are accepted, so that they are not reported, too.
        for (at, id) in ids.enumerate() {
            if let Some(id) = id.as_deref().and_then(padded) {
                names.entry(id.to_owned()).or_insert(at);
            }
        }
        names
    }

    /// The position of the part with this id. Reports an id that no part has.
    fn named(
        &mut self,
        place: &FieldPath,
        part: PartKind,
        id: &str,
        names: &Indices,
    ) -> Option<usize> {
        let found = names.get(id).copied();
        if found.is_none() {
            let text = id.to_owned();
            let is_padded = padded(id).is_some_and(|it| names.contains_key(it));
            let kind = if is_padded {
                ProblemKind::PaddedReference { part, text }
            } else {
                ProblemKind::UnknownId { part, id: text }
            };
            self.report(place, kind);
        }
        found
    }

    fn drawing(&mut self, place: &FieldPath, text: Option<&str>) -> Option<Id> {
        let parsed = text?.parse().ok();
        if parsed.is_none() {
            self.report(&place.field("drawing"), ProblemKind::InvalidDrawing);
        }
        parsed
    }

    fn required(
        &mut self,
        place: &FieldPath,
        required: RequiredText,
        text: Option<&str>,
        most: usize,
    ) -> String {
        let text = self.optional(place, required.field(), text, most);
        if text.is_empty() {
            self.report(&place.field(required.field()), ProblemKind::MissingText(required));
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
            self.report(&place.field(field), ProblemKind::TooLong { length, most });
        }
        text
    }

    /// The value of one of a few words; a missing word means the first one.
    fn word<T: Copy, const N: usize>(
        &mut self,
        place: &FieldPath,
        text: Option<&str>,
        words: &'static [&'static str; N],
        values: [T; N],
    ) -> T {
        let Some(text) = text else { return values[0] };
        let found = words.iter().position(|word| *word == text);
        if found.is_none() {
            let kind = ProblemKind::UnknownWord { text: text.to_owned(), known: words };
            self.report(place, kind);
        }
        values[found.unwrap_or(0)]
    }
}
