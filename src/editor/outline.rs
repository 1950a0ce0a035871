//! The outline beside the form: links to the parts of a draft.

use crate::editor::route::{EditorPage, Route};
use crate::route::DraftId;
use crate::strings;
use crate::strings::editor::pages as words;
use quiz_authoring::document::Document;
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// How many scenarios of a section are shown before and after the scenario on the page.
const AROUND: usize = 40;

/// A scenario in the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    id: Rc<str>,
    name: Rc<str>,
}

/// The names that the outline shows, and nothing else, so that it is drawn again only when a name changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Outline {
    sections: Vec<(Rc<str>, Vec<Entry>)>,
    follow_ups: Vec<Entry>,
}

impl Outline {
    /// Makes the outline of a draft. Of a long section it has only the scenarios around the one on the page.
    pub(super) fn of(document: &Document, page: &EditorPage) -> Outline {
        let entry = |at: usize| -> Option<Entry> {
            let scenario = document.scenarios().get(at)?;
            let name = scenario.name.as_deref().filter(|it| !it.trim().is_empty());
            let name = name.unwrap_or(strings::editor::section::A_SCENARIO_WITHOUT_A_NAME);
            Some(Entry { id: scenario.id.as_deref()?.into(), name: name.into() })
        };
        let places = document.places();
        let mut is_listed = vec![false; document.scenarios().len()];
        let mut sections = Vec::new();
        for (number, section) in document.head().sections.iter().enumerate() {
            let ids = section.groups.iter().flat_map(|it| &it.scenarios);
            let members: Vec<usize> =
                ids.filter_map(|it| places.get(it.as_str()).copied()).collect();
            for at in &members {
                is_listed[*at] = true;
            }
            let here = match page {
                EditorPage::Scenario(id) => places
                    .get(id.as_str())
                    .and_then(|at| members.iter().position(|it| it == at))
                    .or((members.len() <= AROUND).then_some(0)),
                EditorPage::Section(shown) => {
                    (*shown == number + 1 || members.len() <= AROUND).then_some(0)
                }
                _ => (members.len() <= AROUND).then_some(0),
            };
            let shown = here.map_or(&[][..], |here| {
                let start = here.saturating_sub(AROUND);
                &members[start..members.len().min(here + AROUND)]
            });
            let name =
                section.name.as_deref().unwrap_or(strings::editor::section::A_PART_WITHOUT_A_NAME);
            let name = if shown.len() < members.len() {
                words::part_with_count(name, members.len())
            } else {
                name.to_owned()
            };
            sections.push((name.into(), shown.iter().filter_map(|at| entry(*at)).collect()));
        }
        let left = (0..is_listed.len()).filter(|at| !is_listed[*at]).take(2 * AROUND);
        Outline { sections, follow_ups: left.filter_map(entry).collect() }
    }
}

/// The properties of [`Parts`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The id of the draft.
    pub(super) id: DraftId,
    /// The outline of the draft.
    pub(super) outline: Rc<Outline>,
    /// The part of the draft on the page.
    pub(super) page: EditorPage,
}

/// The outline as a list of links.
#[component]
pub(super) fn Parts(props: &Props) -> Html {
    let Props { id, outline, page } = props;
    let link = |to: EditorPage, name: &str| {
        let is_here = to == *page;
        let href = Route::Draft(*id, to).to_string();
        html! { <a {href} aria-current={is_here.then_some("page")} dir="auto">{ name }</a> }
    };
    let scenario = |entry: &Entry| {
        let to = EditorPage::Scenario(entry.id.to_string());
        html! { <li key={entry.id.to_string()}>{ link(to, &entry.name) }</li> }
    };
    let section = |(at, (name, entries)): (usize, &(Rc<str>, Vec<Entry>))| {
        html! {
            <li key={at}>
                { link(EditorPage::Section(at + 1), name) }
                <ul role="list">{ for entries.iter().map(scenario) }</ul>
            </li>
        }
    };
    html! {
        <ul role="list">
            <li>{ link(EditorPage::Quiz, words::THE_QUIZ) }</li>
            { for outline.sections.iter().enumerate().map(section) }
            if !outline.follow_ups.is_empty() {
                <li>
                    <span>{ words::FOLLOW_UPS }</span>
                    <ul role="list">{ for outline.follow_ups.iter().map(scenario) }</ul>
                </li>
            }
            <li>{ link(EditorPage::Terms, words::TRAITS_AND_STYLES) }</li>
            <li>{ link(EditorPage::Outcomes, words::OUTCOMES) }</li>
        </ul>
    }
}
