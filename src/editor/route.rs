//! The addresses of the editor.

use crate::route::{DraftId, WRITE};
use core::fmt;
use core::str::FromStr;
use quiz::problem::{FieldPath, Segment};
use quiz_authoring::document::Document;

/// An address of the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The list of drafts, and the ways to begin a new one.
    Drafts,
    /// A part of a draft.
    Draft(DraftId, EditorPage),
    /// A link that contains a quiz, of which a copy is to be made.
    Copy(String),
}

/// A part of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditorPage {
    /// The title, the cover and other fields of the whole quiz.
    Quiz,
    /// A section, by its number from 1.
    Section(usize),
    /// A scenario, by its id.
    Scenario(String),
    /// Traits and styles.
    Terms,
    /// The outcomes.
    Outcomes,
    /// The findings of the checker.
    Check,
    /// The scenarios and the ways between them, as a drawing.
    Graph,
    /// The quiz as a file.
    Source,
    /// The ways to play, give, save and print a finished quiz.
    Publish,
}

/// The words that stand in addresses for the parts without a number or an id.
const WORDS: [(&str, EditorPage); 7] = [
    ("quiz", EditorPage::Quiz),
    ("terms", EditorPage::Terms),
    ("outcomes", EditorPage::Outcomes),
    ("check", EditorPage::Check),
    ("map", EditorPage::Graph),
    ("source", EditorPage::Source),
    ("give", EditorPage::Publish),
];

impl EditorPage {
    /// Returns the part of a draft that shows a place.
    pub fn of(place: &FieldPath, document: &Document) -> EditorPage {
        match place.0.as_slice() {
            [Segment::Field(list), Segment::Entry(at), ..] if list == "scenarios" => {
                let scenario = document.scenarios().get(*at);
                let id = scenario.and_then(|it| it.id.clone());
                id.map_or(EditorPage::Quiz, EditorPage::Scenario)
            }
            [Segment::Field(list), Segment::Entry(at), ..] if list == "sections" => {
                EditorPage::Section(at + 1)
            }
            [Segment::Field(list), ..] => match list.as_str() {
                "traits" | "styles" => EditorPage::Terms,
                "outcomes" => EditorPage::Outcomes,
                _ => EditorPage::Quiz,
            },
            _ => EditorPage::Quiz,
        }
    }
}

impl EditorPage {
    /// Whether a draft has this part.
    pub fn is_in(&self, document: &Document) -> bool {
        match self {
            EditorPage::Section(number) => *number <= document.head().sections.len(),
            EditorPage::Scenario(id) => document.scenario_at(id).is_some(),
            _ => true,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Drafts => f.write_str(WRITE),
            Route::Draft(id, EditorPage::Section(number)) => {
                write!(f, "{WRITE}.{id}.section.{number}")
            }
            Route::Draft(id, EditorPage::Scenario(name)) => {
                write!(f, "{WRITE}.{id}.scenario.{name}")
            }
            Route::Draft(id, page) => {
                let word = WORDS.iter().find(|it| it.1 == *page).map_or("quiz", |it| it.0);
                write!(f, "{WRITE}.{id}.{word}")
            }
            Route::Copy(link) => write!(f, "{WRITE}.{link}"),
        }
    }
}

impl FromStr for Route {
    type Err = NotTheDesk;

    /// Reads an address with its `#`. An address of the editor that names no page leads to the list of drafts.
    fn from_str(text: &str) -> Result<Route, NotTheDesk> {
        let rest = text.strip_prefix(WRITE).ok_or(NotTheDesk)?;
        let Some(rest) = rest.strip_prefix('.') else {
            return if rest.is_empty() { Ok(Route::Drafts) } else { Err(NotTheDesk) };
        };
        let (id, page) = rest.split_once('.').unwrap_or((rest, "quiz"));
        let Ok(id) = id.parse() else { return Ok(Route::Copy(rest.to_owned())) };
        let page = match page.split_once('.') {
            Some(("section", number)) => {
                number.parse().ok().filter(|it| *it > 0).map(EditorPage::Section)
            }
            Some(("scenario", name)) => Some(EditorPage::Scenario(name.to_owned())),
            Some(_) => None,
            None => WORDS.iter().find(|it| it.0 == page).map(|it| it.1.clone()),
        };
        Ok(page.map_or(Route::Drafts, |page| Route::Draft(id, page)))
    }
}

/// The address is no address of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotTheDesk;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for (address, route) in [
            ("#write", Route::Drafts),
            ("#write.7.quiz", Route::Draft(7, EditorPage::Quiz)),
            ("#write.7.section.2", Route::Draft(7, EditorPage::Section(2))),
            (
                "#write.7.scenario.the-queue",
                Route::Draft(7, EditorPage::Scenario("the-queue".to_owned())),
            ),
            ("#write.7.source", Route::Draft(7, EditorPage::Source)),
            ("#write.q1.abc", Route::Copy("q1.abc".to_owned())),
        ] {
            assert_eq!(route.to_string(), address);
            assert_eq!(address.parse(), Ok(route), "{address}");
        }
        assert_eq!("#write.7".parse(), Ok(Route::Draft(7, EditorPage::Quiz)));
        assert_eq!("#write.7.nowhere".parse(), Ok(Route::Drafts));
        for other in ["", "#", "#play", "#writer", "#q1.abc"] {
            assert_eq!(other.parse::<Route>(), Err(NotTheDesk), "{other}");
        }
    }
}
