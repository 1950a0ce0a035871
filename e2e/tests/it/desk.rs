//! The desk, where quizzes are written.

mod drafts;
mod files;
mod given;
mod history;
mod hostile;
mod kills;
mod order;
mod source;
mod trial;
mod twins;
mod undo;
mod whole_quiz;
