//! The app of every program that plays quizzes: passes messages to the program, lets it perform its effects, and draws
//! the page.

use crate::components::prose::paragraph;
use crate::notice::Notice;
use crate::platform::{IdbMirror, LocalStorage};
use crate::player::browser::Browser;
use crate::player::model::{Msg, NotFound, Page};
use crate::player::pages::play::GO_ON;
use crate::player::program::Program;
use crate::route::AttemptId;
use crate::shell::Focus;
use crate::storage::{Fault, Found, Store};
use crate::{failpoint, platform, shell, strings};
use gloo::events::EventListener;
use quiz::attempt;
use quiz::language::Direction;
use quiz_link::Source;
use wasm_bindgen::JsCast;
use yew::{Callback, Component, Context, Event, Html, Properties, html};

/// The attribute of the root element while a play is shown.
const PLAYING: &str = "data-playing";

/// The properties with which the app starts.
#[derive(Debug, Clone, Properties)]
pub struct Props<P: Program> {
    /// The quiz of the page.
    pub source: Source,
    /// Whether the person was in the page already, and another program ran it.
    pub is_continued: bool,
    /// The store of the quiz.
    pub store: Store<LocalStorage, IdbMirror>,
    /// Messages about what was found on the device.
    pub found: Vec<P::Msg>,
    /// Hears that the page was drawn for the first time.
    pub on_drawn: Callback<()>,
}

impl<P: Program> PartialEq for Props<P> {
    /// Two are equal if they have the same store. A page starts once, so its properties never change, and code that
    /// compares all messages would only make the program larger.
    fn eq(&self, other: &Props<P>) -> bool {
        self.store == other.store
    }
}

/// The app: a program, and what the browser has yet to hear of it.
#[derive(Debug)]
pub struct App<P: Program> {
    program: P,
    browser: Browser<P::Msg>,
    focus: Focus<(Screen, P::Screen)>,
    /// Whether the person gave an answer since the page was last drawn.
    has_answered: bool,
    /// Held, since they listen only for as long as they are held.
    _listeners: Vec<EventListener>,
}

/// An event that the app hears of.
#[derive(Debug)]
pub enum Heard<M> {
    /// A message to the program.
    Program(M),
    /// The person came back to the page: meanwhile another tab may have changed the attempt that is shown.
    CameBack,
}

/// The identity of a screen: if it changes, focus moves to the heading.
#[derive(Debug, PartialEq)]
enum Screen {
    Page(Page),
    Step(AttemptId, usize),
    Lost(NotFound),
}

impl<P: Program> Component for App<P> {
    type Message = Heard<P::Msg>;
    type Properties = Props<P>;

    fn create(ctx: &Context<App<P>>) -> App<P> {
        let Props { source, store, found, .. } = ctx.props();
        let env = platform::env();
        let (program, effects) = P::opened(
            source.clone(),
            P::frame(),
            found.clone(),
            platform::fragment(),
            platform::has_begun(),
            env,
        );
        let on_msg = on_msg::<P>(ctx);
        let failed = on_msg.reform(|fault: Fault| Msg::Noticed(fault.into()).into());
        let browser = Browser::new(store.clone(), failed, on_msg);
        for effect in effects {
            program.perform(effect, &browser, env);
        }
        App {
            program,
            browser,
            focus: Focus::new(),
            has_answered: false,
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, _: &Context<App<P>>, heard: Heard<P::Msg>) -> bool {
        failpoint::here("callback");
        let msg = match heard {
            Heard::Program(msg) => msg,
            Heard::CameBack => {
                let shown = self.program.player().playing().map(|(id, _)| id);
                return shown.is_some_and(|id| self.look_again(id));
            }
        };
        self.focus.risk(P::removes(&msg));
        let to_player = P::to_player(&msg);
        self.has_answered |= matches!(
            to_player,
            Some(Msg::Played(attempt::Msg::Confirmed | attempt::Msg::ConfirmedAsShown))
        );
        if matches!(to_player, Some(Msg::Opened(_))) {
            // The address has changed already.
            self.browser.has_gone();
        }
        if let Some(Msg::Opened(address)) = to_player
            && let Some(id) = self.program.attempt_at(address)
        {
            self.look_again(id);
        }
        let env = platform::env();
        for effect in self.program.update(msg, env) {
            self.program.perform(effect, &self.browser, env);
        }
        true
    }

    fn view(&self, _: &Context<App<P>>) -> Html {
        failpoint::here("page");
        view(&self.program, self.browser.turn(), &self.browser.on_msg)
    }

    fn rendered(&mut self, ctx: &Context<App<P>>, first: bool) {
        failpoint::here("drawn page");
        if first {
            ctx.props().on_drawn.emit(());
        }
        let model = self.program.player();
        shell::mark_notices(!model.notices.is_empty());
        platform::mark(PLAYING, matches!(model.route, Ok(Page::Play(_))));
        let screen = match &model.route {
            Ok(Page::Play(id)) => {
                let at = model.records.get(id).map_or(0, |it| it.attempt.position());
                Screen::Step(*id, at)
            }
            Ok(page) => Screen::Page(*page),
            Err(lost) => Screen::Lost(lost.clone()),
        };
        let screen = (screen, self.program.screen());
        let is_new = self.focus.is_elsewhere(&screen);
        if is_new || self.browser.pending().is_some() {
            let (pending, title) = (self.browser.pending().clone(), title(&self.program));
            let announce = move || {
                pending.enter();
                platform::set_title(&title);
            };
            // If the address changes before the page is drawn, browsers draw the page a frame later.
            if first { announce() } else { platform::after_drawing(announce) }
        }
        self.focus.follow(screen, first && !ctx.props().is_continued);
        // An answer on the cover leads to the step, where its feedback is.
        if is_new && self.has_answered {
            platform::focus(GO_ON);
        }
        self.has_answered = false;
        self.program.drawn(is_new);
    }
}

impl<P: Program> App<P> {
    /// Takes over the stored state of an attempt, if another tab has changed it. Returns whether it has.
    fn look_again(&mut self, id: AttemptId) -> bool {
        let found = self.browser.store.find(id).and_then(P::found);
        let is_found = found.is_some();
        if let Some(found) = found {
            self.program.update(found, platform::env());
        }
        is_found
    }
}

/// Hears messages to the program.
fn on_msg<P: Program>(ctx: &Context<App<P>>) -> Callback<P::Msg> {
    ctx.link().callback(Heard::Program)
}

/// The messages about what was found on the device.
pub fn messages<P: Program>(found: Vec<Found>) -> Vec<P::Msg> {
    found.into_iter().filter_map(P::found).collect()
}

/// The messages about what was found on the device, as the app hears them.
pub fn heard<P: Program>(found: Vec<Found>) -> Vec<Heard<P::Msg>> {
    messages::<P>(found).into_iter().map(Heard::Program).collect()
}

/// Listens to the address, to changes of the storage by other tabs, and to people who come back to the page. A press reads
/// no storage.
fn listeners<P: Program>(ctx: &Context<App<P>>) -> Vec<EventListener> {
    let store = &ctx.props().store;
    let opened = on_msg::<P>(ctx).reform(|_: Event| Msg::Opened(platform::fragment()).into());
    // The page hears the same event when the person goes.
    let came_back =
        ctx.link().batch_callback(|_: Event| platform::is_seen().then_some(Heard::CameBack));
    let elsewhere = store.clone();
    let stored = ctx.link().batch_callback(move |event: Event| {
        let name = event.dyn_ref().and_then(web_sys::StorageEvent::key);
        heard::<P>(elsewhere.changed(name.as_deref()))
    });
    // A page from the browser's back/forward cache has heard of no event in the meantime.
    let kept = store.clone();
    let read = ctx.link().batch_callback(move |copies| heard::<P>(kept.load(copies)));
    let mirror = store.mirror().clone();
    let shown = Callback::from(move |event: Event| {
        if event.dyn_ref().is_some_and(web_sys::PageTransitionEvent::persisted) {
            mirror.read(read.clone());
        }
    });
    let window = [
        ("hashchange", opened),
        ("storage", stored),
        ("pageshow", shown),
        ("focus", came_back.clone()),
    ];
    let heard = window.into_iter().filter_map(|(name, hears)| platform::listen(name, hears));
    heard.chain(platform::listen_to_document("visibilitychange", came_back)).collect()
}

fn title<P: Program>(program: &P) -> String {
    let quiz = program.player().quiz().title();
    program
        .title()
        .map_or_else(|| quiz.to_owned(), |here| strings::pages::document_title(&here, quiz))
}

/// Draws the page of a program. Each turn (see [`Browser`]) has an element of its own: where a browser translates the
/// page, Yew cannot turn the elements of one page into those of another.
pub fn view<P: Program>(program: &P, turn: u32, on_msg: &Callback<P::Msg>) -> Html {
    let model = program.player();
    let notice = |it: &Notice| {
        let notice = *it;
        html! {
            <li key={notice as usize}>
                { paragraph(strings::pages::notice(notice)) }
                <button type="button" class="quiet" onclick={on_msg.reform(move |_| Msg::Dismissed(notice).into())}>
                    { strings::pages::ALL_RIGHT }
                </button>
            </li>
        }
    };
    // Pages with words of the quiz have the language and the direction of the quiz; other pages have those of the
    // interface.
    let quiz = Some(model.quiz()).filter(|_| program.is_in_words_of_quiz());
    let lang = quiz.map(|it| it.language().to_owned());
    let dir = quiz.and_then(|it| it.direction()).map(Direction::as_str);
    html! {
        <>
            <div key={turn} {lang} {dir}>{ program.page(on_msg) }</div>
            { shell::notices(model.notices.iter().map(notice).collect()) }
        </>
    }
}
