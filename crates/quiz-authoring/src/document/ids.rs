//! Changes that take more than one edit, since parts of a draft refer to each other by their ids. A new part needs an
//! id, and references to a removed part must be removed, too.

use super::{Document, Edit};
use quiz::FormatKind;
use quiz::draft::{
    ConditionDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft, SectionDraft,
    TermDraft,
};
use quiz::fields::{FieldValue, Fields};
use quiz::format::{Facts, KeyField};
use quiz::ordered;
use quiz::problem::{FieldPath, Segment};

/// The place of a list of a draft.
pub(super) fn list(name: &str) -> FieldPath {
    FieldPath::default().field(name)
}

/// The place of a group of a section.
pub(super) fn group_at(section: usize, group: usize) -> FieldPath {
    list("sections").entry(section).field("groups").entry(group)
}

impl Document {
    /// A free id for a new scenario.
    fn fresh_scenario(&self) -> String {
        fresh("scenario", self.scenarios.iter().map(|it| &it.id))
    }

    /// A new scenario at the end of a group: its id, and the edits that add it.
    pub fn new_scenario(&self, section: usize, group: usize) -> (String, Vec<Edit>) {
        let id = self.fresh_scenario();
        let listed = self.head.sections.get(section).and_then(|it| it.groups.get(group));
        let place = group_at(section, group).field("scenarios");
        let at = listed.map_or(0, |it| it.scenarios.len());
        let edits = vec![
            Edit::Insert(list("scenarios").entry(self.scenarios.len()), blank(&id, &self.head)),
            Edit::Insert(place.entry(at), FieldValue::from(id.as_str())),
        ];
        (id, edits)
    }

    /// A new follow-up to which a response leads: its id, and the edits that add it.
    pub fn new_follow_up(&self, response: &FieldPath) -> (String, Vec<Edit>) {
        let id = self.fresh_scenario();
        let edits = vec![
            Edit::Insert(list("scenarios").entry(self.scenarios.len()), blank(&id, &self.head)),
            Edit::Set(response.field("leads_to"), FieldValue::from(id.as_str())),
        ];
        (id, edits)
    }

    /// A copy of a scenario, behind it in the list and in its group: its id, and the edits that add it.
    pub fn copy_of_scenario(&self, index: usize) -> Option<(String, Vec<Edit>)> {
        let scenario = self.scenarios.get(index)?;
        let id = self.fresh_scenario();
        let copy = ScenarioDraft { id: Some(id.clone()), ..ScenarioDraft::clone(scenario) };
        let mut edits = vec![Edit::Insert(list("scenarios").entry(index + 1), copy.value())];
        let original = scenario.id.as_deref().unwrap_or_default();
        if let Some((section, group)) = self.group_of(original) {
            let ids = &self.head.sections.get(section)?.groups.get(group)?.scenarios;
            let after = ids.iter().position(|it| it == original).map_or(ids.len(), |it| it + 1);
            let place = group_at(section, group);
            let place = place.field("scenarios").entry(after);
            edits.push(Edit::Insert(place, FieldValue::from(id.as_str())));
        }
        Some((id, edits))
    }

    /// A new section with a group of one new scenario: the id of the section, and the edits that add it.
    pub fn new_section(&self) -> (String, Vec<Edit>) {
        let id = fresh("section", self.head.sections.iter().map(|it| &it.id));
        let scenario = self.fresh_scenario();
        let groups = vec![GroupDraft { draw: None, scenarios: vec![scenario.clone()] }];
        let name = Some(format!("Part {}", self.head.sections.len() + 1));
        let section = SectionDraft { id: Some(id.clone()), name, drawing: None, groups };
        let edits = vec![
            Edit::Insert(
                list("scenarios").entry(self.scenarios.len()),
                blank(&scenario, &self.head),
            ),
            Edit::Insert(list("sections").entry(self.head.sections.len()), section.value()),
        ];
        (id, edits)
    }

    /// A new trait or style at the end of its list. `name` is the name of the list: `traits` or `styles`.
    pub fn new_term(&self, name: &str) -> Edit {
        let (kind, terms) = match name {
            "traits" => ("trait", &self.head.traits),
            _ => ("style", &self.head.styles),
        };
        let id = fresh(kind, terms.iter().map(|it| &it.id));
        let term = TermDraft { id: Some(id), ..TermDraft::default() };
        Edit::Insert(list(name).entry(terms.len()), term.value())
    }

    /// A new outcome before the last one. The last outcome has no conditions, since it is for everybody who is left; so
    /// the first outcome of a quiz gets none either.
    pub fn new_outcome(&self) -> Edit {
        let id = fresh("outcome", self.head.outcomes.iter().map(|it| &it.id));
        let at = self.head.outcomes.len().saturating_sub(1);
        let rule = ConditionDraft { score: Some(50), ..ConditionDraft::default() };
        let when = if self.head.outcomes.is_empty() { Vec::new() } else { vec![rule] };
        let outcome = OutcomeDraft { id: Some(id), when, ..OutcomeDraft::default() };
        Edit::Insert(list("outcomes").entry(at), outcome.value())
    }

    /// The edits that remove an entry, and all references to it.
    pub fn removal(&self, place: &FieldPath) -> Vec<Edit> {
        let mut edits = match place.0.as_slice() {
            [Segment::Field(name), Segment::Entry(at)] => match (name.as_str(), *at) {
                ("scenarios", at) => self.forget_scenario(at),
                ("sections", at) => return self.section_removal(at),
                ("traits", at) => {
                    let id = self.head.traits.get(at).and_then(|it| it.id.as_deref());
                    id.map(|it| self.forget_trait(it)).unwrap_or_default()
                }
                ("styles", at) => {
                    let id = self.head.styles.get(at).and_then(|it| it.id.as_deref());
                    id.map(|it| self.forget_style(it)).unwrap_or_default()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        };
        edits.push(Edit::Remove(place.clone()));
        edits
    }

    /// The edits that remove a section and the scenarios that only it lists, since nobody could reach these any more.
    fn section_removal(&self, index: usize) -> Vec<Edit> {
        let groups =
            self.head.sections.get(index).map(|it| it.groups.as_slice()).unwrap_or_default();
        let mut members: Vec<usize> = groups
            .iter()
            .flat_map(|it| &it.scenarios)
            .filter_map(|it| self.scenario_at(it))
            .collect();
        // A scenario that another section lists stays. One that this section lists twice is removed once.
        let others = self.head.sections.iter().enumerate().filter(|it| it.0 != index);
        let others = others.flat_map(|it| &it.1.groups).flat_map(|it| &it.scenarios);
        let others = ordered::set(others.map(String::as_str));
        let is_elsewhere =
            |it: &ScenarioDraft| it.id.as_deref().is_some_and(|id| others.contains(id));
        members.retain(|it| !is_elsewhere(&self.scenarios[*it]));
        members.sort_unstable();
        members.dedup();
        // The last entry is removed first, so that the indices of the others stay valid.
        let scenarios = members.iter().rev().map(|it| list("scenarios").entry(*it));
        let mut edits: Vec<Edit> = members
            .iter()
            .filter_map(|it| self.scenarios[*it].id.as_deref())
            .flat_map(|it| self.unlead(it))
            .collect();
        edits.extend(scenarios.map(Edit::Remove));
        edits.push(Edit::Remove(list("sections").entry(index)));
        edits
    }

    /// The edits that remove all references to a scenario.
    fn forget_scenario(&self, index: usize) -> Vec<Edit> {
        let Some(id) = self.scenarios.get(index).and_then(|it| it.id.as_deref()) else {
            return Vec::new();
        };
        [self.unlead(id), self.unlist(id)].concat()
    }

    /// The edits that take a scenario out of all groups.
    fn unlist(&self, id: &str) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (section, it) in self.head.sections.iter().enumerate() {
            for (group, it) in it.groups.iter().enumerate() {
                let place = group_at(section, group);
                let mentions = it.scenarios.iter().enumerate().filter(|it| it.1 == id);
                let before = edits.len();
                // The last entry is removed first, so that the indices of the others stay valid.
                edits.extend(
                    mentions.rev().map(|it| Edit::Remove(place.field("scenarios").entry(it.0))),
                );
                if edits.len() == before {
                    continue;
                }
                // A group cannot draw more scenarios than it has.
                let left = it.scenarios.len() - (edits.len() - before);
                if it.draw.is_some_and(|draw| usize::try_from(draw).is_ok_and(|draw| draw > left)) {
                    let draw = if left == 0 { FieldValue::Nothing } else { FieldValue::from(left) };
                    edits.push(Edit::Set(place.field("draw"), draw));
                }
            }
        }
        edits
    }

    /// The edits that remove all branches to a scenario.
    fn unlead(&self, id: &str) -> Vec<Edit> {
        self.responses(|it| it.leads_to.as_deref() == Some(id))
            .map(|place| Edit::Set(place.field("leads_to"), FieldValue::Nothing))
            .collect()
    }

    /// The edits that remove all references to a trait.
    fn forget_trait(&self, id: &str) -> Vec<Edit> {
        let mut edits: Vec<Edit> = Vec::new();
        for (at, scenario) in self.scenarios.iter().enumerate() {
            if let Some(found) = scenario.traits.iter().position(|it| it == id) {
                let place = list("scenarios").entry(at).field("traits").entry(found);
                edits.push(Edit::Remove(place));
            }
        }
        edits.extend(self.forget_conditions(|it| it.trait_.as_deref() == Some(id)));
        edits
    }

    /// The edits that remove all references to a style.
    fn forget_style(&self, id: &str) -> Vec<Edit> {
        let styled = self.responses(|it| it.style.as_deref() == Some(id));
        let mut edits: Vec<Edit> =
            styled.map(|place| Edit::Set(place.field("style"), FieldValue::Nothing)).collect();
        edits.extend(self.forget_conditions(|it| {
            it.style.as_deref() == Some(id) || it.top_style.as_deref() == Some(id)
        }));
        edits
    }

    /// The places of the responses for which `holds` is true.
    fn responses(&self, holds: impl Fn(&ResponseDraft) -> bool) -> impl Iterator<Item = FieldPath> {
        self.scenarios.iter().enumerate().flat_map(move |(at, scenario)| {
            let found: Vec<_> = scenario
                .responses
                .iter()
                .enumerate()
                .filter(|(_, it)| holds(it))
                .map(|(number, _)| list("scenarios").entry(at).field("responses").entry(number))
                .collect();
            found
        })
    }

    /// The edits that remove the conditions for which `holds` is true.
    fn forget_conditions(&self, holds: impl Fn(&ConditionDraft) -> bool) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (at, outcome) in self.head.outcomes.iter().enumerate() {
            for (number, _) in outcome.when.iter().enumerate().rev().filter(|(_, it)| holds(it)) {
                let place = list("outcomes").entry(at).field("when").entry(number);
                edits.push(Edit::Remove(place));
            }
        }
        edits
    }

    /// The edits that move a scenario to the end of a group. With `None` it becomes a follow-up, which no group lists.
    pub fn relocation(&self, index: usize, to: Option<(usize, usize)>) -> Vec<Edit> {
        let Some(id) = self.scenarios.get(index).and_then(|it| it.id.clone()) else {
            return Vec::new();
        };
        if self.group_of(&id) == to {
            return Vec::new();
        }
        let mut edits = self.unlist(&id);
        if let Some((section, group)) = to {
            let listed = self.head.sections.get(section).and_then(|it| it.groups.get(group));
            let place = group_at(section, group);
            let others = |it: &GroupDraft| it.scenarios.iter().filter(|it| **it != id).count();
            let place = place.field("scenarios").entry(listed.map_or(0, others));
            edits.push(Edit::Insert(place, FieldValue::from(id.as_str())));
            // No response may lead to a scenario that a group lists, and only a follow-up may end the play.
            edits.push(Edit::Set(list("scenarios").entry(index).field("end"), FieldValue::Nothing));
            edits.extend(self.unlead(&id));
        }
        edits
    }

    /// The edits that give a scenario another format, with a key that is as close to the present one as possible.
    pub fn reformat(&self, index: usize, format: FormatKind) -> Vec<Edit> {
        let Some(scenario) = self.scenarios.get(index) else { return Vec::new() };
        let Facts { key, fewest, branches, .. } = *format.facts();
        let place = list("scenarios").entry(index);
        let mut edits = vec![Edit::Set(place.field("format"), FieldValue::from(format.name()))];
        for kind in FormatKind::ALL {
            for setting in kind.facts().settings {
                let is_kept = kind == format && (setting.is_in)(scenario);
                let usual = setting.usual.filter(|_| kind == format);
                if !is_kept {
                    edits.push(Edit::Set(place.field(setting.field), usual.into()));
                }
            }
        }
        let responses = &scenario.responses;
        let best_first = ordered::by_key(responses.len(), |it| {
            let response = &responses[it];
            response
                .rank
                .unwrap_or_else(|| 3_i64.saturating_sub(response.effectiveness.unwrap_or(0)))
        });
        for (rank, number) in best_first.iter().enumerate() {
            let place = place.field("responses").entry(*number);
            let response = &responses[*number];
            let graded = 3_usize.saturating_sub(rank * 4 / responses.len().max(1));
            for field in KeyField::ALL {
                let number = match field {
                    KeyField::Effectiveness => response
                        .effectiveness
                        .map_or_else(|| FieldValue::from(graded), FieldValue::from),
                    KeyField::Rank => FieldValue::from(rank + 1),
                };
                let number = if field == key { number } else { FieldValue::Nothing };
                edits.push(Edit::Set(place.field(field.name()), number));
            }
            if !branches {
                edits.push(Edit::Set(place.field("leads_to"), FieldValue::Nothing));
            }
        }
        // Responses without words at the end were added for another format, and are removed again. Three always stay.
        let has_words = |it: &ResponseDraft| it.text.is_some() || it.rationale.is_some();
        let kept = responses.iter().rposition(has_words).map_or(0, |it| it + 1).max(fewest).max(3);
        let blank = (kept..responses.len()).rev();
        edits.extend(blank.map(|it| Edit::Remove(place.field("responses").entry(it))));
        edits.extend((responses.len()..fewest).map(|number| {
            Edit::Insert(place.field("responses").entry(number), key.new_response(number).value())
        }));
        edits
    }
}

/// A free id for a part of this kind, such as `trait-7`.
fn fresh<'a>(kind: &str, taken: impl Iterator<Item = &'a Option<String>>) -> String {
    let taken: Vec<Option<&str>> = taken.map(Option::as_deref).collect();
    let mut number = taken.len() + 1;
    let taken = ordered::set(taken.into_iter().flatten());
    while taken.contains(format!("{kind}-{number}").as_str()) {
        number += 1;
    }
    format!("{kind}-{number}")
}

/// A new scenario: three responses with a key and no words, and the trait of the quiz if it has only one.
fn blank(id: &str, head: &Draft) -> FieldValue {
    let first = head.traits.first().filter(|_| head.traits.len() == 1);
    let graded = |it| ResponseDraft { effectiveness: Some(it), ..ResponseDraft::default() };
    let scenario = ScenarioDraft {
        id: Some(id.to_owned()),
        format: Some(FormatKind::USUAL.name().to_owned()),
        traits: first.and_then(|it| it.id.clone()).into_iter().collect(),
        responses: [3, 1, 0].map(graded).into(),
        ..ScenarioDraft::default()
    };
    scenario.value()
}
