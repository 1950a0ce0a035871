//! What the built-in quiz promises (DESIGN.md, part 3): its shape and its words, that no way of
//! answering without thinking pays, where plays end, and that editions only grow.
//!
//! Its figures, for people: `cargo test -p quiz-core --features files --test content -- --nocapture figures`

#![expect(clippy::expect_used, clippy::panic, reason = "in a test, a panic is a failure")]

use quiz_core::answer::{Answer, Given};
use quiz_core::attempt::{Attempt, Msg};
use quiz_core::draw::{Draw, Seed};
use quiz_core::quiz::worth::{Ratio, Worth};
use quiz_core::quiz::{
    Condition, Edition, Effectiveness, Feedback, Format, Group, Instruction, OutcomeIndex, Quiz,
    RateMarks, Scenario, Section, StyleIndex, file,
};
use quiz_core::score::{Scorecard, Verdict, earned};
use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::OnceLock;

/// Draws that are looked at.
const DRAWS: Seed = 2_000;

/// Plays of each player.
const PLAYS: Seed = 1_000;

/// Plays of who answers at random: top outcomes are rare among them.
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

/// The quiz, through the loader that everybody's quiz goes through.
fn evening() -> Rc<Quiz> {
    let source = include_str!("../../static/quizzes/the-evening.toml");
    match file::read("the-evening.toml", source) {
        Ok((_, quiz)) => Rc::new(quiz),
        Err(error) => panic!("{error}"),
    }
}

/// What the newest edition has, follow-ups too.
fn scenarios(quiz: &Quiz) -> impl Iterator<Item = &Scenario> {
    quiz.scenarios().map(|(_, it)| it).filter(|it| it.is_in(quiz.edition()))
}

/// Those of a group that an edition has.
fn of_group(quiz: &Quiz, group: &Group, edition: Edition) -> Vec<Rc<str>> {
    let here = group.scenarios.iter().map(|&at| quiz.scenario(at)).filter(|it| it.is_in(edition));
    here.map(|it| it.id.as_str().into()).collect()
}

/// Those that a draw of the newest edition may hold, of one section.
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

/// A table of the tests' own, from scenario to whatever is said of it: of every one, of no other.
fn by_scenario<T>(quiz: &Quiz, name: &str, table: BTreeMap<String, T>) -> BTreeMap<String, T> {
    let known: BTreeSet<_> = quiz.scenarios().map(|(_, it)| it.id.to_string()).collect();
    let listed: BTreeSet<_> = table.keys().cloned().collect();
    assert_eq!(listed, known, "{name} must have every scenario of the quiz, and no other");
    table
}

// ---- Ways to answer ----

/// Somebody who answers scenarios in one way.
type Player<'a> = dyn Fn(&Scenario, &mut ChaCha8Rng) -> Given + 'a;

/// The answer of who likes the responses in this order: `rate` gives the first half, rounded up,
/// a 3 and the others a 0.
fn in_favour_of(scenario: &Scenario, order: &[usize]) -> Given {
    let n = scenario.responses.len();
    match &scenario.format {
        Format::Choose { .. } => Given::Choose(order[0]),
        Format::ChooseK { pick, .. } => {
            let mut picked = order[..*pick].to_vec();
            picked.sort_unstable();
            Given::ChooseK(picked)
        }
        Format::BestWorst { .. } => Given::BestWorst(order[0], order[order.len() - 1]),
        Format::Rank { .. } => Given::Rank(order.to_vec()),
        Format::Rate { .. } => {
            let liked = &order[..n.div_ceil(2)];
            Given::Rate((0..n).map(|at| if liked.contains(&at) { 3 } else { 0 }).collect())
        }
    }
}

/// Every answer as likely as the others.
fn at_random(scenario: &Scenario, rng: &mut ChaCha8Rng) -> Given {
    if let Format::Rate { key, .. } = &scenario.format {
        return Given::Rate(key.iter().map(|_| rng.random_range(0..=3)).collect());
    }
    in_favour_of(scenario, &shuffled(scenario, rng))
}

fn shuffled(scenario: &Scenario, rng: &mut ChaCha8Rng) -> Vec<usize> {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.shuffle(rng);
    order
}

/// One style wherever it is offered, else at random.
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

/// The answer of the key.
fn by_key(scenario: &Scenario) -> Given {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    match &scenario.format {
        Format::Rate { key, .. } => {
            let rating = |it: &Effectiveness| u8::try_from(it.number()).expect("at most 3");
            return Given::Rate(key.iter().map(rating).collect());
        }
        Format::Rank { key } => order.sort_by_key(|&at| key[at]),
        Format::Choose { key } | Format::ChooseK { key, .. } | Format::BestWorst { key, .. } => {
            order.sort_by_key(|&at| Reverse(key[at]));
        }
    }
    in_favour_of(scenario, &order)
}

/// The responses as written.
fn first(scenario: &Scenario) -> Given {
    in_favour_of(scenario, &(0..scenario.responses.len()).collect::<Vec<_>>())
}

/// The longest first, in characters; of those as long, as written.
fn longest(scenario: &Scenario) -> Given {
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.sort_by_key(|&at| Reverse(scenario.responses[at].text.chars().count()));
    in_favour_of(scenario, &order)
}

/// What sounds nicest to who does not know the situation, by scenario.
fn nicest(quiz: &Quiz) -> BTreeMap<String, Given> {
    #[derive(Deserialize)]
    struct Nicest {
        picks: BTreeMap<String, Vec<usize>>,
    }
    let Nicest { picks } =
        toml::from_str(include_str!("data/nicest.toml")).expect("nicest.toml is a table of lists");
    let picks = by_scenario(quiz, "core/tests/data/nicest.toml", picks);
    let all = quiz.scenarios().map(|(_, scenario)| {
        let id = scenario.id.to_string();
        let given = in_favour_of(scenario, &picks[&id]);
        (id, given)
    });
    all.collect()
}

// ---- What ways to answer bring ----

/// A score in hundredths, only to be read and compared with a bar.
fn percent(score: Ratio) -> f64 {
    let part = |it: i128| f64::from(i32::try_from(it).expect("scores have small parts"));
    100.0 * part(score.num()) / part(score.den())
}

/// The score of one answer, corrected for guessing.
#[track_caller]
fn score(scenario: &Scenario, given: &Given) -> f64 {
    let Some(answer) = Answer::new(scenario, given.clone()) else {
        panic!("{given:?} is no answer to {}", scenario.id)
    };
    percent(Worth::of(&scenario.format).score(earned(scenario, &answer)))
}

/// The mean over all scenarios.
#[track_caller]
fn mean(quiz: &Quiz, given: impl Fn(&Scenario) -> Given) -> f64 {
    let scores: Vec<_> = scenarios(quiz).map(|it| score(it, &given(it))).collect();
    scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len()).expect("few"))
}

/// The same, for those who do not always answer alike.
fn mean_of_many(quiz: &Quiz, player: &Player<'_>) -> f64 {
    const TIMES: u32 = 200;
    let mut rng = ChaCha8Rng::seed_from_u64(0);
    let mut one = || {
        let given: BTreeMap<_, _> =
            scenarios(quiz).map(|it| (it.id.clone(), player(it, &mut rng))).collect();
        mean(quiz, |it| given[&it.id].clone())
    };
    (0..TIMES).map(|_| one()).sum::<f64>() / f64::from(TIMES)
}

/// A whole play of the newest edition.
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

/// How often each verdict was given.
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

    /// Of who answers at random; several tests ask, and it takes a while.
    fn at_random(quiz: &Rc<Quiz>) -> &'static Tally {
        static FOUND: OnceLock<Tally> = OnceLock::new();
        FOUND.get_or_init(|| Tally::of(quiz, RANDOM_PLAYS, &at_random))
    }

    /// Of who has one style, for each style.
    fn in_styles(quiz: &Rc<Quiz>) -> &'static BTreeMap<StyleIndex, Tally> {
        static FOUND: OnceLock<BTreeMap<StyleIndex, Tally>> = OnceLock::new();
        FOUND.get_or_init(|| {
            let one = |at| Tally::of(quiz, PLAYS, &|it, rng| in_style(it, at, rng));
            quiz.styles().map(|(at, _)| (at, one(at))).collect()
        })
    }

    /// Per cent of the plays.
    fn share(&self, of: impl Fn(&[OutcomeIndex]) -> bool) -> f64 {
        let count: u32 =
            self.verdicts.iter().filter(|(it, _)| of(it)).map(|(_, count)| count).sum();
        100.0 * f64::from(count) / f64::from(self.plays)
    }

    /// The outcomes that came alone.
    fn reached(&self) -> impl Iterator<Item = OutcomeIndex> {
        self.verdicts.keys().filter(|it| it.len() == 1).flatten().copied()
    }

    /// Each outcome alone, in the order of their rules, then all blends together.
    fn described(&self, quiz: &Quiz) -> String {
        let alone = quiz.outcomes().map(|(at, outcome)| {
            let share = self.share(|it| it == [at]);
            format!("{} {share:.2} %, ", outcome.id)
        });
        alone.collect::<String>() + &format!("blends {:.2} %", self.share(|it| it.len() == 2))
    }
}

/// The outcomes that want a score.
fn top_outcomes(quiz: &Quiz) -> BTreeMap<OutcomeIndex, i32> {
    let least = |condition: &Condition| match condition {
        Condition::ScoreAtLeast(least) => Some(*least),
        _ => None,
    };
    let top = quiz.outcomes().map(|(at, it)| (at, it.when.iter().filter_map(least).max()));
    top.filter_map(|(at, least)| Some((at, least?))).collect()
}

/// The outcome for who goes by one style.
#[track_caller]
fn outcome_of(quiz: &Quiz, style: StyleIndex) -> OutcomeIndex {
    let mut all = quiz.outcomes();
    let found = all.find(|(_, it)| it.when.contains(&Condition::TopStyle(style)));
    let Some((at, _)) = found else { panic!("{} has no outcome", quiz.style(style).id) };
    at
}

// ---- Its shape and its words ----

#[test]
fn an_evening_of_five_rooms() {
    let quiz = evening();
    assert_eq!((quiz.instruction(), quiz.feedback()), (Instruction::Should, Feedback::AtOnce));
    let rooms: Vec<_> = quiz.sections().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(rooms, ["door", "living-room", "balcony", "kitchen", "bar"]);
    let mut all = Vec::new();
    for room in quiz.sections() {
        let count = drawable(&quiz, room).count();
        assert!(count >= 6, "{} has only {count} scenarios", room.id);
        all.extend(drawable(&quiz, room));
    }
    assert!(all.len() >= 30, "{} scenarios", all.len());
    let formats: BTreeSet<_> = all.iter().map(|it| it.format.name()).collect();
    assert_eq!(formats, FORMATS.into());
    let branching = all.iter().filter(|it| it.responses.iter().any(|it| it.leads_to.is_some()));
    assert!(branching.count() >= 2);
    assert!(quiz.outcomes().count() >= 7);
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
    let points = by_scenario(&quiz, "core/tests/data/points.toml", points);
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
    for scenario in scenarios(&quiz) {
        let (id, stem) = (&scenario.id, words(&scenario.stem));
        assert!((30..=70).contains(&stem), "the stem of {id} has {stem} words");
        for (at, response) in scenario.responses.iter().enumerate() {
            let length = words(&response.text);
            assert!(length <= 25, "response {at} of {id} has {length} words");
            assert!(!response.rationale.is_empty(), "response {at} of {id} has no rationale");
        }
    }
}

// ---- What is drawn ----

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
            assert!(count >= 3, "seed {seed} offers {} only {count} times", style.id);
        }
        for (at, trait_) in quiz.traits() {
            let mut met = drawn.iter().map(|it| quiz.scenario(it.scenario));
            assert!(met.any(|it| it.traits.contains(&at)), "seed {seed} lacks {}", trait_.id);
        }
    }
}

/// The fewest scenarios of a kind that any draw holds, whatever its seed.
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
        assert!(fewest >= 3, "a draw may offer {} only {fewest} times", style.id);
    }
    for (at, trait_) in quiz.traits() {
        let fewest = fewest(&quiz, |it| it.traits.contains(&at));
        assert!(fewest >= 1, "a draw may lack {}", trait_.id);
    }
}

// ---- What does not pay ----

/// Who answers so has a corrected score of at most 0.10.
#[track_caller]
fn check_does_not_pay(quiz: &Quiz, what: &str, given: impl Fn(&Scenario) -> Given) {
    let mean = mean(quiz, &given);
    let mut scores: Vec<_> =
        scenarios(quiz).map(|it| (score(it, &given(it)), it.id.as_str())).collect();
    scores.sort_by(|a, b| b.0.total_cmp(&a.0));
    assert!(mean <= 10.0, "{what} scores {mean:.1} % over all scenarios: {scores:.0?}");
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
fn always_the_nicest_does_not_pay() {
    let quiz = evening();
    let nicest = nicest(&quiz);
    check_does_not_pay(&quiz, "always the nicest", |it| nicest[it.id.as_str()].clone());
}

// ---- Where plays end ----

#[test]
fn who_knows_the_key_gets_the_first_outcome() {
    let quiz = evening();
    let (best, _) = quiz.outcomes().next().expect("there are outcomes");
    for seed in 0..PLAYS {
        let card = play(&quiz, seed, &|it, _| by_key(it));
        let total = card.total.map(|it| percent(it.ratio()));
        assert_eq!(total, Some(100.0), "seed {seed}");
        assert_eq!(card.verdict, Some(Verdict::Outcome(best)), "seed {seed}");
        assert!(card.styles.iter().all(|&it| it == 0), "seed {seed}: {:?}", card.styles);
    }
}

#[test]
fn who_has_one_style_gets_its_outcome() {
    let quiz = evening();
    for (&at, tally) in Tally::in_styles(&quiz) {
        let share = tally.share(|it| it == [outcome_of(&quiz, at)]);
        assert!(share >= 90.0, "{}: {}", quiz.style(at).id, tally.described(&quiz));
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
    let share = tally.share(|it| it.iter().any(|it| top.contains_key(it)));
    assert!(share <= 2.0, "{share} %: {}", tally.described(&quiz));
}

#[test]
fn every_outcome_is_reached() {
    let quiz = evening();
    let by_half = |it: &Scenario, rng: &mut ChaCha8Rng| {
        if rng.random() { by_key(it) } else { at_random(it, rng) }
    };
    let by_half = Tally::of(&quiz, PLAYS, &by_half);
    let reached: BTreeSet<_> = Tally::at_random(&quiz).reached().chain(by_half.reached()).collect();
    for (at, outcome) in quiz.outcomes() {
        assert!(reached.contains(&at), "nobody gets {}", outcome.id);
    }
}

// ---- What never changes ----

/// What links depend on, a fact a line; wording is not among it. Later editions only add lines.
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

/// A response by its key, with its style and where it leads.
fn fact(quiz: &Quiz, scenario: &Scenario, at: usize) -> String {
    let key = match &scenario.format {
        Format::Rank { key } => key[at].to_string(),
        Format::Choose { key }
        | Format::ChooseK { key, .. }
        | Format::BestWorst { key, .. }
        | Format::Rate { key, .. } => key[at].to_string(),
    };
    let response = &scenario.responses[at];
    let style = response.style.map(|it| format!(" {}", quiz.style(it).id)).unwrap_or_default();
    let target = response.leads_to.map(|it| format!(" > {}", quiz.scenario(it).id));
    key + &style + &target.unwrap_or_default()
}

fn format_and_rules(format: &Format) -> String {
    match format {
        Format::ChooseK { pick, .. } => format!("choose-k {pick}"),
        Format::Rate { marks, .. } if *marks != RateMarks::DEFAULT => {
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
         change these, nor their lines in core/tests/data/evening-editions.txt. Wording may be \
         mended. To change more, raise the quiz's `edition`, give the old scenario `retired` and \
         add a new one with `since`, both of that edition.\n"
    );
    let new: Vec<_> =
        found.iter().filter(|it| !golden.contains(&it.as_str())).map(String::as_str).collect();
    assert!(
        new.is_empty(),
        "\n\nThe evening has grown. Once this is to be published, add these lines to the end of \
         core/tests/data/evening-editions.txt, and change none that is there:\n\n{}\n\n",
        new.join("\n")
    );
}

// ---- The figures ----

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

    println!("corrected score over all scenarios, per cent");
    let nicest = nicest(&quiz);
    println!("  first        {:6.1}", mean(&quiz, first));
    println!("  longest      {:6.1}", mean(&quiz, longest));
    println!("  nicest       {:6.1}", mean(&quiz, |it| nicest[it.id.as_str()].clone()));
    println!("  key          {:6.1}", mean(&quiz, by_key));
    println!("  random       {:6.1}", mean_of_many(&quiz, &at_random));
    for (at, style) in quiz.styles() {
        let mean = mean_of_many(&quiz, &|it, rng| in_style(it, at, rng));
        println!("  {:12} {mean:6.1}", style.id.as_str());
    }

    println!("outcomes of {RANDOM_PLAYS} plays at random");
    let tally = Tally::at_random(&quiz);
    let top = top_outcomes(&quiz);
    println!("  {}", tally.described(&quiz));
    println!("  top outcomes {:.2} %", tally.share(|it| it.iter().any(|it| top.contains_key(it))));
    println!("outcomes of {PLAYS} plays of each style");
    for (&at, tally) in Tally::in_styles(&quiz) {
        println!("  {:12} {}", quiz.style(at).id.as_str(), tally.described(&quiz));
    }
}
