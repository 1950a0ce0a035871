//! The functions of the share program that the player's model and pages call.
//!
//! Player and share program are two builds of the same source. The player plays; a first visit loads no other program.
//! The share program also opens links and makes them. In the player nothing leads to these functions, so that the
//! linker leaves them out: it knows them only as fields of [`Parts`], which its model lacks.

use crate::env::Env;
use crate::play_links::{QuizOverride, Received};
use crate::player::model::{Effect, Model, Msg, NotFound, Page};
use crate::route::{AttemptId, Base, Frame, Route, UnknownAddress};
use crate::storage::attempts::StoredText;
use core::{fmt, ptr};
use quiz::Quiz;
use quiz::attempt::Attempt;
use yew::{Callback, Html};

/// The quiz of an address, and what else was found on the device.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The quiz of the address. `None` is the built-in quiz as it is, or a quiz that is not here.
    pub quiz: Option<QuizOverride>,
    /// Messages to the model: the other quizzes, pasted links, and pairs of links that were found.
    pub found: Vec<Msg>,
}

/// One function for each thing that only the share program does.
pub struct Parts {
    /// Looks for the quiz of an address and for the other quizzes, the built-in one among them, of which something is
    /// stored: in the storage, or in the texts of the mirror and of the page before.
    pub look_around: fn(&Quiz, &str, &[&[StoredText]]) -> Around,
    /// The route of an address in the quiz of a base.
    pub place_at: fn(Base, &str) -> Result<Route, UnknownAddress>,
    /// The frame that the page is in, by the number that the host gave it.
    pub frame: fn() -> Frame,
    /// Opens a link.
    pub open: fn(&mut Model, &str, &mut Vec<Effect>) -> Result<Page, NotFound>,
    /// Goes on with what came in the link. What is on the device stays as it is.
    pub take_up: fn(&mut Model, Env) -> Vec<Effect>,
    /// Adds a friend, from a challenge that is stored on the device.
    pub meet: fn(&mut Model, &str),
    /// Removes the friends who sent the draw of an attempt that was removed, unless another attempt at that draw is
    /// here.
    pub part: fn(&mut Model, &Attempt) -> Vec<Effect>,
    /// Clears an attempt away for the next person at the same device.
    pub clear: fn(&mut Model, AttemptId, Env) -> Vec<Effect>,
    /// The title of the page of what came in a link.
    pub title: fn(&Received) -> Option<String>,
    /// The page of what came in a link.
    pub received: fn(&Model, &Callback<Msg>) -> Html,
    /// The page of the links that an attempt can be sent as.
    pub share: fn(&Model, AttemptId, &Callback<Msg>) -> Html,
    /// The part of the result page beside an attempt: friends' plays of the same draw, and the score with the
    /// situations covered.
    pub beside: fn(&Model, &Attempt, &Callback<Msg>) -> Html,
    /// The result page of an attempt without an outcome: at a quiz without its key, or with its situations covered.
    pub ending: fn(&Model, AttemptId, &Callback<Msg>) -> Html,
    /// The page on which a grader sees what came back from players of a quiz without its key.
    pub grading: fn(&Model, &Callback<Msg>) -> Html,
    /// The page by which the quiz itself is given to others.
    pub publish: fn(&Model, &Callback<Msg>) -> Html,
    /// The list of other quizzes of which something is stored here.
    pub others: fn(&Model, &Callback<Msg>) -> Html,
    /// Tells the host what the page shows, each time that the page is drawn.
    pub follow: fn(&Model),
}

impl PartialEq for Parts {
    /// Two are equal if they are the same object.
    fn eq(&self, other: &Parts) -> bool {
        ptr::eq(self, other)
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parts")
    }
}
