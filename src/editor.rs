//! Write your own: the desk at which quizzes are written. A program of its own, which players never load.
//!
//! It has the shape of the player's page: [`route`] is where one is, [`model`] what the desk knows and what each event
//! makes of it, [`drafts`] what is kept, `app` does to the browser what the model asks, and the rest is what is shown,
//! one page a file. What makes a draft a draft is in the crate `quiz_authoring`.

pub mod route;

pub mod notice;

pub mod drafts;

mod form_messages;

mod twins;

pub mod model;

mod strings;

mod field;

mod outline;

mod pages;

mod preview;

pub mod app;
