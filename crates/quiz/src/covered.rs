//! A quiz with its situations covered: to see how far the responses alone give the key away.

use super::{Feedback, Quiz};

/// The texts that stand where something is covered.
#[derive(Debug, Clone, Copy)]
pub struct Cover {
    /// In place of the introduction, which sets the scene and may promise an outcome.
    pub intro: &'static str,
    /// In place of the name of each section, which is a place and tells of what happens there.
    pub section: &'static str,
    /// In place of each situation.
    pub stem: &'static str,
    /// In place of the name of a scenario, by its place in the quiz, so that each has its own.
    pub name: fn(usize) -> String,
}

impl Quiz {
    /// This quiz with its situations covered. Draws, answers and scores stay as they are. Feedback waits for the end,
    /// if there is any: why a move is good or poor tells of the situation.
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
