//! The blind ceiling: the highest score of a player who sees the format and the responses of each scenario, but no
//! situation.
//!
//! Scenarios with the same format, the same `pick` and the same texts of responses look alike to such a player. They
//! form a *family*, which gets one answer, whichever of its scenarios is met. A scenario without twins is a family of
//! its own. It counts as answered by its key, since the player might guess that. The ceiling of a family is the
//! greatest mean score that one answer brings over its scenarios, weighted by the weight of each and by how often it is
//! drawn. The ceiling of the quiz is the mean of those of its families, weighted alike.
//!
//! If all weights are equal, the ceiling is the expected score over all draws. Otherwise a play scores a little more or
//! less, since the sum of weights differs between draws. Follow-ups and opinions do not count. Nor does the order of
//! responses that are not shuffled, from which a player might learn something.
//!
//! **Time.** It grows with the quiz as fast as that of reading it, since no answers are tried. Except in `rank`, marks
//! are a sum over responses of marks that each earns by itself, so the best rating of each response, the best response
//! or the best few are found directly. In `rank`, the best order is built up from the best orders of fewer responses.
//! That takes 2ⁿ⁻¹·n steps, which are 448 for seven responses, the most that there may be.

use super::formats::{self, base, ceiling_limit, most};
use super::luck::{WHOLE, percent};
use super::{Finding, Rule, count, entry};
use quiz::ordered;
use quiz::problem::FieldPath;
use quiz::worth::Worth;
use quiz::{Format, FormatKind, Quiz, Scenario, ScenarioIndex};
use std::collections::BTreeMap;

/// How many scenarios of a family a message names.
const NAMED: usize = 3;

/// The worth of a scenario of weight 1 that is always drawn. It is so large that rounding fractions of it down does not
/// matter. Sums over a quiz are far below 2¹²⁷ all the same.
const UNIT: i128 = 1_000_000_000_000_000_000;

/// The highest score of a player who sees the responses and no situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// The score corrected for guessing, in ten-thousandths of that of the key. It is never below 0, the score of
    /// guessing.
    pub score: i64,
    /// The families, in the order of the quiz.
    pub families: Vec<Family>,
}

impl Ceiling {
    /// The highest ceiling, in per cent, up to which there is no advice about scenarios without twins: a few of these
    /// do no harm.
    pub const ALLOWED: i64 = 40;

    /// The score in per cent, rounded half up.
    pub fn percent(&self) -> i64 {
        percent(self.score, WHOLE)
    }
}

/// Scenarios of the newest edition that look alike without their situations. A scenario without twins is a family
/// alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The scenarios, in the order of the quiz.
    pub scenarios: Vec<ScenarioIndex>,
    /// The highest score of one answer over all of them, in the unit of [`Ceiling::score`].
    pub score: i64,
}

/// The ceiling, and advice about scenarios that can be answered without their situations. `None` if nothing is scored.
pub(super) fn measure(quiz: &Quiz) -> (Option<Ceiling>, Vec<Finding>) {
    let mut alike: BTreeMap<Look<'_>, Sum> = BTreeMap::new();
    for group in quiz.sections().iter().flat_map(|it| &it.groups) {
        let is_in = |at: &ScenarioIndex| quiz.scenario(*at).is_in(quiz.edition());
        let from: Vec<_> = group.scenarios.iter().copied().filter(is_in).collect();
        let chance = Chance { draw: group.draw.unwrap_or(from.len()), of: from.len() };
        for at in from {
            let scenario = quiz.scenario(at);
            if scenario.weight > 0 {
                let order = by_text(scenario);
                let sum = alike.entry(Look::of(scenario, &order)).or_default();
                sum.add(at, scenario, &order, chance);
            }
        }
    }
    let (mut families, mut best, mut whole) = (Vec::new(), 0, 0);
    for mut sum in alike.into_values() {
        let most = sum.scenarios.first().map_or(0, |at| sum.best(&quiz.scenario(*at).format));
        best += most;
        whole += sum.whole;
        sum.scenarios.sort_unstable();
        families.push(Family { score: share(most, sum.whole), scenarios: sum.scenarios });
    }
    if whole == 0 {
        return (None, Vec::new());
    }
    families.sort_by(|one, other| one.scenarios.cmp(&other.scenarios));
    let ceiling = Ceiling { score: share(best, whole), families };
    let findings = findings(quiz, &ceiling);
    (Some(ceiling), findings)
}

/// The fraction `best / whole` in ten-thousandths, rounded half up.
fn share(best: i128, whole: i128) -> i64 {
    let scale = i128::from(WHOLE);
    i64::try_from((2 * scale * best + whole).div_euclid((2 * whole).max(1))).unwrap_or(WHOLE)
}

/// One finding for each family that is too easy, and one for all scenarios without twins together.
fn findings(quiz: &Quiz, ceiling: &Ceiling) -> Vec<Finding> {
    let rule = Rule::Situated;
    let finding = |place, message| Finding::advice(rule, place, message, None);
    let mut findings = Vec::new();
    let mut alone = 0;
    for Family { scenarios, score } in &ceiling.families {
        let [first, _, ..] = scenarios[..] else {
            alone += 1;
            continue;
        };
        if *score * 100 >= ceiling_limit(quiz.scenario(first).format.kind()) * WHOLE {
            let message = format!(
                "{} can be answered without their situations: whoever sees only the responses, which are the same in each, can score {} %, where guessing scores 0; let what is good in one be poor in another",
                names(quiz, scenarios),
                percent(*score, WHOLE)
            );
            findings.push(finding(entry("scenarios", first.index()).field("responses"), message));
        }
    }
    if alone > 0 && ceiling.percent() > Ceiling::ALLOWED {
        let (their, own, some) = if alone == 1 {
            ("its situation", "it has responses of its own", "it")
        } else {
            ("their situations", "each has responses of its own", "some")
        };
        let message = format!(
            "{} can be answered without {their}, since {own}; give {some} a twin: the same responses in another situation, in which the good ones are poor",
            count(alone, "scenario")
        );
        findings.push(finding(FieldPath::default().field("scenarios"), message));
    }
    findings
}

/// The ids of scenarios as text: "`one`, `two`, `three` and 4 more".
fn names(quiz: &Quiz, scenarios: &[ScenarioIndex]) -> String {
    let mut names: Vec<_> =
        scenarios.iter().take(NAMED).map(|&at| format!("`{}`", quiz.scenario(at).id)).collect();
    let last = match scenarios.len() - names.len() {
        0 => names.pop().unwrap_or_default(),
        more => format!("{more} more"),
    };
    format!("{} and {last}", names.join(", "))
}

/// Everything of a scenario that a player sees besides the situation. Two looks are equal exactly if one scenario [has
/// the moves of](Scenario::has_moves_of) the other. As keys of a map, looks find the families of thousands of scenarios
/// without comparing each with all others.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Look<'a> {
    format: FormatKind,
    pick: Option<usize>,
    /// The texts in alphabetical order, since draws shuffle them.
    responses: Vec<&'a str>,
}

impl Look<'_> {
    fn of<'a>(scenario: &'a Scenario, order: &[usize]) -> Look<'a> {
        let responses = order.iter().map(|&at| scenario.responses[at].text.as_str()).collect();
        Look { format: scenario.format.kind(), pick: scenario.format.pick(), responses }
    }
}

/// The indices of the responses in the order of their texts, which is the same for all scenarios of a family.
fn by_text(scenario: &Scenario) -> Vec<usize> {
    ordered::by_key(scenario.responses.len(), |at| &scenario.responses[at].text)
}

/// How often a scenario is drawn: its group draws `draw` of `of` scenarios.
#[derive(Debug, Clone, Copy)]
struct Chance {
    draw: usize,
    of: usize,
}

/// The scores of answers, added up over the scenarios of a family, times their weights and chances. In [`UNIT`]s.
#[derive(Debug, Default)]
struct Sum {
    scenarios: Vec<ScenarioIndex>,
    /// The part that every answer earns, minus the part of guessing.
    base: i128,
    /// For each response, in the order of the texts, the part that it adds for each thing that an answer may say of it:
    /// see [`formats::gains`].
    gains: Vec<Vec<i128>>,
    /// The sum for answers by the keys.
    whole: i128,
}

impl Sum {
    /// Adds a scenario. `order` is the order of the texts of its responses.
    fn add(&mut self, index: ScenarioIndex, scenario: &Scenario, order: &[usize], chance: Chance) {
        let Worth { possible, chance: guessed } = scenario.format.worth();
        let times = |it: usize| i128::try_from(it).unwrap_or(1);
        let share =
            UNIT * i128::from(scenario.weight) * times(chance.draw) / times(chance.of).max(1);
        // In a scored scenario the key earns more than guessing, so this is above 0.
        let above = (i128::from(possible) * guessed.den() - guessed.num()).max(1);
        let mark = share * guessed.den() / above;
        self.gains.resize_with(order.len(), Vec::new);
        for (gains, &response) in self.gains.iter_mut().zip(order) {
            let marks = formats::gains(&scenario.format, response);
            gains.resize(marks.len(), 0);
            for (gain, marks) in gains.iter_mut().zip(marks) {
                *gain += mark * i128::from(marks);
            }
        }
        self.base += mark * i128::from(base(&scenario.format)) - share * guessed.num() / above;
        self.whole += share;
        self.scenarios.push(index);
    }

    /// The largest sum for one answer.
    fn best(&self, format: &Format) -> i128 {
        self.base + most(format, &self.gains)
    }
}
