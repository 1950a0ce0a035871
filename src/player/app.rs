//! The app of the player and of the share program: passes messages to the model, performs the effects that the model
//! returns, and draws the page.

use crate::components::prose::paragraph;
use crate::env::Env;
use crate::notice::Notice;
use crate::platform::{IdbMirror, LocalStorage};
use crate::play_links::Received;
use crate::player::model::{Effect, Model, Msg, NotFound, Page, Parts};
use crate::player::pages::play::{GO_ON, Play};
use crate::player::pages::result::ResultPage;
use crate::player::pages::{HEADING, cover, history, not_found};
use crate::route::{AttemptId, Route};
use crate::storage::{Fault, Found, Store};
use crate::{failpoint, platform, strings};
use gloo::events::EventListener;
use quiz::attempt;
use quiz::language::Direction;
use quiz_link::Source;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::{Callback, Component, Context, Event, Html, Properties, html};

/// The attribute of the root element while notices are shown.
pub const TOLD: &str = "data-told";

/// The attribute of the root element while a play is shown.
const PLAYING: &str = "data-playing";

/// The properties with which the app starts.
#[derive(Debug, Clone, Properties)]
pub struct Props {
    /// The quiz of the page.
    pub source: Source,
    /// The functions of the share program; `None` in the player.
    pub parts: Option<&'static Parts>,
    /// Whether the person was in the page already, and another program ran it.
    pub is_continued: bool,
    /// The store of the quiz.
    pub store: Store<LocalStorage, IdbMirror>,
    /// Messages about what was found on the device.
    pub found: Vec<Msg>,
    /// Hears that the page was drawn for the first time.
    pub on_drawn: Callback<()>,
}

impl PartialEq for Props {
    /// Two are equal if they have the same store. A page starts once, so its properties never change, and code that
    /// compares all messages would only make the program larger.
    fn eq(&self, other: &Props) -> bool {
        self.store == other.store
    }
}

/// The app: the model, and what the browser has yet to hear of it.
#[derive(Debug)]
pub struct App {
    model: Model,
    /// The number of times that the address has changed.
    turn: u32,
    store: Store<LocalStorage, IdbMirror>,
    /// Hears of a fault of the storage.
    failed: Callback<Fault>,
    /// The screen on which focus was last set.
    focused: Option<Screen>,
    /// Whether the control that had focus may have been removed.
    is_focus_at_risk: bool,
    /// Whether the person gave an answer since the page was last drawn.
    has_answered: bool,
    step: Rc<RefCell<Option<Step>>>,
    /// Held, since they listen only for as long as they are held.
    _listeners: Vec<EventListener>,
}

/// A step that is not yet in the browser's history.
#[derive(Debug)]
struct Step {
    /// The address at the time of the step.
    from: String,
    address: String,
}

/// The identity of a screen: if it changes, focus moves to the heading.
#[derive(Debug, PartialEq)]
enum Screen {
    Place(Page),
    Step(AttemptId, usize),
    Received(Option<Received>),
    Lost(NotFound),
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        let Props { source, parts, store, found, .. } = ctx.props();
        let env = platform::env();
        let (model, effects) = Model::opened(
            source.clone(),
            *parts,
            found.clone(),
            platform::fragment(),
            platform::has_begun(),
            env,
        );
        let app = App {
            model,
            turn: 0,
            store: store.clone(),
            failed: ctx.link().callback(|fault: Fault| Msg::Noticed(fault.into())),
            focused: None,
            is_focus_at_risk: false,
            has_answered: false,
            step: Rc::default(),
            _listeners: listeners(ctx),
        };
        for effect in effects {
            app.perform(effect, env);
        }
        app
    }

    fn update(&mut self, _: &Context<App>, msg: Msg) -> bool {
        failpoint::here("callback");
        self.is_focus_at_risk |= matches!(
            msg,
            Msg::Dismissed(_)
                | Msg::Deleted(_)
                | Msg::GroupLinksRemoved(_)
                | Msg::EarlierQuizForgotten
                | Msg::Forgot
        );
        self.has_answered |=
            matches!(msg, Msg::Played(attempt::Msg::Confirmed | attempt::Msg::ConfirmedAsShown));
        if matches!(msg, Msg::Opened(_)) {
            // The address has changed already.
            self.step.take();
            self.turn += 1;
        }
        self.take(msg);
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        failpoint::here("page");
        view(&self.model, self.turn, &ctx.link().callback(|msg: Msg| msg))
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        failpoint::here("drawn page");
        if first {
            ctx.props().on_drawn.emit(());
        }
        let model = &self.model;
        platform::mark(TOLD, !model.notices.is_empty());
        platform::mark(PLAYING, matches!(model.route, Ok(Page::Play(_))));
        let screen = match &model.route {
            Ok(Page::Play(id)) => {
                let at = model.records.get(id).map_or(0, |it| it.attempt.position());
                Screen::Step(*id, at)
            }
            Ok(Page::Received) => Screen::Received(model.received.clone()),
            Ok(place) => Screen::Place(*place),
            Err(lost) => Screen::Lost(lost.clone()),
        };
        let is_new = self.focused.as_ref() != Some(&screen);
        if is_new || self.step.borrow().is_some() {
            let (step, title) = (Rc::clone(&self.step), title(model));
            let announce = move || {
                enter(&step);
                platform::set_title(&title);
            };
            // If the address changes before the page is drawn, browsers draw the page a frame later.
            if first { announce() } else { platform::after_drawing(announce) }
        }
        if is_new {
            // On a page that has just been opened, the browser sets focus and scroll position.
            if !first || ctx.props().is_continued {
                platform::scroll_to_top();
                platform::focus_in_place(HEADING);
            }
            // An answer on the cover leads to the step, where its feedback is.
            if self.has_answered {
                platform::focus(GO_ON);
            }
            self.focused = Some(screen);
        } else if self.is_focus_at_risk && platform::has_no_focus() {
            platform::focus_in_place(HEADING);
        }
        self.is_focus_at_risk = false;
        self.has_answered = false;
        if let Some(parts) = model.parts {
            (parts.follow)(model);
        }
    }
}

impl App {
    fn take(&mut self, msg: Msg) {
        let env = platform::env();
        // Another tab may have changed the attempt: the message applies to its latest stored state.
        let concerned = match &msg {
            Msg::Played(_) => self.model.playing().map(|(id, _)| id),
            Msg::Opened(fragment) => match self.model.place_at(fragment) {
                Ok(Route::Step(id, _) | Route::Result(id)) => Some(id),
                _ => None,
            },
            _ => None,
        };
        if let Some(found) = concerned.and_then(|id| self.store.find(id)) {
            self.model.update(found.into(), env);
        }
        for effect in self.model.update(msg, env) {
            self.turn += u32::from(matches!(effect, Effect::Push(_) | Effect::Replace(_)));
            self.perform(effect, env);
        }
    }

    fn perform(&self, effect: Effect, env: Env) {
        match effect {
            Effect::Save(id) => {
                if let Some(record) = self.model.records.get(&id) {
                    self.store.save(id, record, &self.failed);
                }
            }
            Effect::Remove(id) => self.store.remove(id, env.now, &self.failed),
            Effect::RemoveAll => self.store.remove_all(env.seed, &self.failed),
            Effect::SaveSettings => {
                self.store.save_number_keys(self.model.number_keys, &self.failed);
            }
            Effect::SaveName => self.store.save_name(self.model.name.as_ref(), &self.failed),
            Effect::Note(name, text) => self.store.note(&name, &text, &self.failed),
            Effect::RemoveNote(name) => self.store.remove_note(&name, &self.failed),
            Effect::Discard(name) => self.store.discard(&name, env.now, &self.failed),
            Effect::SavePasted => self.store.save_pasted(&self.model.pasted, &self.failed),
            Effect::RemoveQuiz => self.store.remove_quiz(&self.failed),
            Effect::Reload(_) => {
                enter(&self.step);
                platform::reload_with(&self.store.hand_over(&self.model.records));
            }
            Effect::Push(route) => {
                enter(&self.step);
                let address = self.model.base().address(route);
                self.step.replace(Some(Step { from: platform::fragment(), address }));
            }
            Effect::Replace(route) => {
                enter(&self.step);
                platform::set_fragment(&self.model.base().address(route), false);
            }
        }
    }
}

/// Puts a step into the browser's history. If the person followed a link since the step, of which the page has not
/// heard yet, the step stays out: it would hide where the link leads.
fn enter(step: &RefCell<Option<Step>>) {
    if let Some(Step { from, address }) = step.take()
        && platform::fragment() == from
    {
        platform::set_fragment(&address, true);
    }
}

/// The messages about what was found on the device.
pub fn messages(found: Vec<Found>) -> Vec<Msg> {
    found.into_iter().map(Msg::from).collect()
}

/// Listens to the address, to changes of the storage by other tabs, and to a page that the browser shows again.
fn listeners(ctx: &Context<App>) -> Vec<EventListener> {
    let store = &ctx.props().store;
    let opened = ctx.link().callback(|_: Event| Msg::Opened(platform::fragment()));
    let elsewhere = store.clone();
    let stored = ctx.link().batch_callback(move |event: Event| {
        let name = event.dyn_ref().and_then(web_sys::StorageEvent::key);
        messages(elsewhere.changed(name.as_deref()))
    });
    // A page from the browser's back/forward cache has heard of no event in the meantime.
    let kept = store.clone();
    let read = ctx.link().batch_callback(move |copies| messages(kept.load(copies)));
    let mirror = store.mirror().clone();
    let shown = Callback::from(move |event: Event| {
        if event.dyn_ref().is_some_and(web_sys::PageTransitionEvent::persisted) {
            mirror.read(read.clone());
        }
    });
    [("hashchange", opened), ("storage", stored), ("pageshow", shown)]
        .into_iter()
        .filter_map(|(name, hears)| platform::listen(name, hears))
        .collect()
}

fn title(model: &Model) -> String {
    let quiz = model.quiz().title();
    let here = match &model.route {
        Ok(Page::Play(id)) => model.records.get(id).map(|record| {
            let attempt = &record.attempt;
            format!("{} ({})", attempt.scenario(attempt.position()).name, attempt.position() + 1)
        }),
        Ok(Page::Result(_)) => Some("Your result".to_owned()),
        Ok(Page::History) => Some("Earlier plays".to_owned()),
        Ok(Page::Share(_)) => Some("Send it".to_owned()),
        Ok(Page::Publish) => Some("Give it to others".to_owned()),
        Ok(Page::Received) => {
            model.parts.zip(model.received.as_ref()).and_then(|(it, received)| (it.title)(received))
        }
        Ok(Page::Cover | Page::Elsewhere) => None,
        Err(_) => Some("Not found".to_owned()),
    };
    here.map_or_else(|| quiz.to_owned(), |here| format!("{here} · {quiz}"))
}

/// Draws the page of a model. Each turn (see [`App`]) has an element of its own: where a browser translates the page,
/// Yew cannot turn the elements of one page into those of another.
pub fn view(model: &Model, turn: u32, on_msg: &Callback<Msg>) -> Html {
    let attempt = |id| model.records.get(id).map(|it| Rc::new(it.attempt.clone()));
    let parts = |page: &dyn Fn(&Parts) -> Html| model.parts.map_or_else(Html::default, page);
    let page = match &model.route {
        // A grader plays nothing: players have the quiz without its key.
        Ok(_) if matches!(model.source, Source::Grader(_)) => {
            parts(&|it| (it.grading)(model, on_msg))
        }
        Ok(Page::Cover) => cover::view(model, on_msg),
        Ok(Page::History) => history::view(model, on_msg),
        Ok(Page::Play(id)) => attempt(id).map_or_else(Html::default, |attempt| {
            html! {
                <Play
                    base={model.base()}
                    id={*id}
                    {attempt}
                    number_keys={model.number_keys}
                    on_msg={on_msg.reform(Msg::Played)}
                    on_number_keys={on_msg.reform(Msg::SwitchedNumberKeys)}
                />
            }
        }),
        Ok(Page::Result(id)) if matches!(model.source, Source::Player(_) | Source::Covered(_)) => {
            parts(&|it| (it.ending)(model, *id, on_msg))
        }
        Ok(Page::Result(id)) => attempt(id).map_or_else(Html::default, |attempt| {
            let base = model.base();
            let beside = model.parts.map(|it| (it.beside)(model, &attempt, on_msg));
            html! { <ResultPage {base} id={*id} {attempt} beside={beside.unwrap_or_default()} /> }
        }),
        Ok(Page::Received) => parts(&|it| (it.received)(model, on_msg)),
        Ok(Page::Share(id)) => parts(&|it| (it.share)(model, *id, on_msg)),
        Ok(Page::Publish) => parts(&|it| (it.publish)(model, on_msg)),
        Ok(Page::Elsewhere) => html! { <main /> },
        Err(lost) => not_found::view(model, lost, on_msg),
    };
    let notice = |it: &Notice| {
        let notice = *it;
        html! {
            <li key={notice as usize}>
                { paragraph(strings::notice(notice)) }
                <button type="button" class="quiet" onclick={on_msg.reform(move |_| Msg::Dismissed(notice))}>
                    { "All right" }
                </button>
            </li>
        }
    };
    // Pages with words of the quiz have the language and the direction of the quiz; other pages have those of the
    // interface.
    let is_quiz = match &model.route {
        Ok(Page::Cover | Page::Play(_) | Page::Result(_) | Page::Received) => {
            !matches!(model.source, Source::Grader(_))
        }
        Ok(Page::History | Page::Share(_) | Page::Publish | Page::Elsewhere) | Err(_) => false,
    };
    let quiz = Some(model.quiz()).filter(|_| is_quiz);
    let lang = quiz.map(|it| it.language().to_owned());
    let dir = quiz.and_then(|it| it.direction()).map(Direction::as_str);
    html! {
        <>
            <div key={turn} {lang} {dir}>{ page }</div>
            <div class="notices" key="notices" role="status">
                if !model.notices.is_empty() {
                    <ul role="list">{ for model.notices.iter().map(notice) }</ul>
                }
            </div>
        </>
    }
}
