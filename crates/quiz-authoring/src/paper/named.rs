//! Ids for all that has none: forms find scenarios by them, and have no field to mend one.

use crate::ids::Ids;
use quiz::draft::{Draft, TermDraft};
use quiz::id::Id;
use std::collections::BTreeMap;

/// The new id of each text that was none.
type Renamed = BTreeMap<String, String>;

/// The draft, where every part has an id of its own. What is no id becomes one, and whatever named it by that does so
/// still; of parts that share an id, the first keeps it. No quiz that could be played is changed.
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

/// Gives each part an id; `kind` is what one without a name is called.
fn rename<'a>(
    parts: impl Iterator<Item = (&'a mut Option<String>, Option<&'a str>)>,
    kind: &str,
) -> Renamed {
    let mut ids = Ids::default();
    // Those that are ids keep them, wherever they are in the list.
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
    // White space around a name makes it no other one, unless there is that other one.
    for (old, new) in spaced.into_iter().filter(|it| !ids.has(&it.0)) {
        renamed.entry(old).or_insert(new);
    }
    renamed
}

/// Has names follow what they name.
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
