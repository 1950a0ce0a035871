//! The addresses of the editor.

use crate::route::WRITE;
use core::fmt;
use core::str::FromStr;
use quiz::problem::{Place, Segment};
use quiz_authoring::document::Paper;

/// Identifies a draft on this device.
pub type DraftId = u32;

/// An address of the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The list of drafts, and the ways to begin a new one.
    Drafts,
    /// A part of a draft.
    Draft(DraftId, Spot),
    /// A link that contains a quiz, of which a copy is to be made.
    Copy(String),
}

/// A part of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
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
    Map,
    /// The quiz as a file.
    Source,
    /// The ways to play, give, save and print a finished quiz.
    Give,
}

/// The words that stand in addresses for the parts without a number or an id.
const WORDS: [(&str, Spot); 7] = [
    ("quiz", Spot::Quiz),
    ("terms", Spot::Terms),
    ("outcomes", Spot::Outcomes),
    ("check", Spot::Check),
    ("map", Spot::Map),
    ("source", Spot::Source),
    ("give", Spot::Give),
];

impl Spot {
    /// Returns the part of a draft that shows a place.
    pub fn of(place: &Place, paper: &Paper) -> Spot {
        match place.0.as_slice() {
            [Segment::Field(list), Segment::Entry(at), ..] if list == "scenarios" => {
                let scenario = paper.scenarios().get(*at);
                let id = scenario.and_then(|it| it.id.clone());
                id.map_or(Spot::Quiz, Spot::Scenario)
            }
            [Segment::Field(list), Segment::Entry(at), ..] if list == "sections" => {
                Spot::Section(at + 1)
            }
            [Segment::Field(list), ..] => match list.as_str() {
                "traits" | "styles" => Spot::Terms,
                "outcomes" => Spot::Outcomes,
                _ => Spot::Quiz,
            },
            _ => Spot::Quiz,
        }
    }
}

impl Spot {
    /// Whether a draft has this part.
    pub fn is_in(&self, paper: &Paper) -> bool {
        match self {
            Spot::Section(number) => *number <= paper.head().sections.len(),
            Spot::Scenario(id) => paper.scenario_at(id).is_some(),
            _ => true,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Drafts => f.write_str(WRITE),
            Route::Draft(id, Spot::Section(number)) => write!(f, "{WRITE}.{id}.section.{number}"),
            Route::Draft(id, Spot::Scenario(name)) => write!(f, "{WRITE}.{id}.scenario.{name}"),
            Route::Draft(id, spot) => {
                let word = WORDS.iter().find(|it| it.1 == *spot).map_or("quiz", |it| it.0);
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
        let (id, spot) = rest.split_once('.').unwrap_or((rest, "quiz"));
        let Ok(id) = id.parse() else { return Ok(Route::Copy(rest.to_owned())) };
        let spot = match spot.split_once('.') {
            Some(("section", number)) => {
                number.parse().ok().filter(|it| *it > 0).map(Spot::Section)
            }
            Some(("scenario", name)) => Some(Spot::Scenario(name.to_owned())),
            Some(_) => None,
            None => WORDS.iter().find(|it| it.0 == spot).map(|it| it.1.clone()),
        };
        Ok(spot.map_or(Route::Drafts, |spot| Route::Draft(id, spot)))
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
            ("#write.7.quiz", Route::Draft(7, Spot::Quiz)),
            ("#write.7.section.2", Route::Draft(7, Spot::Section(2))),
            (
                "#write.7.scenario.the-queue",
                Route::Draft(7, Spot::Scenario("the-queue".to_owned())),
            ),
            ("#write.7.source", Route::Draft(7, Spot::Source)),
            ("#write.q1.abc", Route::Copy("q1.abc".to_owned())),
        ] {
            assert_eq!(route.to_string(), address);
            assert_eq!(address.parse(), Ok(route), "{address}");
        }
        assert_eq!("#write.7".parse(), Ok(Route::Draft(7, Spot::Quiz)));
        assert_eq!("#write.7.nowhere".parse(), Ok(Route::Drafts));
        for other in ["", "#", "#play", "#writer", "#q1.abc"] {
            assert_eq!(other.parse::<Route>(), Err(NotTheDesk), "{other}");
        }
    }
}
