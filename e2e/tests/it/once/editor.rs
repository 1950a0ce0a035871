//! The editor, where quizzes are written.

mod copies;
mod drafts;
mod files;
mod preview;
mod source;
mod twins;
mod undo;
mod undo_history;
mod untrusted_text;
