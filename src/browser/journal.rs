//! The journal in the browser's own database, `IndexedDB`.
//!
//! Chromium and Firefox leave what is in their storage in memory for seconds. What a transaction of
//! the database has completed is with the operating system, and outlives the browser.

use super::window;
use crate::store::{self, Change, Kept};
use std::cell::OnceCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::{Array, Function};
use web_sys::{
    Event, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode as Mode,
};
use yew::Callback;

/// The database, and the one table in it.
const NAME: &str = "what-do-you-do";

/// The journal, which a browser may refuse, or be slow to open; until it is open, all fails.
#[derive(Debug, Clone, PartialEq, Default)]
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
        let upgraded = request.clone();
        request.set_onupgradeneeded(Some(&once(move |_| {
            if let Some(database) = database(&upgraded) {
                // Without a table, all else fails.
                let _ = database.create_object_store(NAME);
            }
        })));
        let journal = self.clone();
        let answered = request.clone();
        let answer = once(move |_| {
            if let Some(database) = database(&answered) {
                let open = database.clone();
                // A newer page waits for this one to let go.
                database.set_onversionchange(Some(&once(move |_| open.close())));
                // It is opened once.
                let _ = journal.0.set(database);
            }
            journal.read(read);
        });
        request.set_onsuccess(Some(&answer));
        request.set_onerror(Some(&answer));
        Ok(())
    }

    /// Tells what the journal holds: `None` if it cannot be read.
    pub fn read(&self, done: Callback<Option<Kept>>) {
        let asked = self.transaction(Mode::Readonly).and_then(|(transaction, table)| {
            Ok((transaction, table.get_all_keys()?, table.get_all()?))
        });
        let Ok((transaction, names, texts)) = asked else { return done.emit(None) };
        when_over(&transaction, move |_| {
            // What was aborted has no result.
            let list = |request: &IdbRequest| request.result().ok().map(|it| Array::from(&it));
            let kept = list(&names).zip(list(&texts)).map(|(names, texts)| {
                let both = names.iter().zip(texts.iter());
                both.filter_map(|(name, text)| name.as_string().zip(text.as_string())).collect()
            });
            done.emit(kept);
        });
    }

    fn transaction(&self, mode: Mode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let database = self.0.get().ok_or(JsValue::NULL)?;
        let transaction = database.transaction_with_str_and_mode(NAME, mode)?;
        let table = transaction.object_store(NAME)?;
        Ok((transaction, table))
    }
}

impl store::Journal for Journal {
    fn change(&self, change: Change<'_>, done: Callback<bool>) {
        let asked = self.transaction(Mode::Readwrite).and_then(|(transaction, table)| {
            match change {
                Change::Write(name, text) => table.put_with_key(&text.into(), &name.into()),
                Change::Remove(name) => table.delete(&name.into()),
                Change::Clear => table.clear(),
            }?;
            Ok(transaction)
        });
        match asked {
            Ok(transaction) => when_over(&transaction, move |is_done| done.emit(is_done)),
            Err(_) => done.emit(false),
        }
    }
}

/// Tells whether a transaction was completed, when it is over.
fn when_over(transaction: &IdbTransaction, done: impl FnOnce(bool) + 'static) {
    let over = once(move |event| done(event.type_() == "complete"));
    transaction.set_oncomplete(Some(&over));
    transaction.set_onabort(Some(&over));
}

/// A function that is called once, and then no more than garbage.
fn once(hears: impl FnOnce(Event) + 'static) -> Function {
    // Boxed, because each kind of closure brings code of its own.
    let hears: Box<dyn FnOnce(Event)> = Box::new(hears);
    Closure::once_into_js(hears).unchecked_into()
}

/// The database that a request has opened.
fn database(request: &IdbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}
