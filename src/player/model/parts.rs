//! What only the whole program can do.
//!
//! The page is one of two programs made from the same source. The small one plays; a first visit loads no
//! other. The whole one also opens links and makes them, and is loaded where that is asked for. The small
//! one knows these parts by name, but nothing in it leads to one, so that the linker leaves them out.

use crate::env::Env;
use crate::play_links::{Guest, Sent};
use crate::player::model::{Effect, Lost, Model, Msg, Place};
use crate::route::{AttemptId, Base, Frame, Route, UnknownAddress};
use crate::storage::attempts::Named;
use core::{fmt, ptr};
use quiz::Quiz;
use quiz::attempt::Attempt;
use yew::{Callback, Html};

/// What there is beside the built-in quiz.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The quiz that an address is about; `None` is the built-in one as it is, and whatever is not here.
    pub quiz: Option<Guest>,
    /// What else the model is to know.
    pub found: Vec<Msg>,
}

/// The parts.
pub struct Parts {
    /// The quiz that an address is about, and the others of which something is kept, the built-in one among
    /// them: in the storage, or in what the journal has and what was handed over.
    pub look_around: fn(&Quiz, &str, &[&[Named]]) -> Around,
    /// The place that is at an address, among those of a quiz.
    pub place_at: fn(Base, &str) -> Result<Route, UnknownAddress>,
    /// The frame that the page is in, as the page around it numbers them.
    pub frame: fn() -> Frame,
    /// Opens a link.
    pub open: fn(&mut Model, &str, &mut Vec<Effect>) -> Result<Place, Lost>,
    /// Goes on with what was sent. What is on the device stays as it is.
    pub take_up: fn(&mut Model, Env) -> Vec<Effect>,
    /// Remembers a friend, from a challenge that is kept on the device.
    pub meet: fn(&mut Model, &str),
    /// Forgets the friends whose draw is no longer here, with this attempt.
    pub part: fn(&mut Model, &Attempt) -> Vec<Effect>,
    /// Clears an attempt away for whoever comes next to the same device.
    pub clear: fn(&mut Model, AttemptId, Env) -> Vec<Effect>,
    /// The title of what was sent.
    pub title: fn(&Sent) -> Option<String>,
    /// The page of what was sent.
    pub sent: fn(&Model, &Callback<Msg>) -> Html,
    /// The page of what an attempt can be sent as.
    pub share: fn(&Model, AttemptId, &Callback<Msg>) -> Html,
    /// The plays of friends beside an attempt at the same draw, and the score of it with the situations covered.
    pub beside: fn(&Model, &Attempt, &Callback<Msg>) -> Html,
    /// The end of an attempt that comes to no outcome: at a quiz without its key, or with its situations covered.
    pub ending: fn(&Model, AttemptId, &Callback<Msg>) -> Html,
    /// What came back from players of a quiz without its key, for whoever has the key.
    pub returns: fn(&Model, &Callback<Msg>) -> Html,
    /// The ways to give the quiz itself to others.
    pub give: fn(&Model, &Callback<Msg>) -> Html,
    /// Other quizzes of which something is kept here.
    pub others: fn(&Model, &Callback<Msg>) -> Html,
    /// Hears what the page shows now, each time that it is drawn.
    pub follow: fn(&Model),
}

impl PartialEq for Parts {
    /// Whether they are the very same.
    fn eq(&self, other: &Parts) -> bool {
        ptr::eq(self, other)
    }
}

impl fmt::Debug for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parts")
    }
}
