//! The tests of `quiz-author`.

mod csv;
mod gift;
mod make;
