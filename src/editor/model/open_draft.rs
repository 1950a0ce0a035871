//! An open draft: its document, and what the editor knows about it.

use crate::editor::drafts::Kept;
use crate::editor::form_messages::{plain, told};
use quiz::check::check;
use quiz::draft::Draft;
use quiz::problem::Problem;
use quiz_authoring::document::{History, Paper, named};
use quiz_authoring::review::{Review, Weighed, review};
use quiz_link::Estimate;
use std::rc::Rc;

/// A draft on this device, with its history and the results of checks.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// The document, with the steps to undo and to redo.
    pub history: History,
    /// The time of the last change, in milliseconds since 1970.
    pub changed: u64,
    /// The problems that keep the draft from being played, as of the last check.
    pub problems: Rc<Vec<Problem>>,
    /// The review, once somebody opened the page of the checker. A change removes it.
    pub review: Option<Rc<Review>>,
    /// The estimated number of characters of the link after the `#`, if the draft can be put into a link.
    pub length: Option<usize>,
    /// The exact length of the link, once somebody asked for it.
    pub weighed: Option<Weighed>,
    /// Whether the last change is stored.
    pub is_kept: bool,
    /// Whether somebody opened the page of the checker. Then empty fields are reported at the fields, too, until the
    /// author adds another section or scenario.
    pub is_examined: bool,
    /// Whether the draft was checked after the last change.
    pub(super) is_looked_through: bool,
    /// The estimate of the link's length, until the browser is asked to measure it.
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

    /// Returns the document as it is now.
    pub fn paper(&self) -> &Paper {
        self.history.paper()
    }

    /// Returns the title of the draft.
    pub fn title(&self) -> &str {
        self.paper().head().title.as_deref().unwrap_or("Untitled")
    }

    /// Returns the record to store.
    pub fn kept(&self) -> Kept {
        Kept { draft: self.paper().draft(), changed: self.changed }
    }

    /// Runs the review.
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
