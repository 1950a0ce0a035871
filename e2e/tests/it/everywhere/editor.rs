//! The editor, where quizzes are written.

mod drafts;
mod files;
mod killed_browser;
mod reorder;
mod undo_history;
mod whole_quiz;
