//! Quizzes without a browser: the types of a quiz, its files and checks, draws, attempts and
//! scores.
//!
//! Every function is pure: no clock, no random numbers but those of a seed, no storage, no page. A
//! module imports only modules that stand above it in this list.

pub mod text;

pub mod csv;

pub mod id;

pub mod language;

pub mod ordered;

pub mod problem;

pub mod draft;

mod effectiveness;

pub mod worth;

pub mod format;

mod quiz;

mod sentence;

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

pub use effectiveness::{Effectiveness, is_among_best};
pub use format::{Format, FormatKind, RateMarks};
pub use quiz::{
    ALL_RIGHTS_RESERVED, Condition, Credit, Edition, Feedback, Group, Instruction, Outcome,
    OutcomeIndex, Quiz, Response, Scenario, ScenarioIndex, Section, Style, StyleIndex, Trait,
    TraitIndex, forbids_copies,
};
