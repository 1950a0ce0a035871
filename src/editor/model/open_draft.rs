//! A draft on the desk: what is written, and what is known about it.

use crate::editor::drafts::Kept;
use crate::editor::form_messages::{plain, told};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::problem::Problem;
use quiz_authoring::paper::{History, Paper, named};
use quiz_authoring::review::{Review, Weighed, review};
use quiz_link::Estimate;
use std::rc::Rc;

/// A draft that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// What it is, and was.
    pub history: History,
    /// When it was changed, in milliseconds since 1970.
    pub changed: u64,
    /// What keeps it from being played, as of the last rest.
    pub problems: Rc<Vec<Problem>>,
    /// What the checker says, once it was asked.
    pub review: Option<Rc<Review>>,
    /// About how many characters its link has after the `#`, where it can be put into one.
    pub length: Option<usize>,
    /// What its link weighs, once that was asked.
    pub weighed: Option<Weighed>,
    /// Whether the last change is kept.
    pub is_kept: bool,
    /// Whether somebody asked what is still to be done: then what is missing is told at its field, too.
    pub is_examined: bool,
    /// Whether it was looked through since the last change.
    pub(super) is_looked_through: bool,
    /// What its link will hold, until somebody is asked how long that is.
    pub(super) estimate: Option<Estimate>,
}

impl Desk {
    pub(super) fn of(draft: Draft, changed: u64, is_kept: bool) -> Desk {
        let history = History::of(Paper::from(named(draft)));
        let mut desk = Desk {
            history,
            changed,
            problems: Rc::default(),
            review: None,
            weighed: None,
            is_kept,
            length: None,
            is_examined: false,
            is_looked_through: false,
            estimate: None,
        };
        desk.look_through();
        desk
    }

    /// The draft as it is.
    pub fn paper(&self) -> &Paper {
        self.history.paper()
    }

    /// What the draft is called.
    pub fn title(&self) -> &str {
        self.paper().head().title.as_deref().unwrap_or("Untitled")
    }

    /// As a text to keep.
    pub fn kept(&self) -> Kept {
        Kept { draft: self.paper().draft(), changed: self.changed }
    }

    /// Asks the checker, too.
    pub(super) fn look_for_more(&mut self) {
        let mut review = review(&self.paper().draft());
        for finding in &mut review.findings {
            finding.message = plain(&finding.message, self.paper());
        }
        self.review = Some(Rc::new(review));
        self.is_examined = true;
    }

    pub(super) fn look_through(&mut self) {
        if std::mem::replace(&mut self.is_looked_through, true) {
            return;
        }
        let quiz = check(&self.paper().draft());
        self.estimate = quiz.as_ref().ok().and_then(|it| Estimate::of(it).ok());
        if self.estimate.is_none() {
            self.length = None;
        }
        self.problems = Rc::new(told(quiz.err().unwrap_or_default(), self.paper()));
    }
}
