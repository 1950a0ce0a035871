//! The other states of the page, looked at in the same ways.

use e2e::Result;

use crate::everywhere::states::assert_sound;
use crate::fixture::{AT_END, EVENING, NEVER};
use crate::tour;

#[test]
fn the_states_of_covered_plays_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::covered)
}

#[test]
fn the_states_of_what_was_built_in_before_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::earlier_quiz)
}

#[test]
fn the_states_with_messages_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::messages)
}

#[test]
fn the_states_without_the_program_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::without_the_program)
}

#[test]
fn the_states_of_quizzes_in_links_are_sound() -> Result<()> {
    assert_sound(NEVER, tour::quizzes_in_links)
}

#[test]
fn the_states_with_feedback_at_the_end_are_sound() -> Result<()> {
    assert_sound(AT_END, tour::at_end)
}

#[test]
fn the_states_without_feedback_are_sound() -> Result<()> {
    assert_sound(NEVER, tour::never)
}

#[test]
fn the_states_of_the_editor_are_sound() -> Result<()> {
    assert_sound(EVENING, tour::editor)
}
