//! The JSON Schema of quiz files: the types of [`draft`](super::draft), with the limits of
//! [`check`](super::check).
//!
//! Editors that know JSON Schema help whoever writes a file. No schema can say what depends on the
//! whole quiz, such as which ids exist. The schema measures a text as it stands in the file, while
//! the check first removes some characters.

use super::check::{MAX_EDITIONS, MAX_PARTS, MAX_RESPONSES, MAX_SCENARIOS};
use super::draft::Draft;
use super::format::{FormatKind, KeyField, RateMarks};
use super::id::Id;
use super::text::limit;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The schema, in draft 2020-12 of JSON Schema.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Draft>().to_value();
    without_missing(&mut schema);
    schema["title"] = json!("A quiz");
    // A file may say where its schema is.
    schema["properties"]["$schema"] = json!({ "type": "string" });
    bound(&mut schema, &whole());
    for (name, limits) in parts() {
        bound(&mut schema["$defs"][name], &limits);
    }
    schema
}

/// Removes that a field may be `null`, which means the same as leaving it out, and that `null` is
/// its default. The function recurs as deep as the types are nested.
fn without_missing(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.remove("default");
            // The numbers of drafts are wide, so that the check can explain a wrong one; each field
            // has its own range.
            if fields.get("format").is_some_and(Value::is_string) {
                fields.remove("format");
            }
            if let Some(Value::Array(types)) = fields.get_mut("type") {
                types.retain(|it| it != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    fields.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = fields.remove("anyOf") {
                let other = choices.into_iter().filter(|it| it["type"] != "null");
                other.for_each(|it| fields.extend(it.as_object().cloned().unwrap_or_default()));
            }
            fields.values_mut().for_each(without_missing);
        }
        Value::Array(entries) => entries.iter_mut().for_each(without_missing),
        _ => {}
    }
}

/// The limits of the fields of a table, and of the table itself.
struct Limits {
    fields: Vec<(&'static str, Value)>,
    table: Value,
}

/// Adds the limits to the schema of a table.
fn bound(schema: &mut Value, limits: &Limits) {
    for (name, limit) in &limits.fields {
        extend(&mut schema["properties"][*name], limit);
    }
    extend(schema, &limits.table);
}

fn extend(schema: &mut Value, more: &Value) {
    let (Some(schema), Some(more)) = (schema.as_object_mut(), more.as_object()) else { return };
    for (name, value) in more {
        match schema.get_mut(name) {
            Some(inner) if inner.is_object() => extend(inner, value),
            _ => {
                schema.insert(name.clone(), value.clone());
            }
        }
    }
}

fn whole() -> Limits {
    let words = |words: &[&str]| json!({ "enum": words });
    let fields = vec![
        ("id", id()),
        ("edition", edition()),
        ("title", required(limit::TITLE)),
        ("author", text(limit::TITLE)),
        ("licence", text(limit::TAG)),
        (
            "language",
            json!({
                "maxLength": limit::TAG,
                "pattern": "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$",
            }),
        ),
        ("instruction", words(&["should", "would"])),
        ("feedback", words(&["at-once", "at-end", "never"])),
        ("intro", text(limit::RATIONALE)),
        ("traits", count(0, MAX_PARTS)),
        ("styles", count(0, MAX_PARTS)),
        ("outcomes", count(1, MAX_PARTS)),
        ("sections", count(1, MAX_PARTS)),
        ("scenarios", count(1, MAX_SCENARIOS)),
    ];
    Limits { fields, table: needs(&["id", "title", "outcomes", "sections", "scenarios"]) }
}

fn parts() -> [(&'static str, Limits); 8] {
    [
        ("CreditDraft", credit()),
        ("TermDraft", term()),
        ("OutcomeDraft", outcome()),
        ("ConditionDraft", condition()),
        ("SectionDraft", section()),
        ("GroupDraft", group()),
        ("ScenarioDraft", scenario()),
        ("ResponseDraft", response()),
    ]
}

fn credit() -> Limits {
    let link = json!({ "maxLength": limit::LINK, "pattern": "^(https://\\S+)?$" });
    let fields = vec![("text", required(limit::RESPONSE)), ("link", link)];
    Limits { fields, table: needs(&["text"]) }
}

fn term() -> Limits {
    let fields =
        vec![("id", id()), ("name", required(limit::NAME)), ("about", text(limit::RESPONSE))];
    Limits { fields, table: needs(&["id", "name"]) }
}

fn outcome() -> Limits {
    let fields = vec![
        ("id", id()),
        ("name", required(limit::NAME)),
        ("line", text(limit::TITLE)),
        ("about", required(limit::RATIONALE)),
        ("next", text(limit::RESPONSE)),
        ("drawing", id()),
        ("when", count(0, MAX_PARTS)),
    ];
    Limits { fields, table: needs(&["id", "name", "about"]) }
}

fn condition() -> Limits {
    let percent = || range(-1_000, 100);
    let fields = vec![
        ("score", percent()),
        ("score_below", percent()),
        ("trait", id()),
        ("style", id()),
        ("below", percent()),
        ("top_style", id()),
        ("mixed_styles", json!({ "const": true })),
    ];
    let only = |names: &[&str]| json!({ "required": names, "maxProperties": names.len() });
    let least = |name: &str, least: Value| {
        let mut one = only(&[name, "at_least"]);
        one["properties"] = json!({ "at_least": least });
        one
    };
    let table = json!({ "oneOf": [
        only(&["score"]),
        only(&["score_below"]),
        least("trait", percent()),
        only(&["trait", "below"]),
        least("style", range(1, u32::MAX.into())),
        only(&["top_style"]),
        only(&["mixed_styles"]),
    ] });
    Limits { fields, table }
}

fn section() -> Limits {
    let fields = vec![
        ("id", id()),
        ("name", required(limit::NAME)),
        ("drawing", id()),
        ("groups", count(1, MAX_SCENARIOS)),
    ];
    Limits { fields, table: needs(&["id", "name", "groups"]) }
}

fn group() -> Limits {
    let most = i64::try_from(MAX_SCENARIOS).unwrap_or(i64::MAX);
    let fields = vec![("draw", range(1, most)), ("scenarios", ids(1, MAX_SCENARIOS))];
    Limits { fields, table: needs(&["scenarios"]) }
}

fn scenario() -> Limits {
    let mark = range(0, RateMarks::MAX_MARK.into());
    let row = json!({ "minItems": 4, "maxItems": 4, "items": mark });
    let fields = vec![
        ("id", id()),
        ("name", required(limit::NAME)),
        ("stem", required(limit::STEM)),
        ("format", json!({ "enum": FormatKind::ALL.map(FormatKind::name) })),
        // `pick` is less than the number of responses, which is at most 10.
        ("pick", range(1, 9)),
        ("marks", json!({ "minItems": 4, "maxItems": 4, "items": row })),
        ("traits", ids(0, MAX_PARTS)),
        ("weight", range(0, 100)),
        ("since", edition()),
        ("retired", edition()),
        ("responses", count(2, MAX_RESPONSES)),
    ];
    Limits { fields, table: needs(&["id", "name", "stem", "format", "responses"]) }
}

fn response() -> Limits {
    let fields = vec![
        ("text", required(limit::RESPONSE)),
        (KeyField::Effectiveness.name(), range(0, 3)),
        (KeyField::Rank.name(), range(1, 7)),
        ("rationale", text(limit::RATIONALE)),
        ("style", id()),
        ("leads_to", id()),
    ];
    Limits { fields, table: needs(&["text"]) }
}

fn needs(fields: &[&str]) -> Value {
    json!({ "required": fields })
}

fn text(most: usize) -> Value {
    json!({ "maxLength": most })
}

/// A text that is not blank.
fn required(most: usize) -> Value {
    json!({ "maxLength": most, "pattern": "\\S" })
}

fn id() -> Value {
    json!({ "maxLength": Id::MAX_CHARS, "pattern": "^[a-z][a-z0-9-]*$" })
}

/// A list of ids without repetition.
fn ids(least: usize, most: usize) -> Value {
    let mut list = count(least, most);
    extend(&mut list, &json!({ "uniqueItems": true, "items": id() }));
    list
}

fn count(least: usize, most: usize) -> Value {
    match least {
        0 => json!({ "maxItems": most }),
        _ => json!({ "minItems": least, "maxItems": most }),
    }
}

fn range(least: i64, most: i64) -> Value {
    json!({ "minimum": least, "maximum": most })
}

fn edition() -> Value {
    range(1, MAX_EDITIONS.into())
}
