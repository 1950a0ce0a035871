//! Gives each part of a draft a valid id of its own. Forms find scenarios by their ids, and have no field in which an
//! author could repair one.

use crate::ids::Ids;
use quiz::draft::{Draft, TermDraft};
use quiz::id::Id;
use std::collections::BTreeMap;

/// The new id of each text that was not a valid id.
type Renamed = BTreeMap<String, String>;

/// The draft with a valid id for each part, different from those of the other parts of its list. A text that is not a
/// valid id is replaced by one, wherever the draft refers to it. Of parts that share an id, the first keeps it. A draft
/// that can be played does not change.
pub fn named(mut draft: Draft) -> Draft {
    let terms = |terms: &mut Vec<TermDraft>, kind| {
        rename(terms.iter_mut().map(|it| (&mut it.id, it.name.as_deref())), kind)
    };
    let traits = terms(&mut draft.traits, "trait");
    let styles = terms(&mut draft.styles, "style");
    let outcomes = draft.outcomes.iter_mut().map(|it| (&mut it.id, it.name.as_deref()));
    rename(outcomes, "outcome");
    let sections = draft.sections.iter_mut().map(|it| (&mut it.id, it.name.as_deref()));
    rename(sections, "section");
    let scenarios = draft.scenarios.iter_mut().map(|it| (&mut it.id, it.name.as_deref()));
    let scenarios = rename(scenarios, "scenario");

    let groups = draft.sections.iter_mut().flat_map(|it| &mut it.groups);
    follow(groups.flat_map(|it| &mut it.scenarios), &scenarios);
    for scenario in &mut draft.scenarios {
        follow(&mut scenario.traits, &traits);
        for response in &mut scenario.responses {
            follow(&mut response.style, &styles);
            follow(&mut response.leads_to, &scenarios);
        }
    }
    for condition in draft.outcomes.iter_mut().flat_map(|it| &mut it.when) {
        follow(&mut condition.trait_, &traits);
        follow(&mut condition.style, &styles);
        follow(&mut condition.top_style, &styles);
    }
    draft
}

/// Gives each part of a list an id. `kind` is the id of a part that has neither an id nor a name.
fn rename<'a>(
    parts: impl Iterator<Item = (&'a mut Option<String>, Option<&'a str>)>,
    kind: &str,
) -> Renamed {
    let mut ids = Ids::default();
    // Valid ids are taken first, so that parts keep them wherever they stand in the list.
    let parts: Vec<_> = parts
        .map(|(id, name)| {
            let is_kept = id.as_deref().is_some_and(|it| ids.exactly(it).is_some());
            (id, name, is_kept)
        })
        .collect();
    let mut renamed = Renamed::new();
    let mut spaced = Vec::new();
    for (id, name, _) in parts.into_iter().filter(|it| !it.2) {
        let old = id.take();
        let like = old.as_deref().or(name).unwrap_or_default();
        let new = ids.like(like, kind);
        if let Some(old) = old.filter(|it| !ids.has(it)) {
            spaced.push((old.trim().to_owned(), new.clone()));
            renamed.entry(old).or_insert_with(|| new.clone());
        }
        *id = Some(new);
    }
    // A reference may have white space around it, and then means the trimmed id, unless a part has that very id.
    for (old, new) in spaced.into_iter().filter(|it| !ids.has(&it.0)) {
        renamed.entry(old).or_insert(new);
    }
    renamed
}

/// Replaces references to renamed ids, and trims references to valid ids.
fn follow<'a>(names: impl IntoIterator<Item = &'a mut String>, renamed: &Renamed) {
    for name in names {
        let trimmed = name.trim();
        if let Some(new) = renamed.get(name).or_else(|| renamed.get(trimmed)) {
            name.clone_from(new);
        } else if trimmed.len() < name.len() && trimmed.parse::<Id>().is_ok() {
            *name = trimmed.to_owned();
        }
    }
}
