//! Tests the built-in quiz: its shape and its words; that no response is right without its
//! situation; that no way of answering without thinking pays; which outcomes plays end with; and
//! that editions only grow.
//!
//! To print its figures: `cargo test -p quiz --test content -- --nocapture figures`

#![expect(clippy::expect_used, clippy::panic, reason = "in a test, a panic is a failure")]

use quiz::answer::{Answer, Given};
use quiz::attempt::{Attempt, Msg};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::draw::{Draw, Seed};
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::score::{Scorecard, Verdict, earned};
use quiz::worth::Ratio;
use quiz::{
    Condition, Edition, Effectiveness, Feedback, Format, Group, Instruction, OutcomeIndex, Quiz,
    RateMarks, Scenario, Section, StyleIndex, file,
};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::OnceLock;

/// The number of draws that are tested.
const DRAWS: Seed = 2_000;

/// The number of plays of each simulated player.
const PLAYS: Seed = 1_000;

/// The number of plays of a player who answers at random. It is larger, since such plays seldom end
/// with a top outcome.
const RANDOM_PLAYS: Seed = 20_000;

const FORMATS: [&str; 5] = ["choose", "choose-k", "best-worst", "rank", "rate"];

const POINTS: [&str; 8] = [
    "not-work",
    "staying-in-touch",
    "interesting-not-useful",
    "practise",
    "no-pretending",
    "beer-test",
    "useless-looking",
    "powerful-good",
];

/// The scenarios at the end of the evening with people who are bad company.
const JERKS: [&str; 4] =
    ["bar-ice-voss", "bar-aloud-verena", "bar-timer-roth", "bar-locks-etienne"];

/// Reads the file of the built-in quiz as every quiz file is read.
fn file_of_the_evening() -> (Draft, Quiz) {
    let source = include_str!("../../../static/quizzes/an-evening-at-marisols.toml");
    match file::read("an-evening-at-marisols.toml", source) {
        Ok(found) => found,
        Err(error) => panic!("{error}"),
    }
}

fn evening() -> Rc<Quiz> {
    Rc::new(file_of_the_evening().1)
}

/// The scenarios of the newest edition, follow-ups included.
fn scenarios(quiz: &Quiz) -> impl Iterator<Item = &Scenario> {
    quiz.scenarios().map(|(_, it)| it).filter(|it| it.is_in(quiz.edition()))
}

/// The ids of the scenarios of a group that an edition has.
fn of_group(quiz: &Quiz, group: &Group, edition: Edition) -> Vec<Rc<str>> {
    let here = group.scenarios.iter().map(|&at| quiz.scenario(at)).filter(|it| it.is_in(edition));
    here.map(|it| it.id.as_str().into()).collect()
}

/// The scenarios of a section that a draw of the newest edition may have.
fn drawable<'a>(quiz: &'a Quiz, section: &'a Section) -> impl Iterator<Item = &'a Scenario> {
    let all = section.groups.iter().flat_map(|it| &it.scenarios).map(|&at| quiz.scenario(at));
    all.filter(|it| it.is_in(quiz.edition()))
}

fn offers(scenario: &Scenario, style: StyleIndex) -> bool {
    scenario.responses.iter().any(|it| it.style == Some(style))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The scenarios that a draw of the newest edition may have, each with the probability that it
/// does.
fn chances(quiz: &Quiz) -> Vec<(&Scenario, f64)> {
    let groups = quiz.sections().iter().flat_map(|it| &it.groups);
    let of_group = |group: &Group| {
        let all = group.scenarios.iter().map(|&at| quiz.scenario(at));
        let all: Vec<_> = all.filter(|it| it.is_in(quiz.edition())).collect();
        let chance = small(group.draw.unwrap_or(all.len())) / small(all.len());
        all.into_iter().map(move |it| (it, chance))
    };
    groups.flat_map(of_group).collect()
}

fn small(number: usize) -> f64 {
    f64::from(u32::try_from(number).expect("there are few"))
}

/// The families: scenarios that look alike to a player who sees no situation.
fn families(quiz: &Quiz) -> Vec<Vec<&Scenario>> {
    let mut families: Vec<Vec<&Scenario>> = Vec::new();
    for scenario in quiz.sections().iter().flat_map(|it| drawable(quiz, it)) {
        match families.iter_mut().find(|it| it[0].has_moves_of(scenario)) {
            Some(family) => family.push(scenario),
            None => families.push(vec![scenario]),
        }
    }
    families
}

/// The position, in a scenario, of the response that has this text. The text is one of another
/// scenario of its family.
#[track_caller]
fn place(scenario: &Scenario, text: &str) -> usize {
    let found = scenario.responses.iter().position(|it| *it.text == *text);
    found.unwrap_or_else(|| panic!("{} has no “{text}”", scenario.id))
}

/// Whether a response is a good move, by its effectiveness or by its place in the upper half of the
/// ranking.
fn is_good(scenario: &Scenario, at: usize) -> bool {
    match &scenario.format {
        Format::Rank(Rank { key }) => 2 * key[at] <= key.len(),
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. })
        | Format::Rate(Rate { key, .. }) => key[at].number() >= 2,
    }
}

fn median(mut all: Vec<usize>) -> f64 {
    all.sort_unstable();
    let middle = all.len() / 2;
    if all.len() % 2 == 1 { small(all[middle]) } else { small(all[middle - 1] + all[middle]) / 2.0 }
}

/// Makes sure that a table of these tests has an entry for every scenario of the quiz, and none
/// besides.
fn by_scenario<T>(quiz: &Quiz, name: &str, table: BTreeMap<String, T>) -> BTreeMap<String, T> {
    let known: BTreeSet<_> = quiz.scenarios().map(|(_, it)| it.id.to_string()).collect();
    let listed: BTreeSet<_> = table.keys().cloned().collect();
    assert_eq!(listed, known, "{name} must have every scenario of the quiz, and no other");
    table
}

// ---- Ways of answering ----

/// A player who answers all scenarios in one way.
type Player<'a> = dyn Fn(&Scenario, &mut ChaCha8Rng) -> Given + 'a;

/// The answer of a player who likes the responses in this order, the best first. Under `rate`, the
/// first half (rounded up) gets a 3, and the others a 0.
fn in_favour_of(scenario: &Scenario, order: &[usize]) -> Given {
    let n = scenario.responses.len();
    match &scenario.format {
        Format::Choose(_) => Given::Choose(order[0]),
        Format::ChooseK(ChooseK { pick, .. }) => {
            let mut picked = order[..*pick].to_vec();
            picked.sort_unstable();
            Given::ChooseK(picked)
        }
        Format::BestWorst(_) => Given::BestWorst(order[0], order[order.len() - 1]),
        Format::Rank(_) => Given::Rank(order.to_vec()),
        Format::Rate(_) => {
            let liked = &order[..n.div_ceil(2)];
            Given::Rate((0..n).map(|at| if liked.contains(&at) { 3 } else { 0 }).collect())
        }
    }
}

/// A random answer: all are equally likely.
fn at_random(scenario: &Scenario, rng: &mut ChaCha8Rng) -> Given {
    if let Format::Rate(Rate { key, .. }) = &scenario.format {
        return Given::Rate(key.iter().map(|_| rng.random_range(0..=3)).collect());
    }
    in_favour_of(scenario, &shuffled(scenario, rng))
}

fn shuffled(scenario: &Scenario, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.shuffle(rng);
    order
}

/// A response of one style wherever one is offered, otherwise a random answer.
fn in_style(scenario: &Scenario, style: StyleIndex, rng: &mut ChaCha8Rng) -> Given {
    let is_it = |at: usize| scenario.responses[at].style == Some(style);
    if let Given::Rate(mut ratings) = at_random(scenario, rng) {
        ratings.iter_mut().enumerate().filter(|(at, _)| is_it(*at)).for_each(|(_, it)| *it = 3);
        return Given::Rate(ratings);
    }
    let mut order = shuffled(scenario, rng);
    order.sort_by_key(|&at| !is_it(at));
    in_favour_of(scenario, &order)
}

/// The answer that the key gives.
fn by_key(scenario: &Scenario) -> Given {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    match &scenario.format {
        Format::Rate(Rate { key, .. }) => {
            let rating = |it: &Effectiveness| u8::try_from(it.number()).expect("at most 3");
            return Given::Rate(key.iter().map(rating).collect());
        }
        Format::Rank(Rank { key }) => order.sort_by_key(|&at| key[at]),
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. }) => {
            order.sort_by_key(|&at| Reverse(key[at]));
        }
    }
    in_favour_of(scenario, &order)
}

/// Prefers the responses in the written order.
fn first(scenario: &Scenario) -> Given {
    in_favour_of(scenario, &(0..scenario.responses.len()).collect::<Vec<_>>())
}

/// Prefers longer responses, in characters; those of one length in the written order.
fn longest(scenario: &Scenario) -> Given {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.sort_by_key(|&at| Reverse(scenario.responses[at].text.chars().count()));
    in_favour_of(scenario, &order)
}

/// Prefers shorter responses, in characters; those of one length in the written order.
fn shortest(scenario: &Scenario) -> Given {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.sort_by_key(|&at| scenario.responses[at].text.chars().count());
    in_favour_of(scenario, &order)
}

/// The answer of a player with a tendency, which is an order of styles: they prefer responses of
/// earlier styles. Under `rate`, the first response gets a 3, the second a 2, the last a 0 and the
/// others a 1. In `looks` of 100 scenarios they read the situation, and prefer any good move to any
/// poor one.
fn inclined(scenario: &Scenario, styles: &[StyleIndex], looks: u32, rng: &mut ChaCha8Rng) -> Given {
    let mut order = shuffled(scenario, rng);
    let does_look = rng.random_range(0..100) < looks;
    let liking = |at: usize| {
        let style = scenario.responses[at].style;
        styles.iter().position(|it| Some(*it) == style).unwrap_or(styles.len())
    };
    order.sort_by_key(|&at| (does_look && !is_good(scenario, at), liking(at)));
    if !matches!(scenario.format, Format::Rate(_)) {
        return in_favour_of(scenario, &order);
    }
    let mut ratings = vec![1; order.len()];
    ratings[order[1]] = 2;
    ratings[order[order.len() - 1]] = 0;
    ratings[order[0]] = 3;
    Given::Rate(ratings)
}

/// The five tendencies that are tested, with their names.
const TENDENCIES: [(&str, [&str; 2]); 5] = [
    ("shy and honest", ["leaver", "teller"]),
    ("charming and ambitious", ["admirer", "asker"]),
    ("kind, and never says no", ["host", "joiner"]),
    ("blunt", ["plain", "leaver"]),
    ("curious", ["asker", "joiner"]),
];

// ---- Simulated readers ----

/// The answers of a reader, by the id of the scenario that they read.
type Answers = BTreeMap<String, Vec<usize>>;

/// Simulated readers by name. Their file says what they are, and what they are not.
#[derive(Deserialize)]
struct Readers {
    blind: BTreeMap<String, Answers>,
    /// The picks of a reader who sees no situation and chooses what sounds nicest.
    nicest: Answers,
    sighted: BTreeMap<String, Answers>,
}

impl Readers {
    fn all() -> Readers {
        toml::from_str(include_str!("data/readers.toml")).expect("readers.toml has tables of lists")
    }
}

/// The answer of a reader to a scenario.
fn answered(scenario: &Scenario, numbers: &[usize]) -> Given {
    match &scenario.format {
        Format::Choose(_) => Given::Choose(numbers[0]),
        Format::ChooseK(_) => Given::ChooseK(numbers.to_vec()),
        Format::BestWorst(_) => Given::BestWorst(numbers[0], numbers[1]),
        Format::Rank(_) => Given::Rank(numbers.to_vec()),
        Format::Rate(_) => {
            let rating = |it: &usize| u8::try_from(*it).expect("at most 3");
            Given::Rate(numbers.iter().map(rating).collect())
        }
    }
}

/// The scenario of the same family that a reader read.
#[track_caller]
fn read_of<'a>(quiz: &'a Quiz, scenario: &Scenario, answers: &Answers) -> &'a Scenario {
    let families = families(quiz);
    let family = families.iter().find(|family| family.iter().any(|it| it.id == scenario.id));
    let family = family.unwrap_or_else(|| panic!("{} is not drawn", scenario.id));
    let read: Vec<_> = family.iter().filter(|it| answers.contains_key(it.id.as_str())).collect();
    let [read] = read[..] else { panic!("{} of the family of {}", read.len(), scenario.id) };
    read
}

/// The answer of a reader who sees no situation: the responses that they gave to the family of the
/// scenario.
fn blindly(quiz: &Quiz, scenario: &Scenario, answers: &Answers) -> Given {
    let read = read_of(quiz, scenario, answers);
    let numbers = &answers[read.id.as_str()];
    let here = |at: usize| place(scenario, &read.responses[at].text);
    let mut numbers: Vec<usize> = if let Format::Rate(_) = scenario.format {
        let texts = scenario.responses.iter().map(|it| &*it.text);
        texts.map(|it| numbers[place(read, it)]).collect()
    } else {
        numbers.iter().map(|&at| here(at)).collect()
    };
    if let Format::ChooseK(_) = scenario.format {
        numbers.sort_unstable();
    }
    answered(scenario, &numbers)
}

/// The built-in quiz as a sighted reader knows it: each family is replaced by the scenario that
/// they read, drawn as often as the family. So their answer to it counts whichever scenario of the
/// family is drawn. There are no follow-ups.
fn as_read(answers: &Answers) -> Rc<Quiz> {
    let (mut draft, quiz) = file_of_the_evening();
    let all = draft.scenarios.clone();
    draft.scenarios.clear();
    for scenario in quiz.sections().iter().flat_map(|it| drawable(&quiz, it)) {
        let named =
            |id: &str| all.iter().find(|it| it.id.as_deref() == Some(id)).expect("it is there");
        let mut read = named(read_of(&quiz, scenario, answers).id.as_str()).clone();
        read.id = Some(scenario.id.to_string());
        read.responses.iter_mut().for_each(|it| it.leads_to = None);
        draft.scenarios.push(read);
    }
    Rc::new(check(&draft).unwrap_or_else(|problems| panic!("{problems:?}")))
}

/// The answer of a sighted reader to a scenario of the quiz that [`as_read`] gives.
fn knowingly(quiz: &Quiz, scenario: &Scenario, answers: &Answers) -> Given {
    let all = scenarios(quiz).filter(|it| it.responses == scenario.responses);
    let mut numbers = all.filter_map(|it| answers.get(it.id.as_str()));
    answered(scenario, numbers.next().expect("one of the family was read"))
}

// ---- Scores and plays of ways of answering ----

/// A score in hundredths, only for messages and for comparison with a limit.
fn percent(score: Ratio) -> f64 {
    let part = |it: i128| f64::from(i32::try_from(it).expect("scores have small parts"));
    100.0 * part(score.num()) / part(score.den())
}

/// The score of an answer, corrected for guessing.
#[track_caller]
fn score(scenario: &Scenario, given: &Given) -> f64 {
    let Some(answer) = Answer::new(scenario, given.clone()) else {
        panic!("{given:?} is no answer to {}", scenario.id)
    };
    percent(scenario.format.worth().score(earned(scenario, &answer)))
}

/// The mean score over all draws, without follow-ups.
#[track_caller]
fn mean(quiz: &Quiz, given: impl Fn(&Scenario) -> Given) -> f64 {
    let (mut sum, mut whole) = (0.0, 0.0);
    for (scenario, chance) in chances(quiz) {
        sum += chance * score(scenario, &given(scenario));
        whole += chance;
    }
    sum / whole
}

/// The mean score over all draws of a player whose answers vary, as the mean of many runs.
fn mean_of_many(quiz: &Quiz, player: &Player<'_>) -> f64 {
    const TIMES: u32 = 200;
    let rng = std::cell::RefCell::new(ChaCha8Rng::seed_from_u64(0));
    let one = |_| mean(quiz, |it| player(it, &mut rng.borrow_mut()));
    (0..TIMES).map(one).sum::<f64>() / f64::from(TIMES)
}

/// A finished play of the newest edition.
fn play(quiz: &Rc<Quiz>, seed: Seed, player: &Player<'_>) -> Scorecard {
    let draw = Draw::new(quiz, quiz.edition(), seed).expect("the edition is there");
    let mut rng = ChaCha8Rng::seed_from_u64(seed.into());
    let mut answers = Vec::new();
    for drawn in draw.scenarios() {
        let mut next = Some(drawn.scenario);
        while let Some(at) = next {
            let scenario = quiz.scenario(at);
            let given = player(scenario, &mut rng);
            next = match given {
                Given::Choose(at) => scenario.responses[at].leads_to,
                _ => None,
            };
            answers.push(Some(given));
        }
    }
    let attempt = Attempt::replay(Rc::clone(quiz), quiz.edition(), seed, answers);
    let attempt = attempt.expect("the answers fit").update(Msg::Finished);
    Scorecard::of(&attempt.expect("the answers reach the end"))
}

/// How often plays ended with each verdict.
struct Tally {
    verdicts: BTreeMap<Vec<OutcomeIndex>, u32>,
    plays: u32,
}

impl Tally {
    fn of(quiz: &Rc<Quiz>, plays: Seed, player: &Player<'_>) -> Tally {
        let mut verdicts = BTreeMap::new();
        for seed in 0..plays {
            let verdict = match play(quiz, seed, player).verdict.expect("the play is over") {
                Verdict::Outcome(one) => vec![one],
                Verdict::Blend(one, other) => vec![one, other],
            };
            *verdicts.entry(verdict).or_default() += 1;
        }
        Tally { verdicts, plays }
    }

    /// The tally of a player who answers at random. It is computed once, since it takes a while and
    /// several tests need it.
    fn at_random(quiz: &Rc<Quiz>) -> &'static Tally {
        static FOUND: OnceLock<Tally> = OnceLock::new();
        FOUND.get_or_init(|| Tally::of(quiz, RANDOM_PLAYS, &at_random))
    }

    /// The tally of a player who always chooses one style, for each style.
    fn in_styles(quiz: &Rc<Quiz>) -> &'static BTreeMap<StyleIndex, Tally> {
        static FOUND: OnceLock<BTreeMap<StyleIndex, Tally>> = OnceLock::new();
        FOUND.get_or_init(|| {
            let one = |at| Tally::of(quiz, PLAYS, &|it, rng| in_style(it, at, rng));
            quiz.styles().map(|(at, _)| (at, one(at))).collect()
        })
    }

    /// A share of the plays in per cent.
    fn share(&self, of: impl Fn(&[OutcomeIndex]) -> bool) -> f64 {
        let count: u32 =
            self.verdicts.iter().filter(|(it, _)| of(it)).map(|(_, count)| count).sum();
        100.0 * f64::from(count) / f64::from(self.plays)
    }

    /// The most frequent verdict.
    fn most_frequent(&self) -> &[OutcomeIndex] {
        self.verdicts.iter().max_by_key(|(_, count)| **count).map_or(&[], |(it, _)| it)
    }

    /// Describes the share of each outcome, in the order of the quiz, then that of all blends
    /// together.
    fn described(&self, quiz: &Quiz) -> String {
        let alone = quiz.outcomes().map(|(at, outcome)| {
            let share = self.share(|it| it == [at]);
            format!("{} {share:.2} %, ", outcome.id)
        });
        alone.collect::<String>() + &format!("blends {:.2} %", self.share(|it| it.len() == 2))
    }
}

/// The outcomes that need a total score, with that score.
fn top_outcomes(quiz: &Quiz) -> BTreeMap<OutcomeIndex, i32> {
    let least = |condition: &Condition| match condition {
        Condition::ScoreAtLeast(least) => Some(*least),
        _ => None,
    };
    let top = quiz.outcomes().map(|(at, it)| (at, it.when.iter().filter_map(least).max()));
    top.filter_map(|(at, least)| Some((at, least?))).collect()
}

/// The outcomes of a style: the one for players who also judge well, then the one for players who
/// overdo the style. The style of admirers has none, since it is offered too seldom.
fn outcomes_of(quiz: &Quiz, style: StyleIndex) -> Option<[OutcomeIndex; 2]> {
    let all = quiz.outcomes().filter(|(_, it)| it.when.contains(&Condition::TopStyle(style)));
    let all: Vec<_> = all.map(|(at, _)| at).collect();
    if quiz.style(style).id.as_str() == "admirer" {
        assert!(all.is_empty());
        return None;
    }
    let [well, overdone] = all[..] else { panic!("{}: {}", quiz.style(style).id, all.len()) };
    let top = top_outcomes(quiz);
    assert!(top.contains_key(&well) && !top.contains_key(&overdone), "{}", quiz.style(style).id);
    Some([well, overdone])
}

#[track_caller]
fn style(quiz: &Quiz, id: &str) -> StyleIndex {
    let found = quiz.styles().find(|(_, it)| it.id.as_str() == id);
    found.unwrap_or_else(|| panic!("there is no style {id}")).0
}

// ---- Shape and texts ----

#[test]
fn the_built_in_quiz_has_five_rooms_and_all_formats() {
    let quiz = evening();
    assert_eq!((quiz.id().as_str(), quiz.edition()), ("an-evening-at-marisols", 1));
    assert_eq!((quiz.instruction(), quiz.feedback()), (Instruction::Should, Feedback::AtOnce));
    let rooms: Vec<_> = quiz.sections().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(rooms, ["door", "living-room", "balcony", "kitchen", "bar"]);
    let mut all = Vec::new();
    for room in quiz.sections() {
        let count = drawable(&quiz, room).count();
        assert!(count >= 6, "{} has only {count} scenarios", room.id);
        all.extend(drawable(&quiz, room));
    }
    assert!(all.len() >= 36, "{} scenarios", all.len());
    let formats: BTreeSet<_> = all.iter().map(|it| it.format.name()).collect();
    assert_eq!(formats, FORMATS.into());
    let branching =
        all.iter().filter(|it| it.responses.iter().any(|response| response.leads_to.is_some()));
    assert!(branching.count() >= 2);
    let well = top_outcomes(&quiz).len();
    assert!(well >= 5 && quiz.outcomes().count() - well >= 5, "{well} outcomes need a score");
    for (_, outcome) in quiz.outcomes() {
        assert!(!outcome.line.is_empty() && !outcome.next.is_empty(), "{}", outcome.id);
    }
}

#[test]
fn every_point_of_the_post_is_there_three_times() {
    #[derive(Deserialize)]
    struct Points {
        points: BTreeMap<String, BTreeSet<String>>,
    }
    let quiz = evening();
    let Points { points } =
        toml::from_str(include_str!("data/points.toml")).expect("points.toml is a table of lists");
    let points = by_scenario(&quiz, "crates/quiz/tests/data/points.toml", points);
    let mut counts: BTreeMap<&str, u32> = POINTS.iter().map(|&it| (it, 0)).collect();
    for scenario in scenarios(&quiz) {
        for point in &points[scenario.id.as_str()] {
            let Some(count) = counts.get_mut(point.as_str()) else {
                panic!("{}: {point} is no point of the post", scenario.id)
            };
            *count += 1;
        }
    }
    assert!(counts.values().all(|&it| it >= 3), "{counts:?}");
}

#[test]
fn stems_and_responses_are_short_and_moves_explained() {
    let quiz = evening();
    let (mut stems, mut responses) = (Vec::new(), Vec::new());
    for scenario in scenarios(&quiz) {
        let (id, stem) = (&scenario.id, words(&scenario.stem));
        assert!(stem <= 60, "the stem of {id} has {stem} words");
        stems.push(stem);
        for (at, response) in scenario.responses.iter().enumerate() {
            let length = words(&response.text);
            assert!(length <= 20, "response {at} of {id} has {length} words");
            assert!(!response.rationale.is_empty(), "response {at} of {id} has no rationale");
            responses.push(length);
        }
    }
    let (stem, response) = (median(stems), median(responses));
    assert!(stem <= 45.0 && response <= 10.0, "medians: {stem} and {response} words");
}

// ---- Twins ----

#[test]
fn every_response_of_a_family_is_good_in_one_situation_and_poor_in_another() {
    let quiz = evening();
    for family in families(&quiz).iter().filter(|it| it.len() > 1) {
        for response in &family[0].responses {
            let good: Vec<_> =
                family.iter().filter(|it| is_good(it, place(it, &response.text))).collect();
            let (id, text) = (&family[0].id, &response.text);
            assert!(!good.is_empty(), "the family of {id}: “{text}” is never good");
            assert!(good.len() < family.len(), "the family of {id}: “{text}” is never poor");
        }
    }
}

/// Players recognise a style by the text alone, so it must not depend on the situation: otherwise
/// it would give away where a response is right.
#[test]
fn a_response_has_one_style_in_all_situations() {
    let quiz = evening();
    let mut styles = BTreeMap::new();
    for response in scenarios(&quiz).flat_map(|it| &it.responses) {
        let style = response.style.map(|it| quiz.style(it).id.as_str());
        assert!(style.is_some(), "“{}” has no style", response.text);
        let known = *styles.entry(&*response.text).or_insert(style);
        assert_eq!(known, style, "“{}”", response.text);
    }
}

#[test]
fn no_play_draws_two_of_a_family() {
    let quiz = evening();
    let groups: Vec<_> = quiz.sections().iter().flat_map(|it| &it.groups).collect();
    for family in families(&quiz) {
        let holds = |group: &&&Group| {
            group.scenarios.iter().any(|&at| family.iter().any(|it| it.id == quiz.scenario(at).id))
        };
        let of: Vec<_> = groups.iter().filter(holds).collect();
        let is_one_drawn = of.len() == 1 && of[0].draw.is_none_or(|it| it == 1);
        assert!(is_one_drawn, "the family of {}", family[0].id);
        assert!(of[0].draw.is_some() || family.len() == 1, "the family of {}", family[0].id);
    }
}

#[test]
fn at_most_three_of_ten_stand_alone() {
    let quiz = evening();
    let families = families(&quiz);
    let is_alone = |it: &Scenario| families.iter().any(|all| all.len() == 1 && all[0].id == it.id);
    let all = chances(&quiz);
    let drawn: f64 = all.iter().map(|(_, chance)| chance).sum();
    let alone: f64 = all.iter().filter(|(it, _)| is_alone(it)).map(|(_, chance)| chance).sum();
    assert!((drawn - 10.0).abs() < 1e-9, "{drawn} scenarios are drawn");
    assert!(alone <= 3.0, "{alone} of ten have no twin");
}

#[test]
fn a_chief_creative_officer_is_at_the_end_and_a_jerk_at_least_as_often_as_not() {
    let quiz = evening();
    let last = quiz.sections().last().and_then(|it| it.groups.last()).expect("there is a bar");
    assert_eq!(last.draw, Some(1));
    let all: Vec<_> = last.scenarios.iter().map(|&at| quiz.scenario(at)).collect();
    for scenario in &all {
        assert!(scenario.stem.contains("Chief Creative Officer"), "{}", scenario.id);
    }
    let jerks = all.iter().filter(|it| JERKS.contains(&it.id.as_str())).count();
    assert_eq!(jerks, JERKS.len());
    assert!(2 * jerks >= all.len(), "{jerks} of {}", all.len());
}

// ---- Draws ----

#[test]
fn every_draw_opens_at_the_door_and_ends_at_the_bar() {
    let quiz = evening();
    let opener = quiz.sections().first().and_then(|it| it.groups.first()).expect("a group");
    assert_eq!(
        (opener.draw, &*of_group(&quiz, opener, quiz.edition())),
        (None, &["door-first".into()][..])
    );
    for seed in 0..DRAWS {
        let draw = Draw::new(&quiz, quiz.edition(), seed).expect("the edition is there");
        let drawn = draw.scenarios();
        let rooms: Vec<_> = drawn.iter().map(|it| it.section).collect();
        assert_eq!(rooms, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4], "seed {seed}");
        let distinct: BTreeSet<_> = drawn.iter().map(|it| it.scenario).collect();
        assert_eq!(distinct.len(), 10, "seed {seed}");
        let first = drawn[0].scenario;
        assert_eq!(quiz.scenario(first).id.as_str(), "door-first", "seed {seed}");
        let written: Vec<_> = (0..quiz.scenario(first).responses.len()).collect();
        assert_eq!(draw.responses(&quiz, first), written, "seed {seed}");
        for (at, style) in quiz.styles() {
            let count = drawn.iter().filter(|it| offers(quiz.scenario(it.scenario), at)).count();
            let least = least_offered(style.id.as_str());
            assert!(count >= least, "seed {seed} offers {} only {count} times", style.id);
        }
        for (at, trait_) in quiz.traits() {
            let mut met = drawn.iter().map(|it| quiz.scenario(it.scenario));
            assert!(met.any(|it| it.traits.contains(&at)), "seed {seed} lacks {}", trait_.id);
        }
    }
}

/// How often each play has to offer a style. The style without an outcome may be missing.
fn least_offered(style: &str) -> usize {
    if style == "admirer" { 0 } else { 2 }
}

/// The least number of scenarios of a kind that a draw can have.
fn fewest(quiz: &Quiz, is_it: impl Fn(&Scenario) -> bool) -> usize {
    let of = |group: &Group| {
        let all = group.scenarios.iter().map(|&at| quiz.scenario(at));
        let mut kinds: Vec<_> = all.filter(|it| it.is_in(quiz.edition())).map(&is_it).collect();
        kinds.sort_unstable();
        kinds.truncate(group.draw.unwrap_or(kinds.len()));
        kinds.into_iter().filter(|it| *it).count()
    };
    quiz.sections().iter().flat_map(|it| &it.groups).map(of).sum()
}

#[test]
fn even_the_leanest_draw_has_every_trait_and_style() {
    let quiz = evening();
    for (at, style) in quiz.styles() {
        let fewest = fewest(&quiz, |it| offers(it, at));
        let least = least_offered(style.id.as_str());
        assert!(fewest >= least, "a draw may offer {} only {fewest} times", style.id);
    }
    for (at, trait_) in quiz.traits() {
        let fewest = fewest(&quiz, |it| it.traits.contains(&at));
        assert!(fewest >= 1, "a draw may lack {}", trait_.id);
    }
}

// ---- Ways of answering without the situations ----

/// The greatest score, in hundredths, that a way of answering without the situations may reach.
const MAX_PER_CENT: f64 = 15.0;

/// Makes sure that a way of answering scores 15 % at most.
#[track_caller]
fn check_does_not_pay(quiz: &Quiz, what: &str, given: impl Fn(&Scenario) -> Given) {
    let mean = mean(quiz, &given);
    let drawn = quiz.sections().iter().flat_map(|it| drawable(quiz, it));
    let mut scores: Vec<_> = drawn.map(|it| (score(it, &given(it)), it.id.as_str())).collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    assert!(mean <= MAX_PER_CENT, "{what} scores {mean:.1} %: {scores:.0?}");
}

#[test]
fn always_the_first_does_not_pay() {
    check_does_not_pay(&evening(), "always the first", first);
}

#[test]
fn always_the_longest_does_not_pay() {
    check_does_not_pay(&evening(), "always the longest", longest);
}

#[test]
fn always_the_shortest_does_not_pay() {
    check_does_not_pay(&evening(), "always the shortest", shortest);
}

#[test]
fn always_the_nicest_does_not_pay() {
    let quiz = evening();
    let answers = Readers::all().nicest;
    check_does_not_pay(&quiz, "always the nicest", |it| blindly(&quiz, it, &answers));
}

#[test]
fn always_one_style_does_not_pay() {
    let quiz = evening();
    for (at, style) in quiz.styles() {
        let mean = mean_of_many(&quiz, &|it, rng| in_style(it, at, rng));
        assert!(mean <= MAX_PER_CENT, "always {} scores {mean:.1} %", style.id);
    }
}

// ---- Scores of the simulated readers ----

/// The scores of the readers who see no situation, then those of the sighted readers.
fn scores_of_readers(quiz: &Quiz) -> (Vec<f64>, Vec<f64>) {
    let Readers { blind, sighted, .. } = Readers::all();
    let blind = blind.values().map(|answers| mean(quiz, |it| blindly(quiz, it, answers)));
    let sighted = sighted.values().map(|answers| {
        let quiz = as_read(answers);
        mean(&quiz, |it| knowingly(&quiz, it, answers))
    });
    (blind.collect(), sighted.collect())
}

fn mean_of(all: &[f64]) -> f64 {
    all.iter().sum::<f64>() / small(all.len())
}

#[test]
fn readers_of_situations_score_far_above_blind_readers() {
    let (blind, sighted) = scores_of_readers(&evening());
    assert_eq!((blind.len(), sighted.len()), (3, 5));
    assert!(blind.iter().all(|it| *it <= 30.0), "blind: {blind:.1?}");
    let more = mean_of(&sighted) - mean_of(&blind);
    assert!(more >= 40.0, "only {more:.1} more: {sighted:.1?} beside {blind:.1?}");
}

#[test]
fn different_readers_get_different_outcomes() {
    let mut outcomes = BTreeSet::new();
    for answers in Readers::all().sighted.values() {
        let quiz = as_read(answers);
        let tally = Tally::of(&quiz, PLAYS, &|it, _| knowingly(&quiz, it, answers));
        outcomes.insert(tally.most_frequent().to_vec());
    }
    assert!(outcomes.len() >= 4, "{outcomes:?}");
}

// ---- Outcomes ----

#[test]
fn players_who_know_the_key_get_a_top_outcome() {
    let quiz = evening();
    let top = top_outcomes(&quiz);
    for seed in 0..PLAYS {
        let card = play(&quiz, seed, &|it, _| by_key(it));
        let total = card.total.map(|it| percent(it.ratio()));
        assert_eq!(total, Some(100.0), "seed {seed}");
        let outcomes = match card.verdict.expect("the play is over") {
            Verdict::Outcome(one) => vec![one],
            Verdict::Blend(one, other) => vec![one, other],
        };
        assert!(outcomes.iter().all(|it| top.contains_key(it)), "seed {seed}: {outcomes:?}");
    }
}

#[test]
fn players_with_one_style_get_its_outcome() {
    let quiz = evening();
    for (&at, tally) in Tally::in_styles(&quiz) {
        if let Some([_, overdone]) = outcomes_of(&quiz, at) {
            let share = tally.share(|it| it == [overdone]);
            assert!(share >= 85.0, "{}: {}", quiz.style(at).id, tally.described(&quiz));
        }
    }
}

#[test]
fn a_top_outcome_is_not_for_guessing() {
    let quiz = evening();
    let top = top_outcomes(&quiz);
    assert!(!top.is_empty());
    for (&at, &least) in &top {
        assert!(least >= 40, "{} needs only {least} %", quiz.outcome(at).id);
    }
    let tally = Tally::at_random(&quiz);
    let share = tally.share(|ids| ids.iter().any(|it| top.contains_key(it)));
    assert!(share <= 2.0, "{share} %: {}", tally.described(&quiz));
}

/// The plays of players with a tendency to certain styles, who read none, half or all of the
/// situations.
struct Inclined {
    who: String,
    styles: Vec<StyleIndex>,
    tally: Tally,
}

impl Inclined {
    /// Computed once, since it takes a while and two tests need it.
    fn all(quiz: &Rc<Quiz>) -> &'static [Inclined] {
        static FOUND: OnceLock<Vec<Inclined>> = OnceLock::new();
        FOUND.get_or_init(|| {
            let mut all = Vec::new();
            for (name, styles) in TENDENCIES {
                let styles = styles.map(|it| style(quiz, it)).to_vec();
                for looks in [0, 50, 100] {
                    let tally =
                        Tally::of(quiz, PLAYS, &|it, rng| inclined(it, &styles, looks, rng));
                    let who = format!("{name}, looks {looks} %");
                    all.push(Inclined { who, styles: styles.clone(), tally });
                }
            }
            all
        })
    }
}

#[test]
fn every_outcome_is_somebodys_and_none_is_everybodys() {
    let quiz = evening();
    let tendencies = Inclined::all(&quiz);
    for (at, outcome) in quiz.outcomes() {
        let tallies = tendencies.iter().map(|it| &it.tally).chain([Tally::at_random(&quiz)]);
        let most = tallies.map(|tally| tally.share(|it| it == [at])).fold(0.0, f64::max);
        assert!(most >= 2.0, "nobody gets {} more often than {most} %", outcome.id);
        for Inclined { who, styles, tally } in tendencies {
            let mut meant = styles.iter().filter_map(|it| outcomes_of(&quiz, *it)).flatten();
            let share = tally.share(|it| it == [at]);
            assert!(share <= 40.0 || meant.any(|it| it == at), "{who}: {share} % {}", outcome.id);
        }
    }
}

// ---- Editions ----

/// The facts of the quiz on which links depend, one a line; texts are not among them. Later
/// editions may only add lines.
fn facts(quiz: &Quiz) -> Vec<String> {
    let mut facts = Vec::new();
    for edition in 1..=quiz.edition() {
        let mut rooms = Vec::new();
        for section in quiz.sections() {
            let has_any = |it: &&Group| !of_group(quiz, it, edition).is_empty();
            if section.groups.iter().any(|it| has_any(&it)) {
                rooms.push(section.id.as_str());
            }
            for (number, group) in (1..).zip(&section.groups).filter(|(_, it)| has_any(it)) {
                let draw = group.draw.map_or("all".to_owned(), |it| format!("{it}"));
                let ids = of_group(quiz, group, edition).join(" ");
                facts.push(format!(
                    "edition {edition}, {}, group {number}, {draw} of: {ids}",
                    section.id
                ));
            }
        }
        facts.push(format!("edition {edition}: {}", rooms.join(" ")));
    }
    for (_, scenario) in quiz.scenarios() {
        let id = &scenario.id;
        let shuffle = if scenario.shuffle { "" } else { ", as written" };
        let weight = if scenario.weight == 1 {
            String::new()
        } else {
            format!(", weight {}", scenario.weight)
        };
        let ends = if scenario.ends { ", ends" } else { "" };
        let responses: Vec<_> =
            (0..scenario.responses.len()).map(|at| fact(quiz, scenario, at)).collect();
        facts.push(format!(
            "{id} since {}: {}{shuffle}{weight}{ends}: {}",
            scenario.since,
            format_and_rules(&scenario.format),
            responses.join(", ")
        ));
        if let Some(retired) = scenario.retired {
            facts.push(format!("{id} retired {retired}"));
        }
    }
    facts
}

/// Describes a response: its key, its style, and the follow-up that it leads to.
fn fact(quiz: &Quiz, scenario: &Scenario, at: usize) -> String {
    let key = match &scenario.format {
        Format::Rank(Rank { key }) => key[at].to_string(),
        Format::Choose(Choose { key })
        | Format::ChooseK(ChooseK { key, .. })
        | Format::BestWorst(BestWorst { key, .. })
        | Format::Rate(Rate { key, .. }) => key[at].to_string(),
    };
    let response = &scenario.responses[at];
    let style = response.style.map(|it| format!(" {}", quiz.style(it).id)).unwrap_or_default();
    let target = response.leads_to.map(|it| format!(" > {}", quiz.scenario(it).id));
    key + &style + &target.unwrap_or_default()
}

fn format_and_rules(format: &Format) -> String {
    match format {
        Format::ChooseK(ChooseK { pick, .. }) => format!("choose-k {pick}"),
        Format::Rate(Rate { marks, .. }) if *marks != RateMarks::DEFAULT => {
            let all = Effectiveness::ALL;
            let row = |key| all.map(|given| marks.earned(key, given));
            format!("rate {:?}", all.map(row))
        }
        _ => format.name().to_owned(),
    }
}

#[test]
fn editions_only_grow() {
    let quiz = evening();
    let found = facts(&quiz);
    let golden = include_str!("data/evening-editions.txt");
    let golden: Vec<_> =
        golden.lines().filter(|it| !it.is_empty() && !it.starts_with('#')).collect();
    let gone: Vec<_> = golden.iter().filter(|it| !found.iter().any(|found| found == *it)).collect();
    assert!(
        gone.is_empty(),
        "\n\nThis was true of a published edition of the evening, and is no longer:\n\n{gone:#?}\n\n\
         Links carry a seed, an edition and answers by their numbers: whoever opens an old one must \
         get the scenarios, the order of responses and the marks that its sender had. So never \
         change these, nor their lines in crates/quiz/tests/data/evening-editions.txt. Wording may be \
         mended. To change more, raise the quiz's `edition`, give the old scenario `retired` and \
         add a new one with `since`, both of that edition.\n"
    );
    let new: Vec<_> =
        found.iter().filter(|it| !golden.contains(&it.as_str())).map(String::as_str).collect();
    assert!(
        new.is_empty(),
        "\n\nThe evening has grown. Once this is to be published, add these lines to the end of \
         crates/quiz/tests/data/evening-editions.txt, and change none that is there:\n\n{}\n\n",
        new.join("\n")
    );
}

// ---- Figures ----

#[test]
fn figures() {
    let quiz = evening();
    println!("scenarios by room and format (drawable)");
    for room in quiz.sections() {
        let count =
            |format: &&str| drawable(&quiz, room).filter(|it| it.format.name() == *format).count();
        let counts = FORMATS.iter().map(|it| format!("{it} {}", count(it))).collect::<Vec<_>>();
        println!(
            "  {:12} {}: {}",
            room.id.as_str(),
            drawable(&quiz, room).count(),
            counts.join(", ")
        );
    }
    let all = || quiz.sections().iter().flat_map(|it| drawable(&quiz, it));
    for format in FORMATS {
        println!("  {format:12} {}", all().filter(|it| it.format.name() == format).count());
    }
    let follow_ups = scenarios(&quiz).count() - all().count();
    println!("  {} drawable, {follow_ups} follow-ups", all().count());

    println!("corrected score as drawn, per cent");
    println!("  first        {:6.1}", mean(&quiz, first));
    println!("  longest      {:6.1}", mean(&quiz, longest));
    println!("  shortest     {:6.1}", mean(&quiz, shortest));
    let nicest = Readers::all().nicest;
    println!("  nicest       {:6.1}", mean(&quiz, |it| blindly(&quiz, it, &nicest)));
    println!("  key          {:6.1}", mean(&quiz, by_key));
    println!("  random       {:6.1}", mean_of_many(&quiz, &at_random));
    for (at, style) in quiz.styles() {
        let mean = mean_of_many(&quiz, &|it, rng| in_style(it, at, rng));
        println!("  {:12} {mean:6.1}", style.id.as_str());
    }
    let (blind, sighted) = scores_of_readers(&quiz);
    println!("  blind        {blind:.1?}");
    println!("  sighted      {sighted:.1?}");

    println!("outcomes of {RANDOM_PLAYS} plays at random");
    let tally = Tally::at_random(&quiz);
    let top = top_outcomes(&quiz);
    println!("  {}", tally.described(&quiz));
    println!(
        "  top outcomes {:.2} %",
        tally.share(|ids| ids.iter().any(|it| top.contains_key(it)))
    );
    println!("outcomes of {PLAYS} plays of each style");
    for (&at, tally) in Tally::in_styles(&quiz) {
        println!("  {:12} {}", quiz.style(at).id.as_str(), tally.described(&quiz));
    }
    println!("outcomes of {PLAYS} plays of each tendency");
    for Inclined { who, tally, .. } in Inclined::all(&quiz) {
        println!("  {who}: {}", tally.described(&quiz));
    }
}
