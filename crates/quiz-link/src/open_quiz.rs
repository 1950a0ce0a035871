//! Reads the bytes of a link as a quiz that can be played. Links come from strangers, so the quiz
//! is checked as one from a file is.

use super::error::LinkError;
use super::fingerprint::{Fingerprint, KeylessMark, first};
use super::linked_quiz::Carried;
use super::player_quiz::{Keyed, Keyless};
use super::quiz_content::{Content, Extent, read, scenario_id, section_id, write};
use quiz::check::check;
use quiz::draft::{Draft, OutcomeDraft, ScenarioDraft};
use quiz::{Quiz, Scenario};
use std::rc::Rc;

impl Fingerprint {
    pub(super) fn of(content: &Content) -> Fingerprint {
        Fingerprint(first(content.hash()))
    }
}

impl Carried {
    /// Makes the bytes of a quiz for links.
    ///
    /// # Errors
    /// The quiz is too big for a link.
    pub fn new(quiz: Rc<Quiz>) -> Result<Carried, LinkError> {
        let content = write(&quiz, Extent::Whole)?;
        let fingerprint = Fingerprint::of(&content);
        Ok(Carried { quiz, fingerprint, bytes: content.packed()?.into() })
    }

    /// # Errors
    /// The bytes hold no quiz, or one that cannot be played.
    pub(super) fn read(bytes: &[u8]) -> Result<Carried, LinkError> {
        let content = Content::unpack(bytes)?;
        let fingerprint = Fingerprint::of(&content);
        let quiz = sound(&read(&content, Extent::Whole)?)?;
        Ok(Carried { quiz, fingerprint, bytes: bytes.into() })
    }
}

/// A draft of which the quiz can be made. It equals the draft that is read from a link with the
/// quiz.
///
/// # Errors
/// The quiz is too big for a link.
pub fn draft_of(quiz: &Quiz) -> Result<Draft, LinkError> {
    read(&write(quiz, Extent::Whole)?, Extent::Whole)
}

/// Checks a draft that came in a link.
pub(super) fn sound(draft: &Draft) -> Result<Rc<Quiz>, LinkError> {
    check(draft).map(Rc::new).map_err(|problems| {
        problems.into_iter().next().map_or(LinkError::Damaged, LinkError::Unsound)
    })
}

impl Keyless {
    /// # Errors
    /// The bytes hold no player quiz, or one that cannot be played.
    pub(super) fn read(id: u64, bytes: &[u8]) -> Result<Keyless, LinkError> {
        let content = Content::unpack(bytes)?;
        let quiz = sound(&playable(read(&content, Extent::Keyless)?))?;
        let mark = KeylessMark { id, hash: first(content.hash()) };
        let fingerprint = Fingerprint(first(content.hash_of_one(id)));
        Ok(Keyless { quiz, mark, fingerprint, bytes: bytes.into() })
    }
}

/// Adds stand-ins for everything that a quiz needs and a player quiz lacks.
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

/// Gives a scenario an arbitrary key that fits its format.
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

/// Whether a quiz has the draws and the paths of the player quiz that is made of it.
fn is_the_same_to_players(quiz: &Quiz) -> bool {
    let leads_nowhere = |it: &Scenario| it.responses.iter().all(|it| it.leads_to.is_none());
    let mut sections = quiz.sections().iter().enumerate();
    let mut scenarios = quiz.scenarios();
    quiz.edition() == 1
        && sections.all(|(at, it)| it.id.as_str() == section_id(at))
        && scenarios.all(|(at, it)| it.id.as_str() == scenario_id(at.index()) && leads_nowhere(it))
}

impl Keyed {
    /// # Errors
    /// The bytes hold no quiz from which a player quiz can be made.
    pub(super) fn read(id: u64, bytes: &[u8]) -> Result<Keyed, LinkError> {
        Keyed::of(id, Carried::read(bytes)?)
    }

    pub(super) fn of(id: u64, carried: Carried) -> Result<Keyed, LinkError> {
        let content = write(carried.quiz(), Extent::Keyless)?;
        if !is_the_same_to_players(carried.quiz()) {
            return Err(LinkError::Damaged);
        }
        let mark = KeylessMark { id, hash: first(content.hash()) };
        let player_fingerprint = Fingerprint(first(content.hash_of_one(id)));
        Ok(Keyed { carried, mark, player_fingerprint })
    }
}
