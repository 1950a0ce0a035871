//! Orders and ordered collections that keep programs small.
//!
//! The sort of the standard library adds up to 5 KB to a program for each type of things and for each way to compare them,
//! and `collect` into a map or a set sorts, too. A page is downloaded, so what is sorted often and in small numbers is
//! sorted here: as indices, by one sort for all, or by inserting one thing after the other.

use core::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The indices below `count`, in the order of their keys. Those with equal keys ascend.
pub fn by_key<K: Ord>(count: usize, key: impl Fn(usize) -> K) -> Vec<usize> {
    let mut indices: Vec<_> = (0..count).collect();
    sort_by_key(&mut indices, key);
    indices
}

/// Sorts indices by a key. Those with equal keys stay in their order.
pub fn sort_by_key<K: Ord>(indices: &mut [usize], key: impl Fn(usize) -> K) {
    sort(indices, &|one, other| key(one).cmp(&key(other)));
}

fn sort(indices: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    indices.sort_by(|one, other| compare(*one, *other));
}

/// The set of these things.
pub fn set<T: Ord>(things: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(things);
    set
}

/// The map with these entries. Of entries with equal keys, it has the value of the last.
pub fn map<K: Ord, V>(entries: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(entries);
    map
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The standard sort, which is stable, gives the same order.
        #[test]
        fn equal_keys_stay_in_their_order(keys in prop::collection::vec(0..5_u8, 0..60)) {
            let mut indices: Vec<_> = (0..keys.len()).rev().collect();
            let mut expected = indices.clone();
            expected.sort_by_key(|it| keys[*it]);
            sort_by_key(&mut indices, |it| keys[it]);
            prop_assert_eq!(indices, expected);
        }

        #[test]
        fn a_map_and_a_set_hold_what_collect_makes(
            entries in prop::collection::vec((0..9_u8, any::<u8>()), 0..60),
        ) {
            prop_assert_eq!(map(entries.clone()), entries.iter().copied().collect());
            prop_assert_eq!(set(entries.clone()), entries.into_iter().collect());
        }
    }
}
