//! Tests quiz files: valid ones load, and broken ones give messages that say where the error is,
//! what it is and what to do.

use crate::make::{any_draft, draft, quiz, scenario};
use proptest::prelude::*;
use quiz::check::check;
use quiz::draft::{CreditDraft, Draft, ScenarioDraft};
use quiz::file::{self, MAX_BYTES};
use quiz::format::{ChooseK, Rank};
use quiz::id::Id;
use quiz::packed::{pack, unpack};
use quiz::problem::{FieldPath, Problem, ProblemKind};
use quiz::{Condition, Feedback, Format, Instruction};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in any::<String>(), toml in "[a-z\\[\\]{}=\",.\n 0-9#']{0,80}") {
        let _ = file::read("any", &text);
        let _ = file::read("any", &toml);
        let _ = file::read("any", &format!("id = \"x\"\n{toml}"));
    }

    /// The text is a valid file with a few characters removed, inserted or doubled.
    #[test]
    fn no_slip_makes_reading_panic(
        slips in prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, "[\\PC\n]{0,3}"), 1..4),
    ) {
        let mut text: Vec<char> = EVERYTHING.chars().collect();
        for (at, cut, put) in slips {
            let at = at.index(text.len());
            let end = (at + cut).min(text.len());
            text.splice(at..end, put.chars());
        }
        let text: String = text.into_iter().collect();
        match file::read("any", &text) {
            Ok((_, quiz)) => prop_assert_eq!(unpack(&pack(&quiz)), Some(quiz)),
            Err(error) => {
                let problems = error.problems();
                prop_assert!(!problems.is_empty() && problems.len() <= 100);
                let lines = text.split('\n').count();
                for it in problems {
                    prop_assert!((1..=lines).contains(&it.line) && it.column >= 1, "{}", it.message);
                    prop_assert!(!it.message.is_empty());
                }
            }
        }
    }

    #[test]
    fn what_is_packed_is_unpacked(draft in any_draft()) {
        let quiz = check(&draft).unwrap();
        prop_assert_eq!(unpack(&pack(&quiz)), Some(quiz));
    }

    #[test]
    fn no_bytes_make_unpacking_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = unpack(&bytes);
    }
}

const EVERYTHING: &str = include_str!("../data/valid/everything.toml");

fn data(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(folder);
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "toml"));
    files.sort();
    files
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|it| it.to_str()).expect("a plain name")
}

#[test]
fn sound_files_load() {
    let files = data("valid");
    let names: Vec<_> = files.iter().map(|it| name(it)).collect();
    let formats = ["best-worst", "choose-k", "choose", "everything", "rank", "rate"];
    assert_eq!(names, formats.map(|it| format!("{it}.toml")));
    for path in &files {
        let source = fs::read_to_string(path).unwrap();
        let (_, quiz) = file::read(name(path), &source).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(format!("{}.toml", quiz.id()), name(path));
        assert_eq!(unpack(&pack(&quiz)).as_ref(), Some(&quiz));
        // The same quiz with the line ends of Windows.
        let (_, same) = file::read(name(path), &source.replace('\n', "\r\n")).unwrap();
        assert_eq!(same, quiz);
    }
}

/// Every broken quiz has its messages in a file beside it. `UPDATE_EXPECT=1` writes these files
/// again; then read each message as somebody who writes a quiz would.
#[test]
fn broken_files_say_what_is_wrong() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let files = data("broken");
    assert!(files.len() >= 100, "only {} broken files", files.len());
    let mut wrong = String::new();
    for path in files {
        let source = fs::read_to_string(&path).unwrap();
        let found = match file::read(name(&path), &source) {
            Ok(_) => "no problem found\n".to_owned(),
            Err(error) => format!("{error}\n"),
        };
        let beside = path.with_extension("expected");
        if update {
            fs::write(&beside, &found).unwrap();
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if found != expected {
            writeln!(wrong, "--- expected\n{expected}+++ found\n{found}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[track_caller]
fn check_source(source: &str, expected: &str) {
    let found = file::read("it", source).map(|_| ()).map_err(|it| it.to_string());
    let found = found.err().unwrap_or("no problem".to_owned());
    assert_eq!(found, expected);
}

#[test]
fn unknown_fields_and_wrong_types_are_located() {
    let told = |source: &str| -> String {
        let error = file::read("it", source).unwrap_err();
        let of_type = |it: &&file::FileProblem| {
            it.message.starts_with("this is ") || it.message.contains("is not known here")
        };
        let lines = error.problems().iter().filter(of_type);
        let lines = lines.map(|it| format!("{}:{}: {}", it.line, it.column, it.message));
        lines.collect::<Vec<_>>().join("\n")
    };
    for (source, expected) in [
        (
            "credit = { name = 1 }",
            "1:12: `name` is not known here; remove it, or write `text` or `link`",
        ),
        ("credit = 2025-12-31", "1:10: this is a date or a time; write a table"),
        ("credit = [\"a\", \"b\"]", "1:10: this is a list; write a table"),
        ("edition = 9223372036854775808", "1:11: this is too large a number; write a whole number"),
        ("edition = 1e999", "1:11: this is a number with a point; write a whole number"),
        ("id = 0xFF", "1:6: this is a whole number; write text in quotes"),
        ("traits = [\"a\", {}]", "1:11: this is text; write a table"),
        (
            "[[scenarios]]\nmarks = [[1, 2], [3, \"4\"]]\ntraits = [[]]",
            "2:22: this is text; write a whole number\n3:11: this is a list; write text in quotes",
        ),
    ] {
        assert_eq!(told(source), expected, "{source}");
    }
    let (draft, _) =
        file::Source::toml("edition = 0x10\ncredit = { text = \"a\", link = 1 }").read();
    assert_eq!(draft.edition, Some(16));
    assert_eq!(draft.credit, Some(CreditDraft { text: Some("a".to_owned()), link: None }));
}

#[test]
fn only_so_many_problems_are_told() {
    // The first hundred problems are reported from top to bottom. Those of the whole file stand at
    // its beginning.
    let lines = |rest: &str, count: usize| -> String {
        (0..count).fold(String::new(), |lines, at| format!("{lines}x{at:03} {rest}\n"))
    };
    let error = file::read("it", &lines("= 1", 101)).unwrap_err();
    let is_unknown = |it: &&file::FileProblem| it.message.contains("is not known here; remove it");
    let found: Vec<_> = error.problems().iter().filter(is_unknown).map(|it| it.line).collect();
    assert_eq!(found, (1..=95).collect::<Vec<_>>());
    assert_eq!(error.problems().iter().filter(|it| it.line == 1).count(), 6);
    // The check meets fields in another order than the file has. Still, the first hundred problems
    // of the file are reported.
    let (first, second) = (lines("= 1", 60), "zz = 1\n".to_owned());
    let file = format!("{second}[[styles]]\n{first}[[scenarios]]\n{first}");
    let error = file::read("it", &file).unwrap_err();
    assert_eq!(error.problems().first().map(|it| it.line), Some(1));
    assert!(error.problems().iter().all(|it| it.line < 105));
    assert_eq!(error.problems().iter().filter(|it| it.message.contains("`x059`")).count(), 1);
    let empty = "[[traits]]\n".repeat(60);
    let problems = file::read("it", &empty).unwrap_err().problems().len();
    assert_eq!(problems, 100);
    let broken = file::read("it", &lines("1", 30)).unwrap_err();
    assert_eq!(broken.problems().len(), 10);
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let mut source = "x".repeat(MAX_BYTES + 1);
    check_source(
        &source,
        "it:1:1: the file has 16777217 bytes; at most 16777216 are read, so split the quiz",
    );
    // A file of the greatest size is read, and found to be no quiz.
    source.replace_range(..1, "#");
    source.pop();
    let error = file::read("it", &source).unwrap_err();
    assert!(error.problems().iter().all(|it| it.message != "x" && it.line == 1));
    assert_eq!(error.problems().len(), 5);
}

#[test]
fn deep_nesting_is_refused() {
    const TOO_DEEP: &str = "this is nested too deeply; a quiz needs no more than a few levels";
    let deep = |open: &str, count: usize, close: &str| {
        format!("id = {}1{}", open.repeat(count), close.repeat(count))
    };
    let keys = vec!["a"; 79].join(".");
    for source in [
        deep("[", 5_000, "]"),
        deep("{ a = ", 5_000, "}"),
        deep("[", 5_000, ""),
        deep("{ a = ", 5_000, ""),
        deep("[", 33, "]"),
        format!("{}a = 1", "a.".repeat(5_000)),
        format!("[{}a]\nb = 1", "a.".repeat(5_000)),
        format!("[[{}a]]\nb = 1", "a.".repeat(5_000)),
        // The file has six thousand levels of nesting, although brackets and the parts of names
        // each stay within the parser's limits.
        format!(
            "[{keys}]\n{keys} = {}",
            deep(&format!("{{ {keys} = "), 78, "}").replacen("id = ", "", 1)
        ),
        format!(
            "[{keys}]\n{keys} = {}",
            deep(&format!("{{ {keys} = "), 78, "").replacen("id = ", "", 1)
        ),
    ] {
        let error = file::read("it", &source).unwrap_err();
        let messages: Vec<_> = error.problems().iter().map(|it| it.message.as_str()).collect();
        assert!(messages.contains(&TOO_DEEP), "{}: {error}", &source[..20]);
    }
    check_source(&deep("[", 33, "]"), &format!("it:1:38: {TOO_DEEP}"));
    let error = file::read("it", &deep("[", 31, "]")).unwrap_err();
    assert!(error.problems().iter().any(|it| it.message == "this is a list; write text in quotes"));
}

/// Checks a valid draft after a change, and compares the first problem.
#[track_caller]
fn check_draft(change: impl Fn(&mut Draft), expected: &str) {
    let mut draft = draft(vec![scenario("a", "choose", &[3, 0])]);
    change(&mut draft);
    let problems = check(&draft).err().unwrap_or_default();
    let found: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(found.first().map_or("no problem", String::as_str), expected);
}

#[test]
fn a_quiz_has_only_so_many_parts() {
    let filled = |count: usize, kind: &str| -> Draft {
        let mut filled = draft(vec![scenario("a", "choose", &[3, 0])]);
        let ids: Vec<_> = (0..count).map(|at| format!("x{at}")).collect();
        match kind {
            "traits" => filled.traits = ids.iter().map(|it| crate::make::term(it)).collect(),
            "styles" => filled.styles = ids.iter().map(|it| crate::make::term(it)).collect(),
            "scenarios" => {
                filled = draft(ids.iter().map(|it| scenario(it, "choose", &[3, 0])).collect());
            }
            "outcomes" => {
                let when = |at: usize| {
                    let score = Some(0).filter(|_| at + 1 < count);
                    score.map(|score| quiz::draft::ConditionDraft {
                        score: Some(score),
                        ..Default::default()
                    })
                };
                let one = |(at, id): (usize, &String)| {
                    crate::make::outcome(id, when(at).into_iter().collect())
                };
                filled.outcomes = ids.iter().enumerate().map(one).collect();
            }
            _ => {
                let scenarios = ids.iter().map(|it| scenario(it, "choose", &[3, 0])).collect();
                filled = draft(scenarios);
                let one =
                    |it: &String| crate::make::section(it, vec![crate::make::group(None, &[it])]);
                filled.sections = ids.iter().map(one).collect();
            }
        }
        if kind == "traits" {
            filled.scenarios[0].traits = vec!["x0".to_owned()];
        }
        filled
    };
    for (kind, most) in [
        ("traits", 100),
        ("styles", 100),
        ("outcomes", 100),
        ("sections", 100),
        ("scenarios", 10_000),
    ] {
        assert_eq!(check(&filled(most, kind)).map(|_| ()), Ok(()), "{kind}");
        let problems = check(&filled(most + 1, kind)).unwrap_err();
        let found: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(found, [format!("{kind}: there are {}; at most {most} fit here", most + 1)]);
    }
}

#[test]
fn a_chain_of_follow_ups_may_be_long() {
    let one = |at: usize| {
        let mut it = scenario(&format!("x{at}"), "choose", &[3, 0]);
        it.responses[0].leads_to = Some(format!("x{}", at + 1)).filter(|_| at < 9_999);
        it
    };
    let mut chain = draft((0..10_000).map(one).collect());
    chain.sections[0].groups[0].scenarios.truncate(1);
    assert_eq!(check(&chain).map(|_| ()), Ok(()));
    // The last scenario leads back to the middle one, so that half of the chain is a loop.
    chain.scenarios[9_999].responses[0].leads_to = Some("x5000".to_owned());
    let problems = check(&chain).unwrap_err();
    assert_eq!(problems.len(), 5_000, "scenarios before the loop are reported");
    assert_eq!(
        problems[0].to_string(),
        "scenarios[5000]: `x5000` leads round to itself; let one of the responses on the way lead elsewhere"
    );
}

#[test]
fn texts_may_be_as_long_as_their_limits() {
    let many = |count: usize| Some("é".repeat(count));
    let fits = |change: &dyn Fn(&mut Draft)| check_draft(change, "no problem");
    fits(&|it| it.title = many(120));
    fits(&|it| it.author = many(120));
    fits(&|it| it.licence = many(40));
    fits(&|it| it.intro = many(1_000));
    fits(&|it| it.scenarios[0].name = many(60));
    fits(&|it| it.scenarios[0].stem = many(2_000));
    fits(&|it| it.scenarios[0].responses[0].text = many(400));
    fits(&|it| it.scenarios[0].responses[0].rationale = many(1_000));
    fits(&|it| it.outcomes[0].line = many(120));
    fits(&|it| it.outcomes[0].next = many(400));
    fits(&|it| it.outcomes[0].about = many(1_000));
    fits(&|it| it.scenarios[0].weight = Some(100));
    fits(&|it| it.edition = Some(9_999));
    // Removed characters do not count.
    fits(&|it| it.title = Some(format!("  {}\u{202E}\u{7}  ", "é".repeat(120))));
    check_draft(
        |it| it.title = many(121),
        "title: 121 characters are too many; at most 120 fit here",
    );
}

#[test]
fn a_credit_links_to_an_https_host_or_nowhere() {
    let refused = "credit.link: this is no address that may be shown; write https:// and a host, or leave it out";
    for (link, expected) in [
        ("", "no problem"),
        ("https://example.org", "no problem"),
        ("https://example.org/a?b=c@d#e", "no problem"),
        ("https://example.org?b@c", "no problem"),
        ("https://example.org#b@c", "no problem"),
        ("https://пример.example/a", "no problem"),
        ("https://example.org:8080/a", "no problem"),
        ("http://example.org", refused),
        ("HTTPS://example.org", refused),
        ("javascript:alert(1)", refused),
        ("//example.org", refused),
        ("https://", refused),
        ("https:///path.html", refused),
        ("https://localhost", refused),
        ("https://user@example.org", refused),
        ("https://user:word@example.org", refused),
        ("https://exam ple.org", refused),
        ("https://example%2eorg.example", refused),
        ("https://example.org\\@evil.example", refused),
        ("https://example.org/a b", refused),
        ("https://example.org/a\nb", refused),
        (&format!("https://example.org/{}", "a".repeat(480)), "no problem"),
        (
            &format!("https://example.org/{}", "a".repeat(481)),
            "credit.link: 501 characters are too many; at most 500 fit here",
        ),
    ] {
        let credit = CreditDraft { text: Some("After.".to_owned()), link: Some(link.to_owned()) };
        check_draft(|it| it.credit = Some(credit.clone()), expected);
    }
}

#[test]
fn languages_are_tags() {
    let long = "a-".repeat(20) + "a";
    for (tag, fits) in [
        ("en", true),
        ("pt-BR", true),
        ("zh-Hant-TW", true),
        ("x-12345678", true),
        ("", false),
        ("en-", false),
        ("en_GB", false),
        ("x-123456789", false),
        ("dé", false),
        (&long[..39], true),
        (&long, false),
    ] {
        let message =
            format!("language: `{tag}` is no language tag; write one such as en or pt-BR");
        let expected = if fits { "no problem" } else { &message };
        check_draft(|it| it.language = Some(tag.to_owned()), expected);
    }
}

#[test]
fn a_scenario_may_retire_in_an_edition_to_come() {
    let retires = |edition| {
        move |it: &mut Draft| {
            it.sections[0].groups[0].draw = Some(1);
            it.edition = Some(2);
            it.scenarios[0].retired = Some(edition);
        }
    };
    check_draft(retires(3), "no problem");
    check_draft(
        retires(2),
        "sections[0].groups[0].draw: in edition 2 this group has only 0 to draw from; let fewer retire, or draw fewer",
    );
}

#[test]
fn scores_that_cannot_be_kept_exact_are_refused() {
    // Each table of marks makes another prime number a denominator. There are too many for a common
    // one.
    let rated = |at: i64| {
        let rows = [[10, at % 10, at / 10 % 10, 0], [0, 10, 0, 0], [0, 0, 10, 0], [9, 7, 5, 10]];
        let marks = Some(rows.map(|it| it.to_vec()).to_vec());
        let key: Vec<_> = (0..10).map(|it| (at * at + it * it * it) % 4).collect();
        ScenarioDraft { marks, ..scenario(&format!("s{at}"), "rate", &key) }
    };
    let few = check(&draft((0..5).map(rated).collect()));
    assert_eq!(few.map(|_| ()), Ok(()));
    let problems = check(&draft((0..100).map(rated).collect())).unwrap_err();
    let found: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "scenarios: the `marks` tables are so different that scores cannot be kept exact; use fewer different tables"
        ]
    );
}

#[test]
fn what_was_written_is_what_is_read() {
    let (_, quiz) = file::read("everything.toml", EVERYTHING).unwrap();
    assert_eq!(
        [quiz.id().as_str(), quiz.title(), quiz.author(), quiz.licence(), quiz.language()],
        ["everything", "Everything", "Zoë 👋", "CC-BY-4.0", "pt-BR"]
    );
    assert_eq!(quiz.edition(), 3);
    assert_eq!(quiz.instruction(), Instruction::Would);
    assert_eq!(quiz.feedback(), Feedback::Never);
    assert_eq!(quiz.intro(), "The first paragraph,\nover two lines.\n\nThe second.");
    let credit = quiz.credit().unwrap();
    assert_eq!(
        (&*credit.text, credit.link.as_deref()),
        ("After a post.", Some("https://example.org/post"))
    );
    let traits: Vec<_> = quiz.traits().collect();
    let (tact, first) = traits[0];
    assert_eq!(
        (first.id.as_str(), &*first.name, &*first.about),
        ("tact", "Tact", "Being kind on purpose.")
    );
    assert_eq!(quiz.trait_(tact), first);
    let styles: Vec<_> = quiz.styles().collect();
    let [(hiding, first), (boasting, second)] = styles[..] else { panic!("two styles") };
    assert_eq!(
        (first.id.as_str(), &*first.about, &*second.about),
        ("hiding", "Being elsewhere.", "")
    );
    assert_eq!(quiz.style(boasting), second);
    let outcomes: Vec<_> = quiz.outcomes().map(|(_, it)| it).collect();
    assert_eq!(
        outcomes[0].when,
        [
            Condition::ScoreAtLeast(40),
            Condition::ScoreBelow(100),
            Condition::TraitAtLeast(tact, -1000),
            Condition::TraitBelow(tact, 100),
            Condition::StyleAtLeast(hiding, 1),
            Condition::TopStyle(boasting),
        ]
    );
    assert_eq!(outcomes[1].when, [Condition::MixedStyles]);
    assert_eq!(outcomes[2].when, []);
    let texts = [&outcomes[0].name, &outcomes[0].line, &outcomes[0].about, &outcomes[0].next];
    assert_eq!(texts, ["All conditions", "A line.", "Hard to get.", "Try another."]);
    assert_eq!(outcomes[0].drawing.as_ref().map(Id::as_str), Some("a-drawing"));
    let sections = quiz.sections();
    assert_eq!(sections[0].drawing.as_ref().map(Id::as_str), Some("a-door"));
    assert_eq!((sections[0].name.as_str(), sections[1].id.as_str()), ("The door", "bar"));
    let draws: Vec<_> = sections.iter().flat_map(|it| &it.groups).map(|it| it.draw).collect();
    assert_eq!(draws, [None, Some(1), None]);
    let scenarios: Vec<_> = quiz.scenarios().map(|(_, it)| it).collect();
    let bell = scenarios[0];
    assert_eq!(
        (bell.weight, bell.shuffle, bell.ends, bell.since, bell.retired),
        (100, false, false, 1, None)
    );
    assert_eq!(bell.stem, "You ring. Nobody comes.\n\nWhat do you do?");
    assert_eq!(bell.traits, [tact]);
    let [again, leave] = &bell.responses[..] else { panic!("two responses") };
    assert_eq!((&*again.text, &*again.rationale), ("Ring again.", "They may not have heard."));
    assert_eq!(again.leads_to.map(|it| quiz.scenario(it).id.as_str()), Some("inside"));
    assert_eq!((leave.leads_to, again.style, leave.style), (None, None, Some(hiding)));
    let coats = scenarios[1];
    assert!(matches!(coats.format, Format::ChooseK(ChooseK { pick: 2, .. })));
    assert_eq!((coats.weight, coats.shuffle, coats.traits.len()), (0, true, 0));
    assert_eq!((scenarios[2].retired, scenarios[3].since), (Some(2), 2));
    assert_eq!(scenarios[3].format, Format::Rank(Rank { key: vec![4, 1, 3, 2] }));
    assert!(scenarios[5].ends);
}

#[test]
fn what_is_left_out_has_a_meaning() {
    let quiz = quiz(&draft(vec![scenario("a", "choose", &[3, 0])]));
    assert_eq!((quiz.edition(), quiz.language(), quiz.author(), quiz.licence()), (1, "en", "", ""));
    assert_eq!((quiz.instruction(), quiz.feedback()), (Instruction::Should, Feedback::AtOnce));
    assert_eq!((quiz.intro(), quiz.credit()), ("", None));
    let (_, a) = quiz.scenarios().next().unwrap();
    assert_eq!((a.weight, a.since, a.retired, a.ends), (1, 1, None, false));
    let shuffled = ScenarioDraft { shuffle: None, ..scenario("a", "choose", &[3, 0]) };
    assert!(crate::make::checked(shuffled).shuffle);
}

#[test]
fn texts_are_stripped_of_what_could_disturb() {
    let mut draft = draft(vec![scenario("a", "choose", &[3, 0])]);
    draft.title = Some(" A\u{202E}\u{0}\ttitle ".to_owned());
    assert_eq!(quiz(&draft).title(), "A title");
}

#[test]
fn other_bytes_are_no_quiz() {
    assert_eq!(unpack(&[]), None);
    assert_eq!(unpack(&[255; 9]), None);
    let bytes = pack(&quiz(&draft(vec![scenario("a", "choose", &[3, 0])])));
    assert_eq!(unpack(&bytes[..bytes.len() - 1]), None);
}

#[test]
fn a_problem_tells_its_place() {
    let place = FieldPath::default();
    let problem = |place: FieldPath| Problem { place, kind: ProblemKind::SharedRank }.to_string();
    let inner = place.field("scenarios").entry(2).field("responses").entry(0).field("text");
    assert_eq!(
        problem(inner.clone()),
        "scenarios[2].responses[0].text: two responses share a rank; give each rank once"
    );
    assert_eq!(problem(place.clone()), "two responses share a rank; give each rank once");
    assert!(inner.is_within(&place) && !place.is_within(&inner) && inner.is_within(&inner));
}

#[test]
fn the_example_of_the_documentation_is_a_quiz() {
    let page = include_str!("../../../../docs/quiz-files.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    if let Err(error) = file::read("docs/quiz-files.md", example) {
        panic!("{error}");
    }
}

/// If a list is far too long, nothing else is checked, since that would take minutes.
#[test]
fn lists_that_are_far_too_long_are_the_only_problems() {
    let many = |count: usize, what: &str| vec![what; count].join(",");
    let source = format!(
        "[[scenarios]]\nformat = \"choose-k\"\npick = 2\nresponses = [{}]\n",
        many(100_000, "{effectiveness=1}")
    );
    check_source(&source, "it:4:13: there are 100000; at most 100 fit here");
    let source = format!("scenarios = [{}]\n", many(200_000, "{}"));
    check_source(&source, "it:1:13: there are 200000; at most 10000 fit here");
    let source = format!("scenarios = [{}]\n", many(1_000_001, "{}"));
    check_source(&source, "it:1:1: this file holds more than a million values; split the quiz");
}

/// A text in which nothing can be seen counts as missing, wherever a text is required.
#[test]
fn a_text_in_which_nothing_can_be_seen_is_missing() {
    let missing = |change: &dyn Fn(&mut Draft, String)| {
        let mut problems = Vec::new();
        for blank in ["\u{3164}", "\u{2800}\u{2800}", "\u{200B}\u{E0041}", "\u{FFA0} \u{115F}"] {
            let mut draft = draft(vec![scenario("a", "choose", &[3, 0])]);
            change(&mut draft, blank.to_owned());
            let found = check(&draft).expect_err("something is missing");
            problems.push(found.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "));
        }
        assert!(problems.iter().all(|it| *it == problems[0]), "{problems:?}");
        assert!(problems[0].ends_with("is missing; write it"), "{problems:?}");
    };
    missing(&|it, text| it.title = Some(text));
    missing(&|it, text| it.sections[0].name = Some(text));
    missing(&|it, text| it.scenarios[0].name = Some(text));
    missing(&|it, text| it.scenarios[0].stem = Some(text));
    missing(&|it, text| it.scenarios[0].responses[0].text = Some(text));
    missing(&|it, text| it.outcomes[0].name = Some(text));
}

/// Letters of different scripts may look alike, so a host is shown in ASCII.
#[test]
fn a_host_that_is_not_ascii_is_shown_in_punycode() {
    let credit = |link: &str| {
        let mut draft = draft(vec![scenario("a", "choose", &[3, 0])]);
        let text = Some("After a post".to_owned());
        draft.credit = Some(CreditDraft { text, link: Some(link.to_owned()) });
        check(&draft).map(|it| it.credit().unwrap().clone())
    };
    for (link, kept, host) in [
        ("https://аррӏе.com/é?q", "https://xn--80ak6aa92e.com/é?q", "xn--80ak6aa92e.com"),
        (
            "https://Bücher.example:8080",
            "https://xn--bcher-kva.example:8080",
            "xn--bcher-kva.example:8080",
        ),
        ("https://example.org/é", "https://example.org/é", "example.org"),
    ] {
        let credit = credit(link).unwrap();
        assert_eq!((credit.link.as_deref(), credit.host()), (Some(kept), Some(host)));
    }
    assert!(credit("https://аррӏе").is_err());
}
