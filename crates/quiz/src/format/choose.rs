//! `choose`: one response is picked.

use super::numbering::{index, picked, picked_number};
use super::{
    Edit, Entry, Facts, Given, KeyField, Put, Rules, Take, effectiveness, read_effectiveness,
    stand_in_first, write_effectiveness,
};
use crate::draft::ScenarioDraft;
use crate::effectiveness::Effectiveness;
use crate::problem::{FieldPath, Problem};
use crate::worth::{Ratio, Worth};
use serde::{Deserialize, Serialize};

/// One response is picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choose {
    /// The effectiveness of each response.
    pub key: Vec<Effectiveness>,
}

impl Rules for Choose {
    const FACTS: Facts = Facts {
        name: "choose",
        code: 0,
        key: KeyField::Effectiveness,
        settings: &[],
        fewest: 2,
        is_of_ends: false,
        branches: true,
    };

    fn check(place: &FieldPath, draft: &ScenarioDraft, problems: &mut Vec<Problem>) -> Choose {
        Choose { key: effectiveness(place, draft, problems) }
    }

    fn count(&self) -> usize {
        self.key.len()
    }

    /// The chance is the mean effectiveness.
    fn worth(&self) -> Worth {
        let numbers = || self.key.iter().map(|it| it.number());
        Worth {
            possible: numbers().max().unwrap_or(0),
            chance: Ratio::new(numbers().sum::<u32>().into(), self.key.len() as i128),
        }
    }

    /// The effectiveness of the response (scoring by weighted options).
    fn earned(&self, given: &Given) -> u32 {
        let Given::Choose(at) = given else { return 0 };
        self.key.get(*at).map_or(0, |it| it.number())
    }

    fn accepts(&self, given: &Given) -> bool {
        matches!(given, Given::Choose(at) if *at < self.count())
    }

    fn blank(_: &[usize]) -> Entry {
        Entry::Choose(None)
    }

    fn given(entry: &Entry) -> Option<Given> {
        let Entry::Choose(picked) = entry else { return None };
        picked.map(Given::Choose)
    }

    fn fits(&self, entry: &Entry) -> bool {
        matches!(entry, Entry::Choose(picked) if picked.iter().all(|it| *it < self.count()))
    }

    fn edit(entry: &mut Entry, edit: Edit) -> Option<()> {
        let (Entry::Choose(picked), Edit::Pick(at)) = (entry, edit) else { return None };
        *picked = Some(at);
        Some(())
    }

    fn answers(&self) -> u64 {
        self.count() as u64
    }

    /// The response.
    fn number(&self, given: &Given) -> u64 {
        let Given::Choose(at) = given else { return 0 };
        *at as u64
    }

    fn answer(&self, number: u64) -> Given {
        Given::Choose(index(number))
    }

    fn entries(&self) -> u64 {
        self.count() as u64 + 1
    }

    /// 0 for no response, k + 1 for the response at position k.
    fn entry_number(&self, entry: &Entry) -> u64 {
        let Entry::Choose(picked) = entry else { return 0 };
        picked_number(*picked)
    }

    fn entry(&self, number: u64) -> Entry {
        Entry::Choose(picked(number))
    }

    fn write_key(&self, put: Put<'_>) {
        write_effectiveness(&self.key, put);
    }

    fn read_key(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        read_effectiveness(draft, take)
    }

    fn stand_in(draft: &mut ScenarioDraft) {
        stand_in_first(draft, 0);
    }
}

impl Choose {
    pub(super) fn shown(at: usize) -> Entry {
        Entry::Choose(Some(at))
    }
}
