//! Tries many kinds of plays, to find out which outcomes can be reached, and with which scores.
//!
//! The search is bounded. An outcome that it does not reach may still be reachable, so the finding is advice, not an
//! error.

use super::formats::{against_key, at_random, by_key, in_favour_of_rank};
use super::guessing::Answerer;
use super::random::Numbers;
use super::{Finding, Rule, entry};
use quiz::answer::{Answer, Given};
use quiz::attempt::Attempt;
use quiz::draw::Seed;
use quiz::ordered;
use quiz::score::{Scorecard, Verdict};
use quiz::{Condition, OutcomeIndex, Quiz, Scenario, StyleIndex};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The search ends with the play that exceeds this number of steps. Answering a scenario is one step. Shuffling
/// [`SHUFFLED`] scenarios for a draw is one step, too.
const MAX_STEPS: usize = 60_000;

/// How many scenarios are shuffled in the time in which one is answered.
const SHUFFLED: usize = 4;

/// How often each way to play is tried.
const ROUNDS: usize = 16;

/// How many more times outcomes are aimed at that were not reached in these rounds.
const MORE_ROUNDS: usize = 64;

/// The plays that reached an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reached {
    /// How many of the tried plays reached the outcome, alone or in a blend. 0 does not prove that no play reaches it.
    pub plays: u32,
    /// The lowest and the highest total score of these plays, in per cent, corrected for guessing. `None` if there are
    /// no such plays, or nothing is scored.
    pub scores: Option<(i64, i64)>,
    /// One of these plays, for the author to look at: the first without a blend, or else the first.
    pub example: Option<Example>,
}

/// A play of the newest edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The way of playing, as the end of a sentence that begins with "somebody who".
    pub by: String,
    /// The seed of its draw.
    pub seed: Seed,
    /// The answers on its path, in order: see [`Attempt::replay`].
    pub answers: Vec<Option<Given>>,
    /// Whether the play ended with a blend of two outcomes.
    pub is_blend: bool,
}

/// The plays that reach each outcome, in the order of the quiz, and the number of plays that were tried.
pub(super) fn search(quiz: &Rc<Quiz>) -> (Vec<Reached>, u32) {
    let mut search = Search {
        quiz,
        reached: ordered::map(quiz.outcomes().map(|(at, _)| (at, Reached::default()))),
        plays: 0,
        steps: 0,
    };
    'rounds: for round in 0..ROUNDS + MORE_ROUNDS {
        for way in search.ways(round) {
            search.play(way);
            if search.steps > MAX_STEPS {
                break 'rounds;
            }
        }
    }
    (search.reached.into_values().collect(), search.plays)
}

/// Advice about each outcome that no play reached.
pub(super) fn findings(quiz: &Quiz, reached: &[Reached]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, ((_, outcome), _)) in
        quiz.outcomes().zip(reached).enumerate().filter(|(_, (_, it))| it.plays == 0)
    {
        let message = if outcome.when.is_empty() {
            "every play that was tried ends with an outcome before this one; if they leave nobody, remove this one and the conditions of the one before".to_owned()
        } else {
            format!(
                "no play was found that ends with `{}`; look whether its conditions can hold together, in one draw, while those of no outcome before it do",
                outcome.id
            )
        };
        let rule = Rule::Reachable;
        let place = entry("outcomes", at);
        findings.push(Finding::advice(rule, place, message, None));
    }
    findings
}

/// A way to play.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// By the key so many times out of 100, else at random.
    Key(usize),
    /// Against the key.
    Against,
    /// In one style wherever a response has it, else at random.
    Style(StyleIndex),
    /// In the style that was taken least often so far.
    Even,
    /// In no style wherever a response has none.
    Plain,
    /// Without reading.
    Blind(Answerer),
    /// Towards the conditions of an outcome so many times out of 100, else at random.
    Towards(OutcomeIndex, usize),
}

impl Way {
    /// The way of playing in words: see [`Example::by`].
    fn described(self, quiz: &Quiz) -> String {
        match self {
            Way::Key(0) => "answers at random".to_owned(),
            Way::Key(100) => "answers by the key".to_owned(),
            Way::Key(part) => format!("answers by the key {part} times of 100, else at random"),
            Way::Against => "answers against the key".to_owned(),
            Way::Style(at) => {
                format!("takes the style `{}` wherever it is offered", quiz.style(at).id)
            }
            Way::Even => "takes all styles equally often".to_owned(),
            Way::Plain => "takes no style wherever that can be".to_owned(),
            Way::Blind(it) => it.to_string(),
            Way::Towards(_, 100) => "answers as the outcome asks".to_owned(),
            Way::Towards(_, part) => {
                format!("answers as the outcome asks {part} times of 100, else at random")
            }
        }
    }
}

struct Search<'a> {
    quiz: &'a Rc<Quiz>,
    reached: BTreeMap<OutcomeIndex, Reached>,
    plays: u32,
    steps: usize,
}

impl Search<'_> {
    /// The ways to play in a round. Those that reach the most outcomes come first, since the search is bounded.
    fn ways(&self, round: usize) -> Vec<Way> {
        // How often, out of 100, a play does what an outcome asks for: always at first, then by turns.
        let part = [100, 60, 85, 35].get(round % 4).copied().unwrap_or(100);
        let missing = self.reached.iter().filter(|(_, it)| it.plays == 0).map(|(at, _)| *at);
        let towards = missing.map(|at| Way::Towards(at, part));
        if round >= ROUNDS {
            return towards.collect();
        }
        let mut ways = vec![Way::Key(100), Way::Against, Way::Key(0), Way::Key(50)];
        ways.extend(towards);
        ways.extend([Way::Plain, Way::Even]);
        ways.extend(self.quiz.styles().map(|(at, _)| Way::Style(at)));
        ways.extend([Way::Key(75), Way::Key(25)]);
        let blind = Answerer::ALL.into_iter().filter(|it| *it != Answerer::Random);
        ways.extend(blind.map(Way::Blind));
        ways
    }

    /// Plays once, and notes which outcomes the play reaches.
    fn play(&mut self, way: Way) {
        let seed = self.plays;
        let quiz = self.quiz;
        let mut somebody =
            Player { quiz, way, numbers: Numbers::new(seed), taken: BTreeMap::new() };
        let play = Attempt::played(Rc::clone(quiz), quiz.edition(), seed, |it| somebody.answer(it));
        // An attempt at the newest edition cannot fail.
        let Ok(play) = play else { return };
        self.plays += 1;
        self.steps += play.path().len() + quiz.scenarios().count() / SHUFFLED;
        let card = Scorecard::of(&play);
        let (outcomes, is_blend) = match card.verdict {
            Some(Verdict::Outcome(one)) => (vec![one], false),
            Some(Verdict::Blend(one, other)) => (vec![one, other], true),
            None => return,
        };
        let score = card.total.map(|it| i64::try_from(it.ratio().percent()).unwrap_or(0));
        for at in outcomes {
            let Some(reached) = self.reached.get_mut(&at) else { continue };
            reached.plays += 1;
            if let Some(score) = score {
                let (low, high) = reached.scores.unwrap_or((score, score));
                reached.scores = Some((low.min(score), high.max(score)));
            }
            if reached.example.as_ref().is_none_or(|it| it.is_blend && !is_blend) {
                let by = way.described(quiz);
                let answers = play.answers();
                reached.example = Some(Example { by, seed, answers, is_blend });
            }
        }
    }
}

/// A player of one play.
struct Player<'a> {
    quiz: &'a Quiz,
    way: Way,
    numbers: Numbers,
    /// How often each style was taken in this play so far.
    taken: BTreeMap<StyleIndex, u32>,
}

impl Player<'_> {
    /// Answers a scenario.
    fn answer(&mut self, scenario: &Scenario) -> Option<Answer> {
        let given = match self.way {
            Way::Key(part) if self.numbers.percent(part) => by_key(scenario),
            Way::Towards(outcome, part) if self.numbers.percent(part) => {
                self.towards(scenario, outcome)
            }
            Way::Key(_) | Way::Towards(..) => at_random(scenario, &mut self.numbers),
            Way::Against => against_key(scenario),
            Way::Style(style) => self.in_style(scenario, style),
            Way::Even => self.evenly(scenario),
            Way::Plain => self.by_rank(scenario, |it| usize::from(it.is_some())),
            Way::Blind(who) => who.answer(scenario, &mut self.numbers),
        };
        let answer = Answer::new(scenario, given)?;
        let taken = answer.endorsed();
        for style in taken.iter().filter_map(|it| scenario.responses.get(*it)?.style) {
            *self.taken.entry(style).or_default() += 1;
        }
        Some(answer)
    }

    /// An answer towards one of the conditions of an outcome, picked at random from those that this scenario can help
    /// with.
    fn towards(&mut self, scenario: &Scenario, outcome: OutcomeIndex) -> Given {
        let asked = |it: &&Condition| match it {
            Condition::ScoreAtLeast(_) | Condition::ScoreBelow(_) => scenario.weight > 0,
            Condition::TraitAtLeast(at, _) | Condition::TraitBelow(at, _) => {
                scenario.weight > 0 && scenario.traits.contains(at)
            }
            Condition::StyleAtLeast(at, _) | Condition::TopStyle(at) => {
                scenario.responses.iter().any(|it| it.style == Some(*at))
            }
            Condition::MixedStyles => true,
        };
        let asked: Vec<_> = self.quiz.outcome(outcome).when.iter().filter(asked).copied().collect();
        match asked.get(self.numbers.below(asked.len())) {
            Some(Condition::ScoreAtLeast(_) | Condition::TraitAtLeast(..)) => by_key(scenario),
            Some(Condition::ScoreBelow(_) | Condition::TraitBelow(..)) => against_key(scenario),
            Some(Condition::StyleAtLeast(at, _) | Condition::TopStyle(at)) => {
                self.in_style(scenario, *at)
            }
            Some(Condition::MixedStyles) => self.evenly(scenario),
            None => at_random(scenario, &mut self.numbers),
        }
    }

    /// An answer in one style if a response has it, else at random.
    fn in_style(&mut self, scenario: &Scenario, style: StyleIndex) -> Given {
        self.by_rank(scenario, |it| usize::from(it != Some(style)))
    }

    /// An answer in the style that was taken least often so far.
    fn evenly(&mut self, scenario: &Scenario) -> Given {
        let taken = self.taken.clone();
        let most = u32::MAX as usize;
        self.by_rank(scenario, |style| {
            style.map_or(most, |style| taken.get(&style).map_or(0, |times| *times as usize))
        })
    }

    /// An answer in favour of the responses whose style has the lowest rank. In `rate`, these are rated 3, and the
    /// others lower.
    fn by_rank(
        &mut self,
        scenario: &Scenario,
        rank: impl Fn(Option<StyleIndex>) -> usize,
    ) -> Given {
        let ranks: Vec<_> = scenario.responses.iter().map(|it| rank(it.style)).collect();
        let lowest = ranks.iter().copied().min();
        in_favour_of_rank(scenario, &ranks, lowest, &mut self.numbers)
    }
}
