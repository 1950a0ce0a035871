//! Makes quizzes for the tests: small ones by hand, and random ones of every valid shape.

use proptest::collection::vec;
use proptest::prelude::*;
use quiz::answer::{Answer, Edit, Given};
use quiz::attempt::{Attempt, Msg};
use quiz::check::check;
use quiz::draft::{
    ConditionDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft, SectionDraft,
    TermDraft,
};
use quiz::format::{BestWorst, Choose, ChooseK, Rank, Rate};
use quiz::{Effectiveness, Format, Quiz, Scenario};
use std::rc::Rc;

/// A scenario of the given format. For `rank`, the key has the rank of each response.
pub(crate) fn scenario(id: &str, format: &str, key: &[i64]) -> ScenarioDraft {
    let response = |(at, &number): (usize, &i64)| ResponseDraft {
        text: Some(format!("Response {}", at + 1)),
        effectiveness: (format != "rank").then_some(number),
        rank: (format == "rank").then_some(number),
        ..ResponseDraft::default()
    };
    ScenarioDraft {
        id: Some(id.to_owned()),
        name: Some(format!("Scenario {id}")),
        stem: Some("Something happens. What do you do?".to_owned()),
        format: Some(format.to_owned()),
        shuffle: Some(false),
        responses: key.iter().enumerate().map(response).collect(),
        ..ScenarioDraft::default()
    }
}

pub(crate) fn choose_k(id: &str, pick: i64, key: &[i64]) -> ScenarioDraft {
    ScenarioDraft { pick: Some(pick), ..scenario(id, "choose-k", key) }
}

pub(crate) fn term(id: &str) -> TermDraft {
    TermDraft { id: Some(id.to_owned()), name: Some(id.to_owned()), about: None }
}

pub(crate) fn outcome(id: &str, when: Vec<ConditionDraft>) -> OutcomeDraft {
    OutcomeDraft {
        id: Some(id.to_owned()),
        name: Some(id.to_owned()),
        about: Some("About it.".to_owned()),
        when,
        ..OutcomeDraft::default()
    }
}

pub(crate) fn section(id: &str, groups: Vec<GroupDraft>) -> SectionDraft {
    SectionDraft { id: Some(id.to_owned()), name: Some(id.to_owned()), drawing: None, groups }
}

/// A group of all scenarios with these ids.
pub(crate) fn group(draw: Option<i64>, ids: &[&str]) -> GroupDraft {
    GroupDraft { draw, scenarios: ids.iter().map(|&id| id.to_owned()).collect() }
}

/// A quiz that plays these scenarios in this order, and ends with one outcome for everybody.
pub(crate) fn draft(scenarios: Vec<ScenarioDraft>) -> Draft {
    with_follow_ups(scenarios, Vec::new())
}

pub(crate) fn with_follow_ups(
    scenarios: Vec<ScenarioDraft>,
    follow_ups: Vec<ScenarioDraft>,
) -> Draft {
    let ids: Vec<_> = scenarios.iter().filter_map(|it| it.id.as_deref()).collect();
    let sections = vec![section("only", vec![group(None, &ids)])];
    Draft {
        id: Some("test".to_owned()),
        title: Some("A test".to_owned()),
        outcomes: vec![outcome("everybody", Vec::new())],
        sections,
        scenarios: [scenarios, follow_ups].concat(),
        ..Draft::default()
    }
}

#[track_caller]
pub(crate) fn quiz(draft: &Draft) -> Rc<Quiz> {
    match check(draft) {
        Ok(quiz) => Rc::new(quiz),
        Err(problems) => {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        }
    }
}

/// A scenario after the check.
#[track_caller]
pub(crate) fn checked(scenario: ScenarioDraft) -> Scenario {
    let quiz = quiz(&draft(vec![scenario]));
    let (_, scenario) = quiz.scenarios().next().expect("there is one");
    scenario.clone()
}

/// A finished attempt with these answers.
#[track_caller]
pub(crate) fn finished(quiz: &Rc<Quiz>, answers: Vec<Option<Given>>) -> Attempt {
    let attempt = Attempt::replay(Rc::clone(quiz), 1, 0, answers).expect("the answers fit");
    attempt.update(Msg::Finished).expect("the answers reach the end")
}

/// The answer that the key gives.
pub(crate) fn by_key(scenario: &Scenario) -> Given {
    match &scenario.format {
        Format::Choose(Choose { key }) => Given::Choose(best_first(key)[0]),
        Format::ChooseK(ChooseK { pick, key }) => {
            let mut picked = best_first(key)[..*pick].to_vec();
            picked.sort_unstable();
            Given::ChooseK(picked)
        }
        Format::BestWorst(BestWorst { key, .. }) => {
            let order = best_first(key);
            Given::BestWorst(order[0], order[order.len() - 1])
        }
        Format::Rank(Rank { key }) => {
            let mut order: Vec<_> = (0..key.len()).collect();
            order.sort_by_key(|&at| key[at]);
            Given::Rank(order)
        }
        Format::Rate(Rate { key, .. }) => Given::Rate(key.iter().map(|&it| it as u8).collect()),
    }
}

fn best_first(key: &[Effectiveness]) -> Vec<usize> {
    let mut order: Vec<_> = (0..key.len()).collect();
    order.sort_by_key(|&at| core::cmp::Reverse(key[at]));
    order
}

/// Every complete answer to a scenario.
pub(crate) fn all_answers(scenario: &Scenario) -> Vec<Answer> {
    let n = scenario.responses.len();
    let given: Vec<Given> = match &scenario.format {
        Format::Choose(_) => (0..n).map(Given::Choose).collect(),
        Format::ChooseK(ChooseK { pick, .. }) => (0_u32..1 << n)
            .filter(|bits| bits.count_ones() as usize == *pick)
            .map(|bits| Given::ChooseK((0..n).filter(|at| bits & 1 << at != 0).collect()))
            .collect(),
        Format::BestWorst(_) => {
            let pairs = (0..n).flat_map(|best| (0..n).map(move |worst| (best, worst)));
            pairs.filter(|(a, b)| a != b).map(|(a, b)| Given::BestWorst(a, b)).collect()
        }
        Format::Rank(_) => permutations(n).into_iter().map(Given::Rank).collect(),
        Format::Rate(_) => {
            let digit = |number: u32, at: usize| u8::try_from(number >> (2 * at) & 3).unwrap();
            (0_u32..1 << (2 * n))
                .map(|number| Given::Rate((0..n).map(|at| digit(number, at)).collect()))
                .collect()
        }
    };
    given.into_iter().map(|it| Answer::new(scenario, it).expect("a whole answer")).collect()
}

/// All orders of the numbers below `n`.
pub(crate) fn permutations(n: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for new in 0..n {
        let put = |order: &Vec<usize>, at: usize| {
            let mut longer = order.clone();
            longer.insert(at, new);
            longer
        };
        all = all.iter().flat_map(|order| (0..=new).map(move |at| put(order, at))).collect();
    }
    all
}

/// The edits that make a complete answer; `choice` selects the answer.
pub(crate) fn moves(scenario: &Scenario, choice: usize) -> Vec<Edit> {
    let n = scenario.responses.len();
    match &scenario.format {
        Format::Choose(_) => vec![Edit::Pick(choice % n)],
        Format::ChooseK(ChooseK { pick, .. }) => {
            (0..*pick).map(|at| Edit::Toggle((choice + at) % n)).collect()
        }
        Format::BestWorst(_) => {
            let best = choice % n;
            vec![Edit::Best(best), Edit::Worst((best + 1 + choice / n % (n - 1)) % n)]
        }
        Format::Rank(_) => vec![Edit::Place(choice % n, choice / n % n)],
        Format::Rate(_) => {
            (0..n).map(|at| Edit::Rate(at, Effectiveness::ALL[(choice + at * at) % 4])).collect()
        }
    }
}

/// Any valid scenario with up to `most` responses.
pub(crate) fn any_scenario(most: usize) -> impl Strategy<Value = ScenarioDraft> {
    prop_oneof![
        any_choose(most),
        any_choose_k(most),
        any_best_worst(most),
        any_rank(),
        any_rate(most)
    ]
}

pub(crate) fn any_choose(most: usize) -> impl Strategy<Value = ScenarioDraft> {
    vec(0..=3_i64, 2..=most)
        .prop_filter("knowing pays", |key| key.iter().any(|it| *it != key[0]))
        .prop_map(|key| scenario("a", "choose", &key))
}

fn any_choose_k(most: usize) -> impl Strategy<Value = ScenarioDraft> {
    (1..=3_i64, 2..=most)
        .prop_flat_map(|(gap, n)| (1..n, vec(gap..=3, n), vec(0..gap, n)))
        .prop_map(|(pick, best, rest)| [&best[..pick], &rest[pick..]].concat())
        .prop_flat_map(|key| Just(key).prop_shuffle())
        .prop_filter_map("a gap", |key| {
            let mut sorted = key.clone();
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            let pick = (1..key.len()).find(|&at| sorted[at - 1] > sorted[at])?;
            Some(choose_k("a", i64::try_from(pick).ok()?, &key))
        })
}

fn any_best_worst(most: usize) -> impl Strategy<Value = ScenarioDraft> {
    (prop_oneof![Just((0_i64, 2_i64)), Just((1, 3)), Just((0, 3))], 1..most - 1)
        .prop_flat_map(|((worst, best), n)| {
            vec(worst + 1..best, n).prop_map(move |it| [&[worst, best][..], &it].concat())
        })
        .prop_shuffle()
        .prop_map(|key| scenario("a", "best-worst", &key))
}

fn any_rank() -> impl Strategy<Value = ScenarioDraft> {
    (4..=7_i64)
        .prop_flat_map(|n| Just((1..=n).collect::<Vec<_>>()).prop_shuffle())
        .prop_map(|key| scenario("a", "rank", &key))
}

fn any_rate(most: usize) -> impl Strategy<Value = ScenarioDraft> {
    let row = |at: usize| {
        vec(0..=10_i64, 4).prop_map(move |mut row| {
            let most = row.iter().copied().max().unwrap_or(0);
            row[at] = most;
            row
        })
    };
    let table = (row(0), row(1), row(2), row(3)).prop_map(|(a, b, c, d)| vec![a, b, c, d]);
    (vec(0..=3_i64, 2..=most), proptest::option::of(table))
        .prop_filter("knowing pays", |(key, table)| {
            let pays = |row: &Vec<i64>| row.iter().any(|it| *it != row[0]);
            table.as_ref().is_none_or(|rows| {
                key.iter().any(|&it| usize::try_from(it).is_ok_and(|at| pays(&rows[at])))
            })
        })
        .prop_map(|(key, marks)| ScenarioDraft { marks, ..scenario("a", "rate", &key) })
}

/// Any small quiz. It has up to five drawn scenarios of all formats, and four follow-ups, some of
/// which end the play. Branches, traits, styles, weights, pools and the three kinds of feedback
/// occur.
pub(crate) fn any_draft() -> impl Strategy<Value = Draft> {
    let extras = vec((any::<u16>(), 0..=3_i64, any::<bool>(), 0..16_usize), 10);
    (
        any_choose(6).prop_filter("room for branches", |it| it.responses.len() >= 4),
        vec(any_scenario(6), 0..=4),
        vec((any_scenario(6), any::<bool>()), 0..=4),
        prop_oneof![Just("at-once"), Just("at-end"), Just("never")],
        extras,
        any::<bool>(),
    )
        .prop_map(|(first, rest, follow_ups, feedback, extras, pooled)| {
            let mut drawn: Vec<_> = core::iter::once(first).chain(rest).collect();
            let mut after: Vec<_> = follow_ups
                .into_iter()
                .map(|(it, end)| ScenarioDraft { end: Some(end), ..it })
                .collect();
            let (count, follow_ups) = (drawn.len(), after.len());
            for (at, it) in drawn.iter_mut().chain(&mut after).enumerate() {
                let (bits, weight, shuffle, _) = extras[at];
                let is_follow_up = at >= count;
                it.id =
                    Some(if is_follow_up { format!("f{}", at - count) } else { format!("s{at}") });
                it.weight = Some(weight);
                it.shuffle = Some(shuffle);
                it.traits =
                    if bits & 1 == 0 { vec!["tact".to_owned()] } else { vec!["wit".to_owned()] };
                let branches = it.format.as_deref() == Some("choose") && it.end != Some(true);
                let first_target = if is_follow_up { at - count + 1 } else { 0 };
                for (number, response) in it.responses.iter_mut().enumerate() {
                    let pick = usize::from(bits >> (number % 8));
                    response.style =
                        ["flattery", "hiding", "boasting"].get(pick % 5).map(|&it| it.to_owned());
                    let target = first_target + pick % 3;
                    if branches && target < follow_ups && extras[number].3 % 2 == 0 {
                        response.leads_to = Some(format!("f{target}"));
                    }
                }
            }
            // The first scenario leads to each follow-up, so that all can be reached.
            for target in 0..follow_ups {
                drawn[0].responses[target % 4].leads_to = Some(format!("f{target}"));
            }
            let led_to = |draft: &Draft, id: &str| {
                let mut responses = draft.scenarios.iter().flat_map(|it| &it.responses);
                responses.any(|it| it.leads_to.as_deref() == Some(id))
            };
            let mut draft = with_follow_ups(drawn, after);
            debug_assert!((0..follow_ups).all(|at| led_to(&draft, &format!("f{at}"))));
            draft.feedback = Some(feedback.to_owned());
            draft.traits = vec![term("tact"), term("wit"), term("unseen")];
            draft.styles = vec![term("flattery"), term("hiding"), term("boasting")];
            let top = |style: &str| ConditionDraft {
                top_style: Some(style.to_owned()),
                ..ConditionDraft::default()
            };
            draft.outcomes = vec![
                outcome(
                    "fine",
                    vec![ConditionDraft { score: Some(70), ..ConditionDraft::default() }],
                ),
                outcome("flatterer", vec![top("flattery")]),
                outcome("hider", vec![top("hiding")]),
                outcome(
                    "mixed",
                    vec![ConditionDraft { mixed_styles: Some(true), ..ConditionDraft::default() }],
                ),
                outcome("everybody", Vec::new()),
            ];
            if pooled {
                draft.sections[0].groups[0].draw = Some(i64::try_from(count.div_ceil(2)).unwrap());
            }
            draft
        })
}

/// An action of a random player.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Deed {
    /// Sends any message, allowed or not.
    Any(Msg),
    /// Makes a complete answer with the controls; the number selects the answer.
    Fills(usize),
}

pub(crate) fn any_deed() -> impl Strategy<Value = Deed> {
    let small = || 0..12_usize;
    let edit = prop_oneof![
        small().prop_map(Edit::Pick),
        small().prop_map(Edit::Toggle),
        small().prop_map(Edit::Best),
        small().prop_map(Edit::Worst),
        (small(), small()).prop_map(|(at, to)| Edit::Place(at, to)),
        (small(), 0..4_usize).prop_map(|(at, it)| Edit::Rate(at, Effectiveness::ALL[it])),
        Just(Edit::Pick(usize::MAX)),
        Just(Edit::Place(0, usize::MAX)),
    ];
    prop_oneof![
        3 => edit.prop_map(|it| Deed::Any(Msg::Edited(it))),
        6 => (0..1_000_usize).prop_map(Deed::Fills),
        5 => Just(Deed::Any(Msg::Confirmed)),
        2 => Just(Deed::Any(Msg::ConfirmedAsShown)),
        2 => Just(Deed::Any(Msg::Cleared)),
        6 => Just(Deed::Any(Msg::WentOn)),
        4 => (0..5_usize).prop_map(|to| Deed::Any(Msg::WentTo(to))),
        1 => Just(Deed::Any(Msg::WentTo(usize::MAX))),
        2 => Just(Deed::Any(Msg::Finished)),
    ]
}

/// The messages that an action sends.
pub(crate) fn messages(attempt: &Attempt, deed: Deed) -> Vec<Msg> {
    match deed {
        Deed::Any(msg) => vec![msg],
        Deed::Fills(choice) => moves(attempt.scenario(attempt.position()), choice)
            .into_iter()
            .map(Msg::Edited)
            .collect(),
    }
}

/// The CRC-32 of ISO 3309 and PNG, computed bit by bit.
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let bit = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), bit))
}
