//! What a fix does to a draft.

use quiz_core::quiz::draft::{
    ConditionDraft, CreditDraft, Draft, GroupDraft, OutcomeDraft, ResponseDraft, ScenarioDraft,
    SectionDraft, TermDraft,
};
use quiz_core::quiz::problem::{Place, Segment};

/// What a fix does to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Takes out what is at these places, the last first: a field, whose default holds then, or an
    /// entry of a list. Where nothing is, nothing is done.
    Remove(Vec<Place>),
}

impl Change {
    /// Does it.
    pub fn apply(&self, draft: &mut Draft) {
        let Change::Remove(places) = self;
        for place in places.iter().rev() {
            quiz(draft, &place.0);
        }
    }
}

/// Takes out of a part what is at the end of a path.
type Removal<T> = fn(&mut T, &[Segment]);

/// A step into a field, and the path from there.
fn split(path: &[Segment]) -> Option<(&str, &[Segment])> {
    let (Segment::Field(name), rest) = path.split_first()? else { return None };
    Some((name, rest))
}

fn value<T>(value: &mut Option<T>, rest: &[Segment]) {
    if rest.is_empty() {
        *value = None;
    }
}

fn list<T>(entries: &mut Vec<T>, rest: &[Segment], inner: Removal<T>) {
    match rest {
        [] => entries.clear(),
        [Segment::Entry(at)] if *at < entries.len() => drop(entries.remove(*at)),
        [Segment::Entry(at), rest @ ..] => {
            if let Some(entry) = entries.get_mut(*at) {
                inner(entry, rest);
            }
        }
        [Segment::Field(_), ..] => {}
    }
}

fn quiz(draft: &mut Draft, path: &[Segment]) {
    let Some((name, rest)) = split(path) else { return };
    match name {
        "id" => value(&mut draft.id, rest),
        "edition" => value(&mut draft.edition, rest),
        "title" => value(&mut draft.title, rest),
        "author" => value(&mut draft.author, rest),
        "credit" if rest.is_empty() => draft.credit = None,
        "credit" => {
            if let Some(it) = &mut draft.credit {
                credit(it, rest);
            }
        }
        "licence" => value(&mut draft.licence, rest),
        "language" => value(&mut draft.language, rest),
        "instruction" => value(&mut draft.instruction, rest),
        "feedback" => value(&mut draft.feedback, rest),
        "intro" => value(&mut draft.intro, rest),
        "traits" => list(&mut draft.traits, rest, term),
        "styles" => list(&mut draft.styles, rest, term),
        "outcomes" => list(&mut draft.outcomes, rest, outcome),
        "sections" => list(&mut draft.sections, rest, section),
        "scenarios" => list(&mut draft.scenarios, rest, scenario),
        _ => {}
    }
}

fn credit(draft: &mut CreditDraft, path: &[Segment]) {
    match split(path) {
        Some(("text", rest)) => value(&mut draft.text, rest),
        Some(("link", rest)) => value(&mut draft.link, rest),
        _ => {}
    }
}

fn term(draft: &mut TermDraft, path: &[Segment]) {
    match split(path) {
        Some(("id", rest)) => value(&mut draft.id, rest),
        Some(("name", rest)) => value(&mut draft.name, rest),
        Some(("about", rest)) => value(&mut draft.about, rest),
        _ => {}
    }
}

fn outcome(draft: &mut OutcomeDraft, path: &[Segment]) {
    let Some((name, rest)) = split(path) else { return };
    match name {
        "id" => value(&mut draft.id, rest),
        "name" => value(&mut draft.name, rest),
        "line" => value(&mut draft.line, rest),
        "about" => value(&mut draft.about, rest),
        "next" => value(&mut draft.next, rest),
        "drawing" => value(&mut draft.drawing, rest),
        "when" => list(&mut draft.when, rest, condition),
        _ => {}
    }
}

fn condition(draft: &mut ConditionDraft, path: &[Segment]) {
    let Some((name, rest)) = split(path) else { return };
    match name {
        "score" => value(&mut draft.score, rest),
        "score_below" => value(&mut draft.score_below, rest),
        "trait" => value(&mut draft.trait_, rest),
        "style" => value(&mut draft.style, rest),
        "at_least" => value(&mut draft.at_least, rest),
        "below" => value(&mut draft.below, rest),
        "top_style" => value(&mut draft.top_style, rest),
        "mixed_styles" => value(&mut draft.mixed_styles, rest),
        _ => {}
    }
}

fn section(draft: &mut SectionDraft, path: &[Segment]) {
    let Some((name, rest)) = split(path) else { return };
    match name {
        "id" => value(&mut draft.id, rest),
        "name" => value(&mut draft.name, rest),
        "drawing" => value(&mut draft.drawing, rest),
        "groups" => list(&mut draft.groups, rest, group),
        _ => {}
    }
}

fn group(draft: &mut GroupDraft, path: &[Segment]) {
    match split(path) {
        Some(("draw", rest)) => value(&mut draft.draw, rest),
        Some(("scenarios", rest)) => list(&mut draft.scenarios, rest, whole),
        _ => {}
    }
}

fn scenario(draft: &mut ScenarioDraft, path: &[Segment]) {
    let Some((name, rest)) = split(path) else { return };
    match name {
        "id" => value(&mut draft.id, rest),
        "name" => value(&mut draft.name, rest),
        "stem" => value(&mut draft.stem, rest),
        "format" => value(&mut draft.format, rest),
        "pick" => value(&mut draft.pick, rest),
        "marks" => value(&mut draft.marks, rest),
        "traits" => list(&mut draft.traits, rest, whole),
        "weight" => value(&mut draft.weight, rest),
        "shuffle" => value(&mut draft.shuffle, rest),
        "end" => value(&mut draft.end, rest),
        "since" => value(&mut draft.since, rest),
        "retired" => value(&mut draft.retired, rest),
        "responses" => list(&mut draft.responses, rest, response),
        _ => {}
    }
}

fn response(draft: &mut ResponseDraft, path: &[Segment]) {
    let Some((name, rest)) = split(path) else { return };
    match name {
        "text" => value(&mut draft.text, rest),
        "effectiveness" => value(&mut draft.effectiveness, rest),
        "rank" => value(&mut draft.rank, rest),
        "rationale" => value(&mut draft.rationale, rest),
        "style" => value(&mut draft.style, rest),
        "leads_to" => value(&mut draft.leads_to, rest),
        _ => {}
    }
}

/// A word has no parts.
fn whole(_: &mut String, _: &[Segment]) {}
