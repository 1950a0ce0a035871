//! Problems of fields that have no control of their own on any page, each with a button that mends it.
//!
//! Such a field comes from a file or from the source view. Without these buttons, the checker would ask for something
//! that the forms cannot do.

use crate::editor::model::Msg;
use crate::editor::pages::PageContext;
use crate::editor::route::EditorPage;
use crate::strings;
use quiz::FormatKind;
use quiz::format::KeyField;
use quiz::problem::{FieldPath, Segment};
use quiz_authoring::document::{Document, Edit, named};
use yew::{Html, html};

/// Shows the problems of a page that have no control on it.
pub(super) fn view(ctx: PageContext<'_>, page: &EditorPage) -> Html {
    let document = ctx.document();
    let problems = &ctx.open_draft.problems;
    let here = problems.all().iter().filter(|it| EditorPage::of(&it.place, document) == *page);
    let strays: Vec<_> = here.filter_map(|it| Some((it, mend(&it.place, document)?))).collect();
    if strays.is_empty() {
        return html! {};
    }
    html! {
        <ul class="findings" role="list">
            { for strays.into_iter().map(|(problem, (text, edit))| html! {
                <li class="finding" id={problem.place.to_string()} tabindex="-1">
                    <p dir="auto">{ strings::sentence(&problems.message(problem)) }</p>
                    <p class="ways">
                        { ctx.form.button("quiet", text, Msg::Edited(vec![edit], FieldPath::default())) }
                    </p>
                </li>
            }) }
        </ul>
    }
}

/// Returns the label and the edit that mend a problem at a place without a control. Returns `None` if a form has a
/// control for the place.
fn mend(place: &FieldPath, document: &Document) -> Option<(&'static str, Edit)> {
    let name = place.0.iter().rev().find_map(|it| match it {
        Segment::Field(name) => Some(name.as_str()),
        Segment::Entry(_) => None,
    })?;
    let scenario = match place.0.as_slice() {
        [Segment::Field(list), Segment::Entry(at), ..] if list == "scenarios" => {
            document.scenarios().get(*at)
        }
        _ => None,
    };
    let format = scenario.and_then(|it| FormatKind::or_usual(it));
    let id = scenario.and_then(|it| it.id.as_deref());
    let is_without_control = match name {
        "id" => return Some((strings::editor::fields::GIVE_ANOTHER_ID, renamed(place, document))),
        "edition" | "since" | "retired" | "drawing" | "marks" => true,
        "pick" => !format.is_some_and(|it| it.has_setting("pick")),
        _ if KeyField::named(name).is_some() => {
            KeyField::named(name)
                != Some(scenario.map_or(KeyField::Effectiveness, |it| KeyField::in_draft(it)))
        }
        "leads_to" => !format.is_some_and(|it| it.facts().branches),
        "style" if scenario.is_some() => document.head().styles.is_empty(),
        "traits" => matches!(place.0.last(), Some(Segment::Entry(_))) && scenario.is_some(),
        "end" => id.is_some_and(|it| document.group_of(it).is_some()),
        _ => false,
    };
    // A problem in `marks` removes the whole field. Any other problem removes its own place: of the traits of a
    // scenario, only the unknown one.
    let whole = if name == "marks" { up_to(place, "marks") } else { place.clone() };
    is_without_control.then_some((strings::editor::fields::TAKE_IT_OUT, Edit::Remove(whole)))
}

/// Returns the start of a place, up to the field with this name.
fn up_to(place: &FieldPath, name: &str) -> FieldPath {
    let depth = place.0.iter().position(|it| *it == Segment::Field(name.to_owned()));
    FieldPath(place.0.iter().take(depth.map_or(place.0.len(), |it| it + 1)).cloned().collect())
}

/// Makes the edit that replaces an invalid id, together with all references to the part.
fn renamed(place: &FieldPath, document: &Document) -> Edit {
    if place.0.len() == 1 {
        return Edit::Set(place.clone(), "my-quiz".into());
    }
    Edit::Replace(Box::new(named(document.draft())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use quiz::check::check;
    use quiz::draft::{ConditionDraft, Draft};
    use quiz_authoring::convert::FileKind;
    use quiz_authoring::templates::{EXAMPLES, blank};

    /// Each change makes a problem, and the button of that problem removes it.
    #[test]
    fn a_problem_without_a_control_is_mended_by_its_button() {
        let breaks: &[fn(&mut Draft)] = &[
            |it| it.id = Some("No id".to_owned()),
            |it| it.edition = Some(0),
            |it| it.scenarios[0].since = Some(0),
            |it| it.scenarios[0].retired = Some(0),
            |it| it.scenarios[0].pick = Some(1),
            |it| it.scenarios[0].marks = Some(vec![vec![1]]),
            |it| it.scenarios[0].responses[0].rank = Some(1),
            |it| it.scenarios[0].responses[0].style = Some("none".to_owned()),
            |it| it.scenarios[0].traits.push("none".to_owned()),
            |it| it.scenarios[0].end = Some(true),
            |it| it.sections[0].drawing = Some("No drawing".to_owned()),
            |it| it.outcomes[0].drawing = Some("No drawing".to_owned()),
        ];
        for (number, broken) in breaks.iter().enumerate() {
            let sound = FileKind::Toml.read(EXAMPLES[0].source).draft;
            assert!(check(&sound).is_ok());
            let mut draft = sound;
            draft.styles.clear();
            for response in draft.scenarios.iter_mut().flat_map(|it| &mut it.responses) {
                response.style = None;
            }
            draft.outcomes.drain(..draft.outcomes.len() - 1);
            broken(&mut draft);
            let mut document = Document::from(draft);
            let problems = check(&document.draft()).expect_err(&format!("break {number}"));
            for problem in problems.iter().rev() {
                let (_, edit) = mend(&problem.place, &document)
                    .unwrap_or_else(|| panic!("{number}: {problem}"));
                document = document.after(&edit).unwrap_or_else(|| panic!("{number}: {problem}"));
            }
            assert!(check(&document.draft()).is_ok(), "{number}");
        }
    }

    /// Each problem leads to a page that the draft has, whatever is missing.
    #[test]
    fn each_problem_leads_to_a_page_that_is_there() {
        let breaks: &[fn(&mut Draft)] = &[
            |it| it.sections.clear(),
            |it| it.scenarios.clear(),
            |it| it.outcomes.clear(),
            |it| it.traits.clear(),
            |it| it.sections[0].groups.clear(),
            |it| it.sections[0].groups[0].scenarios.clear(),
            |it| it.scenarios[0].responses.clear(),
            |it| {
                it.outcomes
                    .iter_mut()
                    .for_each(|outcome| outcome.when = vec![ConditionDraft::default()]);
            },
            |it| *it = Draft::default(),
        ];
        for (number, broken) in breaks.iter().enumerate() {
            let mut draft = blank();
            broken(&mut draft);
            let document = Document::from(draft);
            for problem in check(&document.draft()).expect_err("a draft that was broken") {
                let page = EditorPage::of(&problem.place, &document);
                assert!(page.is_in(&document), "{number}: {problem}");
            }
        }
    }
}
