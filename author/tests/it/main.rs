//! The tests of `quiz-author`.

mod gift;
mod make;
