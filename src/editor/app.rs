//! The editor's component: passes events to the model and performs its effects.

use crate::editor::field::{Form, Icon};
use crate::editor::model::{Effect, Model, Msg, Printout};
use crate::editor::notice::Notice;
use crate::editor::outline::{Outline, Parts};
use crate::editor::pages::{FILE, PASTE, SOURCE};
use crate::editor::route::{EditorPage, Route};
use crate::editor::{pages, preview};
use crate::platform::{IdbMirror, LocalStorage, compression, download};
use crate::route::{DraftId, WRITE};
use crate::shell::Focus;
use crate::storage::drafts::StoredDraft;
use crate::storage::{Change, Fault, Mirror as _, Storage as _, Store, handover, keys, texts};
use crate::strings;
use crate::strings::editor::pages as words;
use crate::{platform, shell};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use quiz::Quiz;
use quiz::file::MAX_BYTES;
use quiz_authoring::convert::FileKind;
use quiz_link::{LinkedQuiz, Source};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::{Callback, Component, Context, Event, Html, KeyboardEvent, Properties, html};

/// The styles of the editor, which are not part of the player's styles.
const STYLE: &str = include_str!(concat!(env!("OUT_DIR"), "/editor.css"));

/// The time without a change after which the draft is checked, in milliseconds.
const REST: u32 = 400;

/// The time after a change when the draft is stored, in milliseconds, even if more changes follow. A killed browser
/// loses less than a second of work.
const KEEP: u32 = 600;

/// The properties of [`App`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The built-in quiz.
    pub home: Rc<Quiz>,
    /// The storage of this device.
    pub store: Store<LocalStorage, IdbMirror>,
    /// The drafts in storage.
    pub kept: Vec<(DraftId, StoredDraft)>,
    /// The ids of drafts in storage that cannot be read.
    pub reserved: Vec<DraftId>,
    /// Whether another program had the page before, so that the visit continues.
    pub is_continued: bool,
    /// Called when the page is drawn for the first time.
    pub on_drawn: Callback<()>,
}

/// The editor.
#[derive(Debug)]
pub struct App {
    model: Model,
    store: Store<LocalStorage, IdbMirror>,
    on_msg: Callback<Msg>,
    failed: Callback<Fault>,
    outline: Rc<Outline>,
    /// The timer of [`Effect::Rest`] that each change restarts.
    rest: Option<Timeout>,
    /// The timer that started with the first change that is not stored yet.
    keep: Option<Timeout>,
    focus: Focus<Route>,
    /// The id of the control that gets focus once it is drawn.
    sought: Option<String>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<App>) -> App {
        platform::add_style(STYLE);
        let Props { home, store, kept, reserved, .. } = ctx.props();
        let env = platform::env();
        let home = Rc::clone(home);
        let (mut model, effects) =
            Model::opened(home, kept.clone(), reserved.clone(), &platform::fragment(), env);
        model.address_length = platform::home().map_or(0, |home| home.len() + 1);
        let mut app = App {
            outline: Rc::new(outline(&model)),
            model,
            store: store.clone(),
            on_msg: ctx.link().callback(|msg: Msg| msg),
            failed: ctx.link().callback(|fault: Fault| {
                Msg::Noticed(match fault {
                    Fault::Blocked => Notice::NotKept,
                    Fault::Full => Notice::Full,
                })
            }),
            rest: None,
            keep: None,
            focus: Focus::new(),
            sought: None,
            _listeners: listeners(ctx),
        };
        for effect in effects {
            app.perform(effect);
        }
        app
    }

    fn update(&mut self, _: &Context<App>, msg: Msg) -> bool {
        self.focus.risk(matches!(
            msg,
            Msg::Removed(_)
                | Msg::Dismissed(_)
                | Msg::ThrewAway(_)
                | Msg::PutBack
                | Msg::Undid
                | Msg::Redid
                | Msg::TriedAnew
                | Msg::TriedCovered(_)
                | Msg::Unrolled
        ));
        let is_pause = msg == Msg::Paused;
        if is_pause {
            self.keep = None;
        }
        let effects = self.model.update(msg, platform::env());
        // A page that is being left has no time to draw, and nothing has changed.
        if is_pause && effects.is_empty() {
            return false;
        }
        for effect in effects {
            self.perform(effect);
        }
        let outline = outline(&self.model);
        if outline != *self.outline {
            self.outline = Rc::new(outline);
        }
        true
    }

    fn view(&self, _: &Context<App>) -> Html {
        view(&self.model, &self.outline, &self.on_msg)
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        if first {
            ctx.props().on_drawn.emit(());
        }
        shell::mark_notices(!self.model.notices.is_empty());
        let route = self.model.route.clone();
        if self.focus.is_elsewhere(&route) {
            platform::set_title(&title(&self.model));
        }
        match self.sought.take().and_then(nearest) {
            Some(place) => {
                platform::unfold(&place);
                platform::focus(&place);
                self.focus.rest(route);
            }
            None => self.focus.follow(route, first && !ctx.props().is_continued),
        }
    }
}

impl App {
    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save(id) => {
                if let Some(open_draft) = self.model.drafts.get_mut(&id) {
                    self.store.keep(&keys::draft(id), &open_draft.kept().write(), &self.failed);
                    // The draft is complete without its history, so an error here is ignored.
                    self.store
                        .mirror()
                        .write_bytes(&keys::history(id), &open_draft.history.store());
                }
            }
            Effect::Remove(id) => {
                // The history goes first. If the draft went first and the browser were killed, nothing would ever
                // remove the history.
                let history = Change::Remove(&keys::history(id));
                self.store.mirror().change(history, Callback::noop());
                self.store.forget(&keys::draft(id), &self.failed);
            }
            Effect::Recall(id) => {
                let on_msg = self.on_msg.clone();
                let (history, draft) = (keys::history(id), keys::draft(id));
                self.store.mirror().read_bytes(&history, &draft, move |bytes, copy| {
                    let copy = copy.as_deref().and_then(StoredDraft::read).map(Box::new);
                    on_msg.emit(Msg::Recalled(id, bytes, copy));
                });
            }
            Effect::Rest => {
                // Each change restarts the timer: assigning drops the old one, which stops it.
                let on_msg = self.on_msg.clone();
                self.rest = platform::timer(REST, move || on_msg.emit(Msg::Rested));
                if self.keep.is_none() {
                    let on_msg = self.on_msg.clone();
                    self.keep = platform::timer(KEEP, move || on_msg.emit(Msg::Paused));
                }
            }
            Effect::Push(route) => platform::set_fragment(&route.to_string(), true),
            Effect::Replace(route) => platform::set_fragment(&route.to_string(), false),
            Effect::Focus(id) => self.sought = Some(id),
            Effect::Measure(id, changed, estimate) => {
                let on_msg = self.on_msg.clone();
                let texts = estimate.texts().to_owned();
                compression::compressed(&texts, move |bytes| {
                    on_msg.emit(Msg::Measured(id, changed, estimate.characters(bytes)));
                });
            }
            Effect::ReadFile => {
                let on_msg = self.on_msg.clone();
                // One byte more than the limit shows that a file is too large.
                platform::read_file(FILE, MAX_BYTES + 1, move |read| {
                    let file = read.map(|(name, bytes)| Msg::ReadFile(name, bytes));
                    on_msg.emit(file.unwrap_or(Msg::Noticed(Notice::NoFile)));
                });
            }
            Effect::ReadPasted => {
                let text = platform::text_in(PASTE);
                if !text.trim().is_empty() {
                    self.on_msg.emit(Msg::Read(String::new(), text));
                }
            }
            Effect::PutCursor(offset) => platform::put_cursor(SOURCE, offset),
            Effect::Download(kind, name, text) => {
                if download::save_text(&text, media_type(kind), &name).is_none() {
                    self.on_msg.emit(Msg::Noticed(Notice::NoFile));
                }
            }
            Effect::Publish(linked_quiz) => self.publish(&linked_quiz),
            Effect::Print(printout) => platform::print_as(match printout {
                Printout::Questions => "paper",
                Printout::Key => "key",
            }),
            Effect::Leave => platform::reload_with(""),
        }
    }

    /// Loads the share program at its page that gives the quiz to others. The share program reads the quiz from
    /// storage, or from the text that this page hands over if nothing can be stored.
    fn publish(&self, linked_quiz: &LinkedQuiz) {
        let source = Source::Linked(linked_quiz.clone());
        let Some(text) = texts::quiz(&source) else { return };
        let key = keys::quiz_with(linked_quiz.fingerprint());
        let is_kept = self.store.keep(&key, &text, &self.failed);
        let give = crate::route::Base::of(&source).address(crate::route::Route::Publish);
        platform::set_fragment(&give, true);
        platform::reload_with(&handover::write((!is_kept).then_some((key, text))));
    }
}

/// Returns the id of a control, or of the nearest part around it that is on the page. An empty list has no controls,
/// for example.
fn nearest(mut place: String) -> Option<String> {
    while platform::element(&place).is_none() {
        place.truncate(place.rfind(['.', '['])?);
    }
    Some(place)
}

/// Makes the outline of the draft on the page.
pub(crate) fn outline(model: &Model) -> Outline {
    match (&model.route, model.open_draft()) {
        (Route::Draft(_, page), Some((_, open_draft))) => Outline::of(open_draft.document(), page),
        _ => Outline::default(),
    }
}

fn media_type(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Toml => "application/toml",
        FileKind::Json => "application/json",
        FileKind::Gift => "text/plain;charset=utf-8",
        FileKind::Csv => "text/csv;charset=utf-8",
    }
}

/// Listens to events of the window and the document.
fn listeners(ctx: &Context<App>) -> Vec<EventListener> {
    let opened = ctx.link().callback(|_: Event| Msg::Opened(platform::fragment()));
    let stored = ctx.link().batch_callback(|event: Event| {
        let key = event.dyn_ref().and_then(web_sys::StorageEvent::key)?;
        let id = keys::draft_id(&key)?;
        let kept = StoredDraft::read(&LocalStorage.read(&key).ok()??)?;
        Some(Msg::KeptElsewhere(id, Box::new(kept)))
    });
    let leaving = ctx.link().callback(|_: Event| Msg::Paused);
    let pressed = ctx.link().batch_callback(|event: Event| {
        let event = event.dyn_into::<KeyboardEvent>().ok()?;
        // Text in these fields is not part of the draft. There the browser itself handles undo.
        let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|it| [SOURCE, PASTE].contains(&it.id().as_str())) {
            return None;
        }
        let is_command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let msg = match (is_command, event.key().to_lowercase().as_str(), event.shift_key()) {
            (true, "z", false) => Msg::Undid,
            (true, "z", true) | (true, "y", false) => Msg::Redid,
            _ => return None,
        };
        event.prevent_default();
        Some(msg)
    });
    // A page from the browser's back-forward cache has missed all events in between.
    let shown = Callback::from(|event: Event| {
        if event.dyn_ref().is_some_and(web_sys::PageTransitionEvent::persisted) {
            platform::reload_with("");
        }
    });
    let window = [
        ("pageshow", shown),
        ("hashchange", opened),
        ("storage", stored),
        ("pagehide", leaving.clone()),
    ];
    let heard = window.into_iter().filter_map(|(name, hears)| platform::listen(name, hears));
    let keys = platform::listen_actively("keydown", pressed);
    let hidden = platform::listen_to_document("visibilitychange", leaving);
    heard.chain(keys).chain(hidden).collect()
}

fn title(model: &Model) -> String {
    match (model.open_draft(), &model.route) {
        (Some((_, open_draft)), Route::Draft(_, page)) => {
            let name = match page {
                EditorPage::Scenario(id) => {
                    let at = open_draft.document().scenario_at(id);
                    at.and_then(|at| open_draft.document().scenarios()[at].name.as_deref())
                }
                EditorPage::Section(number) => {
                    let section = open_draft.document().head().sections.get(number - 1);
                    section.and_then(|it| it.name.as_deref())
                }
                _ => None,
            };
            strings::pages::document_title(name.unwrap_or(pages::name(page)), open_draft.title())
        }
        _ => strings::pages::WRITE_YOUR_OWN.to_owned(),
    }
}

/// Draws the model.
pub(crate) fn view(model: &Model, outline: &Rc<Outline>, on_msg: &Callback<Msg>) -> Html {
    let Some((id, _)) = model.open_draft() else {
        return html! {
            <>
                <main class="desk-cover" key="page">{ pages::view(model, on_msg) }</main>
                { notices(model, on_msg) }
            </>
        };
    };
    let page = match &model.route {
        Route::Draft(_, page) => page.clone(),
        _ => EditorPage::Quiz,
    };
    let route = model.route.to_string();
    html! {
        <>
            <div class="desk" key="page">
                { bar(model, id, &page, on_msg) }
                <nav class="outline" aria-label={words::PARTS_OF_THE_QUIZ}>
                    <details key={route.clone()} open={platform::is_wide()}>
                        <summary>{ words::PARTS }</summary>
                        <Parts {id} outline={Rc::clone(outline)} page={page.clone()} />
                    </details>
                </nav>
                <main class="sheet" key={route}>{ pages::view(model, on_msg) }</main>
                { preview::view(model, on_msg) }
            </div>
            <p class="unseen" role="status"><span key={model.said.number}>{ &model.said.text }</span></p>
            { notices(model, on_msg) }
        </>
    }
}

/// Draws the bar that every page of a draft has.
fn bar(model: &Model, id: DraftId, page: &EditorPage, on_msg: &Callback<Msg>) -> Html {
    let Some((_, open_draft)) = model.open_draft() else { return html! {} };
    let form = Form::of_buttons(on_msg);
    let way = |to: EditorPage| {
        let is_here = to == *page;
        let href = Route::Draft(id, to.clone()).to_string();
        html! { <a class="quiet" {href} aria-current={is_here.then_some("page")}>{ pages::name(&to) }</a> }
    };
    let (back, forth) = (open_draft.history.undoable(), open_draft.history.redoable());
    let count = open_draft.problems.all().len();
    let state = match (open_draft.is_kept, count) {
        _ if model.is_failing() => words::NOT_KEPT_HERE.to_owned(),
        (false, _) => words::WRITING.to_owned(),
        (true, 0) => words::ready(open_draft.length.map(|length| length + model.address_length)),
        (true, count) => words::to_do(count),
    };
    html! {
        <header class="bar">
            <a class="quiet" href={WRITE}>{ words::ALL_DRAFTS }</a>
            <div class="tools">
                { form.tool(Icon::Undo, words::UNDO, back == 0, Msg::Undid) }
                { form.tool(Icon::Redo, words::REDO, forth == 0, Msg::Redid) }
            </div>
            <p class="hint">{ state }</p>
            <nav class="ways" aria-label={words::THIS_DRAFT}>
                { way(EditorPage::Check) }
                { way(EditorPage::Graph) }
                { way(EditorPage::Source) }
                { way(EditorPage::Publish) }
            </nav>
        </header>
    }
}

fn notices(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let form = Form::of_buttons(on_msg);
    let notice = |it: &Notice| {
        html! {
            <li>
                <p>{ it.text() }</p>
                if matches!(it, Notice::Gone(_)) { { form.button("quiet", words::PUT_IT_BACK, Msg::PutBack) } }
                { form.button("quiet", strings::pages::ALL_RIGHT, Msg::Dismissed(it.clone())) }
            </li>
        }
    };
    shell::notices(model.notices.iter().map(notice).collect())
}
