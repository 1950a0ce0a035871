//! Tests of CSV: tables of authors are read, and a round trip loses only what losses report.

use crate::make::{any_draft, any_text, draft, holds, lines, scenario, spelled_out, text, told};
use crate::unsound::{slipped, slips};
use expect_test::{expect, expect_file};
use proptest::prelude::*;
use quiz::check::check;
use quiz::draft::{Draft, GroupDraft};
use quiz::file::MAX_BYTES;
use quiz_authoring::convert::{Loss, csv};

const SHEET: &str = include_str!("../data/sheet.csv");
const BROKEN: &str = include_str!("../data/broken.csv");

proptest! {
    #[test]
    fn any_text_is_read(any in any::<String>(), signs in "[,;\t\"'\n\r=+a1-]{0,80}", words in any_text()) {
        holds(&csv::read, &any)?;
        holds(&csv::read, &signs)?;
        holds(&csv::read, &format!("stem,response 1,key 1,response 2,key 2,traits\na,b,3,c,0,d\n{signs}\n{words}"))?;
        holds(&csv::read, &format!("stem;response 1;{words}\na;b,3,c,0,d\n{signs}"))?;
    }

    #[test]
    fn any_mistake_in_a_file_is_read(slips in slips("[\\PC\n\";,]{0,3}")) {
        holds(&csv::read, &slipped(SHEET, slips))?;
    }

    #[test]
    fn what_was_written_is_read_but_for_what_is_told(draft in any_draft(), separator in prop::sample::select(vec![b',', b';', b'\t'])) {
        let writing = csv::write(&draft);
        let file = parted_by(&writing.text, separator);
        let reading = csv::read(&file);
        prop_assert_eq!(&reading.problems, &[], "{}", writing.text);
        prop_assume!(!reading.losses.iter().any(|it| it.what.contains("speaks of the other")));
        prop_assert_eq!(&reading.losses, &[]);
        let (mut wanted, mut got) = (spelled_out(&draft), spelled_out(&reading.draft));
        for loss in &writing.losses {
            lose(loss, &mut wanted, &mut got);
        }
        prop_assert_eq!(wanted, got, "{}\n{:#?}", writing.text, writing.losses);
    }
}

/// The table with another separator, and each cell in quotes, as a spreadsheet may write it.
fn parted_by(file: &str, separator: u8) -> String {
    let mut reader =
        csv_files::ReaderBuilder::new().has_headers(false).from_reader(file.as_bytes());
    let mut writer = csv_files::WriterBuilder::new()
        .delimiter(separator)
        .quote_style(csv_files::QuoteStyle::Always)
        .from_writer(Vec::new());
    for row in reader.records() {
        writer.write_record(&row.expect("a row")).expect("written");
    }
    String::from_utf8(writer.into_inner().expect("written")).expect("text")
}

/// Removes from both drafts, or changes in the wanted one, exactly what a loss names.
fn lose(loss: &Loss, wanted: &mut Draft, got: &mut Draft) {
    let what = loss.what.as_str();
    if loss.of == "the quiz" {
        for it in [&mut *wanted, &mut *got] {
            match what {
                _ if what.starts_with("its id ") => it.id = None,
                "its title is left out" => it.title = None,
                "its author is left out" => it.author = None,
                "its credit is left out" => it.credit = None,
                "its language is left out" => it.language = None,
                "its instruction is left out" => it.instruction = None,
                "its feedback moment is left out" => it.feedback = None,
                "its intro is left out" => it.intro = None,
                "its 2 outcomes are left out" => it.outcomes.clear(),
                _ if what.starts_with("its traits are there") => it.traits.clear(),
                _ if what.starts_with("its styles are there") => it.styles.clear(),
                _ => panic!("unknown loss: {what}"),
            }
        }
        return;
    }
    assert!(loss.of.contains("section"), "unknown loss: {} {what}", loss.of);
    for (at, it) in wanted.sections.iter_mut().enumerate() {
        if loss.of.contains(&format!("“{}”", it.name.as_deref().unwrap_or_default())) {
            if what.starts_with("its groups are one") {
                let scenarios = it.groups.iter().flat_map(|it| it.scenarios.clone()).collect();
                it.groups = vec![GroupDraft { draw: None, scenarios }];
            } else {
                assert!(what.starts_with("its id is left out"), "unknown loss: {what}");
                it.id.clone_from(&got.sections[at].id);
            }
        }
    }
}

#[test]
fn what_a_spreadsheet_writes_is_read() {
    let reading = csv::read(SHEET);
    expect_file!["../data/sheet.txt"].assert_eq(&told(&reading));
    assert_eq!(csv::read(&format!("\u{FEFF}{SHEET}")), reading);
    assert_eq!(csv::read(&SHEET.replace('\n', "\r\n")), reading);
}

#[test]
fn what_is_broken_is_told_in_its_cell() {
    expect_file!["../data/broken-sheet.txt"].assert_eq(&told(&csv::read(BROKEN)));
}

#[test]
fn a_file_without_scenarios_is_a_problem() {
    for (file, count) in [
        ("", 2),
        ("\n\n", 2),
        ("a,b\n1,2", 2),
        ("stem,name", 1),
        ("stem,response 1", 1),
        ("\"stem,response 1\na,b", 1),
    ] {
        assert_eq!(csv::read(file).problems.len(), count, "{file}");
    }
    assert_eq!(csv::read(&" ".repeat(MAX_BYTES + 1)).problems.len(), 1);
}

/// Carelessly written, the reader would take a time that grows with the square of the length of each of these files.
#[test]
fn long_files_take_no_longer_than_their_length() {
    let many = 200_000;
    let heading = "stem,response 1,key 1,response 2,key 2,traits\n";
    for file in [
        ",".repeat(many),
        "\"".repeat(many),
        "\n".repeat(many),
        format!("{heading}{}", ",".repeat(many)),
        format!("{heading}{}", ",,,,,\n".repeat(many)),
        format!("{heading}\"{}", "a,\n".repeat(many)),
        format!("{heading}{}", "a,b,3,c,0,x\n".repeat(many / 10)),
        format!("{heading}a,b,3,c,0,{}", "x;".repeat(many)),
        format!("{heading}'{}", "'".repeat(many)),
    ] {
        let start = std::time::Instant::now();
        let _ = csv::read(&file);
        let seconds = start.elapsed().as_secs();
        assert!(seconds < 20, "{seconds} s for {}", &file[..20]);
    }
}

#[test]
fn what_speaks_of_the_others_comes_last_and_is_not_shuffled() {
    let heading = "stem,shuffle,response 1,key 1,response 2,key 2,response 3,key 3\n";
    let reading = csv::read(&format!(
        "{heading}Who?,,None of the above,0,Ana,3,Bo,x\nWhich?,yes,All of the above,3,Ana,0,Bo,0\n"
    ));
    let [first, second] = &reading.draft.scenarios[..] else { panic!("two scenarios") };
    let texts: Vec<_> = first.responses.iter().filter_map(|it| it.text.as_deref()).collect();
    assert_eq!((texts, first.shuffle), (vec!["Ana", "Bo", "None of the above"], Some(false)));
    assert_eq!(first.responses[0].effectiveness, Some(3));
    // A filled-in `shuffle` is kept, and problems are reported at their cells.
    assert_eq!(
        (second.responses[0].text.as_deref(), second.shuffle),
        (Some("All of the above"), Some(true))
    );
    assert_eq!(reading.losses.len(), 1);
    assert_eq!(reading.losses[0].of, "line 2, “Who?”");
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    assert_eq!(reading.problems[0].column, 36);
}

#[test]
fn a_table_has_the_columns_that_it_needs() {
    let mut draft =
        draft(vec![scenario("a", "choose", &[3, 0]), scenario("b", "rank", &[2, 1, 4, 3])]);
    draft.scenarios[0].responses[0].text = text("=1+1, \"two\"");
    let writing = csv::write(&draft);
    expect![[r#"
        section,id,name,stem,format,response 1,key 1,response 2,key 2,response 3,key 3,response 4,key 4
        Only,a,Scenario a,Something happens. What do you do?,choose,"'=1+1, ""two""",3,Response 2,0,,,,
        Only,b,Scenario b,Something happens. What do you do?,rank,Response 1,2,Response 2,1,Response 3,4,Response 4,3
    "#]].assert_eq(&writing.text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"));
    assert!(writing.text.starts_with('\u{FEFF}') && writing.text.ends_with("\r\n"));
    expect![[r"
        the quiz: its id is left out: a file is read as a quiz of its own
        the quiz: its outcome is left out
        the quiz: its title is left out"]]
    .assert_eq(&lines(&writing.losses).join("\n"));
    assert!(check(&csv::read(&writing.text).draft).is_ok());
}

#[test]
fn a_draft_in_the_making_is_written_as_far_as_it_goes() {
    let writing = csv::write(&Draft::default());
    assert!(writing.text.contains("stem") && writing.losses.is_empty());
    let mut half = draft(vec![scenario("a", "choose", &[3])]);
    half.scenarios[0].name = None;
    half.scenarios[0].format = None;
    let reading = csv::read(&csv::write(&half).text);
    assert_eq!(reading.draft.scenarios.len(), 1);
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
}
