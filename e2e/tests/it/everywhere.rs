//! Tests of behaviour that the engine decides. They run in every engine.

pub(crate) mod accessibility;
pub(crate) mod boot;
mod editor;
pub(crate) mod embedded;
pub(crate) mod focus;
pub(crate) mod harness;
pub(crate) mod history;
mod hosting;
mod keyboard;
mod killed_browser;
pub(crate) mod layout;
mod not_found;
mod offline;
mod painting;
pub(crate) mod publish;
mod received;
mod right_to_left;
pub(crate) mod sharing;
pub(crate) mod single_file;
pub(crate) mod states;
mod storage;
pub(crate) mod storage_faults;
pub(crate) mod stored_plays;
mod stray_presses;
pub(crate) mod whole_play;
