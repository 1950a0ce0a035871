//! The sentence about each kind of problem, for whoever writes a quiz file.

use crate::format::{FormatKind, RateMarks};
use crate::id::InvalidId;
use crate::problem::ProblemKind;
use core::fmt;

const EFFECTIVENESS: &str = "write 0 (very poor) to 3 (very good)";

impl fmt::Display for ProblemKind {
    /// Writes the sentence as it stands in messages about files: with each id between backticks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sentence(&|id| format!("`{id}`")).fmt(f)
    }
}

impl ProblemKind {
    /// The problem and its remedy: one or two sentences without a final dot. Fields have their names
    /// in quiz files, between backticks. `quoted` writes an id, or a text in the place of one.
    pub fn sentence<'a>(&'a self, quoted: &'a dyn Fn(&str) -> String) -> impl fmt::Display + 'a {
        Sentence { kind: self, quoted }
    }
}

/// The sentence about a kind of problem, with ids as its reader knows them.
struct Sentence<'a> {
    kind: &'a ProblemKind,
    quoted: &'a dyn Fn(&str) -> String,
}

impl fmt::Display for Sentence<'_> {
    #[expect(clippy::too_many_lines, reason = "each kind of problem has a sentence")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Sentence { kind, quoted } = self;
        match kind {
            ProblemKind::TooMany { count, most } => {
                write!(f, "there are {count}; at most {most} fit here")
            }
            ProblemKind::TooLong { length, most } => {
                write!(f, "{length} characters are too many; at most {most} fit here")
            }
            ProblemKind::MissingText(text) => {
                write!(f, "`{}` is missing; write it", text.field())
            }
            ProblemKind::UnknownWord { text, known } => {
                let (last, others) = known.split_last().unwrap_or((&"", &[]));
                let text = quoted(text);
                write!(f, "{text} is not known here; write {} or {last}", others.join(", "))
            }

            ProblemKind::MissingId => {
                write!(f, "an `id` is missing; write a short name that never changes")
            }
            ProblemKind::InvalidId(text) => {
                write!(f, "{} is no id; {InvalidId}", quoted(text))
            }
            ProblemKind::PaddedId(text) => {
                let (id, padding) = (quoted(text.trim()), padding(text));
                write!(f, "{} {padding}; write {id}", quoted(text))
            }
            ProblemKind::RepeatedId { id, first } => {
                write!(
                    f,
                    "the id {} is already used by entry {}; give each its own",
                    quoted(id),
                    first + 1
                )
            }
            ProblemKind::UnknownId { part, id } => {
                write!(f, "there is no {part} {}; add it, or correct the id", quoted(id))
            }
            ProblemKind::PaddedReference { part, text } => {
                let (id, padding) = (quoted(text.trim()), padding(text));
                write!(f, "{} {padding}; there is a {part} {id}", quoted(text))
            }
            ProblemKind::InvalidDrawing => {
                write!(f, "a drawing is named by an id; {InvalidId}")
            }

            ProblemKind::InvalidEdition(number) => {
                write!(f, "{number} is no edition; editions count from 1 to 9999")
            }
            ProblemKind::InvalidAddress => {
                write!(
                    f,
                    "this is no address that may be shown; write https:// and a host, or leave it out"
                )
            }
            ProblemKind::InvalidLanguage(tag) => {
                let tag = quoted(tag);
                write!(f, "{tag} is no language tag; write one such as en or pt-BR")
            }
            ProblemKind::NoSection => {
                write!(f, "a quiz needs a section; add one with `[[sections]]`")
            }
            ProblemKind::NoGroup => write!(f, "a section needs a group; list its scenarios in one"),
            ProblemKind::EmptyGroup => {
                write!(f, "a group needs a scenario; write the ids of its scenarios")
            }
            ProblemKind::RepeatedScenario(id) => {
                let id = quoted(id);
                write!(f, "scenario {id} is already listed before; list each scenario once")
            }
            ProblemKind::InvalidDraw { draw, count } => {
                write!(f, "{draw} cannot be drawn from {count}; write a number from 1 to {count}")
            }
            ProblemKind::NoScenario => {
                write!(f, "a quiz needs a scenario; add one with `[[scenarios]]`")
            }

            ProblemKind::InvalidWeight(number) => {
                write!(f, "{number} is no weight; write a whole number from 0 to 100")
            }
            ProblemKind::LateStart { since, edition } => {
                write!(
                    f,
                    "this scenario starts with edition {since}, but the quiz is at edition {edition}; raise the quiz's edition"
                )
            }
            ProblemKind::EarlyRetirement { since } => {
                write!(
                    f,
                    "`retired` is the first edition without this scenario; write one above {since}, where it starts"
                )
            }
            ProblemKind::NoTrait => {
                write!(f, "a scored scenario exercises a trait; name one, or set `weight = 0`")
            }
            ProblemKind::RepeatedTrait(id) => {
                write!(f, "trait {} is listed twice; list it once", quoted(id))
            }
            ProblemKind::ResponseCount(count) => {
                write!(f, "there are {count}; a scenario needs two to ten responses")
            }
            ProblemKind::BranchOutsideChoose => {
                write!(
                    f,
                    "only a response of a `{}` scenario leads on; remove this",
                    FormatKind::Choose
                )
            }

            ProblemKind::MissingFormat => {
                write!(f, "a scenario needs a `format`; write {}", formats())
            }
            ProblemKind::UnknownFormat(text) => {
                write!(f, "{} is no format; write {}", quoted(text), formats())
            }
            ProblemKind::NothingToKnow => {
                write!(
                    f,
                    "every answer earns the same, so knowing cannot beat guessing; change the key, or set `weight = 0`"
                )
            }
            ProblemKind::MissingEffectiveness => {
                write!(f, "this response needs an `effectiveness`; {EFFECTIVENESS}")
            }
            ProblemKind::InvalidEffectiveness(number) => {
                write!(f, "{number} is no effectiveness; {EFFECTIVENESS}")
            }
            ProblemKind::RankOutsideRank => {
                write!(f, "only `{}` scenarios have ranks; remove it", FormatKind::Rank)
            }
            ProblemKind::PickOutsideChooseK => {
                write!(f, "only `{}` has `pick`; remove it", FormatKind::ChooseK)
            }
            ProblemKind::InvalidPick => {
                write!(
                    f,
                    "`{}` needs `pick`: how many responses are picked, at least 1 and fewer than all",
                    FormatKind::ChooseK
                )
            }
            ProblemKind::NoGapAfterPick(pick) => {
                write!(
                    f,
                    "`pick` is {pick}, but the best {pick} cannot be told from the rest; make each of them better than all others"
                )
            }
            ProblemKind::BestWorstResponseCount => {
                write!(f, "`{}` needs three responses or more", FormatKind::BestWorst)
            }
            ProblemKind::NoSingleBestOrWorst => {
                write!(
                    f,
                    "`{}` needs one response that is better, and one that is worse, than all others",
                    FormatKind::BestWorst
                )
            }
            ProblemKind::EffectivenessInRank => {
                write!(
                    f,
                    "a `{}` scenario has a `rank` for each response instead; remove this",
                    FormatKind::Rank
                )
            }
            ProblemKind::InvalidRank { responses } => {
                write!(f, "this response needs a `rank`; write 1 (best) to {responses}")
            }
            ProblemKind::RankResponseCount(count) => {
                write!(f, "there are {count}; `{}` needs four to seven responses", FormatKind::Rank)
            }
            ProblemKind::SharedRank => write!(f, "two responses share a rank; give each rank once"),
            ProblemKind::MarksOutsideRate => {
                write!(f, "only `{}` has `marks`; remove it", FormatKind::Rate)
            }
            ProblemKind::InvalidMarks => {
                write!(
                    f,
                    "these are no `marks`; write four rows (for a key of 0 to 3) of four whole numbers from 0 to {} (for a rating of 0 to 3)",
                    RateMarks::MAX_MARK
                )
            }
            ProblemKind::RightRatingEarnsLess { key } => {
                write!(
                    f,
                    "the right rating must earn the most of its row; in this row, for a key of {key}, another earns more: change it"
                )
            }

            ProblemKind::NoOutcome => {
                write!(f, "a quiz needs an outcome; add one with `[[outcomes]]`")
            }
            ProblemKind::ConditionalLastOutcome => {
                write!(
                    f,
                    "the last outcome is for everybody who is left; remove its `when`, or add one without"
                )
            }
            ProblemKind::UnconditionalOutcome => {
                write!(
                    f,
                    "an outcome without `when` hides those after it; add a `when`, or move it to the end"
                )
            }
            ProblemKind::UnclearCondition => {
                write!(
                    f,
                    "a condition is one of {{ score = 40 }}, {{ score_below = 40 }}, {{ trait = \"…\", at_least = 20 }} (or below), \
                 {{ style = \"…\", at_least = 3 }}, {{ top_style = \"…\" }} and {{ mixed_styles = true }}; write each in braces of its own"
                )
            }
            ProblemKind::InvalidStyleCount => {
                write!(f, "a style is counted from 1 upwards; write a whole number from 1")
            }
            ProblemKind::InvalidPercent(number) => {
                write!(f, "{number} is no score; write whole per cent from -1000 to 100")
            }

            ProblemKind::BranchIntoSection(id) => {
                write!(
                    f,
                    "{} is in a section, so it may be met twice; lead to a scenario that is in none",
                    quoted(id)
                )
            }
            ProblemKind::BranchOutOfEdition { follow_up, scenario } => {
                write!(
                    f,
                    "{} is missing in an edition that has {}; let it start as early and retire as late",
                    quoted(follow_up),
                    quoted(scenario)
                )
            }
            ProblemKind::EndLeadsOn => {
                write!(
                    f,
                    "a scenario that ends the play cannot lead on; remove this, or its `leads_to`"
                )
            }
            ProblemKind::EndInSection => {
                write!(
                    f,
                    "only a follow-up may end the play; remove this, or take the scenario out of its section"
                )
            }
            ProblemKind::Unreachable(id) => {
                write!(
                    f,
                    "nobody can reach {}; list it in a section, or let a response lead to it",
                    quoted(id)
                )
            }
            ProblemKind::Loop(id) => {
                write!(
                    f,
                    "{} leads round to itself; let one of the responses on the way lead elsewhere",
                    quoted(id)
                )
            }
            ProblemKind::SmallPool { edition, count } => {
                write!(
                    f,
                    "in edition {edition} this group has only {count} to draw from; let fewer retire, or draw fewer"
                )
            }
            ProblemKind::EmptyEdition(edition) => {
                write!(
                    f,
                    "edition {edition} has no scenario in any section; let one start as early, or retire later"
                )
            }
            ProblemKind::NoCommonScale => {
                write!(
                    f,
                    "the `marks` tables are so different that scores cannot be kept exact; use fewer different tables"
                )
            }
        }
    }
}

/// The names of all formats as text: "`a`, `b` or `c`", without the backticks.
fn formats() -> String {
    let [others @ .., last] = FormatKind::ALL.map(FormatKind::name);
    format!("{} or {last}", others.join(", "))
}

/// The white space around a text that has some, in words.
fn padding(text: &str) -> String {
    let id = text.trim();
    let side = match (text.starts_with(id), text.ends_with(id)) {
        (false, true) => "begins",
        (true, _) => "ends",
        _ => "begins and ends",
    };
    let are_spaces = text.trim_matches(' ') == id;
    format!("{side} with {}", if are_spaces { "a space" } else { "white space" })
}
