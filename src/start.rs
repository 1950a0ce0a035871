//! Starts a program: reads what is stored, and draws the page in place of the one that was there.

use crate::editor::app as editor;
use crate::platform::{IdbMirror, LocalStorage, Stage};
use crate::player::app::{App, Props, heard, messages};
use crate::player::program::{Around, Program};
use crate::storage::attempts::StoredText;
use crate::storage::{Storage as _, Store, StoredTexts, handover, keys, precedence};
use crate::{builtin, failpoint, platform};
use quiz_link::Source;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::{AppHandle, Callback, Renderer};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How long the page waits for the mirror, in milliseconds. Usually a few milliseconds are enough; after a crash, on a
/// busy device, 500 were not.
const MIRROR_TIMEOUT: u32 = 2_000;

/// Starts a program that plays quizzes. The page is drawn once the mirror was read or the wait is over.
pub fn open<P: Program>() {
    failpoint::here("start");
    let mirror = IdbMirror::default();
    let drawn = RefCell::new(None);
    let handed = platform::handed_over();
    let opened = mirror.clone();
    let read = Callback::from(move |kept: Option<StoredTexts>| {
        failpoint::here("reading");
        let mut drawn = drawn.borrow_mut();
        match (&*drawn, kept) {
            (None, kept) => *drawn = draw::<P>(opened.clone(), handed.as_deref(), kept),
            // The mirror answered after the wait was over: the model gets what the mirror holds as messages.
            (Some(it), Some(kept)) => {
                it.store.sweep(Some(&kept));
                it.app.send_message_batch(heard::<P>(it.store.load(Some(kept))));
            }
            (Some(_), None) => {}
        }
    });
    mirror.open(&read);
    platform::after(MIRROR_TIMEOUT, move || read.emit(None));
}

/// Starts the editor. The page is drawn once the mirror was read or the wait is over.
pub fn write() {
    let mirror = IdbMirror::default();
    let drawn = Cell::new(false);
    let is_continued = platform::handed_over().is_some();
    let opened = mirror.clone();
    let read = Callback::from(move |kept: Option<StoredTexts>| {
        if !drawn.replace(true) {
            lay_out(opened.clone(), kept.as_deref(), is_continued);
        }
    });
    mirror.open(&read);
    platform::after(MIRROR_TIMEOUT, move || read.emit(None));
}

fn lay_out(mirror: IdbMirror, copies: Option<&[StoredText]>, is_continued: bool) {
    let Some(stage) = Stage::set() else { return };
    let root = stage.root();
    let home = builtin::quiz();
    let store = Store::new(LocalStorage, mirror, Rc::clone(&home));
    store.sweep(copies);
    let copies = copies.unwrap_or_default();
    let stored: StoredTexts = LocalStorage
        .keys()
        .unwrap_or_default()
        .into_iter()
        .filter(|it| keys::draft_id(it).is_some())
        .filter_map(|key| LocalStorage.read(&key).ok().flatten().map(|text| (key, text)))
        .collect();
    let (kept, reserved) = precedence::of_drafts(&[&stored, copies]);
    let props = editor::Props {
        store,
        home,
        kept,
        reserved,
        is_continued,
        on_drawn: Callback::from(move |()| stage.enter()),
    };
    Renderer::<editor::App>::with_root_and_props(root, props).render();
}

/// The page on the screen, and its store.
struct Drawn<P: Program> {
    app: AppHandle<App<P>>,
    store: Store<LocalStorage, IdbMirror>,
}

fn draw<P: Program>(
    mirror: IdbMirror,
    before: Option<&str>,
    kept: Option<StoredTexts>,
) -> Option<Drawn<P>> {
    let stage = Stage::set()?;
    let root = stage.root();
    let home = builtin::quiz();
    let handed = before.map(handover::read).unwrap_or_default();
    let copies = [kept.as_deref().unwrap_or_default(), &handed];
    let mut store = Store::new(LocalStorage, mirror, Rc::clone(&home)).with(handed.clone());
    store.sweep(kept.as_deref());
    let Around { quiz, found: beside } = P::look_around(&home, &platform::fragment(), &copies);
    let mut source = Source::BuiltIn(home);
    if let Some(quiz_override) = quiz {
        source = quiz_override.source.clone();
        store = store.of(quiz_override);
    }
    let mut found = messages::<P>(store.load(kept));
    found.extend(messages::<P>(store.take_over()));
    found.extend(beside);
    let props = Props {
        source,
        is_continued: before.is_some(),
        store: store.clone(),
        found,
        on_drawn: Callback::from(move |()| stage.enter()),
    };
    Some(Drawn { app: Renderer::with_root_and_props(root, props).render(), store })
}
