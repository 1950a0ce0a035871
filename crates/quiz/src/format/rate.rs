//! `rate`: each response is rated by itself.

use super::numbering::{digit, power};
use super::{
    Edit, Entry, Facts, Given, KeyField, Put, Rules, Setting, Take, effectiveness,
    read_effectiveness, stand_in_first, write_effectiveness,
};
use crate::draft::ScenarioDraft;
use crate::effectiveness::Effectiveness;
use crate::problem::{FieldPath, Problem, ProblemKind};
use crate::worth::{Ratio, Worth};
use serde::{Deserialize, Serialize};

/// Each response is rated by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// The effectiveness of each response.
    pub key: Vec<Effectiveness>,
    /// The marks that each rating earns.
    pub marks: RateMarks,
}

impl Rules for Rate {
    const FACTS: Facts = Facts {
        name: "rate",
        code: 4,
        key: KeyField::Effectiveness,
        settings: &[Setting {
            field: "marks",
            is_in: |it| it.marks.is_some(),
            usual: None,
            misplaced: ProblemKind::MarksOutsideRate,
        }],
        fewest: 2,
        is_of_ends: false,
        branches: false,
    };

    fn check(place: &FieldPath, draft: &ScenarioDraft, problems: &mut Vec<Problem>) -> Rate {
        let key = effectiveness(place, draft, problems);
        let marks = RateMarks::check(&place.field("marks"), draft.marks.as_deref(), problems);
        Rate { key, marks }
    }

    fn count(&self) -> usize {
        self.key.len()
    }

    /// The chance is the sum, over the responses, of the mean of the row of marks that their key
    /// selects.
    fn worth(&self) -> Worth {
        let Rate { key, marks } = self;
        let rows = |of: &dyn Fn(Effectiveness) -> u32| key.iter().map(|&it| of(it)).sum();
        let sums: u32 = rows(&|key| marks.row_sum(key));
        Worth { possible: rows(&|key| marks.earned(key, key)), chance: Ratio::new(sums.into(), 4) }
    }

    /// For each rating, its entry in the table of marks (rating of appropriateness).
    fn earned(&self, given: &Given) -> u32 {
        let Some(ratings) = Rate::ratings(given) else { return 0 };
        self.key.iter().zip(ratings).map(|(&key, given)| self.marks.earned(key, given)).sum()
    }

    fn accepts(&self, given: &Given) -> bool {
        let Given::Rate(ratings) = given else { return false };
        ratings.len() == self.count() && ratings.iter().all(|&it| it <= 3)
    }

    fn blank(order: &[usize]) -> Entry {
        Entry::Rate(vec![None; order.len()])
    }

    fn given(entry: &Entry) -> Option<Given> {
        let Entry::Rate(ratings) = entry else { return None };
        Some(Given::Rate(ratings.iter().copied().collect::<Option<Vec<_>>>()?))
    }

    fn fits(&self, entry: &Entry) -> bool {
        let Entry::Rate(ratings) = entry else { return false };
        ratings.len() == self.count() && ratings.iter().flatten().all(|&it| it <= 3)
    }

    fn edit(entry: &mut Entry, edit: Edit) -> Option<()> {
        let (Entry::Rate(ratings), Edit::Rate(at, rating)) = (entry, edit) else { return None };
        *ratings.get_mut(at)? = u8::try_from(rating.number()).ok();
        Some(())
    }

    fn answers(&self) -> u64 {
        power(4, self.count())
    }

    /// The ratings as digits to base 4, the first the least significant.
    fn number(&self, given: &Given) -> u64 {
        let Given::Rate(ratings) = given else { return 0 };
        ratings.iter().rev().fold(0, |number, &it| 4 * number + u64::from(it))
    }

    fn answer(&self, mut number: u64) -> Given {
        Given::Rate((0..self.count()).map(|_| digit(&mut number, 4)).collect())
    }

    fn entries(&self) -> u64 {
        power(5, self.count())
    }

    /// Digits to base 5, the first the least significant; 0 for no rating, otherwise the rating
    /// plus 1.
    fn entry_number(&self, entry: &Entry) -> u64 {
        let Entry::Rate(ratings) = entry else { return 0 };
        let digit = |it: &Option<u8>| it.map_or(0, |rating| u64::from(rating) + 1);
        ratings.iter().rev().fold(0, |number, it| 5 * number + digit(it))
    }

    fn entry(&self, mut number: u64) -> Entry {
        let rating = |_| digit::<u8>(&mut number, 5).checked_sub(1);
        Entry::Rate((0..self.count()).map(rating).collect())
    }

    /// The effectiveness of each response; then 0 for the default marks, or 1 and 16 marks.
    fn write_key(&self, put: Put<'_>) {
        write_effectiveness(&self.key, put);
        let is_own = self.marks != RateMarks::DEFAULT;
        put(is_own.into(), 2);
        if is_own {
            let bound = u64::from(RateMarks::MAX_MARK) + 1;
            self.marks.rows().as_flattened().iter().for_each(|&it| put(it.into(), bound));
        }
    }

    fn read_key(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        read_effectiveness(draft, take)?;
        if take(2)? == 1 {
            let mut mark = || Some(take(u64::from(RateMarks::MAX_MARK) + 1)?.cast_signed());
            let mut row = || (0..4).map(|_| mark()).collect();
            draft.marks = Some((0..4).map(|_| row()).collect::<Option<_>>()?);
        }
        Some(())
    }

    fn stand_in(draft: &mut ScenarioDraft) {
        stand_in_first(draft, 0);
    }
}

impl Rate {
    pub(super) fn shown(ratings: &[u8]) -> Entry {
        Entry::Rate(ratings.iter().copied().map(Some).collect())
    }

    /// Each response rated 3.
    pub(super) fn endorsed(ratings: &[u8]) -> Vec<usize> {
        ratings.iter().enumerate().filter(|(_, it)| **it == 3).map(|(at, _)| at).collect()
    }

    /// The rating of each response; `None` for an answer in another format.
    pub(crate) fn ratings(given: &Given) -> Option<Vec<Effectiveness>> {
        let Given::Rate(ratings) = given else { return None };
        ratings.iter().map(|&it| Effectiveness::from_number(it.into())).collect()
    }
}

/// The marks that a rating earns: `marks[key][given]`. The right rating earns the most of its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateMarks(pub(crate) [[u32; 4]; 4]);

impl RateMarks {
    /// 2 marks for the key's rating, 1 for its neighbour on the same side of the middle, otherwise
    /// 0.
    pub const DEFAULT: RateMarks =
        RateMarks([[2, 1, 0, 0], [1, 2, 0, 0], [0, 0, 2, 1], [0, 0, 1, 2]]);

    /// The most marks that one rating may earn. The limit keeps scores exact.
    pub const MAX_MARK: u32 = 10;

    /// The table: a row for each effectiveness of the key, a column for each rating, both from 0 to
    /// 3.
    pub fn rows(&self) -> &[[u32; 4]; 4] {
        &self.0
    }

    /// The marks that a rating earns for a response of this effectiveness.
    pub fn earned(&self, key: Effectiveness, given: Effectiveness) -> u32 {
        self.0[key as usize][given as usize]
    }

    /// The sum of the marks that the four ratings earn for a response of this effectiveness.
    pub fn row_sum(&self, key: Effectiveness) -> u32 {
        self.0[key as usize].iter().sum()
    }

    /// Reads the table of a draft, row by row. The default takes the place of a wrong table.
    fn check(
        place: &FieldPath,
        rows: Option<&[Vec<i64>]>,
        problems: &mut Vec<Problem>,
    ) -> RateMarks {
        let Some(rows) = rows else { return RateMarks::DEFAULT };
        let row = |row: &Vec<i64>| -> Option<[u32; 4]> {
            let numbers = row.iter().map(|&it| u32::try_from(it).ok());
            let numbers: Option<Vec<u32>> = numbers.collect();
            numbers.filter(|it| it.iter().all(|&mark| mark <= RateMarks::MAX_MARK))?.try_into().ok()
        };
        let table: Option<Vec<[u32; 4]>> = rows.iter().map(row).collect();
        let Some(table) = table.and_then(|it| <[[u32; 4]; 4]>::try_from(it).ok()) else {
            problems.push(Problem { place: place.clone(), kind: ProblemKind::InvalidMarks });
            return RateMarks::DEFAULT;
        };
        for (key, row) in table.iter().enumerate() {
            if row.iter().max() != row.get(key) {
                let kind = ProblemKind::RightRatingEarnsLess { key };
                problems.push(Problem { place: place.entry(key), kind });
            }
        }
        RateMarks(table)
    }
}
