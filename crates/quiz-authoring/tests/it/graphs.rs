//! Tests of maps: the places of scenes.

use crate::make::place;
use crate::sample::document;
use proptest::prelude::*;
use quiz::fields::FieldValue;
use quiz_authoring::document::{Document, Edit};
use quiz_authoring::graph::{Branch, Graph};

#[test]
fn what_a_scene_leads_to_is_beside_it() {
    let map = Graph::of(&document());
    let places: Vec<_> = map.scenes.iter().map(|it| (it.scenario, it.column, it.row)).collect();
    let first = [(0, 0, 0), (5, 1, 0), (6, 2, 0), (1, 0, 1), (2, 0, 2), (3, 0, 3), (4, 0, 4)];
    assert_eq!(places, first);
    assert_eq!(map.branches, [Branch { from: 0, to: 1 }, Branch { from: 1, to: 2 }]);
    assert_eq!(map.sections, [(Some(0), 0), (Some(1), 3)]);
    assert_eq!((map.columns, map.rows), (3, 5));
}

#[test]
fn what_nothing_leads_to_comes_last() {
    let alone = document();
    let alone =
        alone.after(&Edit::Set(place("scenarios[5].responses[0].leads_to"), FieldValue::Nothing));
    let map = Graph::of(&alone.unwrap());
    assert_eq!(map.sections.last(), Some(&(None, 5)));
    assert_eq!(map.scenes.last().map(|it| (it.scenario, it.column, it.row)), Some((6, 0, 5)));
}

proptest! {
    /// For any branches, each scenario has one scene, and no two scenes have the same place.
    #[test]
    fn each_scene_has_a_place_of_its_own(ways in prop::collection::vec((0..7_usize, 0..2_usize, 0..7_usize), 0..12)) {
        let ids = ["first", "second", "third", "fourth", "fifth", "after", "later"];
        let mut any: Document = document();
        for (from, response, to) in ways {
            let at = place(&format!("scenarios[{from}].responses[{response}].leads_to"));
            any = any.after(&Edit::Set(at, FieldValue::from(ids[to]))).unwrap_or(any);
        }
        let map = Graph::of(&any);
        prop_assert_eq!(map.scenes.len(), 7);
        let mut places: Vec<_> = map.scenes.iter().map(|it| (it.row, it.column)).collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), 7);
        prop_assert!(map.scenes.iter().all(|it| it.row < map.rows && it.column < map.columns));
    }
}
