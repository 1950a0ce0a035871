//! One play of a draw, as a state machine.
//!
//! An [`Attempt`] changes only through [`Attempt::update`]; a message that makes no sense where
//! the player stands changes nothing. What can be derived (the path walked, what is locked) is
//! derived. Quiz, edition, seed and answers alone make it again: see [`Attempt::replay`].

use crate::answer::{Answer, Edit, Entry, Given};
use crate::draw::{Draw, Seed, UnknownEdition};
use crate::id::Id;
use crate::quiz::{Edition, Feedback, Quiz, Scenario, ScenarioIndex, Section};
use core::convert::Infallible;
use core::fmt;
use std::rc::Rc;

/// One play of a draw. Copies are cheap: they share all but what changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    quiz: Rc<Quiz>,
    draw: Rc<Draw>,
    /// For each drawn scenario, what happened at it and at the follow-ups met from it. A scene
    /// that was left by changing a branch stays, uncounted.
    slots: Vec<Rc<Slot>>,
    /// The steps from the first drawn scenario to the end, as far as the answers decide it.
    path: Rc<[Step]>,
    /// Where the player stands, as a place in `path`.
    at: usize,
    finished: bool,
}

type Slot = Vec<(ScenarioIndex, Scene)>;

/// A scenario on the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The drawn scenario that it belongs to, counted from 0: itself, or what led to it.
    pub slot: usize,
    /// The scenario.
    pub scenario: ScenarioIndex,
}

/// What happened at a scenario that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Scene {
    /// What the controls show; `None` until they are touched.
    entry: Option<Entry>,
    answer: Option<Answer>,
}

/// What a player does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Msg {
    /// Moved a control.
    Edited(Edit),
    /// Gave the answer that was made with the controls. Controls that nobody moved make none,
    /// whatever they show: a ranking shows an order from the first.
    Confirmed,
    /// Gave the answer that the controls show, moved or not: the player was asked whether it is theirs.
    ConfirmedAsShown,
    /// Took back what the controls show, and the answer.
    Cleared,
    /// Went on to the next scenario, perhaps leaving this one unanswered.
    WentOn,
    /// Went to a scenario that was shown before (or the next), by its place on the path.
    WentTo(usize),
    /// Ended the play, once the path's end was shown.
    Finished,
}

impl Attempt {
    /// A new play.
    ///
    /// # Errors
    /// The quiz has no such edition.
    pub fn start(quiz: Rc<Quiz>, edition: Edition, seed: Seed) -> Result<Attempt, UnknownEdition> {
        let draw = Rc::new(Draw::new(&quiz, edition, seed)?);
        let slots = draw.scenarios().iter().map(|_| Rc::default()).collect();
        let path = Rc::new([]);
        let mut attempt =
            Attempt { quiz, draw, slots, path: path as Rc<[Step]>, at: 0, finished: false };
        attempt.derive_path();
        attempt.show(0);
        Ok(attempt)
    }

    /// The play in which the steps of the path were answered so, one after the other (`None`:
    /// shown and left unanswered), standing at the last of them.
    ///
    /// # Errors
    /// There is no such edition, an answer does not fit its scenario, or there are more answers
    /// than steps.
    pub fn replay(
        quiz: Rc<Quiz>,
        edition: Edition,
        seed: Seed,
        answers: impl IntoIterator<Item = Option<Given>>,
    ) -> Result<Attempt, ReplayError> {
        let mut attempt = Attempt::start(quiz, edition, seed).map_err(ReplayError::Edition)?;
        for (at, given) in answers.into_iter().enumerate() {
            let step = *attempt.path.get(at).ok_or(ReplayError::TooMany { steps: at })?;
            attempt.show(at);
            attempt.at = at;
            if let Some(given) = given {
                let answer = Answer::new(attempt.quiz.scenario(step.scenario), given)
                    .ok_or(ReplayError::DoesNotFit { at })?;
                let entry = Some(Entry::of(&answer));
                *attempt.scene_mut(step) = Scene { entry, answer: Some(answer) };
                attempt.derive_path();
            }
        }
        Ok(attempt)
    }

    /// The finished play of somebody who gives these answers to what they meet (`None`: leaves it
    /// unanswered). The work grows with the path alone, so that many plays can be tried.
    ///
    /// # Errors
    /// The quiz has no such edition.
    pub fn played(
        quiz: Rc<Quiz>,
        edition: Edition,
        seed: Seed,
        mut answer: impl FnMut(&Scenario) -> Option<Answer>,
    ) -> Result<Attempt, UnknownEdition> {
        let draw = Rc::new(Draw::new(&quiz, edition, seed)?);
        let mut slots = vec![Slot::new(); draw.scenarios().len()];
        let Ok(path) = walk(&quiz, &draw, |step| {
            let answer = answer(quiz.scenario(step.scenario));
            let chosen = answer.as_ref().and_then(chosen);
            let entry = answer.as_ref().map(Entry::of);
            slots[step.slot].push((step.scenario, Scene { entry, answer }));
            Ok::<_, Infallible>(chosen)
        });
        let (at, slots) = (path.len().saturating_sub(1), slots.into_iter().map(Rc::new).collect());
        Ok(Attempt { quiz, draw, slots, path: path.into(), at, finished: true })
    }

    /// The play after a message; `None` if the message changes nothing.
    #[must_use]
    pub fn update(&self, msg: Msg) -> Option<Attempt> {
        let mut next = self.clone();
        match msg {
            Msg::Edited(edit) => {
                if self.is_locked(self.at) {
                    return None;
                }
                let scenario = self.scenario(self.at);
                let entry = self.entry(self.at).edited(scenario, edit)?;
                next.scene_mut(self.step()).entry = Some(entry);
            }
            Msg::Confirmed | Msg::ConfirmedAsShown => {
                let is_made = msg == Msg::ConfirmedAsShown || self.is_moved(self.at);
                if self.is_locked(self.at) || !is_made {
                    return None;
                }
                let entry = self.entry(self.at);
                let answer = Some(entry.answer(self.scenario(self.at))?);
                *next.scene_mut(self.step()) = Scene { entry: Some(entry), answer };
                next.derive_path();
            }
            Msg::Cleared => {
                if self.is_locked(self.at) {
                    return None;
                }
                *next.scene_mut(self.step()) = Scene::default();
                next.derive_path();
            }
            Msg::WentOn => {
                next.settle();
                next.go(self.at + 1)?;
            }
            Msg::WentTo(to) => {
                next.settle();
                next.go(to)?;
            }
            Msg::Finished => {
                next.settle();
                if next.finished || next.shown() < next.path.len() {
                    return None;
                }
                next.finished = true;
            }
        }
        (next != *self).then_some(next)
    }

    /// The quiz.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// The draw.
    pub fn draw(&self) -> &Draw {
        &self.draw
    }

    /// The steps of the play: those walked and, as things stand, those to come.
    pub fn path(&self) -> &[Step] {
        &self.path
    }

    /// Where the player stands on the path.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The step at which the player stands.
    pub fn step(&self) -> Step {
        // The path has a step for each slot at least, a draw is never empty (checked at load),
        // and `at` only moves to steps that are on the path.
        self.path[self.at]
    }

    /// The section in which the player stands.
    pub fn section(&self) -> &Section {
        // A slot is a drawn scenario, and a draw names sections of its quiz.
        &self.quiz.sections()[self.section_at()]
    }

    /// The same, counted from 0.
    pub fn section_at(&self) -> usize {
        self.draw.scenarios()[self.step().slot].section
    }

    /// Which of the drawn scenarios the player is at, from 1, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.step().slot + 1, self.draw.scenarios().len())
    }

    /// How many steps, from the first, were shown.
    pub fn shown(&self) -> usize {
        self.path.iter().take_while(|step| self.scene(**step).is_some()).count()
    }

    /// Whether anything was done in it.
    pub fn is_touched(&self) -> bool {
        self.finished
            || self.shown() > 1
            || self.slots.iter().flat_map(|it| it.iter()).any(|(_, it)| it.entry.is_some())
    }

    /// Whether the play was ended.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Whether no step comes after this one.
    pub fn is_last(&self, at: usize) -> bool {
        at + 1 == self.path.len()
    }

    /// The scenario of a step.
    pub fn scenario(&self, at: usize) -> &Scenario {
        self.quiz.scenario(self.path[at].scenario)
    }

    /// The answer that was given at a step.
    pub fn answer(&self, at: usize) -> Option<&Answer> {
        self.scene(*self.path.get(at)?)?.answer.as_ref()
    }

    /// What the controls of a step were left at and what was answered, if it was shown.
    pub fn met(&self, at: usize) -> Option<(Option<&Entry>, Option<&Answer>)> {
        let scene = self.scene(*self.path.get(at)?)?;
        Some((scene.entry.as_ref(), scene.answer.as_ref()))
    }

    /// What the controls of a step show.
    pub fn entry(&self, at: usize) -> Entry {
        let entry = self.path.get(at).and_then(|step| self.scene(*step)?.entry.clone());
        entry.unwrap_or_else(|| Entry::blank(self.scenario(at), &self.order(at)))
    }

    /// Whether anything was done with the controls of a step. What they show before that is not
    /// the player's.
    pub fn is_moved(&self, at: usize) -> bool {
        self.met(at).is_some_and(|(entry, answer)| entry.is_some() || answer.is_some())
    }

    /// The answer that was made with the controls of a step, given yet or not; `None` as long as
    /// it is not whole.
    pub fn made(&self, at: usize) -> Option<Answer> {
        self.entry(at).answer(self.scenario(at)).filter(|_| self.is_moved(at))
    }

    /// The order in which a step shows its responses.
    pub fn order(&self, at: usize) -> Vec<usize> {
        self.draw.responses(&self.quiz, self.path[at].scenario)
    }

    /// Whether the answer of a step can no longer change: its feedback was shown, or the play is
    /// over.
    pub fn is_locked(&self, at: usize) -> bool {
        self.finished || (self.quiz.feedback() == Feedback::AtOnce && self.answer(at).is_some())
    }

    /// Whether a step may show what was a good move.
    pub fn shows_feedback(&self, at: usize) -> bool {
        match self.quiz.feedback() {
            Feedback::AtOnce => self.answer(at).is_some() || self.finished,
            Feedback::AtEnd => self.finished,
            Feedback::Never => false,
        }
    }

    /// The answers along the path, as far as it was shown: with quiz, edition and seed, all that
    /// [`replay`](Attempt::replay) needs.
    pub fn answers(&self) -> Vec<Option<Given>> {
        let answer = |at| self.answer(at).map(|it| it.given().clone());
        (0..self.shown()).map(answer).collect()
    }

    /// Everything that happened, scenes left behind by a changed branch too.
    pub fn kept(&self) -> Vec<Kept> {
        let scenes = self.slots.iter().enumerate().flat_map(|(slot, scenes)| {
            scenes.iter().map(move |(scenario, scene)| (slot, *scenario, scene))
        });
        scenes
            .map(|(slot, scenario, scene)| Kept {
                slot,
                scenario: self.quiz.scenario(scenario).id.clone(),
                entry: scene.entry.clone(),
                given: scene.answer.as_ref().map(|it| it.given().clone()),
            })
            .collect()
    }

    /// The play in which all this happened.
    ///
    /// # Errors
    /// There is no such edition, or a part does not fit the quiz.
    pub fn restore(
        quiz: Rc<Quiz>,
        edition: Edition,
        seed: Seed,
        kept: Vec<Kept>,
        at: usize,
        finished: bool,
    ) -> Result<Attempt, ReplayError> {
        let mut attempt = Attempt::start(quiz, edition, seed).map_err(ReplayError::Edition)?;
        let quiz = Rc::clone(&attempt.quiz);
        for (number, Kept { slot, scenario, entry, given }) in kept.into_iter().enumerate() {
            let does_not_fit = ReplayError::DoesNotFit { at: number };
            // Most are the drawn scenario itself: only follow-ups have to be looked for.
            let drawn = attempt.draw.scenarios().get(slot).ok_or(does_not_fit)?.scenario;
            let is_it = |at: &ScenarioIndex| quiz.scenario(*at).id == scenario;
            let follow_up = || quiz.scenarios().map(|(at, _)| at).find(is_it);
            let index = Some(drawn).filter(is_it).or_else(follow_up).ok_or(does_not_fit)?;
            let scenario = quiz.scenario(index);
            let answer = match given {
                Some(given) => Some(Answer::new(scenario, given).ok_or(does_not_fit)?),
                None => None,
            };
            if !entry.iter().all(|it| it.fits(scenario)) {
                return Err(does_not_fit);
            }
            *attempt.scene_mut(Step { slot, scenario: index }) = Scene { entry, answer };
        }
        attempt.derive_path();
        let shown = attempt.shown();
        if at >= shown || (finished && shown < attempt.path.len()) {
            return Err(ReplayError::TooMany { steps: shown });
        }
        attempt.at = at;
        attempt.finished = finished;
        Ok(attempt)
    }

    /// This play in another wording of its quiz, such as the one with the situations covered.
    ///
    /// # Errors
    /// The quiz is another one, and has no such play.
    pub fn of(&self, quiz: &Rc<Quiz>) -> Result<Attempt, ReplayError> {
        let (edition, seed) = (self.draw.edition(), self.draw.seed());
        Attempt::restore(Rc::clone(quiz), edition, seed, self.kept(), self.at, self.finished)
    }

    fn scene(&self, step: Step) -> Option<&Scene> {
        let scenes = self.slots.get(step.slot)?;
        scenes.iter().find(|(it, _)| *it == step.scenario).map(|(_, scene)| scene)
    }

    fn scene_mut(&mut self, step: Step) -> &mut Scene {
        let scenes = Rc::make_mut(&mut self.slots[step.slot]);
        let found = scenes.iter().position(|(it, _)| *it == step.scenario);
        let at = found.unwrap_or_else(|| {
            scenes.push((step.scenario, Scene::default()));
            scenes.len() - 1
        });
        &mut scenes[at].1
    }

    fn show(&mut self, at: usize) {
        if let Some(step) = self.path.get(at).copied() {
            self.scene_mut(step);
        }
    }

    /// Goes to a step that was shown, or to the one after those.
    fn go(&mut self, to: usize) -> Option<()> {
        if to > self.shown() || to >= self.path.len() {
            return None;
        }
        self.show(to);
        self.at = to;
        Some(())
    }

    /// Before leaving a scenario whose answer may change: what its controls show is what counts.
    fn settle(&mut self) {
        if self.quiz.feedback() == Feedback::AtOnce || self.finished {
            return;
        }
        let step = self.step();
        let Some(entry) = self.scene(step).and_then(|it| it.entry.clone()) else { return };
        self.scene_mut(step).answer = entry.answer(self.quiz.scenario(step.scenario));
        self.derive_path();
    }

    fn derive_path(&mut self) {
        let chosen = |step| Ok::<_, Infallible>(self.chosen(step));
        let Ok(path) = walk(&self.quiz, &self.draw, chosen);
        self.path = path.into();
    }

    /// The response that was chosen at a step.
    fn chosen(&self, step: Step) -> Option<usize> {
        chosen(self.scene(step)?.answer.as_ref()?)
    }
}

/// The response that an answer chose, if it is one to a `choose` scenario.
fn chosen(answer: &Answer) -> Option<usize> {
    let Given::Choose(at) = answer.given() else { return None };
    Some(*at)
}

/// The steps of a play of which `chosen` tells, for each scenario on the way, which response
/// was chosen.
///
/// # Errors
/// Those of `chosen`.
pub fn walk<E>(
    quiz: &Quiz,
    draw: &Draw,
    mut chosen: impl FnMut(Step) -> Result<Option<usize>, E>,
) -> Result<Vec<Step>, E> {
    let mut path = Vec::new();
    for (slot, drawn) in draw.scenarios().iter().enumerate() {
        let mut next = Some(drawn.scenario);
        while let Some(at) = next {
            let step = Step { slot, scenario: at };
            path.push(step);
            let scenario = quiz.scenario(at);
            let response = chosen(step)?.and_then(|it| scenario.responses.get(it));
            if scenario.ends {
                return Ok(path);
            }
            next = response.and_then(|it| it.leads_to);
        }
    }
    Ok(path)
}

/// What happened at one scenario, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The drawn scenario that it belongs to, counted from 0.
    pub slot: usize,
    /// The scenario.
    pub scenario: Id,
    /// What the controls showed.
    pub entry: Option<Entry>,
    /// The answer.
    pub given: Option<Given>,
}

/// Why answers are no play of a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayError {
    /// The quiz has no such edition.
    Edition(UnknownEdition),
    /// The answer with this number, from 0, does not fit the quiz.
    DoesNotFit {
        /// From 0.
        at: usize,
    },
    /// The play has fewer steps than that.
    TooMany {
        /// How many it has.
        steps: usize,
    },
}

impl fmt::Display for ReplayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReplayError::Edition(error) => error.fmt(f),
            ReplayError::DoesNotFit { at } => {
                write!(f, "answer {} does not fit this quiz, which may have changed since", at + 1)
            }
            ReplayError::TooMany { steps } => {
                write!(f, "there are answers beyond the {steps} scenarios of this play")
            }
        }
    }
}

impl core::error::Error for ReplayError {}
