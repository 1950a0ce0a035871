//! Tests of twins: adding a twin, what that changes in draws, and finding responses that are not reversed yet.

use crate::make::any_draft;
use crate::make::place;
use crate::sample::{document, draft, scenario};
use proptest::prelude::*;
use quiz::FormatKind;
use quiz::check::check;
use quiz::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft};
use quiz::id::Id;
use quiz_authoring::document::{Apart, Chance, Document, Edit, History, NewTwin, Reversal, Same};
use quiz_authoring::review::ceiling;
use std::collections::{BTreeMap, BTreeSet};

/// How many scenarios a group draws, and of how many.
type Drawn = (usize, usize);

fn id(scenario: &ScenarioDraft) -> &str {
    scenario.id.as_deref().unwrap()
}

/// How often each scenario of the newest edition is drawn, without follow-ups.
fn chances(draft: &Draft) -> BTreeMap<String, Drawn> {
    let edition = draft.edition.unwrap_or(1);
    let is_in = |it: &&ScenarioDraft| {
        it.since.unwrap_or(1) <= edition && it.retired.is_none_or(|it| it > edition)
    };
    let newest: BTreeSet<&str> = draft.scenarios.iter().filter(is_in).map(id).collect();
    let groups = draft.sections.iter().flat_map(|it| &it.groups);
    groups
        .flat_map(|group| {
            let ids: Vec<_> =
                group.scenarios.iter().filter(|it| newest.contains(it.as_str())).collect();
            let of = ids.len();
            let draw = group.draw.map_or(of, |it| usize::try_from(it).unwrap());
            ids.into_iter().map(move |id| (id.clone(), (draw, of)))
        })
        .collect()
}

fn is_same((draw, of): Drawn, other: Drawn) -> bool {
    draw * other.1 == other.0 * of
}

fn changed(document: &Document, edits: &[Edit]) -> Document {
    let mut history = History::of(document.clone());
    history.change(edits, &place("title"), 0);
    history.document().clone()
}

/// The document with a new twin of one of its scenarios, and with the missing texts of the twin filled in.
fn with_twin(document: &Document, at: usize) -> Option<Document> {
    let NewTwin { id, edits, .. } = document.new_twin(at)?;
    let mut draft = changed(document, &edits).draft();
    let twin = draft.scenarios.iter_mut().find(|it| it.id.as_ref() == Some(&id)).unwrap();
    twin.name = Some("Another evening".to_owned());
    twin.stem = Some("Something else happens. What do you do?".to_owned());
    Some(Document::from(draft))
}

/// Documents of sound drafts with pools of all sizes, some of them with two editions.
fn any_document() -> impl Strategy<Value = Document> {
    let pools = prop::collection::vec(prop::option::of(1..4_i64), 4);
    let one = || prop::option::of(0..6_usize);
    (any_draft(), pools, one(), one()).prop_map(|(mut draft, pools, late, retired)| {
        let groups = draft.sections.iter_mut().flat_map(|it| &mut it.groups);
        for (group, draw) in groups.zip(pools.into_iter().cycle()) {
            let most = i64::try_from(group.scenarios.len()).unwrap();
            group.draw = draw.map(|it| it.min(most));
        }
        let first = draft.clone();
        if let Some(late) = late.and_then(|it| draft.scenarios.get_mut(it)) {
            late.since = Some(2);
            draft.edition = Some(2);
        }
        let second = draft.clone();
        if let Some(retired) = retired.and_then(|it| draft.scenarios.get_mut(it)) {
            retired.retired = Some(2);
            draft.edition = Some(2);
        }
        let sound = [draft, second].into_iter().find(|it| check(it).is_ok());
        Document::from(sound.unwrap_or(first))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// A new twin of any scenario has the same responses, and no name or stem. A play meets at most one of the two. All
    /// others are drawn as often as before, or as often as [`NewTwin::others`] says.
    #[test]
    fn a_twin_is_drawn_instead_of_its_scenario(document in any_document(), which in any::<prop::sample::Index>()) {
        let at = which.index(document.scenarios().len());
        let Some(NewTwin { id: new, edits, others }) = document.new_twin(at) else {
            prop_assert!(!document.can_have_twin(at));
            return Ok(());
        };
        prop_assert!(document.can_have_twin(at));
        prop_assert!(new.parse::<Id>().is_ok() && document.scenario_at(&new).is_none());

        let mut history = History::of(document.clone());
        prop_assert!(history.change(&edits, &place("title"), 0));
        let after = history.document().clone();
        history.undo();
        prop_assert_eq!(history.document(), &document);
        history.redo();
        prop_assert_eq!(history.document(), &after);

        let (old, twin) = (&document.scenarios()[at], &after.scenarios()[at + 1]);
        prop_assert_eq!(id(twin), &new);
        let of = |it: &ScenarioDraft| -> Vec<ResponseDraft> {
            let bare = |it: &ResponseDraft| ResponseDraft { rationale: None, leads_to: None, ..it.clone() };
            it.responses.iter().map(bare).collect()
        };
        prop_assert_eq!(&twin.responses, &of(old));
        prop_assert_eq!((&twin.name, &twin.stem), (&None, &None));
        for (there, here) in document.scenarios().iter().zip(after.scenarios().iter().filter(|it| id(it) != new)) {
            prop_assert_eq!(there, here);
        }
        let twins = after.twins(at);
        prop_assert!(twins.iter().any(|it| it.index == at + 1 && it.apart.is_none()));
        let is_it = |it: &Reversal| *it == Reversal::Reversed;
        let reversed = after.reversals(at, &twins).iter().filter(|it| is_it(it)).count();
        // With the same key, no response is reversed, except the middle of an order, which is in both halves.
        let has_middle = old.format.as_deref() == Some("rank") && old.responses.len() % 2 == 1;
        prop_assert!(twins.len() > 1 || reversed == usize::from(has_middle));

        // The only problems are the texts that the author has still to write.
        for problem in check(&after.draft()).expect_err("nothing is written yet") {
            let is_missing = [place(&format!("scenarios[{}].name", at + 1)), place(&format!("scenarios[{}].stem", at + 1))];
            prop_assert!(is_missing.contains(&problem.place), "{}", problem);
        }
        let written = with_twin(&document, at).unwrap().draft();
        prop_assert!(check(&written).is_ok(), "{:?}", check(&written).err());

        let section = document.group_of(id(old)).unwrap();
        let group = &document.head().sections[section.0].groups[section.1];
        let (before, after) = (chances(&document.draft()), chances(&written));
        prop_assert_eq!(after[&new], after[id(old)]);
        prop_assert_eq!(after[&new].0, 1);
        let both = written.sections.iter().flat_map(|it| &it.groups).find(|it| it.scenarios.contains(&new)).unwrap();
        prop_assert!(both.scenarios.iter().any(|it| it == id(old)) && both.draw == Some(1));
        let mut are_told_of = false;
        for (other, chance) in before.iter().filter(|it| it.0 != id(old)) {
            let now = after[other];
            if let Some((was, is)) = others.filter(|_| group.scenarios.contains(other)) {
                are_told_of = true;
                prop_assert_eq!((*chance, now), ((was.draw, was.of), (is.draw, is.of)));
                prop_assert!(!is_same(*chance, now));
            } else {
                prop_assert!(is_same(*chance, now), "{}: {:?}, {:?}", other, chance, now);
            }
        }
        prop_assert_eq!(are_told_of, others.is_some());
        // A play has as many scenarios as before, and those in a fixed order keep it.
        let length = |it: &Draft| -> usize {
            let chances = chances(it);
            let groups = it.sections.iter().flat_map(|it| &it.groups);
            let drawn = |it: &GroupDraft| it.scenarios.iter().find_map(|it| chances.get(it)).map_or(0, |it| it.0);
            groups.map(drawn).sum()
        };
        prop_assert_eq!(length(&written), length(&document.draft()));
        if group.draw.is_none() {
            let listed = |it: &Draft| -> Vec<String> {
                let groups = it.sections.iter().flat_map(|it| &it.groups);
                groups.flat_map(|group| group.scenarios.iter().filter(|it| **it != new).cloned()).collect()
            };
            prop_assert_eq!(listed(&written), listed(&document.draft()));
        }
    }

    /// [`Document::twins`], the checker and [`Quiz::twins`](quiz::Quiz::twins) find the same twins, even if responses of a
    /// scenario have the same text.
    #[test]
    fn editor_checker_and_quiz_find_the_same_twins(
        mut document in any_document(),
        which in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        repeated in prop::collection::vec(any::<[prop::sample::Index; 3]>(), 0..6),
    ) {
        for it in which {
            document = with_twin(&document, it.index(document.scenarios().len())).unwrap_or(document);
        }
        let mut draft = document.draft();
        for [at, from, to] in repeated {
            let at = at.index(draft.scenarios.len());
            let responses = &mut draft.scenarios[at].responses;
            let (from, to) = (from.index(responses.len()), to.index(responses.len()));
            responses[to].text = responses[from].text.clone();
        }
        let document = Document::from(draft);
        let quiz = check(&document.draft()).unwrap();
        let families = ceiling(&quiz).map(|it| it.families).unwrap_or_default();
        let numbers: BTreeMap<_, _> = quiz.scenarios().enumerate().map(|(number, (at, _))| (at, number)).collect();
        let mut alone = BTreeSet::new();
        let are_scored: BTreeSet<_> = families.iter().flat_map(|it| it.scenarios.iter().copied()).collect();
        for family in families {
            for at in &family.scenarios {
                let twins = quiz.twins(*at).filter(|it| are_scored.contains(it));
                let others: Vec<_> = family.scenarios.iter().copied().filter(|it| it != at).collect();
                prop_assert_eq!(twins.collect::<Vec<_>>(), others);
            }
            let family: Vec<usize> = family.scenarios.iter().map(|it| numbers[it]).collect();
            if let [only] = family[..] {
                alone.insert(only);
            }
            for at in &family {
                let twins = document.twins(*at).into_iter().filter(|it| it.apart.is_none()).map(|it| it.index);
                let others: Vec<_> = family.iter().copied().filter(|it| it != at).collect();
                prop_assert_eq!(twins.collect::<Vec<_>>(), others);
            }
        }
        let could: Vec<_> = alone.into_iter().filter(|it| document.can_have_twin(*it)).collect();
        prop_assert_eq!(document.without_twin(), could);
    }
}

fn group(draw: Option<i64>, ids: &[&str]) -> GroupDraft {
    GroupDraft { draw, scenarios: ids.iter().map(|&it| it.to_owned()).collect() }
}

/// The groups after the second of four scenarios got a twin, and how the chances of the others change.
fn regrouped(draw: Option<i64>) -> (Vec<GroupDraft>, Option<(Chance, Chance)>) {
    let ids = ["a", "b", "c", "d"];
    let mut draft = draft();
    draft.scenarios = ids.map(|it| scenario(it, "rate", &[3, 1, 0])).into();
    draft.sections.truncate(1);
    draft.sections[0].groups = vec![group(draw, &ids)];
    let document = Document::from(draft);
    let NewTwin { id, edits, others } = document.new_twin(1).unwrap();
    assert_eq!(id, "b-twin");
    (changed(&document, &edits).head().sections[0].groups.clone(), others)
}

#[test]
fn twins_have_a_group_of_which_a_play_draws_one() {
    let both = group(Some(1), &["b", "b-twin"]);
    let chance = |draw, of| Chance { draw, of };
    // In a fixed order, the others stay before and behind the two.
    let around = vec![group(None, &["a"]), both.clone(), group(None, &["c", "d"])];
    assert_eq!(regrouped(None), (around, None));
    // A group that draws one takes the twin in.
    let five = group(Some(1), &["a", "b", "b-twin", "c", "d"]);
    assert_eq!(regrouped(Some(1)), (vec![five], Some((chance(1, 4), chance(1, 5)))));
    // If a group draws several, one of these now comes from the new group of the two.
    let pool = |draw| vec![group(Some(draw), &["a", "c", "d"]), both.clone()];
    assert_eq!(regrouped(Some(2)), (pool(1), Some((chance(2, 4), chance(1, 3)))));
    assert_eq!(regrouped(Some(3)), (pool(2), Some((chance(3, 4), chance(2, 3)))));
    // If a group draws all, all others are still drawn.
    assert_eq!(regrouped(Some(4)), (pool(3), None));
}

/// Only scenarios of the newest edition count for the chance, and opinions among them.
#[test]
fn only_scenarios_of_the_newest_edition_count_for_chances() {
    let others = |draw: i64, change: &dyn Fn(&mut ScenarioDraft)| {
        let ids = ["a", "b", "c"];
        let mut draft = draft();
        draft.edition = Some(2);
        draft.scenarios = ids.map(|it| scenario(it, "rate", &[3, 1, 0])).into();
        draft.scenarios[1..].iter_mut().for_each(change);
        draft.sections.truncate(1);
        draft.sections[0].groups = vec![group(Some(draw), &ids)];
        Document::from(draft).new_twin(0).unwrap().others
    };
    let chance = |draw, of| Chance { draw, of };
    assert_eq!(others(1, &|it| it.retired = Some(2)), None);
    let all = Some((chance(1, 3), chance(1, 4)));
    assert_eq!(others(1, &|it| it.retired = Some(3)), all);
    assert_eq!(others(1, &|it| it.weight = Some(0)), all);
    assert_eq!(others(1, &|it| it.since = Some(3)), None);
    let c = |it: &mut ScenarioDraft| it.retired = Some(2).filter(|_| it.id.as_deref() == Some("c"));
    assert_eq!(others(2, &c), None);
    assert_eq!(others(1, &c), Some((chance(1, 2), chance(1, 3))));
}

#[test]
fn a_third_twin_joins_the_two() {
    let two = with_twin(&document(), 3).unwrap();
    let three = with_twin(&two, 4).unwrap();
    let ids = ["fourth", "fourth-twin", "fourth-twin-twin"];
    assert_eq!(three.head().sections[1].groups, [group(Some(1), &ids), group(None, &["fifth"])]);
    assert_eq!(three.twins(3).iter().map(|it| it.index).collect::<Vec<_>>(), [4, 5]);
    assert!(three.is_one_drawn(3, &three.twins(3)));
    // A copy is a twin, too, but a play meets both.
    let (_, edits) = document().copy_of_scenario(4).unwrap();
    let copied = changed(&document(), &edits);
    assert_eq!(copied.twins(4).len(), 1);
    assert!(!copied.is_one_drawn(4, &copied.twins(4)));
}

#[test]
fn follow_ups_stay_with_the_situation_that_leads_to_them() {
    let with = with_twin(&document(), 0).unwrap();
    assert_eq!(with.scenarios()[0], document().scenarios()[0]);
    assert!(with.scenarios()[1].responses.iter().all(|it| it.leads_to.is_none()));
    assert_eq!(with.scenarios()[1].responses[1].style.as_deref(), Some("boast"));
    check(&with.draft()).unwrap();
}

#[test]
fn an_id_that_is_taken_or_spoken_of_is_left_alone() {
    let mut draft = draft();
    draft.scenarios[4].id = Some("fourth-twin".to_owned());
    draft.sections[1].groups[0] = group(None, &["fourth", "fourth-twin", "fourth-twin-2"]);
    draft.scenarios[0].responses[0].leads_to = Some("fourth-twin-3".to_owned());
    assert_eq!(Document::from(draft.clone()).new_twin(3).unwrap().id, "fourth-twin-4");
    let long = "x".repeat(Id::MAX_CHARS);
    draft.scenarios[3].id = Some(long.clone());
    draft.sections[1].groups[0].scenarios[0].clone_from(&long);
    let new = Document::from(draft).new_twin(3).unwrap().id;
    assert!(new != long && new.parse::<Id>().is_ok(), "{new}");
}

#[test]
fn only_what_is_drawn_scored_and_written_can_have_a_twin() {
    let can = |change: &dyn Fn(&mut Draft)| {
        let mut draft = draft();
        change(&mut draft);
        let document = Document::from(draft);
        assert_eq!(document.new_twin(1).is_some(), document.can_have_twin(1));
        document.can_have_twin(1)
    };
    assert!(can(&|_| {}));
    assert!(!document().can_have_twin(5), "a follow-up");
    assert!(!document().can_have_twin(7), "nothing is there");
    assert!(!can(&|it| it.scenarios[1].weight = Some(0)));
    assert!(!can(&|it| it.scenarios[1].retired = Some(1)));
    assert!(!can(&|it| it.scenarios[1].responses[2].text = Some(" \u{200B}".to_owned())));
    assert!(!can(&|it| it.scenarios[1].responses.truncate(1)));
    assert!(!can(&|it| it.scenarios[1].format = None));
    // A new group would have nothing to draw in the first edition.
    let late = |draw| {
        move |it: &mut Draft| {
            (it.edition, it.scenarios[1].since) = (Some(2), Some(2));
            it.sections[0].groups[1].draw = draw;
        }
    };
    assert!(!can(&late(None)));
    assert!(!can(&late(Some(2))));
    assert!(can(&late(Some(1))));
    let mut draft = draft();
    draft.edition = Some(3);
    let with = with_twin(&Document::from(draft), 1).unwrap();
    assert_eq!(with.scenarios()[2].since, Some(3), "earlier editions are what they were");
}

/// The reversals of the responses of two twins with these keys.
fn reversals(format: &str, one: &[i64], other: &[i64]) -> Vec<Reversal> {
    let mut draft = draft();
    draft.sections.truncate(1);
    draft.scenarios[1] = scenario("second", format, one);
    draft.scenarios[2] = scenario("third", format, other);
    // Twins may have their responses in different orders.
    draft.scenarios[2].responses.rotate_left(1);
    let document = Document::from(draft);
    let twins = document.twins(1);
    assert_eq!(twins.iter().map(|it| (it.index, it.apart)).collect::<Vec<_>>(), [(2, None)]);
    document.reversals(1, &twins)
}

#[test]
fn what_is_good_in_both_or_poor_in_both_is_not_reversed() {
    use Reversal::{Not, Reversed, Unknown};
    let (good, poor) = (Not(Same::Good), Not(Same::Poor));
    for format in ["choose", "choose-k", "rate"] {
        assert_eq!(reversals(format, &[3, 0, 2, 1], &[3, 0, 2, 1]), [good, poor, good, poor]);
        assert_eq!(reversals(format, &[3, 0, 2, 1], &[0, 3, 1, 2]), [Reversed; 4]);
        let half = [Reversed, poor, good, Reversed];
        assert_eq!(reversals(format, &[3, 0, 2, 1], &[1, 1, 3, 2]), half);
    }
    // The best and the worst have to change places.
    assert_eq!(reversals("best-worst", &[3, 0, 1, 2], &[0, 3, 2, 1]), [Reversed; 4]);
    let (best, worst) = (Not(Same::Best), Not(Same::Worst));
    let ends = [best, Reversed, Reversed, worst];
    assert_eq!(reversals("best-worst", &[3, 0, 1, 2], &[1, 3, 2, 0]), ends);
    assert_eq!(reversals("best-worst", &[3, 0, 1], &[3, 0, 2]), [good, poor, Reversed]);
    // The upper half becomes the lower one. The middle is in both.
    assert_eq!(reversals("rank", &[1, 2, 3, 4], &[4, 3, 2, 1]), [Reversed; 4]);
    let half = [good, Reversed, Reversed, poor];
    assert_eq!(reversals("rank", &[1, 2, 3, 4], &[2, 3, 1, 4]), half);
    assert_eq!(reversals("rank", &[1, 2, 3, 4, 5], &[5, 4, 3, 2, 1]), [Reversed; 5]);
    // The key of one response is missing, and then there is no twin at all.
    let mut document = with_twin(&document(), 3).unwrap();
    let key = place("scenarios[4].responses[1].rank");
    document = changed(&document, &[Edit::Set(key, None::<i64>.into())]);
    for at in [3, 4] {
        assert_eq!(document.reversals(at, &document.twins(at)), [good, Unknown, poor, poor]);
    }
    assert_eq!(document.reversals(3, &[]), [Unknown; 4]);
}

#[test]
fn a_response_may_be_reversed_by_any_of_three_twins() {
    let mut three = with_twin(&with_twin(&document(), 4).unwrap(), 4).unwrap().draft();
    for (at, key) in [(4, [3, 1, 0]), (5, [0, 2, 1]), (6, [1, 0, 2])] {
        for (response, value) in three.scenarios[at].responses.iter_mut().zip(key) {
            response.effectiveness = Some(value);
        }
    }
    let three = Document::from(three);
    assert_eq!(three.reversals(5, &three.twins(5)), [Reversal::Reversed; 3]);
    // A response that two of the twins reverse is reversed, even if the third has no key yet.
    let key = |it: usize| place(&format!("scenarios[6].responses[{it}].effectiveness"));
    let without = [0, 2].map(|it| Edit::Set(key(it), None::<i64>.into()));
    let three = changed(&three, &without);
    let two = [Reversal::Reversed, Reversal::Reversed, Reversal::Unknown];
    assert_eq!(three.reversals(4, &three.twins(4)), two);
}

/// After a text of one twin was changed, the difference to the other twins is found, and either text can be taken over.
#[test]
fn a_text_that_was_changed_in_one_twin_is_found_and_repaired() {
    let document = with_twin(&with_twin(&document(), 3).unwrap(), 3).unwrap();
    let edit = |at: usize, text: &str| {
        let place = place(&format!("scenarios[{at}].responses[1].text"));
        Edit::text(place, text.to_owned())
    };
    let one = changed(&document, &[edit(4, "Another move")]);
    let twins = one.twins(4);
    let apart: Vec<_> = twins.iter().map(|it| (it.index, it.apart)).collect();
    assert_eq!(apart, [(3, Some(Apart::Words)), (5, Some(Apart::Words))]);
    assert_eq!(one.worded_otherwise(4, 1, &twins).count(), 2);
    assert_eq!(one.worded_otherwise(4, 0, &twins).count(), 0);
    // The keys of the other responses are still compared.
    assert_eq!(one.reversals(4, &twins)[0], Reversal::Not(Same::Good));

    let both = changed(&one, &one.reworded(4, 1, &twins));
    assert!(both.twins(4).iter().all(|it| it.apart.is_none()));
    assert_eq!(both.scenarios()[3].responses[1].text.as_deref(), Some("Another move"));
    assert_eq!(changed(&one, &one.worded_as(4, 1, &twins[0])), document);

    // Twins stay twins, with a difference, while a text is empty.
    let emptied = changed(&document, &[edit(4, "")]);
    assert_eq!(emptied.twins(4).len(), 2);
    // Outside of a group that draws one, a scenario with another text is no twin.
    let (_, edits) = crate::sample::document().copy_of_scenario(4).unwrap();
    let copied = changed(&crate::sample::document(), &edits);
    let other = Edit::text(place("scenarios[5].responses[0].text"), "Another move".to_owned());
    assert_eq!(changed(&copied, &[other]).twins(4), []);
}

#[test]
fn another_format_or_another_response_is_told() {
    let document = with_twin(&document(), 4).unwrap();
    let apart = |edits: &[Edit]| changed(&document, edits).twins(4).first().and_then(|it| it.apart);
    assert_eq!(apart(&document.reformat(5, FormatKind::Choose)), Some(Apart::Format));
    let gone = [Edit::Remove(place("scenarios[5].responses[0]"))];
    assert_eq!(apart(&gone), Some(Apart::Count));
    // This response has no pair in the twin.
    let one = changed(&document, &gone);
    assert_eq!(one.reversals(4, &one.twins(4))[0], Reversal::Unknown);
    let other = changed(&document, &document.reformat(5, FormatKind::Choose));
    assert_eq!(other.reversals(4, &other.twins(4)), [Reversal::Unknown; 3]);
    assert_eq!(apart(&[Edit::Move(place("scenarios[5].responses[0]"), 2)]), None);
}

/// New scenarios have no texts in their responses yet, and are no twins.
#[test]
fn a_scenario_without_texts_is_no_twin() {
    let (_, edits) = document().new_scenario(1, 0);
    let one = changed(&document(), &edits);
    let (_, edits) = one.new_scenario(1, 0);
    let two = changed(&one, &edits);
    assert_eq!((two.twins(7), two.twins(8)), (vec![], vec![]));
    assert_eq!(two.twins(99), []);
}
