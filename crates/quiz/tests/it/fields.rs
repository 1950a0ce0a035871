//! Tests access to the fields of a draft by their names.

use crate::make::any_draft;
use proptest::prelude::*;
use quiz::draft::{CreditDraft, Draft, ScenarioDraft};
use quiz::fields::{FieldSlot, FieldValue, Fields};

/// Sets the fields of a part to those of a table.
fn fill(part: &mut dyn Fields, value: &FieldValue) -> Option<()> {
    let FieldValue::Table(fields) = value else { return None };
    fields.iter().try_for_each(|(name, value)| part.field(name)?.set(value))
}

proptest! {
    #[test]
    fn what_a_draft_holds_makes_it_again(draft in any_draft()) {
        let mut again = Draft::default();
        prop_assert_eq!(fill(&mut again, &draft.value()), Some(()));
        prop_assert_eq!(again, draft);
    }

    /// A field either takes any value as it is, or refuses it.
    #[test]
    fn a_field_has_what_it_was_given(value in any_value()) {
        let (mut draft, mut scenario) = (Draft::default(), ScenarioDraft::default());
        let parts: [&mut dyn Fields; 2] = [&mut draft, &mut scenario];
        for part in parts {
            for name in part.names() {
                let is_set = part.field(name).and_then(|it| it.set(&value)).is_some();
                let FieldValue::Table(fields) = part.value() else { panic!("a part is a table") };
                let found = fields.iter().find(|it| it.0 == *name).map(|it| &it.1);
                if is_set && value != FieldValue::List(Vec::new()) {
                    prop_assert_eq!(found.unwrap_or(&FieldValue::Nothing), &value);
                }
                prop_assert!(part.field(name).and_then(|it| it.set(&FieldValue::Nothing)).is_some());
            }
            prop_assert_eq!(part.value(), FieldValue::Table(Vec::new()));
        }
    }
}

fn any_value() -> impl Strategy<Value = FieldValue> {
    let id = |id: &str| FieldValue::Table(vec![("id", id.into())]);
    prop_oneof![
        Just(FieldValue::Nothing),
        any::<String>().prop_map(FieldValue::from),
        any::<i64>().prop_map(FieldValue::from),
        any::<bool>().prop_map(FieldValue::from),
        Just(FieldValue::List(Vec::new())),
        Just(FieldValue::List(vec!["a".into(), "b".into()])),
        Just(FieldValue::List(vec![
            FieldValue::List(vec![1_i64.into(), 2_i64.into()]),
            FieldValue::List(vec![])
        ])),
        Just(FieldValue::List(vec![id("a"), id("b")])),
        Just(FieldValue::List(vec![FieldValue::Table(Vec::new())])),
        Just(FieldValue::Table(vec![("text", "After a post.".into())])),
        Just(FieldValue::Table(Vec::new())),
    ]
}

#[test]
fn fields_have_the_names_and_the_order_of_files() {
    let credit = CreditDraft { text: Some("a".to_owned()), link: Some(String::new()) };
    assert_eq!(credit.names(), ["text", "link"]);
    assert_eq!(credit.value(), FieldValue::Table(vec![("text", "a".into()), ("link", "".into())]));
    assert!(quiz::draft::ConditionDraft::default().field("trait").is_some());
    assert!(Draft::default().field("scores").is_none());
}

#[test]
fn entries_are_put_in_moved_and_taken_out() {
    let mut draft = ScenarioDraft::default();
    let change = |draft: &mut ScenarioDraft, name: &str, what: fn(FieldSlot<'_>) -> Option<()>| {
        what(draft.field(name).unwrap())
    };
    for name in ["traits", "responses"] {
        let is_texts = name == "traits";
        for (at, text) in ["b", "a"].into_iter().enumerate() {
            let table = FieldValue::Table(vec![("text", text.into())]);
            let value = if is_texts { text.into() } else { table };
            assert!(draft.field(name).unwrap().insert(at, &value).is_some());
            assert!(draft.field(name).unwrap().insert(9, &value).is_none());
        }
        assert!(change(&mut draft, name, |it| it.relocate(0, 1)).is_some());
        assert!(change(&mut draft, name, |it| it.relocate(0, 2)).is_none());
        assert!(change(&mut draft, name, |it| it.remove(2)).is_none());
    }
    assert_eq!(draft.traits, ["a", "b"]);
    assert!(change(&mut draft, "traits", |it| it.replace(1, &"c".into())).is_some());
    assert!(change(&mut draft, "traits", |it| it.remove(0)).is_some());
    assert_eq!(draft.traits, ["c"]);
    assert!(change(&mut draft, "weight", |it| it.remove(0)).is_none());
}
