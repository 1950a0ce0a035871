//! A draft as names and values, for all formats that have its fields.

use quiz_core::quiz::draft::Draft;
use serde_json::{Map, Value};

/// The one list that means something even when it is empty: rows of marks, of which there are none.
const OPTIONAL_LIST: &str = "marks";

/// What there is in a draft, in its order; nothing for what is missing or empty.
pub(super) fn tree(draft: &Draft) -> Map<String, Value> {
    match serde_json::to_value(draft) {
        Ok(Value::Object(mut table)) => {
            prune(&mut table);
            table
        }
        // A draft is an object, and consists of nothing that a value could not be.
        _ => Map::new(),
    }
}

/// As deep as a draft is: five levels.
fn prune(table: &mut Map<String, Value>) {
    table.retain(|name, value| match value {
        Value::Null => false,
        Value::Array(entries) => name == OPTIONAL_LIST || !entries.is_empty(),
        _ => true,
    });
    for value in table.values_mut() {
        match value {
            Value::Object(inner) => prune(inner),
            Value::Array(entries) => {
                entries.iter_mut().filter_map(Value::as_object_mut).for_each(prune);
            }
            _ => {}
        }
    }
}
