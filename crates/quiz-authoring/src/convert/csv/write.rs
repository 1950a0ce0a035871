//! Writes a draft as a table.

use super::columns::{Column, Part};
use super::table::guarded;
use crate::convert::Writing;
use crate::convert::common::{Kinds, Losses, by_id, name_of, tell_settings};
use crate::ids::Ids;
use quiz::csv::CsvWriter;
use quiz::draft::{Draft, ResponseDraft, ScenarioDraft, SectionDraft, TermDraft};
use quiz::text::clean;
use std::collections::BTreeSet;

const NO_MARKS: &str = "its table of marks is left out";
const NO_EDITIONS: &str = "the editions that have it are left out";
const NO_GROUPS: &str = "its groups are one there, and all of them is asked";
const NO_DRAWING: &str = "its drawing is left out";
const SAME_NAME: &str = "it is one with the section before that has the same name";
const NO_SECTION_ID: &str = "its id is left out: it is made from the name";
const NO_SCENARIOS: &str = "it has no scenarios, so there is no row with its name";
const NO_TRAITS: &str =
    "its traits are there by their ids only: what they are called and mean is left out";
const NO_STYLES: &str =
    "its styles are there by their ids only: what they are called and mean is left out";

pub(super) fn write(draft: &Draft) -> Writing {
    let (mut losses, mut kinds) = (Losses::default(), Kinds::default());
    tell_settings(draft, &mut losses);
    if draft.title.as_deref().is_some_and(|it| !it.is_empty()) {
        losses.report("the quiz", "its title is left out");
    }
    for (terms, what) in [(&draft.traits, NO_TRAITS), (&draft.styles, NO_STYLES)] {
        if !terms.is_empty() {
            losses.report("the quiz", what);
        }
    }
    let rows = rows(draft, &mut kinds);
    for (_, it) in &rows {
        report(it, &mut kinds);
    }
    kinds.report(&mut losses);
    Writing { text: table(draft, &rows), losses: losses.all() }
}

/// The scenarios in the order of their sections, each with the name of its section. Follow-ups come last, with an empty
/// name.
fn rows<'a>(draft: &'a Draft, kinds: &mut Kinds) -> Vec<(String, &'a ScenarioDraft)> {
    let by_id = by_id(draft);
    let (mut met, mut names, mut ids) = (BTreeSet::new(), BTreeSet::new(), Ids::default());
    let mut rows = Vec::new();
    for section in &draft.sections {
        let name = clean(section.name.as_deref().unwrap_or_default());
        let before = rows.len();
        for id in section.groups.iter().flat_map(|it| &it.scenarios) {
            if let Some(scenario) = by_id.get(id.as_str()).filter(|_| met.insert(id.as_str())) {
                rows.push((name.clone(), *scenario));
            }
        }
        tell_section(section, &name, kinds);
        if rows.len() == before {
            kinds.note(NO_SCENARIOS, "section", &name);
        } else if !names.insert(name.clone()) {
            kinds.note(SAME_NAME, "section", &name);
        } else if section.id.as_deref() != Some(&ids.like(&name, "section")) {
            kinds.note(NO_SECTION_ID, "section", &name);
        }
    }
    let is_met = |it: &&ScenarioDraft| it.id.as_deref().is_some_and(|id| met.contains(id));
    rows.extend(draft.scenarios.iter().filter(|it| !is_met(it)).map(|it| (String::new(), it)));
    rows
}

fn tell_section(section: &SectionDraft, name: &str, kinds: &mut Kinds) {
    if section.groups.len() > 1 || section.groups.iter().any(|it| it.draw.is_some()) {
        kinds.note(NO_GROUPS, "section", name);
    }
    if section.drawing.is_some() {
        kinds.note(NO_DRAWING, "section", name);
    }
}

fn report(scenario: &ScenarioDraft, kinds: &mut Kinds) {
    if scenario.marks.is_some() {
        kinds.note(NO_MARKS, "scenario", &name_of(scenario));
    }
    if scenario.since.is_some_and(|it| it != 1) || scenario.retired.is_some() {
        kinds.note(NO_EDITIONS, "scenario", &name_of(scenario));
    }
}

fn table(draft: &Draft, rows: &[(String, &ScenarioDraft)]) -> String {
    let mut table = CsvWriter::default();
    let columns = columns(draft);
    for column in &columns {
        table.cell(&guarded(&column.heading()));
    }
    table.end_row();
    for (section, scenario) in rows {
        for column in &columns {
            let text =
                if *column == Column::Section { section.clone() } else { cell(scenario, *column) };
            table.cell(&guarded(&clean(&text)));
        }
        table.end_row();
    }
    table.into_text()
}

/// The columns that are not empty, and those that a table always has.
fn columns(draft: &Draft) -> Vec<Column> {
    let any = |has: fn(&ScenarioDraft) -> bool| draft.scenarios.iter().any(has);
    let any_response = |has: fn(&ResponseDraft) -> bool| {
        draft.scenarios.iter().flat_map(|it| &it.responses).any(has)
    };
    let has_terms = |terms: &[TermDraft]| !terms.is_empty();
    let optional = |is_used: bool, column| is_used.then_some(column);
    let mut columns = vec![Column::Section, Column::Id, Column::Name, Column::Stem, Column::Format];
    columns.extend(optional(any(|it| it.pick.is_some()), Column::Pick));
    columns.extend(optional(has_terms(&draft.traits), Column::Traits));
    columns.extend(optional(any(|it| it.weight.is_some()), Column::Weight));
    columns.extend(optional(any(|it| it.shuffle.is_some()), Column::Shuffle));
    columns.extend(optional(any(|it| it.end.is_some()), Column::End));
    let most = draft.scenarios.iter().map(|it| it.responses.len()).max().unwrap_or(0).max(2);
    for number in 1..=most {
        let mut add = |part, is_used| columns.extend(optional(is_used, Column::Of(part, number)));
        add(Part::Text, true);
        add(Part::Key, true);
        add(Part::Rationale, any_response(|it| it.rationale.is_some()));
        add(Part::Style, any_response(|it| it.style.is_some()));
        add(Part::LeadsTo, any_response(|it| it.leads_to.is_some()));
    }
    columns
}

/// The text of the cell of a scenario in a column.
fn cell(scenario: &ScenarioDraft, column: Column) -> String {
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let number = |it: Option<i64>| it.map(|it| it.to_string()).unwrap_or_default();
    let yes_or_no = |it: Option<bool>| it.map_or("", |it| if it { "yes" } else { "no" }).to_owned();
    match column {
        // The caller fills this in, since a scenario does not know its section.
        Column::Section => String::new(),
        Column::Id => text(&scenario.id),
        Column::Name => text(&scenario.name),
        Column::Stem => text(&scenario.stem),
        Column::Format => text(&scenario.format),
        Column::Pick => number(scenario.pick),
        Column::Traits => scenario.traits.join("; "),
        Column::Weight => number(scenario.weight),
        Column::Shuffle => yes_or_no(scenario.shuffle),
        Column::End => yes_or_no(scenario.end),
        Column::Of(part, at) => {
            let response = scenario.responses.get(at - 1);
            response.map_or_else(String::new, |it| match part {
                Part::Text => text(&it.text),
                Part::Key => number(it.effectiveness.or(it.rank)),
                Part::Rationale => text(&it.rationale),
                Part::Style => text(&it.style),
                Part::LeadsTo => text(&it.leads_to),
            })
        }
    }
}
