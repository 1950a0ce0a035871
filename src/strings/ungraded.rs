//! The words of the end of a quiz without its key.

use crate::strings::with;
use yew::Html;

/// The heading of the end of a quiz without its key.
pub const THAT_WAS_ALL: &str = "That was all of it";

/// The sentence that says what to do at the end of a quiz without its key.
pub const SEND_YOUR_ANSWERS: &str =
    "Nothing is marked here. Send your answers to whoever sent you the quiz: they have the key.";

/// The heading above the link with the answers.
pub const KEEP_YOUR_LINK: &str = "Keep your link";

/// The words that unfold the button that removes the play for the next player.
pub const CLEAR: &str = "Clear for the next person";

/// The warning above the button that removes the play.
pub const CLEAR_WARNING: &str = "Keep your link before you do. This removes this play and your name from this device. It cannot be undone.";

/// The button that removes the play.
pub const YES_CLEAR_IT: &str = "Yes, clear it";

/// The sentence on the page of somebody else’s answers to a quiz without its key.
pub const NOT_MARKED_HERE: &str = "Nothing is marked here: whoever sent you the quiz has the key.";

/// The heading of the page of somebody else’s answers to a quiz without its key.
pub fn what_they_answered(friend: Html) -> Html {
    with("□: what they answered", vec![friend])
}
