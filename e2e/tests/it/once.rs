//! Tests of behaviour that the page's own logic decides. They run in Chromium alone.

mod bad_addresses;
mod boot;
mod cover;
mod covered_play;
pub(crate) mod damaged_storage;
mod editor;
mod embedded;
mod feedback_at_end;
mod fonts;
mod harness;
mod history;
mod hosting;
mod no_feedback;
mod presses;
mod publish;
mod received;
mod screen_reader;
mod sharing;
mod states;
mod storage_faults;
mod stored_plays;
mod translated;
pub(crate) mod untrusted_text;
mod whole_play;
