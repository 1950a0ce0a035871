//! The application: hands events to the model and does to the browser what the model asks.

use crate::browser::{self, Journal, LocalStorage};
use crate::builtin;
use crate::model::{Effect, Model, Msg, Notice, Place};
use crate::page::play::{GO_ON, Play};
use crate::page::result::ResultPage;
use crate::page::{HEADING, cover, earlier, lost, sent};
use crate::route::{AttemptId, Route};
use crate::store::{Fault, Kept, Store};
use crate::words;
use gloo::events::EventListener;
use quiz_core::attempt;
use quiz_core::quiz::id::Id;
use quiz_core::record::Record;
use std::mem;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::{Callback, Component, Context, Event, Html, html};

/// How long the journal may keep the page waiting. Where it answers at all it is far sooner.
const PATIENCE: i32 = 500;

/// The whole page.
#[derive(Debug)]
pub struct App {
    /// The page as it is built; none if the build packed no sound quiz.
    first_view: Option<Model>,
    /// The page, once it is known what is kept.
    running: Option<Running>,
    /// What was done on the first view until then.
    waiting: Vec<Msg>,
    journal: Journal,
    /// What was on the screen when focus was last set.
    focused: Option<Screen>,
    /// Whether the control that had focus may be gone.
    is_focus_at_risk: bool,
    /// Whether an answer was given since the last drawing.
    has_answered: bool,
}

/// What the page is told.
#[derive(Debug)]
pub enum Message {
    /// What the journal holds; none if it cannot be read.
    Read(Option<Kept>),
    /// The journal has been waited for long enough.
    Late,
    /// What happened.
    Heard(Msg),
}

#[derive(Debug)]
struct Running {
    model: Model,
    store: Store<LocalStorage, Journal>,
    /// They listen for as long as they are held.
    _listeners: Vec<EventListener>,
}

/// Tells one screen from another: a change of screen moves focus to its heading.
#[derive(Debug, PartialEq)]
enum Screen {
    Place(Place),
    Step(AttemptId, usize),
    Lost,
}

impl Component for App {
    type Message = Message;
    type Properties = ();

    fn create(_: &Context<App>) -> App {
        let first_view = builtin::quiz().map(|quiz| {
            browser::set_language(quiz.language());
            Model::first_view(quiz)
        });
        App {
            first_view,
            running: None,
            waiting: Vec::new(),
            journal: Journal::default(),
            focused: None,
            is_focus_at_risk: false,
            has_answered: false,
        }
    }

    fn update(&mut self, ctx: &Context<App>, message: Message) -> bool {
        match (message, &mut self.running) {
            (Message::Heard(msg), Some(_)) => self.hear(msg),
            (Message::Heard(msg), None) => {
                self.waiting.push(msg);
                return false;
            }
            (Message::Read(kept), Some(running)) => {
                for msg in running.store.load(kept) {
                    running.take(msg);
                }
            }
            (Message::Read(kept), None) => self.start(ctx, kept),
            (Message::Late, None) => self.start(ctx, None),
            (Message::Late, Some(_)) => return false,
        }
        true
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let running = self.running.as_ref().map(|it| &it.model);
        match running.or(self.first_view.as_ref()) {
            Some(model) => view(model, ctx),
            None => html! { <main class="lost"><h1>{ "This quiz cannot be played" }</h1></main> },
        }
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        if first {
            self.journal.open(&ctx.link().callback(Message::Read));
            let late = ctx.link().callback(|()| Message::Late);
            browser::after(PATIENCE, move || late.emit(()));
        }
        let Some(Running { model, .. }) = &self.running else { return };
        let is_opening = self.focused.is_none();
        if is_opening {
            browser::opened();
        }
        let screen = match model.route {
            Ok(Place::Play(id)) => {
                let at = model.records.get(&id).map_or(0, |it| it.attempt.at());
                Screen::Step(id, at)
            }
            Ok(place) => Screen::Place(place),
            Err(_) => Screen::Lost,
        };
        if self.focused.as_ref() != Some(&screen) {
            browser::set_title(&title(model));
            // A page that has just been opened keeps the browser's own focus and place.
            if !is_opening {
                browser::scroll_to_top();
                browser::focus_in_place(HEADING);
            }
            // An answer on the cover goes on with the play, where its feedback is.
            if self.has_answered {
                browser::focus(GO_ON);
            }
            self.focused = Some(screen);
        } else if self.is_focus_at_risk && browser::has_no_focus() {
            browser::focus_in_place(HEADING);
        }
        self.is_focus_at_risk = false;
        self.has_answered = false;
    }
}

impl App {
    /// Makes the page anew from what is kept, at the address as it is now.
    fn start(&mut self, ctx: &Context<App>, kept: Option<Kept>) {
        let Some(first_view) = self.first_view.take() else { return };
        let quiz = &first_view.quiz;
        let failed = ctx.link().callback(|fault: Fault| Message::Heard(Msg::Told(fault.into())));
        let store = Store::new(LocalStorage, self.journal.clone(), Rc::clone(quiz), failed);
        let found = store.load(kept);
        let (model, effects) =
            Model::opened(Rc::clone(quiz), found, browser::fragment(), browser::moment());
        // Moves on the first view are moves in the play that it has become.
        let is_same = playing(&model) == playing(&first_view);
        let running = self.running.insert(Running {
            model,
            _listeners: listeners(ctx, &self.journal, store.clone()),
            store,
        });
        for effect in effects {
            running.perform(effect);
        }
        for msg in mem::take(&mut self.waiting) {
            if is_same || !matches!(msg, Msg::Played(_)) {
                self.hear(msg);
            }
        }
    }

    fn hear(&mut self, msg: Msg) {
        self.is_focus_at_risk |= matches!(msg, Msg::Dismissed(_) | Msg::Deleted(_) | Msg::Forgot);
        self.has_answered |= msg == Msg::Played(attempt::Msg::Confirmed);
        if let Some(running) = &mut self.running {
            running.take(msg);
        }
    }
}

/// The scenario whose controls are on the screen.
fn playing(model: &Model) -> Option<&Id> {
    let (_, Record { attempt, .. }) = model.playing().map(|(id, it)| (id, &**it))?;
    Some(&attempt.scenario(attempt.at()).id)
}

impl Running {
    fn take(&mut self, msg: Msg) {
        let moment = browser::moment();
        // Another tab may have gone on with the attempt: what it kept is what changes now.
        let concerned = match &msg {
            Msg::Played(_) => self.model.playing().map(|(id, _)| id),
            Msg::Opened(fragment) => match fragment.parse() {
                Ok(Route::Step(id, _) | Route::Result(id)) => Some(id),
                _ => None,
            },
            _ => None,
        };
        if let Some(found) = concerned.and_then(|id| self.store.find(id)) {
            self.model.update(found, moment);
        }
        for effect in self.model.update(msg, moment) {
            self.perform(effect);
        }
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Save(id) => {
                if let Some(record) = self.model.records.get(&id) {
                    self.store.save(id, record);
                }
            }
            Effect::Remove(id) => self.store.remove(id),
            Effect::RemoveAll => self.store.remove_all(),
            Effect::SaveSettings => self.store.save_number_keys(self.model.number_keys),
            Effect::Push(route) => browser::set_fragment(&route.to_string(), true),
            Effect::Replace(route) => browser::set_fragment(&route.to_string(), false),
        }
    }
}

/// Hears of addresses that change, of what other tabs keep, and of a page that was away.
fn listeners(
    ctx: &Context<App>,
    journal: &Journal,
    store: Store<LocalStorage, Journal>,
) -> Vec<EventListener> {
    let opened = ctx.link().callback(|_: Event| Message::Heard(Msg::Opened(browser::fragment())));
    let stored = ctx.link().batch_callback(move |event: Event| {
        let name = event.dyn_ref().and_then(web_sys::StorageEvent::key);
        store.changed(name.as_deref()).into_iter().map(Message::Heard).collect::<Vec<_>>()
    });
    // A page that comes back from the browser's cache has heard of nothing meanwhile.
    let read = ctx.link().callback(Message::Read);
    let journal = journal.clone();
    let shown = Callback::from(move |event: Event| {
        if event.dyn_ref().is_some_and(web_sys::PageTransitionEvent::persisted) {
            journal.read(read.clone());
        }
    });
    [("hashchange", opened), ("storage", stored), ("pageshow", shown)]
        .into_iter()
        .filter_map(|(name, hears)| browser::listen(name, hears))
        .collect()
}

fn title(model: &Model) -> String {
    let quiz = model.quiz.title();
    let here = match model.route {
        Ok(Place::Play(id)) => model.records.get(&id).map(|record| {
            let attempt = &record.attempt;
            format!("{} ({})", attempt.scenario(attempt.at()).name, attempt.at() + 1)
        }),
        Ok(Place::Result(_)) => Some("Your result".to_owned()),
        Ok(Place::Earlier) => Some("Earlier plays".to_owned()),
        Ok(Place::Cover | Place::Draw(..)) => None,
        Err(_) => Some("Not found".to_owned()),
    };
    here.map_or_else(|| quiz.to_owned(), |here| format!("{here} · {quiz}"))
}

fn view(model: &Model, ctx: &Context<App>) -> Html {
    let on_msg = ctx.link().callback(Message::Heard);
    let attempt = |id| model.records.get(id).map(|it| Rc::new(it.attempt.clone()));
    let page = match &model.route {
        Ok(Place::Cover) => cover::view(model, &on_msg),
        Ok(Place::Earlier) => earlier::view(model, &on_msg),
        Ok(Place::Draw(edition, seed)) => sent::view(model, *edition, *seed),
        Ok(Place::Play(id)) => attempt(id).map_or_else(Html::default, |attempt| {
            html! {
                <Play
                    id={*id}
                    {attempt}
                    number_keys={model.number_keys}
                    on_msg={on_msg.reform(Msg::Played)}
                    on_number_keys={on_msg.reform(Msg::SwitchedNumberKeys)}
                />
            }
        }),
        Ok(Place::Result(id)) => attempt(id).map_or_else(Html::default, |attempt| {
            html! { <ResultPage id={*id} {attempt} on_msg={on_msg.clone()} /> }
        }),
        Err(lost) => lost::view(model, *lost),
    };
    let notice = |it: &Notice| {
        let notice = *it;
        html! {
            <li key={notice as usize}>
                <p>{ words::notice(notice) }</p>
                <button type="button" class="quiet" onclick={on_msg.reform(move |_| Msg::Dismissed(notice))}>
                    { "All right" }
                </button>
            </li>
        }
    };
    html! {
        <>
            <div key="page">{ page }</div>
            <div class="notices" key="notices" role="status">
                <ul role="list">{ for model.notices.iter().map(notice) }</ul>
            </div>
        </>
    }
}
