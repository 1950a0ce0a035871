//! Reads a GIFT file as a draft.

use super::RATINGS;
use super::question::{
    Answer, Block, Body, Ordering, Piece, Question, WHOLE, blocks, path, question, without_comments,
};
use super::words::{Format, format_of, shown};
use crate::convert::Reading;
use crate::convert::common::{
    Losses, Problems, check_whole, fit, fixed_order, name_from, normal, quiz_of,
};
use crate::ids::Ids;
use quiz::FormatKind;
use quiz::check::{MAX_RESPONSES, MAX_SCENARIOS};
use quiz::draft::{Draft, GroupDraft, ResponseDraft, ScenarioDraft, SectionDraft};
use quiz::file::Lines;
use quiz::format::Rank;
use quiz::ordered;
use quiz::problem::{FieldPath, Segment};
use quiz::text::limit;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(file: &str) -> Reading {
    let file = match normal(file) {
        Ok(file) => file,
        Err(refused) => return *refused,
    };
    let kept = without_comments(&file);
    let mut reader = Reader::of(&file);
    for block in blocks(&file, &kept) {
        // One scenario too many is enough for the check to report it.
        if reader.scenarios.len() > MAX_SCENARIOS || reader.problems.are_enough() {
            break;
        }
        reader.block(&block);
    }
    reader.finish()
}

struct Reader<'a> {
    file: &'a str,
    lines: Lines<'a>,
    problems: Problems,
    losses: Losses,
    ids: Ids,
    categories: Vec<Category>,
    /// The index of each category in `categories`, by its id and its path.
    known: BTreeMap<(Option<String>, Vec<String>), usize>,
    /// The index of the category of the questions that come next.
    here: usize,
    /// Whether the answers of the previous block have no end.
    is_open: bool,
    scenarios: Vec<ScenarioDraft>,
    /// For each scenario, the offset of its question in the file.
    starts: Vec<usize>,
}

/// A category of questions, which becomes a section.
#[derive(Default)]
struct Category {
    id: Option<String>,
    path: Vec<String>,
    scenarios: Vec<String>,
}

impl<'a> Reader<'a> {
    fn of(file: &'a str) -> Reader<'a> {
        Reader {
            file,
            lines: Lines::of(file),
            problems: Problems::default(),
            losses: Losses::default(),
            ids: Ids::default(),
            categories: vec![Category::default()],
            known: BTreeMap::from([((None, Vec::new()), 0)]),
            here: 0,
            is_open: false,
            scenarios: Vec::new(),
            starts: Vec::new(),
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        if let Some(category) = block.category {
            let id = bracketed(block, "[id:").next().filter(|_| block.said.text.is_empty());
            self.category(category, id);
        }
        if block.said.text.is_empty() {
            return;
        }
        let was_open = core::mem::take(&mut self.is_open);
        match question(block.said) {
            Ok(question) => self.question(block, &question),
            Err(broken) => {
                self.is_open = broken.is_open();
                // A blank line has cut these answers in two. The error at their start is enough.
                if !(was_open && broken.is_end()) {
                    self.problems.report(broken.at, broken.why);
                }
            }
        }
    }

    /// Makes a category the current one.
    fn category(&mut self, named: Piece<'_>, id: Option<&str>) {
        let key = (id.map(str::to_owned), path(named.text));
        let next = self.categories.len();
        self.here = *self.known.entry(key).or_insert_with_key(|(id, path)| {
            let (id, path) = (id.clone(), path.clone());
            self.categories.push(Category { id, path, ..Category::default() });
            next
        });
    }

    fn question(&mut self, block: &Block<'_>, question: &Question<'_>) {
        let (format, _) = format_of(&question.stem).unwrap_or((Format::Moodle, ""));
        let mut texts = Texts { format, ..Texts::default() };
        let most = match question.body {
            // The left side of each pair is put behind the stem, so room is left for it.
            Body::Matching { .. } => limit::STEM - limit::RESPONSE - 2,
            _ => limit::STEM,
        };
        let stem = texts.take("the text", &question.stem, most);
        let title = question.title.map(|it| texts.plain("the title", it.text, limit::NAME));
        let name = title.filter(|it| !it.is_empty()).unwrap_or_else(|| name_from(&stem));
        let line = self.lines.find(block.said.at).0;
        let asked =
            Asked { of: format!("line {line}, “{name}”"), at: block.said.at, name, stem };
        match &question.body {
            Body::Description => self.leave(&asked, "a text without a question"),
            Body::Essay => self.leave(&asked, "an essay"),
            Body::Numerical => self.leave(&asked, "a number to be given"),
            Body::ShortAnswer => self.leave(&asked, "a short answer to be written"),
            Body::TrueFalse { right, when_wrong, when_right } => {
                let right_of = |it: bool| if it { when_right } else { when_wrong };
                let mut response = |word: &str, is_right: bool| ResponseDraft {
                    effectiveness: Some(if is_right { 3 } else { 0 }),
                    rationale: texts.rationale(*right_of(is_right)),
                    ..response(word.to_owned())
                };
                let responses = vec![response("True", *right), response("False", !right)];
                let order = Some(false);
                let format = ScenarioDraft {
                    shuffle: order,
                    ..asked.scenario(FormatKind::Choose, responses)
                };
                self.add(block, &asked, format);
            }
            Body::Choice { answers, several } => {
                let scenario = self.choice(&asked, answers, *several, &mut texts);
                self.add(block, &asked, scenario);
            }
            Body::Matching { pairs } => self.matching(block, &asked, pairs, &mut texts),
            Body::Ordering(it) => self.ordering(block, &asked, it, &mut texts),
        }
        self.tell_rest(block, question, &asked, texts);
    }

    /// Reports that a whole question is left out.
    fn leave(&mut self, asked: &Asked, kind: &str) {
        self.losses
            .report(&asked.of, format!("it is {kind}, which a quiz does not have; it is left out"));
    }

    /// Reports the parts of a question that are left out.
    fn tell_rest(
        &mut self,
        block: &Block<'_>,
        question: &Question<'_>,
        asked: &Asked,
        texts: Texts,
    ) {
        if question.general.is_some() {
            self.losses.report(&asked.of, "what is said after every answer (`####`) is left out");
        }
        let tags: Vec<_> = bracketed(block, "[tag:").take(MAX_RESPONSES).collect();
        if !tags.is_empty() {
            self.losses.report(&asked.of, format!("its tags are left out: {}", tags.join(", ")));
        }
        let is_left = match &question.body {
            Body::Description | Body::Essay | Body::Numerical | Body::ShortAnswer => true,
            Body::Ordering(it) => !it.fits(),
            _ => false,
        };
        if !is_left {
            texts.report(&asked.of, &mut self.losses);
        }
    }

    /// Adds the scenario of a question, with the id from a comment, or one made from its name.
    fn add(&mut self, block: &Block<'_>, asked: &Asked, scenario: ScenarioDraft) {
        let wanted = bracketed(block, "[id:").next();
        let kept = wanted.and_then(|it| self.ids.exactly(it));
        if let (Some(wanted), None) = (wanted, &kept) {
            let what = format!("the id `{wanted}` is changed, since it is taken or none here");
            self.losses.report(&asked.of, what);
        }
        let id = kept.unwrap_or_else(|| self.ids.like(&asked.name, "question"));
        self.put(asked.at, ScenarioDraft { id: Some(id), ..scenario });
    }

    /// Adds a scenario to the draft and to the current category. `offset` is that of its question.
    fn put(&mut self, offset: usize, scenario: ScenarioDraft) {
        if let Some(category) = self.categories.get_mut(self.here) {
            category.scenarios.extend(scenario.id.clone());
        }
        self.scenarios.push(scenario);
        self.starts.push(offset);
    }

    fn choice(
        &mut self,
        asked: &Asked,
        answers: &[Answer<'_>],
        several: bool,
        texts: &mut Texts,
    ) -> ScenarioDraft {
        let kept = self.ten(asked, answers);
        let right = kept.iter().filter(|it| it.weight > 0).count();
        let picks = several && 0 < right && right < kept.len();
        let key: Vec<i64> = if picks {
            self.tell_unequal(asked, &kept);
            kept.iter().map(|it| if it.weight > 0 { 3 } else { 0 }).collect()
        } else {
            self.tell_rounded(asked, &kept, several);
            kept.iter().map(|it| effectiveness(it.weight).0).collect()
        };
        let response = |(it, key): (&&Answer<'_>, &i64)| ResponseDraft {
            effectiveness: Some(*key),
            rationale: texts.rationale(it.feedback),
            ..response(texts.take("an answer", it.text.text, limit::RESPONSE))
        };
        let mut responses: Vec<_> = kept.iter().zip(&key).map(response).collect();
        let said = responses.iter().map(|it| it.text.as_deref().unwrap_or_default());
        let order = fixed_order(&asked.of, said, &mut self.losses);
        let shuffle = order.is_some().then_some(false);
        if let Some(order) = order {
            responses = order.iter().filter_map(|&at| responses.get(at).cloned()).collect();
        }
        if picks {
            let pick = i64::try_from(right).ok();
            return ScenarioDraft {
                pick,
                shuffle,
                ..asked.scenario(FormatKind::ChooseK, responses)
            };
        }
        let scenario = ScenarioDraft { shuffle, ..asked.scenario(FormatKind::Choose, responses) };
        if key.iter().any(|it| Some(it) != key.first()) {
            return scenario;
        }
        self.losses.report(&asked.of, "every answer is worth the same, so it is not scored");
        ScenarioDraft { weight: Some(0), ..scenario }
    }

    /// At most ten answers: the nine with the largest weights, and the last of those with the smallest weight.
    fn ten<'b, 'c>(&mut self, asked: &Asked, answers: &'b [Answer<'c>]) -> Vec<&'b Answer<'c>> {
        let mut order: Vec<usize> = (0..answers.len()).collect();
        if answers.len() > MAX_RESPONSES {
            let what = format!("of its {} answers, {MAX_RESPONSES} are kept", answers.len());
            self.losses.report(&asked.of, what);
            ordered::sort_by_key(&mut order, |at| Reverse(answers.get(at).map(|it| it.weight)));
            order.drain(MAX_RESPONSES - 1..answers.len() - 1);
            order.sort_unstable();
        }
        order.iter().filter_map(|&at| answers.get(at)).collect()
    }

    /// Reports that answers of a `choose-k` have different weights, which a quiz cannot hold.
    fn tell_unequal(&mut self, asked: &Asked, answers: &[&Answer<'_>]) {
        let is_mixed = |right: bool| {
            let mut weights = answers.iter().map(|it| it.weight).filter(|&it| (it > 0) == right);
            let first = weights.next();
            weights.any(|it| Some(it) != first)
        };
        if is_mixed(true) || is_mixed(false) {
            let what = "its answers are worth different amounts; here each right one is worth the same, and a wrong one nothing";
            self.losses.report(&asked.of, what);
        }
    }

    /// Reports that several answers become one choice, or that weights are rounded.
    fn tell_rounded(&mut self, asked: &Asked, answers: &[&Answer<'_>], several: bool) {
        if several {
            let what = "it has no right answer beside wrong ones to pick; here one is chosen";
            self.losses.report(&asked.of, what);
        }
        if answers.iter().any(|it| !effectiveness(it.weight).1) {
            let what = "its weights are rounded to 100, 66.667, 33.333 and 0 %";
            self.losses.report(&asked.of, what);
        }
    }

    fn matching(
        &mut self,
        block: &Block<'_>,
        asked: &Asked,
        pairs: &[(Piece<'_>, Piece<'_>)],
        texts: &mut Texts,
    ) {
        let right: Vec<String> = pairs
            .iter()
            .map(|it| texts.plain("what belongs to a part", it.1.text, limit::RESPONSE))
            .collect();
        let are_asked = pairs.iter().all(|it| !it.0.text.is_empty());
        if are_asked && let Some((format, key)) = order_or_ratings(&right) {
            let mut response = |(pair, number): (&(Piece<'_>, _), i64)| {
                let mut response = response(texts.take("an answer", pair.0.text, limit::RESPONSE));
                format.facts().key.set(&mut response, Some(number));
                response
            };
            let responses = pairs.iter().zip(key).map(&mut response).collect();
            self.add(block, asked, asked.scenario(format, responses));
            return;
        }
        let mut places = BTreeMap::new();
        let mut choices: Vec<&str> = Vec::new();
        for it in &right {
            places.entry(it.as_str()).or_insert_with(|| {
                choices.push(it);
                choices.len() - 1
            });
        }
        if choices.len() < 2 {
            self.leave(asked, "a match whose parts all have the same answer");
            return;
        }
        let what = "it matches pairs; here each pair is a question of its own, with all that may belong to it to choose from";
        self.losses.report(&asked.of, what);
        if choices.len() > MAX_RESPONSES {
            let what =
                format!("of its {} choices, each question has {MAX_RESPONSES}", choices.len());
            self.losses.report(&asked.of, what);
        }
        for (number, ((left, _), right)) in pairs.iter().zip(&right).enumerate() {
            if self.scenarios.len() > MAX_SCENARIOS {
                return;
            }
            let place = places.get(right.as_str()).copied().unwrap_or(0);
            if !left.text.is_empty() {
                let part = texts.take("a part", left.text, limit::RESPONSE);
                self.pair(asked, number + 1, &part, (&choices, place));
            }
        }
    }

    fn ordering(
        &mut self,
        block: &Block<'_>,
        asked: &Asked,
        ordering: &Ordering<'_>,
        texts: &mut Texts,
    ) {
        let Ordering { items, shown, grading } = ordering;
        if !ordering.fits() {
            let what = format!(
                "it is an ordering question of {} items, and a ranking has four to seven; it is left out",
                items.len()
            );
            return self.losses.report(&asked.of, what);
        }
        let response = |(item, rank): (&Piece<'_>, i64)| ResponseDraft {
            rank: Some(rank),
            ..response(texts.item(item.text))
        };
        let responses = items.iter().zip(1..).map(response).collect();
        self.add(block, asked, asked.scenario(FormatKind::Rank, responses));
        let what = format!(
            "Moodle marks this order as {grading}; here it is marked by how far each item is from its place"
        );
        self.losses.report(&asked.of, what);
        if let Some(shown) = shown {
            let what =
                format!("there, {shown} of its {} items are shown; here all are", items.len());
            self.losses.report(&asked.of, what);
        }
    }

    /// Adds a pair as a scenario of its own. `choices` are the right sides of all pairs, and the index of the right
    /// choice.
    fn pair(&mut self, asked: &Asked, number: usize, part: &str, choices: (&[&str], usize)) {
        let (choices, right) = choices;
        // The right choice stays, with as many others as a scenario may have.
        let first = right.min(MAX_RESPONSES - 1);
        let others = choices.iter().enumerate().filter(|it| it.0 != right).take(MAX_RESPONSES - 1);
        let mut kept: Vec<_> = others.map(|it| (*it.1, 0)).collect();
        kept.insert(first.min(kept.len()), (choices.get(right).copied().unwrap_or_default(), 3));
        let response = |(text, key): (&str, i64)| ResponseDraft {
            effectiveness: Some(key),
            ..response(text.to_owned())
        };
        let end = format!(" ({number})");
        let (name, _) = fit(&asked.name, limit::NAME - end.len());
        let name = format!("{name}{end}");
        let id = self.ids.like(&name, "question");
        let scenario = ScenarioDraft {
            id: Some(id),
            name: Some(name),
            stem: Some(format!("{}\n\n{part}", asked.stem)),
            shuffle: Some(false),
            ..asked.scenario(FormatKind::Choose, kept.into_iter().map(response).collect())
        };
        self.put(asked.at, scenario);
    }

    fn finish(mut self) -> Reading {
        let categories = core::mem::take(&mut self.categories);
        let used: Vec<_> = categories.into_iter().filter(|it| !it.scenarios.is_empty()).collect();
        let title = title(&used);
        let mut ids = Ids::default();
        let section = |it: Category| self.section(&mut ids, it, title.is_some());
        let sections = used.into_iter().map(section).collect();
        let wanted = title.unwrap_or_else(|| "Imported questions".to_owned());
        let (title, was_cut) = fit(&wanted, limit::TITLE);
        if was_cut {
            self.losses
                .report("the title", "it is longer than 120 characters; the rest is left out");
        }
        let draft = quiz_of(title, sections, core::mem::take(&mut self.scenarios));
        self.check(&draft);
        Reading { draft, problems: self.problems.all(self.file), losses: self.losses.all() }
    }

    /// The section of a category. `titled` says whether the paths begin with the title of the quiz.
    fn section(&mut self, ids: &mut Ids, category: Category, titled: bool) -> SectionDraft {
        let Category { id, path, scenarios } = category;
        let named = path.last().map_or("Questions", String::as_str);
        if path.len() > 1 + usize::from(titled) {
            let what = "what it is a part of is left out";
            self.losses.report(format!("the category “{}”", path.join("/")), what);
        }
        let (name, was_cut) = fit(named, limit::NAME);
        if was_cut {
            let what = "its name is longer than 60 characters; the rest is left out";
            self.losses.report(format!("the category “{named}”"), what);
        }
        let kept = id.and_then(|it| ids.exactly(&it));
        SectionDraft {
            id: Some(kept.unwrap_or_else(|| ids.like(&name, "section"))),
            name: Some(name),
            groups: vec![GroupDraft { draw: None, scenarios }],
            ..SectionDraft::default()
        }
    }

    fn check(&mut self, draft: &Draft) {
        if draft.scenarios.is_empty() {
            if self.problems.are_none() {
                let message = "there is no question here that a quiz can have; give one answers to choose from, such as {=this ~that}";
                self.problems.report(0, message);
            }
            return;
        }
        let starts = &self.starts;
        let start = |place: &FieldPath| match place.0.as_slice() {
            [Segment::Field(list), Segment::Entry(at), ..] if list == "scenarios" => {
                starts.get(*at).copied().unwrap_or(0)
            }
            _ => 0,
        };
        check_whole(draft, &mut self.problems, start);
    }
}

impl Ordering<'_> {
    /// Whether the number of items is one that `rank` may have.
    fn fits(&self) -> bool {
        (4..=7).contains(&self.items.len())
    }
}

/// The parts of a question that all of its scenarios have in common.
struct Asked {
    /// The name of the question in reports of losses.
    of: String,
    /// The offset of the question in the file.
    at: usize,
    name: String,
    stem: String,
}

impl Asked {
    fn scenario(&self, format: FormatKind, responses: Vec<ResponseDraft>) -> ScenarioDraft {
        ScenarioDraft {
            name: Some(self.name.clone()),
            stem: Some(self.stem.clone()),
            format: Some(format.name().to_owned()),
            responses,
            ..ScenarioDraft::default()
        }
    }
}

fn response(text: String) -> ResponseDraft {
    ResponseDraft { text: Some(text), ..ResponseDraft::default() }
}

/// Converts the texts of one question, and notes what is lost from them.
struct Texts {
    /// The format of the texts that name none.
    format: Format,
    tags: BTreeSet<String>,
    has_marks: bool,
    /// The words for the texts that were cut, and the most characters of each.
    cut: BTreeSet<(&'static str, usize)>,
}

impl Default for Texts {
    fn default() -> Texts {
        let (tags, cut) = (BTreeSet::new(), BTreeSet::new());
        Texts { format: Format::Moodle, tags, has_marks: false, cut }
    }
}

impl Texts {
    /// A text that may name a format. `what` is the word for it in reports.
    fn take(&mut self, what: &'static str, text: &str, most: usize) -> String {
        self.kept(what, text, self.format, most)
    }

    /// A plain text, such as a title.
    fn plain(&mut self, what: &'static str, text: &str, most: usize) -> String {
        self.kept(what, text, Format::Plain, most)
    }

    fn kept(&mut self, what: &'static str, text: &str, usual: Format, most: usize) -> String {
        let mut shown = shown(text, usual);
        self.tags.append(&mut shown.tags);
        self.has_marks |= shown.marks;
        let (text, was_cut) = fit(&shown.text, most);
        if was_cut {
            self.cut.insert((what, most));
        }
        text
    }

    /// An item of an ordering question. It is HTML, whatever format the question names.
    fn item(&mut self, text: &str) -> String {
        self.kept("an item", text, Format::Moodle, limit::RESPONSE)
    }

    fn rationale(&mut self, feedback: Piece<'_>) -> Option<String> {
        let text = self.take("a feedback", feedback.text, limit::RATIONALE);
        (!text.is_empty()).then_some(text)
    }

    fn report(self, of: &str, losses: &mut Losses) {
        if !self.tags.is_empty() {
            let tags: Vec<_> = self.tags.iter().take(10).map(|it| format!("<{it}>")).collect();
            let what =
                format!("its HTML is text here, without what these meant: {}", tags.join(" "));
            losses.report(of, what);
        }
        if self.has_marks {
            losses.report(of, "its Markdown is text here, with the marks as they were written");
        }
        for (what, most) in self.cut {
            losses.report(
                of,
                format!("{what} is longer than {most} characters; the rest is left out"),
            );
        }
    }
}

/// The effectiveness for a weight, and whether the weight is exactly that of this effectiveness.
fn effectiveness(weight: i64) -> (i64, bool) {
    /// How far a weight may be from two thirds or a third to count as exact, since programs round these differently.
    const NEAR: i64 = 7;
    let is = |wanted: i64| (weight - wanted).abs() <= NEAR;
    match weight {
        WHOLE.. => (3, weight == WHOLE),
        66_000.. => (2, is(66_667)),
        1.. => (1, is(33_333)),
        _ => (0, weight == 0),
    }
}

/// The format and the key of a question whose right sides are the numbers of an order, or the words for ratings. `None`
/// for other right sides.
fn order_or_ratings(right: &[String]) -> Option<(FormatKind, Vec<i64>)> {
    let ranks: Vec<i64> = right.iter().filter_map(|it| it.parse().ok()).collect();
    let are_all = || (1..).zip(right).all(|(rank, _)| ranks.contains(&rank));
    if (Rank::FEWEST..=Rank::MOST).contains(&right.len()) && ranks.len() == right.len() && are_all()
    {
        return Some((FormatKind::Rank, ranks));
    }
    let rating = |it: &String| RATINGS.iter().position(|known| known == it);
    let ratings: Option<Vec<_>> = right.iter().map(rating).collect();
    let key = ratings?.into_iter().filter_map(|it| i64::try_from(it).ok()).collect();
    (right.len() <= MAX_RESPONSES).then_some((FormatKind::Rate, key))
}

/// The first name of the paths, if all paths share it and have further names. It becomes the title of the quiz.
fn title(categories: &[Category]) -> Option<String> {
    let first = categories.first()?.path.first()?;
    let is_same = |it: &Category| it.path.len() > 1 && it.path.first() == Some(first);
    categories.iter().all(is_same).then(|| first.clone())
}

/// The texts in brackets in the comments of a block. `start` is the beginning of such a bracket: `[id:` or `[tag:`.
fn bracketed<'a>(block: &Block<'a>, start: &'a str) -> impl Iterator<Item = &'a str> {
    let lines: Vec<&str> = block.comments.clone();
    let found = lines.into_iter().flat_map(move |line| line.split(start).skip(1));
    found.filter_map(|it| it.split_once(']')).map(|it| it.0.trim()).filter(|it| !it.is_empty())
}
