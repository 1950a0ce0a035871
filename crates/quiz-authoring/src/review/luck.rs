//! The score of a random order of the responses, which has nothing to do with the key: its mean and its variance.

use super::formats::{Spread, spread};
use quiz::Scenario;
use quiz::answer::{Answer, Given};
use quiz::score::earned;

/// The score of the key. Scores here are whole numbers of ten-thousandths of it.
pub(super) const WHOLE: i64 = 10_000;

/// The score of an answer, corrected for guessing, in ten-thousandths.
pub(super) fn score(scenario: &Scenario, given: Given) -> i64 {
    let marks = Answer::new(scenario, given).map_or(0, |it| earned(scenario, &it));
    let score = scenario.format.worth().score(marks);
    whole(score.num() * i128::from(WHOLE) / score.den())
}

/// A score in per cent of another one, rounded half up.
pub(super) fn percent(score: i64, of: i64) -> i64 {
    (200 * score + of).div_euclid((2 * of).max(1))
}

/// A number as `i64`. Scores and their variances always fit; others would become 0.
fn whole(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(0)
}

/// The distribution of the score of a random order of the responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Luck {
    /// In ten-thousandths.
    pub(super) mean: i64,
    /// In squares of ten-thousandths.
    pub(super) variance: i64,
}

/// The mean and the variance for one scenario, exact apart from rounding.
pub(super) fn luck(scenario: &Scenario) -> Luck {
    match spread(&scenario.format) {
        Spread::Sum { base, taken, numbers } => of_sum(scenario, taken, base, &numbers),
        Spread::AroundChance(variance) => scaled(scenario, (0, 1), variance),
    }
}

/// The distribution for marks that are `base` and the sum of `h` of the numbers, taken at random.
fn of_sum(scenario: &Scenario, h: i128, base: i128, numbers: &[i128]) -> Luck {
    let n = i128::try_from(numbers.len()).unwrap_or(1).max(2);
    let sum: i128 = numbers.iter().sum();
    let squares: i128 = numbers.iter().map(|it| it * it).sum();
    let chance = scenario.format.worth().chance;
    let above = ((base * n + h * sum) * chance.den() - chance.num() * n, n * chance.den());
    scaled(scenario, above, (h * (n - h) * (n * squares - sum * sum), n * n * (n - 1)))
}

/// Converts the mean of the marks above chance, and their variance, to scores. Both are fractions: numerator and
/// denominator.
fn scaled(scenario: &Scenario, above: (i128, i128), variance: (i128, i128)) -> Luck {
    let worth = scenario.format.worth();
    let (num, den) =
        (i128::from(worth.possible) * worth.chance.den() - worth.chance.num(), worth.chance.den());
    // A key that is worth no more than guessing would make this 0. Only scenarios of weight 0 have one.
    let num = num.max(1);
    let whole_score = i128::from(WHOLE);
    Luck {
        mean: whole(whole_score * above.0 * den / (above.1 * num)),
        variance: whole(
            whole_score * whole_score * variance.0 * den * den / (variance.1 * num * num).max(1),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::formats::in_favour_of;
    use super::*;
    use quiz::check::check;
    use quiz::draft::{
        Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft, SectionDraft,
    };

    fn scenario(format: &str, pick: Option<i64>, key: &[i64]) -> Scenario {
        let text = |it: &str| Some(it.to_owned());
        let response = |it: &i64| ResponseDraft {
            text: text("A move"),
            effectiveness: (format != "rank").then_some(*it),
            rank: (format == "rank").then_some(*it),
            ..ResponseDraft::default()
        };
        let scenario = ScenarioDraft {
            id: text("one"),
            name: text("One"),
            stem: text("What do you do?"),
            format: text(format),
            pick,
            responses: key.iter().map(response).collect(),
            ..ScenarioDraft::default()
        };
        let group = GroupDraft { draw: None, scenarios: vec!["one".to_owned()] };
        let section =
            SectionDraft { id: text("all"), name: text("All"), drawing: None, groups: vec![group] };
        let outcome = OutcomeDraft {
            id: text("end"),
            name: text("End"),
            about: text("The end."),
            ..OutcomeDraft::default()
        };
        let draft = Draft {
            id: text("test"),
            title: text("Test"),
            outcomes: vec![outcome],
            sections: vec![section],
            scenarios: vec![scenario],
            ..Draft::default()
        };
        check(&draft).unwrap().scenarios().next().unwrap().1.clone()
    }

    /// All orders of the numbers below `n`.
    fn orders(n: usize) -> Vec<Vec<usize>> {
        let mut all = vec![Vec::new()];
        for new in 0..n {
            let put = |order: &Vec<usize>, at: usize| {
                let mut longer = order.clone();
                longer.insert(at, new);
                longer
            };
            all = all.iter().flat_map(|it| (0..=new).map(move |at| put(it, at))).collect();
        }
        all
    }

    /// Compares the formulas with the scores of all orders.
    #[track_caller]
    fn check_luck(format: &str, pick: Option<i64>, key: &[i64]) {
        let scenario = scenario(format, pick, key);
        let scores: Vec<_> = orders(key.len())
            .iter()
            .map(|it| score(&scenario, in_favour_of(&scenario, it)))
            .collect();
        let count = i64::try_from(scores.len()).unwrap();
        let mean = scores.iter().sum::<i64>() / count;
        let variance = scores.iter().map(|it| (it - mean) * (it - mean)).sum::<i64>() / count;
        let luck = luck(&scenario);
        assert!((luck.mean - mean).abs() <= 2, "{format}: {luck:?} is no mean of {mean}");
        let near = (luck.variance - variance).abs() * 1_000 <= variance;
        assert!(near, "{format}: {luck:?} is no variance of {variance}");
    }

    #[test]
    fn luck_is_what_all_orders_earn() {
        check_luck("choose", None, &[3, 1, 0, 1]);
        check_luck("choose", None, &[2, 3]);
        check_luck("choose-k", Some(3), &[3, 3, 2, 1, 1, 0]);
        check_luck("best-worst", None, &[0, 3, 1]);
        check_luck("best-worst", None, &[2, 0, 3, 1, 1]);
        check_luck("rank", None, &[3, 1, 2, 4]);
        check_luck("rank", None, &[3, 1, 2, 5, 4, 6]);
        check_luck("rate", None, &[0, 3, 3, 3, 2]);
        check_luck("rate", None, &[0, 1, 2, 3]);
    }
}
