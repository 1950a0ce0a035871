//! A sound quiz with parts of every kind, which tests of the editor change.

use crate::make::{self, text};
use quiz::check::check;
use quiz::draft::{
    ConditionDraft, Draft, GroupDraft, OutcomeDraft, ScenarioDraft, SectionDraft, TermDraft,
};
use quiz_authoring::document::Document;

/// A scenario of any format with this key, a trait, and a rationale for each response.
pub(crate) fn scenario(id: &str, format: &str, key: &[i64]) -> ScenarioDraft {
    let mut scenario = make::scenario(id, format, key);
    scenario.pick = (format == "choose-k").then_some(1);
    scenario.traits = vec!["tact".to_owned()];
    scenario.responses.iter_mut().for_each(|it| it.rationale = text("Because."));
    scenario
}

pub(crate) fn term(id: &str) -> TermDraft {
    TermDraft { id: Some(id.to_owned()), name: Some(id.to_owned()), about: None }
}

fn section(id: &str, groups: &[(Option<i64>, &[&str])]) -> SectionDraft {
    let group = |(draw, ids): &(Option<i64>, &[&str])| GroupDraft {
        draw: *draw,
        scenarios: ids.iter().map(|&it| it.to_owned()).collect(),
    };
    SectionDraft {
        id: Some(id.to_owned()),
        name: Some(id.to_owned()),
        drawing: None,
        groups: groups.iter().map(group).collect(),
    }
}

fn outcome(id: &str, when: Vec<ConditionDraft>) -> OutcomeDraft {
    OutcomeDraft {
        id: Some(id.to_owned()),
        name: Some(id.to_owned()),
        about: Some("About it.".to_owned()),
        when,
        ..OutcomeDraft::default()
    }
}

/// A sound quiz with two sections, a pool, two follow-ups in a row, and conditions of each kind.
pub(crate) fn draft() -> Draft {
    let mut first = scenario("first", "choose", &[3, 0, 1]);
    first.responses[1].leads_to = Some("after".to_owned());
    first.responses[1].style = Some("boast".to_owned());
    let mut after = scenario("after", "choose", &[3, 0]);
    after.responses[0].leads_to = Some("later".to_owned());
    Draft {
        id: Some("mine".to_owned()),
        title: Some("Mine".to_owned()),
        traits: vec![term("tact")],
        styles: vec![term("boast"), term("hide")],
        outcomes: vec![
            outcome("good", vec![ConditionDraft { score: Some(50), ..Default::default() }]),
            outcome(
                "loud",
                vec![ConditionDraft { top_style: Some("boast".to_owned()), ..Default::default() }],
            ),
            outcome("other", Vec::new()),
        ],
        sections: vec![
            section("one", &[(None, &["first"]), (Some(1), &["second", "third"])]),
            section("two", &[(None, &["fourth", "fifth"])]),
        ],
        scenarios: vec![
            first,
            scenario("second", "choose-k", &[3, 1, 0]),
            scenario("third", "best-worst", &[3, 1, 0]),
            scenario("fourth", "rank", &[2, 1, 4, 3]),
            scenario("fifth", "rate", &[3, 1, 0]),
            after,
            scenario("later", "choose", &[3, 0]),
        ],
        ..Draft::default()
    }
}

pub(crate) fn document() -> Document {
    let draft = draft();
    check(&draft).unwrap();
    Document::from(draft)
}
