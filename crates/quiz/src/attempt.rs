//! An attempt: one play of a draw, as a state machine.
//!
//! An [`Attempt`] changes only through [`Attempt::update`]; a message that is not allowed in the
//! present state changes nothing. The path, and which answers are locked, follow from the answers
//! and the quiz. Quiz, edition, seed and answers are enough to make the attempt again: see
//! [`Attempt::replay`].

use crate::answer::{Answer, Edit, Entry, Given};
use crate::draw::{Draw, Seed, UnknownEdition};
use crate::id::Id;
use crate::quiz::{Edition, Feedback, Quiz, Scenario, ScenarioIndex, Section};
use core::convert::Infallible;
use core::fmt;
use std::rc::Rc;

/// One play of a draw. Clones are cheap: they share everything that did not change.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    quiz: Rc<Quiz>,
    draw: Rc<Draw>,
    /// For each drawn scenario, the scenes at it and at the follow-ups reached from it. If a
    /// changed answer leads elsewhere, the scenes of the branch that was left stay here, and count
    /// for nothing.
    slots: Vec<Rc<Visits>>,
    /// The steps from the first drawn scenario to the end, as far as the answers decide them.
    path: Rc<[Step]>,
    /// The position of the player in `path`, from 0.
    position: usize,
    finished: bool,
}

type Visits = Vec<(ScenarioIndex, Visit)>;

/// A scenario on the path of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The number, from 0, of the drawn scenario that the step belongs to: the scenario of the step
    /// itself, or the one from which responses led to it.
    pub slot: usize,
    /// The scenario of the step.
    pub scenario: ScenarioIndex,
}

/// The state of a scenario that was shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Visit {
    /// The entry that the controls show; `None` until somebody uses them.
    entry: Option<Entry>,
    answer: Option<Answer>,
}

/// An action of the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Msg {
    /// Used a control.
    Edited(Edit),
    /// Gave the answer that was made with the controls. Controls that nobody has used make no
    /// answer, whatever they show: a ranking shows an order from the start.
    Confirmed,
    /// Gave the answer that the controls show, used or not, after the page asked whether it is the
    /// player's.
    ConfirmedAsShown,
    /// Cleared the controls, and took back the answer.
    Cleared,
    /// Went on to the next step, and may have left this one unanswered.
    WentOn,
    /// Went to a step that was shown before, or to the next one, by its position on the path.
    WentTo(usize),
    /// Ended the play, once the last step of the path was shown.
    Finished,
}

impl Attempt {
    /// A new attempt, at its first step.
    ///
    /// # Errors
    /// The quiz has no such edition.
    pub fn start(quiz: Rc<Quiz>, edition: Edition, seed: Seed) -> Result<Attempt, UnknownEdition> {
        let draw = Rc::new(Draw::new(&quiz, edition, seed)?);
        let slots = draw.scenarios().iter().map(|_| Rc::default()).collect();
        let path = Rc::new([]);
        let mut attempt =
            Attempt { quiz, draw, slots, path: path as Rc<[Step]>, position: 0, finished: false };
        attempt.derive_path();
        attempt.show(0);
        Ok(attempt)
    }

    /// The attempt in which the steps of the path got these answers, from the first step on. `None`
    /// is a step that was shown and left unanswered. The player stands at the last step that has an
    /// entry in `answers`.
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
            attempt.position = at;
            if let Some(given) = given {
                let answer = Answer::new(attempt.quiz.scenario(step.scenario), given)
                    .ok_or(ReplayError::DoesNotFit { at })?;
                let entry = Some(Entry::of(&answer));
                *attempt.scene_mut(step) = Visit { entry, answer: Some(answer) };
                attempt.derive_path();
            }
        }
        Ok(attempt)
    }

    /// The finished attempt of a player who gives the answer that `answer` returns for each
    /// scenario; `None` leaves the scenario unanswered. The work grows with the length of the path
    /// alone, so that many plays can be tried.
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
        let mut slots = vec![Visits::new(); draw.scenarios().len()];
        let Ok(path) = walk(&quiz, &draw, |step| {
            let answer = answer(quiz.scenario(step.scenario));
            let chosen = answer.as_ref().and_then(chosen);
            let entry = answer.as_ref().map(Entry::of);
            slots[step.slot].push((step.scenario, Visit { entry, answer }));
            Ok::<_, Infallible>(chosen)
        });
        let (at, slots) = (path.len().saturating_sub(1), slots.into_iter().map(Rc::new).collect());
        Ok(Attempt { quiz, draw, slots, path: path.into(), position: at, finished: true })
    }

    /// The attempt after a message; `None` if the message changes nothing.
    #[must_use]
    pub fn update(&self, msg: Msg) -> Option<Attempt> {
        let mut next = self.clone();
        match msg {
            Msg::Edited(edit) => {
                if self.is_locked(self.position) {
                    return None;
                }
                let scenario = self.scenario(self.position);
                let entry = self.entry(self.position).edited(scenario, edit)?;
                next.scene_mut(self.step()).entry = Some(entry);
            }
            Msg::Confirmed | Msg::ConfirmedAsShown => {
                let is_made = msg == Msg::ConfirmedAsShown || self.is_moved(self.position);
                if self.is_locked(self.position) || !is_made {
                    return None;
                }
                let entry = self.entry(self.position);
                let answer = Some(entry.answer(self.scenario(self.position))?);
                *next.scene_mut(self.step()) = Visit { entry: Some(entry), answer };
                next.derive_path();
            }
            Msg::Cleared => {
                if self.is_locked(self.position) {
                    return None;
                }
                *next.scene_mut(self.step()) = Visit::default();
                next.derive_path();
            }
            Msg::WentOn => {
                next.settle();
                next.go(self.position + 1)?;
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

    /// The quiz that is played.
    pub fn quiz(&self) -> &Rc<Quiz> {
        &self.quiz
    }

    /// The draw that is played.
    pub fn draw(&self) -> &Draw {
        &self.draw
    }

    /// The steps of the play: those that were shown, and those to come as far as the answers decide
    /// them.
    pub fn path(&self) -> &[Step] {
        &self.path
    }

    /// The position of the player on the path, from 0.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The step at which the player stands.
    pub fn step(&self) -> Step {
        // The path is never empty, since no draw is (checked at load), and `position` only moves to steps
        // that are on the path.
        self.path[self.position]
    }

    /// The section in which the player stands.
    pub fn section(&self) -> &Section {
        // A slot is a drawn scenario, and a draw refers only to sections of its quiz.
        &self.quiz.sections()[self.section_at()]
    }

    /// The index, from 0, of the section in which the player stands.
    pub fn section_at(&self) -> usize {
        self.draw.scenarios()[self.step().slot].section
    }

    /// The number, from 1, of the drawn scenario at which the player stands, and how many were
    /// drawn.
    pub fn progress(&self) -> (usize, usize) {
        (self.step().slot + 1, self.draw.scenarios().len())
    }

    /// How many steps were shown, counted from the first.
    pub fn shown(&self) -> usize {
        self.path.iter().take_while(|step| self.scene(**step).is_some()).count()
    }

    /// Whether the player has done anything in the attempt.
    pub fn is_touched(&self) -> bool {
        self.finished
            || self.shown() > 1
            || self.slots.iter().flat_map(|it| it.iter()).any(|(_, it)| it.entry.is_some())
    }

    /// Whether the play was ended.
    pub fn is_finished(&self) -> bool {
        self.finished
    }

    /// Whether the step is the last of the path.
    pub fn is_last(&self, position: usize) -> bool {
        position + 1 == self.path.len()
    }

    /// The scenario of a step, by its position on the path.
    pub fn scenario(&self, position: usize) -> &Scenario {
        self.quiz.scenario(self.path[position].scenario)
    }

    /// The answer that was given at a step, if there is one.
    pub fn answer(&self, position: usize) -> Option<&Answer> {
        self.scene(*self.path.get(position)?)?.answer.as_ref()
    }

    /// The entry and the answer of a step; `None` if the step was not shown.
    pub fn met(&self, position: usize) -> Option<(Option<&Entry>, Option<&Answer>)> {
        let scene = self.scene(*self.path.get(position)?)?;
        Some((scene.entry.as_ref(), scene.answer.as_ref()))
    }

    /// The entry that the controls of a step show: a blank one until somebody uses them.
    pub fn entry(&self, position: usize) -> Entry {
        let entry = self.path.get(position).and_then(|step| self.scene(*step)?.entry.clone());
        entry.unwrap_or_else(|| Entry::blank(self.scenario(position), &self.order(position)))
    }

    /// Whether the player has used the controls of a step. Until then, they show nothing that is
    /// the player's.
    pub fn is_moved(&self, position: usize) -> bool {
        self.met(position).is_some_and(|(entry, answer)| entry.is_some() || answer.is_some())
    }

    /// The answer that the player has made with the controls of a step, given or not; `None` while
    /// it is not complete.
    pub fn made(&self, position: usize) -> Option<Answer> {
        self.entry(position).answer(self.scenario(position)).filter(|_| self.is_moved(position))
    }

    /// The order in which a step shows its responses, as their positions in the quiz.
    pub fn order(&self, position: usize) -> Vec<usize> {
        self.draw.responses(&self.quiz, self.path[position].scenario)
    }

    /// Whether the answer of a step can no longer change: its feedback was shown, or the play is
    /// over.
    pub fn is_locked(&self, position: usize) -> bool {
        self.finished
            || (self.quiz.feedback() == Feedback::AtOnce && self.answer(position).is_some())
    }

    /// Whether a step may show which responses are good.
    pub fn shows_feedback(&self, position: usize) -> bool {
        match self.quiz.feedback() {
            Feedback::AtOnce => self.answer(position).is_some() || self.finished,
            Feedback::AtEnd => self.finished,
            Feedback::Never => false,
        }
    }

    /// The answers along the path, up to the last step that was shown. Together with quiz, edition
    /// and seed, they are all that [`replay`](Attempt::replay) needs.
    pub fn answers(&self) -> Vec<Option<Given>> {
        let answer = |at| self.answer(at).map(|it| it.given().clone());
        (0..self.shown()).map(answer).collect()
    }

    /// Every scene that was shown, including those of branches that the player has left.
    pub fn kept(&self) -> Vec<StoredStep> {
        let scenes = self.slots.iter().enumerate().flat_map(|(slot, scenes)| {
            scenes.iter().map(move |(scenario, scene)| (slot, *scenario, scene))
        });
        scenes
            .map(|(slot, scenario, scene)| StoredStep {
                slot,
                scenario: self.quiz.scenario(scenario).id.clone(),
                entry: scene.entry.clone(),
                given: scene.answer.as_ref().map(|it| it.given().clone()),
            })
            .collect()
    }

    /// The attempt that has these scenes, with the player at this position of its path.
    ///
    /// # Errors
    /// There is no such edition, a scene does not fit the quiz, that step was not shown, or a
    /// finished attempt did not show its whole path.
    pub fn restore(
        quiz: Rc<Quiz>,
        edition: Edition,
        seed: Seed,
        kept: Vec<StoredStep>,
        at: usize,
        finished: bool,
    ) -> Result<Attempt, ReplayError> {
        let mut attempt = Attempt::start(quiz, edition, seed).map_err(ReplayError::Edition)?;
        let quiz = Rc::clone(&attempt.quiz);
        for (number, StoredStep { slot, scenario, entry, given }) in kept.into_iter().enumerate() {
            let does_not_fit = ReplayError::DoesNotFit { at: number };
            // Most scenes are at the drawn scenario itself: only follow-ups need a search.
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
            *attempt.scene_mut(Step { slot, scenario: index }) = Visit { entry, answer };
        }
        attempt.derive_path();
        let shown = attempt.shown();
        if at >= shown || (finished && shown < attempt.path.len()) {
            return Err(ReplayError::TooMany { steps: shown });
        }
        attempt.position = at;
        attempt.finished = finished;
        Ok(attempt)
    }

    /// This attempt at another wording of its quiz, such as the one with the situations covered.
    ///
    /// # Errors
    /// The attempt does not fit the other quiz.
    pub fn of(&self, quiz: &Rc<Quiz>) -> Result<Attempt, ReplayError> {
        let (edition, seed) = (self.draw.edition(), self.draw.seed());
        Attempt::restore(Rc::clone(quiz), edition, seed, self.kept(), self.position, self.finished)
    }

    fn scene(&self, step: Step) -> Option<&Visit> {
        let scenes = self.slots.get(step.slot)?;
        scenes.iter().find(|(it, _)| *it == step.scenario).map(|(_, scene)| scene)
    }

    fn scene_mut(&mut self, step: Step) -> &mut Visit {
        let scenes = Rc::make_mut(&mut self.slots[step.slot]);
        let found = scenes.iter().position(|(it, _)| *it == step.scenario);
        let at = found.unwrap_or_else(|| {
            scenes.push((step.scenario, Visit::default()));
            scenes.len() - 1
        });
        &mut scenes[at].1
    }

    fn show(&mut self, position: usize) {
        if let Some(step) = self.path.get(position).copied() {
            self.scene_mut(step);
        }
    }

    /// Goes to a step that was shown, or to the first that was not.
    fn go(&mut self, to: usize) -> Option<()> {
        if to > self.shown() || to >= self.path.len() {
            return None;
        }
        self.show(to);
        self.position = to;
        Some(())
    }

    /// Called before the player leaves a scenario whose answer may still change: the entry that its
    /// controls show becomes the answer.
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

    /// The response that was chosen at a step, if its scenario has the format `choose`.
    fn chosen(&self, step: Step) -> Option<usize> {
        chosen(self.scene(step)?.answer.as_ref()?)
    }
}

/// The response that an answer chose, if it is one to a `choose` scenario.
fn chosen(answer: &Answer) -> Option<usize> {
    answer.given().chosen()
}

/// The path of a play. `chosen` tells, for each step on the way, which response was chosen.
///
/// # Errors
/// An error of `chosen` ends the walk and is returned.
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

/// The stored form of one scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStep {
    /// The number, from 0, of the drawn scenario that the scene belongs to.
    pub slot: usize,
    /// The id of the scenario.
    pub scenario: Id,
    /// The entry that the controls showed, if somebody had used them.
    pub entry: Option<Entry>,
    /// The answer, if one was given.
    pub given: Option<Given>,
}

/// Why stored or received answers make no attempt at a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplayError {
    /// The quiz has no such edition.
    Edition(UnknownEdition),
    /// The answer or scene with this number does not fit the quiz.
    DoesNotFit {
        /// The number of the answer or scene, from 0.
        at: usize,
    },
    /// There are answers beyond the last step, or the player stands beyond the steps that were
    /// shown.
    TooMany {
        /// How many steps the play has, or how many were shown.
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
