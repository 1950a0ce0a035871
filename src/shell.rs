//! The part of a page around what an app shows, alike in all apps: the focus, and the list of notices.

use crate::platform;
use yew::{Html, html};

/// The id of the heading, which takes focus when a screen is shown.
pub const HEADING: &str = "heading";

/// The attribute of the root element while notices are shown.
const TOLD: &str = "data-told";

/// The focus of an app: it follows the screens, and is never lost.
#[derive(Debug)]
pub(crate) struct Focus<Screen> {
    /// The screen on which focus was last set.
    screen: Option<Screen>,
    /// Whether the control that had focus may have been removed.
    is_at_risk: bool,
}

impl<Screen: PartialEq> Focus<Screen> {
    /// The focus of a page that has yet to be drawn.
    pub(crate) fn new() -> Focus<Screen> {
        Focus { screen: None, is_at_risk: false }
    }

    /// Notes whether a change may remove the control that has focus.
    pub(crate) fn risk(&mut self, is_at_risk: bool) {
        self.is_at_risk |= is_at_risk;
    }

    /// Whether this is another screen than the one on which focus was last set.
    pub(crate) fn is_elsewhere(&self, screen: &Screen) -> bool {
        self.screen.as_ref() != Some(screen)
    }

    /// Moves focus to the heading of another screen, or of the same one if the control that had focus is gone. `is_opened`
    /// means that the person has just opened the page: then the browser sets focus and scroll position.
    pub(crate) fn follow(&mut self, screen: Screen, is_opened: bool) {
        if self.is_elsewhere(&screen) {
            if !is_opened {
                platform::scroll_to_top();
                platform::focus_in_place(HEADING);
            }
        } else if self.is_at_risk && platform::has_no_focus() {
            platform::focus_in_place(HEADING);
        }
        self.rest(screen);
    }

    /// Notes that focus was set on a screen.
    pub(crate) fn rest(&mut self, screen: Screen) {
        self.screen = Some(screen);
        self.is_at_risk = false;
    }
}

/// Draws the list of notices, which screen readers read out as they come.
pub(crate) fn notices(items: Vec<Html>) -> Html {
    html! {
        <div class="notices" key="notices" role="status">
            if !items.is_empty() {
                <ul role="list">{ for items }</ul>
            }
        </div>
    }
}

/// Notes on the root element whether notices are shown. To be called once they are drawn.
pub(crate) fn mark_notices(are_shown: bool) {
    platform::mark(TOLD, are_shown);
}
