//! The ways of answering: what all formats have in common, and the only matches over all of them.
//!
//! Everything that the domain knows of one format is in the file of that format. The contract that
//! each file fulfils is the trait `Rules`. `format/README.md` says how a format is added.

mod best_worst;
mod choose;
mod choose_k;
mod numbering;
mod rank;
mod rate;

pub use best_worst::BestWorst;
pub use choose::Choose;
pub use choose_k::ChooseK;
pub use rank::{Rank, greatest_footrule};
pub use rate::{Rate, RateMarks};

use crate::draft::{ResponseDraft, ScenarioDraft};
use crate::effectiveness::Effectiveness;
use crate::problem::{FieldPath, Problem, ProblemKind};
use crate::worth::Worth;
use core::fmt;
use serde::{Deserialize, Serialize};

/// A format without its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormatKind {
    /// One response is picked.
    Choose,
    /// A number of responses is picked.
    ChooseK,
    /// One response is picked as the best, another as the worst.
    BestWorst,
    /// All responses are put in order.
    Rank,
    /// Each response is rated by itself.
    Rate,
}

/// The format of a scenario, with its key. Every list has one entry for each response.
///
/// Only the built-in quiz is serialised: see [`packed`](crate::packed).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// One response is picked.
    Choose(Choose),
    /// A number of responses is picked.
    ChooseK(ChooseK),
    /// One response is picked as the best, another as the worst.
    BestWorst(BestWorst),
    /// All responses are put in order.
    Rank(Rank),
    /// Each response is rated by itself.
    Rate(Rate),
}

/// The content of an answer: plain data, which fits a scenario only if
/// [`Answer::new`](crate::answer::Answer::new) accepts it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Given {
    /// The response that was picked (`choose`).
    Choose(usize),
    /// The responses that were picked, in ascending order (`choose-k`).
    ChooseK(Vec<usize>),
    /// The responses that were picked as the best and as the worst (`best-worst`).
    BestWorst(usize, usize),
    /// All responses, the best first (`rank`).
    Rank(Vec<usize>),
    /// The rating of each response, 0 to 3 (`rate`).
    Rate(Vec<u8>),
}

/// An answer in the making: what the controls of a scenario show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// The response that is picked, if any (`choose`).
    Choose(Option<usize>),
    /// The responses that are picked, in ascending order; there may be too many (`choose-k`).
    ChooseK(Vec<usize>),
    /// The responses that are picked as the best and as the worst, never the same one
    /// (`best-worst`).
    BestWorst(Option<usize>, Option<usize>),
    /// All responses, the best first. Until the player moves them, they stand in the order of the
    /// draw (`rank`).
    Rank(Vec<usize>),
    /// The rating of each response, 0 to 3, if it has one (`rate`).
    Rate(Vec<Option<u8>>),
}

/// One use of a control by the player.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Picks a response (`choose`).
    Pick(usize),
    /// Picks a response, or takes back the pick (`choose-k`).
    Toggle(usize),
    /// Picks a response as the best (`best-worst`); it is no longer the worst.
    Best(usize),
    /// Picks a response as the worst (`best-worst`); it is no longer the best.
    Worst(usize),
    /// Moves a response to a position in the order, counted from 0 (`rank`): first the response,
    /// then the position.
    Place(usize, usize),
    /// Rates a response (`rate`).
    Rate(usize, Effectiveness),
}

/// The facts of a format that hold whatever its key is, for files, forms and links.
#[derive(Debug)]
pub struct Facts {
    /// The name in quiz files.
    pub name: &'static str,
    /// The number in links of version 1. It never changes.
    pub code: u64,
    /// The field of responses in which the key is written.
    pub key: KeyField,
    /// The fields of scenarios that no other format has.
    pub settings: &'static [Setting],
    /// The fewest responses that a scenario needs.
    pub fewest: usize,
    /// Whether only the best and the worst response earn marks.
    pub is_of_ends: bool,
    /// Whether responses may lead to follow-ups.
    pub branches: bool,
}

/// A field of scenarios that only one format has.
#[derive(Debug)]
pub struct Setting {
    /// The name in quiz files.
    pub field: &'static str,
    /// Whether a scenario has the field.
    pub is_in: fn(&ScenarioDraft) -> bool,
    /// The problem of a scenario of another format that has the field.
    pub misplaced: ProblemKind,
    /// The number with which the field begins in a form; `None` if it begins without one.
    pub usual: Option<i64>,
}

/// The field of responses in which a format has its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyField {
    /// How good the response is by itself.
    Effectiveness,
    /// The place of the response among all, from 1, the best.
    Rank,
}

impl KeyField {
    /// Both fields.
    pub const ALL: [KeyField; 2] = [KeyField::Effectiveness, KeyField::Rank];

    /// The name in quiz files.
    pub const fn name(self) -> &'static str {
        match self {
            KeyField::Effectiveness => "effectiveness",
            KeyField::Rank => "rank",
        }
    }

    /// The field with this name in quiz files; `None` if it holds no key.
    pub fn named(name: &str) -> Option<KeyField> {
        KeyField::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The field in which a scenario has its key. A scenario without a known format has it where
    /// most formats have it.
    pub fn in_draft(draft: &ScenarioDraft) -> KeyField {
        FormatKind::of(draft).map_or(KeyField::Effectiveness, |it| it.facts().key)
    }

    /// A response without words, which comes after so many others.
    pub fn new_response(self, others: usize) -> ResponseDraft {
        let number = match self {
            KeyField::Effectiveness => Some(1),
            KeyField::Rank => i64::try_from(others + 1).ok(),
        };
        let mut response = ResponseDraft::default();
        self.set(&mut response, number);
        response
    }

    /// The number in this field of a response.
    pub fn of(self, response: &ResponseDraft) -> Option<i64> {
        match self {
            KeyField::Effectiveness => response.effectiveness,
            KeyField::Rank => response.rank,
        }
    }

    /// Sets this field of a response.
    pub fn set(self, response: &mut ResponseDraft, number: Option<i64>) {
        match self {
            KeyField::Effectiveness => response.effectiveness = number,
            KeyField::Rank => response.rank = number,
        }
    }
}

/// The contract of the file of a format. Positions of responses are those in the quiz, from 0.
///
/// An entry or an answer of another format fits nothing and earns nothing.
trait Rules: Sized {
    /// The facts that hold for every key.
    const FACTS: Facts;

    /// Reads the key of a draft, and reports what is wrong with it at the place of the scenario. A
    /// stand-in takes the place of a key that is wrong.
    fn check(place: &FieldPath, draft: &ScenarioDraft, problems: &mut Vec<Problem>) -> Self;

    /// The number of responses.
    fn count(&self) -> usize;

    /// The most marks that an answer can earn, and those that guessing earns.
    fn worth(&self) -> Worth;

    /// The marks that an answer earns.
    fn earned(&self, given: &Given) -> u32;

    /// Whether an answer is complete and fits the scenario.
    fn accepts(&self, given: &Given) -> bool;

    /// The entry before anybody uses the controls, which show the responses in this order.
    fn blank(order: &[usize]) -> Entry;

    /// The answer that an entry makes; `None` while the entry is incomplete. Whether the answer
    /// fits is not checked.
    fn given(entry: &Entry) -> Option<Given>;

    /// Whether an entry stays within the bounds of the scenario.
    fn fits(&self, entry: &Entry) -> bool;

    /// Changes an entry; `None` if the edit is one of another format.
    fn edit(entry: &mut Entry, edit: Edit) -> Option<()>;

    /// The number of complete answers. They are numbered from 0.
    fn answers(&self) -> u64;

    /// The number of a complete answer.
    fn number(&self, given: &Given) -> u64;

    /// The complete answer with a number below [`answers`](Rules::answers).
    fn answer(&self, number: u64) -> Given;

    /// An upper bound for the number of entries that the controls can show.
    fn entries(&self) -> u64;

    /// The number of an entry.
    fn entry_number(&self, entry: &Entry) -> u64;

    /// The entry with a number below [`entries`](Rules::entries). It may not fit the scenario.
    fn entry(&self, number: u64) -> Entry;

    /// How many responses are picked; `None` if the format picks no number of them.
    fn pick(&self) -> Option<usize> {
        None
    }

    /// Reads the number that [`pick`](Rules::pick) gives, if it gives one. It is written less 1, and
    /// the draft has its responses.
    fn read_pick(_: &mut ScenarioDraft, _: Take<'_>) -> Option<()> {
        Some(())
    }

    /// Writes the key.
    fn write_key(&self, put: Put<'_>);

    /// Reads what [`write_key`](Rules::write_key) wrote. The draft has its responses.
    fn read_key(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()>;

    /// Gives a draft an arbitrary key that passes the check.
    fn stand_in(draft: &mut ScenarioDraft);
}

/// Writes a number into a link: the number, then its bound.
pub type Put<'a> = &'a mut dyn FnMut(u64, u64);

/// Reads a number below a bound from a link; `None` if the link is damaged.
pub type Take<'a> = &'a mut dyn FnMut(u64) -> Option<u64>;

/// Evaluates an expression with the type of a format.
macro_rules! by_kind {
    ($kind:expr, $rules:ident => $value:expr) => {
        match $kind {
            FormatKind::Choose => {
                type $rules = Choose;
                $value
            }
            FormatKind::ChooseK => {
                type $rules = ChooseK;
                $value
            }
            FormatKind::BestWorst => {
                type $rules = BestWorst;
                $value
            }
            FormatKind::Rank => {
                type $rules = Rank;
                $value
            }
            FormatKind::Rate => {
                type $rules = Rate;
                $value
            }
        }
    };
}

/// Evaluates an expression with the rules of a format.
macro_rules! by_format {
    ($format:expr, $rules:ident => $value:expr) => {
        match $format {
            Format::Choose($rules) => $value,
            Format::ChooseK($rules) => $value,
            Format::BestWorst($rules) => $value,
            Format::Rank($rules) => $value,
            Format::Rate($rules) => $value,
        }
    };
}

impl FormatKind {
    /// All formats, in the order in which they were made.
    pub const ALL: [FormatKind; 5] = [
        FormatKind::Choose,
        FormatKind::ChooseK,
        FormatKind::BestWorst,
        FormatKind::Rank,
        FormatKind::Rate,
    ];

    /// The format of a scenario that names none, in forms and in print.
    pub const USUAL: FormatKind = FormatKind::Choose;

    /// The format with this name in quiz files; `None` if there is none.
    pub fn named(name: &str) -> Option<FormatKind> {
        FormatKind::ALL.into_iter().find(|it| it.facts().name == name)
    }

    /// The format that a draft names; `None` if it names none, or one that does not exist.
    pub fn of(draft: &ScenarioDraft) -> Option<FormatKind> {
        draft.format.as_deref().and_then(FormatKind::named)
    }

    /// The format that a draft names, or the usual one if it names none; `None` if there is no such
    /// format.
    pub fn or_usual(draft: &ScenarioDraft) -> Option<FormatKind> {
        draft.format.as_deref().map_or(Some(FormatKind::USUAL), FormatKind::named)
    }

    /// The facts of the format that hold for every key.
    pub fn facts(self) -> &'static Facts {
        by_kind!(self, It => &<It as Rules>::FACTS)
    }

    /// The name in quiz files.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// Whether scenarios of the format may have this field, which no other format has.
    pub fn has_setting(self, field: &str) -> bool {
        self.facts().settings.iter().any(|it| it.field == field)
    }
}

impl fmt::Display for FormatKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Format {
    /// Reads the key of a draft in this format, and reports what is wrong with it. A stand-in takes
    /// the place of a key that is wrong.
    pub(crate) fn check(
        kind: FormatKind,
        place: &FieldPath,
        draft: &ScenarioDraft,
        problems: &mut Vec<Problem>,
    ) -> Format {
        match kind {
            FormatKind::Choose => Format::Choose(Rules::check(place, draft, problems)),
            FormatKind::ChooseK => Format::ChooseK(Rules::check(place, draft, problems)),
            FormatKind::BestWorst => Format::BestWorst(Rules::check(place, draft, problems)),
            FormatKind::Rank => Format::Rank(Rules::check(place, draft, problems)),
            FormatKind::Rate => Format::Rate(Rules::check(place, draft, problems)),
        }
    }

    /// The format without its key.
    pub fn kind(&self) -> FormatKind {
        match self {
            Format::Choose(_) => FormatKind::Choose,
            Format::ChooseK(_) => FormatKind::ChooseK,
            Format::BestWorst(_) => FormatKind::BestWorst,
            Format::Rank(_) => FormatKind::Rank,
            Format::Rate(_) => FormatKind::Rate,
        }
    }

    /// The name in quiz files.
    pub fn name(&self) -> &'static str {
        self.kind().name()
    }

    /// How many responses are picked; `None` if the format picks no number of them.
    pub fn pick(&self) -> Option<usize> {
        by_format!(self, it => it.pick())
    }

    /// The most marks that an answer can earn, and those that guessing earns.
    pub fn worth(&self) -> Worth {
        by_format!(self, it => it.worth())
    }

    /// The marks that an answer earns; 0 if it does not fit.
    pub fn earned(&self, given: &Given) -> u32 {
        by_format!(self, it => it.earned(given))
    }

    /// Whether an answer is complete and fits the scenario.
    pub(crate) fn accepts(&self, given: &Given) -> bool {
        by_format!(self, it => it.accepts(given))
    }

    /// The entry before anybody uses the controls, which show the responses in this order.
    pub(crate) fn blank(&self, order: &[usize]) -> Entry {
        by_kind!(self.kind(), It => It::blank(order))
    }

    /// Whether an entry stays within the bounds of the scenario.
    pub(crate) fn fits(&self, entry: &Entry) -> bool {
        by_format!(self, it => it.fits(entry))
    }

    /// The number of complete answers. They are numbered from 0.
    pub fn answers(&self) -> u64 {
        by_format!(self, it => it.answers())
    }

    /// The number of a complete answer.
    pub fn number(&self, given: &Given) -> u64 {
        by_format!(self, it => it.number(given))
    }

    /// The complete answer with a number below [`answers`](Format::answers).
    pub fn answer(&self, number: u64) -> Given {
        by_format!(self, it => it.answer(number))
    }

    /// An upper bound for the number of entries that the controls can show.
    pub fn entries(&self) -> u64 {
        by_format!(self, it => it.entries())
    }

    /// The number of an entry.
    pub fn entry_number(&self, entry: &Entry) -> u64 {
        by_format!(self, it => it.entry_number(entry))
    }

    /// The entry with a number below [`entries`](Format::entries). It may not fit the scenario.
    pub fn entry(&self, number: u64) -> Entry {
        by_format!(self, it => it.entry(number))
    }

    /// Writes the key into a link.
    pub fn write_key(&self, put: Put<'_>) {
        by_format!(self, it => it.write_key(put));
    }
}

/// Reading the key of a draft out of a link.
impl FormatKind {
    /// Reads how many responses are picked, if the format picks a number of them. The draft has its
    /// responses. `None` if the link is damaged.
    pub fn read_pick(self, draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        by_kind!(self, It => It::read_pick(draft, take))
    }

    /// Reads the key. The draft has its responses. `None` if the link is damaged.
    pub fn read_key(self, draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
        by_kind!(self, It => It::read_key(draft, take))
    }

    /// Gives a draft an arbitrary key that passes the check.
    pub fn stand_in(self, draft: &mut ScenarioDraft) {
        by_kind!(self, It => It::stand_in(draft));
    }
}

impl Given {
    /// The format of the answer.
    pub fn kind(&self) -> FormatKind {
        match self {
            Given::Choose(_) => FormatKind::Choose,
            Given::ChooseK(_) => FormatKind::ChooseK,
            Given::BestWorst(..) => FormatKind::BestWorst,
            Given::Rank(_) => FormatKind::Rank,
            Given::Rate(_) => FormatKind::Rate,
        }
    }

    /// The entry from which the answer was made.
    pub(crate) fn shown(&self) -> Entry {
        match self {
            Given::Choose(at) => Choose::shown(*at),
            Given::ChooseK(picked) => ChooseK::shown(picked),
            Given::BestWorst(best, worst) => BestWorst::shown(*best, *worst),
            Given::Rank(order) => Rank::shown(order),
            Given::Rate(ratings) => Rate::shown(ratings),
        }
    }

    /// The response that was chosen and may lead to a follow-up; `None` in formats that do not
    /// branch.
    pub fn chosen(&self) -> Option<usize> {
        match self {
            Given::Choose(at) => Some(*at),
            Given::ChooseK(_) | Given::BestWorst(..) | Given::Rank(_) | Given::Rate(_) => None,
        }
    }

    /// The responses that were picked. Empty for a ranking and for ratings, which pick none.
    pub fn picked(&self) -> Vec<usize> {
        match self {
            Given::Choose(at) => vec![*at],
            Given::ChooseK(picked) => picked.clone(),
            Given::BestWorst(best, worst) => vec![*best, *worst],
            Given::Rank(_) | Given::Rate(_) => Vec::new(),
        }
    }

    /// The responses whose styles count.
    pub(crate) fn endorsed(&self) -> Vec<usize> {
        match self {
            Given::Choose(at) => vec![*at],
            Given::ChooseK(picked) => picked.clone(),
            Given::BestWorst(best, _) => vec![*best],
            Given::Rank(order) => Rank::endorsed(order),
            Given::Rate(ratings) => Rate::endorsed(ratings),
        }
    }
}

impl Entry {
    /// The format of the entry.
    fn kind(&self) -> FormatKind {
        match self {
            Entry::Choose(_) => FormatKind::Choose,
            Entry::ChooseK(_) => FormatKind::ChooseK,
            Entry::BestWorst(..) => FormatKind::BestWorst,
            Entry::Rank(_) => FormatKind::Rank,
            Entry::Rate(_) => FormatKind::Rate,
        }
    }

    /// The answer that the entry makes, if it is complete. Whether the answer fits is not checked.
    pub(crate) fn given(&self) -> Option<Given> {
        by_kind!(self.kind(), It => It::given(self))
    }

    /// Changes the entry; `None` if the edit is one of another format.
    pub(crate) fn edit(&mut self, edit: Edit) -> Option<()> {
        by_kind!(self.kind(), It => It::edit(self, edit))
    }
}

/// The effectiveness of each response of a draft. Reports responses that have none, or a rank
/// instead.
fn effectiveness(
    place: &FieldPath,
    draft: &ScenarioDraft,
    problems: &mut Vec<Problem>,
) -> Vec<Effectiveness> {
    let list = place.field("responses");
    let mut key = Vec::new();
    for (at, response) in draft.responses.iter().enumerate() {
        let place = list.entry(at);
        if response.rank.is_some() {
            let place = place.field(KeyField::Rank.name());
            problems.push(Problem { place, kind: ProblemKind::RankOutsideRank });
        }
        let place = place.field(KeyField::Effectiveness.name());
        let known = response.effectiveness.and_then(Effectiveness::from_number);
        let kind = match (response.effectiveness, known) {
            (_, Some(_)) => None,
            (None, None) => Some(ProblemKind::MissingEffectiveness),
            (Some(number), None) => Some(ProblemKind::InvalidEffectiveness(number)),
        };
        problems.extend(kind.map(|kind| Problem { place, kind }));
        key.push(known.unwrap_or(Effectiveness::VeryPoor));
    }
    key
}

/// Writes the effectiveness of each response into a link.
fn write_effectiveness(key: &[Effectiveness], put: Put<'_>) {
    for it in key {
        put(it.number().into(), 4);
    }
}

/// Reads the effectiveness of each response of a draft out of a link.
fn read_effectiveness(draft: &mut ScenarioDraft, take: Take<'_>) -> Option<()> {
    for response in &mut draft.responses {
        response.effectiveness = Some(take(4)?.cast_signed());
    }
    Some(())
}

/// Gives the first responses of a draft the effectiveness 1, and the others 0.
fn stand_in_first(draft: &mut ScenarioDraft, first: i64) {
    for (at, response) in (0..).zip(&mut draft.responses) {
        response.effectiveness = Some((at < first).into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worth::Ratio;

    fn key(numbers: &[i64]) -> Vec<Effectiveness> {
        numbers.iter().map(|&it| Effectiveness::from_number(it).unwrap()).collect()
    }

    #[track_caller]
    fn check(format: &Format, possible: u32, chance: (i128, i128)) {
        let expected = Worth { possible, chance: Ratio::new(chance.0, chance.1) };
        assert_eq!(format.worth(), expected);
    }

    #[test]
    fn worked_examples() {
        check(&Format::Choose(Choose { key: key(&[3, 1, 0, 1]) }), 3, (5, 4));
        check(&Format::Choose(Choose { key: key(&[2, 1]) }), 2, (3, 2));
        // Three of eight responses, as in the UK Foundation Programme's "choose three".
        let eight = key(&[3, 3, 2, 1, 1, 0, 0, 0]);
        check(&Format::ChooseK(ChooseK { pick: 3, key: eight }), 3, (9, 8));
        check(&Format::BestWorst(BestWorst { key: key(&[0, 3, 1]), best: 1, worst: 0 }), 4, (2, 1));
        // Five responses: the 20-point table gives 8 to 20 points, which are 0 to 12 marks here.
        // Guessing earns 4.
        check(&Format::Rank(Rank { key: vec![3, 1, 2, 5, 4] }), 12, (4, 1));
        check(&Format::Rank(Rank { key: vec![1, 2, 3, 4] }), 8, (3, 1));
        let rate = Format::Rate(Rate { key: key(&[0, 3, 1, 2]), marks: RateMarks::DEFAULT });
        check(&rate, 8, (3, 1));
    }
}
