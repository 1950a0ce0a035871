//! Tests of the findings. A quiz without faults has none. With one fault there is one finding, at the place of the
//! fault.

use super::make::{
    any_format, clean, outcome, place, quiz_of, reviewed, scenario, score, score_below, term, text,
    top, words,
};
use expect_test::expect;
use quiz::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft};
use quiz_authoring::review::{ALLOWED, Answerer, Change, Rule, Severity};

#[test]
fn a_clean_quiz_has_no_finding() {
    for draft in [clean(), quiz_of(60, 3), quiz_of(200, 10)] {
        let found = reviewed(&draft);
        assert_eq!(found.findings, [], "{:#?}", found.figures.map(|it| it.standings));
    }
}

struct Fault {
    what: &'static str,
    plant: fn(&mut Draft),
    rule: Rule,
    place: &'static str,
    /// Whether the finding has a fix.
    is_mended: bool,
}

const fn fault(
    what: &'static str,
    rule: Rule,
    place: &'static str,
    is_mended: bool,
    plant: fn(&mut Draft),
) -> Fault {
    Fault { what, plant, rule, place, is_mended }
}

/// The responses of all scenarios of a draft.
fn responses(draft: &mut Draft) -> impl Iterator<Item = &mut ResponseDraft> {
    draft.scenarios.iter_mut().flat_map(|it| &mut it.responses)
}

/// The indices of the responses of a scenario, the best first.
fn best_first(scenario: &ScenarioDraft) -> Vec<usize> {
    let value = |it: &ResponseDraft| it.rank.unwrap_or(-it.effectiveness.unwrap_or(0));
    let mut order: Vec<_> = (0..scenario.responses.len()).collect();
    order.sort_by_key(|&at| value(&scenario.responses[at]));
    order
}

/// Gives the responses of all scenarios lengths that depend on the key. `of` returns the length for an index, best
/// first.
fn lengths(draft: &mut Draft, of: fn(usize) -> usize) {
    for (number, scenario) in draft.scenarios.iter_mut().enumerate() {
        for (rank, at) in best_first(scenario).into_iter().enumerate() {
            scenario.responses[at].text = Some(words(number, at, of(rank)));
        }
    }
}

/// Sorts the responses of all scenarios by the key, and turns shuffling off.
fn in_order(draft: &mut Draft, reverse: bool) {
    for scenario in &mut draft.scenarios {
        let mut order = best_first(scenario);
        if reverse {
            order.reverse();
        }
        scenario.responses = order.iter().map(|&at| scenario.responses[at].clone()).collect();
        scenario.shuffle = Some(false);
    }
}

/// Adds a follow-up to which the third response of the first scenario leads.
fn another_follow_up(draft: &mut Draft, leads_to: Option<&str>) {
    let mut follow_up = scenario(40, "choose", &[0, 3, 1, 2]);
    follow_up.id = text("later");
    follow_up.responses[0].leads_to = leads_to.map(str::to_owned);
    draft.scenarios[0].responses[2].leads_to = text("later");
    draft.scenarios.push(follow_up);
}

const FAULTS: [Fault; 45] = [
    // Errors.
    fault("an id twice", Rule::Sound, "styles[2].id", false, |it| it.styles.push(term("bold"))),
    fault("no title", Rule::Sound, "title", false, |it| it.title = None),
    fault("no text", Rule::Sound, "scenarios[3].responses[1].text", false, |it| {
        it.scenarios[3].responses[1].text = None;
    }),
    fault("no format", Rule::Sound, "scenarios[4].format", false, |it| {
        it.scenarios[4].format = None;
    }),
    fault("an unknown word", Rule::Sound, "feedback", true, |it| it.feedback = text("soon")),
    fault("no address", Rule::Sound, "credit.link", true, |it| {
        it.credit = Some(quiz::draft::CreditDraft {
            text: text("After an idea of others."),
            link: text("http://example.org"),
        });
    }),
    fault("no drawing", Rule::Sound, "outcomes[1].drawing", true, |it| {
        it.outcomes[1].drawing = text("A Drawing");
    }),
    fault("the last outcome asks", Rule::Sound, "outcomes[3].when", true, |it| {
        it.outcomes[3].when = vec![score(10)];
    }),
    fault("too many to draw", Rule::Sound, "sections[0].groups[1].draw", true, |it| {
        it.sections[0].groups[1].draw = Some(50);
    }),
    fault("nothing there to draw", Rule::Sound, "sections[0].groups[1].scenarios[2]", true, |it| {
        it.sections[0].groups[1].scenarios.insert(2, "nowhere".to_owned());
    }),
    fault("listed twice", Rule::Sound, "sections[0].groups[2].scenarios[9]", true, |it| {
        it.sections[0].groups[2].scenarios.push("s4".to_owned());
    }),
    fault("out of reach", Rule::Sound, "scenarios[21]", true, |it| {
        it.scenarios.push(ScenarioDraft { id: text("lost"), ..any_format(30) });
    }),
    fault("a loop", Rule::Sound, "scenarios[20]", false, |it| {
        it.scenarios[20].responses[0].leads_to = text("after");
    }),
    fault("leads to nowhere", Rule::Sound, "scenarios[5].responses[2].leads_to", true, |it| {
        it.scenarios[5].responses[2].leads_to = text("nowhere");
    }),
    fault("leads into a section", Rule::Sound, "scenarios[5].responses[2].leads_to", true, |it| {
        it.scenarios[5].responses[2].leads_to = text("s7");
    }),
    fault("a ranking leads on", Rule::Sound, "scenarios[3].responses[2].leads_to", true, |it| {
        it.scenarios[3].responses[2].leads_to = text("after");
    }),
    fault("ends in a section", Rule::Sound, "scenarios[6].end", true, |it| {
        it.scenarios[6].end = Some(true);
    }),
    fault("no trait", Rule::Sound, "scenarios[2].traits", false, |it| {
        it.scenarios[2].traits.clear();
    }),
    fault("an unknown trait", Rule::Sound, "scenarios[2].traits[1]", true, |it| {
        it.scenarios[2].traits.push("luck".to_owned());
    }),
    fault("an unknown style", Rule::Sound, "scenarios[2].responses[3].style", true, |it| {
        it.scenarios[2].responses[3].style = text("slow");
    }),
    fault("no weight", Rule::Sound, "scenarios[7].weight", true, |it| {
        it.scenarios[7].weight = Some(-1);
    }),
    fault("no marks", Rule::Sound, "scenarios[4].marks", true, |it| {
        it.scenarios[4].marks = Some(vec![vec![1]]);
    }),
    fault("a wrong row of marks", Rule::Sound, "scenarios[4].marks[1]", true, |it| {
        let row = |at: usize| (0..4).map(|column| i64::from(column == at)).collect::<Vec<_>>();
        it.scenarios[4].marks = Some([0, 2, 2, 3].map(row).to_vec());
    }),
    fault("picks without end", Rule::Sound, "scenarios[1].pick", false, |it| {
        it.scenarios[1].pick = Some(4);
    }),
    fault("picks out of place", Rule::Sound, "scenarios[0].pick", true, |it| {
        it.scenarios[0].pick = Some(2);
    }),
    fault("a rank out of place", Rule::Sound, "scenarios[0].responses[1].rank", true, |it| {
        it.scenarios[0].responses[1].rank = Some(2);
    }),
    fault("nothing to know", Rule::Sound, "scenarios[5].responses", false, |it| {
        it.scenarios[5].responses.iter_mut().for_each(|response| response.effectiveness = Some(2));
    }),
    // Advice.
    fault(
        "one rationale missing",
        Rule::Rationale,
        "scenarios[8].responses[2].rationale",
        false,
        |it| {
            it.scenarios[8].responses[2].rationale = text("  ");
        },
    ),
    fault("no rationale", Rule::Rationale, "scenarios[8].responses[0].rationale", false, |it| {
        it.scenarios[8].responses.iter_mut().for_each(|response| response.rationale = None);
    }),
    fault("the same twice", Rule::Distinct, "scenarios[9].responses[3].text", false, |it| {
        let first = it.scenarios[9].responses[1].text.clone().unwrap();
        it.scenarios[9].responses[3].text =
            Some(format!("“{}!”", first.trim_matches('.').to_uppercase()));
    }),
    fault("all of the above", Rule::Above, "scenarios[9].responses[3].text", false, |it| {
        it.scenarios[9].responses[3].text = text("All of the above.");
    }),
    fault("above, not last", Rule::Above, "scenarios[9].responses[0].text", false, |it| {
        it.scenarios[9].shuffle = Some(false);
        it.scenarios[9].responses[0].text = text("None of the above.");
    }),
    fault("a long stem", Rule::ShortStem, "scenarios[10].stem", false, |it| {
        it.scenarios[10].stem = Some("word ".repeat(121));
    }),
    fault("the longest is the best", Rule::Length, "scenarios", false, |it| {
        lengths(it, |rank| 40 - 5 * rank);
    }),
    fault("the shortest is the best", Rule::Length, "scenarios", false, |it| {
        lengths(it, |rank| 20 + 5 * rank);
    }),
    fault("the first is the best", Rule::Position, "scenarios", true, |it| in_order(it, false)),
    fault("the last is the best", Rule::Position, "scenarios", true, |it| in_order(it, true)),
    fault("all is good", Rule::Flat, "scenarios", false, |it| {
        for scenario in it.scenarios.iter_mut().filter(|scenario| scenario.pick.is_none()) {
            let worst = *best_first(scenario).last().unwrap();
            scenario.format = text("rate");
            for (at, response) in scenario.responses.iter_mut().enumerate() {
                response.rank = None;
                response.effectiveness = Some(if at == worst { 2 } else { 3 });
                response.leads_to = None;
            }
        }
        it.scenarios.pop();
    }),
    fault("a trait of two scenarios", Rule::Measured, "traits[2]", false, |it| {
        it.traits.push(term("luck"));
        it.scenarios[3].traits.push("luck".to_owned());
        it.scenarios[4].traits = vec!["luck".to_owned()];
    }),
    fault("a trait of none", Rule::Used, "traits[0]", true, |it| it.traits.insert(0, term("luck"))),
    fault("a style of none", Rule::Used, "styles[1]", true, |it| it.styles.insert(1, term("slow"))),
    fault("an empty section", Rule::Used, "sections[1]", false, |it| {
        it.edition = Some(2);
        it.scenarios.push(ScenarioDraft { retired: Some(2), ..any_format(30) });
        it.sections.push(SectionDraft {
            id: text("old"),
            name: text("Old"),
            drawing: None,
            groups: vec![GroupDraft { draw: None, scenarios: vec!["s30".to_owned()] }],
        });
    }),
    fault("an early end", Rule::Lasting, "scenarios[0].responses[2].leads_to", true, |it| {
        another_follow_up(it, None);
        it.scenarios[21].end = Some(true);
    }),
    fault("a branch that is none", Rule::Branching, "scenarios[20].responses", false, |it| {
        another_follow_up(it, None);
        it.scenarios[20]
            .responses
            .iter_mut()
            .for_each(|response| response.leads_to = text("later"));
    }),
    fault("out of reach by its rules", Rule::Reachable, "outcomes[1]", false, |it| {
        it.outcomes.insert(1, outcome("nobody", vec![score_below(20), score(40), top("bold")]));
    }),
];

#[test]
fn each_fault_is_found_at_its_place_and_nothing_else_is() {
    let mut wrong = Vec::new();
    for Fault { what, plant, rule, place: at, is_mended } in FAULTS {
        let mut draft = clean();
        plant(&mut draft);
        let found = reviewed(&draft);
        let expected = (rule, place(at), is_mended);
        let rules: Vec<_> = found
            .findings
            .iter()
            .map(|it| (it.rule(), it.place.clone(), it.fix.is_some()))
            .collect();
        if rules != [expected] {
            let lines: Vec<_> = found
                .findings
                .iter()
                .map(|it| format!("  {:?} {} ({:?}): {}", it.rule(), it.place, it.fix, it.kind))
                .collect();
            wrong.push(format!("{what} ({rule:?} {at}):\n{}", lines.join("\n")));
        }
        let is_error = found.findings.iter().any(|it| it.severity() == Severity::Error);
        assert_eq!(found.figures.is_none(), is_error, "{what}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_fix_mends_its_fault_and_makes_no_other() {
    for Fault { what, plant, is_mended, .. } in FAULTS {
        let mut draft = clean();
        plant(&mut draft);
        let found = reviewed(&draft).findings;
        if let Some(fix) = found.first().and_then(|it| it.fix.as_ref()) {
            fix.change.apply(&mut draft);
            assert_eq!(reviewed(&draft).findings, [], "{what}, {}", fix.label);
        } else {
            assert!(!is_mended, "{what}");
        }
    }
}

/// The findings of a draft with many faults are sorted: errors first, then by their places in the draft.
#[test]
fn errors_come_first_and_then_the_order_of_the_draft() {
    let mut draft = clean();
    draft.scenarios[11].responses[1].text = None;
    draft.scenarios[2].stem = Some("word ".repeat(200));
    draft.scenarios[2].responses[0].rationale = None;
    draft.scenarios[10].responses[0].rationale = None;
    draft.styles.push(term("bold"));
    draft.title = None;
    let found: Vec<_> = reviewed(&draft).findings.iter().map(|it| it.place.to_string()).collect();
    let expected = [
        "title",
        "styles[2].id",
        "scenarios[11].responses[1].text",
        "scenarios[2].stem",
        "scenarios[2].responses[0].rationale",
        "scenarios[10].responses[0].rationale",
    ];
    assert_eq!(found, expected);
}

/// There is no fix if the removal would make another error.
#[test]
fn a_fix_is_offered_only_where_it_mends() {
    let no_fix = |plant: fn(&mut Draft), at: &str| {
        let mut draft = clean();
        plant(&mut draft);
        let found = reviewed(&draft).findings;
        let places: Vec<_> = found.iter().map(|it| (it.place.to_string(), &it.fix)).collect();
        assert_eq!(places, [(at.to_owned(), &None)]);
    };
    // No other response leads to this scenario.
    no_fix(
        |it| {
            another_follow_up(it, None);
            it.scenarios[0].responses[2].leads_to = None;
            it.scenarios[3].responses[2].leads_to = text("later");
        },
        "scenarios[3].responses[2].leads_to",
    );
    // Nobody reaches this scenario, but a follow-up is reached only through it.
    no_fix(
        |it| {
            another_follow_up(it, Some("after"));
            it.scenarios[0].responses.iter_mut().for_each(|response| response.leads_to = None);
        },
        "scenarios[21]",
    );
    // This is the only trait of a scenario, the only scenario of its group, or one of just enough to draw from.
    no_fix(|it| it.scenarios[2].traits = vec!["luck".to_owned()], "scenarios[2].traits[0]");
    no_fix(
        |it| {
            let scenarios = vec!["nowhere".to_owned()];
            it.sections[0].groups.push(GroupDraft { draw: None, scenarios });
        },
        "sections[0].groups[3].scenarios[0]",
    );
    no_fix(
        |it| {
            it.sections[0].groups[1].scenarios[0] = "nowhere".to_owned();
            it.sections[0].groups[1].scenarios.truncate(6);
            let kept = ["s2", "s3", "s4", "s5", "s6"];
            let is_kept = |it: &ScenarioDraft| {
                let id = it.id.as_deref().unwrap_or_default();
                kept.contains(&id) || !(1..=10).any(|at| id == format!("s{at}"))
            };
            it.scenarios.retain(is_kept);
        },
        "sections[0].groups[1].scenarios[0]",
    );
}

/// The places of a fix are those in the draft before the fix, however many it removes.
#[test]
fn several_removals_do_not_disturb_each_other() {
    let mut draft = clean();
    draft.traits.push(term("luck"));
    Change::Remove(vec![place("traits[0]"), place("traits[1]")]).apply(&mut draft);
    assert_eq!(draft.traits, [term("luck")]);
}

/// Four scenarios are too few to tell a habit of the author from luck. There is advice, and it says so.
#[test]
fn what_may_be_chance_is_said_to_be() {
    let mut draft = quiz_of(3, 10);
    lengths(&mut draft, |rank| 40 - 5 * rank);
    draft.traits.truncate(1);
    draft.scenarios.iter_mut().for_each(|it| it.traits = vec!["tact".to_owned()]);
    let messages: Vec<_> = reviewed(&draft).findings.iter().map(|it| it.kind.to_string()).collect();
    expect![[r#"
        [
            "whoever always takes the longest response scores 100 %, where guessing scores 0; shorten what is best or say more in the others, most of all in `s0`, `s1`, `s2`; over 4 scenarios this may be chance",
        ]
    "#]].assert_debug_eq(&messages);
}

/// Each score above 10 per cent either has advice, or is marked as possible chance.
#[test]
fn whatever_is_too_much_has_its_advice() {
    let ways: [fn(usize) -> usize; 3] = [|rank| 40 - 5 * rank, |_| 30, |rank| 20 + 5 * rank];
    for count in 2..12 {
        for way in ways {
            for is_shuffled in [true, false] {
                let mut draft = quiz_of(count, 10);
                lengths(&mut draft, way);
                draft.scenarios.iter_mut().for_each(|it| it.shuffle = Some(is_shuffled));
                let found = reviewed(&draft);
                let what = format!("{count} scenarios: {:#?}", found.findings);
                for standing in found.figures.expect("it is sound").standings {
                    let has_advice = found.findings.iter().any(|it| match standing.who {
                        Answerer::Random => false,
                        Answerer::First | Answerer::Last => it.rule() == Rule::Position,
                        Answerer::Longest | Answerer::Shortest => it.rule() == Rule::Length,
                        Answerer::Flat(_) => it.rule() == Rule::Flat,
                    });
                    let is_told = has_advice || standing.may_be_chance.is_some_and(|it| it >= 5);
                    assert!(is_told || standing.percent <= ALLOWED, "{standing:?} of {what}");
                }
            }
        }
    }
}

/// There is no advice about parts that are not shown, not scored or retired.
#[test]
fn parts_that_are_not_shown_scored_or_current_get_no_advice() {
    // This quiz never shows rationales.
    let mut draft = clean();
    responses(&mut draft).for_each(|response| response.rationale = None);
    draft.feedback = text("never");
    assert_eq!(reviewed(&draft).findings, []);
    // An opinion has no key that could be guessed.
    let mut draft = clean();
    lengths(&mut draft, |rank| 40 - 5 * rank);
    draft.traits.clear();
    draft.outcomes.remove(0);
    for scenario in &mut draft.scenarios {
        scenario.traits.clear();
        scenario.weight = Some(0);
    }
    assert_eq!(reviewed(&draft).findings, []);
    // A retired scenario gets no advice, since it must not change.
    let mut draft = clean();
    draft.edition = Some(2);
    let long = Some("word ".repeat(200));
    draft.scenarios.push(ScenarioDraft { retired: Some(2), stem: long, ..any_format(30) });
    draft.sections[0].groups[0].scenarios.push("s30".to_owned());
    assert_eq!(reviewed(&draft).findings, []);
    // Where draws shuffle the responses, their written order says nothing.
    let mut draft = clean();
    in_order(&mut draft, false);
    draft.scenarios.iter_mut().for_each(|it| it.shuffle = None);
    assert_eq!(reviewed(&draft).findings, []);
    // A small gain over many scenarios is no luck, but it is allowed.
    let mut draft = quiz_of(600, 10);
    for (number, scenario) in draft.scenarios.iter_mut().enumerate().filter(|it| it.0 % 11 == 0) {
        for (rank, at) in best_first(scenario).into_iter().enumerate() {
            scenario.responses[at].text = Some(words(number, at, 40 - 5 * rank));
        }
    }
    let found = reviewed(&draft);
    let standings = found.figures.unwrap().standings;
    let longest = standings.iter().find(|it| it.who == Answerer::Longest).unwrap().percent;
    assert!((7..=10).contains(&longest) && found.findings.is_empty(), "{longest}");
    // An end is early only if it always comes before half of the drawn scenarios were met.
    let mut draft = clean();
    another_follow_up(&mut draft, None);
    draft.scenarios[21].end = Some(true);
    draft.scenarios[0].responses[2].leads_to = None;
    draft.scenarios[5].responses[2].leads_to = text("later");
    assert_eq!(reviewed(&draft).findings, []);
    // A follow-up that may come late may end the play, even if it may come early, too.
    let mut draft = clean();
    another_follow_up(&mut draft, None);
    draft.scenarios[21].end = Some(true);
    draft.scenarios[0].responses[2].leads_to = None;
    draft.scenarios[15].responses[2].leads_to = text("after");
    draft.scenarios[20].responses[2].leads_to = text("later");
    assert_eq!(reviewed(&draft).findings, []);
    // There is no fix that removes a style which an outcome needs.
    let mut draft = clean();
    draft.styles.push(term("slow"));
    draft.outcomes.insert(0, outcome("slow-one", vec![top("slow")]));
    let fixes = reviewed(&draft).findings.iter().filter(|it| it.fix.is_some()).count();
    assert_eq!(fixes, 0);
}
