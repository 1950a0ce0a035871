//! What the page knows, and what each event makes of it. Pure: what is to be done to the browser
//! comes back as [`Effect`]s.

mod parts;

pub use parts::{Around, Parts};

use crate::env::Env;
use crate::notice::Notice;
use crate::play_links::{Aside, Pair, Rival, Sent};
use crate::route::{AttemptId, Base, Frame, Route, UnknownAddress};
use crate::storage::attempts::Shelf;
use crate::storage::{Fault, Found};
use quiz::attempt::{self, Attempt};
use quiz::draw::{Seed, UnknownEdition};
use quiz::record::{Record, RecordError};
use quiz::{Edition, Feedback, Quiz};
use quiz_link::{Fingerprint, Name, ShortName, Source};
use std::mem;
use std::rc::Rc;

/// How many attempts are kept; beyond, the oldest go first.
pub const MOST_KEPT: usize = 50;

/// How many friends' attempts are kept; beyond, those go first whose draw was not played.
pub const MOST_RIVALS: usize = 50;

/// Everything that the page shows is a function of this, but for what the edge alone knows and what never changes while
/// the page is open: at which address it is, whether it is one file, who hears of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The quiz that the page is about. For another one the page is loaded anew.
    pub source: Source,
    /// Where the person is.
    pub route: Result<Place, Lost>,
    /// The attempts on this device.
    pub records: Shelf,
    /// The attempt whose first scenario the cover shows. It counts once it is touched.
    pub prospect: Option<(AttemptId, Rc<Record>)>,
    /// What only the whole program can do; none in the small one.
    pub parts: Option<&'static Parts>,
    /// The frame that the page is in.
    frame: Frame,
    /// What came in the link that was opened, until it is taken up.
    pub sent: Option<Sent>,
    /// What friends made of their draws.
    pub rivals: Vec<Rival>,
    /// The links that were made for groups, by the time of that.
    pub pairs: Vec<Pair>,
    /// The name that goes with what the person sends.
    pub name: Option<Name>,
    /// Other quizzes of which something is kept on this device.
    pub others: Vec<Other>,
    /// The names of all that is kept of the quiz that was built in before, if plays are: they cannot be shown.
    pub bygone: Vec<Rc<str>>,
    /// The links that somebody who holds the key has pasted, to have them marked.
    pub pasted: Rc<str>,
    /// Names that are taken in storage by what cannot be read here, and must stay.
    pub reserved: Vec<AttemptId>,
    /// What the person should know, each once.
    pub notices: Vec<Notice>,
    /// Those that were dismissed or told before.
    told: Vec<Notice>,
    /// Whether digits choose responses.
    pub number_keys: bool,
}

/// Another quiz, or the same one played another way.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Where its addresses begin.
    pub base: Base,
    /// Its title.
    pub title: String,
    /// What plays of version 1 call it, and what plays of version 2 do, where another quiz on the device has the
    /// same name in version 1.
    pub twin: Option<(ShortName, Fingerprint)>,
    /// The plays of it that came to their end, where it is the quiz of the page with its situations covered, or the reverse.
    pub plays: Vec<Aside>,
}

/// A [`Route`] that leads somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The cover.
    Cover,
    /// The attempt, at the step where it stands.
    Play(AttemptId),
    /// The result of a finished attempt.
    Result(AttemptId),
    /// The attempts on this device.
    Earlier,
    /// Something that was sent: see [`Model::sent`].
    Sent,
    /// What an attempt can be sent as.
    Share(AttemptId),
    /// The ways to give the quiz itself to others.
    Give,
    /// What another program or another quiz is for, which is on its way.
    Elsewhere,
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// This version of the page does not know such addresses.
    Unknown,
    /// It is a link that cannot be opened, for this reason.
    Link(String),
    /// The quiz has no such edition here.
    Edition(UnknownEdition),
    /// The attempt is not on this device.
    NotHere,
    /// It is, but cannot be read by this version of the page and of the quiz.
    NotReadable,
}

impl From<Fault> for Notice {
    fn from(fault: Fault) -> Notice {
        match fault {
            Fault::Blocked => Notice::NotKept,
            Fault::Full => Notice::Full,
        }
    }
}

impl From<Found> for Msg {
    fn from(found: Found) -> Msg {
        match found {
            Found::Attempt(id, read) => Msg::Found(id, read),
            Found::Gone(id) => Msg::Gone(id),
            Found::Rival(link) => Msg::Met(link),
            Found::Name(name) => Msg::Named(Some(name)),
            Found::NumberKeysOff => Msg::SwitchedNumberKeys(false),
            Found::Pasted(links) => Msg::Pasted(links),
            Found::ToldBefore => Msg::ToldBefore,
            Found::Damaged => Msg::Told(Notice::Damaged),
            Found::Fault(fault) => Msg::Told(fault.into()),
        }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The address changed; this is what it says after `#`.
    Opened(String),
    /// Something in the attempt that is shown.
    Played(attempt::Msg),
    /// An attempt was found on the device, or one of its kind that cannot be read and stays there.
    Found(AttemptId, Result<Record, RecordError>),
    /// Another tab removed an attempt.
    Gone(AttemptId),
    /// Something to tell.
    Told(Notice),
    /// On an earlier visit the person was told of all attempts that are found and cannot be read.
    ToldBefore,
    /// The person has read it.
    Dismissed(Notice),
    /// The person takes up what was sent.
    TookUp,
    /// A challenge was found on the device, as a link.
    Met(String),
    /// The name that goes with what the person sends.
    Named(Option<Name>),
    /// Two links were made for a group, or found on the device.
    Paired(Pair),
    /// The person removed the two that were made then.
    Parted(u64),
    /// Something of another quiz was found on the device.
    Beside(Other),
    /// Plays of the quiz that was built in before were found on the device: the names of all that is kept of it.
    Bygone(Vec<Rc<str>>),
    /// Whoever played it wants none of that kept any longer.
    BygoneForgot,
    /// Somebody who holds the key pasted links.
    Pasted(Rc<str>),
    /// The person switched the number keys on or off.
    SwitchedNumberKeys(bool),
    /// The person removed an attempt.
    Deleted(AttemptId),
    /// The person cleared an attempt away for whoever comes next.
    Cleared(AttemptId),
    /// The person removed everything.
    Forgot,
}

/// What is to be done to the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep this attempt.
    Save(AttemptId),
    /// Remove it.
    Remove(AttemptId),
    /// Remove the quiz itself, which came in a link.
    RemoveQuiz,
    /// Remove everything that this page keeps.
    RemoveAll,
    /// Keep the settings.
    SaveSettings,
    /// Keep the person's name.
    SaveName,
    /// Keep a text of the quiz's under a name of its own.
    Note(Rc<str>, Rc<str>),
    /// Remove it.
    RemoveNote(Rc<str>),
    /// Remove what is under this very name, of whichever quiz it is.
    Discard(Rc<str>),
    /// Keep what was pasted.
    SavePasted,
    /// Load the page anew at this very address: with another program, or for another quiz. Where that has
    /// been done, the address leads nowhere, for this reason.
    Reload(Lost),
    /// Show a new address, as a step that "back" undoes.
    Push(Route),
    /// Correct the address.
    Replace(Route),
}

impl Model {
    /// A page on its cover, with nothing kept.
    pub fn new(source: Source) -> Model {
        Model {
            source,
            route: Ok(Place::Cover),
            records: Shelf::default(),
            prospect: None,
            parts: None,
            frame: Frame::default(),
            sent: None,
            rivals: Vec::new(),
            pairs: Vec::new(),
            name: None,
            others: Vec::new(),
            bygone: Vec::new(),
            pasted: Rc::default(),
            reserved: Vec::new(),
            notices: Vec::new(),
            told: Vec::new(),
            number_keys: true,
        }
    }

    /// The page with what was found on the device, opened at an address.
    ///
    /// If something was done to the cover's first scenario before the program was there, it is offered
    /// even where another play is under way, as if that had been found too late.
    pub fn opened(
        source: Source,
        parts: Option<&'static Parts>,
        found: Vec<Msg>,
        fragment: String,
        has_begun: bool,
        moment: Env,
    ) -> (Model, Vec<Effect>) {
        let mut model = Model { parts, ..Model::new(source) };
        if let Some(parts) = parts {
            model.frame = (parts.frame)();
        }
        for msg in found {
            // What is kept already need not be kept again.
            model.update(msg, moment);
        }
        // Two copies may be more than either.
        let mut effects = model.make_room(None);
        effects.extend(model.update(Msg::Opened(fragment), moment));
        // Whatever chooses program and quiz for an address has chosen these: it would do so again.
        effects.retain(|it| {
            if let Effect::Reload(lost) = it {
                model.route = Err(lost.clone());
            }
            !matches!(it, Effect::Reload(_))
        });
        if has_begun && model.route == Ok(Place::Cover) && model.prospect.is_none() {
            model.prospect = model.fresh(moment).ok();
        }
        (model, effects)
    }

    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg, moment: Env) -> Vec<Effect> {
        match msg {
            Msg::Opened(address) => self.arrive(&address, moment),
            Msg::TookUp => match self.parts {
                Some(parts) if self.route == Ok(Place::Sent) => (parts.take_up)(self, moment),
                _ => Vec::new(),
            },
            Msg::Met(link) => {
                if let Some(parts) = self.parts {
                    (parts.meet)(self, &link);
                }
                Vec::new()
            }
            Msg::Named(name) => {
                self.name = name;
                vec![Effect::SaveName]
            }
            Msg::Paired(pair) => {
                let effect = Effect::Note(pair.note(), pair.write());
                self.pairs.push(pair);
                vec![effect]
            }
            Msg::Parted(made) => {
                let at = self.pairs.iter().position(|it| it.made == made);
                let pair = at.map(|it| self.pairs.remove(it));
                let effect = pair.map(|it| Effect::RemoveNote(it.note()));
                effect.into_iter().chain(self.drop_quiz()).collect()
            }
            Msg::Beside(other) => {
                self.others.push(other);
                Vec::new()
            }
            Msg::Bygone(names) => {
                self.bygone = names;
                Vec::new()
            }
            Msg::BygoneForgot => {
                mem::take(&mut self.bygone).into_iter().map(Effect::Discard).collect()
            }
            Msg::Pasted(text) => {
                self.pasted = text;
                vec![Effect::SavePasted]
            }
            Msg::Played(msg) => self.play(msg, moment),
            Msg::Found(id, Ok(record)) => {
                self.reserved.retain(|it| *it != id);
                let known = self.records.get(&id);
                let later = known.is_none_or(|it| record.changed >= it.changed);
                // What was played to its end stays so: another tab may not know yet.
                let reopens = known.is_some_and(|it| it.attempt.is_finished())
                    && !record.attempt.is_finished();
                if later && !reopens {
                    self.records.insert(id, Rc::new(self.where_we_stand(id, record)));
                }
                Vec::new()
            }
            Msg::Found(id, Err(error)) => {
                self.tell(match error {
                    _ if self.shown() == Some(id) => Notice::GoesOnElsewhere,
                    RecordError::Damaged => Notice::Damaged,
                    RecordError::Newer => Notice::Newer,
                    RecordError::OtherQuiz(_) => Notice::OtherQuiz,
                });
                // It stays in place. What is on the screen goes on, but is no longer kept.
                if !self.reserved.contains(&id) {
                    self.reserved.push(id);
                }
                if self.shown() != Some(id) {
                    self.records.remove(&id);
                }
                Vec::new()
            }
            Msg::Gone(id) => {
                self.reserved.retain(|it| *it != id);
                // What is on the screen is not taken away; it is kept again at the next answer.
                if self.shown() != Some(id) {
                    self.records.remove(&id);
                }
                Vec::new()
            }
            Msg::Told(notice) => {
                self.tell(notice);
                Vec::new()
            }
            Msg::ToldBefore => {
                self.told.extend([Notice::OtherQuiz, Notice::Newer]);
                Vec::new()
            }
            Msg::Dismissed(notice) => {
                self.notices.retain(|it| *it != notice);
                Vec::new()
            }
            Msg::SwitchedNumberKeys(on) => {
                self.number_keys = on;
                vec![Effect::SaveSettings]
            }
            Msg::Deleted(id) => self.delete(id),
            Msg::Cleared(id) => {
                self.parts.map_or_else(Vec::new, |parts| (parts.clear)(self, id, moment))
            }
            Msg::Forgot => self.forget(moment),
        }
    }

    /// Forgets everything that is kept.
    fn forget(&mut self, moment: Env) -> Vec<Effect> {
        let Model { parts, frame, .. } = *self;
        *self = Model { parts, frame, ..Model::new(self.source.clone()) };
        let mut effects = vec![Effect::RemoveAll, Effect::Replace(Route::Cover)];
        self.route = self.open(Route::Cover, moment, &mut effects);
        effects
    }

    /// Goes to what is at an address.
    fn arrive(&mut self, address: &str, moment: Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.notices.retain(|it| !matches!(it, Notice::Copied | Notice::NotCopied));
        self.sent = None;
        let route = self.place_at(address);
        // The cover keeps its own, and "play" takes it up.
        if !matches!(route, Ok(Route::Cover | Route::Play)) {
            self.prospect = None;
        }
        self.route = match (route, self.parts) {
            (Ok(route), _) => self.open(route, moment, &mut effects),
            (Err(_), Some(parts)) => (parts.open)(self, address, &mut effects),
            (Err(_), None) => Ok(leave(Lost::Unknown, &mut effects)),
        };
        effects
    }

    /// Removes an attempt.
    pub(crate) fn delete(&mut self, id: AttemptId) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(record) = self.records.remove(&id) {
            if self.shown() == Some(id) {
                self.route = Err(Lost::NotHere);
            }
            if let Some(parts) = self.parts {
                effects.extend((parts.part)(self, &record.attempt));
            }
            if !self.reserved.contains(&id) {
                effects.push(Effect::Remove(id));
            }
        } else if let Some(at) = self.reserved.iter().position(|it| *it == id) {
            // What cannot be read stays until somebody wants it gone.
            self.reserved.remove(at);
            effects.push(Effect::Remove(id));
        }
        effects.extend(self.drop_quiz());
        effects
    }

    /// Removes the quiz that came in a link, once nothing of it is kept.
    fn drop_quiz(&self) -> Option<Effect> {
        let is_empty = self.records.is_empty() && self.reserved.is_empty() && self.pairs.is_empty();
        (is_empty && self.base() != Base::default()).then_some(Effect::RemoveQuiz)
    }

    /// Why there is no attempt to show.
    fn missing(&self, id: AttemptId) -> Lost {
        if self.reserved.contains(&id) { Lost::NotReadable } else { Lost::NotHere }
    }

    /// The attempts that are kept and cannot be read.
    pub fn not_readable(&self) -> impl Iterator<Item = AttemptId> {
        self.reserved.iter().copied().filter(|it| !self.records.contains_key(it))
    }

    /// The attempt that is on the screen.
    pub fn shown(&self) -> Option<AttemptId> {
        match self.route {
            Ok(Place::Play(id) | Place::Result(id) | Place::Share(id)) => Some(id),
            _ => None,
        }
    }

    /// The attempt whose controls are on the screen: on the cover, the one that would begin.
    pub fn playing(&self) -> Option<(AttemptId, &Rc<Record>)> {
        let kept = |id| self.records.get(&id).map(|it| (id, it));
        match &self.route {
            Ok(Place::Play(id)) => kept(*id),
            Ok(Place::Cover) => {
                let (id, blank) = self.prospect.as_ref()?;
                kept(*id).or(Some((*id, blank)))
            }
            _ => None,
        }
    }

    /// The attempt that was last played here and not finished.
    pub fn under_way(&self) -> Option<(AttemptId, &Record)> {
        let open = self.own().filter(|(_, it)| !it.attempt.is_finished());
        open.max_by_key(|(_, it)| it.changed).map(|(id, it)| (*id, &**it))
    }

    /// Where one press on "play" leads for a draw: to its open attempt, or to a new one.
    pub fn way_into(&self, edition: Edition, seed: Seed) -> Route {
        match self.runs(edition, seed).find(|(_, it)| !it.attempt.is_finished()) {
            Some((id, record)) => Route::at(*id, &record.attempt),
            None => Route::Step(self.free(edition, seed), 1),
        }
    }

    /// What friends made of the draw of an attempt.
    pub fn rivals_of(&self, attempt: &Attempt) -> impl Iterator<Item = &Rival> {
        self.rivals.iter().filter(|it| it.is_on_draw_of(attempt))
    }

    /// The finished go at a draw that is there, if there is one.
    pub fn result_of(&self, edition: Edition, seed: Seed) -> Option<AttemptId> {
        let mut latest = self.runs(edition, seed).rev();
        latest.find(|(_, it)| it.attempt.is_finished()).map(|(id, _)| *id)
    }

    /// The attempts that go on here: in a frame, none that was begun in another.
    pub(crate) fn own(&self) -> impl DoubleEndedIterator<Item = (&AttemptId, &Rc<Record>)> {
        self.records.iter().filter(|(id, _)| self.frame.has(**id))
    }

    /// The goes at a draw that are there, the first one first.
    pub(crate) fn runs(
        &self,
        edition: Edition,
        seed: Seed,
    ) -> impl DoubleEndedIterator<Item = (&AttemptId, &Rc<Record>)> {
        self.own().filter(move |(id, _)| id.seed == seed && id.edition == edition)
    }

    /// Whether anything is kept here that may be forgotten, beside what is being played on the cover.
    pub fn keeps_anything(&self) -> bool {
        let begun = self.prospect.as_ref().is_some_and(|(id, _)| self.records.contains_key(id));
        self.records.len() > usize::from(begun)
            || !self.others.is_empty()
            || !self.bygone.is_empty()
            || !self.reserved.is_empty()
            || !self.rivals.is_empty()
            || !self.pairs.is_empty()
            || self.name.is_some()
    }

    /// The place in the quiz that is at an address, if there is one.
    pub fn place_at(&self, address: &str) -> Result<Route, UnknownAddress> {
        match self.parts {
            Some(parts) => (parts.place_at)(self.base(), address),
            // The small program has but one quiz.
            None => address.parse(),
        }
    }

    /// The quiz, as it is played.
    pub fn quiz(&self) -> &Rc<Quiz> {
        self.source.quiz()
    }

    /// Where its addresses begin.
    pub fn base(&self) -> Base {
        Base::of(&self.source)
    }

    /// The first run of plays that begin here, at any draw: see [`Frame`].
    pub(crate) fn first_run(&self) -> u32 {
        self.frame.first_run()
    }

    /// The first go at a draw that is not taken.
    pub(crate) fn free(&self, edition: Edition, seed: Seed) -> AttemptId {
        let mut id = AttemptId { edition, seed, run: self.frame.first_run() };
        while self.is_taken(id) {
            id.run += 1;
        }
        id
    }

    fn is_taken(&self, id: AttemptId) -> bool {
        self.records.contains_key(&id) || self.reserved.contains(&id)
    }

    pub(crate) fn open(
        &mut self,
        route: Route,
        moment: Env,
        effects: &mut Vec<Effect>,
    ) -> Result<Place, Lost> {
        match route {
            Route::Cover => {
                let prospect = self.prospect.take();
                self.prospect = match prospect.filter(|(id, _)| !self.is_taken(*id)) {
                    _ if self.under_way().is_some() => None,
                    None => Some(self.fresh(moment)?),
                    untouched => untouched,
                };
                Ok(Place::Cover)
            }
            Route::Earlier => Ok(Place::Earlier),
            Route::Play => {
                let prospect = self.prospect.take().map(|(id, _)| id);
                // What was begun on the cover goes before what another tab may be playing.
                let begun = prospect.and_then(|id| Some((id, &**self.records.get(&id)?)));
                let begun = begun.filter(|(_, record)| !record.attempt.is_finished());
                match begun.or(self.under_way()) {
                    Some((id, record)) => {
                        effects.push(Effect::Replace(Route::at(id, &record.attempt)));
                        Ok(Place::Play(id))
                    }
                    None => self.enter(prospect, moment, effects),
                }
            }
            Route::New => self.enter(None, moment, effects),
            Route::Step(id, step) => {
                if self.reserved.contains(&id) && !self.records.contains_key(&id) {
                    return Err(Lost::NotReadable);
                }
                if let Some(record) = self.records.get(&id) {
                    if let Some(attempt) = record.attempt.update(attempt::Msg::WentTo(step - 1)) {
                        effects.extend(self.keep(id, attempt, moment));
                    }
                } else {
                    self.begin(id, moment, effects)?;
                    if step > 1 {
                        self.tell(Notice::Anew);
                    }
                }
                let at = self.records.get(&id).map_or(0, |it| it.attempt.at());
                if at + 1 != step {
                    effects.push(Effect::Replace(Route::Step(id, at + 1)));
                }
                Ok(Place::Play(id))
            }
            Route::Result(id) => match self.records.get(&id) {
                Some(record) if record.attempt.is_finished() => Ok(Place::Result(id)),
                Some(record) => {
                    effects.push(Effect::Replace(Route::at(id, &record.attempt)));
                    Ok(Place::Play(id))
                }
                None => Err(self.missing(id)),
            },
            Route::Share(id) if !self.records.contains_key(&id) => Err(self.missing(id)),
            Route::Share(_) | Route::Give if self.parts.is_none() => {
                Ok(leave(Lost::Unknown, effects))
            }
            Route::Share(id) => Ok(Place::Share(id)),
            Route::Give => Ok(Place::Give),
        }
    }

    /// Starts a new attempt and shows it.
    fn enter(
        &mut self,
        id: Option<AttemptId>,
        moment: Env,
        effects: &mut Vec<Effect>,
    ) -> Result<Place, Lost> {
        let id = id.filter(|it| !self.is_taken(*it));
        let id = id.unwrap_or_else(|| self.free(self.quiz().edition(), moment.seed));
        self.begin(id, moment, effects)?;
        effects.push(Effect::Replace(Route::Step(id, 1)));
        Ok(Place::Play(id))
    }

    /// An attempt that may begin.
    fn fresh(&self, moment: Env) -> Result<(AttemptId, Rc<Record>), Lost> {
        let id = self.free(self.quiz().edition(), moment.seed);
        Ok((id, self.blank(id, moment)?))
    }

    /// An attempt at which nothing has happened.
    fn blank(&self, id: AttemptId, moment: Env) -> Result<Rc<Record>, Lost> {
        let attempt = Attempt::start(Rc::clone(self.quiz()), id.edition, id.seed);
        let attempt = attempt.map_err(Lost::Edition)?;
        Ok(Rc::new(Record { attempt, started: moment.now, changed: moment.now }))
    }

    fn begin(&mut self, id: AttemptId, moment: Env, effects: &mut Vec<Effect>) -> Result<(), Lost> {
        self.records.insert(id, self.blank(id, moment)?);
        effects.extend(self.make_room(Some(id)));
        effects.push(Effect::Save(id));
        effects.extend(self.drop_name());
        Ok(())
    }

    /// Drops the name where it is to tell people apart: whoever begins a play may not be who gave it.
    pub(crate) fn drop_name(&mut self) -> Option<Effect> {
        matches!(self.source, Source::Keyless(_)).then(|| {
            self.name = None;
            Effect::SaveName
        })
    }

    /// Removes the oldest attempts beyond the cap, but first those at which nothing was done.
    pub(crate) fn make_room(&mut self, newest: Option<AttemptId>) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.records.len() > MOST_KEPT {
            let others = self.records.iter().filter(|(id, _)| Some(**id) != newest);
            let oldest = others.min_by_key(|(_, it)| (it.attempt.is_touched(), it.changed));
            let Some(oldest) = oldest.map(|(id, _)| *id) else { break };
            self.records.remove(&oldest);
            if !self.reserved.contains(&oldest) {
                effects.push(Effect::Remove(oldest));
            }
        }
        effects
    }

    fn play(&mut self, msg: attempt::Msg, moment: Env) -> Vec<Effect> {
        let Some((id, record)) = self.playing() else { return Vec::new() };
        let (before, was_finished) = (record.attempt.at(), record.attempt.is_finished());
        let at_once = self.quiz().feedback() == Feedback::AtOnce;
        let next = match msg {
            attempt::Msg::Confirmed | attempt::Msg::ConfirmedAsShown if !at_once => {
                go_on(&record.attempt, msg)
            }
            msg => record.attempt.update(msg),
        };
        let Some(attempt) = next else { return Vec::new() };
        let (at, finished) = (attempt.at(), attempt.is_finished());
        let kept = self.keep(id, attempt, moment);
        let mut effects = self.make_room(Some(id));
        effects.extend(kept);
        let from_cover = self.route == Ok(Place::Cover);
        if finished && !was_finished {
            self.route = Ok(Place::Result(id));
            effects.push(Effect::Push(Route::Result(id)));
        } else if at != before
            || (from_cover && !matches!(msg, attempt::Msg::Edited(_) | attempt::Msg::Cleared))
        {
            self.route = Ok(Place::Play(id));
            effects.push(Effect::Push(Route::Step(id, at + 1)));
        }
        effects
    }

    fn keep(&mut self, id: AttemptId, attempt: Attempt, moment: Env) -> Vec<Effect> {
        let before = self.records.get(&id).map(|it| (it.started, it.changed));
        let (started, last) = before.unwrap_or((moment.now, 0));
        // Whatever the clock says, what was kept before is older: it may be found once more, where
        // this cannot be kept.
        let changed = moment.now.max(last.saturating_add(1));
        self.records.insert(id, Rc::new(Record { attempt, started, changed }));
        let mut effects = Vec::new();
        if !self.reserved.contains(&id) {
            effects.push(Effect::Save(id));
        }
        if before.is_none() {
            effects.extend(self.drop_name());
        }
        effects
    }

    /// Another tab's state of an attempt, standing where this tab stands.
    fn where_we_stand(&self, id: AttemptId, record: Record) -> Record {
        let here = self.records.get(&id).filter(|_| self.shown() == Some(id));
        let moved =
            here.and_then(|it| record.attempt.update(attempt::Msg::WentTo(it.attempt.at())));
        match moved {
            Some(attempt) => Record { attempt, ..record },
            None => record,
        }
    }

    fn tell(&mut self, notice: Notice) {
        if matches!(notice, Notice::Copied | Notice::NotCopied) {
            self.notices.retain(|it| !matches!(it, Notice::Copied | Notice::NotCopied));
        }
        let repeats =
            matches!(notice, Notice::Copied | Notice::NotCopied | Notice::NotSaved | Notice::Anew);
        if (repeats || !self.told.contains(&notice)) && !self.notices.contains(&notice) {
            self.told.push(notice);
            self.notices.push(notice);
        }
    }
}

/// Leaves an address to another program, or to this one with another quiz; if neither knows it, it leads
/// nowhere, for this reason.
pub(crate) fn leave(lost: Lost, effects: &mut Vec<Effect>) -> Place {
    effects.push(Effect::Reload(lost));
    Place::Elsewhere
}

/// Gives an answer by a message that confirms it, and goes on: to the result from the last scenario.
/// `None` if there is no answer yet.
pub(crate) fn go_on(attempt: &Attempt, confirmed: attempt::Msg) -> Option<Attempt> {
    let at = attempt.at();
    let given = attempt.update(confirmed);
    // What was given already may be confirmed once more.
    let given = given.as_ref().or_else(|| attempt.made(at).map(|_| attempt))?;
    let on = if given.is_last(at) { attempt::Msg::Finished } else { attempt::Msg::WentOn };
    given.update(on)
}
