//! Puts the quiz into the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    page::open();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}

#[cfg(target_arch = "wasm32")]
mod page {
    use quiz_core::quiz::Quiz;
    use std::{cell::RefCell, rc::Rc};
    use what_do_you_do::app::{App, Props};
    use what_do_you_do::browser::{self, Journal, LocalStorage, Stage};
    use what_do_you_do::store::{Kept, Store};
    use what_do_you_do::{builtin, fault};
    use yew::{AppHandle, Callback, Renderer};

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

    /// How many milliseconds the journal may keep the page waiting. Where all is well, few will do;
    /// after a crash, on a busy device, half a second was not enough.
    const PATIENCE: i32 = 2_000;

    /// Draws the page as soon as it is known what is kept.
    pub(super) fn open() {
        fault::here("start");
        let journal = Journal::default();
        let quiz = builtin::quiz();
        let store = Store::new(LocalStorage, journal.clone(), Rc::clone(&quiz));
        let app = RefCell::new(None);
        let read = Callback::from(move |kept: Option<Kept>| {
            fault::here("reading");
            let mut app = app.borrow_mut();
            match (&*app, kept) {
                (None, kept) => *app = draw(&quiz, &store, kept),
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
        store: &Store<LocalStorage, Journal>,
        kept: Option<Kept>,
    ) -> Option<AppHandle<App>> {
        let stage = Stage::set()?;
        let root = stage.root();
        let props = Props {
            quiz: Rc::clone(quiz),
            store: store.clone(),
            found: store.load(kept),
            on_drawn: Callback::from(move |()| stage.enter()),
        };
        Some(Renderer::with_root_and_props(root, props).render())
    }
}
