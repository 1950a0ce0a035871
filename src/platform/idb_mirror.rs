//! The journal in the browser's own database, `IndexedDB`.
//!
//! Chromium and Firefox leave what is in their storage in memory for seconds. What a transaction of
//! the database has completed is with the operating system, and outlives the browser.

use crate::platform::{timer, window};
use crate::storage::{self, Change, Kept};
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

/// The database, and the one table in it.
const NAME: &str = "what-do-you-do";

/// How many milliseconds a change may take. A browser that has trouble may never answer.
const PATIENCE: u32 = 3_000;

/// The journal, which a browser may refuse, or be slow to open; until it is open, all fails.
#[derive(Debug, Clone, Default)]
pub struct Journal(Rc<OnceCell<IdbDatabase>>);

impl Journal {
    /// Opens the journal and tells what it holds: `None` if it cannot be had. A browser that has
    /// trouble may never answer.
    pub fn open(&self, read: &Callback<Option<Kept>>) {
        if self.ask(read.clone()).is_err() {
            read.emit(None);
        }
    }

    fn ask(&self, read: Callback<Option<Kept>>) -> Result<(), JsValue> {
        let factory = window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
        // Without a version it opens whatever a newer page has made of it, too.
        let request = factory.open(NAME)?;
        let asked = request.clone();
        hear(&request, &["upgradeneeded"], move |_| {
            if let Some(database) = database(&asked) {
                // Without a table, all else fails.
                let _ = database.create_object_store(NAME);
            }
        });
        let asked = request.clone();
        let journal = self.clone();
        hear(&request, &["success", "error"], move |_| {
            if let Some(database) = database(&asked) {
                let open = database.clone();
                // A newer page waits for this one to let go.
                hear(&database, &["versionchange"], move |_| open.close());
                // It is opened once.
                let _ = journal.0.set(database);
            }
            journal.read(read);
        });
        Ok(())
    }

    /// Tells what the journal holds: `None` if it cannot be read.
    pub fn read(&self, done: Callback<Option<Kept>>) {
        let asked = self.transaction(Mode::Readonly).and_then(|(transaction, table)| {
            Ok((transaction, table.get_all_keys()?, table.get_all()?))
        });
        let Ok((transaction, names, texts)) = asked else { return done.emit(None) };
        when_over(&transaction, move |_| {
            // The result of what was aborted is undefined.
            let list = |it: &IdbRequest| it.result().ok()?.dyn_into::<Array>().ok();
            let kept = list(&names).zip(list(&texts)).map(|(names, texts)| {
                let both = names.iter().zip(texts.iter());
                both.filter_map(|(name, text)| name.as_string().zip(text.as_string())).collect()
            });
            done.emit(kept);
        });
    }

    /// Gives a name bytes. What reads all texts passes these by.
    pub fn write_bytes(&self, name: &str, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        self.make(|table| table.put_with_key(&bytes, &name.into()), Callback::noop());
    }

    /// Tells the bytes of a name, and the text of another as it was kept along with them, if they can be read and are there.
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
            // The result of what was aborted is undefined, and so is that of a name which is not there.
            let bytes = bytes.result().ok().and_then(|it| it.dyn_into::<Uint8Array>().ok());
            if let Some(bytes) = bytes {
                done(bytes.to_vec(), text.result().ok().and_then(|it| it.as_string()));
            }
        });
    }

    fn transaction(&self, mode: Mode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let database = self.0.get().ok_or(JsValue::NULL)?;
        let transaction = database.transaction_with_str_and_mode(NAME, mode)?;
        let table = transaction.object_store(NAME)?;
        Ok((transaction, table))
    }

    /// Makes a change, and tells whether that worked.
    fn make(
        &self,
        change: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
        done: Callback<bool>,
    ) {
        let asked = self.transaction(Mode::Readwrite).and_then(|(transaction, table)| {
            change(&table)?;
            // At once, not after the browser has asked back: a killed one loses what is still on the way.
            // A browser that does not know this commits by itself.
            #[expect(deprecated, reason = "by the bindings, for no reason given; by no standard")]
            let _ = transaction.commit();
            Ok(transaction)
        });
        match asked {
            Ok(transaction) => {
                let slow = transaction.clone();
                // Refused where it is over by then.
                let patience = timer(PATIENCE, move || drop(slow.abort()));
                when_over(&transaction, move |is_done| {
                    drop(patience);
                    done.emit(is_done);
                });
            }
            Err(_) => done.emit(false),
        }
    }
}

impl storage::Journal for Journal {
    fn change(&self, change: Change<'_>, done: Callback<bool>) {
        let change = |table: &IdbObjectStore| match change {
            Change::Write(name, text) => table.put_with_key(&text.into(), &name.into()),
            Change::Remove(name) => table.delete(&name.into()),
            Change::Clear => table.clear(),
        };
        self.make(change, done);
    }
}

/// Tells whether a transaction was completed, when it is over.
fn when_over(transaction: &IdbTransaction, done: impl FnOnce(bool) + 'static) {
    hear(transaction, &["complete", "abort"], move |event| done(event.type_() == "complete"));
}

/// Hears of the first of some events, only one of which can come. One closure hears of all of them, and is freed by the
/// first. A listener of gloo for each makes the player's program 503 bytes larger (brotli 11), and what hears of the events
/// that do not come is never freed.
fn hear(target: &EventTarget, names: &[&str], hears: impl FnOnce(Event) + 'static) {
    // Boxed, because each kind of closure brings code of its own.
    let hears: Box<dyn FnOnce(Event)> = Box::new(hears);
    let hears = Closure::once_into_js(hears);
    for name in names {
        // Refused only for what is no function.
        let _ = target.add_event_listener_with_callback(name, hears.unchecked_ref());
    }
}

/// The database that a request has opened.
fn database(request: &IdbRequest) -> Option<IdbDatabase> {
    // The result of a request that failed is undefined.
    request.result().ok()?.dyn_into().ok()
}
