//! Fills a draft with the values of a file. Values of the wrong type are reported and left out.

use super::Syntax;
use super::reading_problem::{Found, ReadingProblem, Wanted};
use crate::check::MAX_PROBLEMS;
use crate::draft::{CreditDraft, Draft};
use crate::fields::{FieldSlot, Fields, List};
use crate::problem::{FieldPath, Segment};
use core::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A value that fits no field, or a field that a draft does not have.
#[derive(Debug)]
pub(super) struct Misfit {
    /// The place of the field.
    pub(super) place: FieldPath,
    /// The bytes of the value, or of the name of the field, in the file.
    pub(super) span: Range<usize>,
    /// Why it does not fit.
    pub(super) why: ReadingProblem,
}

/// The draft in a table, and what fits no field. A field with a value that does not fit is left out
/// as a whole.
pub(super) fn fill(table: &DeTable<'_>, syntax: Syntax) -> (Draft, Vec<Misfit>) {
    let mut draft = Draft::default();
    let mut filling = Filling { syntax, here: FieldPath::default(), misfits: Vec::new() };
    filling.table(&mut draft, table);
    (draft, filling.misfits)
}

struct Filling {
    syntax: Syntax,
    /// The place of the table that is being read.
    here: FieldPath,
    misfits: Vec<Misfit>,
}

/// A value with its bytes in the file.
type SpannedValue<'a> = Spanned<DeValue<'a>>;

/// A value of the wrong type, with the type that is needed.
type Mistyped<'v> = (&'v SpannedValue<'v>, Wanted);

impl Filling {
    /// Fills a part of a draft from a table. It recurs as deep as a draft is: five levels.
    fn table(&mut self, part: &mut dyn Fields, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref();
            self.here.0.push(Segment::Field(name.clone().into_owned()));
            let (known, syntax) = (part.names(), self.syntax);
            if let Some(slot) = part.field(name) {
                if let Err((value, wanted)) = self.slot(slot, value) {
                    let found = found(value.get_ref());
                    let why = ReadingProblem::Mistyped { found, wanted, syntax };
                    self.note(value.span(), why);
                }
            } else {
                let name = name.clone().into_owned();
                self.note(key.span(), ReadingProblem::UnknownField { name, known });
            }
            self.here.0.pop();
        }
    }

    fn slot<'v>(
        &mut self,
        slot: FieldSlot<'_>,
        value: &'v SpannedValue<'v>,
    ) -> Result<(), Mistyped<'v>> {
        match slot {
            FieldSlot::Text(it) => *it = Some(text(value)?),
            FieldSlot::Number(it) => *it = Some(number(value)?),
            FieldSlot::Flag(it) => *it = Some(flag(value)?),
            FieldSlot::Texts(it) => {
                *it = list(value)?.iter().map(text).collect::<Result<_, _>>()?;
            }
            FieldSlot::Marks(it) => {
                let row = |it| list(it)?.iter().map(number).collect::<Result<_, _>>();
                *it = Some(list(value)?.iter().map(row).collect::<Result<_, _>>()?);
            }
            FieldSlot::Credit(it) => {
                let inner = table(value)?;
                self.table(it.insert(CreditDraft::default()), inner);
            }
            FieldSlot::List(it) => {
                let filled = self.list(it, list(value)?);
                if filled.is_err() {
                    it.clear();
                }
                filled?;
            }
        }
        Ok(())
    }

    fn list<'v>(
        &mut self,
        list: &mut dyn List,
        entries: &'v DeArray<'v>,
    ) -> Result<(), Mistyped<'v>> {
        for (at, entry) in entries.iter().enumerate() {
            let inner = table(entry)?;
            let Some(part) = list.insert(at) else { break };
            self.here.0.push(Segment::Entry(at));
            self.table(part, inner);
            self.here.0.pop();
        }
        Ok(())
    }

    fn note(&mut self, span: Range<usize>, why: ReadingProblem) {
        if self.misfits.len() < MAX_PROBLEMS {
            self.misfits.push(Misfit { place: self.here.clone(), span, why });
        }
    }
}

fn text<'v>(value: &'v SpannedValue<'v>) -> Result<String, Mistyped<'v>> {
    match value.get_ref() {
        DeValue::String(it) => Ok(it.clone().into_owned()),
        _ => Err((value, Wanted::Text)),
    }
}

fn number<'v>(value: &'v SpannedValue<'v>) -> Result<i64, Mistyped<'v>> {
    whole(value.get_ref()).ok_or((value, Wanted::Number))
}

fn flag<'v>(value: &'v SpannedValue<'v>) -> Result<bool, Mistyped<'v>> {
    value.get_ref().as_bool().ok_or((value, Wanted::Flag))
}

fn list<'v>(value: &'v SpannedValue<'v>) -> Result<&'v DeArray<'v>, Mistyped<'v>> {
    value.get_ref().as_array().ok_or((value, Wanted::List))
}

fn table<'v>(value: &'v SpannedValue<'v>) -> Result<&'v DeTable<'v>, Mistyped<'v>> {
    value.get_ref().as_table().ok_or((value, Wanted::Table))
}

/// A whole number that fits an `i64`.
fn whole(value: &DeValue<'_>) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The type of a value.
fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(_) => Found::Text,
        DeValue::Integer(_) if whole(value).is_none() => Found::LargeNumber,
        DeValue::Integer(_) => Found::Number,
        DeValue::Float(_) => Found::Fraction,
        DeValue::Boolean(_) => Found::Flag,
        DeValue::Datetime(_) => Found::Date,
        DeValue::Array(_) => Found::List,
        DeValue::Table(_) => Found::Table,
    }
}
