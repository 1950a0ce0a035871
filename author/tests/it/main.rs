//! The tests of `quiz-author`.

mod make;

mod maps;

mod papers;

mod trials;
