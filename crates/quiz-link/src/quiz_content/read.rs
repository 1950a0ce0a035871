//! Reads the content of a link as a draft, which [`check`](quiz::check) may refuse.

use super::{Content, END, Extent, FORMATS, MAX_TEXT, QUIZ, scenario_id, section_id};
use crate::error::LinkError;
use crate::mixed_radix::Unpacker;
use quiz::FormatKind;
use quiz::check::{MAX_EDITIONS, MAX_PARTS, MAX_SCENARIOS};
use quiz::draft::{
    ConditionDraft, CreditDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft,
    SectionDraft, TermDraft,
};
use quiz::id::Id;

/// Reads the draft of a quiz. In that of a player quiz, everything is missing that only whole
/// quizzes have, and the ids of its parts are their numbers.
///
/// # Errors
/// The numbers or texts are not ones that `write` makes.
pub(crate) fn read(content: &Content, extent: Extent) -> Result<Draft, LinkError> {
    let mut numbers = Unpacker::new(&content.numbers)?;
    let mut texts = Texts(&content.texts);
    // The length of the texts was used to decompress them, so it is right.
    numbers.index(MAX_TEXT + 1)?;
    let mut draft = Draft::default();
    let would = numbers.flag()?;
    draft.instruction = Some(if would { "would" } else { "should" }.to_owned());
    let credit = numbers.index(3)?;
    draft.sections = vec![SectionDraft::default(); numbers.count(MAX_PARTS)? + 1];
    draft.scenarios = vec![ScenarioDraft::default(); numbers.count(MAX_SCENARIOS)? + 1];
    match extent {
        Extent::Whole => whole(&mut draft, &mut numbers, &mut texts)?,
        Extent::PlayerQuiz => player_quiz(&mut draft, &mut numbers)?,
    }
    groups(&mut draft, &mut numbers)?;
    numbers.finish()?;
    put_texts(&mut draft, &mut texts, credit, extent)?;
    if texts.0.is_empty() { Ok(draft) } else { Err(LinkError::Damaged) }
}

/// Reads the part of the numbers, and the ids, that only a whole quiz has.
fn whole(
    draft: &mut Draft,
    numbers: &mut Unpacker<'_>,
    texts: &mut Texts<'_>,
) -> Result<(), LinkError> {
    let edition = numbers.count(MAX_EDITIONS as usize)? + 1;
    draft.edition = signed(edition);
    let feedback = numbers.index(3)?;
    draft.feedback = ["at-once", "at-end", "never"].get(feedback).map(|&it| it.to_owned());
    draft.traits = vec![TermDraft::default(); numbers.count(MAX_PARTS + 1)?];
    draft.styles = vec![TermDraft::default(); numbers.count(MAX_PARTS + 1)?];
    draft.outcomes = vec![OutcomeDraft::default(); numbers.count(MAX_PARTS)? + 1];
    let branches = numbers.flag()?;
    draft.id = texts.next()?;
    let names = Ids {
        traits: texts.ids(&mut draft.traits, |it| &mut it.id)?,
        styles: texts.ids(&mut draft.styles, |it| &mut it.id)?,
        scenarios: texts.ids(&mut draft.scenarios, |it| &mut it.id)?,
    };
    texts.ids(&mut draft.outcomes, |it| &mut it.id)?;
    texts.ids(&mut draft.sections, |it| &mut it.id)?;
    for it in &mut draft.scenarios {
        let kind = format(it, numbers)?;
        kind.read_key(it, &mut |bound| numbers.take(bound).ok()).ok_or(LinkError::Damaged)?;
        terms(it, numbers, &names, edition)?;
        let leads_on = branches && kind.facts().branches;
        for response in &mut it.responses {
            let style = numbers.index(names.styles.len() + 1)?;
            response.style = style.checked_sub(1).and_then(|at| names.styles.get(at).cloned());
            if leads_on && numbers.flag()? {
                response.leads_to = Some(name(numbers, &names.scenarios)?);
            }
        }
    }
    for outcome in &mut draft.outcomes {
        let count = numbers.count(MAX_PARTS + 1)?;
        outcome.when = (0..count).map(|_| condition(numbers, &names)).collect::<Result<_, _>>()?;
    }
    Ok(())
}

/// Reads the part of the numbers that only a player quiz has, and gives its parts their ids.
fn player_quiz(draft: &mut Draft, numbers: &mut Unpacker<'_>) -> Result<(), LinkError> {
    draft.id = Some(QUIZ.to_owned());
    for (at, it) in draft.sections.iter_mut().enumerate() {
        it.id = Some(section_id(at));
    }
    for (at, it) in draft.scenarios.iter_mut().enumerate() {
        it.id = Some(scenario_id(at));
        format(it, numbers)?;
        it.shuffle = Some(numbers.flag()?);
    }
    Ok(())
}

/// The ids that are referred to by number.
struct Ids {
    traits: Vec<String>,
    styles: Vec<String>,
    scenarios: Vec<String>,
}

/// Reads a reference to one of these ids.
fn name(numbers: &mut Unpacker<'_>, names: &[String]) -> Result<String, LinkError> {
    names.get(numbers.index(names.len())?).cloned().ok_or(LinkError::Damaged)
}

/// Reads the format and the number of responses of a scenario.
fn format(
    scenario: &mut ScenarioDraft,
    numbers: &mut Unpacker<'_>,
) -> Result<FormatKind, LinkError> {
    let code = numbers.take(FORMATS)?;
    let mut kinds = FormatKind::ALL.into_iter();
    let kind = kinds.find(|it| it.facts().code == code).ok_or(LinkError::Damaged)?;
    let n = numbers.index(9)? + 2;
    scenario.format = Some(kind.name().to_owned());
    scenario.responses = vec![ResponseDraft::default(); n];
    kind.read_pick(scenario, &mut |bound| numbers.take(bound).ok()).ok_or(LinkError::Damaged)?;
    Ok(kind)
}

/// Reads traits, weight, shuffle, end and editions of a scenario.
fn terms(
    scenario: &mut ScenarioDraft,
    numbers: &mut Unpacker<'_>,
    names: &Ids,
    edition: usize,
) -> Result<(), LinkError> {
    let count = numbers.index(names.traits.len() + 1)?;
    scenario.traits = (0..count).map(|_| name(numbers, &names.traits)).collect::<Result<_, _>>()?;
    if numbers.flag()? {
        scenario.weight = signed(numbers.index(101)?);
        scenario.shuffle = Some(numbers.flag()?);
        scenario.end = Some(numbers.flag()?);
        scenario.since = signed(numbers.index(edition)? + 1);
        let retired = numbers.index(MAX_EDITIONS as usize + 1)?;
        scenario.retired = signed(retired).filter(|&it| it > 0);
    }
    Ok(())
}

fn condition(numbers: &mut Unpacker<'_>, names: &Ids) -> Result<ConditionDraft, LinkError> {
    let percent =
        |numbers: &mut Unpacker<'_>| numbers.take(1_101).map(|it| Some(it.cast_signed() - 1_000));
    let mut condition = ConditionDraft::default();
    match numbers.take(7)? {
        0 => condition.score = percent(numbers)?,
        1 => condition.score_below = percent(numbers)?,
        2 => {
            condition.trait_ = Some(name(numbers, &names.traits)?);
            condition.at_least = percent(numbers)?;
        }
        3 => {
            condition.trait_ = Some(name(numbers, &names.traits)?);
            condition.below = percent(numbers)?;
        }
        4 => {
            condition.style = Some(name(numbers, &names.styles)?);
            condition.at_least = Some(numbers.small(1 << 32)?.cast_signed());
        }
        5 => condition.top_style = Some(name(numbers, &names.styles)?),
        _ => condition.mixed_styles = Some(true),
    }
    Ok(condition)
}

/// Reads the groups of all sections.
fn groups(draft: &mut Draft, numbers: &mut Unpacker<'_>) -> Result<(), LinkError> {
    let scenarios = &draft.scenarios;
    let (mut next, mut left) = (0, scenarios.len());
    for section in &mut draft.sections {
        for _ in 0..=numbers.count(MAX_SCENARIOS)? {
            let count = numbers.index(scenarios.len())? + 1;
            // A scenario is listed once at most. Links that list more would only fill memory.
            left = left.checked_sub(count).ok_or(LinkError::Damaged)?;
            let draw = signed(numbers.index(count + 1)?).filter(|&it| it > 0);
            let mut group = GroupDraft { draw, scenarios: Vec::new() };
            for _ in 0..count {
                let at = if numbers.flag()? { numbers.index(scenarios.len())? } else { next };
                let scenario = scenarios.get(at).and_then(|it| it.id.clone());
                group.scenarios.push(scenario.ok_or(LinkError::Damaged)?);
                next = at + 1;
            }
            section.groups.push(group);
        }
    }
    Ok(())
}

/// Reads all texts but the ids, column by column.
fn put_texts(
    draft: &mut Draft,
    texts: &mut Texts<'_>,
    credit: usize,
    extent: Extent,
) -> Result<(), LinkError> {
    let whole = extent == Extent::Whole;
    draft.title = texts.next()?;
    draft.author = texts.next()?;
    if credit > 0 {
        let text = texts.next()?;
        let link = if credit > 1 { texts.next()? } else { None };
        draft.credit = Some(CreditDraft { text, link });
    }
    draft.licence = texts.next()?;
    draft.language = texts.next()?;
    draft.intro = texts.next()?;
    texts.column(&mut draft.sections, |it| &mut it.name)?;
    texts.column(&mut draft.sections, |it| &mut it.drawing)?;
    if whole {
        texts.column(&mut draft.traits, |it| &mut it.name)?;
        texts.column(&mut draft.traits, |it| &mut it.about)?;
        texts.column(&mut draft.styles, |it| &mut it.name)?;
        texts.column(&mut draft.styles, |it| &mut it.about)?;
        texts.column(&mut draft.outcomes, |it| &mut it.name)?;
        texts.column(&mut draft.outcomes, |it| &mut it.line)?;
        texts.column(&mut draft.outcomes, |it| &mut it.about)?;
        texts.column(&mut draft.outcomes, |it| &mut it.next)?;
        texts.column(&mut draft.outcomes, |it| &mut it.drawing)?;
    }
    texts.column(&mut draft.scenarios, |it| &mut it.name)?;
    texts.column(&mut draft.scenarios, |it| &mut it.stem)?;
    for it in &mut draft.scenarios {
        texts.column(&mut it.responses, |it| &mut it.text)?;
    }
    if whole {
        for it in &mut draft.scenarios {
            texts.column(&mut it.responses, |it| &mut it.rationale)?;
        }
    }
    Ok(())
}

/// Converts a small number to the type that drafts use.
fn signed(number: usize) -> Option<i64> {
    i64::try_from(number).ok()
}

/// The texts that are left to read.
struct Texts<'a>(&'a str);

impl Texts<'_> {
    /// Reads the next text; `None` if it is empty.
    fn next(&mut self) -> Result<Option<String>, LinkError> {
        let (text, rest) = self.0.split_once(END).ok_or(LinkError::Damaged)?;
        self.0 = rest;
        Ok(Some(text).filter(|it| !it.is_empty()).map(str::to_owned))
    }

    /// Reads the ids of parts. Their length is checked here already, since each reference to a part
    /// copies its id.
    fn ids<T>(
        &mut self,
        parts: &mut [T],
        field: impl Fn(&mut T) -> &mut Option<String>,
    ) -> Result<Vec<String>, LinkError> {
        let mut ids = Vec::with_capacity(parts.len());
        for it in parts {
            let id =
                self.next()?.filter(|it| it.len() <= Id::MAX_CHARS).ok_or(LinkError::Damaged)?;
            *field(it) = Some(id.clone());
            ids.push(id);
        }
        Ok(ids)
    }

    /// Reads one field of each part.
    fn column<T>(
        &mut self,
        parts: &mut [T],
        field: impl Fn(&mut T) -> &mut Option<String>,
    ) -> Result<(), LinkError> {
        parts.iter_mut().try_for_each(|it| {
            *field(it) = self.next()?;
            Ok(())
        })
    }
}
