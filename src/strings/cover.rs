//! The words of the cover.

use quiz::Feedback;

/// The button that begins a play, on the cover and on the page of a link.
pub const COME_IN: &str = "Come in";

/// The button that goes on with the play that is under way, and the place where that stands.
pub fn go_on(number: usize, count: usize) -> String {
    format!("Go on where you were, at {number} of {count}")
}

/// The link that begins another play while one is under way, on the cover and on the page of a link.
pub const START_ANEW: &str = "Start anew";

/// The sentence below the buttons that says when feedback comes.
pub fn feedback(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::AtOnce => "After each situation you see what happens next, and why.",
        Feedback::AtEnd => {
            "You may change your mind until the end; then you see what was a good move, and why."
        }
        Feedback::Never => {
            "You may change your mind until the end. The right answers are not shown."
        }
    }
}
