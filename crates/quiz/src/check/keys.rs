//! Checks formats and keys: each key fits its format, and knowing beats guessing.

use super::Checker;
use crate::draft::ScenarioDraft;
use crate::problem::FieldPath;
use crate::quiz::{Effectiveness, Format, RateMarks, is_among_best};
use crate::worth::Worth;

impl Checker {
    pub(super) fn format(
        &mut self,
        place: &FieldPath,
        draft: &ScenarioDraft,
        scored: bool,
    ) -> Format {
        let before = self.problems.len();
        let name = draft.format.as_deref().unwrap_or_default();
        if draft.pick.is_some() && name != "choose-k" {
            self.report(&place.field("pick"), "only `choose-k` has `pick`; remove it");
        }
        if draft.marks.is_some() && name != "rate" {
            self.report(&place.field("marks"), "only `rate` has `marks`; remove it");
        }
        let format = match name {
            "choose" => Format::Choose { key: self.effectiveness(place, draft) },
            "choose-k" => self.choose_k(place, draft),
            "best-worst" => self.best_worst(place, draft),
            "rank" => self.rank(place, draft),
            "rate" => Format::Rate {
                key: self.effectiveness(place, draft),
                marks: self.rate_marks(&place.field("marks"), draft.marks.as_deref()),
            },
            other => {
                let known = "choose, choose-k, best-worst, rank or rate";
                let message = if draft.format.is_none() {
                    format!("a scenario needs a `format`; write {known}")
                } else {
                    format!("`{other}` is no format; write {known}")
                };
                self.report(&place.field("format"), message);
                Format::Choose { key: vec![Effectiveness::VeryPoor; draft.responses.len()] }
            }
        };
        let sound = self.problems.len() == before && draft.responses.len() >= 2;
        if sound && scored && !Worth::of(&format).rewards_knowing() {
            self.report(
                &place.field("responses"),
                "every answer earns the same, so knowing cannot beat guessing; change the key, or set `weight = 0`",
            );
        }
        format
    }

    /// The effectiveness of each response.
    fn effectiveness(&mut self, place: &FieldPath, draft: &ScenarioDraft) -> Vec<Effectiveness> {
        let list = place.field("responses");
        let mut key = Vec::new();
        for (at, response) in draft.responses.iter().enumerate() {
            let place = list.entry(at);
            if response.rank.is_some() {
                self.report(&place.field("rank"), "only `rank` scenarios have ranks; remove it");
            }
            let place = place.field("effectiveness");
            let known = response.effectiveness.and_then(Effectiveness::from_number);
            match (response.effectiveness, known) {
                (_, Some(_)) => {}
                (None, None) => self.report(
                    &place,
                    "this response needs an `effectiveness`; write 0 (very poor) to 3 (very good)",
                ),
                (Some(number), None) => self.report(
                    &place,
                    format!("{number} is no effectiveness; write 0 (very poor) to 3 (very good)"),
                ),
            }
            key.push(known.unwrap_or(Effectiveness::VeryPoor));
        }
        key
    }

    fn choose_k(&mut self, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let before = self.problems.len();
        let key = self.effectiveness(place, draft);
        let wanted = draft.pick.and_then(|it| usize::try_from(it).ok());
        let pick = wanted.filter(|&it| 1 <= it && it < key.len()).unwrap_or_else(|| {
            self.report(
                &place.field("pick"),
                "`choose-k` needs `pick`: how many responses are picked, at least 1 and fewer than all",
            );
            1
        });
        let gap = (0..key.len()).filter(|&at| is_among_best(&key, pick, at)).count() == pick;
        if self.problems.len() == before && !gap {
            let message = format!(
                "`pick` is {pick}, but the best {pick} cannot be told from the rest; make each of them better than all others"
            );
            self.report(&place.field("responses"), message);
        }
        Format::ChooseK { pick, key }
    }

    fn best_worst(&mut self, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let before = self.problems.len();
        let key = self.effectiveness(place, draft);
        let only = |wanted: Option<&Effectiveness>| {
            let mut at = key.iter().enumerate().filter(|(_, it)| Some(*it) == wanted);
            at.next().filter(|_| at.next().is_none()).map(|(at, _)| at)
        };
        let (best, worst) = (only(key.iter().max()), only(key.iter().min()));
        if self.problems.len() == before {
            let list = place.field("responses");
            if key.len() < 3 {
                self.report(&list, "`best-worst` needs three responses or more");
            } else if best.is_none() || worst.is_none() {
                self.report(
                    &list,
                    "`best-worst` needs one response that is better, and one that is worse, than all others",
                );
            }
        }
        Format::BestWorst { best: best.unwrap_or(0), worst: worst.unwrap_or(0), key }
    }

    fn rank(&mut self, place: &FieldPath, draft: &ScenarioDraft) -> Format {
        let before = self.problems.len();
        let list = place.field("responses");
        let n = draft.responses.len();
        let mut key = Vec::new();
        for (at, response) in draft.responses.iter().enumerate() {
            let place = list.entry(at);
            if response.effectiveness.is_some() {
                self.report(
                    &place.field("effectiveness"),
                    "a `rank` scenario has a `rank` for each response instead; remove this",
                );
            }
            let rank = response.rank.and_then(|it| usize::try_from(it).ok());
            let rank = rank.filter(|it| (1..=n).contains(it));
            if rank.is_none() {
                let message = format!("this response needs a `rank`; write 1 (best) to {n}");
                self.report(&place.field("rank"), message);
            }
            key.push(rank.unwrap_or(1));
        }
        if self.problems.len() == before {
            if !(4..=7).contains(&n) {
                self.report(&list, format!("there are {n}; `rank` needs four to seven responses"));
            } else if !(1..=n).all(|rank| key.contains(&rank)) {
                self.report(&list, "two responses share a rank; give each rank once");
            }
        }
        Format::Rank { key }
    }

    fn rate_marks(&mut self, place: &FieldPath, rows: Option<&[Vec<i64>]>) -> RateMarks {
        let Some(rows) = rows else { return RateMarks::DEFAULT };
        let row = |row: &Vec<i64>| -> Option<[u32; 4]> {
            let numbers = row.iter().map(|&it| u32::try_from(it).ok());
            let numbers: Option<Vec<u32>> = numbers.collect();
            numbers.filter(|it| it.iter().all(|&mark| mark <= RateMarks::MAX_MARK))?.try_into().ok()
        };
        let table: Option<Vec<[u32; 4]>> = rows.iter().map(row).collect();
        let Some(table) = table.and_then(|it| <[[u32; 4]; 4]>::try_from(it).ok()) else {
            let message = format!(
                "these are no `marks`; write four rows (for a key of 0 to 3) of four whole numbers from 0 to {} (for a rating of 0 to 3)",
                RateMarks::MAX_MARK
            );
            self.report(place, message);
            return RateMarks::DEFAULT;
        };
        for (key, row) in table.iter().enumerate() {
            if row.iter().max() != row.get(key) {
                let message = format!(
                    "the right rating must earn the most of its row; in this row, for a key of {key}, another earns more: change it"
                );
                self.report(&place.entry(key), message);
            }
        }
        RateMarks(table)
    }
}
