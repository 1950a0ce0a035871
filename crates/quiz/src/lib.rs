//! Quizzes without a browser: the types of a quiz, its files and checks, draws, attempts and
//! scores.
//!
//! Every function is pure: no clock, no random numbers but those of a seed, no storage, no page. A
//! module imports only modules that stand above it in this list.

pub mod text;

pub mod csv;

pub mod id;

pub mod language;

pub mod problem;

mod quiz;

pub mod worth;

pub mod draft;

pub mod fields;

pub mod check;

pub mod packed;

pub mod covered;

#[cfg(feature = "files")]
pub mod file;

#[cfg(feature = "schema")]
pub mod schema;

pub mod draw;

pub mod answer;

pub mod attempt;

pub mod score;

pub mod compare;

pub mod record;

pub use quiz::{
    Condition, Credit, Edition, Effectiveness, Feedback, Format, Group, Instruction, Outcome,
    OutcomeIndex, Quiz, RateMarks, Response, Scenario, ScenarioIndex, Section, Style, StyleIndex,
    Trait, TraitIndex, forbids_copies, is_among_best,
};
