//! The model of the share program: the player's model, with what links bring and what is sent. Updating is pure, as in
//! the player.

mod friends;
mod open_link;

use crate::env::Env;
use crate::notice::Notice;
use crate::play_links::{GroupLinks, NoGroupLinks, OtherWay, Received, Rival};
use crate::player::model::{self as player, NotFound};
use crate::route::{AttemptId, Base, Frame, Route};
use crate::single_file::{Contents, Failure};
use crate::storage::Found;
use crate::surroundings::Surroundings;
use quiz::attempt::Attempt;
use quiz::draw::Seed;
use quiz_link::{Fingerprint, Name, ShortName, Source};
use std::mem;
use std::rc::Rc;

/// The state of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The player's part: the quiz, the attempts, and the pages that a play needs.
    pub player: player::Model,
    /// The facts about what the browser allows, and about where the page is.
    pub surroundings: Rc<Surroundings>,
    /// The page of this program on the screen. `None` while a page of the player is.
    pub page: Option<Page>,
    /// The content of the link in the address, while it is shown.
    pub received: Option<Received>,
    /// The finished attempts that friends sent as challenges.
    pub rivals: Vec<Rival>,
    /// The pairs of links that were made for groups.
    pub pairs: Vec<GroupLinks>,
    /// The name that goes with what the person sends.
    pub name: Option<Name>,
    /// Other quizzes of which something is stored on this device.
    pub others: Vec<OtherQuiz>,
    /// All names that are stored for the quiz that was built in before, if plays are among them. Those plays cannot be
    /// shown.
    pub earlier_quiz: Vec<Rc<str>>,
    /// The links that a grader has pasted.
    pub pasted: Rc<str>,
    /// The things that the person did on the page that gives the quiz to others, since it was opened.
    pub publishing: Publishing,
}

/// The state of the page that gives the quiz to others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Publishing {
    /// The time at which the last pair of links for a group was made, or why it could not be made.
    pub last_pair: Option<Result<u64, NoGroupLinks>>,
    /// The seed of the covered play that is offered.
    pub covered_seed: Option<Seed>,
    /// The page as a single file.
    pub file: SingleFile,
}

/// The page as a single file, as far as it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SingleFile {
    /// Nobody has asked for it yet.
    #[default]
    Offered,
    /// The file is being made, for the person who asked for it at this time, in milliseconds since 1970.
    Making(u64),
    /// The browser has the file.
    Saved,
    /// The file could not be made.
    Failed(Failure),
    /// The browser refused to save the file.
    NotSaved,
}

/// A page that only this program has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The content of the link in the address.
    Received,
    /// The links that an attempt can be sent as.
    Share(AttemptId),
    /// The links and files by which the quiz itself is given to others.
    Publish,
}

/// Another quiz on this device, or the quiz of the page played another way.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherQuiz {
    /// The base of its addresses.
    pub base: Base,
    /// Its title.
    pub title: String,
    /// Its name in plays of version 1, and its name in plays of version 2. Present only if another quiz on the device
    /// has the same name in version 1.
    pub twin: Option<(ShortName, Fingerprint)>,
    /// The finished plays of this entry, if it is the quiz of the page with its situations covered, or the reverse.
    pub plays: Vec<OtherWay>,
}

/// An event: something that the person did, or that was found on the device.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A message to the player's part.
    Player(player::Msg),
    /// The person goes on with what came in the link: plays the draw, say.
    TakenUp,
    /// A challenge that was taken up earlier was found on the device, as a link.
    RivalFound(String),
    /// The name that goes with what the person sends.
    Named(Option<Name>),
    /// Two links were made for a group, or found on the device.
    GroupLinksFound(GroupLinks),
    /// The person removed the pair of links that was made at this time, in milliseconds since 1970.
    GroupLinksRemoved(u64),
    /// Another quiz was found on the device.
    OtherQuizFound(OtherQuiz),
    /// Plays of the quiz that was built in before were found on the device. The texts are all names stored for that
    /// quiz.
    EarlierQuizFound(Vec<Rc<str>>),
    /// The person removed all that is stored for the quiz that was built in before.
    EarlierQuizForgotten,
    /// A grader pasted links. The text is all of them.
    Pasted(Rc<str>),
    /// The person cleared an attempt away for the next person at this device.
    Cleared(AttemptId),
    /// The platform told the surroundings of the page, and whether a host hears of the play.
    Surrounded(Rc<Surroundings>, bool),
    /// The person asked to copy a text.
    AskedToCopy(Rc<str>),
    /// The person asked to pass an address on, with these words if any.
    AskedToPassOn(Rc<str>, Option<Rc<str>>),
    /// The person asked for the result card of an attempt.
    AskedForPicture(Rc<Attempt>),
    /// A grader asked for the table of results, which is this text.
    AskedForTable(Rc<str>),
    /// The person asked for the page as a single file.
    AskedForFile,
    /// The single file that was asked for at this time was saved, or not.
    FileMade(u64, SingleFile),
    /// The person asked for the two links for a group of this name.
    AskedForGroupLinks(Rc<str>),
    /// The browser drew the number and the secret for the links of the group of this name, if it has any.
    SecretDrawn(Rc<str>, Option<(u64, [u8; 32])>),
    /// The person asked for a link to a covered play.
    AskedForCoveredDraw,
}

impl From<player::Msg> for Msg {
    fn from(msg: player::Msg) -> Msg {
        Msg::Player(msg)
    }
}

impl From<Notice> for Msg {
    fn from(notice: Notice) -> Msg {
        Msg::Player(player::Msg::Noticed(notice))
    }
}

impl Msg {
    /// The message about something that was found on the device.
    pub(super) fn of(found: Found) -> Option<Msg> {
        match found {
            Found::Rival(link) => Some(Msg::RivalFound(link)),
            Found::Name(name) => Some(Msg::Named(Some(name))),
            Found::Pasted(links) => Some(Msg::Pasted(links)),
            found => player::Msg::of(found).map(Msg::Player),
        }
    }
}

/// Something that the app has to do, in the storage or in the browser.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// An effect of the player's part.
    Player(player::Effect),
    /// Remove the quiz itself, which came in a link, from the storage.
    RemoveQuiz,
    /// Store the name that goes with what the person sends, or that there is none.
    SaveName(Option<Name>),
    /// Store a text (second) under a name of this quiz (first).
    Note(Rc<str>, Rc<str>),
    /// Remove the text of a name of this quiz.
    RemoveNote(Rc<str>),
    /// Remove the text of a full name, of whichever quiz.
    Discard(Rc<str>),
    /// Store the links that the grader pasted.
    SavePasted(Rc<str>),
    /// Copy a text to the clipboard.
    Copy(Rc<str>),
    /// Share an address, and words that go with it, by the dialog of the device.
    Share(Rc<str>, Option<Rc<str>>),
    /// Save the result card of an attempt as a picture.
    SavePicture(Rc<Attempt>),
    /// Save the text of a grader's table.
    SaveTable(Rc<str>),
    /// Make a single file of the page and save it. The number is the time at which it was asked for.
    MakeFile(u64, Contents),
    /// Draw a number and a secret that nobody can guess, for the links of the group of this name.
    DrawSecret(Rc<str>),
}

impl From<player::Effect> for Effect {
    fn from(effect: player::Effect) -> Effect {
        Effect::Player(effect)
    }
}

impl Model {
    /// A page on its cover, of a device on which nothing is stored.
    pub fn new(source: Source, frame: Frame) -> Model {
        Model::of(player::Model::new(source, frame))
    }

    fn of(player: player::Model) -> Model {
        Model {
            player,
            surroundings: Rc::default(),
            page: None,
            received: None,
            rivals: Vec::new(),
            pairs: Vec::new(),
            name: None,
            others: Vec::new(),
            earlier_quiz: Vec::new(),
            pasted: Rc::default(),
            publishing: Publishing::default(),
        }
    }

    /// Applies a message, and returns what the app has to do.
    pub fn update(&mut self, msg: Msg, env: Env) -> Vec<Effect> {
        let effects = self.apply(msg, env);
        self.player.keeps_more = !self.others.is_empty()
            || !self.earlier_quiz.is_empty()
            || !self.rivals.is_empty()
            || !self.pairs.is_empty()
            || self.name.is_some();
        effects
    }

    fn apply(&mut self, msg: Msg, env: Env) -> Vec<Effect> {
        match msg {
            Msg::Player(player::Msg::Opened(address)) => self.arrive(&address, env),
            Msg::Player(player::Msg::Deleted(id)) => {
                let effects = self.delete(id);
                effects.into_iter().chain(self.drop_quiz()).collect()
            }
            Msg::Player(player::Msg::Forgot) => {
                let effects = self.ask_player(|it| it.update(player::Msg::Forgot, env));
                let surroundings = Rc::clone(&self.surroundings);
                *self = Model { surroundings, ..Model::of(self.player.clone()) };
                effects
            }
            Msg::Player(msg) => self.ask_player(|it| it.update(msg, env)),
            Msg::TakenUp if self.page == Some(Page::Received) => open_link::take_up(self, env),
            Msg::TakenUp => Vec::new(),
            Msg::RivalFound(link) => {
                friends::meet(self, &link);
                Vec::new()
            }
            Msg::Named(name) => {
                self.name = name;
                vec![Effect::SaveName(self.name.clone())]
            }
            Msg::GroupLinksFound(pair) => {
                let effect = Effect::Note(pair.note(), pair.write());
                self.pairs.push(pair);
                vec![effect]
            }
            Msg::GroupLinksRemoved(made) => {
                let at = self.pairs.iter().position(|it| it.made == made);
                let pair = at.map(|it| self.pairs.remove(it));
                let effect = pair.map(|it| Effect::RemoveNote(it.note()));
                effect.into_iter().chain(self.drop_quiz()).collect()
            }
            Msg::OtherQuizFound(other) => {
                self.others.push(other);
                Vec::new()
            }
            Msg::EarlierQuizFound(names) => {
                self.earlier_quiz = names;
                Vec::new()
            }
            Msg::EarlierQuizForgotten => {
                mem::take(&mut self.earlier_quiz).into_iter().map(Effect::Discard).collect()
            }
            Msg::Pasted(text) => {
                self.pasted = text;
                vec![Effect::SavePasted(Rc::clone(&self.pasted))]
            }
            Msg::Cleared(id) => self.clear(id, env),
            Msg::Surrounded(surroundings, is_heard) => {
                self.surroundings = surroundings;
                self.player.is_heard = is_heard;
                Vec::new()
            }
            Msg::AskedToCopy(text) => vec![Effect::Copy(text)],
            Msg::AskedToPassOn(address, words) if self.surroundings.can_share => {
                vec![Effect::Share(address, words)]
            }
            Msg::AskedToPassOn(address, _) => vec![Effect::Copy(address)],
            Msg::AskedForPicture(attempt) => vec![Effect::SavePicture(attempt)],
            Msg::AskedForTable(text) => vec![Effect::SaveTable(text)],
            Msg::AskedForFile if matches!(self.publishing.file, SingleFile::Making(_)) => {
                Vec::new()
            }
            Msg::AskedForFile => {
                self.publishing.file = SingleFile::Making(env.now);
                let home = self.surroundings.home.as_deref();
                vec![Effect::MakeFile(env.now, Contents::of(&self.player.source, home))]
            }
            Msg::FileMade(asked, file) => {
                // The person may have left the page meanwhile, and asked again.
                if self.publishing.file == SingleFile::Making(asked) {
                    self.publishing.file = file;
                }
                Vec::new()
            }
            Msg::AskedForGroupLinks(name) => vec![Effect::DrawSecret(name)],
            Msg::SecretDrawn(name, secret) => {
                let made = GroupLinks::make(self.player.quiz(), env.now, name, secret);
                self.publishing.last_pair =
                    Some(made.as_ref().map(|it| it.made).map_err(Clone::clone));
                made.map_or_else(|_| Vec::new(), |it| self.apply(Msg::GroupLinksFound(it), env))
            }
            Msg::AskedForCoveredDraw => {
                self.publishing.covered_seed = Some(env.seed());
                Vec::new()
            }
        }
    }

    /// Lets the player's part do something that may lead to another page. A play that begins drops the name of a player
    /// of a quiz without its key, where the name tells players apart: that play may be somebody else's.
    pub(super) fn ask_player(
        &mut self,
        ask: impl FnOnce(&mut player::Model) -> Vec<player::Effect>,
    ) -> Vec<Effect> {
        let is_named_apart = matches!(self.player.source, Source::Player(_));
        let before = is_named_apart.then(|| self.player.records.clone());
        let effects = ask(&mut self.player);
        if !matches!(self.player.route, Ok(player::Page::Outside(_))) {
            self.page = None;
        }
        let mut all = Vec::new();
        for effect in effects {
            let begins = matches!((&effect, &before), (player::Effect::Save(id, _), Some(before)) if !before.contains_key(id));
            all.push(Effect::Player(effect));
            if begins {
                self.name = None;
                all.push(Effect::SaveName(None));
            }
        }
        all
    }

    /// Goes to an address.
    fn arrive(&mut self, address: &str, env: Env) -> Vec<Effect> {
        self.received = None;
        self.page = None;
        self.publishing = Publishing::default();
        let Ok(route) = self.player.base().route(address) else {
            self.player.leave_page();
            return open_link::open(self, address);
        };
        let mut effects = self.ask_player(|it| it.go_to(route, env));
        self.page = match (route, &self.player.route) {
            (Route::Share(id), Ok(_)) => Some(Page::Share(id)),
            (Route::Publish, Ok(_)) => Some(Page::Publish),
            _ => None,
        };
        // The player leaves these pages to this program.
        if self.page.is_some() {
            effects.retain(|it| !matches!(it, Effect::Player(player::Effect::Reload(_))));
        }
        effects
    }

    /// Shows a page of this program, or says why the address leads nowhere.
    pub(super) fn show(&mut self, page: Result<Page, NotFound>) {
        let about = match page {
            Ok(Page::Share(id)) => Some(id),
            Ok(Page::Received | Page::Publish) | Err(_) => None,
        };
        self.page = page.as_ref().ok().copied();
        self.player.route = page.map(|_| player::Page::Outside(about));
    }

    /// Removes an attempt from this device, and the friends who sent its draw.
    fn delete(&mut self, id: AttemptId) -> Vec<Effect> {
        let record = self.player.records.get(&id).cloned();
        let effects = self.ask_player(|it| it.delete(id));
        let friends = record.map(|it| friends::part(self, &it.attempt)).unwrap_or_default();
        friends.into_iter().chain(effects).collect()
    }

    /// Removes the quiz that came in a link, once nothing else of it is stored.
    fn drop_quiz(&self) -> Option<Effect> {
        let player = &self.player;
        let is_empty =
            player.records.is_empty() && player.reserved.is_empty() && self.pairs.is_empty();
        (is_empty && player.base() != Base::default()).then_some(Effect::RemoveQuiz)
    }

    /// Removes an attempt and the player's name, and shows the cover to the next player. The quiz stays, since the next
    /// player may not have the link that it came in.
    fn clear(&mut self, id: AttemptId, env: Env) -> Vec<Effect> {
        let mut effects = self.delete(id);
        self.name = None;
        effects.push(Effect::SaveName(None));
        effects.push(player::Effect::Replace(Route::Cover).into());
        effects.extend(self.ask_player(|it| it.enter(Route::Cover, env)));
        effects
    }

    /// The title and the fingerprint of each quiz on this device that version 1 calls by this short name. Version 2 calls
    /// each quiz by its fingerprint.
    pub(super) fn twins(&self, short: ShortName) -> impl Iterator<Item = (&str, Fingerprint)> {
        self.others.iter().filter_map(move |it| {
            let (_, fingerprint) = it.twin.filter(|(name, _)| *name == short)?;
            Some((&*it.title, fingerprint))
        })
    }

    /// The challenges that friends sent of the draw of an attempt.
    pub fn rivals_of(&self, attempt: &Attempt) -> impl Iterator<Item = &Rival> {
        self.rivals.iter().filter(|it| it.is_on_draw_of(attempt))
    }
}
