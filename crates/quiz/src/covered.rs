//! A copy of a quiz with its situations covered. It shows how far the responses alone give the key
//! away.

use super::{Feedback, Quiz};

/// The texts that take the place of the covered ones.
#[derive(Debug, Clone, Copy)]
pub struct Cover {
    /// Replaces the introduction, which sets the scene and may promise an outcome.
    pub intro: &'static str,
    /// Replaces the name of each section, which is a place and suggests what happens there.
    pub section: &'static str,
    /// Replaces each stem.
    pub stem: &'static str,
    /// Makes the name that replaces the name of a scenario. Its argument is the position of the
    /// scenario in the quiz, from 0, so that all names differ.
    pub name: fn(usize) -> String,
}

impl Quiz {
    /// A copy of this quiz with its situations covered. Draws, answers and scores stay as they are.
    /// Feedback at once becomes feedback at the end, since a rationale tells about its situation.
    #[must_use]
    pub fn covered(&self, cover: Cover) -> Quiz {
        let mut quiz = self.clone();
        cover.intro.clone_into(&mut quiz.intro);
        for section in &mut quiz.sections {
            cover.section.clone_into(&mut section.name);
            section.drawing = None;
        }
        for (at, scenario) in quiz.scenarios.iter_mut().enumerate() {
            scenario.name = (cover.name)(at);
            cover.stem.clone_into(&mut scenario.stem);
        }
        if quiz.feedback == Feedback::AtOnce {
            quiz.feedback = Feedback::AtEnd;
        }
        quiz
    }
}
