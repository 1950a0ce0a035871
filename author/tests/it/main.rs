//! The tests of `quiz-author`.

mod review;
