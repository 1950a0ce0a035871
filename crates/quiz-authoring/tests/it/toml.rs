//! Tests of reading and writing TOML.

use crate::make::lines;
use crate::unsound::{any_draft, everything, problems, root, slipped, slips, sound_files};
use expect_test::{expect, expect_file};
use proptest::prelude::*;
use quiz::check::check;
use quiz::draft::{Draft, GroupDraft, ScenarioDraft, SectionDraft};
use quiz::file::Source;
use quiz::problem::FieldPath;
use quiz_authoring::convert::toml::{read, write};
use std::fs;

proptest! {
    #[test]
    fn what_is_written_is_read(draft in any_draft()) {
        let text = write(&draft);
        let reading = read(&text);
        prop_assert_eq!(&reading.draft, &draft, "{}", text);
        prop_assert_eq!(reading.losses, []);
        prop_assert_eq!(write(&reading.draft), text);
    }

    /// Any change of a file still gives a draft, and problems with lines of the file.
    #[test]
    fn slips_are_told(slips in slips("[\\PC\n]{0,3}")) {
        let text = slipped(&write(&everything()), slips);
        let reading = read(&text);
        let lines = text.split('\n').count();
        for it in &reading.problems {
            prop_assert!((1..=lines).contains(&it.line) && it.column >= 1, "{}", it.message);
        }
        let (draft, found) = Source::toml(&text).read();
        prop_assert_eq!(&draft, &reading.draft);
        prop_assert_eq!(found.is_ok(), reading.problems.is_empty());
        if reading.problems.is_empty() {
            prop_assert!(check(&draft).is_ok());
        }
    }
}

#[test]
fn every_quiz_of_the_repository_is_written_and_read() {
    for (name, source) in sound_files() {
        let reading = read(&source);
        assert_eq!(problems(&reading), Vec::<String>::new(), "{name}");
        let again = read(&write(&reading.draft));
        assert_eq!(again.draft, reading.draft, "{name}");
        assert_eq!(problems(&again), Vec::<String>::new(), "{name}");
    }
}

/// The built-in quiz is written as its author wrote it, except for comments, the order of fields, spaces within
/// brackets, and short texts on lines of their own.
#[test]
fn what_was_written_by_hand_looks_the_same() {
    let source =
        fs::read_to_string(root().join("static/quizzes/an-evening-at-marisols.toml")).unwrap();
    let is_code = |it: &&str| !it.starts_with('#');
    let lines = |text: &str| -> Vec<String> {
        let text = text.replace("= \"\"\"\n", "= \"").replace("\"\"\"", "\"");
        let lines = text.lines().filter(is_code);
        let mut lines: Vec<_> =
            lines.map(|it| it.replace("[ {", "[{").replace("} ]", "}]")).collect();
        // A comment may have an empty line before and behind it.
        lines.dedup_by(|it, before| it.is_empty() && before.is_empty());
        lines.sort();
        lines
    };
    let (found, expected) = (lines(&write(&read(&source).draft)), lines(&source));
    let differ = found.iter().zip(&expected).find(|(found, expected)| found != expected);
    assert_eq!(differ, None);
    assert_eq!(found.len(), expected.len());
}

#[test]
fn a_quiz_with_everything() {
    expect_file!["../data/everything.toml"].assert_eq(&write(&everything()));
    assert_eq!(write(&Draft::default()), "");
}

#[test]
fn texts_are_written_as_a_person_would() {
    let scenario = |stem: &str| ScenarioDraft { stem: Some(stem.to_owned()), ..Default::default() };
    let stems = [
        "Plain, with “marks” and naïve letters.",
        "She says \"go\".",
        "It's C:\\new.",
        "Two\nlines.",
        "\"It's\nboth\"",
        "\"\"\"\n'''",
        "A bell: \u{7}",
        "",
    ];
    let section = SectionDraft {
        groups: vec![
            GroupDraft { draw: Some(1), scenarios: vec!["a\nb".to_owned(), "c".repeat(90)] },
            GroupDraft::default(),
        ],
        ..Default::default()
    };
    let draft = Draft {
        sections: vec![section],
        scenarios: stems.into_iter().map(scenario).collect(),
        ..Default::default()
    };
    let text = write(&draft);
    assert_eq!(read(&text).draft, draft);
    expect![[r#"
        [[sections]]
        groups = [
          { draw = 1, scenarios = ["a\nb", "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"] },
          {},
        ]

        [[scenarios]]
        stem = "Plain, with “marks” and naïve letters."

        [[scenarios]]
        stem = 'She says "go".'

        [[scenarios]]
        stem = '''It's C:\new.'''

        [[scenarios]]
        stem = """
        Two
        lines."""

        [[scenarios]]
        stem = """
        "It's
        both""""

        [[scenarios]]
        stem = """
        ""\"
        '''"""

        [[scenarios]]
        stem = "A bell: \u0007"

        [[scenarios]]
        stem = ""
    "#]]
    .assert_eq(&text);
}

#[test]
fn comments_are_lost_and_that_is_told() {
    let losses = |text: &str| lines(&read(text).losses);
    let none = Vec::<String>::new();
    assert_eq!(losses("title = \"# one\"\nintro = \"\"\"\n# two\"\"\"\nid = '#'"), none);
    assert_eq!(losses("id = \"a\"\n\n  # Why.\n"), ["line 3: this comment is not kept"]);
    assert_eq!(
        losses("title = \"#\" # One\r\n# Two\r\n# Three"),
        ["line 1: this comment and 2 more are not kept"]
    );
}

/// A broken line loses only what it says itself.
#[test]
fn what_is_not_broken_is_kept() {
    let source = write(&everything());
    let lines: Vec<&str> = source.lines().collect();
    let broken = lines.iter().position(|it| it.starts_with("name = \"Two coats\"")).unwrap();
    let mut text = lines.clone();
    text[broken] = "name = \"Two coats";
    let reading = read(&text.join("\n"));
    expect!["94:18: this text has no end; close it with the quote that it starts with"]
        .assert_eq(&problems(&reading).join("\n"));
    let mut expected = everything();
    expected.scenarios[1].name = reading.draft.scenarios[1].name.clone();
    assert_eq!(reading.draft, expected);
}

#[test]
fn what_has_the_wrong_type_is_left_out() {
    let source = write(&everything()).replacen("edition = 3", "edition = \"three\"", 1).replacen(
        "weight = 100",
        "weigth = 100",
        1,
    );
    let reading = read(&source);
    expect![[r"
        2:11: this is text; write a whole number
        77:1: `weigth` is not known here; remove it, or write `id`, `name`, `stem`, `format`, `pick`, `marks`, `traits`, `weight`, `shuffle`, `end`, `since`, `retired`, `responses`
        134:9: this scenario starts with edition 2, but the quiz is at edition 1; raise the quiz's edition"]]
    .assert_eq(&problems(&reading).join("\n"));
    let mut expected = everything();
    expected.edition = None;
    expected.scenarios[0].weight = None;
    assert_eq!(reading.draft, expected);
}

/// A mistake in every entry is reported a hundred times, and only the fields with the mistake are lost.
#[test]
fn what_is_wrong_everywhere_is_left_out_everywhere() {
    let scenario = |at: usize| format!("[[scenarios]]\nid = \"s{at}\"\nsituation = \"Then?\"\n");
    let source: String = (0..500).map(scenario).collect();
    let reading = read(&source);
    assert_eq!(reading.problems.len(), 100);
    let ids: Vec<_> = reading.draft.scenarios.iter().filter_map(|it| it.id.clone()).collect();
    assert_eq!(ids, (0..500).map(|at| format!("s{at}")).collect::<Vec<_>>());
    // A thousand unknown names leave the draft empty.
    let source: String =
        (0..1_000).flat_map(|at| ["x".to_owned(), at.to_string(), " = 1\n".to_owned()]).collect();
    assert_eq!(read(&source).draft, Draft::default());
}

/// Each part of a draft is found at its line.
#[test]
fn parts_are_located() {
    let text = write(&everything());
    let source = Source::toml(&text);
    let line = |place: &FieldPath| text.lines().nth(source.locate(place).0 - 1).unwrap();
    let top = FieldPath::default();
    assert_eq!(source.locate(&top), (1, 1));
    assert_eq!(source.locate(&top.field("title")), (3, 9));
    assert_eq!(line(&top.field("credit").field("link")), line(&top.field("credit")));
    for at in 0..everything().scenarios.len() {
        let here = top.field("scenarios").entry(at);
        assert_eq!(line(&here), "[[scenarios]]");
        assert!(line(&here.field("stem")).starts_with("stem = "));
        assert_eq!(line(&here.field("responses").entry(1)), "[[scenarios.responses]]");
        // A missing field is found at the part that lacks it.
        assert_eq!(line(&here.field("nothing").field("here")), "[[scenarios]]");
    }
}
