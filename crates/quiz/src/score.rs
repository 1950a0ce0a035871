//! Marks, scores, style counts and the outcome of an attempt. All of them are exact; per cent are
//! made only for display.

use crate::answer::Answer;
use crate::attempt::{Attempt, Step};
use crate::quiz::{Condition, OutcomeIndex, Quiz, Scenario, StyleIndex, TraitIndex};
use crate::worth::{Ratio, Worth};

/// The marks that an answer earns. An answer that does not fit the scenario earns 0. The file of each
/// format says how its answers are marked.
pub fn earned(scenario: &Scenario, answer: &Answer) -> u32 {
    scenario.format.earned(answer.given())
}

/// The marks of a step of an attempt, by its position on the path. A step without an answer earns
/// 0.
pub fn marks(attempt: &Attempt, position: usize) -> StepMarks {
    let scenario = attempt.scenario(position);
    let answer = attempt.answer(position);
    StepMarks {
        step: attempt.path()[position],
        is_answered: answer.is_some(),
        earned: answer.map_or(0, |it| earned(scenario, it)),
        worth: scenario.format.worth(),
        scored: scenario.weight > 0,
    }
}

/// A score corrected for guessing: 0 is guessing, 1 is the key. Below 0 it is worse than guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score(Ratio);

impl Score {
    /// Per cent for display, rounded half up; `None` for a score below 0, which is worse than
    /// guessing.
    pub fn percent(self) -> Option<u32> {
        u32::try_from(self.0.percent()).ok().filter(|_| self.0.num() >= 0)
    }

    /// The exact fraction.
    pub fn ratio(self) -> Ratio {
        self.0
    }

    /// Whether the score is at least this many per cent.
    pub fn is_at_least(self, percent: i32) -> bool {
        self.0.is_at_least(percent)
    }
}

/// The marks of one step of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepMarks {
    /// The step.
    pub step: Step,
    /// Whether an answer was given.
    pub is_answered: bool,
    /// The marks that were earned; 0 where no answer was given.
    pub earned: u32,
    /// The most marks that an answer can earn, and the marks that guessing earns.
    pub worth: Worth,
    /// Whether the scenario counts in scores: one of weight 0 is an opinion, and does not.
    pub scored: bool,
}

impl StepMarks {
    /// The marks, corrected for guessing. A step without an answer scores 0, as guessing does: its
    /// 0 marks would score less.
    pub fn score(&self) -> Ratio {
        if self.is_answered { self.worth.score(self.earned) } else { Ratio::new(0, 1) }
    }
}

/// How a play ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// One outcome applies.
    Outcome(OutcomeIndex),
    /// Two styles were exactly even, so the outcomes of both apply.
    Blend(OutcomeIndex, OutcomeIndex),
}

/// Everything that the answers of an attempt come to so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// The steps that were shown, in order.
    pub steps: Vec<StepMarks>,
    /// The score over all scored steps; `None` if there was none.
    pub total: Option<Score>,
    /// The score of each trait of the quiz; `None` if no scored scenario of the trait was answered.
    pub traits: Vec<Option<Score>>,
    /// How often each style of the quiz was counted.
    pub styles: Vec<u32>,
    /// How the play ends; set once the attempt is finished.
    pub verdict: Option<Verdict>,
}

impl Scorecard {
    /// The scorecard of an attempt, over the steps that were shown.
    pub fn of(attempt: &Attempt) -> Scorecard {
        let quiz = attempt.quiz();
        let mut total = Mean::default();
        let mut traits = vec![Mean::default(); quiz.traits().count()];
        let mut is_seen = vec![false; traits.len()];
        let mut styles = vec![0; quiz.styles().count()];
        let mut steps = Vec::new();
        for at in 0..attempt.shown() {
            let scenario = attempt.scenario(at);
            let marks = marks(attempt, at);
            if marks.scored {
                let score = marks.score();
                total.add(quiz, score, scenario.weight);
                for it in &scenario.traits {
                    traits[it.0].add(quiz, score, scenario.weight);
                    is_seen[it.0] |= marks.is_answered;
                }
            }
            let endorsed = attempt.answer(at).map(Answer::endorsed).unwrap_or_default();
            for style in endorsed.iter().filter_map(|&it| scenario.responses[it].style) {
                styles[style.0] += 1;
            }
            steps.push(marks);
        }
        let total = total.score(quiz);
        let traits: Vec<_> = traits
            .iter()
            .zip(is_seen)
            .map(|(it, is_seen)| it.score(quiz).filter(|_| is_seen))
            .collect();
        let verdict =
            attempt.is_finished().then(|| decide(quiz, total, &traits, &styles)).flatten();
        Scorecard { steps, total, traits, styles, verdict }
    }

    /// The position of the step that was answered best, among the answered steps that count: the
    /// step with the highest score; of several, the one with the greatest weight; of these, the
    /// last.
    pub fn best(&self, attempt: &Attempt) -> Option<usize> {
        let steps = self.steps.iter().enumerate().filter(|(_, it)| it.scored && it.is_answered);
        let best = steps.max_by(|(a, one), (b, other)| {
            let weight = |at: usize| attempt.scenario(at).weight;
            let (one, other) = (one.score(), other.score());
            (one.num() * other.den())
                .cmp(&(other.num() * one.den()))
                .then_with(|| weight(*a).cmp(&weight(*b)))
        });
        best.map(|(at, _)| at)
    }
}

/// A weighted mean of scores: its sum has the common denominator of the quiz.
#[derive(Debug, Clone, Copy, Default)]
struct Mean {
    sum: i128,
    weight: i128,
}

impl Mean {
    fn add(&mut self, quiz: &Quiz, score: Ratio, weight: u32) {
        let weight = i128::from(weight);
        self.sum += weight * score.num() * (quiz.scale() / score.den());
        self.weight += weight;
    }

    fn score(self, quiz: &Quiz) -> Option<Score> {
        let den = quiz.scale() * self.weight;
        (self.weight > 0).then(|| Score(Ratio::new(self.sum, den)))
    }
}

/// The first outcome whose conditions all hold, or a blend if two styles share the highest count.
/// `None` only for a quiz without outcomes, which the check refuses.
fn decide(
    quiz: &Quiz,
    total: Option<Score>,
    traits: &[Option<Score>],
    styles: &[u32],
) -> Option<Verdict> {
    let highest = styles.iter().copied().max().filter(|&it| it > 0);
    let top: Vec<StyleIndex> =
        (0..styles.len()).filter(|&at| Some(styles[at]) == highest).map(StyleIndex).collect();
    let met = |TraitIndex(at): TraitIndex| traits.get(at).copied().flatten();
    let holds = |condition: &Condition| match *condition {
        Condition::ScoreAtLeast(least) => total.is_some_and(|it| it.is_at_least(least)),
        Condition::ScoreBelow(limit) => total.is_some_and(|it| !it.is_at_least(limit)),
        Condition::TraitAtLeast(at, least) => met(at).is_some_and(|it| it.is_at_least(least)),
        Condition::TraitBelow(at, limit) => met(at).is_some_and(|it| !it.is_at_least(limit)),
        Condition::StyleAtLeast(StyleIndex(at), least) => styles[at] >= least,
        Condition::TopStyle(style) => top.len() <= 2 && top.contains(&style),
        Condition::MixedStyles => top.len() >= 3,
    };
    let mut fitting = quiz.outcomes().filter(|(_, it)| it.when.iter().all(holds));
    let (first, outcome) = fitting.next()?;
    let is_by_style = |when: &[Condition], style| when.contains(&Condition::TopStyle(style));
    let rival = match top[..] {
        [a, b] if is_by_style(&outcome.when, a) => Some(b),
        [a, b] if is_by_style(&outcome.when, b) => Some(a),
        _ => None,
    };
    let other = rival.and_then(|style| fitting.find(|(_, it)| is_by_style(&it.when, style)));
    Some(other.map_or(Verdict::Outcome(first), |(second, _)| Verdict::Blend(first, second)))
}
