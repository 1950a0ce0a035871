//! Answerers who do not read, the scores that they get, and advice where these are too high.
//!
//! **When there is advice.** An answerer who does not read may get a corrected score of up to 10 per cent. Over few
//! scenarios, luck alone may bring more, so luck is taken into account. If the key had nothing to do with the length or
//! the place of the responses, an order by these would be a random order. The score of a random order has a mean and a
//! variance that are known exactly for each format (see [`luck`]). Scenarios are independent of each other, so means
//! and variances add up.
//!
//! There is advice if the score, as it is shown, is above 10 per cent, and above its mean by more than 1.64 standard
//! deviations. By the normal approximation, luck brings that once in 20 times. Up to 2.33 standard deviations (once in
//! 100 times) the advice says that it may be chance. Fewer than five scenarios cannot tell a habit from luck: a score
//! above 10 per cent always gets advice then, and the advice says that it may be chance. A score above 10 per cent
//! without advice is marked as possible chance: see [`Standing::may_be_chance`].

use super::formats::{at_random, flat, in_favour_of};
use super::luck::{Luck, WHOLE, luck, percent, score};
use super::random::Numbers;
use super::{Change, Finding, Fix, Rule, count, entry};
use crate::back_references::speaks_of_others;
use core::fmt;
use quiz::answer::Given;
use quiz::ordered;
use quiz::problem::FieldPath;
use quiz::{Effectiveness, Quiz, Scenario};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The highest score, in per cent, that an answerer who does not read may get without advice.
pub const ALLOWED: i64 = 10;

/// The fewest scenarios from which a habit of the author can be told from luck.
const FEWEST: usize = 5;

/// How many scenarios a message names.
const NAMED: usize = 3;

/// A way to answer without reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answerer {
    /// Answers at random. All answers are equally likely.
    Random,
    /// Prefers the responses in the order in which they are shown.
    First,
    /// Prefers the responses in the reverse of the order in which they are shown.
    Last,
    /// Prefers responses with many characters.
    Longest,
    /// Prefers responses with few characters.
    Shortest,
    /// Rates all responses alike. Answers at random in formats other than `rate`.
    Flat(Effectiveness),
}

impl Answerer {
    /// All answerers, in the order in which their scores are shown.
    pub const ALL: [Answerer; 9] = [
        Answerer::Random,
        Answerer::First,
        Answerer::Last,
        Answerer::Longest,
        Answerer::Shortest,
        Answerer::Flat(Effectiveness::VeryGood),
        Answerer::Flat(Effectiveness::Good),
        Answerer::Flat(Effectiveness::Poor),
        Answerer::Flat(Effectiveness::VeryPoor),
    ];

    /// The rule that a quiz breaks if this answerer scores too high. `None` for random answers, which always score 0.
    fn rule(self) -> Option<Rule> {
        match self {
            Answerer::Random => None,
            Answerer::First | Answerer::Last => Some(Rule::Position),
            Answerer::Longest | Answerer::Shortest => Some(Rule::Length),
            Answerer::Flat(_) => Some(Rule::Flat),
        }
    }

    /// An answer of this answerer to a scenario.
    pub(super) fn answer(self, scenario: &Scenario, numbers: &mut Numbers) -> Given {
        if let Answerer::Flat(rating) = self
            && let Some(given) = flat(scenario, rating)
        {
            return given;
        }
        match self.order(scenario) {
            Some(order) => in_favour_of(scenario, &order),
            None => at_random(scenario, numbers),
        }
    }

    /// The indices of the responses, the preferred ones first. Responses of equal length stay in the order in which
    /// they are written. `None` if chance decides.
    fn order(self, scenario: &Scenario) -> Option<Vec<usize>> {
        let mut order: Vec<_> = (0..scenario.responses.len()).collect();
        let length = |at: usize| scenario.responses[at].text.chars().count();
        match self {
            Answerer::Random | Answerer::Flat(_) => return None,
            Answerer::First | Answerer::Last if scenario.shuffle => return None,
            Answerer::First => {}
            Answerer::Last => order.reverse(),
            Answerer::Longest => ordered::sort_by_key(&mut order, |it| Reverse(length(it))),
            Answerer::Shortest => ordered::sort_by_key(&mut order, length),
        }
        Some(order)
    }
}

impl fmt::Display for Answerer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Answerer::Random => "answers at random",
            Answerer::First => "always takes the first response as shown",
            Answerer::Last => "always takes the last response as shown",
            Answerer::Longest => "always takes the longest response",
            Answerer::Shortest => "always takes the shortest response",
            Answerer::Flat(it) => return write!(f, "rates everything {it}"),
        })
    }
}

/// The score of an answerer who does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The answerer.
    pub who: Answerer,
    /// The expected score over all draws: the mean over all scored scenarios of the newest edition by weight, in per
    /// cent, corrected for guessing.
    pub percent: i64,
    /// For a score above [`ALLOWED`] that may be chance and gets no advice: the number of scenarios in which the
    /// answerer has something to go by. `None` for all other scores.
    pub may_be_chance: Option<usize>,
}

/// The score of each answerer, and advice about scores that are too high.
pub(super) fn measure(quiz: &Quiz) -> (Vec<Standing>, Vec<Finding>) {
    let tallies = Answerer::ALL.map(|who| (who, Tally::of(quiz, who)));
    let standing = |(who, tally): &(_, Tally)| {
        let percent = tally.percent();
        let is_luck = percent > ALLOWED && !tally.is_too_much();
        Standing { who: *who, percent, may_be_chance: is_luck.then_some(tally.says.len()) }
    };
    // Of the answerers of one rule, only the one with the highest score gets advice.
    let mut most: BTreeMap<Rule, &(Answerer, Tally)> = BTreeMap::new();
    for it in tallies.iter().filter(|it| it.1.is_too_much()) {
        let Some(rule) = it.0.rule() else { continue };
        let rank = |it: &Tally| (it.is_beyond_luck(), it.got);
        if most.get(&rule).is_none_or(|other| rank(&other.1) < rank(&it.1)) {
            most.insert(rule, it);
        }
    }
    let finding = |(rule, it): (Rule, &(_, Tally))| finding(quiz, rule, it.0, &it.1);
    (tallies.iter().map(standing).collect(), most.into_iter().map(finding).collect())
}

fn finding(quiz: &Quiz, rule: Rule, who: Answerer, tally: &Tally) -> Finding {
    let advice = match who {
        Answerer::Longest => "shorten what is best or say more in the others",
        Answerer::Shortest => "say more in what is best or shorten the others",
        Answerer::Flat(_) => "let good and poor responses stand beside each other",
        _ => "let draws reorder their responses",
    };
    let names: Vec<_> = tally.paying(quiz).into_iter().map(|it| format!("`{}`", it.id)).collect();
    let doubt = if tally.is_beyond_luck() {
        String::new()
    } else {
        format!("; over {} this may be chance", count(tally.says.len(), "scenario"))
    };
    let message = format!(
        "whoever {who} scores {} %, where guessing scores 0; {advice}, most of all in {}{doubt}",
        tally.percent(),
        names.join(", ")
    );
    let fix = (rule == Rule::Position).then(|| shuffling(quiz));
    let place = FieldPath::default().field("scenarios");
    Finding::advice(rule, place, message, fix)
}

/// A fix that lets draws shuffle the responses of all scenarios of the newest edition, except of those with a response
/// that refers to others by their place.
fn shuffling(quiz: &Quiz) -> Fix {
    let has_to_be = |it: &Scenario| it.responses.iter().any(|it| speaks_of_others(&it.text));
    let is_fixed = |it: &Scenario| !it.shuffle && it.is_in(quiz.edition()) && !has_to_be(it);
    let fixed = quiz.scenarios().enumerate().filter(|(_, (_, it))| is_fixed(it));
    let places: Vec<_> = fixed.map(|(at, _)| entry("scenarios", at).field("shuffle")).collect();
    let label = format!("Let draws reorder {}", count(places.len(), "scenario"));
    Fix { label, change: Change::Remove(places) }
}

/// The scores of an answerer, added up over all scenarios, times their weights. In ten-thousandths.
#[derive(Debug, Default)]
struct Tally {
    /// The sum of the scores.
    got: i64,
    /// The mean of this sum for random orders.
    mean: i64,
    /// The variance of this sum for random orders. It may be far larger than the other numbers.
    variance: i128,
    /// The sum of the weights.
    weight: i64,
    /// For each scenario that is not answered at random, its index, and its score above the mean times its weight.
    says: Vec<(usize, i64)>,
}

impl Tally {
    fn of(quiz: &Quiz, who: Answerer) -> Tally {
        let mut tally = Tally::default();
        for (number, (_, scenario)) in quiz.scenarios().enumerate() {
            if scenario.weight == 0 || !scenario.is_in(quiz.edition()) {
                continue;
            }
            let weight = i64::from(scenario.weight);
            tally.weight += weight;
            let (got, luck) = part(who, scenario);
            tally.got += weight * got;
            tally.mean += weight * luck.mean;
            let is_flat = matches!(who, Answerer::Flat(it) if flat(scenario, it).is_some());
            if luck.variance > 0 || is_flat {
                tally.variance += i128::from(weight * weight) * i128::from(luck.variance);
                tally.says.push((number, weight * (got - luck.mean)));
            }
        }
        tally
    }

    fn percent(&self) -> i64 {
        percent(self.got, WHOLE * self.weight)
    }

    /// Whether there is advice: the score as shown is above [`ALLOWED`], and it is hardly luck, or scenarios are too
    /// few to tell.
    fn is_too_much(&self) -> bool {
        self.percent() > ALLOWED && (self.says.len() < FEWEST || self.is_beyond(164))
    }

    /// Whether luck would bring the score less than once in 100 times.
    fn is_beyond_luck(&self) -> bool {
        self.says.len() >= FEWEST && self.is_beyond(233)
    }

    /// Whether the score is above its mean by more than so many hundredths of a standard deviation.
    fn is_beyond(&self, hundredths: u128) -> bool {
        let above = self.got - self.mean;
        let deviation = self.variance.unsigned_abs().isqrt();
        above > 0 && 100 * u128::from(above.unsigned_abs()) > hundredths * deviation
    }

    /// The scenarios that bring the most, at most [`NAMED`] of them, for the message.
    fn paying<'a>(&self, quiz: &'a Quiz) -> Vec<&'a Scenario> {
        let most_first = ordered::by_key(self.says.len(), |it| Reverse(self.says[it].1));
        let best = most_first
            .iter()
            .map(|it| self.says[*it])
            .enumerate()
            .take_while(|(at, it)| *at == 0 || it.1 > 0)
            .map(|(_, it)| it)
            .take(NAMED);
        best.filter_map(|(at, _)| quiz.scenarios().nth(at).map(|(_, it)| it)).collect()
    }
}

/// The expected score of an answerer in one scenario, and the distribution of the score of a random order.
fn part(who: Answerer, scenario: &Scenario) -> (i64, Luck) {
    let certain = |it| (it, Luck { mean: 0, variance: 0 });
    if let Answerer::Flat(rating) = who {
        return certain(flat(scenario, rating).map_or(0, |it| score(scenario, it)));
    }
    if who == Answerer::Random {
        return certain(0);
    }
    match who.order(scenario) {
        Some(order) if is_telling(who, scenario) => {
            (mean_of_ties(who, scenario, &order), luck(scenario))
        }
        // An answerer without anything to go by answers at random.
        _ => certain(0),
    }
}

/// Whether the answerer can tell responses apart: by their place, or by their lengths if these differ.
fn is_telling(who: Answerer, scenario: &Scenario) -> bool {
    let mut lengths = scenario.responses.iter().map(|it| it.text.chars().count());
    let first = lengths.next();
    matches!(who, Answerer::First | Answerer::Last) || lengths.any(|it| Some(it) != first)
}

/// The mean score of an order over random orders of equally long responses. Many authors write the best response first,
/// and the order in which responses are written must not count as their length.
fn mean_of_ties(who: Answerer, scenario: &Scenario, order: &[usize]) -> i64 {
    if matches!(who, Answerer::First | Answerer::Last) {
        return score(scenario, in_favour_of(scenario, order));
    }
    let length = |at: &usize| scenario.responses[*at].text.chars().count();
    let mut numbers = Numbers::new(0);
    let runs: Vec<_> = order.chunk_by(|one, other| length(one) == length(other)).collect();
    // Trying all orders of equally long responses would take too long, and 24 random ones are near enough to the mean.
    let times = if runs.len() == order.len() { 1 } else { 24 };
    let one = |_| {
        let shuffled = runs.iter().flat_map(|run| {
            numbers.order(run.len()).into_iter().map(|at| run[at]).collect::<Vec<_>>()
        });
        score(scenario, in_favour_of(scenario, &shuffled.collect::<Vec<_>>()))
    };
    (0..times).map(one).sum::<i64>() / times
}
