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
    fn field(&mut self, name: &str) -> Option<Slot<'_>>;

    /// The content of the part: a table without fields that are missing or empty.
    fn value(&self) -> Value;
}

/// A value of a draft, or one to be put into it. Lists and tables may be nested as in files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
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
    List(Vec<Value>),
    /// Values by the names of their fields, in the order of the file format.
    Table(Vec<(&'static str, Value)>),
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Nothing => serializer.serialize_unit(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Number(number) => serializer.serialize_i64(*number),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
            Value::List(values) => serializer.collect_seq(values),
            Value::Table(fields) => {
                serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl Value {
    /// The fields of a table; none for any other value.
    pub fn fields(&self) -> &[(&'static str, Value)] {
        if let Value::Table(fields) = self { fields } else { &[] }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Number(number)
    }
}

/// Converts a count. No list is so long that its count would not fit.
impl From<usize> for Value {
    fn from(count: usize) -> Value {
        Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Flag(flag)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Nothing, Into::into)
    }
}

/// A field of a draft that can be changed.
#[expect(missing_debug_implementations, reason = "the trait object of a list has no `Debug`")]
pub enum Slot<'a> {
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
    fn entry(&mut self, at: usize) -> Option<&mut dyn Fields>;
    /// Inserts an empty entry, which is at this position then.
    fn insert(&mut self, at: usize) -> Option<&mut dyn Fields>;
    /// Removes an entry.
    fn remove(&mut self, at: usize) -> Option<()>;
    /// Moves an entry to the position of another one.
    fn relocate(&mut self, at: usize, to: usize) -> Option<()>;
    /// Removes all entries.
    fn clear(&mut self);
}

impl<T: Fields + Default> List for Vec<T> {
    fn entry(&mut self, at: usize) -> Option<&mut dyn Fields> {
        self.get_mut(at).map(|it| it as &mut dyn Fields)
    }

    fn insert(&mut self, at: usize) -> Option<&mut dyn Fields> {
        insert(self, at, T::default())?;
        self.entry(at)
    }

    fn remove(&mut self, at: usize) -> Option<()> {
        remove(self, at)
    }

    fn relocate(&mut self, at: usize, to: usize) -> Option<()> {
        relocate(self, at, to)
    }

    fn clear(&mut self) {
        self.clear();
    }
}

fn insert<T>(entries: &mut Vec<T>, at: usize, entry: T) -> Option<()> {
    (at <= entries.len()).then(|| entries.insert(at, entry))
}

fn remove<T>(entries: &mut Vec<T>, at: usize) -> Option<()> {
    (at < entries.len()).then(|| drop(entries.remove(at)))
}

fn relocate<T>(entries: &mut Vec<T>, at: usize, to: usize) -> Option<()> {
    (at < entries.len() && to < entries.len()).then(|| {
        let moved = entries.remove(at);
        entries.insert(to, moved);
    })
}

/// Changes of a field. A method returns `None` if it fails, since the field is of another kind or
/// has no such entry. The old content may then be gone or half changed.
impl Slot<'_> {
    /// Sets the field to a value.
    pub fn set(self, value: &Value) -> Option<()> {
        match (self, value) {
            (Slot::Text(it), Value::Nothing) => *it = None,
            (Slot::Text(it), value) => *it = Some(text(value)?),
            (Slot::Number(it), Value::Nothing) => *it = None,
            (Slot::Number(it), value) => *it = Some(number(value)?),
            (Slot::Flag(it), Value::Nothing) => *it = None,
            (Slot::Flag(it), Value::Flag(flag)) => *it = Some(*flag),
            (Slot::Texts(it), Value::Nothing) => it.clear(),
            (Slot::Texts(it), value) => *it = list(value, text)?,
            (Slot::Marks(it), Value::Nothing) => *it = None,
            (Slot::Marks(it), value) => *it = Some(list(value, |row| list(row, number))?),
            (Slot::Credit(it), Value::Nothing) => *it = None,
            (Slot::Credit(it), value) => fill(it.insert(CreditDraft::default()), value)?,
            (Slot::List(it), Value::Nothing) => it.clear(),
            (Slot::List(it), Value::List(entries)) => {
                it.clear();
                for (at, entry) in entries.iter().enumerate() {
                    fill(it.insert(at)?, entry)?;
                }
            }
            (Slot::Flag(_) | Slot::List(_), _) => return None,
        }
        Some(())
    }

    /// Inserts an entry into a list, which is at this position then.
    pub fn insert(self, at: usize, entry: &Value) -> Option<()> {
        match self {
            Slot::Texts(it) => insert(it, at, text(entry)?),
            Slot::List(it) => fill(it.insert(at)?, entry),
            _ => None,
        }
    }

    /// Removes an entry of a list.
    pub fn remove(self, at: usize) -> Option<()> {
        match self {
            Slot::Texts(it) => remove(it, at),
            Slot::List(it) => it.remove(at),
            _ => None,
        }
    }

    /// Replaces an entry of a list.
    pub fn replace(self, at: usize, entry: &Value) -> Option<()> {
        match self {
            Slot::Texts(it) => *it.get_mut(at)? = text(entry)?,
            Slot::List(it) => {
                it.remove(at)?;
                fill(it.insert(at)?, entry)?;
            }
            _ => return None,
        }
        Some(())
    }

    /// Moves an entry of a list to the position of another one.
    pub fn relocate(self, at: usize, to: usize) -> Option<()> {
        match self {
            Slot::Texts(it) => relocate(it, at, to),
            Slot::List(it) => it.relocate(at, to),
            _ => None,
        }
    }
}

/// Sets the fields of a part to those of a table.
fn fill(part: &mut dyn Fields, value: &Value) -> Option<()> {
    let Value::Table(fields) = value else { return None };
    fields.iter().try_for_each(|(name, value)| part.field(name)?.set(value))
}

fn text(value: &Value) -> Option<String> {
    if let Value::Text(it) = value { Some(it.clone()) } else { None }
}

fn number(value: &Value) -> Option<i64> {
    if let Value::Number(it) = value { Some(*it) } else { None }
}

fn list<T>(value: &Value, entry: impl FnMut(&Value) -> Option<T>) -> Option<Vec<T>> {
    if let Value::List(entries) = value { entries.iter().map(entry).collect() } else { None }
}

/// A type that a field of a draft may have.
pub(super) trait Field {
    /// The field as a slot, to change it.
    fn slot(&mut self) -> Slot<'_>;
    /// The content of the field; [`Value::Nothing`] if it is empty.
    fn value(&self) -> Value;
}

impl Field for Option<String> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Text(self)
    }

    fn value(&self) -> Value {
        self.as_deref().into()
    }
}

impl Field for Option<i64> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Number(self)
    }

    fn value(&self) -> Value {
        (*self).into()
    }
}

impl Field for Option<bool> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Flag(self)
    }

    fn value(&self) -> Value {
        (*self).into()
    }
}

impl Field for Vec<String> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Texts(self)
    }

    fn value(&self) -> Value {
        entries(self.iter().map(|it| it.as_str().into()).collect())
    }
}

impl Field for Option<Vec<Vec<i64>>> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Marks(self)
    }

    /// An empty list of marks is kept, unlike all other empty lists: it means a table without rows.
    fn value(&self) -> Value {
        let row = |it: &Vec<i64>| Value::List(it.iter().copied().map(Value::from).collect());
        self.as_ref().map_or(Value::Nothing, |it| Value::List(it.iter().map(row).collect()))
    }
}

impl Field for Option<CreditDraft> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Credit(self)
    }

    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, Fields::value)
    }
}

impl<T: Fields + Default> Field for Vec<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn value(&self) -> Value {
        entries(self.iter().map(Fields::value).collect())
    }
}

fn entries(entries: Vec<Value>) -> Value {
    if entries.is_empty() { Value::Nothing } else { Value::List(entries) }
}

/// A shared part: changing it first makes a copy.
impl<T: Fields + Clone> Fields for Rc<T> {
    fn names(&self) -> &'static [&'static str] {
        T::names(self)
    }

    fn field(&mut self, name: &str) -> Option<Slot<'_>> {
        Rc::make_mut(self).field(name)
    }

    fn value(&self) -> Value {
        T::value(self)
    }
}

/// A table of the fields that are not missing.
pub(super) fn table<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::Table(fields.into_iter().filter(|it| it.1 != Value::Nothing).collect())
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

            fn field(&mut self, name: &str) -> Option<$crate::fields::Slot<'_>> {
                use $crate::fields::Field as _;
                match name {
                    $($crate::fields::name!($field) => Some(self.$field.slot()),)+
                    _ => None,
                }
            }

            fn value(&self) -> $crate::fields::Value {
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
