//! Tests of the published JSON Schema: it is generated from the types, and accepts what the check accepts.

use crate::unsound::{everything, problems, sound_files};
use expect_test::expect_file;
use jsonschema::Validator;
use quiz::draft::Draft;
use quiz::schema::schema;
use quiz_authoring::convert::{json, toml};
use serde_json::Value;

#[test]
fn the_published_schema_is_that_of_the_types() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    expect_file!["../../../../docs/quiz.schema.json"].assert_eq(&text);
}

fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

fn value(draft: &Draft) -> Value {
    serde_json::from_str(&json::write(draft)).unwrap()
}

#[track_caller]
fn accepts(validator: &Validator, value: &Value, name: &str) {
    if let Err(error) = validator.validate(value) {
        panic!("{name}: {error} at {}", error.instance_path());
    }
}

#[test]
fn every_quiz_of_the_repository_passes() {
    let validator = validator();
    for (name, source) in sound_files() {
        accepts(&validator, &value(&toml::read(&source).draft), &name);
    }
    let mut own = value(&everything());
    own["$schema"] = "quiz.schema.json".into();
    accepts(&validator, &own, "with its schema");
}

/// Changes one value of a sound quiz at a time. The schema and the check accept the same values.
#[test]
fn schema_and_check_have_the_same_limits() {
    let validator = validator();
    let sound = sound();
    let many = |count: usize| Value::from("é".repeat(count));
    let long = |count: usize| Value::from("a".repeat(count));
    let texts = [
        ("/title", 120),
        ("/author", 120),
        ("/licence", 40),
        ("/intro", 1_000),
        ("/credit/text", 400),
        ("/traits/0/name", 60),
        ("/traits/0/about", 400),
        ("/styles/0/name", 60),
        ("/outcomes/0/name", 60),
        ("/outcomes/0/line", 120),
        ("/outcomes/0/about", 1_000),
        ("/outcomes/0/next", 400),
        ("/sections/0/name", 60),
        ("/scenarios/0/name", 60),
        ("/scenarios/0/stem", 2_000),
        ("/scenarios/0/responses/0/text", 400),
        ("/scenarios/0/responses/0/rationale", 1_000),
    ];
    for (path, most) in texts {
        agree(&validator, &sound, path, &many(most), true);
        agree(&validator, &sound, path, &many(most + 1), false);
    }
    let ids = ["/id", "/outcomes/0/id", "/outcomes/0/drawing", "/sections/0/drawing"];
    for path in ids {
        agree(&validator, &sound, path, &long(40), true);
        for wrong in [&long(41), &"2nd".into(), &"A".into(), &"a b".into(), &"".into(), &5.into()] {
            agree(&validator, &sound, path, wrong, false);
        }
    }
    for path in ["/title", "/outcomes/0/about", "/scenarios/0/stem", "/credit/text"] {
        agree(&validator, &sound, path, &" \n".into(), false);
    }
    let words: [(&str, &[&str]); 4] = [
        ("/instruction", &["should", "would"]),
        ("/feedback", &["at-once", "at-end", "never"]),
        ("/language", &["en", "pt-BR", "zh-Hant-TW"]),
        ("/credit/link", &["", "https://example.org/a?b"]),
    ];
    for (path, words) in words {
        for word in words {
            agree(&validator, &sound, path, &(*word).into(), true);
        }
        agree(&validator, &sound, path, &"some thing".into(), false);
    }
    let numbers = [
        ("/edition", 1, 9_999),
        ("/scenarios/0/weight", 0, 100),
        ("/scenarios/0/since", 1, 1),
        ("/scenarios/0/responses/0/effectiveness", 1, 3),
        ("/outcomes/0/when/0/score", -1_000, 100),
        ("/outcomes/1/when/0/score_below", -1_000, 100),
        ("/outcomes/2/when/0/at_least", -1_000, 100),
        ("/outcomes/3/when/0/below", -1_000, 100),
        ("/outcomes/4/when/0/at_least", 1, 4_294_967_295_i64),
        ("/scenarios/1/pick", 1, 2),
        ("/scenarios/2/marks/0/0", 1, 10),
        ("/sections/0/groups/0/draw", 1, 3),
    ];
    for (path, least, most) in numbers {
        agree(&validator, &sound, path, &least.into(), true);
        agree(&validator, &sound, path, &most.into(), true);
    }
    for (path, least, most) in [
        ("/edition", 0, 10_000),
        ("/scenarios/0/weight", -1, 101),
        ("/scenarios/0/since", 0, 10_000),
        ("/scenarios/0/retired", 0, 10_000),
        ("/scenarios/0/responses/0/effectiveness", -1, 4),
        ("/outcomes/0/when/0/score", -1_001, 101),
        ("/outcomes/1/when/0/score_below", -1_001, 101),
        ("/outcomes/2/when/0/at_least", -1_001, 101),
        ("/outcomes/3/when/0/below", -1_001, 101),
        ("/outcomes/4/when/0/at_least", 0, 4_294_967_296_i64),
        ("/scenarios/1/pick", 0, 10),
        ("/scenarios/2/marks/0/0", -1, 11),
        ("/scenarios/3/responses/0/rank", 0, 8),
        ("/sections/0/groups/0/draw", 0, 10_001),
    ] {
        agree(&validator, &sound, path, &least.into(), false);
        agree(&validator, &sound, path, &most.into(), false);
    }
    for path in ["/outcomes", "/sections", "/scenarios", "/sections/0/groups"] {
        agree(&validator, &sound, path, &Value::Array(Vec::new()), false);
    }
}

/// The schema and the check refuse lists that are too short or too long, missing fields, and unknown fields.
#[test]
fn schema_and_check_refuse_the_same_shapes() {
    let validator = validator();
    let sound = sound();
    for path in [
        "/id",
        "/title",
        "/outcomes",
        "/sections",
        "/scenarios",
        "/credit/text",
        "/traits/0/id",
        "/styles/0/name",
        "/outcomes/0/about",
        "/sections/0/groups",
        "/sections/0/groups/0/scenarios",
        "/scenarios/0/name",
        "/scenarios/0/format",
        "/scenarios/0/responses",
        "/scenarios/0/responses/0/text",
        "/outcomes/4/when/0/at_least",
    ] {
        let mut less = sound.clone();
        let (parent, field) = path.rsplit_once('/').unwrap();
        less.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(field).unwrap();
        refused(&validator, &less, path);
    }
    for path in [
        "",
        "/credit",
        "/traits/0",
        "/outcomes/0",
        "/outcomes/0/when/0",
        "/sections/0",
        "/sections/0/groups/0",
        "/scenarios/0",
        "/scenarios/0/responses/0",
    ] {
        agree(&validator, &sound, &format!("{path}/more"), &1.into(), false);
    }
    for (path, most) in [
        ("/traits", 100),
        ("/styles", 100),
        ("/outcomes", 100),
        ("/sections", 100),
        ("/scenarios", 10_000),
        ("/scenarios/0/responses", 10),
        ("/scenarios/0/traits", 100),
        ("/outcomes/0/when", 100),
    ] {
        let one = sound.pointer(path).unwrap()[0].clone();
        agree(&validator, &sound, path, &vec![one; most + 1].into(), false);
    }
    let one = sound.pointer("/scenarios/0/responses/0").unwrap();
    agree(&validator, &sound, "/scenarios/0/responses", &vec![one.clone()].into(), false);
    for marks in ["[[1,0,0,0]]", "[[1],[0],[0],[0]]", "[]"] {
        let marks = serde_json::from_str(marks).unwrap();
        agree(&validator, &sound, "/scenarios/2/marks", &marks, false);
    }
    for when in [
        r#"{"score": 1, "score_below": 2}"#,
        r#"{"trait": "wit"}"#,
        r#"{"trait": "wit", "at_least": 1, "below": 2}"#,
        r#"{"style": "hiding", "below": 2}"#,
        r#"{"at_least": 2}"#,
        r#"{"mixed_styles": false}"#,
        "{}",
    ] {
        let when = serde_json::from_str(when).unwrap();
        agree(&validator, &sound, "/outcomes/0/when/0", &when, false);
    }
    for word in ["choose-k", "best-worst", "rank", "rate"] {
        assert!(
            schema()["$defs"]["ScenarioDraft"]["properties"]["format"]["enum"]
                .as_array()
                .is_some_and(|it| it.contains(&word.into()))
        );
    }
    agree(&validator, &sound, "/scenarios/0/format", &"essay".into(), false);
}

/// A quiz that stays sound if one of its texts or numbers changes within its limits.
fn sound() -> Value {
    let response =
        |key: i64| format!(r#"{{"text": "R{key}", "effectiveness": {key}, "rationale": "Why."}}"#);
    let ranked = |rank: i64| format!(r#"{{"text": "R{rank}", "rank": {rank}}}"#);
    let scenario = |id: &str, format: &str, more: &str, responses: [String; 4]| {
        format!(
            r#"{{"id": "{id}", "name": "N", "stem": "S?", "format": "{format}", "traits": ["wit"], "weight": 1,
                "since": 1, {more} "responses": [{}]}}"#,
            responses.join(",")
        )
    };
    let key = [3, 2, 0, 0].map(response);
    let scenarios = [
        scenario("a", "choose", "", key.clone()),
        scenario("b", "choose-k", r#""pick": 2,"#, key.clone()),
        scenario("c", "rate", r#""marks": [[1,0,0,0],[0,1,0,0],[0,0,1,0],[0,0,0,1]],"#, key),
        scenario("d", "rank", "", [1, 2, 3, 4].map(ranked)),
    ];
    let outcomes: Vec<String> = [
        r#"{"score": 1}"#,
        r#"{"score_below": 1}"#,
        r#"{"trait": "wit", "at_least": 1}"#,
        r#"{"trait": "wit", "below": 1}"#,
        r#"{"style": "hiding", "at_least": 1}"#,
        r#"{"top_style": "hiding"}"#,
        r#"{"mixed_styles": true}"#,
    ]
    .iter()
    .enumerate()
    .map(|(at, when)| format!(r#"{{"id": "o{at}", "name": "O", "about": "A", "when": [{when}]}}"#))
    .collect();
    let text = format!(
        r#"{{"id": "quiz", "edition": 1, "title": "T", "credit": {{"text": "After."}},
            "traits": [{{"id": "wit", "name": "Wit"}}], "styles": [{{"id": "hiding", "name": "Hiding"}}],
            "outcomes": [{}, {{"id": "last", "name": "L", "about": "A"}}],
            "sections": [{{"id": "s", "name": "S", "groups": [{{"draw": 1, "scenarios": ["a", "b", "c"]}}, {{"scenarios": ["d"]}}]}}],
            "scenarios": [{}]}}"#,
        outcomes.join(","),
        scenarios.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

/// Asserts that the schema and the check both accept the quiz with this value at `path`, or both refuse it, as `fits`
/// says.
#[track_caller]
fn agree(validator: &Validator, sound: &Value, path: &str, value: &Value, fits: bool) {
    let mut changed = sound.clone();
    let (parent, field) = path.rsplit_once('/').unwrap();
    match changed.pointer_mut(parent).unwrap() {
        Value::Object(fields) => {
            fields.insert(field.to_owned(), value.clone());
        }
        list => list[field.parse::<usize>().unwrap()] = value.clone(),
    }
    if fits {
        let reading = json::read(&changed.to_string());
        assert_eq!(problems(&reading), Vec::<String>::new(), "{path}: {value}");
        accepts(validator, &changed, path);
    } else {
        refused(validator, &changed, path);
    }
}

#[track_caller]
fn refused(validator: &Validator, changed: &Value, path: &str) {
    assert!(!json::read(&changed.to_string()).problems.is_empty(), "the check takes {path}");
    assert!(!validator.is_valid(changed), "the schema takes {path}");
}
