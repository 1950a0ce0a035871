//! What an engine has a say in.

pub(crate) mod accessibility;
pub(crate) mod boot;
mod editor;
mod embedded;
pub(crate) mod focus;
mod harness;
mod history;
mod hosting;
mod keyboard;
mod killed_browser;
pub(crate) mod layout;
mod not_found;
mod offline;
mod painting;
pub(crate) mod publish;
mod right_to_left;
pub(crate) mod sharing;
mod single_file;
mod states;
pub(crate) mod storage;
mod storage_faults;
mod stored_plays;
mod stray_presses;
mod whole_play;
