//! The editor, where quizzes are written.

mod drafts;
mod files;
mod killed_browser;
mod reorder;
mod whole_quiz;
