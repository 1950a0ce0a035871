//! Makes grader quizzes, and player quizzes from these.

use super::{GraderQuiz, PlayerQuiz};
use crate::error::LinkError;
use crate::linked_quiz::LinkedQuiz;
use crate::open_quiz::sound;
use crate::quiz_content::{Extent, QUIZ, read, scenario_id, section_id, write};
use quiz::Quiz;
use quiz::draft::Draft;
use quiz::draw::shuffle;
use quiz::ordered;
use rand::rand_core::SeedableRng;
use rand::rngs::ChaCha8Rng;
use std::collections::BTreeMap;

impl GraderQuiz {
    /// Makes the grader quiz of a quiz. Both `id` and `secret` have to be random; the secret, which
    /// decides the new order of the responses, is not kept.
    ///
    /// # Errors
    /// The quiz is too big for a link.
    pub fn new(quiz: &Quiz, id: u64, secret: [u8; 32]) -> Result<GraderQuiz, LinkError> {
        let mut draft = read(&write(quiz, Extent::Whole)?, Extent::Whole)?;
        keep_newest(&mut draft, quiz);
        rename(&mut draft);
        let mut numbers = ChaCha8Rng::from_seed(secret);
        for scenario in &mut draft.scenarios {
            shuffle(&mut numbers, &mut scenario.responses);
        }
        GraderQuiz::of(id, LinkedQuiz::new(sound(&draft)?)?)
    }

    /// The player quiz.
    ///
    /// # Errors
    /// None in practice: a player quiz is a part of a quiz that fits into a link.
    pub fn player_quiz(&self) -> Result<PlayerQuiz, LinkError> {
        let content = write(self.quiz(), Extent::PlayerQuiz)?;
        PlayerQuiz::read(self.short_name.id, &content.packed()?)
    }
}

/// Keeps only what the newest edition draws from: removes retired scenarios and follow-ups, which
/// only a branch leads to.
fn keep_newest(draft: &mut Draft, quiz: &Quiz) {
    let groups = quiz.sections().iter().flat_map(|it| &it.groups);
    let drawn = groups.flat_map(|it| &it.scenarios).map(|&at| quiz.scenario(at));
    let newest = drawn.filter(|it| it.is_in(quiz.edition()));
    let kept = ordered::set(newest.map(|it| it.id.as_str()));
    let is_kept = |id: &str| kept.contains(id);
    for section in &mut draft.sections {
        section.groups.iter_mut().for_each(|it| it.scenarios.retain(|id| is_kept(id)));
        section.groups.retain(|it| !it.scenarios.is_empty());
    }
    draft.sections.retain(|it| !it.groups.is_empty());
    draft.scenarios.retain(|it| it.id.as_deref().is_some_and(is_kept));
    for scenario in &mut draft.scenarios {
        (scenario.since, scenario.retired, scenario.end) = (None, None, None);
        scenario.responses.iter_mut().for_each(|it| it.leads_to = None);
    }
    draft.edition = None;
    draft.feedback = Some("never".to_owned());
}

/// Gives the quiz and its parts the ids of a player quiz, which are not written in links.
fn rename(draft: &mut Draft) {
    draft.id = Some(QUIZ.to_owned());
    for (at, it) in draft.sections.iter_mut().enumerate() {
        it.id = Some(section_id(at));
    }
    let mut names = BTreeMap::new();
    for (at, it) in draft.scenarios.iter_mut().enumerate() {
        let id = scenario_id(at);
        names.extend(it.id.replace(id.clone()).map(|old| (old, id)));
    }
    let groups = draft.sections.iter_mut().flat_map(|it| &mut it.groups);
    for id in groups.flat_map(|it| &mut it.scenarios) {
        names.get(id).into_iter().for_each(|new| id.clone_from(new));
    }
}
