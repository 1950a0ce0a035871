//! The browser, as far as effects of the player ask for it: the storage, the address, and the history.

use crate::env::Env;
use crate::platform;
use crate::platform::{IdbMirror, LocalStorage};
use crate::player::model::{Effect, Model};
use crate::storage::{Fault, Store};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::Callback;

/// The browser, as far as effects ask for it. `M` is the type of the program's messages.
#[derive(Debug)]
pub struct Browser<M> {
    /// The store of the quiz.
    pub store: Store<LocalStorage, IdbMirror>,
    /// Hears of a fault of the storage.
    pub failed: Callback<Fault>,
    /// Hears what the browser answers to effects of the program.
    pub on_msg: Callback<M>,
    /// The number of times that the address has changed.
    turn: Cell<u32>,
    pending: Pending,
}

/// A step of the player that is not yet in the browser's history: it goes there once the page is drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Pending(Rc<RefCell<Option<Step>>>);

#[derive(Debug)]
struct Step {
    /// The address at the time of the step.
    from: String,
    address: String,
}

impl<M> Browser<M> {
    pub(super) fn new(
        store: Store<LocalStorage, IdbMirror>,
        failed: Callback<Fault>,
        on_msg: Callback<M>,
    ) -> Browser<M> {
        Browser { store, failed, on_msg, turn: Cell::new(0), pending: Pending::default() }
    }

    /// The number of times that the address has changed.
    pub(super) fn turn(&self) -> u32 {
        self.turn.get()
    }

    /// The step that is not yet in the browser's history.
    pub(super) fn pending(&self) -> &Pending {
        &self.pending
    }

    /// Notes that the person has gone to another address.
    pub(super) fn has_gone(&self) {
        self.pending.0.take();
        self.count_turn();
    }

    /// Does what an effect of the player says.
    pub(crate) fn perform(&self, effect: Effect, model: &Model, env: Env) {
        let Browser { store, failed, pending, .. } = self;
        match effect {
            Effect::Save(id, record) => store.save(id, &record, failed),
            Effect::Remove(id) => store.remove(id, env.now, failed),
            Effect::RemoveAll => store.remove_all(env.seed(), failed),
            Effect::SaveNumberKeys(on) => store.save_number_keys(on, failed),
            Effect::Print => platform::print(),
            Effect::Reload(_) => {
                pending.enter();
                platform::reload_with(&store.hand_over(&model.records));
            }
            Effect::Push(route) => {
                pending.enter();
                self.count_turn();
                let address = model.base().address(route);
                pending.0.replace(Some(Step { from: platform::fragment(), address }));
            }
            Effect::Replace(route) => {
                pending.enter();
                self.count_turn();
                platform::set_fragment(&model.base().address(route), false);
            }
        }
    }

    fn count_turn(&self) {
        self.turn.set(self.turn.get() + 1);
    }
}

impl Pending {
    pub(super) fn is_some(&self) -> bool {
        self.0.borrow().is_some()
    }

    /// Puts the step into the browser's history. If the person followed a link since the step, of which the page has not
    /// heard yet, the step stays out: it would hide where the link leads.
    pub(super) fn enter(&self) {
        if let Some(Step { from, address }) = self.0.take()
            && platform::fragment() == from
        {
            platform::set_fragment(&address, true);
        }
    }
}
