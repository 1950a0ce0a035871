//! An open draft: its document, and what the editor knows about it.

use crate::editor::form_messages::Problems;
use crate::storage::drafts::StoredDraft;
use crate::strings::editor::pages::UNTITLED;
use quiz::check::check;
use quiz::draft::Draft;
use quiz_authoring::document::{Document, History, named};
use quiz_authoring::review::{LinkLength, Review, review};
use quiz_link::Estimate;
use std::rc::Rc;

/// A draft on this device, with its history and the results of checks.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenDraft {
    /// The document, with the steps to undo and to redo.
    pub history: History,
    /// The time of the last change, in milliseconds since 1970.
    pub changed: u64,
    /// The problems that keep the draft from being played, as of the last check.
    pub problems: Rc<Problems>,
    /// The review, once somebody opened the page of the checker. A change removes it.
    pub review: Option<Rc<Review>>,
    /// The estimated number of characters of the link after the `#`, if the draft can be put into a link.
    pub length: Option<usize>,
    /// The exact length of the link, once somebody asked for it.
    pub link_length: Option<LinkLength>,
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

impl OpenDraft {
    pub(super) fn of(draft: Draft, changed: u64, is_kept: bool) -> OpenDraft {
        let history = History::of(Document::from(named(draft)));
        let mut open_draft = OpenDraft {
            history,
            changed,
            problems: Rc::default(),
            review: None,
            link_length: None,
            is_kept,
            length: None,
            is_examined: false,
            is_looked_through: false,
            estimate: None,
        };
        open_draft.look_through();
        open_draft
    }

    /// Returns the document as it is now.
    pub fn document(&self) -> &Document {
        self.history.document()
    }

    /// Returns the title of the draft.
    pub fn title(&self) -> &str {
        self.document().head().title.as_deref().unwrap_or(UNTITLED)
    }

    /// Returns the record to store.
    pub fn kept(&self) -> StoredDraft {
        StoredDraft { draft: self.document().draft(), changed: self.changed }
    }

    /// Runs the review.
    pub(super) fn look_for_more(&mut self) {
        self.review = Some(Rc::new(review(&self.document().draft())));
        self.is_examined = true;
    }

    pub(super) fn look_through(&mut self) {
        if std::mem::replace(&mut self.is_looked_through, true) {
            return;
        }
        let quiz = check(&self.document().draft());
        self.estimate = quiz.as_ref().ok().and_then(|it| Estimate::of(it).ok());
        if self.estimate.is_none() {
            self.length = None;
        }
        self.problems = Rc::new(Problems::of(self.document(), quiz.err().unwrap_or_default()));
    }
}
