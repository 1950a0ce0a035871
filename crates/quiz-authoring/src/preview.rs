//! Previews: a quiz that plays a draft from one of its scenarios on, even if other parts of the draft are not sound
//! yet.

use crate::document::Document;
use quiz::Quiz;
use quiz::check::check;
use quiz::draft::{Draft, GroupDraft, OutcomeDraft, ScenarioDraft, SectionDraft};
use quiz::problem::{FieldPath, Problem, Segment};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The most scenarios that follow the first. Authors try fewer before they make the next change.
const MAX_FURTHER: usize = 12;

/// The preview of a document from the scenario with this index on. That scenario comes first, then those that
/// follow it in the sections. If these do not make a sound quiz together, the preview is the scenario alone.
///
/// # Errors
/// The problems of the scenario itself, with their places in the document. None if there is no scenario at `index`.
pub fn preview(document: &Document, index: usize) -> Result<Rc<Quiz>, Vec<Problem>> {
    let Some(first) = document.scenarios().get(index) else { return Err(Vec::new()) };
    let further = further(document, first);
    check(&excerpt(document, first, &further))
        .or_else(|_| check(&alone(document, first)))
        .map(Rc::new)
        .map_err(|problems| problems.into_iter().filter_map(|it| of_first(it, index)).collect())
}

/// A problem of the first scenario of an excerpt, with its place in the document. `None` for any other problem.
fn of_first(problem: Problem, index: usize) -> Option<Problem> {
    match problem.place.0.as_slice() {
        [Segment::Field(list), Segment::Entry(0), inner @ ..] if list == "scenarios" => {
            let mut place = FieldPath::default().field("scenarios").entry(index);
            place.0.extend(inner.iter().cloned());
            Some(Problem { place, ..problem })
        }
        _ => None,
    }
}

/// The ids of the scenarios that follow a scenario in the sections.
fn further(document: &Document, first: &ScenarioDraft) -> Vec<String> {
    let id = first.id.as_deref().unwrap_or_default();
    let groups = document.head().sections.iter().flat_map(|it| &it.groups);
    let listed = groups.flat_map(|it| &it.scenarios).skip_while(|it| *it != id);
    listed.skip(1).take(MAX_FURTHER).cloned().collect()
}

/// A draft of the scenario, of those that follow, and of all follow-ups to which their responses lead.
fn excerpt(document: &Document, first: &ScenarioDraft, further: &[String]) -> Draft {
    let first_id = first.id.clone().unwrap_or_default();
    let mut wanted: Vec<String> = further.to_vec();
    let mut scenarios = vec![current(first)];
    let mut known = BTreeSet::from([first_id.clone()]);
    wanted.extend(first.responses.iter().filter_map(|it| it.leads_to.clone()));
    while let Some(id) = wanted.pop() {
        if !known.insert(id.clone()) {
            continue;
        }
        let Some(at) = document.scenario_at(&id) else { continue };
        let scenario = current(&document.scenarios()[at]);
        wanted.extend(scenario.responses.iter().filter_map(|it| it.leads_to.clone()));
        scenarios.push(scenario);
    }
    // The first scenario is listed in the section of the preview, and no response may lead to a listed scenario.
    for response in scenarios.iter_mut().flat_map(|it| &mut it.responses) {
        if response.leads_to.as_ref() == Some(&first_id) {
            response.leads_to = None;
        }
    }
    let listed = core::iter::once(first_id).chain(further.iter().cloned()).collect();
    with(document, scenarios, listed)
}

/// The scenario without its editions, so that a play of the preview can begin with it.
fn current(scenario: &ScenarioDraft) -> ScenarioDraft {
    ScenarioDraft { since: None, retired: None, ..scenario.clone() }
}

/// A draft of the scenario alone, without traits, styles and branches.
fn alone(document: &Document, first: &ScenarioDraft) -> Draft {
    let mut scenario = ScenarioDraft { end: None, traits: Vec::new(), ..current(first) };
    for response in &mut scenario.responses {
        response.leads_to = None;
        response.style = None;
    }
    let draft = with(document, vec![scenario], vec![first.id.clone().unwrap_or_default()]);
    Draft { traits: Vec::new(), styles: Vec::new(), ..draft }
}

/// A draft of these scenarios, with all settings of the quiz that matter before the result. `listed` are the ids in
/// the only section.
fn with(document: &Document, mut scenarios: Vec<ScenarioDraft>, listed: Vec<String>) -> Draft {
    if let Some(first) = scenarios.first_mut() {
        first.end = None;
    }
    let head = document.head();
    let place = listed.first().and_then(|it| document.group_of(it));
    let section = place.and_then(|(section, _)| head.sections.get(section)).cloned();
    let section = section.unwrap_or_default();
    let name = section.name.filter(|it| !it.trim().is_empty());
    let outcome = OutcomeDraft {
        id: Some("end".to_owned()),
        name: Some("The end".to_owned()),
        about: Some("The end.".to_owned()),
        ..OutcomeDraft::default()
    };
    Draft {
        id: Some("trial".to_owned()),
        title: Some("Trial".to_owned()),
        instruction: head.instruction.clone(),
        feedback: head.feedback.clone(),
        traits: head.traits.clone(),
        styles: head.styles.clone(),
        outcomes: vec![outcome],
        sections: vec![SectionDraft {
            id: Some("trial".to_owned()),
            name: Some(name.unwrap_or_else(|| "Untitled".to_owned())),
            drawing: section.drawing,
            groups: vec![GroupDraft { draw: None, scenarios: listed }],
        }],
        scenarios,
        ..Draft::default()
    }
}
