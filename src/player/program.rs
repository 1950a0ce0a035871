//! The programs that play quizzes: the player, and those around it. [`App`](super::app::App) runs each of them.

use crate::env::Env;
use crate::play_links::QuizOverride;
use crate::player::browser::Browser;
use crate::player::model::{Effect, Model, Msg, NotFound, Page};
use crate::player::pages;
use crate::route::{AttemptId, Frame, Route};
use crate::storage::Found;
use crate::storage::attempts::StoredText;
use core::fmt;
use quiz::Quiz;
use quiz_link::Source;
use yew::{Callback, Html};

/// The quiz of an address, and what else was found on the device.
#[derive(Debug, Clone, PartialEq)]
pub struct Around<M> {
    /// The quiz of the address. `None` is the built-in quiz as it is, or a quiz that is not here.
    pub quiz: Option<QuizOverride>,
    /// Messages about what was found beside attempts at this quiz.
    pub found: Vec<M>,
}

/// A program: a model that contains the player's model, with messages and effects of its own.
pub trait Program: fmt::Debug + Sized + 'static {
    /// An event: something that the person did, or that was found on the device.
    type Msg: fmt::Debug + Clone + From<Msg> + 'static;
    /// Something that the app has to do.
    type Effect: From<Effect>;
    /// The identity of a screen of the program, beside what the player shows.
    type Screen: fmt::Debug + PartialEq;

    /// Looks for the quiz of an address, and for what is stored beside attempts at it: in the storage, or in these texts
    /// of the mirror and of the page before. The player plays the built-in quiz whatever the address says.
    fn look_around(_home: &Quiz, _address: &str, _copies: &[&[StoredText]]) -> Around<Self::Msg> {
        Around { quiz: None, found: Vec::new() }
    }

    /// The frame that the page is in.
    fn frame() -> Frame {
        Frame::default()
    }

    /// A page on its cover, of a device on which nothing is stored.
    fn new(source: Source, frame: Frame) -> Self;

    /// The player's model within.
    fn player(&self) -> &Model;

    /// The player's model within.
    fn player_mut(&mut self) -> &mut Model;

    /// The message about something that was found on the device. `None` if it is nothing to this program.
    fn found(found: Found) -> Option<Self::Msg>;

    /// The message to the player's model, if this is one.
    fn to_player(msg: &Self::Msg) -> Option<&Msg>;

    /// Whether a message removes something from the page, so that the control with focus may go with it.
    fn removes(msg: &Self::Msg) -> bool {
        matches!(Self::to_player(msg), Some(Msg::Dismissed(_) | Msg::Deleted(_) | Msg::Forgot))
    }

    /// The attempt that an address shows.
    fn attempt_at(&self, address: &str) -> Option<AttemptId> {
        match self.player().base().route(address) {
            Ok(Route::Step(id, _) | Route::Result(id)) => Some(id),
            _ => None,
        }
    }

    /// Applies a message, and returns what the app has to do.
    fn update(&mut self, msg: Self::Msg, env: Env) -> Vec<Self::Effect>;

    /// The reason why the address leads nowhere, if the effect loads the page anew.
    fn lost(effect: &Self::Effect) -> Option<&NotFound>;

    /// Does what an effect says.
    fn perform(&self, effect: Self::Effect, browser: &Browser<Self::Msg>, env: Env);

    /// The identity of the screen that is shown, beside what the player shows.
    fn screen(&self) -> Self::Screen;

    /// The title of the page before the title of the quiz.
    fn title(&self) -> Option<String>;

    /// The page, without its notices.
    fn page(&self, on_msg: &Callback<Self::Msg>) -> Html;

    /// Whether the page has words of the quiz, so that it has the language of the quiz.
    fn is_in_words_of_quiz(&self) -> bool;

    /// Hears that the page was drawn. `is_new` says whether another screen is shown than before.
    fn drawn(&self, _is_new: bool) {}

    /// The page of an address, with what was found on the device, and the effects of opening it.
    ///
    /// `has_begun` means that the person did something to the cover's first scenario before the program had started.
    /// The cover then offers that scenario even if another play is under way, as if that play had been found too late.
    fn opened(
        source: Source,
        frame: Frame,
        found: Vec<Self::Msg>,
        address: String,
        has_begun: bool,
        env: Env,
    ) -> (Self, Vec<Self::Effect>) {
        let mut program = Self::new(source, frame);
        for msg in found {
            // These effects are dropped: what was found on the device is stored there already.
            program.update(msg, env);
        }
        // The storage and the mirror together may hold more attempts than either may alone.
        let room = program.player_mut().make_room(None);
        let mut effects: Vec<Self::Effect> = room.into_iter().map(Into::into).collect();
        effects.extend(program.update(Msg::Opened(address).into(), env));
        // Program and quiz were chosen for this address before the start. Loading the page anew would choose the same
        // ones.
        effects.retain(|effect| {
            let lost = Self::lost(effect);
            if let Some(lost) = lost {
                program.player_mut().route = Err(lost.clone());
            }
            lost.is_none()
        });
        if has_begun {
            program.player_mut().offer_new(env);
        }
        (program, effects)
    }
}

impl Program for Model {
    type Msg = Msg;
    type Effect = Effect;
    type Screen = ();

    fn new(source: Source, frame: Frame) -> Model {
        Model::new(source, frame)
    }

    fn player(&self) -> &Model {
        self
    }

    fn player_mut(&mut self) -> &mut Model {
        self
    }

    fn found(found: Found) -> Option<Msg> {
        Msg::of(found)
    }

    fn to_player(msg: &Msg) -> Option<&Msg> {
        Some(msg)
    }

    fn attempt_at(&self, address: &str) -> Option<AttemptId> {
        // The player knows only the built-in quiz.
        match address.parse() {
            Ok(Route::Step(id, _) | Route::Result(id)) => Some(id),
            _ => None,
        }
    }

    fn update(&mut self, msg: Msg, env: Env) -> Vec<Effect> {
        Model::update(self, msg, env)
    }

    fn lost(effect: &Effect) -> Option<&NotFound> {
        match effect {
            Effect::Reload(lost) => Some(lost),
            _ => None,
        }
    }

    fn perform(&self, effect: Effect, browser: &Browser<Msg>, env: Env) {
        browser.perform(effect, self, env);
    }

    fn screen(&self) {}

    fn title(&self) -> Option<String> {
        pages::title(self)
    }

    fn page(&self, on_msg: &Callback<Msg>) -> Html {
        pages::view(self, on_msg, Html::default())
    }

    fn is_in_words_of_quiz(&self) -> bool {
        matches!(self.route, Ok(Page::Cover | Page::Play(_) | Page::Result(_)))
    }
}
