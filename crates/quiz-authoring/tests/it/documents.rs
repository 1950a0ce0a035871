//! Tests of documents: edits, undo, and steps that are stored.

use crate::make::place;
use crate::sample::document;
use crate::unsound::any_draft;
use proptest::collection::vec;
use proptest::prelude::*;
use quiz::FormatKind;
use quiz::check::check;
use quiz::draft::{
    ConditionDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft, SectionDraft,
    TermDraft,
};
use quiz::fields::FieldValue;
use quiz::id::Id;
use quiz::problem::{FieldPath, ProblemKind};
use quiz_authoring::convert::toml;
use quiz_authoring::document::{Document, Edit, History, MAX_STORED, MAX_STORED_BYTES, named};
use std::collections::BTreeSet;

fn any_place() -> impl Strategy<Value = String> {
    let at = 0..8_usize;
    prop_oneof![
        prop::sample::select(vec![
            "title",
            "intro",
            "instruction",
            "credit.text",
            "nonsense",
            "edition"
        ])
        .prop_map(str::to_owned),
        (
            prop::sample::select(vec!["scenarios", "sections", "traits", "styles", "outcomes"]),
            at.clone()
        )
            .prop_map(|(list, at)| format!("{list}[{at}]")),
        (
            at.clone(),
            prop::sample::select(vec!["stem", "format", "pick", "end", "traits[0]", "marks[0][1]"])
        )
            .prop_map(|(at, field)| format!("scenarios[{at}].{field}")),
        (at.clone(), at.clone(), prop::sample::select(vec!["", ".text", ".rank", ".leads_to"]))
            .prop_map(|(at, number, field)| format!("scenarios[{at}].responses[{number}]{field}")),
        (at.clone(), at.clone(), at.clone()).prop_map(|(at, group, entry)| format!(
            "sections[{at}].groups[{group}].scenarios[{entry}]"
        )),
        (at.clone(), at).prop_map(|(at, number)| format!("outcomes[{at}].when[{number}]")),
    ]
}

fn any_value() -> impl Strategy<Value = FieldValue> {
    prop_oneof![
        Just(FieldValue::Nothing),
        any::<String>().prop_map(FieldValue::from),
        any::<i64>().prop_map(FieldValue::from),
        any::<bool>().prop_map(FieldValue::from),
        Just(FieldValue::Table(Vec::new())),
        Just(FieldValue::Table(vec![("text", "Go in.".into())])),
        Just(FieldValue::List(Vec::new())),
        Just(FieldValue::List(vec![FieldValue::List(vec![
            FieldValue::Number(1),
            FieldValue::Number(2)
        ])])),
    ]
}

fn any_edit() -> impl Strategy<Value = Edit> {
    (any_place(), any_value(), 0..8_usize, 0..4_u8).prop_map(|(at, value, to, kind)| {
        let at = place(&at);
        match kind {
            0 => Edit::Set(at, value),
            1 => Edit::Insert(at, value),
            2 => Edit::Remove(at),
            _ => Edit::Move(at, to),
        }
    })
}

proptest! {
    #[test]
    fn whatever_is_done_can_be_undone_and_done_again(edits in vec((any_edit(), 0..3_000_u64), 0..60)) {
        let mut history = History::of(document());
        let mut states = vec![document()];
        let mut now = 0;
        for (edit, pause) in &edits {
            now += pause;
            let before = history.undoable();
            let changed = history.change(std::slice::from_ref(edit), &place("title"), now);
            prop_assert_eq!(changed, history.document() != states.last().unwrap());
            if history.undoable() > before {
                states.push(history.document().clone());
            } else if changed {
                // Changes of one text in quick succession are one step.
                *states.last_mut().unwrap() = history.document().clone();
            }
        }
        let last = history.document().clone();
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo().is_some());
            prop_assert_eq!(history.document(), state);
        }
        prop_assert_eq!(history.undo(), None);
        while history.redo().is_some() {}
        prop_assert_eq!(history.document(), &last);
    }

    /// At any point of a history, storing and recalling it keeps all states for undo and redo. Storing it more often
    /// changes nothing.
    #[test]
    fn the_way_back_outlives_the_page(
        edits in vec((any_edit(), 0..3_000_u64), 0..40), back in 0..20_usize, more in vec((any_edit(), 0..3_000_u64), 0..10),
        further in 0..20_usize,
    ) {
        let mut history = History::of(document());
        let mut now = 0;
        for (edits, steps) in [(edits, back), (more, further)] {
            now += 5_000;
            for (edit, pause) in &edits {
                now += pause;
                history.change(std::slice::from_ref(edit), &place("title"), now);
                if pause % 3 == 0 {
                    history.store();
                }
            }
            for _ in 0..steps {
                history.undo();
            }
            let stored = history.store();
            let mut again = History::of(kept(&history));
            again.recall(&stored, None);
            prop_assert_eq!(again.undoable(), history.undoable());
            prop_assert_eq!(again.redoable(), history.redoable());
            prop_assert_eq!(again.store(), stored);
            assert_same_way(&history, &again);
            // The recalled history is changed further, and stored once more.
            history = again;
        }
    }

    /// Recalling damaged bytes, or the steps of another draft, never changes the document.
    #[test]
    fn what_does_not_lead_back_harms_nothing(
        edits in vec(any_edit(), 1..10), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let mut history = History::of(document());
        for (number, edit) in edits.iter().enumerate() {
            history.change(std::slice::from_ref(edit), &place("title"), number as u64 * 5_000);
        }
        let mut torn = history.store();
        *at.get_mut(&mut torn) ^= byte;
        let other = document().after(&text("title", "Of another window")).unwrap();
        for (bytes, document) in [(&torn, history.document()), (&history.clone().store(), &other), (&Vec::new(), &other)] {
            let mut recalled = History::of(document.clone());
            recalled.recall(bytes, None);
            prop_assert_eq!(recalled.document(), document);
            let fits = bytes == &history.clone().store() && document == history.document();
            prop_assert_eq!(recalled.undoable(), if fits { history.undoable() } else { 0 });
        }
    }

    #[test]
    fn a_document_is_a_draft_in_pieces(edits in vec(any_edit(), 0..20)) {
        let mut document = document();
        for edit in &edits {
            document = document.after(edit).unwrap_or(document);
        }
        prop_assert_eq!(Document::from(document.draft()), document);
    }

    /// After a removal, a sound draft has no references to the removed part. At most, something is missing.
    #[test]
    fn what_is_taken_out_is_spoken_of_nowhere(
        list in prop::sample::select(vec!["scenarios", "traits", "styles"]), at in 0..7_usize,
    ) {
        let before = document();
        let at = place(&format!("{list}[{at}]"));
        let mut history = History::of(before);
        let edits = history.document().removal(&at);
        history.change(&edits, &at, 0);
        if let Err(problems) = check(&history.document().draft()) {
            for problem in problems {
                let is_unknown = matches!(problem.kind, ProblemKind::UnknownId { .. });
                prop_assert!(!is_unknown, "{problem}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_opened_has_an_id_for_each_part(draft in any_draft()) {
        let draft = named(draft);
        let ids = draft.scenarios.iter().map(|it| &it.id);
        let ids: Vec<&str> = ids.map(|it| it.as_deref().unwrap()).collect();
        let different: BTreeSet<&str> = ids.iter().copied().collect();
        prop_assert_eq!(ids.len(), different.len());
        for id in ids {
            prop_assert!(id.parse::<Id>().is_ok(), "{}", id);
        }
        prop_assert_eq!(named(draft.clone()), draft);
    }
}

#[test]
fn what_is_no_id_becomes_one_and_is_still_spoken_of() {
    let scenario = |id: &str| ScenarioDraft { id: Some(id.to_owned()), ..ScenarioDraft::default() };
    let mut draft = Draft {
        traits: vec![TermDraft { id: Some("Own Work".to_owned()), ..TermDraft::default() }],
        scenarios: ["The Queue", "door", "door", "the-queue"].map(scenario).into(),
        sections: vec![SectionDraft {
            groups: vec![GroupDraft {
                scenarios: vec!["door".to_owned(), "The Queue".to_owned(), "nobody".to_owned()],
                ..GroupDraft::default()
            }],
            ..SectionDraft::default()
        }],
        ..Draft::default()
    };
    draft.scenarios[1].traits = vec!["Own Work".to_owned()];
    let draft = named(draft);
    assert_eq!(ids(&draft.scenarios), ["the-queue-2", "door", "door-2", "the-queue"]);
    assert_eq!(draft.sections[0].groups[0].scenarios, ["door", "the-queue-2", "nobody"]);
    assert_eq!(draft.sections[0].id.as_deref(), Some("section"));
    assert_eq!(draft.scenarios[1].traits, ["own-work"]);
}

#[test]
fn references_to_ids_may_have_white_space_around_them() {
    let scenario = |id: &str| ScenarioDraft { id: Some(id.to_owned()), ..ScenarioDraft::default() };
    let names = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    let mut draft = Draft {
        traits: vec![TermDraft { id: Some(" Own Work".to_owned()), ..TermDraft::default() }],
        styles: vec![TermDraft { id: Some("bold".to_owned()), ..TermDraft::default() }],
        scenarios: ["sigh", "door ", " sigh", "x"].map(scenario).into(),
        sections: vec![SectionDraft {
            groups: vec![GroupDraft {
                // The second id is that of the third scenario, and the fourth that of the first. “no body” is the id of
                // no scenario.
                scenarios: names(&["sigh", " sigh", "door", "sigh ", "no body "]),
                ..GroupDraft::default()
            }],
            ..SectionDraft::default()
        }],
        ..Draft::default()
    };
    draft.scenarios[0].traits = names(&["Own Work", "Own Work\t"]);
    draft.scenarios[0].responses = vec![ResponseDraft {
        style: Some(" bold".to_owned()),
        leads_to: Some("x\n".to_owned()),
        ..ResponseDraft::default()
    }];
    let condition =
        ConditionDraft { top_style: Some("bold ".to_owned()), ..ConditionDraft::default() };
    draft.outcomes = vec![OutcomeDraft { when: vec![condition], ..OutcomeDraft::default() }];
    let draft = named(draft);
    assert_eq!(ids(&draft.scenarios), ["sigh", "door", "sigh-2", "x"]);
    let listed = &draft.sections[0].groups[0].scenarios;
    assert_eq!(listed, &["sigh", "sigh-2", "door", "sigh", "no body "]);
    assert_eq!(draft.scenarios[0].traits, ["own-work", "own-work"]);
    let response = &draft.scenarios[0].responses[0];
    assert_eq!(
        (response.style.as_deref(), response.leads_to.as_deref()),
        (Some("bold"), Some("x"))
    );
    assert_eq!(draft.outcomes[0].when[0].top_style.as_deref(), Some("bold"));
}

#[test]
fn what_has_ids_keeps_them() {
    let sound = document().draft();
    assert_eq!(named(sound.clone()), sound);
}

/// A group must not draw more scenarios than it has, so `draw` shrinks when a scenario leaves it.
#[test]
fn a_pool_draws_no_more_than_it_has_left() {
    let mut draft = document().draft();
    let group = draft.sections.iter().position(|it| it.groups[0].scenarios.len() > 1).unwrap();
    let all = draft.sections[group].groups[0].scenarios.clone();
    draft.sections[group].groups[0].draw = i64::try_from(all.len()).ok();
    let before = Document::from(draft);
    let at = before.scenario_at(&all[0]).unwrap();
    let left = after(&before, &before.relocation(at, None));
    let group = &left.sections[group].groups[0];
    assert_eq!(
        (group.scenarios.as_slice(), group.draw),
        (&all[1..], i64::try_from(all.len() - 1).ok())
    );
}

/// In a file, two groups may list the same scenario. Moving it to a group takes it out of all others.
#[test]
fn a_scenario_of_two_groups_is_moved_into_one() {
    let mut draft = document().draft();
    let id = draft.sections[0].groups[0].scenarios[0].clone();
    let twice = vec![id.clone(), "another".to_owned(), id.clone()];
    draft.sections[1].groups[0] = GroupDraft { draw: Some(3), scenarios: twice };
    let before = Document::from(draft);
    let at = before.scenario_at(&id).unwrap();
    let left = after(&before, &before.relocation(at, Some((1, 0))));
    assert!(!left.sections[0].groups[0].scenarios.contains(&id));
    assert_eq!(left.sections[1].groups[0].scenarios, ["another", id.as_str()]);
}

fn text(at: &str, text: &str) -> Edit {
    Edit::text(place(at), text.to_owned())
}

#[test]
fn what_is_typed_in_one_go_is_undone_at_once() {
    let mut history = History::of(document());
    for (at, word) in ["A", "A ", "A p", "A pa"].iter().enumerate() {
        assert!(history.change(&[text("title", word)], &place("title"), at as u64 * 200));
    }
    assert_eq!(history.undoable(), 1);
    history.change(&[text("title", "A party")], &place("title"), 5_000);
    history.change(&[text("intro", "Come in")], &place("intro"), 5_100);
    assert_eq!(history.undoable(), 3);
    assert_eq!(history.undo(), Some(place("intro")));
    assert_eq!(history.undo(), Some(place("title")));
    assert_eq!(history.document().head().title.as_deref(), Some("A pa"));
    assert_eq!(history.redoable(), 2);
    // After a new change nothing can be redone.
    history.change(&[text("title", "A pad")], &place("title"), 5_200);
    assert_eq!((history.undoable(), history.redoable()), (2, 0));
}

#[test]
fn two_hundred_steps_and_more_lead_back() {
    let mut history = History::of(document());
    for number in 0..1_500_u64 {
        history.change(&[text("title", &number.to_string())], &place("title"), number * 2_000);
    }
    assert_eq!(history.undoable(), 1_000);
    for _ in 0..1_000 {
        history.undo().unwrap();
    }
    assert_eq!(history.document().head().title.as_deref(), Some("499"));
}

/// The document as it is read back from its stored TOML.
fn kept(history: &History) -> Document {
    Document::from(toml::draft(&toml::write(&history.document().draft())).unwrap())
}

/// Asserts that two histories undo and redo the same steps, with the same places.
fn assert_same_way(one: &History, other: &History) {
    let (mut one, mut other) = (one.clone(), other.clone());
    for way in [History::redo, History::undo, History::redo] {
        loop {
            let place = way(&mut one);
            assert_eq!(way(&mut other), place);
            assert_eq!(other.document(), one.document());
            if place.is_none() {
                break;
            }
        }
    }
}

#[test]
fn hundreds_of_steps_are_kept_in_little_room() {
    let mut history = History::of(document());
    let mut states = Vec::new();
    let places = ["title", "scenarios[6].stem", "outcomes[0].about"];
    for (number, at) in (0..1_500_u64).zip(places.into_iter().cycle()) {
        states.push(history.document().clone());
        // The changes are far apart, so that no two are in the same lines.
        history.change(&[text(at, &format!("Words {number}"))], &place(at), number * 2_000);
        if number % 7 == 0 {
            history.store();
        }
    }
    let stored = history.store();
    assert!(stored.len() < 100 * MAX_STORED, "{}", stored.len());
    let mut again = History::of(kept(&history));
    again.recall(&stored, None);
    assert_eq!(again.undoable(), MAX_STORED);
    for state in states.iter().rev().take(MAX_STORED) {
        again.undo().unwrap();
        assert_eq!(again.document(), state);
    }
    assert_eq!(again.undo(), None);
    assert_eq!(again.redoable(), MAX_STORED);
}

/// Steps that replace whole drafts are large, so fewer of them are stored, and never too many bytes.
#[test]
fn of_steps_that_are_too_large_the_nearest_are_kept() {
    let mut history = History::of(document());
    for number in 0..20_u64 {
        let words = format!("{number} ").repeat(40_000);
        history.change(&[text("intro", &words)], &place("intro"), number * 2_000);
    }
    let stored = history.store();
    assert!(stored.len() <= MAX_STORED_BYTES);
    let mut again = History::of(kept(&history));
    again.recall(&stored, None);
    assert!((2..10).contains(&again.undoable()), "{}", again.undoable());
    while again.undo().is_some() {
        history.undo();
        assert_eq!(again.document(), history.document());
    }
}

/// Steps are stored a moment after the draft. If they do not belong to the stored draft, but to the copy beside them,
/// the draft is one step later than the copy.
#[test]
fn a_draft_that_is_later_than_its_steps_is_a_step_more() {
    let mut history = History::of(document());
    history.change(&[text("title", "Kept with its steps")], &place("title"), 0);
    let (stored, copy) = (history.store(), history.document().clone());
    history.change(&[text("title", "Kept alone")], &place("title"), 5_000);
    let mut again = History::of(history.document().clone());
    // A change is made before the browser has read the stored steps.
    again.change(&[text("intro", "Written since")], &place("intro"), 0);
    again.recall(&stored, Some(copy.clone()));
    assert_eq!(again.undoable(), 3);
    again.undo();
    assert_eq!(again.document(), history.document());
    again.undo();
    assert_eq!(again.document(), &copy);
    assert_eq!(again.undo(), Some(place("title")));
    assert_eq!(again.document(), &document());
    let mut none = History::of(history.document().clone());
    none.recall(&stored, Some(document()));
    assert_eq!(none.undoable(), 0);
}

#[test]
fn what_somebody_does_elsewhere_is_undone_at_once() {
    let mut history = History::of(document());
    for words in ["From", "From else", "From elsewhere"] {
        assert!(history.follow(document().after(&text("title", words)).unwrap()));
    }
    assert_eq!((history.undoable(), history.undo()), (1, Some(FieldPath::default())));
    assert_eq!(history.document(), &document());
    assert!(!history.follow(document()));
}

#[test]
fn a_text_of_white_space_removes_its_field() {
    let blank = document().after(&text("title", "  \n")).unwrap();
    assert_eq!(blank.head().title, None);
    assert_eq!(document().after(&text("title", "Mine")), None, "no change");
}

fn after(document: &Document, edits: &[Edit]) -> Draft {
    let mut history = History::of(document.clone());
    history.change(edits, &place("title"), 0);
    history.document().draft()
}

fn ids(scenarios: &[ScenarioDraft]) -> Vec<&str> {
    scenarios.iter().map(|it| it.id.as_deref().unwrap()).collect()
}

#[test]
fn a_scenario_is_added_copied_moved_and_taken_out() {
    let (id, edits) = document().new_scenario(1, 0);
    let added = after(&document(), &edits);
    assert_eq!(id, "scenario-8");
    assert_eq!(added.sections[1].groups[0].scenarios, ["fourth", "fifth", "scenario-8"]);
    assert_eq!(added.scenarios[7].traits, ["tact"], "the only one there is");

    let (id, edits) = document().copy_of_scenario(1).unwrap();
    let copied = after(&document(), &edits);
    assert_eq!(ids(&copied.scenarios)[1..3], ["second", &id]);
    assert_eq!(copied.sections[0].groups[1].scenarios, ["second", &id, "third"]);
    assert_eq!(copied.scenarios[1].responses, copied.scenarios[2].responses);
    check(&copied).unwrap();

    let moved = after(&document(), &document().relocation(1, Some((1, 0))));
    assert_eq!(moved.sections[1].groups[0].scenarios, ["fourth", "fifth", "second"]);
    assert_eq!(moved.sections[0].groups[1].scenarios, ["third"]);
    let drawn = after(&document(), &document().relocation(5, Some((1, 0))));
    check(&drawn).unwrap();
    assert_eq!(drawn.scenarios[0].responses[1].leads_to, None);

    let gone = after(&document(), &document().removal(&place("scenarios[2]")));
    assert_eq!(ids(&gone.scenarios), ["first", "second", "fourth", "fifth", "after", "later"]);
    check(&gone).unwrap();
    let both = Document::from(gone);
    let gone = after(&both, &both.removal(&place("scenarios[1]")));
    assert_eq!(gone.sections[0].groups[1].draw, None, "nothing is left to draw from");
}

#[test]
fn a_section_goes_with_its_scenarios() {
    let gone = after(&document(), &document().removal(&place("sections[1]")));
    assert_eq!(ids(&gone.scenarios), ["first", "second", "third", "after", "later"]);
    check(&gone).unwrap();
    let (id, edits) = document().new_section();
    let added = after(&document(), &edits);
    assert_eq!(added.sections[2].id.as_deref(), Some(id.as_str()));
    assert_eq!(added.sections[2].groups[0].scenarios, ["scenario-8"]);
}

#[test]
fn a_follow_up_is_added_where_it_leads_from() {
    let (id, edits) = document().new_follow_up(&place("scenarios[0].responses[0]"));
    let added = after(&document(), &edits);
    assert_eq!(added.scenarios[0].responses[0].leads_to.as_deref(), Some(id.as_str()));
    assert_eq!(added.scenarios[7].id.as_deref(), Some(id.as_str()));
}

#[test]
fn terms_and_outcomes_are_added_and_taken_out() {
    let added = after(&document(), &[document().new_term("traits"), document().new_outcome()]);
    assert_eq!(added.traits[1].id.as_deref(), Some("trait-2"));
    assert_eq!(added.outcomes[2].id.as_deref(), Some("outcome-4"));
    assert!(added.outcomes[3].when.is_empty(), "the last is for everybody");
    let gone = after(&document(), &document().removal(&place("styles[0]")));
    assert_eq!(gone.scenarios[0].responses[1].style, None);
    assert!(gone.outcomes[1].when.is_empty());
    let gone = after(&document(), &document().removal(&place("traits[0]")));
    assert!(gone.scenarios.iter().all(|it| it.traits.is_empty()));
    check(&gone).unwrap();
}

#[test]
fn another_format_keeps_what_the_key_says() {
    let ranked = after(&document(), &document().reformat(0, FormatKind::Rank));
    let ranks: Vec<_> = ranked.scenarios[0].responses.iter().map(|it| it.rank).collect();
    assert_eq!(ranks, [Some(1), Some(3), Some(2), Some(4)], "an order takes four");
    assert!(ranked.scenarios[0].responses.iter().all(|it| it.effectiveness.is_none()));
    assert_eq!(ranked.scenarios[0].responses[1].leads_to, None, "only `choose` leads on");

    let chosen = after(&document(), &document().reformat(3, FormatKind::Choose));
    let key: Vec<_> = chosen.scenarios[3].responses.iter().map(|it| it.effectiveness).collect();
    assert_eq!(key, [Some(2), Some(3), Some(0), Some(1)]);
    check(&chosen).unwrap();

    for format in [FormatKind::Choose, FormatKind::BestWorst, FormatKind::Rate] {
        check(&after(&document(), &document().reformat(4, format))).unwrap();
    }
    // Whoever goes through the formats one by one is left with no response that nobody asked for.
    let through = Document::from(after(&document(), &document().reformat(4, FormatKind::Rank)));
    let back = after(&through, &through.reformat(4, FormatKind::Rate));
    assert_eq!(back.scenarios[4].responses.len(), 3);
    let picked = after(&document(), &document().reformat(4, FormatKind::ChooseK));
    assert_eq!(picked.scenarios[4].pick, Some(2));
}
