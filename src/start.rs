//! Puts the quiz into the page.

use crate::app::{App, Props};
use crate::browser::{self, Journal, LocalStorage, Stage};
use crate::model::Parts;
use crate::store::{Kept, Store};
use crate::{builtin, fault};
use quiz_core::quiz::Quiz;
use std::{cell::RefCell, rc::Rc};
use yew::{AppHandle, Callback, Renderer};

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// How many milliseconds the journal may keep the page waiting. Where all is well, few will do;
/// after a crash, on a busy device, half a second was not enough.
const PATIENCE: i32 = 2_000;

/// Draws the page as soon as it is known what is kept.
pub fn open(parts: Option<&'static Parts>) {
    fault::here("start");
    let journal = Journal::default();
    let quiz = builtin::quiz();
    let store = Store::new(LocalStorage, journal.clone(), Rc::clone(&quiz));
    let app = RefCell::new(None);
    let read = Callback::from(move |kept: Option<Kept>| {
        fault::here("reading");
        let mut app = app.borrow_mut();
        match (&*app, kept) {
            (None, kept) => *app = draw(&quiz, parts, &store, kept),
            // The journal was slow.
            (Some(app), kept @ Some(_)) => app.send_message_batch(store.load(kept)),
            (Some(_), None) => {}
        }
    });
    journal.open(&read);
    browser::after(PATIENCE, move || read.emit(None));
}

fn draw(
    quiz: &Rc<Quiz>,
    parts: Option<&'static Parts>,
    store: &Store<LocalStorage, Journal>,
    kept: Option<Kept>,
) -> Option<AppHandle<App>> {
    let stage = Stage::set()?;
    let root = stage.root();
    let mut found = store.load(kept);
    let handed = browser::handed_over();
    found.extend(handed.iter().flat_map(|it| store.take_over(it)));
    let props = Props {
        quiz: Rc::clone(quiz),
        parts,
        is_continued: handed.is_some(),
        store: store.clone(),
        found,
        on_drawn: Callback::from(move |()| stage.enter()),
    };
    Some(Renderer::with_root_and_props(root, props).render())
}
