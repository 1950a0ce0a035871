//! Edits, by the place of what they change: the same by which problems and files find it.

use super::Paper;
use quiz_core::quiz::draft::{Draft, ScenarioDraft};
use quiz_core::quiz::problem::{Place, Segment};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::rc::Rc;

/// A change of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Gives a field a value; null takes it out.
    Set(Place, Value),
    /// Puts a value into a list, so that it is at this place; an empty object is an entry with nothing in it.
    Insert(Place, Value),
    /// Takes an entry out of its list.
    Remove(Place),
    /// Moves an entry of a list to where the entry with this number is.
    Move(Place, usize),
    /// Everything is another draft.
    Replace(Box<Draft>),
}

impl Edit {
    /// Sets a text. White space alone is none.
    pub fn text(place: Place, text: String) -> Edit {
        Edit::Set(place, if text.trim().is_empty() { Value::Null } else { text.into() })
    }
}

impl Paper {
    /// The paper after a change; `None` if it is none, or would leave no draft.
    #[must_use]
    pub fn after(&self, edit: &Edit) -> Option<Paper> {
        let place = match edit {
            Edit::Replace(draft) => return Some(Paper::from(Draft::clone(draft))),
            Edit::Set(place, _)
            | Edit::Insert(place, _)
            | Edit::Remove(place)
            | Edit::Move(place, _) => place,
        };
        let changed = match place.0.as_slice() {
            [Segment::Field(list), Segment::Entry(at), inner @ ..] if list == "scenarios" => {
                let mut scenarios = Vec::clone(&self.scenarios);
                if inner.is_empty() {
                    rearrange(&mut scenarios, *at, edit)?;
                } else {
                    let scenario = scenarios.get_mut(*at)?;
                    *scenario = Rc::new(changed::<ScenarioDraft>(scenario, inner, edit)?);
                }
                Paper { scenarios: Rc::new(scenarios), head: Rc::clone(&self.head) }
            }
            path => Paper {
                head: Rc::new(changed::<Draft>(&self.head, path, edit)?),
                scenarios: Rc::clone(&self.scenarios),
            },
        };
        (changed != *self).then_some(changed)
    }
}

/// Changes the list of scenarios itself.
fn rearrange(scenarios: &mut Vec<Rc<ScenarioDraft>>, at: usize, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Insert(_, value) if at <= scenarios.len() => {
            scenarios.insert(at, Rc::new(serde_json::from_value(value.clone()).ok()?));
        }
        Edit::Remove(_) if at < scenarios.len() => drop(scenarios.remove(at)),
        Edit::Move(_, to) if at < scenarios.len() && *to < scenarios.len() => {
            let moved = scenarios.remove(at);
            scenarios.insert(*to, moved);
        }
        _ => return None,
    }
    Some(())
}

/// A part of a draft with a change within it. It goes by way of a value, where each field is found by its name.
fn changed<T: Serialize + DeserializeOwned>(part: &T, path: &[Segment], edit: &Edit) -> Option<T> {
    let mut value = serde_json::to_value(part).ok()?;
    change(&mut value, path, edit)?;
    serde_json::from_value(value).ok()
}

fn change(value: &mut Value, path: &[Segment], edit: &Edit) -> Option<()> {
    let (last, way) = path.split_last()?;
    let mut here = value;
    for segment in way {
        here = within(here, segment)?;
    }
    match (last, edit) {
        (Segment::Field(name), Edit::Set(_, value)) => {
            object(here)?.insert(name.clone(), value.clone());
        }
        (Segment::Entry(at), Edit::Set(_, value)) => {
            *entries(here)?.get_mut(*at)? = value.clone();
        }
        (Segment::Entry(at), Edit::Insert(_, value)) => {
            let entries = entries(here)?;
            entries.insert(Some(*at).filter(|it| *it <= entries.len())?, value.clone());
        }
        (Segment::Entry(at), Edit::Remove(_)) => {
            let entries = entries(here)?;
            entries.remove(Some(*at).filter(|it| *it < entries.len())?);
        }
        (Segment::Field(name), Edit::Remove(_)) => drop(object(here)?.remove(name)),
        (Segment::Entry(at), Edit::Move(_, to)) => {
            let entries = entries(here)?;
            if *at >= entries.len() || *to >= entries.len() {
                return None;
            }
            let moved = entries.remove(*at);
            entries.insert(*to, moved);
        }
        _ => return None,
    }
    Some(())
}

/// What a step leads to. What is missing is there as soon as something is put into it.
fn within<'a>(value: &'a mut Value, segment: &Segment) -> Option<&'a mut Value> {
    match segment {
        Segment::Field(name) => Some(object(value)?.entry(name.clone()).or_insert(Value::Null)),
        Segment::Entry(at) => entries(value)?.get_mut(*at),
    }
}

fn object(value: &mut Value) -> Option<&mut Map<String, Value>> {
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut()
}

fn entries(value: &mut Value) -> Option<&mut Vec<Value>> {
    if value.is_null() {
        *value = Value::Array(Vec::new());
    }
    value.as_array_mut()
}
