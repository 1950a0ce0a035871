//! Rules of the checker that hold for any draft, however broken.

use super::make::{any_format, outcome, quiz_of, score, score_below, term, text, top};
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft};
use quiz::fields::{FieldSlot, Fields};
use quiz::problem::Segment;
use quiz_authoring::review::{Change, Finding, Severity, review};

/// A change that an author may make to a draft, sensible or not.
#[derive(Debug, Clone, Copy)]
struct Deed {
    what: u8,
    /// The index of a part of the draft, and of a part within it.
    at: usize,
    part: usize,
    number: i64,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    (0..40_u8, 0..30_usize, 0..6_usize, -2..6_i64).prop_map(|(what, at, part, number)| Deed {
        what,
        at,
        part,
        number,
    })
}

/// A word that may have a meaning in drafts. `None` for some numbers.
fn word(number: i64) -> Option<String> {
    let words = ["after", "s1", "s2", "bold", "tact", "nowhere", "choose", "rank"];
    usize::try_from(number).ok().and_then(|at| words.get(at)).and_then(|it| text(it))
}

fn act(draft: &mut Draft, deed: Deed) {
    let Deed { what, at, part, number } = deed;
    if what < 16 {
        return act_on_whole(draft, deed);
    }
    let count = draft.scenarios.len().max(1);
    let Some(scenario) = draft.scenarios.get_mut(at % count) else { return };
    if what < 30 {
        return act_on_scenario(scenario, deed);
    }
    let count = scenario.responses.len().max(1);
    let Some(response) = scenario.responses.get_mut(part % count) else { return };
    match what {
        30 => response.text = word(number),
        31 => response.effectiveness = (number >= -1).then_some(number),
        32 => response.rank = (number >= -1).then_some(number),
        33 => response.rationale = None,
        34 => response.style = word(number),
        35 => response.leads_to = word(number),
        36 => *response = ResponseDraft::default(),
        37 => response.text = Some("word ".repeat(90)),
        38 => response.effectiveness = Some(3),
        _ => response.leads_to = text("after"),
    }
}

fn act_on_whole(draft: &mut Draft, Deed { what, at, part, number }: Deed) {
    match what {
        0 => draft.id = word(number),
        1 => draft.edition = Some(number),
        2 => draft.title = None,
        3 => draft.feedback = text("never"),
        4 => draft.traits.insert(0, term("luck")),
        5 => draft.styles.push(term("bold")),
        6 => drop(draft.outcomes.pop()),
        7 => draft.outcomes.insert(0, outcome("new", vec![score(number), score_below(number)])),
        8 => draft.outcomes.insert(0, outcome("styled", vec![top("shy"), top("slow")])),
        9 => draft.scenarios.truncate(at),
        10 => draft.scenarios.push(ScenarioDraft { id: word(number), ..any_format(part) }),
        11 => draft.sections.push(SectionDraft::default()),
        12 => {
            let groups = draft.sections.iter_mut().flat_map(|it| &mut it.groups);
            groups.for_each(|it| it.draw = Some(number));
        }
        13 => {
            let scenarios = word(number).into_iter().collect();
            let group = GroupDraft { draw: None, scenarios };
            draft.sections.iter_mut().for_each(|it| it.groups.push(group.clone()));
        }
        14 => draft.traits.clear(),
        _ => draft.scenarios.swap_remove(at % draft.scenarios.len().max(1)).id = None,
    }
}

fn act_on_scenario(scenario: &mut ScenarioDraft, Deed { what, part, number, .. }: Deed) {
    match what {
        16 => scenario.id = word(number),
        17 => scenario.stem = Some("word ".repeat(130)),
        18 => scenario.format = word(number),
        19 => scenario.pick = Some(number),
        20 => scenario.marks = Some(vec![vec![number; 4]; 4]),
        21 => scenario.traits.extend(word(number)),
        22 => scenario.traits.clear(),
        23 => scenario.weight = Some(number),
        24 => scenario.shuffle = Some(number % 2 == 0),
        25 => scenario.end = Some(true),
        26 => scenario.since = Some(number),
        27 => scenario.retired = Some(number),
        28 => scenario.responses.truncate(part),
        _ => scenario.responses.extend(scenario.responses.clone()),
    }
}

fn any_draft() -> impl Strategy<Value = Draft> {
    (1..14_usize, 1..5_i64, vec(any_deed(), 0..8)).prop_map(|(count, draw, deeds)| {
        let mut draft = quiz_of(count, draw);
        for deed in deeds {
            // An empty list has no entry to remove.
            if deed.what != 15 || !draft.scenarios.is_empty() {
                act(&mut draft, deed);
            }
        }
        draft
    })
}

/// Whether a place is within a part of a draft: an entry that is there, or a field that the part may have.
fn leads_somewhere(part: &mut dyn Fields, place: &[Segment]) -> bool {
    let Some((segment, rest)) = place.split_first() else { return true };
    let Segment::Field(name) = segment else { return false };
    match (part.field(name), rest) {
        (Some(_), []) => true,
        (Some(FieldSlot::Credit(Some(credit))), rest) => leads_somewhere(credit, rest),
        (Some(FieldSlot::Texts(texts)), [Segment::Entry(at)]) => *at < texts.len(),
        (Some(FieldSlot::Marks(Some(marks))), [Segment::Entry(at)]) => *at < marks.len(),
        (Some(FieldSlot::List(list)), [Segment::Entry(at), rest @ ..]) => {
            list.entry(*at).is_some_and(|it| leads_somewhere(it, rest))
        }
        _ => false,
    }
}

fn errors(findings: &[Finding]) -> usize {
    findings.iter().filter(|it| it.severity() == Severity::Error).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// The checker never panics. Errors come first, each place is in the draft, and a second review gives the same
    /// result.
    #[test]
    fn any_draft_is_reviewed(draft in any_draft()) {
        let found = review(&draft);
        prop_assert!(found.findings.is_sorted_by_key(Finding::severity));
        for finding in &found.findings {
            prop_assert!(leads_somewhere(&mut draft.clone(), &finding.place.0), "{:?}", finding);
            let message = finding.kind.to_string();
            prop_assert!(!message.is_empty() && !message.ends_with('.'));
        }
        prop_assert_eq!(&found, &review(&draft));
        if let Some(figures) = found.figures {
            prop_assert_eq!(errors(&found.findings), 0);
            prop_assert_eq!(figures.outcomes.len(), draft.outcomes.len());
        }
    }

    /// A fix ends its finding, and adds no error. If it ended the only error, others may show, since the check looks
    /// for these only when all parts are sound.
    #[test]
    fn any_fix_mends(draft in any_draft()) {
        let before = review(&draft).findings;
        for finding in &before {
            let Some(fix) = &finding.fix else { continue };
            let mut mended = draft.clone();
            fix.change.apply(&mut mended);
            prop_assert_ne!(&mended, &draft, "{:?} changes nothing", fix);
            let after = review(&mended).findings;
            let is_left = after.iter().any(|it| it.place == finding.place && it.kind == finding.kind);
            let again = before.iter().filter(|it| it.kind == finding.kind).count() > 1;
            prop_assert!(!is_left || again, "{:?} is left", finding);
            if finding.severity() == Severity::Advice {
                prop_assert!(errors(&after) <= errors(&before), "{:?}: {:?}", finding, after);
            } else if errors(&before) > 1 {
                prop_assert!(errors(&after) <= errors(&before), "{:?}: {:#?}", finding, after);
            }
        }
    }

    /// A fix never panics, whatever the draft. A fix whose place is not in the draft changes nothing.
    #[test]
    fn fixes_of_another_draft_do_no_harm(draft in any_draft(), mut other in any_draft()) {
        for fix in review(&draft).findings.into_iter().filter_map(|it| it.fix) {
            fix.change.apply(&mut other);
        }
        let mut empty = Draft::default();
        for finding in review(&draft).findings {
            Change::Remove(vec![finding.place]).apply(&mut empty);
        }
        prop_assert_eq!(empty, Draft::default());
    }
}

#[test]
fn an_empty_draft_is_reviewed() {
    let found = review(&Draft::default());
    assert!(errors(&found.findings) > 3 && found.figures.is_none());
}

#[test]
fn a_draft_far_too_large_is_reviewed() {
    let scenario = ScenarioDraft { stem: Some("word ".repeat(130)), ..ScenarioDraft::default() };
    let draft = Draft { scenarios: vec![scenario; 20_000], ..Draft::default() };
    let found = review(&draft);
    assert_eq!(errors(&found.findings), 1);
    assert!(found.findings.len() <= 20_001);
}
