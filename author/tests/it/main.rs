//! The tests of `quiz-author`.
