//! Starts a program: reads what is stored, and draws the page in place of the one that was there.

use crate::editor::{app as desk, drafts};
use crate::platform::{Journal, LocalStorage, Stage};
use crate::player::app::{App, Props, messages};
use crate::player::model::Parts;
use crate::storage::attempts::Named;
use crate::storage::{Kept, Storage as _, Store, handed};
use crate::{builtin, failpoint, platform};
use quiz_link::Source;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::{AppHandle, Callback, Renderer};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How long the page waits for the mirror, in milliseconds. Usually a few milliseconds are enough; after a crash, on a
/// busy device, 500 were not.
const PATIENCE: u32 = 2_000;

/// Starts the player, or the share program if there are `parts`. The page is drawn once the mirror was read or the wait
/// is over.
pub fn open(parts: Option<&'static Parts>) {
    failpoint::here("start");
    let journal = Journal::default();
    let drawn = RefCell::new(None);
    let handed = platform::handed_over();
    let opened = journal.clone();
    let read = Callback::from(move |kept: Option<Kept>| {
        failpoint::here("reading");
        let mut drawn = drawn.borrow_mut();
        match (&*drawn, kept) {
            (None, kept) => *drawn = draw(parts, opened.clone(), handed.as_deref(), kept),
            // The mirror answered after the wait was over: the model gets what the mirror holds as messages.
            (Some(it), Some(kept)) => {
                it.store.sweep(Some(&kept));
                it.app.send_message_batch(messages(it.store.load(Some(kept))));
            }
            (Some(_), None) => {}
        }
    });
    journal.open(&read);
    platform::after(PATIENCE, move || read.emit(None));
}

/// Starts the editor. The page is drawn once the mirror was read or the wait is over.
pub fn write() {
    let journal = Journal::default();
    let drawn = Cell::new(false);
    let is_continued = platform::handed_over().is_some();
    let opened = journal.clone();
    let read = Callback::from(move |kept: Option<Kept>| {
        if !drawn.replace(true) {
            lay_out(opened.clone(), kept.as_deref(), is_continued);
        }
    });
    journal.open(&read);
    platform::after(PATIENCE, move || read.emit(None));
}

fn lay_out(journal: Journal, copies: Option<&[Named]>, is_continued: bool) {
    let Some(stage) = Stage::set() else { return };
    let root = stage.root();
    let home = builtin::quiz();
    let store = Store::new(LocalStorage, journal, Rc::clone(&home));
    store.sweep(copies);
    let copies = copies.unwrap_or_default();
    let stored: Kept = LocalStorage
        .names()
        .unwrap_or_default()
        .into_iter()
        .filter(|it| drafts::id(it).is_some())
        .filter_map(|name| LocalStorage.read(&name).ok().flatten().map(|text| (name, text)))
        .collect();
    let (kept, reserved) = drafts::found(&[&stored, copies]);
    let props = desk::Props {
        store,
        home,
        kept,
        reserved,
        is_continued,
        on_drawn: Callback::from(move |()| stage.enter()),
    };
    Renderer::<desk::App>::with_root_and_props(root, props).render();
}

/// The page on the screen, and its store.
struct Drawn {
    app: AppHandle<App>,
    store: Store<LocalStorage, Journal>,
}

fn draw(
    parts: Option<&'static Parts>,
    journal: Journal,
    before: Option<&str>,
    kept: Option<Kept>,
) -> Option<Drawn> {
    let stage = Stage::set()?;
    let root = stage.root();
    let home = builtin::quiz();
    let handed = before.map(handed).unwrap_or_default();
    let copies = [kept.as_deref().unwrap_or_default(), &handed];
    let mut store = Store::new(LocalStorage, journal, Rc::clone(&home)).with(handed.clone());
    store.sweep(kept.as_deref());
    let around = parts.map(|it| (it.look_around)(&home, &platform::fragment(), &copies));
    let (quiz, around) = around.map(|it| (it.quiz, it.found)).unwrap_or_default();
    let mut source = Source::BuiltIn(home);
    if let Some(guest) = quiz {
        source = guest.source.clone();
        store = store.of(guest);
    }
    let mut found = messages(store.load(kept));
    found.extend(messages(store.take_over()));
    found.extend(around);
    let props = Props {
        source,
        parts,
        is_continued: before.is_some(),
        store: store.clone(),
        found,
        on_drawn: Callback::from(move |()| stage.enter()),
    };
    Some(Drawn { app: Renderer::with_root_and_props(root, props).render(), store })
}
