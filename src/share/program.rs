//! The share program as a program: its pages around those of the player, and its effects.

use crate::embed::host;
use crate::env::Env;
use crate::platform;
use crate::play_links::Received;
use crate::player;
use crate::player::browser::Browser;
use crate::player::model::NotFound;
use crate::player::program::{Around, Program};
use crate::route::Frame;
use crate::share::model::{Effect, Model, Msg, Page};
use crate::share::{browser, covered, other_quizzes, pages, resolve_quiz};
use crate::storage::Found;
use crate::storage::attempts::StoredText;
use crate::strings;
use quiz::Quiz;
use quiz_link::{Source, Spelling};
use yew::{Callback, Html};

impl Program for Model {
    type Msg = Msg;
    type Effect = Effect;
    type Screen = (Option<Page>, Option<Received>);

    fn look_around(home: &Quiz, address: &str, copies: &[&[StoredText]]) -> Around<Msg> {
        resolve_quiz::look_around(home, address, copies)
    }

    fn frame() -> Frame {
        host::frame()
    }

    fn new(source: Source, frame: Frame) -> Model {
        Model::new(source, frame)
    }

    fn player(&self) -> &player::model::Model {
        &self.player
    }

    fn player_mut(&mut self) -> &mut player::model::Model {
        &mut self.player
    }

    fn found(found: Found) -> Option<Msg> {
        Msg::of(found)
    }

    fn to_player(msg: &Msg) -> Option<&player::model::Msg> {
        match msg {
            Msg::Player(msg) => Some(msg),
            _ => None,
        }
    }

    fn removes(msg: &Msg) -> bool {
        match msg {
            Msg::Player(msg) => player::model::Model::removes(msg),
            msg => matches!(msg, Msg::GroupLinksRemoved(_) | Msg::EarlierQuizForgotten),
        }
    }

    fn update(&mut self, msg: Msg, env: Env) -> Vec<Effect> {
        Model::update(self, msg, env)
    }

    fn lost(effect: &Effect) -> Option<&NotFound> {
        match effect {
            Effect::Player(effect) => player::model::Model::lost(effect),
            _ => None,
        }
    }

    fn perform(&self, effect: Effect, app: &Browser<Msg>, env: Env) {
        let Browser { store, failed, on_msg, .. } = app;
        match effect {
            Effect::Player(effect) => app.perform(effect, &self.player, env),
            Effect::RemoveQuiz => store.remove_quiz(failed),
            Effect::SaveName(name) => store.save_name(name.as_ref(), failed),
            Effect::Note(name, text) => store.note(&name, &text, failed),
            Effect::RemoveNote(name) => store.remove_note(&name, failed),
            Effect::Discard(name) => store.discard(&name, env.now, failed),
            Effect::SavePasted(text) => store.save_pasted(&text, failed),
            Effect::Copy(text) => browser::copy(&text, on_msg.clone()),
            Effect::Share(address, words) => platform::share(&address, words.as_deref()),
            Effect::SavePicture(attempt) => browser::save_picture(&attempt, on_msg.clone()),
            Effect::SaveTable(text) => browser::save_table(&text, on_msg),
            Effect::MakeFile(asked, contents) => {
                browser::make_file(asked, contents, on_msg.clone());
            }
            Effect::DrawSecret(name) => on_msg.emit(Msg::SecretDrawn(name, platform::secret())),
        }
    }

    fn screen(&self) -> (Option<Page>, Option<Received>) {
        let received = self.received.as_ref().filter(|_| self.page == Some(Page::Received));
        (self.page, received.cloned())
    }

    fn title(&self) -> Option<String> {
        match self.page {
            Some(Page::Received) => self.received.as_ref().and_then(strings::share::received_title),
            Some(Page::Share(_)) => Some(strings::share::SEND_IT.to_owned()),
            Some(Page::Publish) => Some(strings::pages::GIVE_IT_TO_OTHERS.to_owned()),
            None => player::pages::title(&self.player),
        }
    }

    fn page(&self, on_msg: &Callback<Msg>) -> Html {
        let player = &self.player;
        match (&player.route, self.page) {
            // A grader plays nothing: players have the quiz without its key.
            (Ok(_), _) if matches!(player.source, Source::Grader(_)) => {
                pages::grading::view(self, on_msg)
            }
            (_, Some(Page::Received)) => pages::received::view(self, on_msg),
            (_, Some(Page::Share(id))) => pages::share::view(self, id, on_msg),
            (_, Some(Page::Publish)) => pages::publish::view(self, on_msg),
            (Ok(player::model::Page::Result(id)), None)
                if matches!(player.source, Source::Player(_) | Source::Covered(_)) =>
            {
                covered::ending(self, *id, on_msg)
            }
            (route, None) => {
                let more = match route {
                    Ok(player::model::Page::Result(id)) => player
                        .records
                        .get(id)
                        .map(|it| covered::both_ways(self, &it.attempt, on_msg)),
                    Ok(player::model::Page::History) | Err(_) => {
                        Some(other_quizzes::view(self, on_msg))
                    }
                    Ok(_) => None,
                };
                player::pages::view(player, &on_msg.reform(Msg::Player), more.unwrap_or_default())
            }
        }
    }

    fn is_in_words_of_quiz(&self) -> bool {
        match self.page {
            _ if matches!(self.player.source, Source::Grader(_)) => false,
            Some(page) => page == Page::Received,
            None => self.player.is_in_words_of_quiz(),
        }
    }

    fn drawn(&self, is_new: bool) {
        host::follow(&self.player, is_new, |link| {
            self.surroundings.link_address(link, Spelling::Letters)
        });
    }
}
