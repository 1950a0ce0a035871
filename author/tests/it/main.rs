//! The tests of `quiz-author`.

mod examples;

mod make;

mod maps;

mod papers;

mod trials;
