//! What the desk knows, and what each event makes of it. Pure: what is to be done to the browser comes back as
//! [`Effect`]s.

mod files;
mod open_draft;

pub use files::{Opened, Sample, SourceView};
pub use open_draft::Desk;

use files::own_id;

use crate::editor::drafts::Kept;
use crate::editor::form_messages::told;
use crate::editor::notice::Notice;
use crate::editor::route::{DraftId, Route, Spot};
use crate::editor::twins;
use crate::env::Env;
use crate::player::model::go_on;
use crate::strings::COVER;
use quiz::attempt::{self, Attempt};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::problem::{Place, Problem, Segment};
use quiz::score::{Score, Scorecard};
use quiz::{Feedback, Quiz};
use quiz_authoring::exchange::FileKind;
use quiz_authoring::paper::{Edit, History, NewTwin, Paper, named};
use quiz_authoring::review::Weighed;
use quiz_authoring::trial::trial;
use quiz_link::{Carried, Estimate};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything that the desk shows is a function of this.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The quiz that is built in, to begin with.
    pub home: Rc<Quiz>,
    /// Where the person is.
    pub route: Route,
    /// The drafts on this device.
    pub drafts: BTreeMap<DraftId, Desk>,
    /// Names that are taken by what cannot be read here, and must stay.
    pub reserved: Vec<DraftId>,
    /// What was thrown away last, and can be put back.
    pub gone: Option<(DraftId, Box<Desk>)>,
    /// What can be tried out of the scenario that is shown.
    pub trial: Option<Trial>,
    /// The source of a draft, while somebody looks at it or has changed it.
    pub source: Option<(DraftId, SourceView)>,
    /// What came in a link, while it is shown and nothing of it is kept.
    pub sample: Option<Sample>,
    /// What became of a file that was opened.
    pub opened: Option<Opened>,
    /// What the person should know, each once.
    pub notices: Vec<Notice>,
    /// Those that need no telling twice.
    told: Vec<Notice>,
    /// What came of the last press, for those who do not see it.
    pub said: Said,
    /// What is being dragged.
    pub held: Option<Place>,
    /// How many entries of a long list are shown.
    pub listed: usize,
}

/// A sentence for those who do not see what came of a press.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// The sentence; empty if there is none.
    pub text: String,
    /// Which one it is, as the same sentence may have to be heard twice.
    pub number: u32,
}

impl Said {
    fn say(&mut self, text: impl Into<String>) {
        *self = Said { text: text.into(), number: self.number.wrapping_add(1) };
    }
}

/// How many entries of a long list are shown at first, and how many more each time: many take a while to be drawn.
const LISTED: usize = 100;

/// A scenario that is tried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Which: by its id.
    pub scenario: String,
    /// Which go at it, so that nothing of one is left in the next.
    pub round: u32,
    /// The quiz that is played, with its situations.
    pub quiz: Option<Rc<Quiz>>,
    /// Whether the situations are covered.
    pub is_covered: bool,
    /// The play, or what is wrong with the scenario.
    pub play: Result<Rc<Attempt>, Rc<Vec<Problem>>>,
    /// The scores of it so far.
    pub reached: Reached,
}

/// The scores of plays of one quiz, each way the last time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// With the situations.
    pub open: Option<Score>,
    /// With the situations covered.
    pub covered: Option<Score>,
}

/// How a scenario compares with its twins.
struct Compared {
    /// The sentence about how far its responses are reversed.
    reversed: Option<String>,
    /// How many that were its twins are no longer.
    apart: usize,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The address changed; this is what it says after `#`.
    Opened(String),
    /// A new draft is to begin with this.
    Began(Start),
    /// The draft was changed, at this place.
    Edited(Vec<Edit>, Place),
    /// The text of a response, at this place, and those of its twins are to be the same again.
    Reworded(Vec<Edit>, Place),
    /// Something new is to be added.
    Added(New),
    /// What is at a place is to be taken out.
    Removed(Place),
    /// An entry of a list is to be where another one is; the control of it that is used, if any is.
    Moved(Place, usize, &'static str),
    /// Somebody drags an entry.
    Held(Place),
    /// More of a long list is to be shown.
    Unrolled,
    /// What is dragged is let go over another entry.
    Dropped(Place),
    /// What came in a link is to become a draft.
    Copied,
    /// Another draft is to begin with all that is in this one.
    Doubled(DraftId),
    /// The last step is to be undone.
    Undid,
    /// What was undone is to be done again.
    Redid,
    /// What has changed is to be kept by now.
    Paused,
    /// Nothing has happened for a moment.
    Rested,
    /// A draft is to be thrown away.
    ThrewAway(DraftId),
    /// What was thrown away is to be put back.
    PutBack,
    /// Another window kept a draft.
    KeptElsewhere(DraftId, Box<Kept>),
    /// The history of a draft was found as it was kept, with the copy of the draft beside it, if that can be read.
    Recalled(DraftId, Vec<u8>, Option<Box<Kept>>),
    /// The person changed the source.
    Sourced(String),
    /// The source is to be the draft.
    Applied,
    /// What could be read of a broken file is to be repaired.
    Repaired,
    /// A text is to be opened: of a file with this name, or without name as it was pasted.
    Read(String, String),
    /// A file was chosen: its name, and what it holds.
    Chose(String, Vec<u8>),
    /// Something in the trial.
    Tried(attempt::Msg),
    /// The trial is to begin anew.
    TriedAnew,
    /// The trial is to begin anew, with its situations covered or not.
    TriedCovered(bool),
    /// The draft is to be looked through by the checker.
    LookedThrough,
    /// It is to be told how long the link is, from an address with so many characters.
    Weighed(usize),
    /// The link to this draft, as it was at this time, has about so many characters after the `#`.
    Measured(DraftId, u64, usize),
    /// The person follows a finding to its place.
    Sought(Place),
    /// The draft is to be had as a file.
    Saved(FileKind),
    /// The quiz is to be given to others.
    Gave,
    /// Something to tell.
    Told(Notice),
    /// The person has read it.
    Dismissed(Notice),
}

impl Msg {
    /// Whether the person did something, unlike what a clock, another window or the device has to say.
    fn is_of_the_person(&self) -> bool {
        !matches!(
            self,
            Msg::Paused
                | Msg::Rested
                | Msg::KeptElsewhere(..)
                | Msg::Recalled(..)
                | Msg::Weighed(..)
                | Msg::Measured(..)
                | Msg::Told(..)
        )
    }
}

/// What a draft can begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Nothing but what makes it a quiz.
    Blank,
    /// One of the examples.
    Example(usize),
    /// The built-in quiz.
    Home,
}

/// What can be added to a draft by more than an edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum New {
    /// A scenario, at the end of a group of a section.
    Scenario(usize, usize),
    /// A scenario to which a response leads.
    FollowUp(Place),
    /// A copy of a scenario.
    Copy(usize),
    /// A twin of a scenario: the same responses, and another situation.
    Twin(usize),
    /// A section.
    Section,
}

/// What is to be done to the browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Keep a draft and its history.
    Save(DraftId),
    /// Remove both.
    Remove(DraftId),
    /// Look for the history of a draft.
    Recall(DraftId),
    /// Say so soon, and when nothing has happened for a moment.
    Rest,
    /// Show a new address.
    Push(Route),
    /// Correct the address.
    Replace(Route),
    /// Find out how long the link to a draft is; the time is when the draft was changed.
    Measure(DraftId, u64, Box<Estimate>),
    /// Lead to a control, by its id.
    Focus(String),
    /// Make a file of this name and text.
    Download(FileKind, String, String),
    /// Lead to where the quiz of a link can be given to others.
    Give(Box<Carried>),
    /// Leave the desk for what is at the address.
    Leave,
}

impl Model {
    /// The desk with the drafts of a device, opened at an address.
    pub fn opened(
        home: Rc<Quiz>,
        kept: Vec<(DraftId, Kept)>,
        reserved: Vec<DraftId>,
        address: &str,
        moment: Env,
    ) -> (Model, Vec<Effect>) {
        let desk = |(id, kept): (DraftId, Kept)| (id, Desk::of(kept.draft, kept.changed, true));
        let mut model = Model {
            home,
            route: Route::Drafts,
            drafts: kept.into_iter().map(desk).collect(),
            reserved,
            gone: None,
            trial: None,
            source: None,
            sample: None,
            opened: None,
            notices: Vec::new(),
            told: Vec::new(),
            said: Said::default(),
            held: None,
            listed: LISTED,
        };
        if !model.reserved.is_empty() {
            model.tell(Notice::NotRead);
        }
        let mut effects: Vec<_> = model.drafts.keys().copied().map(Effect::Recall).collect();
        effects.extend(model.update(Msg::Opened(address.to_owned()), moment));
        // Whatever chose this program for an address would do so again.
        effects.retain(|it| *it != Effect::Leave);
        (model, effects)
    }

    /// The draft that is shown.
    pub fn desk(&self) -> Option<(DraftId, &Desk)> {
        match &self.route {
            Route::Draft(id, _) => self.drafts.get(id).map(|desk| (*id, desk)),
            _ => None,
        }
    }

    fn desk_mut(&mut self) -> Option<(DraftId, &mut Desk)> {
        match &self.route {
            Route::Draft(id, _) => self.drafts.get_mut(id).map(|desk| (*id, desk)),
            _ => None,
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg, moment: Env) -> Vec<Effect> {
        // What comes by itself cuts nobody short.
        if msg.is_of_the_person() {
            self.said.text.clear();
        }
        match msg {
            Msg::Opened(address) => self.arrive(&address),
            Msg::Began(start) => self.begin(start, moment),
            Msg::Edited(edits, place) => {
                let mut effects = self.edit_and_compare(&edits, &place, moment);
                // Whoever adds something is led to it.
                if matches!(edits.last(), Some(Edit::Insert(..))) {
                    effects.push(Effect::Focus(place.to_string()));
                }
                effects
            }
            Msg::Reworded(edits, place) => self.reword(&edits, &place, moment),
            Msg::Added(new) => self.add(&new, moment),
            Msg::Removed(place) => self.remove(&place, moment),
            Msg::Moved(entry, to, control) => self.rearrange(&entry, to, control, moment),
            Msg::Held(place) => {
                self.held = Some(place);
                Vec::new()
            }
            Msg::Unrolled => {
                self.listed += LISTED;
                Vec::new()
            }
            Msg::Dropped(place) => match (self.held.take(), place.0.split_last()) {
                // Entries of one list change places, and no others.
                (Some(held), Some((Segment::Entry(to), list)))
                    if held.0.split_last().is_some_and(|it| it.1 == list) =>
                {
                    self.rearrange(&held, *to, "", moment)
                }
                _ => Vec::new(),
            },
            Msg::Copied => self.copy(moment),
            Msg::Doubled(id) => match self.drafts.get(&id) {
                Some(desk) => {
                    let draft = desk.paper().draft();
                    let title = draft.title.as_deref().map(|it| format!("{it} (copy)"));
                    let id = Some(own_id(moment));
                    self.lay(Draft { id, title, ..draft }, moment)
                }
                None => Vec::new(),
            },
            Msg::Undid => self.step(History::undo, "Undone.", moment),
            Msg::Redid => self.step(History::redo, "Done again.", moment),
            Msg::Paused => self.keep(),
            Msg::Rested => self.rest(),
            Msg::ThrewAway(id) => self.throw_away(id),
            Msg::PutBack => self.put_back(),
            Msg::KeptElsewhere(id, kept) => self.take_over(id, *kept),
            Msg::Recalled(id, bytes, copy) => self.recall(id, &bytes, copy),
            Msg::Sourced(text) => {
                if let Some((_, source)) = &mut self.source {
                    *source = SourceView { text, is_changed: true, problems: Vec::new() };
                }
                Vec::new()
            }
            Msg::Applied => self.apply(moment),
            Msg::Repaired => self.repair(moment),
            Msg::Read(name, text) => self.read(&name, &text, None, moment),
            Msg::Chose(name, bytes) => self.open(&name, &bytes, moment),
            Msg::Tried(msg) => self.tried(msg),
            Msg::TriedAnew => self.try_anew(None),
            Msg::TriedCovered(is_covered) => self.try_anew(Some(is_covered)),
            Msg::LookedThrough => {
                self.settle();
                Vec::new()
            }
            Msg::Weighed(address) => {
                if let Some((_, desk)) = self.desk_mut()
                    && let Ok(quiz) = check(&desk.paper().draft())
                {
                    desk.weighed = Some(Weighed::of(&Rc::new(quiz), address));
                }
                Vec::new()
            }
            Msg::Measured(id, changed, length) => {
                if let Some(desk) = self.drafts.get_mut(&id).filter(|it| it.changed == changed) {
                    desk.length = Some(length);
                }
                Vec::new()
            }
            Msg::Sought(place) => self.seek(&place),
            Msg::Saved(kind) => self.save_as(kind),
            Msg::Gave => self.give(),
            Msg::Told(notice) => {
                self.tell(notice);
                Vec::new()
            }
            Msg::Dismissed(notice) => {
                self.notices.retain(|it| *it != notice);
                Vec::new()
            }
        }
    }

    /// Goes on with the trial.
    fn tried(&mut self, msg: attempt::Msg) -> Vec<Effect> {
        if let Some(Trial { play: Ok(attempt), is_covered, reached, .. }) = &mut self.trial {
            // Without feedback, an answer leads on, as in a play that counts.
            let leads_on = attempt.quiz().feedback() != Feedback::AtOnce;
            let confirms = matches!(msg, attempt::Msg::Confirmed | attempt::Msg::ConfirmedAsShown);
            let after =
                if confirms && leads_on { go_on(attempt, msg) } else { attempt.update(msg) };
            if let Some(after) = after {
                if after.is_finished() {
                    let way = if *is_covered { &mut reached.covered } else { &mut reached.open };
                    *way = Scorecard::of(&after).total;
                }
                *attempt = Rc::new(after);
            }
        }
        Vec::new()
    }

    fn tell(&mut self, notice: Notice) {
        let is_of_device = matches!(notice, Notice::NotKept | Notice::Full);
        if self.notices.contains(&notice) || self.told.contains(&notice) {
            return;
        }
        if is_of_device {
            self.told.push(notice.clone());
        }
        self.notices.push(notice);
    }

    /// Whether what is written is not kept on this device.
    pub fn is_failing(&self) -> bool {
        !self.told.is_empty()
    }

    fn arrive(&mut self, address: &str) -> Vec<Effect> {
        let Ok(route) = address.parse::<Route>() else { return vec![Effect::Leave] };
        let mut effects = self.rest();
        self.opened = None;
        self.sample = None;
        self.listed = LISTED;
        match route {
            Route::Copy(link) => effects.extend(self.look_at(&link)),
            Route::Draft(id, _) if !self.drafts.contains_key(&id) => {
                self.route = Route::Drafts;
                effects.push(Effect::Replace(Route::Drafts));
            }
            route => self.route = route,
        }
        self.settle();
        effects.extend(self.measure());
        effects
    }

    /// Makes what depends on where one is.
    fn settle(&mut self) {
        self.try_out();
        self.show_source();
        if let Route::Draft(_, Spot::Check) = self.route
            && let Some((_, desk)) = self.desk_mut()
        {
            desk.look_for_more();
        }
    }

    /// Begins the trial anew, with the situations covered or not if that is to change.
    fn try_anew(&mut self, is_covered: Option<bool>) -> Vec<Effect> {
        if let Some(trial) = &mut self.trial {
            trial.round = trial.round.wrapping_add(1);
            trial.is_covered = is_covered.unwrap_or(trial.is_covered);
        }
        self.try_out();
        Vec::new()
    }

    /// Begins the trial of the scenario that is shown, if one is.
    fn try_out(&mut self) {
        let before = self.trial.as_ref();
        let round = before.map_or(0, |it| it.round);
        let is_covered = before.is_some_and(|it| it.is_covered);
        self.trial = match (&self.route, self.desk()) {
            (Route::Draft(_, Spot::Scenario(id)), Some((_, desk))) => {
                let paper = desk.paper();
                paper.scenario_at(id).map(|at| {
                    let made = trial(paper, at);
                    let quiz = made.as_ref().ok().cloned();
                    // Once the text has changed, the scores are those of another quiz.
                    let same = before.filter(|it| it.scenario == *id && it.quiz == quiz);
                    Trial {
                        scenario: id.clone(),
                        round,
                        is_covered,
                        play: made
                            .and_then(|quiz| begin(quiz, is_covered))
                            .map(Rc::new)
                            .map_err(|problems| Rc::new(told(problems, paper))),
                        quiz,
                        reached: same.map(|it| it.reached).unwrap_or_default(),
                    }
                })
            }
            _ => None,
        };
    }

    /// Puts a new draft onto the desk.
    fn lay(&mut self, draft: Draft, moment: Env) -> Vec<Effect> {
        let is_taken = |id: &DraftId| self.drafts.contains_key(id) || self.reserved.contains(id);
        let mut id = moment.seed.max(1);
        while is_taken(&id) {
            id = id.wrapping_add(1).max(1);
        }
        let mut effects = self.rest();
        self.drafts.insert(id, Desk::of(draft, moment.now, false));
        self.route = Route::Draft(id, Spot::Quiz);
        effects.extend(self.rest());
        self.settle();
        effects.push(Effect::Push(self.route.clone()));
        effects
    }

    fn edit(&mut self, edits: &[Edit], place: &Place, moment: Env) -> Vec<Effect> {
        let Some((_, desk)) = self.desk_mut() else { return Vec::new() };
        if !desk.history.change(edits, place, moment.now) {
            return Vec::new();
        }
        self.has_changed(moment)
    }

    fn has_changed(&mut self, moment: Env) -> Vec<Effect> {
        if let Some((_, desk)) = self.desk_mut() {
            desk.changed = moment.now;
            desk.is_kept = false;
            desk.is_looked_through = false;
            desk.review = None;
            desk.weighed = None;
        }
        self.try_out();
        vec![Effect::Rest]
    }

    /// Changes the draft, and says what becomes of twins by it: what the page tells of them may be out of sight.
    fn edit_and_compare(&mut self, edits: &[Edit], place: &Place, moment: Env) -> Vec<Effect> {
        let is_compared = matches!(
            place.0.last(),
            Some(Segment::Field(it)) if ["text", "effectiveness", "rank"].contains(&it.as_str())
        );
        if !is_compared {
            return self.edit(edits, place, moment);
        }
        let before = self.twins();
        let effects = self.edit(edits, place, moment);
        let after = self.twins();
        match (before, after) {
            (Some(before), Some(after)) if after.apart > before.apart => {
                self.said.say(twins::APART);
            }
            (Some(before), Some(after)) if after.reversed != before.reversed => {
                self.said.say(after.reversed.unwrap_or_default());
            }
            _ => {}
        }
        effects
    }

    /// Gives a response and those of its twins the same words. The button that did it is gone then, or is about another twin.
    fn reword(&mut self, edits: &[Edit], place: &Place, moment: Env) -> Vec<Effect> {
        let mut effects = self.edit(edits, place, moment);
        self.said.say(if self.is_worded_otherwise(place) {
            "Another twin still has other words."
        } else {
            "They say the same now."
        });
        effects.push(Effect::Focus(place.to_string()));
        effects
    }

    /// Whether a twin has another text than this one of a response.
    fn is_worded_otherwise(&self, text: &Place) -> bool {
        let (Some((_, desk)), [_, Segment::Entry(at), _, Segment::Entry(number), _]) =
            (self.desk(), text.0.as_slice())
        else {
            return false;
        };
        let paper = desk.paper();
        paper.worded_otherwise(*at, *number, &paper.twins(*at)).next().is_some()
    }

    /// How the scenario that is shown compares with its twins, if it has any.
    fn twins(&self) -> Option<Compared> {
        let (Route::Draft(_, Spot::Scenario(id)), Some((_, desk))) = (&self.route, self.desk())
        else {
            return None;
        };
        let paper = desk.paper();
        let at = paper.scenario_at(id)?;
        let twins = paper.twins(at);
        let reversed = twins::reversed(&paper.reversals(at, &twins));
        let apart = twins.iter().filter(|it| it.apart.is_some()).count();
        (!twins.is_empty()).then_some(Compared { reversed, apart })
    }

    fn add(&mut self, new: &New, moment: Env) -> Vec<Effect> {
        let Some((id, desk)) = self.desk() else { return Vec::new() };
        let paper = desk.paper();
        // Undone, it is no longer there: what it was added to is.
        let mut here = self.here();
        let mut twinned = None;
        let (spot, edits) = match new {
            New::Scenario(section, group) => {
                let (name, edits) = paper.new_scenario(*section, *group);
                (Spot::Scenario(name), edits)
            }
            New::FollowUp(response) => {
                let (name, edits) = paper.new_follow_up(response);
                (Spot::Scenario(name), edits)
            }
            New::Copy(at) => match paper.copy_of_scenario(*at) {
                Some((name, edits)) => (Spot::Scenario(name), edits),
                None => return Vec::new(),
            },
            New::Twin(at) => {
                let Some(NewTwin { id, edits, others }) = paper.new_twin(*at) else {
                    return Vec::new();
                };
                let name = paper.scenarios().get(*at).and_then(|it| it.name.clone());
                twinned = Some((name.unwrap_or_default(), others));
                here = Place::default().field("scenarios").entry(*at);
                (Spot::Scenario(id), edits)
            }
            New::Section => {
                let (_, edits) = paper.new_section();
                (Spot::Section(paper.head().sections.len() + 1), edits)
            }
        };
        // Nobody has had the time to write there yet.
        if let Some((_, desk)) = self.desk_mut() {
            desk.is_examined = false;
        }
        let mut effects = self.edit(&edits, &here, moment);
        self.route = Route::Draft(id, spot);
        self.settle();
        self.forget_rarer();
        match twinned {
            // What says so is heard as well.
            Some((name, Some((before, now)))) => self.tell(Notice::Rarer(name, before, now)),
            Some((name, None)) => self.said.say(twins::has_twin(&name)),
            None => {}
        }
        effects.push(Effect::Push(self.route.clone()));
        effects
    }

    /// Removes the notice about a draw, which no longer holds.
    fn forget_rarer(&mut self) {
        self.notices.retain(|it| !matches!(it, Notice::Rarer(..)));
    }

    /// The place of what is shown.
    fn here(&self) -> Place {
        let list = |name: &str, at: usize| Place::default().field(name).entry(at);
        match (&self.route, self.desk()) {
            (Route::Draft(_, Spot::Scenario(id)), Some((_, desk))) => {
                desk.paper().scenario_at(id).map_or_else(Place::default, |at| list("scenarios", at))
            }
            (Route::Draft(_, Spot::Section(number)), _) => list("sections", number - 1),
            (Route::Draft(_, Spot::Terms), _) => Place::default().field("traits"),
            (Route::Draft(_, Spot::Outcomes), _) => Place::default().field("outcomes"),
            _ => Place::default(),
        }
    }

    /// Moves an entry, and whoever does so by a control of it along with it.
    fn rearrange(&mut self, entry: &Place, to: usize, control: &str, moment: Env) -> Vec<Effect> {
        let Some((Segment::Entry(from), list)) = entry.0.split_last() else { return Vec::new() };
        let moved = Place([list, &[Segment::Entry(to)]].concat());
        let mut effects = self.edit(&[Edit::Move(entry.clone(), to)], entry, moment);
        if !effects.is_empty() {
            let way = if to < *from { "up" } else { "down" };
            self.said.say(format!("Moved {way}. It is number {} now.", to + 1));
            if !control.is_empty() {
                effects.push(Effect::Focus(format!("{moved}{control}")));
            }
            // The address of a section is its number.
            if let Route::Draft(id, Spot::Section(number)) = self.route
                && entry.0.len() == 2
                && number == from + 1
            {
                self.route = Route::Draft(id, Spot::Section(to + 1));
                effects.push(Effect::Replace(self.route.clone()));
            }
        }
        effects
    }

    fn remove(&mut self, place: &Place, moment: Env) -> Vec<Effect> {
        let Some((id, desk)) = self.desk() else { return Vec::new() };
        let paper = desk.paper().clone();
        let (spot, is_shown) = (Spot::of(place, &paper), place.0.len() == 2);
        let effects = self.edit(&paper.removal(place), place, moment);
        self.said.say("Removed. “Undo” brings it back.");
        // Of a section or a scenario that is gone, nothing is left to be shown.
        if is_shown && matches!(spot, Spot::Scenario(_) | Spot::Section(_)) && !effects.is_empty() {
            let up = match spot {
                Spot::Scenario(name) => paper.group_of(&name).map(|it| Spot::Section(it.0 + 1)),
                _ => None,
            };
            self.route = Route::Draft(id, up.unwrap_or(Spot::Quiz));
            self.settle();
            return [effects, vec![Effect::Push(self.route.clone())]].concat();
        }
        effects
    }

    /// Leads to a place.
    fn seek(&mut self, place: &Place) -> Vec<Effect> {
        let Some((id, desk)) = self.desk() else { return Vec::new() };
        self.route = Route::Draft(id, Spot::of(place, desk.paper()));
        self.settle();
        vec![Effect::Push(self.route.clone()), Effect::Focus(place.to_string())]
    }

    /// Goes a step back or forth, to where it changed something.
    fn step(
        &mut self,
        way: fn(&mut History) -> Option<Place>,
        said: &str,
        moment: Env,
    ) -> Vec<Effect> {
        let Some((id, desk)) = self.desk_mut() else { return Vec::new() };
        let before = desk.paper().clone();
        let Some(place) = way(&mut desk.history) else { return Vec::new() };
        // What is taken out again was there before.
        let spot = Spot::of(&place, &before);
        let spot = if spot.is_in(desk.paper()) { Spot::of(&place, desk.paper()) } else { spot };
        let spot = if spot.is_in(desk.paper()) { spot } else { Spot::Quiz };
        let mut effects = self.has_changed(moment);
        let is_elsewhere = matches!(&self.route, Route::Draft(_, shown) if *shown != spot);
        let stays = matches!(
            self.route,
            Route::Draft(_, Spot::Map | Spot::Check | Spot::Give | Spot::Source)
        );
        // A step of the whole draft is nowhere in particular.
        let is_somewhere = place != Place::default();
        if is_elsewhere && !stays && is_somewhere {
            self.route = Route::Draft(id, spot);
            effects.push(Effect::Push(self.route.clone()));
        }
        self.settle();
        self.forget_rarer();
        self.said.say(said);
        if is_somewhere {
            effects.push(Effect::Focus(place.to_string()));
        }
        effects
    }

    /// Keeps what is not kept yet.
    fn keep(&mut self) -> Vec<Effect> {
        let Some((id, desk)) = self.desk_mut() else { return Vec::new() };
        if std::mem::replace(&mut desk.is_kept, true) { Vec::new() } else { vec![Effect::Save(id)] }
    }

    /// The same, and looks through it.
    fn rest(&mut self) -> Vec<Effect> {
        if let Some((_, desk)) = self.desk_mut() {
            desk.look_through();
        }
        self.measure().into_iter().chain(self.keep()).collect()
    }

    /// Has it found out how long the link is, if that is not known.
    fn measure(&mut self) -> Option<Effect> {
        let (id, desk) = self.desk_mut()?;
        let estimate = desk.estimate.take()?;
        Some(Effect::Measure(id, desk.changed, Box::new(estimate)))
    }

    fn throw_away(&mut self, id: DraftId) -> Vec<Effect> {
        let Some(desk) = self.drafts.remove(&id) else { return Vec::new() };
        self.notices.retain(|it| !matches!(it, Notice::Gone(_)));
        self.tell(Notice::Gone(desk.title().to_owned()));
        self.gone = Some((id, Box::new(desk)));
        self.route = Route::Drafts;
        self.settle();
        vec![Effect::Remove(id), Effect::Replace(Route::Drafts)]
    }

    fn put_back(&mut self) -> Vec<Effect> {
        self.notices.retain(|it| !matches!(it, Notice::Gone(_)));
        let Some((id, desk)) = self.gone.take() else { return Vec::new() };
        // Another window may have gone on with it.
        self.drafts.entry(id).or_insert(*desk);
        vec![Effect::Save(id)]
    }

    /// Takes back what a draft was before this page was opened.
    fn recall(&mut self, id: DraftId, bytes: &[u8], copy: Option<Box<Kept>>) -> Vec<Effect> {
        if let Some(desk) = self.drafts.get_mut(&id) {
            desk.history.recall(bytes, copy.map(|it| Paper::from(it.draft)));
        }
        Vec::new()
    }

    /// What another window made of a draft: a step that can be undone here, so that nobody's work is lost.
    fn take_over(&mut self, id: DraftId, kept: Kept) -> Vec<Effect> {
        let Some(desk) = self.drafts.get_mut(&id) else {
            self.drafts.insert(id, Desk::of(kept.draft, kept.changed, true));
            return vec![Effect::Recall(id)];
        };
        if kept.changed <= desk.changed {
            return Vec::new();
        }
        let changed = kept.changed;
        if desk.history.follow(Paper::from(named(kept.draft))) {
            desk.changed = changed;
            desk.is_kept = true;
            (desk.review, desk.weighed) = (None, None);
            desk.is_looked_through = false;
            desk.look_through();
            let is_shown = self.desk().is_some_and(|it| it.0 == id);
            if is_shown {
                self.tell(Notice::Elsewhere);
                self.settle();
                return self.measure().into_iter().collect();
            }
        }
        Vec::new()
    }
}

/// A play of what is tried out.
fn begin(quiz: Rc<Quiz>, is_covered: bool) -> Result<Attempt, Vec<Problem>> {
    let quiz = if is_covered { Rc::new(quiz.covered(COVER)) } else { quiz };
    let edition = quiz.edition();
    Attempt::start(quiz, edition, 1).map_err(|_| Vec::new())
}
