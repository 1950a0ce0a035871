//! The state of the editor, and how each message changes it.
//!
//! The update is pure: it returns [`Effect`]s, which the app performs.

mod files;
mod open_draft;

pub use files::{Opened, Sample, SourceView};
pub use open_draft::OpenDraft;

use files::own_id;

use crate::editor::form_messages::Problems;
use crate::editor::notice::Notice;
use crate::editor::route::{EditorPage, Route};
use crate::env::Env;
use crate::player::model::go_on;
use crate::route::DraftId;
use crate::storage::drafts::StoredDraft;
use crate::strings::covered::COVER;
use crate::strings::editor::{pages as words, twins};
use quiz::attempt::{self, Attempt};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::format::KeyField;
use quiz::ordered;
use quiz::problem::{FieldPath, Problem, Segment};
use quiz::score::{Score, Scorecard};
use quiz::{Feedback, Quiz};
use quiz_authoring::convert::FileKind;
use quiz_authoring::document::{Document, Edit, History, NewTwin, named};
use quiz_authoring::preview::preview;
use quiz_authoring::review::LinkLength;
use quiz_link::{Estimate, LinkedQuiz};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The state of the editor. Everything on the page is a function of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The built-in quiz, which a new draft can begin with.
    pub home: Rc<Quiz>,
    /// The address of the page.
    pub route: Route,
    /// The drafts on this device.
    pub drafts: BTreeMap<DraftId, OpenDraft>,
    /// The ids of stored drafts that this version cannot read, and must not overwrite.
    pub reserved: Vec<DraftId>,
    /// The draft that was thrown away last, which can be put back.
    pub gone: Option<(DraftId, Box<OpenDraft>)>,
    /// The preview of the scenario on the page.
    pub preview: Option<Preview>,
    /// The source of a draft, while it is on the page or has changes that are not applied.
    pub source: Option<(DraftId, SourceView)>,
    /// The quiz of a link, while it is shown and not stored.
    pub sample: Option<Sample>,
    /// The result of opening a file.
    pub opened: Option<Opened>,
    /// The notices on the page, each once.
    pub notices: Vec<Notice>,
    /// The notices about storage that were shown. They are never shown twice.
    shown_notices: Vec<Notice>,
    /// The result of the last press, for screen readers.
    pub said: Announcement,
    /// The place of the entry that is being dragged.
    pub held: Option<FieldPath>,
    /// The number of entries of a long list that are shown.
    pub listed: usize,
    /// The number of characters before a link in an address of this page, with the `#`; 0 if the page has no address. It
    /// never changes while the page is open.
    pub address_length: usize,
}

/// A sentence that a screen reader says after a press.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Announcement {
    /// The sentence; empty if there is none.
    pub text: String,
    /// A number that changes with each sentence, so that a screen reader repeats an equal one.
    pub number: u32,
}

impl Announcement {
    fn say(&mut self, text: impl Into<String>) {
        *self = Announcement { text: text.into(), number: self.number.wrapping_add(1) };
    }
}

/// How many entries of a long list are shown at first, and how many more each time. Long lists take a while to draw.
const LISTED: usize = 100;

/// The preview of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The id of the scenario.
    pub scenario: String,
    /// A number that changes with each new start, so that the page keeps nothing of the last play.
    pub round: u32,
    /// The quiz of the preview, with its situations.
    pub quiz: Option<Rc<Quiz>>,
    /// Whether the situations are covered.
    pub is_covered: bool,
    /// The attempt, or the problems that prevent it.
    pub play: Result<Rc<Attempt>, Rc<Problems>>,
    /// The latest scores of this quiz.
    pub reached: Reached,
}

/// The latest score of each way to play one quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reached {
    /// With the situations.
    pub open: Option<Score>,
    /// With the situations covered.
    pub covered: Option<Score>,
}

/// The comparison of a scenario with its twins.
struct Compared {
    /// The sentence about how many responses are reversed.
    reversed: Option<String>,
    /// The number of twins that no longer match.
    apart: usize,
}

/// A message: something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The address changed. The text is the address with its `#`.
    Opened(String),
    /// Begin a new draft.
    Began(Start),
    /// Apply edits to the draft. The place is that of the field.
    Edited(Vec<Edit>, FieldPath),
    /// Apply the edits that give a response, whose text is at this place, and its twins the same text.
    Reworded(Vec<Edit>, FieldPath),
    /// Add a new part.
    Added(New),
    /// Remove the part at a place.
    Removed(FieldPath),
    /// Move an entry of a list to an index. The text is the end of the id of the button that was used, and empty if
    /// none was.
    Moved(FieldPath, usize, &'static str),
    /// The author began to drag an entry.
    Held(FieldPath),
    /// Show more of a long list.
    Unrolled,
    /// The author dropped the dragged entry on this one.
    Dropped(FieldPath),
    /// Make a draft of the quiz of the link.
    Copied,
    /// Copy a draft.
    Doubled(DraftId),
    /// Undo the last step.
    Undid,
    /// Redo the step that was undone.
    Redid,
    /// The time to store changes has come, or the author leaves the page.
    Paused,
    /// The author has not changed anything for a moment.
    Rested,
    /// Throw a draft away.
    ThrewAway(DraftId),
    /// Put back the draft that was thrown away.
    PutBack,
    /// Another window stored a draft.
    KeptElsewhere(DraftId, Box<StoredDraft>),
    /// The stored history of a draft was read, with the `IndexedDB` copy of the draft if this version can read that.
    Recalled(DraftId, Vec<u8>, Option<Box<StoredDraft>>),
    /// The author changed the source.
    Sourced(String),
    /// Replace the draft by the source.
    Applied,
    /// Make a draft of what could be read of a broken file.
    Repaired,
    /// The author chose a file, which is not read yet.
    ChoseFile,
    /// Open the text in the field for pasted text.
    Pasted,
    /// Go to a place in the source: its line and its column, each counted from 1.
    SoughtInSource(usize, usize),
    /// Open a text. The first string is the name of its file, and empty if the text was pasted.
    Read(String, String),
    /// A chosen file was read, with this name and these bytes.
    ReadFile(String, Vec<u8>),
    /// Pass a message to the attempt in the preview.
    Tried(attempt::Msg),
    /// Start the preview again.
    TriedAnew,
    /// Start the preview again, with the situations covered if this is true.
    TriedCovered(bool),
    /// Run the review.
    LookedThrough,
    /// Find out the exact length of the link.
    Weighed,
    /// The estimated length of the link to this draft, as of this time, in characters after the `#`.
    Measured(DraftId, u64, usize),
    /// Go to the place of a finding.
    Sought(FieldPath),
    /// Save the draft as a file.
    Saved(FileKind),
    /// Go to the page that gives the quiz to others.
    Gave,
    /// Print the quiz.
    Printed(Printout),
    /// Show a notice.
    Noticed(Notice),
    /// Remove a notice.
    Dismissed(Notice),
}

impl Msg {
    /// Whether the author caused the message, and not a clock, another window or the device.
    fn is_of_the_person(&self) -> bool {
        !matches!(
            self,
            Msg::Paused
                | Msg::Rested
                | Msg::KeptElsewhere(..)
                | Msg::Recalled(..)
                | Msg::Weighed
                | Msg::Measured(..)
                | Msg::Noticed(..)
        )
    }
}

/// The quiz on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printout {
    /// The questions, to be answered with a pen.
    Questions,
    /// The questions, with what is right and why.
    Key,
}

/// The content that a new draft begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// An empty quiz.
    Blank,
    /// An example, by its index.
    Example(usize),
    /// The built-in quiz.
    Home,
}

/// A part of a draft that takes several edits to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum New {
    /// A scenario at the end of a group. The numbers are the indexes of the section and of the group.
    Scenario(usize, usize),
    /// A follow-up, to which the response at this place leads.
    FollowUp(FieldPath),
    /// A copy of the scenario with this index.
    Copy(usize),
    /// A twin of the scenario with this index: the same responses, and another situation.
    Twin(usize),
    /// A section.
    Section,
}

/// An effect that the app has to perform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Store a draft and its history.
    Save(DraftId),
    /// Remove a draft and its history from storage.
    Remove(DraftId),
    /// Read the history of a draft.
    Recall(DraftId),
    /// Send [`Msg::Paused`] soon, and [`Msg::Rested`] once nothing has changed for a moment.
    Rest,
    /// Add an address to the browser's history.
    Push(Route),
    /// Replace the address.
    Replace(Route),
    /// Measure the link to a draft. The number is the time when the draft was changed.
    Measure(DraftId, u64, Box<Estimate>),
    /// Move focus to the control with this id.
    Focus(String),
    /// Read the chosen file, and send [`Msg::ReadFile`].
    ReadFile,
    /// Read the field for pasted text, and send [`Msg::Read`].
    ReadPasted,
    /// Put the cursor into the source, before this character, counted in UTF-16 units.
    PutCursor(usize),
    /// Save a file of this kind, with this name and this text.
    Download(FileKind, String, String),
    /// Go to the page of the share program that gives this quiz to others.
    Publish(Box<LinkedQuiz>),
    /// Print the quiz.
    Print(Printout),
    /// Load another program for the address.
    Leave,
}

impl Model {
    /// Makes the model with the drafts of a device, opened at an address, and the first effects. `reserved` are the ids
    /// of drafts that cannot be read.
    pub fn opened(
        home: Rc<Quiz>,
        kept: Vec<(DraftId, StoredDraft)>,
        reserved: Vec<DraftId>,
        address: &str,
        env: Env,
    ) -> (Model, Vec<Effect>) {
        let open_draft = |(id, kept): (DraftId, StoredDraft)| {
            (id, OpenDraft::of(kept.draft, kept.changed, true))
        };
        let mut model = Model {
            home,
            route: Route::Drafts,
            drafts: ordered::map(kept.into_iter().map(open_draft)),
            reserved,
            gone: None,
            preview: None,
            source: None,
            sample: None,
            opened: None,
            notices: Vec::new(),
            shown_notices: Vec::new(),
            said: Announcement::default(),
            held: None,
            listed: LISTED,
            address_length: 0,
        };
        if !model.reserved.is_empty() {
            model.notify(Notice::NotRead);
        }
        let mut effects: Vec<_> = model.drafts.keys().copied().map(Effect::Recall).collect();
        effects.extend(model.update(Msg::Opened(address.to_owned()), env));
        // The editor was chosen for this address. After a reload it would be chosen again, and so on for ever.
        effects.retain(|it| *it != Effect::Leave);
        (model, effects)
    }

    /// Returns the draft on the page.
    pub fn open_draft(&self) -> Option<(DraftId, &OpenDraft)> {
        match &self.route {
            Route::Draft(id, _) => self.drafts.get(id).map(|open_draft| (*id, open_draft)),
            _ => None,
        }
    }

    fn open_draft_mut(&mut self) -> Option<(DraftId, &mut OpenDraft)> {
        match &self.route {
            Route::Draft(id, _) => self.drafts.get_mut(id).map(|open_draft| (*id, open_draft)),
            _ => None,
        }
    }

    /// Changes the model as a message says, and returns the effects.
    pub fn update(&mut self, msg: Msg, env: Env) -> Vec<Effect> {
        // Messages that the author did not cause must not interrupt a screen reader.
        if msg.is_of_the_person() {
            self.said.text.clear();
        }
        match msg {
            Msg::Opened(address) => self.arrive(&address),
            Msg::Began(start) => self.begin(start, env),
            Msg::Edited(edits, place) => {
                let mut effects = self.edit_and_compare(&edits, &place, env);
                // Focus moves to a new entry.
                if matches!(edits.last(), Some(Edit::Insert(..))) {
                    effects.push(Effect::Focus(place.to_string()));
                }
                effects
            }
            Msg::Reworded(edits, place) => self.reword(&edits, &place, env),
            Msg::Added(new) => self.add(&new, env),
            Msg::Removed(place) => self.remove(&place, env),
            Msg::Moved(entry, to, control) => self.rearrange(&entry, to, control, env),
            Msg::Held(place) => {
                self.held = Some(place);
                Vec::new()
            }
            Msg::Unrolled => {
                self.listed += LISTED;
                Vec::new()
            }
            Msg::Dropped(place) => match (self.held.take(), place.0.split_last()) {
                // An entry can only move within its own list.
                (Some(held), Some((Segment::Entry(to), list)))
                    if held.0.split_last().is_some_and(|it| it.1 == list) =>
                {
                    self.rearrange(&held, *to, "", env)
                }
                _ => Vec::new(),
            },
            Msg::Copied => self.copy(env),
            Msg::Doubled(id) => self.double(id, env),
            Msg::Undid => self.step(History::undo, words::UNDONE, env),
            Msg::Redid => self.step(History::redo, words::DONE_AGAIN, env),
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
            Msg::Applied => self.apply(env),
            Msg::Repaired => self.repair(env),
            Msg::Read(name, text) => self.read(&name, &text, None, env),
            Msg::ReadFile(name, bytes) => self.open(&name, &bytes, env),
            Msg::ChoseFile => vec![Effect::ReadFile],
            Msg::Pasted => vec![Effect::ReadPasted],
            Msg::SoughtInSource(line, column) => self.seek_in_source(line, column),
            Msg::Tried(msg) => self.tried(msg),
            Msg::TriedAnew => self.try_anew(None),
            Msg::TriedCovered(is_covered) => self.try_anew(Some(is_covered)),
            Msg::LookedThrough => {
                self.settle();
                Vec::new()
            }
            Msg::Weighed => {
                let address = self.address_length;
                if let Some((_, open_draft)) = self.open_draft_mut()
                    && let Ok(quiz) = check(&open_draft.document().draft())
                {
                    open_draft.link_length = Some(LinkLength::of(&Rc::new(quiz), address));
                }
                Vec::new()
            }
            Msg::Measured(id, changed, length) => {
                if let Some(open_draft) =
                    self.drafts.get_mut(&id).filter(|it| it.changed == changed)
                {
                    open_draft.length = Some(length);
                }
                Vec::new()
            }
            Msg::Sought(place) => self.seek(&place),
            Msg::Saved(kind) => self.save_as(kind),
            Msg::Printed(printout) => vec![Effect::Print(printout)],
            Msg::Gave => self.publish(),
            Msg::Noticed(notice) => {
                self.notify(notice);
                Vec::new()
            }
            Msg::Dismissed(notice) => {
                self.notices.retain(|it| *it != notice);
                Vec::new()
            }
        }
    }

    /// Passes a message to the attempt in the preview.
    fn tried(&mut self, msg: attempt::Msg) -> Vec<Effect> {
        if let Some(Preview { play: Ok(attempt), is_covered, reached, .. }) = &mut self.preview {
            // Without feedback, an answer leads to the next step, as in the player.
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

    fn notify(&mut self, notice: Notice) {
        let is_of_device = matches!(notice, Notice::NotKept | Notice::Full);
        if self.notices.contains(&notice) || self.shown_notices.contains(&notice) {
            return;
        }
        if is_of_device {
            self.shown_notices.push(notice.clone());
        }
        self.notices.push(notice);
    }

    /// Whether storage has failed on this device.
    pub fn is_failing(&self) -> bool {
        !self.shown_notices.is_empty()
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

    /// Computes what the page at the present address needs: preview, source and review.
    fn settle(&mut self) {
        self.try_out();
        self.show_source();
        if let Route::Draft(_, EditorPage::Check) = self.route
            && let Some((_, open_draft)) = self.open_draft_mut()
        {
            open_draft.look_for_more();
        }
    }

    /// Starts the preview again. `is_covered` says whether the situations are covered; `None` leaves that as it is.
    fn try_anew(&mut self, is_covered: Option<bool>) -> Vec<Effect> {
        if let Some(preview) = &mut self.preview {
            preview.round = preview.round.wrapping_add(1);
            preview.is_covered = is_covered.unwrap_or(preview.is_covered);
        }
        self.try_out();
        Vec::new()
    }

    /// Starts the preview of the scenario on the page, if there is one.
    fn try_out(&mut self) {
        let before = self.preview.as_ref();
        let round = before.map_or(0, |it| it.round);
        let is_covered = before.is_some_and(|it| it.is_covered);
        self.preview = match (&self.route, self.open_draft()) {
            (Route::Draft(_, EditorPage::Scenario(id)), Some((_, open_draft))) => {
                let document = open_draft.document();
                document.scenario_at(id).map(|at| {
                    let made = preview(document, at);
                    let quiz = made.as_ref().ok().cloned();
                    // The scores of a quiz with another text no longer hold.
                    let same = before.filter(|it| it.scenario == *id && it.quiz == quiz);
                    Preview {
                        scenario: id.clone(),
                        round,
                        is_covered,
                        play: made
                            .and_then(|quiz| begin(quiz, is_covered))
                            .map(Rc::new)
                            .map_err(|problems| Rc::new(Problems::of(document, problems))),
                        quiz,
                        reached: same.map(|it| it.reached).unwrap_or_default(),
                    }
                })
            }
            _ => None,
        };
    }

    /// Copies a draft and opens the copy.
    fn double(&mut self, id: DraftId, env: Env) -> Vec<Effect> {
        let Some(open_draft) = self.drafts.get(&id) else { return Vec::new() };
        let draft = open_draft.document().draft();
        let title = draft.title.as_deref().map(words::copy_of);
        self.lay(Draft { id: Some(own_id(env)), title, ..draft }, env)
    }

    /// Adds a draft and opens it.
    fn lay(&mut self, draft: Draft, env: Env) -> Vec<Effect> {
        let is_taken = |id: &DraftId| self.drafts.contains_key(id) || self.reserved.contains(id);
        let mut id = env.seed().max(1);
        while is_taken(&id) {
            id = id.wrapping_add(1).max(1);
        }
        let mut effects = self.rest();
        // What was told of another file is not about this draft.
        self.opened = None;
        self.drafts.insert(id, OpenDraft::of(draft, env.now, false));
        self.route = Route::Draft(id, EditorPage::Quiz);
        effects.extend(self.rest());
        self.settle();
        effects.push(Effect::Push(self.route.clone()));
        effects
    }

    fn edit(&mut self, edits: &[Edit], place: &FieldPath, env: Env) -> Vec<Effect> {
        let Some((_, open_draft)) = self.open_draft_mut() else { return Vec::new() };
        if !open_draft.history.change(edits, place, env.now) {
            return Vec::new();
        }
        self.has_changed(env)
    }

    fn has_changed(&mut self, env: Env) -> Vec<Effect> {
        if let Some((_, open_draft)) = self.open_draft_mut() {
            open_draft.changed = env.now;
            open_draft.is_kept = false;
            open_draft.is_looked_through = false;
            open_draft.review = None;
            open_draft.link_length = None;
        }
        self.try_out();
        vec![Effect::Rest]
    }

    /// Applies edits and says how they change the comparison with twins. The page shows the comparison too, but perhaps
    /// out of sight.
    fn edit_and_compare(&mut self, edits: &[Edit], place: &FieldPath, env: Env) -> Vec<Effect> {
        let is_compared = matches!(
            place.0.last(),
            Some(Segment::Field(it)) if it == "text" || KeyField::named(it).is_some()
        );
        if !is_compared {
            return self.edit(edits, place, env);
        }
        let before = self.twins();
        let effects = self.edit(edits, place, env);
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

    /// Applies the edits that give a response and its twins the same text. Then the pressed button is gone, or concerns
    /// another twin, so focus moves to the text.
    fn reword(&mut self, edits: &[Edit], place: &FieldPath, env: Env) -> Vec<Effect> {
        let mut effects = self.edit(edits, place, env);
        self.said.say(if self.is_worded_otherwise(place) {
            twins::OTHER_WORDS_REMAIN
        } else {
            twins::SAME_WORDS
        });
        effects.push(Effect::Focus(place.to_string()));
        effects
    }

    /// Whether a twin has another text for the response whose text is at this place.
    fn is_worded_otherwise(&self, text: &FieldPath) -> bool {
        let (Some((_, open_draft)), [_, Segment::Entry(at), _, Segment::Entry(number), _]) =
            (self.open_draft(), text.0.as_slice())
        else {
            return false;
        };
        let document = open_draft.document();
        document.worded_otherwise(*at, *number, &document.twins(*at)).next().is_some()
    }

    /// Compares the scenario on the page with its twins. Returns `None` if it has none.
    fn twins(&self) -> Option<Compared> {
        let (Route::Draft(_, EditorPage::Scenario(id)), Some((_, open_draft))) =
            (&self.route, self.open_draft())
        else {
            return None;
        };
        let document = open_draft.document();
        let at = document.scenario_at(id)?;
        let twins = document.twins(at);
        let reversed = twins::reversed(&document.reversals(at, &twins));
        let apart = twins.iter().filter(|it| it.apart.is_some()).count();
        (!twins.is_empty()).then_some(Compared { reversed, apart })
    }

    fn add(&mut self, new: &New, env: Env) -> Vec<Effect> {
        let Some((id, open_draft)) = self.open_draft() else { return Vec::new() };
        let document = open_draft.document();
        // "Undo" takes the new part away, so the step belongs to the place that the part was added to.
        let mut here = self.here();
        let mut twinned = None;
        let (page, edits) = match new {
            New::Scenario(section, group) => {
                let (name, edits) = document.new_scenario(*section, *group);
                (EditorPage::Scenario(name), edits)
            }
            New::FollowUp(response) => {
                let (name, edits) = document.new_follow_up(response);
                (EditorPage::Scenario(name), edits)
            }
            New::Copy(at) => match document.copy_of_scenario(*at) {
                Some((name, edits)) => (EditorPage::Scenario(name), edits),
                None => return Vec::new(),
            },
            New::Twin(at) => {
                let Some(NewTwin { id, edits, others }) = document.new_twin(*at) else {
                    return Vec::new();
                };
                let name = document.scenarios().get(*at).and_then(|it| it.name.clone());
                twinned = Some((name.unwrap_or_default(), others));
                here = FieldPath::default().field("scenarios").entry(*at);
                (EditorPage::Scenario(id), edits)
            }
            New::Section => {
                let (_, edits) = document.new_section();
                (EditorPage::Section(document.head().sections.len() + 1), edits)
            }
        };
        // The fields of a new part are empty because it is new, so they are not reported.
        if let Some((_, open_draft)) = self.open_draft_mut() {
            open_draft.is_examined = false;
        }
        let mut effects = self.edit(&edits, &here, env);
        self.route = Route::Draft(id, page);
        self.settle();
        self.forget_rarer();
        match twinned {
            // A notice is read out like a sentence in `said`.
            Some((name, Some((before, now)))) => self.notify(Notice::Rarer(name, before, now)),
            Some((name, None)) => self.said.say(twins::has_twin(&name)),
            None => {}
        }
        effects.push(Effect::Push(self.route.clone()));
        effects
    }

    /// Removes the notices about draws, which no longer hold.
    fn forget_rarer(&mut self) {
        self.notices.retain(|it| !matches!(it, Notice::Rarer(..)));
    }

    /// Returns the place of the part on the page.
    fn here(&self) -> FieldPath {
        let list = |name: &str, at: usize| FieldPath::default().field(name).entry(at);
        match (&self.route, self.open_draft()) {
            (Route::Draft(_, EditorPage::Scenario(id)), Some((_, open_draft))) => open_draft
                .document()
                .scenario_at(id)
                .map_or_else(FieldPath::default, |at| list("scenarios", at)),
            (Route::Draft(_, EditorPage::Section(number)), _) => list("sections", number - 1),
            (Route::Draft(_, EditorPage::Terms), _) => FieldPath::default().field("traits"),
            (Route::Draft(_, EditorPage::Outcomes), _) => FieldPath::default().field("outcomes"),
            _ => FieldPath::default(),
        }
    }

    /// Moves an entry, and focus with it if a control of the entry was used.
    fn rearrange(&mut self, entry: &FieldPath, to: usize, control: &str, env: Env) -> Vec<Effect> {
        let Some((Segment::Entry(from), list)) = entry.0.split_last() else { return Vec::new() };
        let moved = FieldPath([list, &[Segment::Entry(to)]].concat());
        let mut effects = self.edit(&[Edit::Move(entry.clone(), to)], entry, env);
        if !effects.is_empty() {
            self.said.say(words::moved(to < *from, to + 1));
            if !control.is_empty() {
                effects.push(Effect::Focus(format!("{moved}{control}")));
            }
            // The address of a section contains its number.
            if let Route::Draft(id, EditorPage::Section(number)) = self.route
                && entry.0.len() == 2
                && number == from + 1
            {
                self.route = Route::Draft(id, EditorPage::Section(to + 1));
                effects.push(Effect::Replace(self.route.clone()));
            }
        }
        effects
    }

    fn remove(&mut self, place: &FieldPath, env: Env) -> Vec<Effect> {
        let Some((id, open_draft)) = self.open_draft() else { return Vec::new() };
        let document = open_draft.document().clone();
        let (page, is_shown) = (EditorPage::of(place, &document), place.0.len() == 2);
        let effects = self.edit(&document.removal(place), place, env);
        self.said.say(words::REMOVED);
        // The page of a removed section or scenario closes.
        if is_shown
            && matches!(page, EditorPage::Scenario(_) | EditorPage::Section(_))
            && !effects.is_empty()
        {
            let up = match page {
                EditorPage::Scenario(name) => {
                    document.group_of(&name).map(|it| EditorPage::Section(it.0 + 1))
                }
                _ => None,
            };
            self.route = Route::Draft(id, up.unwrap_or(EditorPage::Quiz));
            self.settle();
            return [effects, vec![Effect::Push(self.route.clone())]].concat();
        }
        effects
    }

    /// Opens the page of a place and moves focus there.
    fn seek(&mut self, place: &FieldPath) -> Vec<Effect> {
        let Some((id, open_draft)) = self.open_draft() else { return Vec::new() };
        self.route = Route::Draft(id, EditorPage::of(place, open_draft.document()));
        self.settle();
        vec![Effect::Push(self.route.clone()), Effect::Focus(place.to_string())]
    }

    /// Undoes or redoes a step, and opens the page where it changed something.
    fn step(
        &mut self,
        way: fn(&mut History) -> Option<FieldPath>,
        said: &str,
        env: Env,
    ) -> Vec<Effect> {
        let Some((id, open_draft)) = self.open_draft_mut() else { return Vec::new() };
        let before = open_draft.document().clone();
        let Some(place) = way(&mut open_draft.history) else { return Vec::new() };
        // A part that the step removes has its page in the draft before the step.
        let page = EditorPage::of(&place, &before);
        let page = if page.is_in(open_draft.document()) {
            EditorPage::of(&place, open_draft.document())
        } else {
            page
        };
        let page = if page.is_in(open_draft.document()) { page } else { EditorPage::Quiz };
        let mut effects = self.has_changed(env);
        let is_elsewhere = matches!(&self.route, Route::Draft(_, shown) if *shown != page);
        let stays = matches!(
            self.route,
            Route::Draft(
                _,
                EditorPage::Graph | EditorPage::Check | EditorPage::Publish | EditorPage::Source
            )
        );
        // A step that replaced the whole draft has no page of its own.
        let is_somewhere = place != FieldPath::default();
        if is_elsewhere && !stays && is_somewhere {
            self.route = Route::Draft(id, page);
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

    /// Stores the draft on the page if it has changed.
    fn keep(&mut self) -> Vec<Effect> {
        let Some((id, open_draft)) = self.open_draft_mut() else { return Vec::new() };
        if std::mem::replace(&mut open_draft.is_kept, true) {
            Vec::new()
        } else {
            vec![Effect::Save(id)]
        }
    }

    /// Stores the draft on the page if it has changed, and checks it.
    fn rest(&mut self) -> Vec<Effect> {
        if let Some((_, open_draft)) = self.open_draft_mut() {
            open_draft.look_through();
        }
        self.measure().into_iter().chain(self.keep()).collect()
    }

    /// Returns the effect that measures the link, if the length is not known.
    fn measure(&mut self) -> Option<Effect> {
        let (id, open_draft) = self.open_draft_mut()?;
        let estimate = open_draft.estimate.take()?;
        Some(Effect::Measure(id, open_draft.changed, Box::new(estimate)))
    }

    fn throw_away(&mut self, id: DraftId) -> Vec<Effect> {
        let Some(open_draft) = self.drafts.remove(&id) else { return Vec::new() };
        self.notices.retain(|it| !matches!(it, Notice::Gone(_)));
        self.notify(Notice::Gone(open_draft.title().to_owned()));
        self.gone = Some((id, Box::new(open_draft)));
        self.route = Route::Drafts;
        self.settle();
        vec![Effect::Remove(id), Effect::Replace(Route::Drafts)]
    }

    fn put_back(&mut self) -> Vec<Effect> {
        self.notices.retain(|it| !matches!(it, Notice::Gone(_)));
        let Some((id, open_draft)) = self.gone.take() else { return Vec::new() };
        // Another window may have stored the draft again.
        self.drafts.entry(id).or_insert(*open_draft);
        vec![Effect::Save(id)]
    }

    /// Adds the stored history to a draft, so that steps of earlier visits can be undone.
    fn recall(&mut self, id: DraftId, bytes: &[u8], copy: Option<Box<StoredDraft>>) -> Vec<Effect> {
        if let Some(open_draft) = self.drafts.get_mut(&id) {
            open_draft.history.recall(bytes, copy.map(|it| Document::from(it.draft)));
        }
        Vec::new()
    }

    /// Takes over a draft that another window changed. The change is a step that can be undone here, so that no work is
    /// lost.
    fn take_over(&mut self, id: DraftId, kept: StoredDraft) -> Vec<Effect> {
        let Some(open_draft) = self.drafts.get_mut(&id) else {
            self.drafts.insert(id, OpenDraft::of(kept.draft, kept.changed, true));
            return vec![Effect::Recall(id)];
        };
        if kept.changed <= open_draft.changed {
            return Vec::new();
        }
        let changed = kept.changed;
        if open_draft.history.follow(Document::from(named(kept.draft))) {
            open_draft.changed = changed;
            open_draft.is_kept = true;
            (open_draft.review, open_draft.link_length) = (None, None);
            open_draft.is_looked_through = false;
            open_draft.look_through();
            let is_shown = self.open_draft().is_some_and(|it| it.0 == id);
            if is_shown {
                self.notify(Notice::Elsewhere);
                self.settle();
                return self.measure().into_iter().collect();
            }
        }
        Vec::new()
    }
}

/// Starts an attempt at the quiz of the preview.
fn begin(quiz: Rc<Quiz>, is_covered: bool) -> Result<Attempt, Vec<Problem>> {
    let quiz = if is_covered { Rc::new(quiz.covered(COVER)) } else { quiz };
    let edition = quiz.edition();
    Attempt::start(quiz, edition, 1).map_err(|_| Vec::new())
}
