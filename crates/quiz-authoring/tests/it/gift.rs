//! Tests of GIFT: the examples of the format's documentation are read as it says, and a round trip loses only what
//! losses report.

use crate::make::{any_draft, any_text, draft, holds, lines, scenario, spelled_out, text, told};
use crate::unsound::{slipped, slips};
use expect_test::{expect, expect_file};
use proptest::prelude::*;
use quiz::check::check;
use quiz::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft};
use quiz::file::MAX_BYTES;
use quiz_authoring::convert::{Loss, gift};

const DOCUMENTED: &str = include_str!("../data/documented.gift");
const BROKEN: &str = include_str!("../data/broken.gift");

proptest! {
    #[test]
    fn any_text_is_read(any in any::<String>(), signs in "[TF~=#{}:%\\\\\n\r/$>< -0-9a]{0,80}", words in any_text()) {
        holds(&gift::read, &any)?;
        holds(&gift::read, &signs)?;
        holds(&gift::read, &format!("Something {{={words} ~{signs}}}\n\n{words}"))?;
        holds(&gift::read, &format!("Something {{{signs}}}"))?;
    }

    #[test]
    fn any_mistake_in_a_file_is_read(slips in slips("[\\PC\n~={}#]{0,3}")) {
        holds(&gift::read, &slipped(DOCUMENTED, slips))?;
    }

    #[test]
    fn what_was_written_is_read_but_for_what_is_told(draft in any_draft()) {
        prop_assert!(check(&draft).is_ok(), "{:?}", check(&draft));
        let writing = gift::write(&draft);
        let reading = gift::read(&writing.text);
        prop_assert_eq!(&reading.problems, &[], "{}", writing.text);
        prop_assume!(!reading.losses.iter().any(|it| it.what.contains("speaks of the other")));
        let (mut wanted, mut got) = (spelled_out(&draft), spelled_out(&reading.draft));
        // In reverse order, so that a section is renamed only after all other losses found it by its name.
        for loss in writing.losses.iter().rev() {
            lose(loss, &mut wanted, &mut got);
        }
        prop_assert_eq!(wanted, got, "{}\n{:#?}", writing.text, writing.losses);
    }

    /// A draft that was read from a file loses only ids and the outcome when it is written again.
    #[test]
    fn a_second_trip_loses_nothing(draft in any_draft()) {
        let once = gift::read(&gift::write(&draft).text).draft;
        let writing = gift::write(&once);
        let mut wanted = once.clone();
        wanted.scenarios.iter_mut().filter(|it| it.weight == Some(0)).for_each(|it| it.weight = None);
        let mut got = gift::read(&writing.text).draft;
        got.scenarios.iter_mut().filter(|it| it.weight == Some(0)).for_each(|it| it.weight = None);
        prop_assert_eq!(wanted, got);
    }
}

/// Removes from both drafts, or changes in the wanted one, exactly what a loss names.
fn lose(loss: &Loss, wanted: &mut Draft, got: &mut Draft) {
    if loss.of == "the quiz" {
        return lose_whole(loss, wanted, got);
    }
    let is_named = |name: &Option<String>| {
        let name = name.as_deref().unwrap_or_default().replace('\n', " ");
        loss.of.contains(&format!("“{name}”"))
    };
    if loss.of.contains("section") {
        for (at, it) in wanted.sections.iter_mut().enumerate().filter(|(_, it)| is_named(&it.name))
        {
            match loss.what.as_str() {
                what if what.starts_with("its groups are one") => {
                    let scenarios = it.groups.iter().flat_map(|it| it.scenarios.clone()).collect();
                    it.groups = vec![GroupDraft { draw: None, scenarios }];
                }
                what if what.starts_with("its name, or the quiz's title") => {
                    it.name.clone_from(&got.sections[at].name);
                    wanted.title.clone_from(&got.title);
                    wanted.id.clone_from(&got.id);
                }
                what => panic!("unknown loss: {what}"),
            }
        }
        return;
    }
    let is_branch = loss.what.starts_with("GIFT has no branches");
    let named: Vec<_> = wanted.scenarios.iter().filter(|it| is_named(&it.name)).collect();
    assert!(!named.is_empty(), "{}", loss.of);
    if is_branch {
        let scenarios = named.into_iter().filter_map(|it| it.id.clone()).collect();
        wanted.sections.push(SectionDraft {
            id: text("follow-ups"),
            name: text("Follow-ups"),
            drawing: None,
            groups: vec![GroupDraft { draw: None, scenarios }],
        });
        return;
    }
    for (it, other) in wanted.scenarios.iter_mut().zip(&mut got.scenarios) {
        if is_named(&it.name) {
            lose_of(loss, it, other);
        }
    }
}

fn lose_whole(loss: &Loss, wanted: &mut Draft, got: &mut Draft) {
    let what = loss.what.as_str();
    for it in [wanted, got] {
        match what {
            _ if what.starts_with("its id ") => it.id = None,
            "its author is left out" => it.author = None,
            "its credit is left out" => it.credit = None,
            "its language is left out" => it.language = None,
            "its instruction is left out" => it.instruction = None,
            "its feedback moment is left out" => it.feedback = None,
            "its intro is left out" => it.intro = None,
            "its 2 traits are left out" => {
                it.traits.clear();
                it.scenarios.iter_mut().for_each(|it| it.traits.clear());
            }
            "its 2 styles are left out" => {
                it.styles.clear();
                let responses = it.scenarios.iter_mut().flat_map(|it| &mut it.responses);
                responses.for_each(|it| it.style = None);
            }
            "its 2 outcomes are left out" => it.outcomes.clear(),
            _ => panic!("unknown loss: {what}"),
        }
    }
}

fn clear(responses: &mut [ResponseDraft], field: fn(&mut ResponseDraft)) {
    responses.iter_mut().for_each(field);
}

fn lose_of(loss: &Loss, wanted: &mut ScenarioDraft, got: &mut ScenarioDraft) {
    let most = wanted.responses.iter().filter_map(|it| it.effectiveness).max().unwrap_or(0);
    let pick = usize::try_from(wanted.pick.unwrap_or(0)).unwrap_or(0);
    let mut sorted: Vec<_> = wanted.responses.iter().filter_map(|it| it.effectiveness).collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let responses = &mut wanted.responses;
    match loss.what.as_str() {
        "its weight is left out" => {
            wanted.weight = None;
            got.weight = None;
        }
        "that its responses are not shuffled is left out" => wanted.shuffle = Some(true),
        "where its responses lead is left out" => clear(responses, |it| it.leads_to = None),
        "that the play ends after it is left out" => wanted.end = Some(false),
        what if what.starts_with("its rationales") => clear(responses, |it| it.rationale = None),
        // Ordering questions are written from the best item to the worst.
        what if what.starts_with("it is an ordering question") => {
            responses.sort_by_key(|it| it.rank);
        }
        what if what.starts_with("what is worst") => wanted.format = text("choose"),
        what if what.starts_with("its best responses are worth everything") => {
            for it in responses {
                it.effectiveness = it.effectiveness.map(|it| if it == most { 3 } else { it });
            }
        }
        what if what.starts_with("its responses are only right or wrong") => {
            for it in responses {
                let is_best = it.effectiveness >= sorted.get(pick - 1).copied();
                it.effectiveness = Some(if is_best { 3 } else { 0 });
            }
        }
        what => panic!("unknown loss: {what}"),
    }
}

#[test]
fn what_the_documentation_shows_is_read_as_it_says() {
    let reading = gift::read(DOCUMENTED);
    expect_file!["../data/documented.txt"].assert_eq(&told(&reading));
    assert!(check(&reading.draft).is_ok());
}

#[test]
fn line_breaks_and_a_byte_order_mark_change_nothing() {
    let wanted = gift::read(DOCUMENTED);
    assert_eq!(gift::read(&format!("\u{FEFF}{DOCUMENTED}")), wanted);
    assert_eq!(gift::read(&DOCUMENTED.replace('\n', "\r\n")), wanted);
    assert_eq!(gift::read(&DOCUMENTED.replace('\n', "\r")), wanted);
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_kept() {
    expect_file!["../data/broken.txt"].assert_eq(&told(&gift::read(BROKEN)));
}

#[test]
fn what_speaks_of_the_others_comes_last_and_is_not_shuffled() {
    let reading = gift::read(
        "Who?{~All of the above ~Ana =Bo}\n\nWhich?{~%50%x ~%50%y ~None of these}\n\nHow?{=a ~b}",
    );
    assert_eq!(reading.problems, []);
    let said = |at: usize| -> (Vec<_>, _) {
        let it: &ScenarioDraft = &reading.draft.scenarios[at];
        (it.responses.iter().filter_map(|it| it.text.as_deref()).collect(), it.shuffle)
    };
    assert_eq!(said(0), (vec!["Ana", "Bo", "All of the above"], Some(false)));
    assert_eq!(reading.draft.scenarios[0].responses[1].effectiveness, Some(3));
    assert_eq!(said(1), (vec!["x", "y", "None of these"], Some(false)));
    assert_eq!(said(2).1, None);
    assert_eq!(
        lines(&reading.losses),
        [
            "line 1, “Who?”: “All of the above” speaks of the other answers by their place: it comes last, and they are not shuffled",
            "line 3, “Which?”: “None of these” speaks of the other answers by their place: they are not shuffled",
        ]
    );
}

#[test]
fn ordering_questions_of_moodle_become_rankings() {
    let items = ["Rise", "Dress & go", "5 ALL > here", "Walk = a ~ b"];
    let file = |head: &str, items: &[&str]| {
        format!("::Day::[html]<p>In which order?</p>{{{head}\n{}\n}}\n", items.join("\n"))
    };
    for (head, grading) in [
        (">4 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none", "RELATIVE_TO_CORRECT"),
        (">4     none", "RELATIVE_NEXT_EXCLUDE_LAST"),
        (">4", "RELATIVE_NEXT_EXCLUDE_LAST"),
        ("> 1", "RELATIVE_NEXT_EXCLUDE_LAST"),
        ("> 0 EXACT H ABS 1 123", "ABSOLUTE_POSITION"),
        (">4 ALL HORIZONTAL LONGEST_ORDERED_SUBSET HIDE IIII", "LONGEST_ORDERED_SUBSET"),
        (">4   ALL_OR_NOTHING", "ALL_OR_NOTHING"),
    ] {
        let reading = gift::read(&file(head, &items));
        assert_eq!(reading.problems, [], "{head}");
        let [scenario] = &reading.draft.scenarios[..] else { panic!("{head}") };
        assert_eq!(scenario.format.as_deref(), Some("rank"));
        let texts: Vec<_> = scenario.responses.iter().filter_map(|it| it.text.as_deref()).collect();
        assert_eq!(texts, items, "{head}");
        assert_eq!(
            scenario.responses.iter().filter_map(|it| it.rank).collect::<Vec<_>>(),
            [1, 2, 3, 4]
        );
        let [loss] = &reading.losses[..] else { panic!("{:?}", reading.losses) };
        assert!(loss.what.contains(&format!("as {grading};")), "{}", loss.what);
    }
    for head in [">3 RANDOM", ">3     none", ">3 CONTIG V REL"] {
        let reading = gift::read(&file(head, &items));
        assert!(reading.losses.iter().any(|it| it.what.contains("3 of its 4 items")), "{head}");
    }
    for count in [1, 3, 8] {
        let reading = gift::read(&file(">3 ALL", &vec!["Something"; count]));
        let told = format!("an ordering question of {count} items");
        assert_eq!(reading.losses.len(), 1);
        assert!(reading.losses[0].what.contains(&told), "{:?}", reading.losses);
    }
}

#[test]
fn rankings_are_written_as_ordering_questions_of_moodle() {
    let texts = ["// no {comment}", "[plain] \\n", "####", "a\n\nb <b> &amp; ~ ="];
    let mut draft = draft(vec![scenario("e", "rank", &[2, 1, 4, 3])]);
    let ranked = &mut draft.scenarios[0];
    for (it, said) in ranked.responses.iter_mut().zip(texts) {
        it.text = text(said);
    }
    let by_rank = |it: &ScenarioDraft| {
        let mut all: Vec<_> = it.responses.iter().map(|it| (it.rank, it.text.clone())).collect();
        all.sort();
        all
    };
    let wanted = by_rank(ranked);
    let writing = gift::write(&draft);
    let start =
        writing.text.find("{>4 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none\n").expect("a head");
    let body = &writing.text[start..start + writing.text[start..].find('}').expect("an end")];
    assert!(
        body.lines().count() == 5 && !body.contains(['\\']) && !body.contains("####"),
        "{body}"
    );
    assert!(writing.losses.iter().any(|it| it.what.contains("RELATIVE_TO_CORRECT")));
    let read = gift::read(&writing.text);
    let found = read.draft.scenarios.iter().find(|it| it.format.as_deref() == Some("rank"));
    assert_eq!(by_rank(found.expect("a ranking")), wanted);
}

#[test]
fn a_file_without_questions_is_a_problem() {
    for file in ["", "\n\n", "// nothing", "Only a text.", "$CATEGORY: a"] {
        let problems = gift::read(file).problems;
        assert_eq!(problems.len(), 1, "{file}");
    }
    let problems = gift::read(&" ".repeat(MAX_BYTES + 1)).problems;
    assert_eq!((problems[0].line, problems[0].column), (1, 1));
}

/// Carelessly written, the reader would take a time that grows with the square of the length of each of these files.
#[test]
fn long_files_take_no_longer_than_their_length() {
    let many = 200_000;
    let pairs: Vec<_> = (1..=many).map(|it| format!("={it}->{it}")).collect();
    for file in [
        "~".repeat(many),
        "{".repeat(many),
        format!("a {{={} ~b}}", "<a".repeat(many)),
        format!("a {{={} ~b}}", "&".repeat(many)),
        format!("a {{={} ~b}}", "#".repeat(many)),
        format!("a {{{}}}", "~b".repeat(many)),
        format!("a {{{}}}", pairs.concat()),
        "a\n\n".repeat(many),
        "A {T}\n\n".repeat(many / 10),
        "::::".repeat(many),
        "$CATEGORY: a/b\n\n".repeat(many),
        "// [tag:a]\n".repeat(many),
        "\\".repeat(many),
    ] {
        let start = std::time::Instant::now();
        let _ = gift::read(&file);
        let seconds = start.elapsed().as_secs();
        assert!(seconds < 20, "{seconds} s for {}", &file[..20]);
    }
}

#[test]
fn every_format_is_written() {
    let mut draft = draft(vec![
        scenario("a", "choose", &[3, 2, 1, 0]),
        scenario("b", "choose", &[2, 1, 0]),
        ScenarioDraft { pick: Some(2), ..scenario("c", "choose-k", &[3, 0, 3, 0, 0]) },
        scenario("d", "best-worst", &[0, 3, 1]),
        scenario("e", "rank", &[2, 1, 4, 3]),
        scenario("f", "rate", &[3, 0, 1]),
        ScenarioDraft { weight: Some(0), ..scenario("g", "choose", &[1, 1]) },
        scenario("h", "choose", &[]),
    ]);
    draft.scenarios[0].responses[0].text = text("[html] is: {a} ~ \\ # %\nb");
    draft.scenarios[0].responses[0].rationale = text("%50% = half");
    draft.scenarios[4].responses[1].text = text("a -> b & <c>");
    let writing = gift::write(&draft);
    expect![[r"
        // [id:only]
        $CATEGORY: A test/Only

        // [id:a]
        ::Scenario a::[plain]Something happens. What do you do? {
        	=[plain][html] is\: \{a\} \~ \\ \# %\nb#[plain]%50% \= half
        	~%66.66667%Response 2
        	~%33.33333%Response 3
        	~Response 4
        }

        // [id:b]
        ::Scenario b::[plain]Something happens. What do you do? {
        	=Response 1
        	~%50%Response 2
        	~Response 3
        }

        // [id:c]
        ::Scenario c::[plain]Something happens. What do you do? {
        	~%50%Response 1
        	~%-33.33333%Response 2
        	~%50%Response 3
        	~%-33.33333%Response 4
        	~%-33.33333%Response 5
        }

        // [id:d]
        ::Scenario d::[plain]Something happens. What do you do? {
        	~Response 1
        	=Response 2
        	~%33.33333%Response 3
        }

        // [id:e]
        ::Scenario e::[plain]Something happens. What do you do? {>4 ALL VERTICAL RELATIVE_TO_CORRECT SHOW none
        	a -&gt; b &amp; &lt;c&gt;
        	Response 1
        	Response 4
        	Response 3
        }

        // [id:f]
        ::Scenario f::[plain]Something happens. What do you do? {
        	=Response 1 -> 3 very good
        	=Response 2 -> 0 very poor
        	=Response 3 -> 1 poor but not awful
        }

        // [id:g]
        ::Scenario g::[plain]Something happens. What do you do? {
        	=Response 1
        	~%100%Response 2
        }

    "]]
    .assert_eq(&writing.text);
    expect![[r"
        the quiz: its id is left out: a file is read as a quiz of its own
        the quiz: its outcome is left out
        2 scenarios: “Scenario b”, “Scenario g”: its best responses are worth everything there, whatever their effectiveness, and the others a share of that
        the scenario “Scenario d”: what is worst is not asked: it is a choice of the best
        the scenario “Scenario e”: it is an ordering question there, which Moodle marks as RELATIVE_TO_CORRECT: by how far each item is from its place, too, but with some marks even for the reverse order
        the scenario “Scenario g”: its weight is left out
        the scenario “Scenario h”: it is left out, since a text or a key is missing or does not fit its format"]]
    .assert_eq(&lines(&writing.losses).join("\n"));
}

#[test]
fn a_draft_in_the_making_is_written_as_far_as_it_goes() {
    assert_eq!(gift::write(&Draft::default()).text, "");
    let mut half = draft(vec![ScenarioDraft::default(), scenario("a", "choose", &[3, 0])]);
    half.title = None;
    half.sections[0].name = None;
    let writing = gift::write(&half);
    let reading = gift::read(&writing.text);
    assert_eq!((reading.problems, reading.draft.scenarios.len()), (Vec::new(), 1));
    assert!(writing.losses.iter().any(|it| it.what.starts_with("it is left out")));
}
