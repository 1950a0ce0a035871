//! The results of a quiz that players sent back to the facilitator: finds their links in a text,
//! removes repetitions, and makes a table.

use crate::{Link, LinkError, Name, Opened, PlayMode, Source, repair};
use core::fmt;
use quiz::answer::Given;
use quiz::attempt::Attempt;
use quiz::csv::{CsvWriter, is_formula};
use quiz::draw::Seed;
use quiz::score::{Score, Scorecard, marks};
use quiz::{Edition, Quiz, ScenarioIndex};
use std::collections::{BTreeMap, BTreeSet};

/// A result that a player sent back.
#[derive(Debug, Clone, PartialEq)]
pub struct Returned {
    /// The name of the player, if the link has one.
    pub name: Option<Name>,
    /// The number of the result among those with this name, from 1: several players may have the
    /// same name, and one may play twice.
    pub number: u32,
    /// How often this result came.
    pub times: u32,
    /// The attempt of the player.
    pub attempt: Attempt,
}

/// The most pieces into which a mail program may break a link.
const MAX_LINES: usize = 6;

/// A link in a text that the facilitator pasted.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The line in which the link begins, from 1.
    pub line: usize,
    /// The name and the attempt of the player, or why the link is no result of the quiz.
    pub result: Result<(Option<Name>, Attempt), NoResult>,
}

/// Why a link is no result of the quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoResult {
    /// The link cannot be opened.
    Link(LinkError),
    /// The link holds something else.
    Other,
}

impl fmt::Display for NoResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoResult::Link(LinkError::OtherQuiz) => {
                f.write_str("this link is about another quiz: mark it where that one is marked")
            }
            NoResult::Link(error) => error.fmt(f),
            NoResult::Other => f.write_str(
                "this link holds no result: ask for the one that is shown at the end of the quiz",
            ),
        }
    }
}

impl core::error::Error for NoResult {}

/// All links in a text, in order. They may stand on lines of their own, or within the words of
/// mails and chats.
pub fn find(source: &Source, text: &str) -> Vec<Found> {
    links(text)
        .into_iter()
        .map(|(line, words)| Found { line, result: read(source, &words) })
        .collect()
}

/// The links in a text, each with its line and the words that may belong to it.
fn links(text: &str) -> Vec<(usize, Vec<&str>)> {
    let mut links: Vec<(usize, Vec<&str>)> = Vec::new();
    let mut is_within = false;
    for (line, words) in (1..).zip(text.lines()) {
        let words = words.trim_start_matches(is_quote);
        // A mail program continues a broken link on the next line, but not after an empty one.
        is_within &= !words.is_empty();
        for word in words.split_whitespace() {
            if is_link(word) {
                links.push((line, vec![word]));
                is_within = true;
            } else if let Some((_, words)) = links.last_mut().filter(|_| is_within) {
                words.push(word);
                is_within = words.len() < MAX_LINES;
            }
        }
    }
    links
}

/// The texts that may be the link: its first word, and then each text that is one word longer. The
/// words after the first may be the rest of the link or words of the mail, some of which may look
/// like a link.
fn readings(words: &[&str]) -> impl Iterator<Item = String> {
    (1..=words.len()).map(|it| words[..it].concat())
}

/// Whether mail programs put the character before a line that they quote.
fn is_quote(c: char) -> bool {
    c == '>' || c.is_whitespace()
}

/// Whether a link begins in a word: a whole address, or the part after its `#` for a result.
fn is_link(word: &str) -> bool {
    let is_address = word.contains('#') || word.contains("%23");
    let is_result = word.trim_start_matches(|it: char| !it.is_ascii_alphanumeric());
    (is_address || is_result.starts_with(['r', 'R'])) && !repair(word).is_empty()
}

fn read(source: &Source, words: &[&str]) -> Result<(Option<Name>, Attempt), NoResult> {
    let whole = readings(words).find_map(|it| crate::decode(&it).ok());
    let link = whole.map_or_else(|| crate::decode(&words.join(" ")).map_err(NoResult::Link), Ok)?;
    let Link::Play(play) = link else { return Err(NoResult::Other) };
    // Players in another mode answered other questions.
    if play.mode() != PlayMode::default() {
        return Err(NoResult::Link(LinkError::Newer));
    }
    match play.open(source).map_err(NoResult::Link)? {
        Opened::Result(attempt, name) | Opened::Challenge(attempt, name) => Ok((name, attempt)),
        Opened::Draw(..) | Opened::Attempt(_) => Err(NoResult::Other),
    }
}

/// Each result once, in the order in which they came. Results with the same name, draw and answers
/// count as one that was sent several times.
pub fn collect(results: impl IntoIterator<Item = (Option<Name>, Attempt)>) -> Vec<Returned> {
    type Draw = (Edition, Seed, Vec<Option<Given>>);
    let mut collected: Vec<Returned> = Vec::new();
    let mut known: BTreeMap<Option<Name>, BTreeMap<Draw, usize>> = BTreeMap::new();
    for (name, attempt) in results {
        let namesakes = known.entry(name.clone()).or_default();
        let draw = (attempt.draw().edition(), attempt.draw().seed(), attempt.answers());
        let at = *namesakes.entry(draw).or_insert(collected.len());
        if let Some(same) = collected.get_mut(at) {
            same.times += 1;
        } else {
            let number = u32::try_from(namesakes.len()).unwrap_or(u32::MAX);
            collected.push(Returned { name, number, times: 1, attempt });
        }
    }
    collected
}

/// The marks of many results, scenario by scenario. Opinions have no marks, and no column.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// A column for each scored scenario that is on the path of a result.
    pub columns: Vec<Column>,
    /// A row for each result.
    pub rows: Vec<Row>,
}

/// A scenario that is on the path of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name of the scenario, with a number if another one has the same name.
    pub name: String,
    /// The most marks that an answer can earn.
    pub possible: u32,
}

/// The marks of one result.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The total score; `None` if no scenario on the path is scored.
    pub score: Option<Score>,
    /// The cells, in the order of the columns of the table.
    pub cells: Vec<Cell>,
}

/// The state of a scenario in one result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The scenario is not on the path of the result.
    NotMet,
    /// The scenario was shown and left unanswered.
    Skipped,
    /// The scenario was answered, and earned these marks.
    Earned(u32),
}

impl Cell {
    /// The cell after the scenario was met once more; marks are added up.
    fn and(self, earned: Option<u32>) -> Cell {
        match (self, earned) {
            (Cell::Earned(before), earned) => Cell::Earned(before + earned.unwrap_or_default()),
            (_, Some(earned)) => Cell::Earned(earned),
            (_, None) => Cell::Skipped,
        }
    }
}

impl Table {
    /// Makes the table of these results of a quiz, in their order.
    pub fn of(quiz: &Quiz, results: &[Returned]) -> Table {
        let mut met: BTreeMap<ScenarioIndex, u32> = BTreeMap::new();
        let row = |attempt: &Attempt| {
            let mut cells: BTreeMap<ScenarioIndex, Cell> = BTreeMap::new();
            for marks in (0..attempt.path().len()).map(|at| marks(attempt, at)) {
                if marks.scored {
                    met.insert(marks.step.scenario, marks.worth.possible);
                    let cell = cells.entry(marks.step.scenario).or_insert(Cell::NotMet);
                    *cell = cell.and(marks.is_answered.then_some(marks.earned));
                }
            }
            (Scorecard::of(attempt).total, cells)
        };
        let rows: Vec<_> = results.iter().map(|it| &it.attempt).map(row).collect();
        let row = |(score, cells): (_, BTreeMap<_, _>)| Row {
            score,
            cells: met.keys().map(|it| cells.get(it).copied().unwrap_or(Cell::NotMet)).collect(),
        };
        let rows = rows.into_iter().map(row).collect();
        let mut names = BTreeSet::new();
        let column = |(at, &possible): (&ScenarioIndex, _)| {
            let all = (1..).map(|number| numbered(&quiz.scenario(*at).name, number));
            let name = all.filter(|it| names.insert(it.clone())).take(1).collect();
            Column { name, possible }
        };
        Table { columns: met.iter().map(column).collect(), rows }
    }

    /// The marks in a column, of those who answered its scenario.
    pub fn earned(&self, column: usize) -> Vec<u32> {
        let cells = self.rows.iter().filter_map(|it| it.cells.get(column));
        cells.filter_map(|it| if let Cell::Earned(it) = it { Some(*it) } else { None }).collect()
    }

    /// How many results left the scenario of a column unanswered.
    pub fn skipped(&self, column: usize) -> usize {
        self.rows.iter().filter(|it| it.cells.get(column) == Some(&Cell::Skipped)).count()
    }
}

impl Row {
    /// How many scored scenarios were left unanswered.
    pub fn skipped(&self) -> usize {
        self.cells.iter().filter(|it| **it == Cell::Skipped).count()
    }
}

/// A name with a number, if it is not the first of its kind; `number` counts from 1.
fn numbered(name: &str, number: u32) -> String {
    if number > 1 { format!("{name} ({number})") } else { name.to_owned() }
}

/// The words of a table, in the language of its reader.
#[derive(Debug, Clone, Copy)]
pub struct Headings<'a> {
    /// The heading of the names.
    pub name: &'a str,
    /// The heading of the scores, which are per cent.
    pub score: &'a str,
    /// The heading of the numbers of scenarios left unanswered.
    pub skipped: &'a str,
    /// The text in place of a missing name.
    pub nameless: &'a str,
}

impl Returned {
    /// The name, with a number if it is not the first result with this name. `nameless` stands for
    /// a missing name.
    pub fn label(&self, nameless: &str) -> String {
        numbered(self.name.as_ref().map_or(nameless, Name::as_str), self.number)
    }
}

/// The results as CSV (RFC 4180): name, score, the number of scenarios left unanswered, and the
/// marks of each scenario, whose heading tells the most marks. The cell of a scenario without an
/// answer is empty.
///
/// Spreadsheets take a text that starts like a formula for one, so such a text gets an apostrophe
/// in front.
pub fn csv(quiz: &Quiz, results: &[Returned], headings: Headings<'_>) -> String {
    let Table { columns, rows } = Table::of(quiz, results);
    let mut table = CsvWriter::default();
    for heading in [headings.name, headings.score, headings.skipped] {
        text(&mut table, heading);
    }
    for Column { name, possible } in &columns {
        text(&mut table, &format!("{name} / {possible}"));
    }
    table.end_row();
    for (it, row) in results.iter().zip(&rows) {
        text(&mut table, &it.label(headings.nameless));
        number(&mut table, row.score.map(|it| it.ratio().percent()));
        number(&mut table, i128::try_from(row.skipped()).ok());
        for cell in &row.cells {
            number(&mut table, if let Cell::Earned(it) = cell { Some((*it).into()) } else { None });
        }
        table.end_row();
    }
    table.into_text()
}

fn number(table: &mut CsvWriter, number: Option<i128>) {
    table.cell(&number.map_or_else(String::new, |it| it.to_string()));
}

/// Writes a cell with a text that somebody wrote.
fn text(table: &mut CsvWriter, text: &str) {
    table.quoted(&format!("{}{text}", if is_formula(text) { "'" } else { "" }));
}

#[cfg(test)]
mod tests {
    /// The number of bytes that are read to find the links of a text, when none of them opens.
    fn work(text: &str) -> usize {
        let links = super::links(text);
        links.iter().flat_map(|(_, words)| super::readings(words)).map(|it| it.len()).sum()
    }

    #[test]
    fn twice_the_text_is_twice_the_work() {
        for line in
            ["#r1.AAAAAAAA\n", "#r1.AAAAAAAA and words \n", "r", "#r1.A ", "> #r1.AA\n\n", "words "]
        {
            let text = |times| format!("#r1.AAAA {}", line.repeat(times));
            let (once, twice) = (work(&text(2_000)), work(&text(4_000)));
            assert!(10 * twice <= 22 * once, "{line:?}: {once} and {twice}");
            assert!(once <= 8 * text(2_000).len(), "{line:?}: {once}");
        }
    }

    #[test]
    fn a_text_is_never_a_formula() {
        for (text, cell) in [
            ("Ana", "\"Ana\""),
            ("say \"hi\", Bo", "\"say \"\"hi\"\", Bo\""),
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("a=1", "\"a=1\""),
            ("", "\"\""),
        ] {
            let mut table = super::CsvWriter::default();
            super::text(&mut table, text);
            assert_eq!(table.into_text(), format!("\u{FEFF}{cell}"));
        }
    }
}
