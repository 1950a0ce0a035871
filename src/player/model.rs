//! The model of the page, and how each message changes it. Updating is pure: [`Effect`]s say what the app has to ask of
//! the browser.

use crate::env::Env;
use crate::notice::Notice;
use crate::route::{AttemptId, Base, Frame, Route};
use crate::storage::attempts::Attempts;
use crate::storage::{Fault, Found};
use quiz::attempt::{self, Attempt};
use quiz::draw::{Seed, UnknownEdition};
use quiz::record::{Record, RecordError};
use quiz::{Edition, Feedback, Quiz};
use quiz_link::Source;
use std::rc::Rc;

/// The greatest number of attempts that are kept. Beyond it, the oldest are removed.
pub const MAX_ATTEMPTS: usize = 50;

/// The state of the page. All that the page shows is a function of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The quiz of the page. For another quiz the page is loaded anew.
    pub source: Source,
    /// The page on the screen, or why the address leads nowhere.
    pub route: Result<Page, NotFound>,
    /// The attempts on this device.
    pub records: Attempts,
    /// An attempt that has not begun: the cover shows its first scenario. It becomes a record once the person does
    /// something to it.
    pub unstarted: Option<(AttemptId, Rc<Record>)>,
    /// The frame that the page is in, if it is within another page.
    frame: Frame,
    /// Whether a host hears of the play, so that the page tells the person.
    pub is_heard: bool,
    /// The ids of records that cannot be read here. They must stay, so no new attempt takes their names.
    pub reserved: Vec<AttemptId>,
    /// The notices on the screen, each once.
    pub notices: Vec<Notice>,
    /// The notices that were shown on this visit or on an earlier one, and are not shown again.
    shown_notices: Vec<Notice>,
    /// Whether digits choose responses.
    pub number_keys: bool,
    /// Whether something is stored on this device, beside attempts at this quiz, that the person may remove.
    pub keeps_more: bool,
}

/// A page of the player: what a [`Route`] leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// The cover.
    Cover,
    /// The attempt, at the step where it stands.
    Play(AttemptId),
    /// The result of a finished attempt.
    Result(AttemptId),
    /// The attempts on this device.
    History,
    /// No page of the player: that of a program around it, about this attempt if about one. It is empty if there is no
    /// such page, until another program or another quiz is loaded.
    Outside(Option<AttemptId>),
}

/// The reason why an address leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// This version of the page does not know such addresses.
    Unknown,
    /// The address is a link that cannot be opened, with the reason.
    Link(String),
    /// The quiz has no such edition in this version of the page.
    Edition(UnknownEdition),
    /// The attempt is not on this device.
    NotHere,
    /// The attempt is on this device, but this version of the page and of the quiz cannot read it.
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

/// An event: something that the person did, or that was found on the device.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The address changed. The text is its fragment, with the `#`.
    Opened(String),
    /// A message to the attempt whose controls are on the screen.
    Played(attempt::Msg),
    /// A record was found on the device, or one that cannot be read and stays there.
    Found(AttemptId, Result<Record, RecordError>),
    /// Another tab removed an attempt.
    Gone(AttemptId),
    /// Something else than attempts was found on the device.
    MoreFound,
    /// There is something to tell the person.
    Noticed(Notice),
    /// On an earlier visit the person was told of all records that are found and cannot be read.
    ReportedBefore,
    /// The person has read a notice.
    Dismissed(Notice),
    /// The person switched the number keys on or off.
    SwitchedNumberKeys(bool),
    /// The person removed an attempt.
    Deleted(AttemptId),
    /// The person removed everything from this device.
    Forgot,
    /// The person asked to print the page.
    AskedToPrint,
}

impl Msg {
    /// The message about something that was found on the device. `None` if it is nothing to the player.
    pub(crate) fn of(found: Found) -> Option<Msg> {
        match found {
            Found::Attempt(id, read) => Some(Msg::Found(id, read)),
            Found::Gone(id) => Some(Msg::Gone(id)),
            Found::NumberKeysOff => Some(Msg::SwitchedNumberKeys(false)),
            Found::ReportedBefore => Some(Msg::ReportedBefore),
            Found::Damaged => Some(Msg::Noticed(Notice::Damaged)),
            Found::Fault(fault) => Some(Msg::Noticed(fault.into())),
            Found::Name(_) => Some(Msg::MoreFound),
            Found::Rival(_) | Found::Pasted(_) => None,
        }
    }
}

/// Something that the app has to do, in the storage or in the browser.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Store this attempt, which has this record.
    Save(AttemptId, Rc<Record>),
    /// Remove this attempt from the storage.
    Remove(AttemptId),
    /// Remove everything that this page stores on the device.
    RemoveAll,
    /// Store whether digits choose responses.
    SaveNumberKeys(bool),
    /// Load the page anew at its address, with another program or for another quiz. If that has been done already, the
    /// address leads nowhere, for this reason.
    Reload(NotFound),
    /// Print the page.
    Print,
    /// Show a new address, as a step of the browser's history.
    Push(Route),
    /// Show another address in place of the present one.
    Replace(Route),
}

impl Model {
    /// A page on its cover, of a device on which nothing is stored.
    pub fn new(source: Source, frame: Frame) -> Model {
        Model {
            source,
            route: Ok(Page::Cover),
            records: Attempts::default(),
            unstarted: None,
            frame,
            is_heard: false,
            reserved: Vec::new(),
            notices: Vec::new(),
            shown_notices: Vec::new(),
            number_keys: true,
            keeps_more: false,
        }
    }

    /// Offers the first scenario of a new play on the cover, even if another play is under way, as if that play had been
    /// found too late.
    pub(crate) fn offer_new(&mut self, env: Env) {
        if self.route == Ok(Page::Cover) && self.unstarted.is_none() {
            self.unstarted = self.fresh(env).ok();
        }
    }

    /// Applies a message, and returns what the app has to do.
    pub fn update(&mut self, msg: Msg, env: Env) -> Vec<Effect> {
        match msg {
            Msg::Opened(address) => self.arrive(&address, env),
            Msg::Played(msg) => self.play(msg, env),
            Msg::Found(id, Ok(record)) => {
                self.reserved.retain(|it| *it != id);
                let known = self.records.get(&id);
                let later = known.is_none_or(|it| record.changed >= it.changed);
                // Another tab may not know yet that the attempt is finished. A finished attempt never becomes an open
                // one.
                let reopens = known.is_some_and(|it| it.attempt.is_finished())
                    && !record.attempt.is_finished();
                if later && !reopens {
                    self.records.insert(id, Rc::new(self.where_we_stand(id, record)));
                }
                Vec::new()
            }
            Msg::Found(id, Err(error)) => {
                self.notify(match error {
                    _ if self.shown() == Some(id) => Notice::GoesOnElsewhere,
                    RecordError::Damaged => Notice::Damaged,
                    RecordError::Newer => Notice::Newer,
                    RecordError::OtherQuiz(_) => Notice::OtherQuiz,
                });
                // The text stays in the storage. The attempt on the screen goes on, but is no longer stored.
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
                // The attempt on the screen stays. It is stored again with the next answer.
                if self.shown() != Some(id) {
                    self.records.remove(&id);
                }
                Vec::new()
            }
            Msg::MoreFound => {
                self.keeps_more = true;
                Vec::new()
            }
            Msg::Noticed(notice) => {
                self.notify(notice);
                Vec::new()
            }
            Msg::ReportedBefore => {
                self.shown_notices.extend([Notice::OtherQuiz, Notice::Newer]);
                Vec::new()
            }
            Msg::Dismissed(notice) => {
                self.notices.retain(|it| *it != notice);
                Vec::new()
            }
            Msg::SwitchedNumberKeys(on) => {
                self.number_keys = on;
                vec![Effect::SaveNumberKeys(on)]
            }
            Msg::Deleted(id) => self.delete(id),
            Msg::Forgot => self.forget(env),
            Msg::AskedToPrint => vec![Effect::Print],
        }
    }

    /// Removes everything, and starts anew on the cover.
    fn forget(&mut self, env: Env) -> Vec<Effect> {
        let anew = Model::new(self.source.clone(), self.frame);
        *self = Model { is_heard: self.is_heard, ..anew };
        let effects = vec![Effect::RemoveAll, Effect::Replace(Route::Cover)];
        effects.into_iter().chain(self.enter(Route::Cover, env)).collect()
    }

    /// Goes to an address.
    fn arrive(&mut self, address: &str, env: Env) -> Vec<Effect> {
        if let Ok(route) = address.parse() {
            return self.go_to(route, env);
        }
        self.leave_page();
        self.leave(NotFound::Unknown)
    }

    /// Goes to a route of this quiz.
    pub(crate) fn go_to(&mut self, route: Route, env: Env) -> Vec<Effect> {
        let unstarted = self.unstarted.take();
        self.leave_page();
        // The cover keeps its unstarted attempt, and `#play` starts that attempt.
        if matches!(route, Route::Cover | Route::Play) {
            self.unstarted = unstarted;
        }
        self.enter(route, env)
    }

    /// Shows the page of a route without leaving the address.
    pub(crate) fn enter(&mut self, route: Route, env: Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.route = self.open(route, env, &mut effects);
        effects
    }

    /// Forgets what concerns only the page that is left: the attempt that did not begin, and notices about a press.
    pub(crate) fn leave_page(&mut self) {
        self.unstarted = None;
        self.notices.retain(|it| !matches!(it, Notice::Copied | Notice::NotCopied));
    }

    /// Leaves an address to another program, or to this one with another quiz. If neither knows the address, it leads
    /// nowhere, for the reason `lost`.
    pub(crate) fn leave(&mut self, lost: NotFound) -> Vec<Effect> {
        self.route = Ok(Page::Outside(None));
        vec![Effect::Reload(lost)]
    }

    /// Removes an attempt from this device.
    pub(crate) fn delete(&mut self, id: AttemptId) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.records.remove(&id).is_some() {
            if self.shown() == Some(id) {
                self.route = Err(NotFound::NotHere);
            }
            if !self.reserved.contains(&id) {
                effects.push(Effect::Remove(id));
            }
        } else if let Some(at) = self.reserved.iter().position(|it| *it == id) {
            // A record that cannot be read stays until the person removes it.
            self.reserved.remove(at);
            effects.push(Effect::Remove(id));
        }
        effects
    }

    /// Adds an attempt that came from elsewhere.
    pub(crate) fn add(&mut self, id: AttemptId, record: Rc<Record>) -> Vec<Effect> {
        self.records.insert(id, Rc::clone(&record));
        let mut effects = self.make_room(Some(id));
        effects.push(Effect::Save(id, record));
        effects
    }

    /// The reason why there is no such attempt to show.
    fn missing(&self, id: AttemptId) -> NotFound {
        if self.reserved.contains(&id) { NotFound::NotReadable } else { NotFound::NotHere }
    }

    /// The ids of the records that are stored and cannot be read.
    pub fn not_readable(&self) -> impl Iterator<Item = AttemptId> {
        self.reserved.iter().copied().filter(|it| !self.records.contains_key(it))
    }

    /// The attempt that is on the screen.
    pub fn shown(&self) -> Option<AttemptId> {
        match self.route {
            Ok(Page::Play(id) | Page::Result(id)) => Some(id),
            Ok(Page::Outside(about)) => about,
            Ok(Page::Cover | Page::History) | Err(_) => None,
        }
    }

    /// The attempt whose controls are on the screen: on the cover, the unstarted one.
    pub fn playing(&self) -> Option<(AttemptId, &Rc<Record>)> {
        let kept = |id| self.records.get(&id).map(|it| (id, it));
        match &self.route {
            Ok(Page::Play(id)) => kept(*id),
            Ok(Page::Cover) => {
                let (id, blank) = self.unstarted.as_ref()?;
                kept(*id).or(Some((*id, blank)))
            }
            _ => None,
        }
    }

    /// The open attempt that was last played, among those that go on here.
    pub fn under_way(&self) -> Option<(AttemptId, &Record)> {
        let open = self.own().filter(|(_, it)| !it.attempt.is_finished());
        open.max_by_key(|(_, it)| it.changed).map(|(id, it)| (*id, &**it))
    }

    /// The address at which a draw is played: its open attempt, or else a new one.
    pub fn way_into(&self, edition: Edition, seed: Seed) -> Route {
        match self.runs(edition, seed).find(|(_, it)| !it.attempt.is_finished()) {
            Some((id, record)) => Route::at(*id, &record.attempt),
            None => Route::Step(self.free(edition, seed), 1),
        }
    }

    /// The latest finished attempt at a draw, if there is one.
    pub fn result_of(&self, edition: Edition, seed: Seed) -> Option<AttemptId> {
        let mut latest = self.runs(edition, seed).rev();
        latest.find(|(_, it)| it.attempt.is_finished()).map(|(id, _)| *id)
    }

    /// The attempts that go on here: in a frame, those that began in the same frame.
    pub(crate) fn own(&self) -> impl DoubleEndedIterator<Item = (&AttemptId, &Rc<Record>)> {
        self.records.iter().filter(|(id, _)| self.frame.has(**id))
    }

    /// The attempts at a draw that go on here, the first run first.
    pub(crate) fn runs(
        &self,
        edition: Edition,
        seed: Seed,
    ) -> impl DoubleEndedIterator<Item = (&AttemptId, &Rc<Record>)> {
        self.own().filter(move |(id, _)| id.seed == seed && id.edition == edition)
    }

    /// Whether anything is stored here that the person may remove, apart from the attempt that is played on the cover.
    pub fn keeps_anything(&self) -> bool {
        let begun = self.unstarted.as_ref().is_some_and(|(id, _)| self.records.contains_key(id));
        self.records.len() > usize::from(begun) || !self.reserved.is_empty() || self.keeps_more
    }

    /// The quiz, in the form in which it is played.
    pub fn quiz(&self) -> &Rc<Quiz> {
        self.source.quiz()
    }

    /// The base of the addresses of the quiz.
    pub fn base(&self) -> Base {
        Base::of(&self.source)
    }

    /// The frame that the page is in.
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// The id of a new attempt at a draw: the first run that is not taken.
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

    fn open(
        &mut self,
        route: Route,
        env: Env,
        effects: &mut Vec<Effect>,
    ) -> Result<Page, NotFound> {
        match route {
            Route::Cover => {
                let unstarted = self.unstarted.take();
                self.unstarted = match unstarted.filter(|(id, _)| !self.is_taken(*id)) {
                    _ if self.under_way().is_some() => None,
                    None => Some(self.fresh(env)?),
                    untouched => untouched,
                };
                Ok(Page::Cover)
            }
            Route::History => Ok(Page::History),
            Route::Play => {
                let unstarted = self.unstarted.take().map(|(id, _)| id);
                // The attempt that began on the cover comes first: another tab may be playing the other open one.
                let begun = unstarted.and_then(|id| Some((id, &**self.records.get(&id)?)));
                let begun = begun.filter(|(_, record)| !record.attempt.is_finished());
                match begun.or(self.under_way()) {
                    Some((id, record)) => {
                        effects.push(Effect::Replace(Route::at(id, &record.attempt)));
                        Ok(Page::Play(id))
                    }
                    None => self.start_new(unstarted, env, effects),
                }
            }
            Route::New => self.start_new(None, env, effects),
            Route::Step(id, step) => {
                if self.reserved.contains(&id) && !self.records.contains_key(&id) {
                    return Err(NotFound::NotReadable);
                }
                if let Some(record) = self.records.get(&id) {
                    if let Some(attempt) = record.attempt.update(attempt::Msg::WentTo(step - 1)) {
                        effects.extend(self.keep(id, attempt, env));
                    }
                } else {
                    self.begin(id, env, effects)?;
                    if step > 1 {
                        self.notify(Notice::Anew);
                    }
                }
                let at = self.records.get(&id).map_or(0, |it| it.attempt.position());
                if at + 1 != step {
                    effects.push(Effect::Replace(Route::Step(id, at + 1)));
                }
                Ok(Page::Play(id))
            }
            Route::Result(id) => match self.records.get(&id) {
                Some(record) if record.attempt.is_finished() => Ok(Page::Result(id)),
                Some(record) => {
                    effects.push(Effect::Replace(Route::at(id, &record.attempt)));
                    Ok(Page::Play(id))
                }
                None => Err(self.missing(id)),
            },
            Route::Share(id) if !self.records.contains_key(&id) => Err(self.missing(id)),
            Route::Share(id) => Ok(outside(Some(id), effects)),
            Route::Publish => Ok(outside(None, effects)),
        }
    }

    /// Starts a new attempt, and shows its first step. `id` is used if it is free.
    fn start_new(
        &mut self,
        id: Option<AttemptId>,
        env: Env,
        effects: &mut Vec<Effect>,
    ) -> Result<Page, NotFound> {
        let id = id.filter(|it| !self.is_taken(*it));
        let id = id.unwrap_or_else(|| self.free(self.quiz().edition(), env.seed()));
        self.begin(id, env, effects)?;
        effects.push(Effect::Replace(Route::Step(id, 1)));
        Ok(Page::Play(id))
    }

    /// An attempt that may begin, with a free id and the seed of `env`.
    fn fresh(&self, env: Env) -> Result<(AttemptId, Rc<Record>), NotFound> {
        let id = self.free(self.quiz().edition(), env.seed());
        Ok((id, self.blank(id, env)?))
    }

    /// The record of an attempt at which nothing has happened.
    fn blank(&self, id: AttemptId, env: Env) -> Result<Rc<Record>, NotFound> {
        let attempt = Attempt::start(Rc::clone(self.quiz()), id.edition, id.seed);
        let attempt = attempt.map_err(NotFound::Edition)?;
        Ok(Rc::new(Record { attempt: Rc::new(attempt), started: env.now, changed: env.now }))
    }

    fn begin(
        &mut self,
        id: AttemptId,
        env: Env,
        effects: &mut Vec<Effect>,
    ) -> Result<(), NotFound> {
        let record = self.blank(id, env)?;
        effects.extend(self.add(id, record));
        Ok(())
    }

    /// Removes attempts beyond [`MAX_ATTEMPTS`], but never `newest`: first those at which nothing was done, then the
    /// oldest.
    pub(crate) fn make_room(&mut self, newest: Option<AttemptId>) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.records.len() > MAX_ATTEMPTS {
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

    fn play(&mut self, msg: attempt::Msg, env: Env) -> Vec<Effect> {
        let Some((id, record)) = self.playing() else { return Vec::new() };
        let (before, was_finished) = (record.attempt.position(), record.attempt.is_finished());
        let at_once = self.quiz().feedback() == Feedback::AtOnce;
        let next = match msg {
            attempt::Msg::Confirmed | attempt::Msg::ConfirmedAsShown if !at_once => {
                go_on(&record.attempt, msg)
            }
            msg => record.attempt.update(msg),
        };
        let Some(attempt) = next else { return Vec::new() };
        let (at, finished) = (attempt.position(), attempt.is_finished());
        let kept = self.keep(id, attempt, env);
        let mut effects = self.make_room(Some(id));
        effects.extend(kept);
        let from_cover = self.route == Ok(Page::Cover);
        if finished && !was_finished {
            self.route = Ok(Page::Result(id));
            effects.push(Effect::Push(Route::Result(id)));
        } else if at != before
            || (from_cover && !matches!(msg, attempt::Msg::Edited(_) | attempt::Msg::Cleared))
        {
            self.route = Ok(Page::Play(id));
            effects.push(Effect::Push(Route::Step(id, at + 1)));
        }
        effects
    }

    fn keep(&mut self, id: AttemptId, attempt: Attempt, env: Env) -> Option<Effect> {
        let before = self.records.get(&id).map(|it| (it.started, it.changed));
        let (started, last) = before.unwrap_or((env.now, 0));
        // The new state is later than the stored one, whatever the clock says: if it cannot be stored, the older text
        // may be found again.
        let changed = env.now.max(last.saturating_add(1));
        let record = Rc::new(Record { attempt: Rc::new(attempt), started, changed });
        self.records.insert(id, Rc::clone(&record));
        (!self.reserved.contains(&id)).then_some(Effect::Save(id, record))
    }

    /// The record of another tab, moved to the step at which this tab stands.
    fn where_we_stand(&self, id: AttemptId, record: Record) -> Record {
        let here = self.records.get(&id).filter(|_| self.shown() == Some(id));
        let moved =
            here.and_then(|it| record.attempt.update(attempt::Msg::WentTo(it.attempt.position())));
        match moved {
            Some(attempt) => Record { attempt: Rc::new(attempt), ..record },
            None => record,
        }
    }

    fn notify(&mut self, notice: Notice) {
        if matches!(notice, Notice::Copied | Notice::NotCopied) {
            self.notices.retain(|it| !matches!(it, Notice::Copied | Notice::NotCopied));
        }
        let repeats =
            matches!(notice, Notice::Copied | Notice::NotCopied | Notice::NotSaved | Notice::Anew);
        if (repeats || !self.shown_notices.contains(&notice)) && !self.notices.contains(&notice) {
            self.shown_notices.push(notice);
            self.notices.push(notice);
        }
    }
}

/// The page of a route that only a program around the player knows. The player itself leaves it to that program.
fn outside(about: Option<AttemptId>, effects: &mut Vec<Effect>) -> Page {
    effects.push(Effect::Reload(NotFound::Unknown));
    Page::Outside(about)
}

/// Confirms an answer with the message `confirmed`, and goes on: to the next step, or from the last one to the result.
/// `None` if there is no answer yet.
pub(crate) fn go_on(attempt: &Attempt, confirmed: attempt::Msg) -> Option<Attempt> {
    let at = attempt.position();
    let given = attempt.update(confirmed);
    // An answer that was given already is confirmed again without a change.
    let given = given.as_ref().or_else(|| attempt.made(at).map(|_| attempt))?;
    let on = if given.is_last(at) { attempt::Msg::Finished } else { attempt::Msg::WentOn };
    given.update(on)
}
