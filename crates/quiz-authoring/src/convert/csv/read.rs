//! Reads a table as a draft.

use super::columns::{Column, Columns, MAX_NUMBERS, Part, RESPONSE};
use super::table::{Cell, Rows};
use crate::convert::Reading;
use crate::convert::common::{
    Losses, Problems, check_whole, fit, fixed_order, name_from, normal, quiz_of,
};
use crate::ids::Ids;
use quiz::FormatKind;
use quiz::check::MAX_SCENARIOS;
use quiz::draft::{GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft, TermDraft};
use quiz::file::Lines;
use quiz::format::KeyField;
use quiz::ordered;
use quiz::problem::{FieldPath, Segment};
use quiz::text::{clean, limit};
use std::collections::{BTreeMap, BTreeSet};

const NOT_CLOSED: &str =
    "this quote is not closed; write `\"` at the end of the cell, and two for each quote within it";

pub(super) fn read(file: &str) -> Reading {
    let file = match normal(file) {
        Ok(file) => file,
        Err(refused) => return *refused,
    };
    let mut rows = Rows::of(&file);
    let mut reader = Reader::of(&file);
    let heading = rows.find(|(row, _)| !is_blank(row));
    if rows.unclosed().is_some() || !reader.heading(heading.unwrap_or_default()) {
        reader.tell_unclosed(&rows);
        return Reading { problems: reader.problems.all(&file), ..Reading::default() };
    }
    // One scenario too many is enough for the check to report it.
    while reader.rows.len() <= MAX_SCENARIOS
        && let Some((row, more)) = rows.next()
    {
        // A quote without an end contains the rest of the file, so this row is not read.
        if rows.unclosed().is_none() && !is_blank(&row) {
            reader.row(row, more);
        }
    }
    reader.tell_unclosed(&rows);
    reader.finish()
}

fn is_blank(row: &[Cell]) -> bool {
    row.iter().all(|it| it.text.trim().is_empty())
}

struct Reader<'a> {
    file: &'a str,
    lines: Lines<'a>,
    problems: Problems,
    losses: Losses,
    columns: Columns,
    /// The number of columns of the first row.
    width: usize,
    ids: Ids,
    rows: Vec<Row>,
    traits: Terms,
    styles: Terms,
}

/// A row that became a scenario.
struct Row {
    scenario: ScenarioDraft,
    section: String,
    /// The cells without their texts: only their offsets in the file are needed.
    starts: Vec<Cell>,
    /// For each response, the number in its heading.
    numbers: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn of(file: &'a str) -> Reader<'a> {
        Reader {
            file,
            lines: Lines::of(file),
            problems: Problems::default(),
            losses: Losses::default(),
            columns: Columns::default(),
            width: 0,
            ids: Ids::default(),
            rows: Vec::new(),
            traits: Terms::default(),
            styles: Terms::default(),
        }
    }

    /// Finds the columns in the first row. Returns whether the needed ones are there.
    fn heading(&mut self, (row, more): (Vec<Cell>, usize)) -> bool {
        self.width = row.len();
        for (at, cell) in row.iter().enumerate() {
            let heading = clean(&cell.text);
            let of = || format!("the column “{}”", fit(&heading, limit::NAME).0);
            match Column::named(&heading) {
                Some(column) if self.columns.put(column, at) => {}
                Some(_) => self
                    .losses
                    .report(of(), "it is left out, since a column before has the same name"),
                None if heading.is_empty() => {}
                None => self
                    .losses
                    .report(of(), "it is left out, since a scenario has nothing of this name"),
            }
        }
        if more > 0 {
            self.losses.report("the table", format!("its last {more} columns are left out"));
        }
        let needed = [Column::Stem, Column::Of(Part::Text, 1)];
        for column in needed {
            if !self.columns.has(column) {
                let at = row.first().map_or(0, |it| it.at);
                let message = format!(
                    "there is no column `{}`; name the columns in the first row, such as section, name, stem, response 1, key 1, response 2, key 2",
                    column.heading()
                );
                self.problems.report(at, message);
            }
        }
        needed.iter().all(|it| self.columns.has(*it))
    }

    fn tell_unclosed(&mut self, rows: &Rows<'_>) {
        if let Some(at) = rows.unclosed() {
            self.problems.report(at, NOT_CLOSED);
        }
    }

    fn row(&mut self, row: Vec<Cell>, more: usize) {
        let line = row.first().map_or(1, |it| self.lines.find(it.at).0);
        let beyond = row.iter().skip(self.width).filter(|it| !it.text.trim().is_empty()).count();
        if beyond + more > 0 {
            let what = format!("what has no heading is left out: {} cells", beyond + more);
            self.losses.report(format!("line {line}"), what);
        }
        let text = |reader: &Self, column| reader.text(&row, column);
        let stem = text(self, Column::Stem);
        let name = text(self, Column::Name).or_else(|| stem.as_deref().map(name_from));
        let format = text(self, Column::Format).map(|it| it.to_lowercase());
        let format = format.unwrap_or_else(|| FormatKind::USUAL.name().to_owned());
        let traits = text(self, Column::Traits).unwrap_or_default();
        let traits = traits.split([';', ',']).map(str::trim).filter(|it| !it.is_empty());
        let traits = traits.map(|it| self.traits.id(it, &mut self.losses)).collect();
        let (mut responses, mut numbers) = self.responses(&row, &format);
        let mut shuffle = self.yes_or_no(&row, Column::Shuffle);
        // An author who filled in this cell has decided, so only an empty one is changed.
        if shuffle.is_none() {
            let said = responses.iter().map(|it| it.text.as_deref().unwrap_or_default());
            let of = format!("line {line}, “{}”", name.as_deref().unwrap_or_default());
            if let Some(order) = fixed_order(&of, said, &mut self.losses) {
                shuffle = Some(false);
                responses = order.iter().filter_map(|&at| responses.get(at).cloned()).collect();
                numbers = order.iter().filter_map(|&at| numbers.get(at).copied()).collect();
            }
        }
        let scenario = ScenarioDraft {
            id: text(self, Column::Id),
            name,
            stem,
            pick: self.number(&row, Column::Pick),
            traits,
            weight: self.number(&row, Column::Weight),
            shuffle,
            end: self.yes_or_no(&row, Column::End),
            responses,
            format: Some(format),
            ..ScenarioDraft::default()
        };
        let (section, was_cut) = fit(&text(self, Column::Section).unwrap_or_default(), limit::NAME);
        if was_cut {
            let what = "the name of its section is longer than 60 characters; the rest is left out";
            self.losses.report(format!("line {line}"), what);
        }
        if let Some(id) = &scenario.id {
            // This keeps later ids different from this one. If it is invalid or taken, the check reports that.
            let _ = self.ids.exactly(id);
        }
        let starts = row.into_iter().map(|it| Cell { text: String::new(), ..it }).collect();
        self.rows.push(Row { scenario, section, starts, numbers });
    }

    /// The responses of a row, and the number in the heading of each.
    fn responses(&mut self, row: &[Cell], format: &str) -> (Vec<ResponseDraft>, Vec<usize>) {
        let (mut responses, mut numbers) = (Vec::new(), Vec::new());
        let kind = FormatKind::named(format);
        let field = kind.map_or(KeyField::Effectiveness, |it| it.facts().key);
        for number in 1..=MAX_NUMBERS {
            let text = |reader: &Self, part| reader.text(row, Column::Of(part, number));
            if RESPONSE.iter().all(|it| text(self, it.0).is_none()) {
                continue;
            }
            let key = self.number(row, Column::Of(Part::Key, number));
            let style = text(self, Part::Style).map(|it| self.styles.id(&it, &mut self.losses));
            let mut response = ResponseDraft {
                text: text(self, Part::Text),
                rationale: text(self, Part::Rationale),
                style,
                leads_to: text(self, Part::LeadsTo),
                ..ResponseDraft::default()
            };
            field.set(&mut response, key);
            responses.push(response);
            numbers.push(number);
        }
        (responses, numbers)
    }

    /// The text of a cell. `None` if it is empty, or there is no such column.
    fn text(&self, row: &[Cell], column: Column) -> Option<String> {
        let text = clean(&self.columns.cell(row, column)?.text);
        (!text.is_empty()).then_some(text)
    }

    fn number(&mut self, row: &[Cell], column: Column) -> Option<i64> {
        let text = self.text(row, column)?;
        let number = text.parse().ok();
        if number.is_none() {
            let what = format!("`{}` is no whole number; write one", fit(&text, limit::NAME).0);
            self.report(row, column, what);
        }
        number
    }

    fn yes_or_no(&mut self, row: &[Cell], column: Column) -> Option<bool> {
        let text = self.text(row, column)?;
        let is = |words: [&str; 3]| words.iter().any(|it| text.eq_ignore_ascii_case(it));
        if is(["yes", "true", "1"]) {
            return Some(true);
        }
        if !is(["no", "false", "0"]) {
            let what = format!("`{}` is neither; write yes or no", fit(&text, limit::NAME).0);
            self.report(row, column, what);
        }
        Some(false)
    }

    fn report(&mut self, row: &[Cell], column: Column, what: String) {
        let at = self.columns.cell(row, column).map_or(0, |it| it.at);
        self.problems.report(at, what);
    }

    fn finish(mut self) -> Reading {
        self.resolve();
        let sections = self.sections();
        let rows = core::mem::take(&mut self.rows);
        let (scenarios, places): (Vec<_>, Vec<_>) =
            rows.into_iter().map(|it| (it.scenario, (it.starts, it.numbers))).unzip();
        let mut draft = quiz_of("Imported scenarios".to_owned(), sections, scenarios);
        draft.traits = self.traits.list;
        draft.styles = self.styles.list;
        if draft.scenarios.is_empty() && self.problems.are_none() {
            let message = "there is no scenario below the headings; write one in each row";
            self.problems.report(0, message);
        } else if !draft.scenarios.is_empty() {
            let columns = &self.columns;
            let start = |place: &FieldPath| start(columns, &places, place).unwrap_or(0);
            check_whole(&draft, &mut self.problems, start);
        }
        Reading { draft, problems: self.problems.all(self.file), losses: self.losses.all() }
    }

    /// Gives ids to scenarios without one, and replaces names of follow-ups by their ids.
    fn resolve(&mut self) {
        let mut by_name: BTreeMap<String, String> = BTreeMap::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        for Row { scenario, .. } in &mut self.rows {
            let name = scenario.name.clone().unwrap_or_default();
            let ids = &mut self.ids;
            let id = scenario.id.get_or_insert_with(|| ids.like(&name, "scenario"));
            known.insert(id.clone());
            by_name.entry(name).or_insert_with(|| id.clone());
        }
        let responses = self.rows.iter_mut().flat_map(|it| &mut it.scenario.responses);
        for target in responses.filter_map(|it| it.leads_to.as_mut()) {
            if !known.contains(target.as_str())
                && let Some(id) = by_name.get(target.as_str())
            {
                target.clone_from(id);
            }
        }
    }

    /// The sections that the rows name. Follow-ups are in none of them.
    fn sections(&self) -> Vec<SectionDraft> {
        let responses = self.rows.iter().flat_map(|it| &it.scenario.responses);
        let led_to = ordered::set(responses.filter_map(|it| it.leads_to.as_deref()));
        let mut ids = Ids::default();
        let mut sections: Vec<SectionDraft> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let mut here = "Scenarios";
        for row in &self.rows {
            let id = row.scenario.id.as_deref().unwrap_or_default();
            if row.section.is_empty() && led_to.contains(id) {
                continue;
            }
            if !row.section.is_empty() {
                here = &row.section;
            }
            let at = *known.entry(here).or_insert_with(|| {
                sections.push(SectionDraft {
                    id: Some(ids.like(here, "section")),
                    name: Some(here.to_owned()),
                    groups: vec![GroupDraft::default()],
                    ..SectionDraft::default()
                });
                sections.len() - 1
            });
            if let Some(group) = sections.get_mut(at).and_then(|it| it.groups.first_mut()) {
                group.scenarios.push(id.to_owned());
            }
        }
        sections
    }
}

/// The offset in the file of the cell of a place in the draft, or else of its row.
fn start(columns: &Columns, rows: &[(Vec<Cell>, Vec<usize>)], place: &FieldPath) -> Option<usize> {
    let [Segment::Field(list), Segment::Entry(row), rest @ ..] = place.0.as_slice() else {
        return None;
    };
    let (cells, numbers) = rows.get(*row).filter(|_| list == "scenarios")?;
    let column = match rest {
        [Segment::Field(_), Segment::Entry(at), Segment::Field(field), ..] => {
            numbers.get(*at).and_then(|&number| Column::of_response(field, number))
        }
        [Segment::Field(field), ..] => Column::of_field(field),
        _ => None,
    };
    let cell = column.and_then(|it| columns.cell(cells, it));
    cell.or_else(|| cells.first()).map(|it| it.at)
}

/// Collects traits or styles, in the order in which the table first names them.
#[derive(Default)]
struct Terms {
    list: Vec<TermDraft>,
    ids: Ids,
    /// The id of each word by which a cell names a trait or a style.
    known: BTreeMap<String, String>,
}

impl Terms {
    /// The id of the trait or style that a cell names by this word.
    fn id(&mut self, word: &str, losses: &mut Losses) -> String {
        if let Some(id) = self.known.get(word) {
            return id.clone();
        }
        let id = self.ids.exactly(word).unwrap_or_else(|| self.ids.like(word, "term"));
        let (name, was_cut) = fit(word, limit::NAME);
        if was_cut {
            losses.report(
                format!("“{name}”"),
                "the name is longer than 60 characters; the rest is left out",
            );
        }
        self.list.push(TermDraft { id: Some(id.clone()), name: Some(name), about: None });
        self.known.insert(word.to_owned(), id.clone());
        id
    }
}
