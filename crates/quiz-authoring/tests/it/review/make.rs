//! A quiz without any fault, and helpers to plant faults in it.

pub(crate) use crate::make::{place, text};
pub(crate) use crate::sample::term;
use quiz::Quiz;
use quiz::check::check;
use quiz::draft::{
    ConditionDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft, SectionDraft,
};
use quiz_authoring::review::{Review, Rule, review};
use std::rc::Rc;

pub(crate) fn outcome(id: &str, when: Vec<ConditionDraft>) -> OutcomeDraft {
    let about = text("What it means.");
    OutcomeDraft { id: text(id), name: text(id), about, when, ..OutcomeDraft::default() }
}

pub(crate) fn score(least: i64) -> ConditionDraft {
    ConditionDraft { score: Some(least), ..ConditionDraft::default() }
}

pub(crate) fn score_below(limit: i64) -> ConditionDraft {
    ConditionDraft { score_below: Some(limit), ..ConditionDraft::default() }
}

pub(crate) fn top(style: &str) -> ConditionDraft {
    ConditionDraft { top_style: text(style), ..ConditionDraft::default() }
}

/// The text of a response: `length` characters, and different words for each response.
pub(crate) fn words(scenario: usize, response: usize, length: usize) -> String {
    const SYLLABLES: [&str; 7] = ["ba", "co", "du", "fe", "gi", "la", "mo"];
    let mut number = 7 * (scenario + 1) + response;
    let mut words = String::new();
    while words.len() < length {
        words.push_str(SYLLABLES[number % 7]);
        number = number / 7 + 3 * response + words.len();
    }
    format!("{}.", &words[..length])
}

/// A scenario of any format. It has one of three traits by turns, a style on two of its responses, and responses whose
/// lengths have nothing to do with the key.
pub(crate) fn scenario(number: usize, format: &str, key: &[i64]) -> ScenarioDraft {
    let response = |(at, value): (usize, &i64)| ResponseDraft {
        // In four scenarios in a row, each response is the longest once, the second longest once, and so on.
        text: Some(words(number, at, 20 + 3 * ((at + number / 4) % key.len()))),
        effectiveness: (format != "rank").then_some(*value),
        rank: (format == "rank").then_some(*value),
        rationale: text("It is what it is."),
        style: ["bold", "shy"].get((at + number) % 4).and_then(|it| text(it)),
        leads_to: None,
    };
    ScenarioDraft {
        id: Some(format!("s{number}")),
        name: Some(format!("Scenario {number}")),
        stem: Some(format!("Something happens, for the time of number {number}. What do you do?")),
        format: text(format),
        traits: vec![["tact", "wit"][number % 2].to_owned()],
        responses: key.iter().enumerate().map(response).collect(),
        ..ScenarioDraft::default()
    }
}

/// The scenario with this number. Formats and keys take turns.
pub(crate) fn any_format(number: usize) -> ScenarioDraft {
    let turned = |mut key: [i64; 4]| {
        key.rotate_left(number % 4);
        key
    };
    match number % 5 {
        0 => scenario(number, "choose", &turned([3, 1, 0, 2])),
        1 => {
            let pick = Some(2);
            ScenarioDraft { pick, ..scenario(number, "choose-k", &turned([3, 1, 2, 0])) }
        }
        2 => scenario(number, "best-worst", &turned([3, 1, 0, 2])),
        3 => scenario(number, "rank", &turned([1, 3, 4, 2])),
        _ => scenario(number, "rate", &turned([3, 0, 1, 2])),
    }
}

/// A quiz of `count` scenarios. Every play meets the first one, which leads to a follow-up. The others are in pools of
/// ten, from each of which a play draws `draw`.
pub(crate) fn quiz_of(count: usize, draw: i64) -> Draft {
    let mut scenarios: Vec<_> = (0..count).map(any_format).collect();
    let ids: Vec<_> = (0..count).map(|it| format!("s{it}")).collect();
    let pool = |ids: &[String]| {
        let most = i64::try_from(ids.len()).unwrap();
        GroupDraft { draw: Some(draw.min(most)), scenarios: ids.to_vec() }
    };
    let first = GroupDraft { draw: None, scenarios: ids[..1].to_vec() };
    let groups = core::iter::once(first).chain(ids[1..].chunks(10).map(pool)).collect();
    let mut follow_up = scenario(count, "choose", &[2, 0, 3, 1]);
    follow_up.id = text("after");
    scenarios[0].responses[1].leads_to = text("after");
    scenarios.push(follow_up);
    Draft {
        id: text("clean"),
        title: text("A clean quiz"),
        traits: vec![term("tact"), term("wit")],
        styles: vec![term("bold"), term("shy")],
        outcomes: vec![
            outcome("wise", vec![score(60)]),
            outcome("bold-one", vec![top("bold")]),
            outcome("shy-one", vec![top("shy")]),
            outcome("everybody", Vec::new()),
        ],
        sections: vec![SectionDraft { id: text("all"), name: text("All"), drawing: None, groups }],
        scenarios,
        ..Draft::default()
    }
}

/// The quiz in which tests plant faults.
pub(crate) fn clean() -> Draft {
    quiz_of(20, 6)
}

/// The review of a draft without the advice that scenarios have no twins, since no scenario of these tests has one.
pub(crate) fn reviewed(draft: &Draft) -> Review {
    let mut found = review(draft);
    found.findings.retain(|it| it.rule() != Rule::Situated);
    found
}

#[track_caller]
pub(crate) fn checked(draft: &Draft) -> Rc<Quiz> {
    match check(draft) {
        Ok(quiz) => Rc::new(quiz),
        Err(problems) => {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            panic!("{}", lines.join("\n"))
        }
    }
}
