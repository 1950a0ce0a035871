//! Quizzes without their key, for where it matters that players cannot read it.
//!
//! [`Keyed`] is what a facilitator keeps; the [`Keyless`] made from it is what players get. It
//! lacks whatever tells of the key: what is held right, rationales, styles, traits, weights,
//! outcomes and their rules, branches and what they lead to, ids (authors give telling ones), and
//! the order in which the responses were written (authors write the best first): that is
//! replaced, by a secret, before anything is written. Two quizzes that differ in nothing else
//! give the same link, so nothing can be had from it, by searching hashes neither.

#[cfg(feature = "write")]
mod make;

use super::content::{Content, Extent, read, scenario_id, section_id, write};
use super::error::LinkError;
use super::quizzes::{Carried, KeylessMark, first, sound};
use crate::quiz::draft::{Draft, OutcomeDraft, ScenarioDraft};
use crate::quiz::{Quiz, Scenario};
use std::rc::Rc;

/// A quiz without its key, as players get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyless {
    quiz: Rc<Quiz>,
    mark: KeylessMark,
    /// What a link holds: passed on as it came.
    bytes: Rc<[u8]>,
}

impl Keyless {
    /// # Errors
    /// The bytes are no key-less quiz, or one that cannot be played.
    pub(super) fn read(id: u64, bytes: &[u8]) -> Result<Keyless, LinkError> {
        let content = Content::unpack(bytes)?;
        let quiz = sound(&playable(read(&content, Extent::Keyless)?))?;
        let mark = KeylessMark { id, hash: first(content.hash()) };
        Ok(Keyless { quiz, mark, bytes: bytes.into() })
    }

    /// The quiz to be played. Nothing in it is scored and no feedback is given: where the types
    /// want a key or an outcome, it has stand-ins that say nothing and must not be shown.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// What names it.
    pub fn mark(&self) -> KeylessMark {
        self.mark
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The draft with stand-ins for all that a key-less quiz lacks.
fn playable(mut draft: Draft) -> Draft {
    draft.feedback = Some("never".to_owned());
    let dash = || Some("–".to_owned());
    let id = Some("played".to_owned());
    draft.outcomes =
        vec![OutcomeDraft { id, name: dash(), about: dash(), ..OutcomeDraft::default() }];
    for scenario in &mut draft.scenarios {
        scenario.weight = Some(0);
        stand_in_key(scenario);
    }
    draft
}

/// Any key that fits the format.
fn stand_in_key(scenario: &mut ScenarioDraft) {
    let format = scenario.format.as_deref().unwrap_or_default();
    for (at, response) in (0..).zip(&mut scenario.responses) {
        match (format, at) {
            ("rank", _) => response.rank = Some(at + 1),
            ("best-worst", 0..=2) => response.effectiveness = Some(2 - at),
            ("best-worst", _) => response.effectiveness = Some(1),
            _ => response.effectiveness = Some((Some(at) < scenario.pick).into()),
        }
    }
}

/// Whether a quiz gives the same draws and paths as the key-less one made of it.
fn is_the_same_to_players(quiz: &Quiz) -> bool {
    let leads_nowhere = |it: &Scenario| it.responses.iter().all(|it| it.leads_to.is_none());
    let mut sections = quiz.sections().iter().enumerate();
    let mut scenarios = quiz.scenarios();
    quiz.edition() == 1
        && sections.all(|(at, it)| it.id.as_str() == section_id(at))
        && scenarios.all(|(at, it)| it.id.as_str() == scenario_id(at.0) && leads_nowhere(it))
}

/// A quiz with its key, as a facilitator keeps it: the same scenarios and responses in the same
/// order as in the [`Keyless`] one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    carried: Carried,
    mark: KeylessMark,
}

impl Keyed {
    /// # Errors
    /// The bytes are no quiz that a key-less one can be made from.
    pub(super) fn read(id: u64, bytes: &[u8]) -> Result<Keyed, LinkError> {
        Keyed::of(id, Carried::read(bytes)?)
    }

    fn of(id: u64, carried: Carried) -> Result<Keyed, LinkError> {
        let content = write(carried.quiz(), Extent::Keyless)?;
        if !is_the_same_to_players(carried.quiz()) {
            return Err(LinkError::Damaged);
        }
        let mark = KeylessMark { id, hash: first(content.hash()) };
        Ok(Keyed { carried, mark })
    }

    /// The quiz, by which results of the key-less one are marked.
    pub fn quiz(&self) -> &Rc<Quiz> {
        self.carried.quiz()
    }

    /// What names the key-less quiz.
    pub fn mark(&self) -> KeylessMark {
        self.mark
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.carried.bytes()
    }
}
