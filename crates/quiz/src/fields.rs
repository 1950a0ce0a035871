//! Reads and changes the fields of a draft by their names in quiz files, for code that learns only
//! at run time which field is meant.
//!
//! It uses `dyn`, so that a program contains this code once, and not once for each part of a draft.

mod of_draft;

use super::draft::CreditDraft;
use serde::{Serialize, Serializer};
use std::rc::Rc;

/// A part of a draft, as a table of a quiz file.
pub trait Fields {
    /// The names of all fields, in the order of the file format.
    fn names(&self) -> &'static [&'static str];

    /// The field with this name; `None` if there is no such field.
    fn field(&mut self, name: &str) -> Option<FieldSlot<'_>>;

    /// The content of the part: a table without fields that are missing or empty.
    fn value(&self) -> FieldValue;
}

/// A value of a draft, or one to be put into it. Lists and tables may be nested as in files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FieldValue {
    /// A missing value. Setting a field to it removes the field.
    #[default]
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// Values in order.
    List(Vec<FieldValue>),
    /// Values by the names of their fields, in the order of the file format.
    Table(Vec<(&'static str, FieldValue)>),
}

impl Serialize for FieldValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FieldValue::Nothing => serializer.serialize_unit(),
            FieldValue::Text(text) => serializer.serialize_str(text),
            FieldValue::Number(number) => serializer.serialize_i64(*number),
            FieldValue::Flag(flag) => serializer.serialize_bool(*flag),
            FieldValue::List(values) => serializer.collect_seq(values),
            FieldValue::Table(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl FieldValue {
    /// The fields of a table; none for any other value.
    pub fn fields(&self) -> &[(&'static str, FieldValue)] {
        if let FieldValue::Table(fields) = self { fields } else { &[] }
    }
}

impl From<String> for FieldValue {
    fn from(text: String) -> FieldValue {
        FieldValue::Text(text)
    }
}

impl From<&str> for FieldValue {
    fn from(text: &str) -> FieldValue {
        FieldValue::Text(text.to_owned())
    }
}

impl From<i64> for FieldValue {
    fn from(number: i64) -> FieldValue {
        FieldValue::Number(number)
    }
}

/// Converts a count. No list is so long that its count would not fit.
impl From<usize> for FieldValue {
    fn from(count: usize) -> FieldValue {
        FieldValue::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<bool> for FieldValue {
    fn from(flag: bool) -> FieldValue {
        FieldValue::Flag(flag)
    }
}

impl<T: Into<FieldValue>> From<Option<T>> for FieldValue {
    fn from(value: Option<T>) -> FieldValue {
        value.map_or(FieldValue::Nothing, Into::into)
    }
}

/// A field of a draft that can be changed.
#[expect(missing_debug_implementations, reason = "the trait object of a list has no `Debug`")]
pub enum FieldSlot<'a> {
    /// A text.
    Text(&'a mut Option<String>),
    /// A whole number.
    Number(&'a mut Option<i64>),
    /// True or false.
    Flag(&'a mut Option<bool>),
    /// A list of texts.
    Texts(&'a mut Vec<String>),
    /// A table of marks, row by row.
    Marks(&'a mut Option<Vec<Vec<i64>>>),
    /// The credit: the only table of a draft that is in no list.
    Credit(&'a mut Option<CreditDraft>),
    /// A list of tables.
    List(&'a mut dyn List),
}

/// A list of tables. A method that cannot do its work changes nothing and returns `None`.
pub trait List {
    /// The entry at a position.
    fn entry(&mut self, index: usize) -> Option<&mut dyn Fields>;
    /// Inserts an empty entry, which is at this position then.
    fn insert(&mut self, index: usize) -> Option<&mut dyn Fields>;
    /// Removes an entry.
    fn remove(&mut self, index: usize) -> Option<()>;
    /// Moves an entry to the position of another one.
    fn relocate(&mut self, index: usize, to: usize) -> Option<()>;
    /// Removes all entries.
    fn clear(&mut self);
}

impl<T: Fields + Default> List for Vec<T> {
    fn entry(&mut self, index: usize) -> Option<&mut dyn Fields> {
        self.get_mut(index).map(|it| it as &mut dyn Fields)
    }

    fn insert(&mut self, index: usize) -> Option<&mut dyn Fields> {
        insert(self, index, T::default())?;
        self.entry(index)
    }

    fn remove(&mut self, index: usize) -> Option<()> {
        remove(self, index)
    }

    fn relocate(&mut self, index: usize, to: usize) -> Option<()> {
        relocate(self, index, to)
    }

    fn clear(&mut self) {
        self.clear();
    }
}

fn insert<T>(entries: &mut Vec<T>, index: usize, entry: T) -> Option<()> {
    (index <= entries.len()).then(|| entries.insert(index, entry))
}

fn remove<T>(entries: &mut Vec<T>, index: usize) -> Option<()> {
    (index < entries.len()).then(|| drop(entries.remove(index)))
}

fn relocate<T>(entries: &mut Vec<T>, index: usize, to: usize) -> Option<()> {
    (index < entries.len() && to < entries.len()).then(|| {
        let moved = entries.remove(index);
        entries.insert(to, moved);
    })
}

/// Changes of a field. A method returns `None` if it fails, since the field is of another kind or
/// has no such entry. The old content may then be gone or half changed.
impl FieldSlot<'_> {
    /// Sets the field to a value.
    pub fn set(self, value: &FieldValue) -> Option<()> {
        match (self, value) {
            (FieldSlot::Text(it), FieldValue::Nothing) => *it = None,
            (FieldSlot::Text(it), value) => *it = Some(text(value)?),
            (FieldSlot::Number(it), FieldValue::Nothing) => *it = None,
            (FieldSlot::Number(it), value) => *it = Some(number(value)?),
            (FieldSlot::Flag(it), FieldValue::Nothing) => *it = None,
            (FieldSlot::Flag(it), FieldValue::Flag(flag)) => *it = Some(*flag),
            (FieldSlot::Texts(it), FieldValue::Nothing) => it.clear(),
            (FieldSlot::Texts(it), value) => *it = list(value, text)?,
            (FieldSlot::Marks(it), FieldValue::Nothing) => *it = None,
            (FieldSlot::Marks(it), value) => *it = Some(list(value, |row| list(row, number))?),
            (FieldSlot::Credit(it), FieldValue::Nothing) => *it = None,
            (FieldSlot::Credit(it), value) => fill(it.insert(CreditDraft::default()), value)?,
            (FieldSlot::List(it), FieldValue::Nothing) => it.clear(),
            (FieldSlot::List(it), FieldValue::List(entries)) => {
                it.clear();
                for (at, entry) in entries.iter().enumerate() {
                    fill(it.insert(at)?, entry)?;
                }
            }
            (FieldSlot::Flag(_) | FieldSlot::List(_), _) => return None,
        }
        Some(())
    }

    /// Inserts an entry into a list, which is at this position then.
    pub fn insert(self, index: usize, entry: &FieldValue) -> Option<()> {
        match self {
            FieldSlot::Texts(it) => insert(it, index, text(entry)?),
            FieldSlot::List(it) => fill(it.insert(index)?, entry),
            _ => None,
        }
    }

    /// Removes an entry of a list.
    pub fn remove(self, index: usize) -> Option<()> {
        match self {
            FieldSlot::Texts(it) => remove(it, index),
            FieldSlot::List(it) => it.remove(index),
            _ => None,
        }
    }

    /// Replaces an entry of a list.
    pub fn replace(self, index: usize, entry: &FieldValue) -> Option<()> {
        match self {
            FieldSlot::Texts(it) => *it.get_mut(index)? = text(entry)?,
            FieldSlot::List(it) => {
                it.remove(index)?;
                fill(it.insert(index)?, entry)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Moves an entry of a list to the position of another one.
    pub fn relocate(self, index: usize, to: usize) -> Option<()> {
        match self {
            FieldSlot::Texts(it) => relocate(it, index, to),
            FieldSlot::List(it) => it.relocate(index, to),
            _ => None,
        }
    }
}

/// Sets the fields of a part to those of a table.
fn fill(part: &mut dyn Fields, value: &FieldValue) -> Option<()> {
    let FieldValue::Table(fields) = value else { return None };
    fields.iter().try_for_each(|(name, value)| part.field(name)?.set(value))
}

fn text(value: &FieldValue) -> Option<String> {
    if let FieldValue::Text(it) = value { Some(it.clone()) } else { None }
}

fn number(value: &FieldValue) -> Option<i64> {
    if let FieldValue::Number(it) = value { Some(*it) } else { None }
}

fn list<T>(value: &FieldValue, entry: impl FnMut(&FieldValue) -> Option<T>) -> Option<Vec<T>> {
    if let FieldValue::List(entries) = value { entries.iter().map(entry).collect() } else { None }
}

/// A type that a field of a draft may have.
pub(super) trait Field {
    /// The field as a slot, to change it.
    fn slot(&mut self) -> FieldSlot<'_>;
    /// The content of the field; [`FieldValue::Nothing`] if it is empty.
    fn value(&self) -> FieldValue;
}

impl Field for Option<String> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Text(self)
    }

    fn value(&self) -> FieldValue {
        self.as_deref().into()
    }
}

impl Field for Option<i64> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Number(self)
    }

    fn value(&self) -> FieldValue {
        (*self).into()
    }
}

impl Field for Option<bool> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Flag(self)
    }

    fn value(&self) -> FieldValue {
        (*self).into()
    }
}

impl Field for Vec<String> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Texts(self)
    }

    fn value(&self) -> FieldValue {
        entries(self.iter().map(|it| it.as_str().into()).collect())
    }
}

impl Field for Option<Vec<Vec<i64>>> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Marks(self)
    }

    /// An empty list of marks is kept, unlike all other empty lists: it means a table without rows.
    fn value(&self) -> FieldValue {
        let row =
            |it: &Vec<i64>| FieldValue::List(it.iter().copied().map(FieldValue::from).collect());
        self.as_ref()
            .map_or(FieldValue::Nothing, |it| FieldValue::List(it.iter().map(row).collect()))
    }
}

impl Field for Option<CreditDraft> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::Credit(self)
    }

    fn value(&self) -> FieldValue {
        self.as_ref().map_or(FieldValue::Nothing, Fields::value)
    }
}

impl<T: Fields + Default> Field for Vec<T> {
    fn slot(&mut self) -> FieldSlot<'_> {
        FieldSlot::List(self)
    }

    fn value(&self) -> FieldValue {
        entries(self.iter().map(Fields::value).collect())
    }
}

fn entries(entries: Vec<FieldValue>) -> FieldValue {
    if entries.is_empty() { FieldValue::Nothing } else { FieldValue::List(entries) }
}

/// A shared part: changing it first makes a copy.
impl<T: Fields + Clone> Fields for Rc<T> {
    fn names(&self) -> &'static [&'static str] {
        T::names(self)
    }

    fn field(&mut self, name: &str) -> Option<FieldSlot<'_>> {
        Rc::make_mut(self).field(name)
    }

    fn value(&self) -> FieldValue {
        T::value(self)
    }
}

/// A table of the fields that are not missing.
pub(super) fn table<const N: usize>(fields: [(&'static str, FieldValue); N]) -> FieldValue {
    FieldValue::Table(fields.into_iter().filter(|it| it.1 != FieldValue::Nothing).collect())
}

/// The name of a field in quiz files.
macro_rules! name {
    (trait_) => {
        "trait"
    };
    ($field:ident) => {
        stringify!($field)
    };
}

/// Implements [`Fields`] for a part. The fields are in the order of the file format. None can be
/// left out, since `value` destructures the part into all of them.
macro_rules! fields {
    ($part:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::fields::Fields for $part {
            fn names(&self) -> &'static [&'static str] {
                &[$($crate::fields::name!($field)),+]
            }

            fn field(&mut self, name: &str) -> Option<$crate::fields::FieldSlot<'_>> {
                use $crate::fields::Field as _;
                match name {
                    $($crate::fields::name!($field) => Some(self.$field.slot()),)+
                    _ => None,
                }
            }

            fn value(&self) -> $crate::fields::FieldValue {
                use $crate::fields::Field as _;
                let $part { $($field),+ } = self;
                $crate::fields::table([
                    $(($crate::fields::name!($field), $field.value())),+
                ])
            }
        }
    };
}

pub(super) use {fields, name};
