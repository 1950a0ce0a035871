//! What the page's own logic decides.

mod bad_addresses;
mod cover;
mod covered_play;
mod editor;
mod feedback_at_end;
mod no_feedback;
mod received;
mod screen_reader;
mod translated;
pub(crate) mod untrusted_text;
