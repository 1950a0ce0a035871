//! Writes a quiz as the content of a link.

use super::{Content, END, Extent, FORMATS, MAX_TEXT};
use crate::error::LinkError;
use crate::mixed_radix::Packer;
use quiz::check::{MAX_EDITIONS, MAX_PARTS, MAX_SCENARIOS};
use quiz::id::Id;
use quiz::{
    Condition, Feedback, Group, Instruction, Outcome, Quiz, Response, Scenario, Style, Trait,
};

/// Writes the content of a quiz.
///
/// # Errors
/// There is more text than a link may hold.
pub(crate) fn write(quiz: &Quiz, extent: Extent) -> Result<Content, LinkError> {
    let texts = texts(quiz, extent);
    if texts.len() > MAX_TEXT {
        return Err(LinkError::TooBig);
    }
    Ok(Content { numbers: numbers(quiz, extent, texts.len()), texts })
}

fn numbers(quiz: &Quiz, extent: Extent, length: usize) -> Vec<u8> {
    let mut numbers = Packer::new();
    numbers.put_index(length, MAX_TEXT + 1);
    numbers.put(u64::from(quiz.instruction() == Instruction::Would), 2);
    numbers.put(quiz.credit().map_or(0, |it| 1 + u64::from(it.link.is_some())), 3);
    numbers.put_count(quiz.sections().len() - 1, MAX_PARTS);
    numbers.put_count(quiz.scenarios().len() - 1, MAX_SCENARIOS);
    match extent {
        Extent::Whole => whole(&mut numbers, quiz),
        Extent::PlayerQuiz => {
            for it in scenarios(quiz) {
                format(&mut numbers, it);
                numbers.put(it.shuffle.into(), 2);
            }
        }
    }
    groups(&mut numbers, quiz);
    numbers.finish()
}

/// Writes the part of the numbers that only a whole quiz has.
fn whole(numbers: &mut Packer, quiz: &Quiz) {
    let leads_on = |it: &Scenario| it.responses.iter().any(|it| it.leads_to.is_some());
    let branches = scenarios(quiz).any(leads_on);
    numbers.put_count(quiz.edition() as usize - 1, MAX_EDITIONS as usize);
    let feedback = match quiz.feedback() {
        Feedback::AtOnce => 0,
        Feedback::AtEnd => 1,
        Feedback::Never => 2,
    };
    numbers.put(feedback, 3);
    numbers.put_count(quiz.traits().len(), MAX_PARTS + 1);
    numbers.put_count(quiz.styles().len(), MAX_PARTS + 1);
    numbers.put_count(quiz.outcomes().len() - 1, MAX_PARTS);
    numbers.put(branches.into(), 2);
    for it in scenarios(quiz) {
        format(numbers, it);
        it.format.write_key(&mut |number, bound| numbers.put(number, bound));
        terms(numbers, quiz, it);
        for response in &it.responses {
            numbers
                .put_index(response.style.map_or(0, |it| it.index() + 1), quiz.styles().len() + 1);
            if branches && it.format.kind().facts().branches {
                target(numbers, quiz, response);
            }
        }
    }
    for outcome in outcomes(quiz) {
        numbers.put_count(outcome.when.len(), MAX_PARTS + 1);
        outcome.when.iter().for_each(|it| condition(numbers, quiz, *it));
    }
}

/// Writes the format and the number of responses of a scenario.
fn format(numbers: &mut Packer, scenario: &Scenario) {
    let n = scenario.responses.len();
    numbers.put(scenario.format.kind().facts().code, FORMATS);
    numbers.put_index(n - 2, 9);
    if let Some(pick) = scenario.format.pick() {
        numbers.put_index(pick - 1, n - 1);
    }
}

/// Writes traits, weight, shuffle, end and editions of a scenario. Most scenarios have the usual
/// values in all but traits, and write a single flag for these.
fn terms(numbers: &mut Packer, quiz: &Quiz, scenario: &Scenario) {
    let Scenario { traits, weight, shuffle, ends, since, retired, .. } = scenario;
    numbers.put_index(traits.len(), quiz.traits().len() + 1);
    for it in traits {
        numbers.put_index(it.index(), quiz.traits().len());
    }
    let is_plain = *weight == 1 && *shuffle && !ends && *since == 1 && retired.is_none();
    numbers.put(u64::from(!is_plain), 2);
    if !is_plain {
        numbers.put((*weight).into(), 101);
        numbers.put((*shuffle).into(), 2);
        numbers.put((*ends).into(), 2);
        numbers.put((since - 1).into(), quiz.edition().into());
        numbers.put(retired.map_or(0, u64::from), u64::from(MAX_EDITIONS) + 1);
    }
}

/// Writes the follow-up of a response, if it has one.
fn target(numbers: &mut Packer, quiz: &Quiz, response: &Response) {
    numbers.put(response.leads_to.is_some().into(), 2);
    if let Some(follow_up) = response.leads_to {
        numbers.put_index(follow_up.index(), quiz.scenarios().len());
    }
}

fn condition(numbers: &mut Packer, quiz: &Quiz, condition: Condition) {
    // Conditions have −1000 to 100 per cent.
    let percent = |it: i32| (u64::from(it.abs_diff(-1_000)), 1_101);
    let (traits, styles) = (quiz.traits().len(), quiz.styles().len());
    let (kind, part, number) = match condition {
        Condition::ScoreAtLeast(least) => (0, None, Some(percent(least))),
        Condition::ScoreBelow(limit) => (1, None, Some(percent(limit))),
        Condition::TraitAtLeast(it, least) => (2, Some((it.index(), traits)), Some(percent(least))),
        Condition::TraitBelow(it, limit) => (3, Some((it.index(), traits)), Some(percent(limit))),
        Condition::StyleAtLeast(it, _) => (4, Some((it.index(), styles)), None),
        Condition::TopStyle(it) => (5, Some((it.index(), styles)), None),
        Condition::MixedStyles => (6, None, None),
    };
    numbers.put(kind, 7);
    if let Some((at, count)) = part {
        numbers.put_index(at, count);
    }
    if let Some((number, bound)) = number {
        numbers.put(number, bound);
    }
    if let Condition::StyleAtLeast(_, least) = condition {
        numbers.put_small(least.into(), 1 << 32);
    }
}

/// Writes the groups of all sections. Most list the scenarios in the order of the quiz.
fn groups(numbers: &mut Packer, quiz: &Quiz) {
    let scenarios = quiz.scenarios().len();
    let mut next = 0;
    for section in quiz.sections() {
        numbers.put_count(section.groups.len() - 1, MAX_SCENARIOS);
        for Group { draw, scenarios: listed } in &section.groups {
            numbers.put_index(listed.len() - 1, scenarios);
            numbers.put_index(draw.unwrap_or(0), listed.len() + 1);
            for at in listed.iter().map(|it| it.index()) {
                numbers.put(u64::from(at != next), 2);
                if at != next {
                    numbers.put_index(at, scenarios);
                }
                next = at + 1;
            }
        }
    }
}

fn texts(quiz: &Quiz, extent: Extent) -> String {
    let mut texts = Texts(String::new());
    let whole = extent == Extent::Whole;
    if whole {
        texts.put(quiz.id().as_str());
        texts.column(traits(quiz), |it| it.id.as_str());
        texts.column(styles(quiz), |it| it.id.as_str());
        texts.column(scenarios(quiz), |it| it.id.as_str());
        texts.column(outcomes(quiz), |it| it.id.as_str());
        texts.column(quiz.sections(), |it| it.id.as_str());
    }
    texts.put(quiz.title());
    texts.put(quiz.author());
    if let Some(credit) = quiz.credit() {
        texts.put(&credit.text);
        credit.link.iter().for_each(|it| texts.put(it));
    }
    texts.put(quiz.licence());
    texts.put(quiz.language());
    texts.put(quiz.intro());
    texts.column(quiz.sections(), |it| &it.name);
    texts.column(quiz.sections(), |it| drawing(it.drawing.as_ref()));
    if whole {
        texts.column(traits(quiz), |it| &it.name);
        texts.column(traits(quiz), |it| &it.about);
        texts.column(styles(quiz), |it| &it.name);
        texts.column(styles(quiz), |it| &it.about);
        texts.column(outcomes(quiz), |it| &it.name);
        texts.column(outcomes(quiz), |it| &it.line);
        texts.column(outcomes(quiz), |it| &it.about);
        texts.column(outcomes(quiz), |it| &it.next);
        texts.column(outcomes(quiz), |it| drawing(it.drawing.as_ref()));
    }
    texts.column(scenarios(quiz), |it| &it.name);
    texts.column(scenarios(quiz), |it| &it.stem);
    for it in scenarios(quiz) {
        texts.column(&it.responses, |it| &it.text);
    }
    if whole {
        for it in scenarios(quiz) {
            texts.column(&it.responses, |it| &it.rationale);
        }
    }
    texts.0
}

fn scenarios(quiz: &Quiz) -> impl Iterator<Item = &Scenario> {
    quiz.scenarios().map(|(_, it)| it)
}

fn traits(quiz: &Quiz) -> impl Iterator<Item = &Trait> {
    quiz.traits().map(|(_, it)| it)
}

fn styles(quiz: &Quiz) -> impl Iterator<Item = &Style> {
    quiz.styles().map(|(_, it)| it)
}

fn outcomes(quiz: &Quiz) -> impl Iterator<Item = &Outcome> {
    quiz.outcomes().map(|(_, it)| it)
}

fn drawing(name: Option<&Id>) -> &str {
    name.map_or("", Id::as_str)
}

/// The texts that were written.
struct Texts(String);

impl Texts {
    fn put(&mut self, text: &str) {
        self.0.push_str(text);
        self.0.push(END);
    }

    /// Writes one field of each part.
    fn column<'a, T: 'a>(
        &mut self,
        parts: impl IntoIterator<Item = &'a T>,
        field: impl Fn(&'a T) -> &'a str,
    ) {
        for it in parts {
            self.put(field(it));
        }
    }
}
