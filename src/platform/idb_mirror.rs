//! The mirror of the storage in `IndexedDB`.
//!
//! Chromium and Firefox keep changes of `localStorage` in memory for seconds. The changes of a completed `IndexedDB`
//! transaction are with the operating system, and outlive the browser.

use crate::platform::{after, window};
use crate::storage::keys::DATABASE;
use crate::storage::{self, Change, StoredTexts};
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Uint8Array};
use web_sys::{
    Event, EventTarget, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction,
    IdbTransactionMode as Mode,
};
use yew::Callback;

/// How long a change may take, in milliseconds. A browser in trouble may never answer.
const CHANGE_TIMEOUT: u32 = 3_000;

/// The mirror. The browser may refuse the database, or be slow to open it. Until it is open, all calls fail.
#[derive(Debug, Clone, Default)]
pub struct IdbMirror(Rc<OnceCell<IdbDatabase>>);

impl IdbMirror {
    /// Opens the database and reads all texts in it: `None` if the browser refuses. A browser in trouble may never
    /// answer.
    pub fn open(&self, read: &Callback<Option<StoredTexts>>) {
        if self.ask(read.clone()).is_err() {
            read.emit(None);
        }
    }

    fn ask(&self, read: Callback<Option<StoredTexts>>) -> Result<(), JsValue> {
        let factory = window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
        // Without a version number, this also opens a database of a newer page.
        let request = factory.open(DATABASE)?;
        let asked = request.clone();
        hear(&request, &["upgradeneeded"], move |_| {
            if let Some(database) = database(&asked) {
                // If this fails, all later calls fail.
                let _ = database.create_object_store(DATABASE);
            }
        });
        let asked = request.clone();
        let mirror = self.clone();
        hear(&request, &["success", "error"], move |_| {
            if let Some(database) = database(&asked) {
                let open = database.clone();
                // A newer page, which changes the database, waits until this one closes it.
                hear(&database, &["versionchange"], move |_| open.close());
                // The database is opened only once.
                let _ = mirror.0.set(database);
            }
            mirror.read(read);
        });
        Ok(())
    }

    /// Reads all texts, with their names: `None` if that fails.
    pub fn read(&self, done: Callback<Option<StoredTexts>>) {
        let asked = self.transaction(Mode::Readonly).and_then(|(transaction, table)| {
            Ok((transaction, table.get_all_keys()?, table.get_all()?))
        });
        let Ok((transaction, names, texts)) = asked else { return done.emit(None) };
        when_over(&transaction, move |_| {
            // An aborted transaction leaves the result undefined.
            let list = |it: &IdbRequest| it.result().ok()?.dyn_into::<Array>().ok();
            let kept = list(&names).zip(list(&texts)).map(|(names, texts)| {
                let both = names.iter().zip(texts.iter());
                both.filter_map(|(name, text)| name.as_string().zip(text.as_string())).collect()
            });
            done.emit(kept);
        });
    }

    /// Stores bytes under a name. [`IdbMirror::read`] skips them.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        self.make(|table| table.put_with_key(&bytes, &name.into()), Callback::noop());
    }

    /// Reads the bytes of a name, and the text of another name in the same transaction. `done` is not called if that
    /// fails or if there are no bytes.
    pub fn read_bytes(
        &self,
        name: &str,
        text: &str,
        done: impl FnOnce(Vec<u8>, Option<String>) + 'static,
    ) {
        let asked = self.transaction(Mode::Readonly).and_then(|(transaction, table)| {
            Ok((transaction, table.get(&name.into())?, table.get(&text.into())?))
        });
        let Ok((transaction, bytes, text)) = asked else { return };
        when_over(&transaction, move |_| {
            // The result is undefined after an abort, and for a name that is not there.
            let bytes = bytes.result().ok().and_then(|it| it.dyn_into::<Uint8Array>().ok());
            if let Some(bytes) = bytes {
                done(bytes.to_vec(), text.result().ok().and_then(|it| it.as_string()));
            }
        });
    }

    fn transaction(&self, mode: Mode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let database = self.0.get().ok_or(JsValue::NULL)?;
        let transaction = database.transaction_with_str_and_mode(DATABASE, mode)?;
        let table = transaction.object_store(DATABASE)?;
        Ok((transaction, table))
    }

    /// Makes a change. `done` hears whether the transaction was completed.
    fn make(
        &self,
        change: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
        done: Callback<bool>,
    ) {
        let asked = self.transaction(Mode::Readwrite).and_then(|(transaction, table)| {
            change(&table)?;
            // Commits at once, without waiting until the browser asks for more requests: a killed browser loses what is
            // not committed. A browser that does not know `commit` commits by itself.
            #[expect(deprecated, reason = "only the bindings deprecate it, and give no reason")]
            let _ = transaction.commit();
            Ok(transaction)
        });
        match asked {
            Ok(transaction) => {
                when_over(&transaction, move |is_done| done.emit(is_done));
                // Browsers refuse this if the transaction is over.
                after(CHANGE_TIMEOUT, move || drop(transaction.abort()));
            }
            Err(_) => done.emit(false),
        }
    }
}

impl storage::Mirror for IdbMirror {
    fn change(&self, change: Change<'_>, done: Callback<bool>) {
        let change = |table: &IdbObjectStore| match change {
            Change::Write(name, text) => table.put_with_key(&text.into(), &name.into()),
            Change::Remove(name) => table.delete(&name.into()),
            Change::Clear => table.clear(),
        };
        self.make(change, done);
    }
}

/// Calls `done` when a transaction is over: `true` if it was completed.
fn when_over(transaction: &IdbTransaction, done: impl FnOnce(bool) + 'static) {
    hear(transaction, &["complete", "abort"], move |event| done(event.type_() == "complete"));
}

/// Listens for the first of some events of which only one can come. One closure listens for all of them and is freed by
/// the first. With one gloo listener for each event, the player's program is 503 bytes larger (brotli 11), and the
/// listeners of the events that never come are never freed.
fn hear(target: &EventTarget, names: &[&str], hears: impl FnOnce(Event) + 'static) {
    // Boxed: each type of closure adds code of its own to the program.
    let hears: Box<dyn FnOnce(Event)> = Box::new(hears);
    let hears = Closure::once_into_js(hears);
    for name in names {
        // Browsers refuse only what is no function.
        let _ = target.add_event_listener_with_callback(name, hears.unchecked_ref());
    }
}

/// The database that a request has opened.
fn database(request: &IdbRequest) -> Option<IdbDatabase> {
    // The result of a failed request is undefined.
    request.result().ok()?.dyn_into().ok()
}
