//! Fills a draft with the values of a file. Values of the wrong type are reported and left out.

use super::Syntax;
use crate::check::MAX_PROBLEMS;
use crate::draft::{CreditDraft, Draft};
use crate::fields::{FieldSlot, Fields, List};
use crate::problem::{FieldPath, Problem, Segment};
use core::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// The draft in a table, and the values that fit no field, each with its bytes in the file. A field
/// with such a value is left out as a whole.
pub(super) fn fill(table: &DeTable<'_>, kind: Syntax) -> (Draft, Vec<(Problem, Range<usize>)>) {
    let mut draft = Draft::default();
    let mut filling = Filling { kind, here: FieldPath::default(), problems: Vec::new() };
    filling.table(&mut draft, table);
    (draft, filling.problems)
}

struct Filling {
    kind: Syntax,
    /// The place of the table that is being read.
    here: FieldPath,
    problems: Vec<(Problem, Range<usize>)>,
}

/// A value with its bytes in the file.
type SpannedValue<'a> = Spanned<DeValue<'a>>;

/// The type that a field needs.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    Number,
    Flag,
    List,
    Table,
}

/// A value of the wrong type, with the type that is needed.
type Mistyped<'v> = (&'v SpannedValue<'v>, Wanted);

impl Filling {
    /// Fills a part of a draft from a table. It recurs as deep as a draft is: five levels.
    fn table(&mut self, part: &mut dyn Fields, table: &DeTable<'_>) {
        for (key, value) in table {
            let name = key.get_ref();
            self.here.0.push(Segment::Field(name.clone().into_owned()));
            let (names, kind) = (part.names(), self.kind);
            if let Some(slot) = part.field(name) {
                if let Err((value, wanted)) = self.slot(slot, value) {
                    self.note(value.span(), || mistyped(value.get_ref(), wanted, kind));
                }
            } else {
                self.note(key.span(), || unknown(name, names));
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

    fn note(&mut self, span: Range<usize>, message: impl FnOnce() -> String) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push((Problem { place: self.here.clone(), message: message() }, span));
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

impl Syntax {
    /// The word for names and values in braces.
    fn table(self) -> &'static str {
        match self {
            Syntax::Toml => "a table",
            Syntax::Json => "an object in braces",
        }
    }
}

fn mistyped(value: &DeValue<'_>, wanted: Wanted, kind: Syntax) -> String {
    let found = match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) if whole(value).is_none() => "too large a number",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => kind.table(),
    };
    let wanted = match wanted {
        Wanted::Text => "text in quotes",
        Wanted::Number => "a whole number",
        Wanted::Flag => "true or false",
        Wanted::List => "a list in brackets",
        Wanted::Table => kind.table(),
    };
    format!("this is {found}; write {wanted}")
}

fn unknown(name: &str, names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|it| format!("`{it}`")).collect();
    let known = names.join(if names.len() == 2 { " or " } else { ", " });
    format!("`{name}` is not known here; remove it, or write {known}")
}
