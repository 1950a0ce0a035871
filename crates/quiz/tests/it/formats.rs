//! Tests what holds for each format, whichever it is.

use crate::make::{all_answers, any_scenario, checked, moves};
use proptest::prelude::*;
use quiz::answer::Entry;
use quiz::check::check;
use quiz::draft::{ResponseDraft, ScenarioDraft};
use quiz::{FormatKind, Scenario};
use std::collections::BTreeSet;

proptest! {
    /// Every complete answer has a number of its own, and the numbers leave no gap.
    #[test]
    fn each_answer_has_a_number_of_its_own(draft in any_scenario(5)) {
        let scenario = checked(draft);
        let answers = all_answers(&scenario);
        let numbers: BTreeSet<_> =
            answers.iter().map(|it| scenario.format.number(it.given())).collect();
        prop_assert_eq!(numbers, (0..scenario.format.answers()).collect());
        prop_assert_eq!(answers.len() as u64, scenario.format.answers());
        for it in &answers {
            prop_assert_eq!(&scenario.format.answer(scenario.format.number(it.given())), it.given());
        }
    }

    /// Every entry on the way to an answer has a number below the bound, and is read from it.
    #[test]
    fn each_entry_is_read_from_its_number(draft in any_scenario(6), choice in any::<u16>()) {
        let scenario = checked(draft);
        let order: Vec<_> = (0..scenario.responses.len()).collect();
        let mut entry = Entry::blank(&scenario, &order);
        for edit in moves(&scenario, choice.into()) {
            entry = entry.edited(&scenario, edit).unwrap_or(entry);
            let number = scenario.format.entry_number(&entry);
            prop_assert!(number < scenario.format.entries());
            prop_assert_eq!(&scenario.format.entry(number), &entry);
        }
        let answer = entry.answer(&scenario);
        prop_assert!(answer.is_some_and(|it| Entry::of(&it) == entry));
    }

    /// A key is read from a link as it was written.
    #[test]
    fn each_key_is_read_as_it_was_written(draft in any_scenario(7)) {
        let Scenario { format, responses, .. } = checked(draft.clone());
        let mut numbers = Vec::new();
        format.write_key(&mut |number, bound| numbers.push((number, bound)));
        prop_assert!(numbers.iter().all(|(number, bound)| number < bound));
        let mut read = ScenarioDraft {
            responses: vec![ResponseDraft::default(); responses.len()],
            ..ScenarioDraft::default()
        };
        let mut left = numbers.into_iter();
        let mut take = |bound| left.next().filter(|it| it.1 == bound).map(|it| it.0);
        prop_assert_eq!(format.kind().read_key(&mut read, &mut take), Some(()));
        prop_assert_eq!(left.next(), None);
        let key = |it: &ScenarioDraft| -> Vec<_> {
            it.responses.iter().map(|it| (it.effectiveness, it.rank)).collect()
        };
        prop_assert_eq!(key(&read), key(&draft));
        let usual = draft.marks.filter(|it| !it.iter().flatten().eq(&[2, 1, 0, 0, 1, 2, 0, 0, 0, 0, 2, 1, 0, 0, 1, 2]));
        prop_assert_eq!(read.marks, usual);
    }

    /// The key that stands in for a secret one fits as many responses as there are.
    #[test]
    fn each_stand_in_passes_the_check(draft in any_scenario(7)) {
        let kind = FormatKind::of(&draft).unwrap();
        let mut draft = ScenarioDraft { weight: Some(0), marks: None, ..draft };
        for response in &mut draft.responses {
            (response.effectiveness, response.rank) = (None, None);
        }
        kind.stand_in(&mut draft);
        prop_assert_eq!(check(&crate::make::draft(vec![draft])).map(|_| ()), Ok(()));
    }
}

#[test]
fn formats_have_names_and_numbers_of_their_own() {
    let names: BTreeSet<_> = FormatKind::ALL.map(FormatKind::name).into();
    assert_eq!(names.len(), FormatKind::ALL.len());
    for (code, kind) in (0..).zip(FormatKind::ALL) {
        assert_eq!((kind.facts().code, FormatKind::named(kind.name())), (code, Some(kind)));
    }
    assert_eq!(FormatKind::named("choose-"), None);
}
