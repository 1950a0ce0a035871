//! Drafts for the tests: random sound ones of every shape, with texts that are hard to write in a file.

use proptest::collection::vec;
use proptest::prelude::*;
use quiz::check::check;
use quiz::draft::{
    ConditionDraft, CreditDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft,
    SectionDraft, TermDraft,
};
use quiz::problem::FieldPath;
use quiz::text::clean;
use quiz_authoring::convert::{Loss, Reading};
use std::fmt::Write as _;

#[expect(clippy::unnecessary_wraps, reason = "fields of drafts are optional")]
pub(crate) fn text(it: &str) -> Option<String> {
    Some(it.to_owned())
}

/// The place that is written so: `scenarios[2].stem`.
pub(crate) fn place(text: &str) -> FieldPath {
    text.parse().unwrap()
}

/// A scenario of any format. For `rank`, the key holds the rank of each response.
pub(crate) fn scenario(id: &str, format: &str, key: &[i64]) -> ScenarioDraft {
    let response = |(at, &number): (usize, &i64)| ResponseDraft {
        text: Some(format!("Response {}", at + 1)),
        effectiveness: (format != "rank").then_some(number),
        rank: (format == "rank").then_some(number),
        ..ResponseDraft::default()
    };
    ScenarioDraft {
        id: text(id),
        name: Some(format!("Scenario {id}")),
        stem: text("Something happens. What do you do?"),
        format: text(format),
        responses: key.iter().enumerate().map(response).collect(),
        ..ScenarioDraft::default()
    }
}

/// A quiz that plays these scenarios in this order, and has one outcome for everybody.
pub(crate) fn draft(scenarios: Vec<ScenarioDraft>) -> Draft {
    let ids = scenarios.iter().filter_map(|it| it.id.clone()).collect();
    let everybody = OutcomeDraft {
        id: text("everybody"),
        name: text("Everybody"),
        about: text("About it."),
        ..OutcomeDraft::default()
    };
    Draft {
        id: text("test"),
        title: text("A test"),
        outcomes: vec![everybody],
        sections: vec![SectionDraft {
            id: text("only"),
            name: text("Only"),
            drawing: None,
            groups: vec![GroupDraft { draw: None, scenarios: ids }],
        }],
        scenarios,
        ..Draft::default()
    }
}

/// Texts of signs and words that have a meaning in some format.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-z ]{1,6}",
        1 => "[\\PC]{1,3}",
        2 => prop::sample::select(vec![
            "~", "=", "#", "{", "}", ":", "::", "\\", "\\n", "\n", "\n\n", "->", "%50%", "%", "####", "//", "$CATEGORY: x",
            "[html]", "[plain]", "[", "]", "<b>", "</p>", "<br>", "&amp;", "&", "\"", "'", "'=", ",", ";", "\t", "+1", "-1",
            "@x", "T", "TRUE", "1", "3 very good", "é", "你好", "\u{A0}", "\u{FEFF}",
        ]).prop_map(str::to_owned),
    ];
    vec(piece, 1..6).prop_map(|it| clean(&it.concat())).prop_filter("words", |it| !it.is_empty())
}

/// Any key that `format` accepts, and the number of picks.
fn any_key(format: &'static str) -> BoxedStrategy<(Vec<i64>, Option<i64>)> {
    let differs = |key: &Vec<i64>| key.iter().any(|it| *it != key[0]);
    match format {
        "choose-k" => (1..=3_i64, 2..=10_usize)
            .prop_flat_map(|(gap, n)| (1..n, vec(gap..=3, n), vec(0..gap, n)))
            .prop_map(|(pick, best, rest)| {
                let key = [&best[..pick], &rest[pick..]].concat();
                (key, i64::try_from(pick).ok())
            })
            .prop_flat_map(|(key, pick)| (Just(key).prop_shuffle(), Just(pick)))
            .boxed(),
        "best-worst" => (prop_oneof![Just((0_i64, 2_i64)), Just((1, 3)), Just((0, 3))], 1..7_usize)
            .prop_flat_map(|((worst, best), n)| {
                vec(worst + 1..best, n).prop_map(move |it| [&[worst, best][..], &it].concat())
            })
            .prop_shuffle()
            .prop_map(|key| (key, None))
            .boxed(),
        "rank" => (4..=7_i64)
            .prop_flat_map(|n| Just((1..=n).collect::<Vec<_>>()).prop_shuffle())
            .prop_map(|key| (key, None))
            .boxed(),
        "rate" => vec(0..=3_i64, 2..=10).prop_map(|key| (key, None)).boxed(),
        _ => {
            vec(0..=3_i64, 2..=10).prop_filter("pays", differs).prop_map(|key| (key, None)).boxed()
        }
    }
}

fn any_response() -> impl Strategy<Value = ResponseDraft> {
    let style = prop::sample::select(vec![None, None, text("hiding"), text("boasting")]);
    (any_text(), prop::option::of(any_text()), style).prop_map(|(text, rationale, style)| {
        ResponseDraft { text: Some(text), rationale, style, ..ResponseDraft::default() }
    })
}

/// A scenario of any format with any texts.
fn any_scenario() -> impl Strategy<Value = ScenarioDraft> {
    let formats = prop::sample::select(vec!["choose", "choose-k", "best-worst", "rank", "rate"]);
    let grader_quiz = formats.prop_flat_map(|format| (Just(format), any_key(format)));
    let flags = (any::<bool>(), prop::option::of(0..=3_i64), prop::option::of(any::<bool>()));
    (grader_quiz, any_text(), any_text(), vec(any_response(), 10), flags).prop_map(
        |((format, (key, pick)), name, stem, mut responses, (wit, weight, shuffle))| {
            responses.truncate(key.len());
            for (it, &number) in responses.iter_mut().zip(&key) {
                it.effectiveness = (format != "rank").then_some(number);
                it.rank = (format == "rank").then_some(number);
            }
            ScenarioDraft {
                name: Some(name.replace(['“', '”', '\n'], "")),
                stem: Some(stem),
                format: text(format),
                pick,
                traits: vec![if wit { "wit" } else { "tact" }.to_owned()],
                weight,
                shuffle,
                responses,
                ..ScenarioDraft::default()
            }
        },
    )
}

fn term(id: &str, name: &str) -> TermDraft {
    TermDraft { id: text(id), name: text(name), about: text("What it means.") }
}

fn outcomes() -> Vec<OutcomeDraft> {
    let outcome = |id: &str, when| OutcomeDraft {
        id: text(id),
        name: text(id),
        about: text("About it."),
        when,
        ..OutcomeDraft::default()
    };
    let half = ConditionDraft { score: Some(50), ..ConditionDraft::default() };
    vec![outcome("fine", vec![half]), outcome("rest", Vec::new())]
}

/// Any small quiz: two sections, the second of which may draw, and follow-ups.
pub(crate) fn any_draft() -> impl Strategy<Value = Draft> {
    let quiz = (any_text(), any::<[bool; 4]>());
    let scenarios =
        (vec(any_scenario(), 1..4), vec(any_scenario(), 1..4), vec(any_scenario(), 0..3));
    (quiz, scenarios, any_text(), any::<u32>()).prop_map(
        |((title, [a, b, c, d]), (first, second, follow_ups), part, leads)| {
            let counts = (first.len(), second.len());
            let mut scenarios = [first, second, follow_ups].concat();
            for (at, it) in scenarios.iter_mut().enumerate() {
                it.id = Some(format!("s{at}"));
                it.name = it.name.as_ref().map(|name| clean(&format!("{at} {name}")));
                it.since = a.then_some(1);
            }
            let follow_ups: Vec<_> =
                scenarios.iter().skip(counts.0 + counts.1).filter_map(|it| it.id.clone()).collect();
            // Only `choose` can lead to a follow-up.
            if !follow_ups.is_empty() {
                let (id, name) = (scenarios[0].id.clone(), scenarios[0].name.clone());
                scenarios[0] = ScenarioDraft {
                    id,
                    name,
                    traits: vec!["wit".to_owned()],
                    ..scenario("", "choose", &[0, 3, 1])
                };
                for (at, it) in follow_ups.iter().enumerate() {
                    scenarios[0].responses[(leads as usize + at) % 3].leads_to = Some(it.clone());
                }
            }
            for it in scenarios.iter_mut().skip(counts.0 + counts.1) {
                it.end = b.then_some(true);
            }
            let ids: Vec<_> = scenarios.iter().filter_map(|it| it.id.clone()).collect();
            let (first, rest) = ids.split_at(counts.0);
            let group =
                |draw: Option<i64>, ids: &[String]| GroupDraft { draw, scenarios: ids.to_vec() };
            let section = |id: &str, name: &str, groups| SectionDraft {
                id: text(id),
                name: text(name),
                drawing: None,
                groups,
            };
            let second = if c {
                vec![group(Some(1), &rest[..counts.1])]
            } else {
                rest[..counts.1].iter().map(|it| group(None, std::slice::from_ref(it))).collect()
            };
            Draft {
                id: text("any"),
                edition: Some(1),
                title: Some(title.replace('\n', " ")),
                author: d.then(|| "Ada Example".to_owned()),
                credit: d.then(|| CreditDraft { text: text("Somebody."), link: None }),
                language: a.then(|| "de".to_owned()),
                instruction: b.then(|| "would".to_owned()),
                feedback: c.then(|| "at-end".to_owned()),
                intro: d.then(|| "Welcome.".to_owned()),
                traits: vec![term("wit", "wit"), term("tact", "Tact & so on")],
                styles: vec![term("hiding", "Hiding"), term("boasting", "boasting")],
                outcomes: outcomes(),
                sections: vec![
                    section("one", "Part one", vec![group(None, first)]),
                    section("two", &part.replace('\n', " "), second),
                ],
                scenarios,
                ..Draft::default()
            }
        },
    )
}

/// The draft with the defaults of missing fields filled in, and with its scenarios sorted by id. Drafts of the same
/// quiz are equal in this form.
pub(crate) fn spelled_out(draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    draft.edition.get_or_insert(1);
    draft.language.get_or_insert_with(|| "en".to_owned());
    draft.instruction.get_or_insert_with(|| "should".to_owned());
    draft.feedback.get_or_insert_with(|| "at-once".to_owned());
    draft.scenarios.sort_by(|a, b| a.id.cmp(&b.id));
    for it in &mut draft.scenarios {
        it.weight.get_or_insert(1);
        it.shuffle.get_or_insert(true);
        it.end.get_or_insert(false);
        it.since.get_or_insert(1);
    }
    draft
}

/// Checks rules that hold for every reading: without problems the draft is sound, problems have lines of the file, and
/// losses have a place and no final dot.
pub(crate) fn holds(read: &dyn Fn(&str) -> Reading, file: &str) -> Result<(), TestCaseError> {
    let Reading { draft, problems, losses } = read(file);
    prop_assert!(!problems.is_empty() || check(&draft).is_ok(), "no problem, but not sound");
    let lines = file.replace("\r\n", "\n").replace('\r', "\n").split('\n').count();
    prop_assert!(problems.len() <= 100);
    for it in problems {
        prop_assert!((1..=lines).contains(&it.line) && it.column >= 1, "{}", it.message);
    }
    prop_assert!(losses.iter().all(|it| !it.of.is_empty() && !it.what.ends_with('.')));
    Ok(())
}

/// Losses as text.
pub(crate) fn lines(losses: &[Loss]) -> Vec<String> {
    losses.iter().map(|it| format!("{}: {}", it.of, it.what)).collect()
}

/// A reading as text, which a person can compare with the file.
pub(crate) fn told(reading: &Reading) -> String {
    let mut lines = String::new();
    let Reading { draft, problems, losses } = reading;
    let or = |it: &Option<String>| it.clone().unwrap_or_default();
    let _ = writeln!(lines, "{} ({})", or(&draft.title), or(&draft.id));
    for section in &draft.sections {
        let ids: Vec<_> = section.groups.iter().flat_map(|it| &it.scenarios).cloned().collect();
        let _ = writeln!(lines, "[{}] {}: {}", or(&section.id), or(&section.name), ids.join(" "));
    }
    for it in &draft.scenarios {
        let pick = it.pick.map(|it| format!(" {it}")).unwrap_or_default();
        let weight = it.weight.map(|it| format!(" weight {it}")).unwrap_or_default();
        let traits = it.traits.iter().flat_map(|it| [" ", it.as_str()]).collect::<String>();
        let _ = writeln!(
            lines,
            "\n{}: {} ({}{pick}{weight}){}",
            or(&it.id),
            or(&it.name),
            or(&it.format),
            traits
        );
        let _ = writeln!(lines, "  {:?}", or(&it.stem));
        for it in &it.responses {
            let key = it.effectiveness.or(it.rank).unwrap_or(-1);
            let rationale =
                it.rationale.as_ref().map(|it| format!(" # {it:?}")).unwrap_or_default();
            let style = it.style.as_ref().map(|it| format!(" [{it}]")).unwrap_or_default();
            let leads = it.leads_to.as_ref().map(|it| format!(" -> {it}")).unwrap_or_default();
            let _ = writeln!(lines, "  {key} {:?}{style}{leads}{rationale}", or(&it.text));
        }
    }
    lines.push('\n');
    for it in problems {
        let _ = writeln!(lines, "{}:{}: {}", it.line, it.column, it.message);
    }
    for it in losses {
        let _ = writeln!(lines, "- {}: {}", it.of, it.what);
    }
    lines
}
