//! Tests of reading and writing JSON.

use crate::unsound::{any_draft, everything, problems, slipped, slips, sound_files};
use expect_test::expect_file;
use proptest::prelude::*;
use quiz::draft::Draft;
use quiz::file::{MAX_BYTES, Source};
use quiz::problem::FieldPath;
use quiz_authoring::convert::json::{read, write};
use quiz_authoring::convert::toml;
use std::fmt::Write as _;

proptest! {
    #[test]
    fn what_is_written_is_read(draft in any_draft()) {
        let text = write(&draft);
        let reading = read(&text);
        prop_assert_eq!(&reading.draft, &draft, "{}", text);
        prop_assert_eq!(reading.losses, []);
        prop_assert_eq!(write(&reading.draft), text);
    }

    /// TOML and JSON files of a draft have the same problems, each at lines of its own.
    #[test]
    fn json_and_toml_have_the_same_problems(draft in any_draft()) {
        let messages = |text: Vec<quiz::file::FileProblem>| {
            let mut messages: Vec<_> = text.into_iter().map(|it| it.message).collect();
            messages.sort();
            messages
        };
        prop_assert_eq!(
            messages(read(&write(&draft)).problems),
            messages(toml::read(&toml::write(&draft)).problems)
        );
    }

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>(), json in "[a\\[\\]{}\":,.\n 0-9eE+\\\\u-]{0,60}") {
        read(&text);
        read(&json);
        read(&format!("{{\"id\": {json}"));
    }

    #[test]
    fn slips_are_told(slips in slips("[\\PC\n]{0,3}")) {
        let text = slipped(&write(&everything()), slips);
        let lines = text.split('\n').count();
        for it in read(&text).problems {
            prop_assert!((1..=lines).contains(&it.line) && it.column >= 1, "{}", it.message);
        }
    }

    /// Of a file that was cut off, everything before the cut is read, except the scenario that was cut.
    #[test]
    fn what_is_before_the_end_is_kept(at in any::<prop::sample::Index>()) {
        let whole = everything();
        let text = write(&whole);
        let end = text.trim_end().len();
        let at = text.floor_char_boundary(at.index(end));
        let reading = read(&text[..at]);
        prop_assert_eq!(reading.problems.len(), 1);
        let kept = reading.draft.scenarios;
        let count = text[..at].matches("\n      \"stem\"").count();
        prop_assert!(kept.len() == count || kept.len() == count + 1, "{} of {}", kept.len(), count);
        let sound = kept.len().saturating_sub(1);
        prop_assert_eq!(&kept[..sound], &whole.scenarios[..sound]);
    }
}

#[test]
fn every_quiz_of_the_repository_is_written_and_read() {
    for (name, source) in sound_files() {
        let draft = toml::read(&source).draft;
        let again = read(&write(&draft));
        assert_eq!(again.draft, draft, "{name}");
        assert_eq!(problems(&again), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_quiz_with_everything() {
    expect_file!["../data/everything.json"].assert_eq(&write(&everything()));
    assert_eq!(write(&Draft::default()), "{}\n");
}

#[test]
fn broken_json_is_told_in_plain_words() {
    let mut found = String::new();
    for text in [
        "",
        " \n",
        "[]",
        "12",
        "null",
        "# A comment",
        "title = \"A party\"",
        "{",
        "{\n  \"id\": \"party\",\n  \"title\": \"A party\n}",
        "{\n  \"id\": \"party\"\n  \"title\": \"A party\"\n}",
        "{\n  \"id\": \"party\",\n  \"title\" \"A party\"\n}",
        "{\n  \"id\": \"party\",\n  title: \"A party\"\n}",
        "{\n  \"id\": \"party\",\n  // Why.\n  \"title\": \"A party\"\n}",
        "{\n  \"id\": \"party\",\n  \"title\": party\n}",
        "{\n  \"id\": \"party\",\n  \"title\": 'party'\n}",
        "{\n  \"id\": \"party\",\n}",
        "{\"id\": \"party\", \"traits\": [\n]\n, \"styles\": [{},\n]}",
        "{\"id\": \"party\", \"edition\": 12",
        "{\"id\": \"party\", \"edition\": 12 \"title\": 1}",
        "{\"id\": \"party\", \"traits\": [",
        "{\"id\": \"party\", \"edition\": 01}",
        "{\"id\": \"party\", \"edition\": -}",
        "{\"id\": \"party\", \"title\": \"C:\\parties\"}",
        "{\"id\": \"party\", \"title\": \"\\u12\"}",
        "{\"id\": \"party\", \"title\": \"\\ud800!\"}",
        "{\"id\": \"party\", \"title\": \"A party",
        "{\"id\": \"party\", \"traits\": [{\"id\": \"wit\"}, {\"id\": \"tact\"",
        "{\"id\": \"party\", \"traits\": [{\"id\": \"wit\"} {\"id\": \"tact\"}]}",
        "{\"id\": \"party\"} {\"id\": \"party\"}",
        "{\n  \"id\": 5,\n  \"títle\": \"é\", \"edition\": \"two\",\n  \"title\": \"A party\"\n}",
        "{\"credit\": \"Ada\", \"author\": {}, \"intro\": [], \"edition\": 1.5}",
        "{\"scenarios\": [{ \"stem\": \"Who?\", \"pick\": 99999999999999999999, \"end\": 1 }]}",
        "{\"id\": \"party\", \"title\": \"A party\", \"id\": \"feast\"}",
        "{\"id\": \"party\", \"scenarios\": [{\"id\": \"a\", \"traits\": [\"wit\", null]}]}",
    ] {
        let reading = read(text);
        writeln!(found, "{text}\n=> {}", problems(&reading).join("\n=> ")).unwrap();
        writeln!(found, "{}", toml::write(&reading.draft)).unwrap();
    }
    expect_file!["../data/broken-json.txt"].assert_eq(&found);
}

#[test]
fn null_is_a_missing_field_and_the_schema_is_ignored() {
    let reading = read(
        "\u{FEFF}{\"$schema\": \"quiz.schema.json\", \"id\": \"a\", \"title\": null, \"credit\": null}",
    );
    assert_eq!(reading.draft, Draft { id: Some("a".to_owned()), ..Draft::default() });
    let found = problems(&reading);
    assert!(found.iter().any(|it| it == "1:2: `title` is missing; write it"), "{found:?}");
    assert!(found.iter().all(|it| !it.contains("schema")), "{found:?}");
}

#[test]
fn texts_are_unescaped() {
    let reading = read(r#"{"title": "\u00e9\ud83d\ude00\n\"\\\/", "\u0069d": "a"}"#);
    assert_eq!(reading.draft.title.as_deref(), Some("é😀\n\"\\/"));
    assert_eq!(reading.draft.id.as_deref(), Some("a"));
}

#[test]
fn deep_nesting_and_huge_files_are_refused() {
    const TOO_DEEP: &str = "this is nested too deeply; a quiz needs no more than a few levels";
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for count in [33, 5_000, 100_000] {
            for close in [close, ""] {
                let text = format!(
                    "{{\"title\":\"A\",\"id\":{}1{}}}",
                    open.repeat(count),
                    close.repeat(count)
                );
                let found = problems(&read(&text));
                let told = found.iter().any(|it| it.ends_with(TOO_DEEP));
                assert!(told || close.is_empty(), "{found:?}");
                assert!((1..=10).contains(&found.len()));
            }
        }
    }
    let huge = " ".repeat(MAX_BYTES + 1);
    assert_eq!(
        problems(&read(&huge)),
        ["1:1: the file has 16777217 bytes; at most 16777216 are read, so split the quiz"]
    );
    let many = format!("{{\"scenarios\": [{}0]}}", "0,".repeat(1_000_000));
    assert_eq!(
        problems(&read(&many)),
        ["1:1: this file holds more than a million values; split the quiz"]
    );
}

#[test]
fn parts_are_located() {
    let text = write(&everything());
    let source = Source::json(&text);
    let line = |place: &FieldPath| text.lines().nth(source.locate(place).0 - 1).unwrap().trim();
    let top = FieldPath::default();
    assert_eq!(source.locate(&top), (1, 1));
    assert_eq!(source.locate(&top.field("title")), (4, 12));
    for at in 0..everything().scenarios.len() {
        let here = top.field("scenarios").entry(at);
        assert_eq!(line(&here), "{");
        assert!(line(&here.field("stem")).starts_with("\"stem\": "));
        assert_eq!(source.locate(&here.field("nothing")), source.locate(&here));
    }
}
