//! The most that anybody can get who sees the format and the responses of each scenario, but no situation.
//!
//! Scenarios with the same format, the same `pick` and the same texts of responses look alike to them: such a *family* gets
//! one answer, whichever of its scenarios is met. A scenario that nothing else looks like is a family of its own, and can be
//! answered by its key: somebody might guess it. So the ceiling of a family is the greatest mean that one answer brings over
//! its scenarios, each as often as it is drawn and by its weight; that of the quiz is the same over all families.
//!
//! It is what is expected over all draws where all weights are equal. Where they are not, the weights that a draw happens to
//! hold make a play's score a little more or less than that. Follow-ups and opinions are left out, and so is what somebody
//! might see from the order of responses that no draw shuffles.
//!
//! **The work** grows with the quiz as fast as reading it does, since no answers are tried out: marks are sums over responses
//! of what each earns by itself, so the best rating of each response, the best response, or the best few, is found alone. Only
//! orders are more than that. The best of them is built up from the best orders of fewer responses: 2ⁿ⁻¹·n steps, which are 448
//! for the seven responses that there are at most.

use super::luck::WHOLE;
use super::{Finding, Rule, count, entry};
use quiz::problem::Place;
use quiz::worth::{Worth, greatest_footrule};
use quiz::{Effectiveness, Format, Quiz, Scenario, ScenarioIndex, is_among_best};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many scenarios of a family a message names.
const NAMED: usize = 3;

/// The worth of a scenario that is always drawn, with weight 1. It is large so that fractions of it
/// can be cut to whole numbers; sums over a quiz are far below 2¹²⁷ all the same.
const UNIT: i128 = 1_000_000_000_000_000_000;

/// The most that anybody can get who sees the responses and no situation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceiling {
    /// In ten-thousandths of what the key gets, corrected for guessing. Never below 0, which is guessing.
    pub score: i64,
    /// The families, in the order of the quiz.
    pub families: Vec<Family>,
}

impl Ceiling {
    /// The greatest one, in per cent, without advice about scenarios that stand alone: some may well do.
    pub const ALLOWED: i64 = 40;

    /// The score in per cent, rounded half up.
    pub fn percent(&self) -> i64 {
        percent(self.score)
    }
}

/// Scenarios of the newest edition that look alike to who sees no situation. One may be a family alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Which ones, in the order of the quiz.
    pub scenarios: Vec<ScenarioIndex>,
    /// The most that one answer gets over all of them, as [`Ceiling::score`] is told.
    pub score: i64,
}

/// The ceiling, and advice about what can be answered without its situation. None where nothing is scored.
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

/// In whole ten-thousandths, rounded half up.
fn share(best: i128, whole: i128) -> i64 {
    let scale = i128::from(WHOLE);
    i64::try_from((2 * scale * best + whole).div_euclid((2 * whole).max(1))).unwrap_or(WHOLE)
}

fn percent(score: i64) -> i64 {
    (200 * score + WHOLE).div_euclid(2 * WHOLE)
}

/// One finding for each family that is too easy, and one for all scenarios that stand alone.
fn findings(quiz: &Quiz, ceiling: &Ceiling) -> Vec<Finding> {
    let rule = Rule::Situated;
    let finding =
        |place, message| Finding { rule, place, message, reason: rule.reason(), fix: None };
    let numbers: BTreeMap<_, _> =
        quiz.scenarios().enumerate().map(|(number, (at, _))| (at, number)).collect();
    let mut findings = Vec::new();
    let mut alone = 0;
    for Family { scenarios, score } in &ceiling.families {
        let [first, _, ..] = scenarios[..] else {
            alone += 1;
            continue;
        };
        if *score * 100 >= limit(&quiz.scenario(first).format) * WHOLE {
            let message = format!(
                "{} can be answered without their situations: whoever sees only the responses, which are the same in each, can score {} %, where guessing scores 0; let what is good in one be poor in another",
                names(quiz, scenarios),
                percent(*score)
            );
            let at = numbers.get(&first).copied().unwrap_or(0);
            findings.push(finding(entry("scenarios", at).field("responses"), message));
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
        findings.push(finding(Place::default().field("scenarios"), message));
    }
    findings
}

/// The ceiling, in per cent, from which scenarios with the same responses can be answered without their situations. A
/// rule of thumb: two rankings or ratings come down to 20 or 25 at best and rise in small steps; two choices come down to 0,
/// but in large ones.
fn limit(format: &Format) -> i64 {
    match format {
        Format::Choose { .. } | Format::ChooseK { .. } | Format::BestWorst { .. } => 35,
        Format::Rank { .. } | Format::Rate { .. } => 30,
    }
}

/// "`one`, `two`, `three` and 4 more".
fn names(quiz: &Quiz, scenarios: &[ScenarioIndex]) -> String {
    let mut names: Vec<_> =
        scenarios.iter().take(NAMED).map(|&at| format!("`{}`", quiz.scenario(at).id)).collect();
    let last = match scenarios.len() - names.len() {
        0 => names.pop().unwrap_or_default(),
        more => format!("{more} more"),
    };
    format!("{} and {last}", names.join(", "))
}

/// All of a scenario that somebody sees who does not see its situation. Those of two scenarios are equal where one
/// [has the moves of](Scenario::has_moves_of) the other; thousands are found by it without comparing each with all.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Look<'a> {
    format: &'static str,
    pick: usize,
    /// In alphabetical order: draws shuffle them.
    responses: Vec<&'a str>,
}

impl Look<'_> {
    fn of<'a>(scenario: &'a Scenario, order: &[usize]) -> Look<'a> {
        let pick = if let Format::ChooseK { pick, .. } = scenario.format { pick } else { 1 };
        let responses = order.iter().map(|&at| scenario.responses[at].text.as_str()).collect();
        Look { format: scenario.format.name(), pick, responses }
    }
}

/// The places of the responses in the order of their texts, which all scenarios of a family share.
fn by_text(scenario: &Scenario) -> Vec<usize> {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.sort_by_key(|&at| &scenario.responses[at].text);
    order
}

/// How often a scenario is drawn.
#[derive(Debug, Clone, Copy)]
struct Chance {
    draw: usize,
    of: usize,
}

/// The earnings of answers over the scenarios of a family, times their weights and chances, in [`UNIT`]s.
#[derive(Debug, Default)]
struct Sum {
    scenarios: Vec<ScenarioIndex>,
    /// The part that any answer earns, less the earnings of guessing.
    base: i128,
    /// The part that each response adds, in the order of their texts, by what is said of it.
    gains: Vec<Vec<i128>>,
    /// The earnings of the keys.
    whole: i128,
}

impl Sum {
    fn add(&mut self, at: ScenarioIndex, scenario: &Scenario, order: &[usize], chance: Chance) {
        let Worth { possible, chance: guessed } = Worth::of(&scenario.format);
        let times = |it: usize| i128::try_from(it).unwrap_or(1);
        let share =
            UNIT * i128::from(scenario.weight) * times(chance.draw) / times(chance.of).max(1);
        // Scored scenarios reward knowing, so this is above 0.
        let above = (i128::from(possible) * guessed.den() - guessed.num()).max(1);
        let mark = share * guessed.den() / above;
        self.gains.resize_with(order.len(), Vec::new);
        for (gains, &response) in self.gains.iter_mut().zip(order) {
            let marks = marks(&scenario.format, response);
            gains.resize(marks.len(), 0);
            for (gain, marks) in gains.iter_mut().zip(marks) {
                *gain += mark * i128::from(marks);
            }
        }
        let given = match &scenario.format {
            Format::BestWorst { .. } => 2,
            Format::Rank { key } => greatest_footrule(key.len()),
            _ => 0,
        };
        self.base += mark * i128::from(given) - share * guessed.num() / above;
        self.whole += share;
        self.scenarios.push(at);
    }

    /// The most that one answer earns.
    fn best(&self, format: &Format) -> i128 {
        let mut firsts: Vec<_> = self.gains.iter().filter_map(|it| it.first().copied()).collect();
        firsts.sort_unstable_by_key(|it| Reverse(*it));
        let most = |count: usize| firsts.iter().take(count).sum::<i128>();
        self.base
            + match format {
                Format::Choose { .. } => most(1),
                Format::ChooseK { pick, .. } => most(*pick),
                // What a response gains as the best, it loses as the worst.
                Format::BestWorst { .. } => most(1) - firsts.last().copied().unwrap_or(0),
                Format::Rank { .. } => best_order(&self.gains),
                Format::Rate { .. } => self.gains.iter().filter_map(|it| it.iter().max()).sum(),
            }
    }
}

/// The marks of a response by itself, for each thing that can be said of it: that it is picked (as the best, where the worst is
/// picked too), that it has the first place, the second and so on, that it is rated 0, 1, 2 or 3.
fn marks(format: &Format, response: usize) -> Vec<i64> {
    match format {
        Format::Choose { key } => vec![key.get(response).map_or(0, |it| it.number().into())],
        Format::ChooseK { pick, key } => vec![is_among_best(key, *pick, response).into()],
        Format::BestWorst { best, worst, .. } => {
            vec![i64::from(response == *best) - i64::from(response == *worst)]
        }
        Format::Rank { key } => {
            let rank = key.get(response).copied().unwrap_or(1);
            let distance = |place: usize| i64::try_from(rank.abs_diff(place)).unwrap_or(0);
            (1..=key.len()).map(|place| -distance(place)).collect()
        }
        Format::Rate { key, marks } => {
            let earned = |given| key.get(response).map_or(0, |&it| marks.earned(it, given).into());
            Effectiveness::ALL.into_iter().map(earned).collect()
        }
    }
}

/// The most that an order brings, where each response gains something by its place. The best order of some responses
/// ends in one of them, and begins with the best order of the others.
fn best_order(gains: &[Vec<i128>]) -> i128 {
    // By the set of responses, each of which is a bit.
    let mut best = vec![0; 1 << gains.len()];
    for set in 1..best.len() {
        let place = set.count_ones() as usize - 1;
        let last = gains.iter().enumerate().filter(|(at, _)| set & (1 << at) != 0);
        let of =
            |(at, gains): (usize, &Vec<i128>)| Some(best[set & !(1 << at)] + gains.get(place)?);
        best[set] = last.filter_map(of).max().unwrap_or(0);
    }
    best.last().copied().unwrap_or(0)
}
