//! Twins: scenarios with the same responses, word for word, and different situations. A response that is good in one
//! situation is poor in the other, so that nobody can answer twins without reading the situation.
//!
//! No field of a draft says that two scenarios are twins. They are recognised by everything that a player sees besides
//! the situation: the format, how many responses are picked, and the texts of the responses. So twins from a file are
//! recognised, too.

use super::ids::{group_at, list};
use super::{Document, Edit};
use crate::ids::Ids;
use quiz::FormatKind;
use quiz::check::{MAX_RESPONSES, MAX_SCENARIOS};
use quiz::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft};
use quiz::fields::Fields as _;
use quiz::format::KeyField;
use quiz::ordered;
use quiz::problem::FieldPath;
use quiz::text::clean;
use std::collections::BTreeMap;

/// A new twin of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTwin {
    /// The id of the new scenario.
    pub id: String,
    /// The edits that add it to the document.
    pub edits: Vec<Edit>,
    /// How often the other scenarios of the group are drawn before the edits, and after them. `None` if the edits do
    /// not change that.
    pub others: Option<(Chance, Chance)>,
}

/// How often a scenario is drawn from its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance {
    /// How many scenarios a play draws from the group.
    pub draw: usize,
    /// How many scenarios of the newest edition the group has.
    pub of: usize,
}

/// A twin of a scenario, or a scenario that was its twin until one of the two was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// The index of the twin in the list of scenarios.
    pub index: usize,
    /// For each response of the first scenario, the index of the response of the twin that has the same text. If no
    /// response has it, the index of one that is left over.
    pub pairs: Vec<Option<usize>>,
    /// The first difference that keeps the two from being twins. `None` for twins.
    pub apart: Option<Apart>,
}

/// A difference that keeps two scenarios from being twins, although they have many responses in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// They have another format, or another number of responses is picked.
    Format,
    /// One of them has more responses.
    Count,
    /// Some responses have different texts.
    Words,
}

/// Whether a response is good in one situation and poor in another one of its twins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reversal {
    /// It is good in one situation and poor in another one.
    Reversed,
    /// It is on the same side in all situations.
    Not(Same),
    /// No twin has the response, or a key is missing.
    Unknown,
}

/// The side on which a response is in all situations of its twins. In one of them it should be on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// Good or very good. In `rank`: in the upper half of the order.
    Good,
    /// Poor or very poor. In `rank`: in the lower half of the order.
    Poor,
    /// In `best-worst`: the best in some situations, and the worst in none.
    Best,
    /// In `best-worst`: the worst in some situations, and the best in none.
    Worst,
}

/// The section and the group that list a scenario first, by the id of the scenario.
type Listed<'a> = BTreeMap<&'a str, (usize, usize)>;

impl Document {
    /// A new twin of a scenario. It stands behind the scenario, and in the same group, from which a play draws one. It
    /// has the same responses and the same key, and no name, stem, rationales or branches. `None` if the scenario is
    /// not drawn or not scored, or lacks its format or a text; if the quiz has no room for it; or if the scenario came
    /// with a later edition and its group does not draw one.
    ///
    /// A group that draws one takes the twin in. Otherwise both scenarios leave their group for a new one.
    pub fn new_twin(&self, index: usize) -> Option<NewTwin> {
        let (section, group) = self.place_of_twin(index, &self.listed())?;
        let scenario = self.scenarios.get(index)?;
        let original = scenario.id.as_deref()?;
        let id = self.id_of_twin(original);
        let edition = self.head.edition.filter(|it| *it > 1);
        let response =
            |it: &ResponseDraft| ResponseDraft { rationale: None, leads_to: None, ..it.clone() };
        let twin = ScenarioDraft {
            id: Some(id.clone()),
            name: None,
            stem: None,
            end: None,
            since: edition,
            retired: None,
            responses: scenario.responses.iter().map(response).collect(),
            ..ScenarioDraft::clone(scenario)
        };
        let group_of = self.head.sections.get(section)?.groups.get(group)?;
        let (groups, others) = regrouped(group_of, original, &id, self.newest_of(group_of));
        let mut edits = vec![Edit::Insert(list("scenarios").entry(index + 1), twin.value())];
        edits.extend(groups.iter().enumerate().map(|(number, it)| {
            let place = group_at(section, group + number);
            if number == 0 { Edit::Set(place, it.value()) } else { Edit::Insert(place, it.value()) }
        }));
        Some(NewTwin { id, edits, others })
    }

    /// Whether [`Document::new_twin`] can make a twin of a scenario.
    pub fn can_have_twin(&self, index: usize) -> bool {
        self.place_of_twin(index, &self.listed()).is_some()
    }

    /// The indices of the scenarios that could have a twin and have none.
    pub fn without_twin(&self) -> Vec<usize> {
        let listed = self.listed();
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (at, scenario) in self.scenarios.iter().enumerate() {
            if is_drawn(scenario, &self.head, &listed) && has_texts(scenario) {
                let mut texts: Vec<_> = texts(scenario).collect();
                texts.sort_unstable();
                alike.entry((format_of(scenario), texts)).or_default().push(at);
            }
        }
        let alone = alike.into_values().filter(|it| it.len() == 1).flatten();
        let mut alone: Vec<_> =
            alone.filter(|at| self.place_of_twin(*at, &listed).is_some()).collect();
        alone.sort_unstable();
        alone
    }

    /// The section and the group of a scenario that can have a twin. `None` if it cannot have one.
    fn place_of_twin(&self, index: usize, listed: &Listed<'_>) -> Option<(usize, usize)> {
        let scenario = self.scenarios.get(index)?;
        let can = self.scenarios.len() < MAX_SCENARIOS
            && scenario.format.is_some()
            && has_texts(scenario)
            && is_drawn(scenario, &self.head, listed);
        let place = *listed.get(scenario.id.as_deref()?).filter(|_| can)?;
        let group = self.head.sections.get(place.0)?.groups.get(place.1)?;
        // In editions before the scenario, a new group of the two would have nothing to draw.
        let is_early = scenario.since.is_none_or(|it| it <= 1);
        (is_early || group.draw == Some(1)).then_some(place)
    }

    /// The twins of a scenario: all scenarios that look the same without their situation, in any group. In the same
    /// group, if it draws one, also those that share at least half of the responses: these were twins and were changed.
    pub fn twins(&self, index: usize) -> Vec<Twin> {
        let Some(here) = self.scenarios.get(index) else { return Vec::new() };
        let ours: Vec<String> = texts(here).collect();
        let is_odd = ours.len() > MAX_RESPONSES || ours.iter().all(String::is_empty);
        if is_odd || here.id.is_none() {
            return Vec::new();
        }
        let listed = self.listed();
        let place = |it: &ScenarioDraft| listed.get(it.id.as_deref()?).copied();
        if !is_drawn(here, &self.head, &listed) {
            return Vec::new();
        }
        let own = place(here).filter(|(section, group)| {
            let groups = self.head.sections.get(*section).map(|it| &it.groups);
            groups.and_then(|it| it.get(*group)).is_some_and(|it| it.draw == Some(1))
        });
        let twin = |(other, there): (usize, &ScenarioDraft)| {
            let is_beside = own.is_some() && place(there) == own;
            let is_alike = format_of(here) == format_of(there)
                && here.responses.len() == there.responses.len();
            let is_candidate = other != index
                && (is_beside || is_alike && may_share(there, &ours))
                && there.responses.len() <= MAX_RESPONSES
                && is_drawn(there, &self.head, &listed);
            if !is_candidate {
                return None;
            }
            let theirs: Vec<String> = texts(there).collect();
            let (pairs, shared) = paired(&ours, &theirs);
            let is_same = |(ours, pair): (&String, &Option<usize>)| {
                pair.and_then(|it| theirs.get(it)).is_some_and(|it| it == ours)
            };
            let apart = if format_of(here) != format_of(there) {
                Some(Apart::Format)
            } else if ours.len() != theirs.len() {
                Some(Apart::Count)
            } else {
                let is_word_for_word = ours.iter().zip(&pairs).all(is_same);
                (!is_word_for_word).then_some(Apart::Words)
            };
            let is_whole = apart.is_none() && shared == ours.len();
            let is_near = is_beside && shared * 2 >= ours.len().max(theirs.len());
            (is_whole || is_near).then_some(Twin { index: other, pairs, apart })
        };
        self.scenarios.iter().enumerate().filter_map(|(at, it)| twin((at, it))).collect()
    }

    /// For each response of a scenario, whether it is on the other side in the situation of a twin.
    ///
    /// In `rank`, the middle of the order belongs to both halves. In `best-worst`, the best response of one scenario
    /// must also be the worst of another one, since other picks earn nothing.
    pub fn reversals(&self, index: usize, twins: &[Twin]) -> Vec<Reversal> {
        let Some(here) = self.scenarios.get(index) else { return Vec::new() };
        let reversal = |number: usize| {
            let beside = twins.iter().filter(|it| it.apart != Some(Apart::Format));
            let beside = beside.filter_map(|it| {
                let pair = it.pairs.get(number).copied().flatten()?;
                Some(Sides::of(self.scenarios.get(it.index)?, pair))
            });
            let sides: Vec<_> = core::iter::once(Sides::of(here, number)).chain(beside).collect();
            let all = sides.iter().flatten().copied().reduce(Sides::and);
            let same = match all {
                Some(Sides { half: (true, false), .. }) => Same::Good,
                Some(Sides { half: (false, true), .. }) => Same::Poor,
                Some(Sides { end: (true, false), .. }) => Same::Best,
                Some(Sides { end: (false, true), .. }) => Same::Worst,
                Some(_) if sides.len() > 1 => return Reversal::Reversed,
                _ => return Reversal::Unknown,
            };
            let is_known = sides.len() > 1 && sides.iter().all(Option::is_some);
            if is_known { Reversal::Not(same) } else { Reversal::Unknown }
        };
        (0..here.responses.len()).map(reversal).collect()
    }

    /// The twins whose text for a response differs from the text here.
    pub fn worded_otherwise<'a>(
        &'a self,
        index: usize,
        number: usize,
        twins: &'a [Twin],
    ) -> impl Iterator<Item = &'a Twin> {
        let ours = self.text(index, number);
        twins.iter().filter(move |it| {
            let pair = it.pairs.get(number).copied().flatten();
            it.apart == Some(Apart::Words)
                && pair.is_some_and(|pair| self.text(it.index, pair) != ours)
        })
    }

    /// Edits that give a response the same text in all twins as here.
    pub fn reworded(&self, index: usize, number: usize, twins: &[Twin]) -> Vec<Edit> {
        let text = self.text(index, number);
        let others = self.worded_otherwise(index, number, twins);
        let places = others.filter_map(|it| Some((it.index, it.pairs.get(number).copied()??)));
        places.map(|(at, number)| Edit::text(text_at(at, number), text.clone())).collect()
    }

    /// Edits that give a response the text that it has in a twin.
    pub fn worded_as(&self, index: usize, number: usize, twin: &Twin) -> Vec<Edit> {
        let pair = twin.pairs.get(number).copied().flatten();
        pair.map(|pair| Edit::text(text_at(index, number), self.text(twin.index, pair)))
            .into_iter()
            .collect()
    }

    fn text(&self, index: usize, number: usize) -> String {
        let response = self.scenarios.get(index).and_then(|it| it.responses.get(number));
        response.and_then(|it| it.text.as_deref()).map(clean).unwrap_or_default()
    }

    /// Whether a play meets at most one of this scenario and these twins: all are in one group, which draws one.
    pub fn is_one_drawn(&self, index: usize, twins: &[Twin]) -> bool {
        let listed = self.listed();
        let place = |at: usize| listed.get(self.scenarios.get(at)?.id.as_deref()?).copied();
        let Some(own) = place(index) else { return false };
        let group = self.head.sections.get(own.0).and_then(|it| it.groups.get(own.1));
        group.is_some_and(|it| it.draw == Some(1))
            && twins.iter().all(|it| place(it.index) == Some(own))
    }

    fn listed(&self) -> Listed<'_> {
        let mut listed = Listed::new();
        for (section, it) in self.head.sections.iter().enumerate() {
            for (group, it) in it.groups.iter().enumerate() {
                for id in &it.scenarios {
                    listed.entry(id).or_insert((section, group));
                }
            }
        }
        listed
    }

    /// The number of scenarios of a group that are in the newest edition.
    fn newest_of(&self, group: &GroupDraft) -> usize {
        let edition = self.head.edition.unwrap_or(1);
        let ids = ordered::set(group.scenarios.iter().map(String::as_str));
        let is_of = |it: &ScenarioDraft| it.id.as_deref().is_some_and(|it| ids.contains(it));
        self.scenarios.iter().filter(|it| is_in(it, edition) && is_of(it)).count()
    }

    /// A free id that is like the id of the original. An id that a group or a response names counts as taken, even if
    /// there is no such scenario.
    fn id_of_twin(&self, original: &str) -> String {
        let groups = self.head.sections.iter().flat_map(|it| &it.groups);
        let led_to = |it: &'_ ResponseDraft| it.leads_to.clone();
        let taken = groups
            .flat_map(|it| it.scenarios.iter().cloned())
            .chain(self.scenarios.iter().filter_map(|it| it.id.clone()))
            .chain(self.scenarios.iter().flat_map(|it| &it.responses).filter_map(led_to));
        let mut ids = Ids::default();
        for id in taken {
            ids.exactly(&id);
        }
        ids.like(&format!("{original}-twin"), "twin")
    }
}

/// The groups that take the place of a group when one of its scenarios gets a twin. If that changes how often the other
/// scenarios are drawn, also their chance before and after. `count` scenarios of the group are in the newest edition.
fn regrouped(
    group: &GroupDraft,
    original: &str,
    twin: &str,
    count: usize,
) -> (Vec<GroupDraft>, Option<(Chance, Chance)>) {
    let all = &group.scenarios;
    let at = all.iter().position(|it| it == original).unwrap_or(all.len());
    let of = |draw: Option<i64>, ids: &[String]| GroupDraft { draw, scenarios: ids.to_vec() };
    let both = of(Some(1), &[original.to_owned(), twin.to_owned()]);
    let before = all.get(..at).unwrap_or_default();
    let after = all.get(at + 1..).unwrap_or_default();
    let chance = |draw, of| Chance { draw, of };
    let (groups, others) = match group.draw {
        // A group without a draw is played in order, so the scenarios before and behind stay there.
        None => (vec![of(None, before), both, of(None, after)], None),
        // One of the drawn scenarios comes from the new group.
        Some(draw @ 2..) => {
            let rest = of(Some(draw - 1), &[before, after].concat());
            let draw = usize::try_from(draw).unwrap_or(count);
            let changes = draw < count;
            let others = (chance(draw, count), chance(draw - 1, count.saturating_sub(1)));
            (vec![rest, both], changes.then_some(others))
        }
        Some(_) => {
            let mut ids = all.clone();
            ids.insert((at + 1).min(all.len()), twin.to_owned());
            let others = (chance(1, count), chance(1, count + 1));
            (vec![of(group.draw, &ids)], (count > 1).then_some(others))
        }
    };
    (groups.into_iter().filter(|it| !it.scenarios.is_empty()).collect(), others)
}

/// The place of the text of a response.
fn text_at(index: usize, number: usize) -> FieldPath {
    list("scenarios").entry(index).field("responses").entry(number).field("text")
}

/// The texts of the responses, cleaned as players see them.
fn texts(scenario: &ScenarioDraft) -> impl Iterator<Item = String> {
    scenario.responses.iter().map(|it| it.text.as_deref().map(clean).unwrap_or_default())
}

/// Whether a scenario may have the first of these texts. This rules out most scenarios without cleaning their texts,
/// which is slow for thousands of them. It relies on cleaning never making a text longer.
fn may_share(scenario: &ScenarioDraft, texts: &[String]) -> bool {
    let Some(first) = texts.first() else { return false };
    let begins_so = |it: &str| match it.trim_start().chars().next() {
        Some(c) if c.is_alphanumeric() => first.starts_with(c),
        _ => true,
    };
    let may_be = |it: &str| it.len() >= first.len() && begins_so(it);
    scenario.responses.iter().filter_map(|it| it.text.as_deref()).any(may_be)
}

/// Whether the number of responses is valid, and each has a text.
fn has_texts(scenario: &ScenarioDraft) -> bool {
    (2..=MAX_RESPONSES).contains(&scenario.responses.len())
        && texts(scenario).all(|it| !it.is_empty())
}

/// Whether a group lists the scenario, and plays of the newest edition score it.
fn is_drawn(scenario: &ScenarioDraft, head: &Draft, listed: &Listed<'_>) -> bool {
    scenario.weight != Some(0)
        && is_in(scenario, head.edition.unwrap_or(1))
        && scenario.id.as_deref().is_some_and(|it| listed.contains_key(it))
}

/// Whether an edition has a scenario.
fn is_in(scenario: &ScenarioDraft, edition: i64) -> bool {
    scenario.since.is_none_or(|it| it <= edition) && scenario.retired.is_none_or(|it| it > edition)
}

/// The format and the number of responses to pick, as a player sees them.
fn format_of(scenario: &ScenarioDraft) -> (Option<&str>, Option<i64>) {
    (scenario.format.as_deref(), pick(scenario))
}

/// How many responses are picked, in `choose-k`.
fn pick(scenario: &ScenarioDraft) -> Option<i64> {
    scenario.pick.filter(|_| FormatKind::of(scenario).is_some_and(|it| it.has_setting("pick")))
}

/// For each text of `ours`, the index of an equal text of `theirs`, each used once. In lists of equal length, the texts
/// that are left get the indices that are left. Also returns how many of the equal texts are not empty.
fn paired(ours: &[String], theirs: &[String]) -> (Vec<Option<usize>>, usize) {
    let mut is_free = vec![true; theirs.len()];
    let mut pairs = vec![None; ours.len()];
    let mut shared = 0;
    let passes: &[bool] = if ours.len() == theirs.len() { &[true, false] } else { &[true] };
    for &is_same in passes {
        for (at, text) in ours.iter().enumerate() {
            if pairs.get(at).is_none_or(Option::is_some) {
                continue;
            }
            // If several texts are equal, the one at the same index is taken.
            let mut places = core::iter::once(at).chain(0..theirs.len());
            let fits = |it: &usize| {
                is_free.get(*it) == Some(&true) && (!is_same || theirs.get(*it) == Some(text))
            };
            let Some(found) = places.find(fits) else { continue };
            shared += usize::from(is_same && !text.is_empty());
            if let (Some(free), Some(pair)) = (is_free.get_mut(found), pairs.get_mut(at)) {
                *free = false;
                *pair = Some(found);
            }
        }
    }
    (pairs, shared)
}

/// The sides of the key on which a response is.
#[derive(Debug, Clone, Copy)]
struct Sides {
    /// Whether it is good, and whether it is poor. The middle of an order is both.
    half: (bool, bool),
    /// In `best-worst`, whether it is the best, and whether it is the worst.
    end: (bool, bool),
}

impl Sides {
    /// The sides of a response. `None` if its key is missing.
    fn of(scenario: &ScenarioDraft, number: usize) -> Option<Sides> {
        let response = scenario.responses.get(number)?;
        let field = KeyField::in_draft(scenario);
        let number_of = |it: &ResponseDraft| field.of(it);
        if field == KeyField::Rank {
            let count = i64::try_from(scenario.responses.len()).unwrap_or(i64::MAX);
            // Twice the distance from the middle.
            let below =
                number_of(response)?.saturating_mul(2).saturating_sub(count.saturating_add(1));
            return Some(Sides { half: (below <= 0, below >= 0), end: (false, false) });
        }
        let worth = number_of(response)?;
        let is_ends = FormatKind::of(scenario).is_some_and(|it| it.facts().is_of_ends);
        let is_beyond = |is: fn(&i64, &i64) -> bool| {
            let mut others = scenario.responses.iter().enumerate().filter(|it| it.0 != number);
            is_ends && others.all(|(_, it)| number_of(it).is_some_and(|it| is(&worth, &it)))
        };
        let end = (is_beyond(i64::gt), is_beyond(i64::lt));
        Some(Sides { half: (worth >= 2, worth < 2), end })
    }

    /// The sides on which a response is in one of two situations at least.
    fn and(self, other: Sides) -> Sides {
        let either = |one: (bool, bool), other: (bool, bool)| (one.0 || other.0, one.1 || other.1);
        Sides { half: either(self.half, other.half), end: either(self.end, other.end) }
    }
}
