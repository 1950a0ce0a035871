//! The scenario quiz without a browser: what a quiz is, and how it is played and scored.
//!
//! Everything here is a pure function of its arguments: no clock, no chance, no storage, no page.
//! Modules import only those above them in this list.

pub mod text;

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
