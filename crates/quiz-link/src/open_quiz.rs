//! Reads the bytes of a link as a quiz that can be played. Links come from strangers, so the quiz
//! is checked as one from a file is.

use super::error::LinkError;
use super::fingerprint::{Fingerprint, PlayerQuizName, first};
use super::linked_quiz::LinkedQuiz;
use super::player_quiz::{GraderQuiz, PlayerQuiz};
use super::quiz_content::{Content, Extent, read, scenario_id, section_id, write};
use quiz::check::check;
use quiz::draft::{Draft, OutcomeDraft};
use quiz::{FormatKind, Quiz, Scenario};
use std::rc::Rc;

impl Fingerprint {
    pub(super) fn of(content: &Content) -> Fingerprint {
        Fingerprint(first(content.hash()))
    }
}

impl LinkedQuiz {
    /// Makes the bytes of a quiz for links.
    ///
    /// # Errors
    /// The quiz is too big for a link.
    pub fn new(quiz: Rc<Quiz>) -> Result<LinkedQuiz, LinkError> {
        let content = write(&quiz, Extent::Whole)?;
        let fingerprint = Fingerprint::of(&content);
        Ok(LinkedQuiz { quiz, fingerprint, bytes: content.packed()?.into() })
    }

    /// # Errors
    /// The bytes hold no quiz, or one that cannot be played.
    pub(super) fn read(bytes: &[u8]) -> Result<LinkedQuiz, LinkError> {
        let content = Content::unpack(bytes)?;
        let fingerprint = Fingerprint::of(&content);
        let quiz = sound(&read(&content, Extent::Whole)?)?;
        Ok(LinkedQuiz { quiz, fingerprint, bytes: bytes.into() })
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
        let first = problems.first().map(ToString::to_string);
        first.map_or(LinkError::Damaged, LinkError::Unsound)
    })
}

impl PlayerQuiz {
    /// # Errors
    /// The bytes hold no player quiz, or one that cannot be played.
    pub(super) fn read(id: u64, bytes: &[u8]) -> Result<PlayerQuiz, LinkError> {
        let content = Content::unpack(bytes)?;
        let quiz = sound(&playable(read(&content, Extent::PlayerQuiz)?))?;
        let short_name = PlayerQuizName { id, hash: first(content.hash()) };
        let fingerprint = Fingerprint(first(content.hash_of_one(id)));
        Ok(PlayerQuiz { quiz, short_name, fingerprint, bytes: bytes.into() })
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
        if let Some(kind) = FormatKind::of(scenario) {
            kind.stand_in(scenario);
        }
    }
    draft
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

impl GraderQuiz {
    /// # Errors
    /// The bytes hold no quiz from which a player quiz can be made.
    pub(super) fn read(id: u64, bytes: &[u8]) -> Result<GraderQuiz, LinkError> {
        GraderQuiz::of(id, LinkedQuiz::read(bytes)?)
    }

    pub(super) fn of(id: u64, linked_quiz: LinkedQuiz) -> Result<GraderQuiz, LinkError> {
        let content = write(linked_quiz.quiz(), Extent::PlayerQuiz)?;
        if !is_the_same_to_players(linked_quiz.quiz()) {
            return Err(LinkError::Damaged);
        }
        let short_name = PlayerQuizName { id, hash: first(content.hash()) };
        let player_fingerprint = Fingerprint(first(content.hash_of_one(id)));
        Ok(GraderQuiz { linked_quiz, short_name, player_fingerprint })
    }
}
