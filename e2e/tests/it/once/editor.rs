//! The editor, where quizzes are written.

mod copies;
mod preview;
mod source;
mod twins;
mod undo;
mod untrusted_text;
