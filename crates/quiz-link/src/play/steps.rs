//! Packs the steps of an attempt as numbers, and reads them again.

use crate::error::LinkError;
use crate::mixed_radix::{Packer, Unpacker};
use quiz::answer::{Answer, Entry, Given};
use quiz::attempt::{Attempt, Step, StoredStep, walk};
use quiz::draw::Draw;
use quiz::{Quiz, Scenario};

/// The answers of a finished attempt; `None` if it is not finished.
///
/// Each step has one number: 0 for no answer, otherwise the number of the answer plus 1. The number
/// of steps is not written, since the answers decide where the path ends.
pub(super) fn finished(attempt: &Attempt) -> Option<Vec<u8>> {
    let mut numbers = Packer::new();
    for at in 0..attempt.path().len() {
        let scenario = attempt.scenario(at);
        let number = attempt.answer(at).map_or(0, |it| 1 + scenario.format.number(it.given()));
        numbers.put(number, scenario.format.answers() + 1);
    }
    attempt.is_finished().then(|| numbers.finish())
}

/// Reads the scenes of a finished attempt.
pub(super) fn read_finished(
    quiz: &Quiz,
    draw: &Draw,
    answers: &[u8],
) -> Result<Vec<StoredStep>, LinkError> {
    let mut numbers = Unpacker::new(answers)?;
    let mut kept = Vec::new();
    walk(quiz, draw, |step| {
        let scenario = quiz.scenario(step.scenario);
        let number = numbers.take(scenario.format.answers() + 1)?;
        let given = number.checked_sub(1).map(|it| scenario.format.answer(it));
        kept.push(keep(step, scenario, None, given));
        Ok(chosen(&kept))
    })?;
    numbers.finish()?;
    Ok(kept)
}

/// The state of a step that was not shown.
const UNSEEN: u64 = 0;
/// The state of a step that was shown, and whose controls nobody used.
const SEEN: u64 = 1;
/// The state of a step that was answered.
const ANSWERED: u64 = 2;
/// The state of a step whose controls were used, without an answer.
const TOUCHED: u64 = 3;
/// The state of a step whose controls were used again after its answer.
const CHANGED: u64 = 4;
const STATES: u64 = 5;

/// The bound of the number of steps that are written. The real limit is the path in the quiz.
const MANY: usize = 1 << 31;

/// Packs an attempt under way: the number of steps that are written, the position of the player
/// among them, and the state of each, up to the last that was shown.
pub(super) fn under_way(attempt: &Attempt) -> Vec<u8> {
    let mut numbers = Packer::new();
    let is_shown = |at: &usize| attempt.met(*at).is_some();
    let count = (0..attempt.path().len()).rfind(is_shown).map_or(0, |last| last + 1);
    numbers.put_count(count, MANY);
    numbers.put_index(attempt.position(), count);
    for at in 0..count {
        let scenario = attempt.scenario(at);
        let met = attempt.met(at);
        let (entry, answer) = met.unwrap_or_default();
        let moved = entry.filter(|it| answer.map(Entry::of).as_ref() != Some(it));
        let state = match (met, answer, moved) {
            (None, ..) => UNSEEN,
            (_, None, None) => SEEN,
            (_, Some(_), None) => ANSWERED,
            (_, None, Some(_)) => TOUCHED,
            (_, Some(_), Some(_)) => CHANGED,
        };
        numbers.put(state, STATES);
        if let Some(answer) = answer {
            numbers.put(scenario.format.number(answer.given()), scenario.format.answers());
        }
        if let Some(entry) = moved {
            numbers.put(scenario.format.entry_number(entry), scenario.format.entries());
        }
    }
    numbers.finish()
}

/// Reads the position of the player in an attempt under way, and its scenes.
pub(super) fn read_under_way(
    quiz: &Quiz,
    draw: &Draw,
    answers: &[u8],
) -> Result<(usize, Vec<StoredStep>), LinkError> {
    let mut numbers = Unpacker::new(answers)?;
    let count = numbers.count(MANY)?;
    let at = numbers.index(count)?;
    let mut kept = Vec::new();
    let mut left = count;
    walk(quiz, draw, |step| {
        if left == 0 {
            return Ok(None);
        }
        left -= 1;
        let scenario = quiz.scenario(step.scenario);
        let state = numbers.take(STATES)?;
        if state == UNSEEN {
            // The first step is always shown. So is the last one written, since the steps end with
            // it.
            let is_either = kept.is_empty() || left == 0;
            return if is_either { Err(LinkError::Damaged) } else { Ok(None) };
        }
        let given = if matches!(state, ANSWERED | CHANGED) {
            Some(scenario.format.answer(numbers.take(scenario.format.answers())?))
        } else {
            None
        };
        let moved = if matches!(state, TOUCHED | CHANGED) {
            Some(scenario.format.entry(numbers.take(scenario.format.entries())?))
        } else {
            None
        };
        if moved.is_some() && moved == shown(scenario, given.as_ref()) {
            return Err(LinkError::Damaged);
        }
        kept.push(keep(step, scenario, moved, given));
        Ok(chosen(&kept))
    })?;
    numbers.finish()?;
    if left == 0 { Ok((at, kept)) } else { Err(LinkError::Damaged) }
}

/// The scene of a step. If no entry is written, the controls show the answer.
fn keep(step: Step, scenario: &Scenario, moved: Option<Entry>, given: Option<Given>) -> StoredStep {
    let entry = moved.or_else(|| shown(scenario, given.as_ref()));
    StoredStep { slot: step.slot, scenario: scenario.id.clone(), entry, given }
}

/// The entry that the controls show once an answer is given.
fn shown(scenario: &Scenario, given: Option<&Given>) -> Option<Entry> {
    Answer::new(scenario, given?.clone()).as_ref().map(Entry::of)
}

/// The response that was chosen at the latest step.
fn chosen(kept: &[StoredStep]) -> Option<usize> {
    kept.last()?.given.as_ref()?.chosen()
}
