//! The words of a play around the responses: progress, buttons, feedback, and the help for the keyboard.

use crate::strings::with;
use yew::Html;

/// The place of the player among the drawn situations, at the head of the page. `section` is the name of the part of
/// the quiz.
pub fn progress(section: Html, number: usize, count: usize) -> Html {
    with(&format!("□, {number} of {count}"), vec![section])
}

/// The name of the links and settings below the situation, for screen readers.
pub const THIS_PLAY: &str = "This play";

/// The link to the situation before, below the situation.
pub const BACK: &str = "Back";

/// The link from the first situation to the cover, below the situation.
pub const BACK_TO_THE_COVER: &str = "Back to the cover";

/// The link to the page that makes a link to this play, below the situation; and the heading of that page.
pub const GO_ON_ELSEWHERE: &str = "Go on on another device";

/// The summary of the help for the keyboard, below the situation.
pub const PLAYING_BY_KEYBOARD: &str = "Playing by keyboard";

/// The label of the checkbox that switches the number keys on, in the help for the keyboard.
pub const NUMBER_KEYS: &str = "Number keys choose, while a choice has focus";

/// The help for the keyboard.
pub const KEYS: &str = "Tab moves between choices and buttons, arrows within a choice, Enter confirms. \
    A number picks the move that bears it; among ratings, 1 is very poor and 4 very good; \
    in an order, it is the place to which a move goes.";

/// The main button below the responses where feedback follows.
pub const THAT_IS_MY_ANSWER: &str = "That is my answer";

/// The main button below an order that the player left as it was, after the question whether it is theirs.
pub const THAT_IS_MY_ORDER: &str = "Yes, that is my order";

/// The main button below the responses where the next situation follows.
pub const NEXT: &str = "Next";

/// The main button below the responses of the last situation where the result follows.
pub const FINISH: &str = "Finish";

/// The button beside the main button that leaves a situation unanswered.
pub const SKIP_IT: &str = "Skip it";

/// The button beside the main button of the last situation that leaves it unanswered.
pub const FINISH_WITHOUT_IT: &str = "Finish without it";

/// The button below the feedback that leads to the next situation.
pub const GO_ON: &str = "Go on";

/// The button below the feedback on the last situation, which ends the play.
pub const SEE_YOUR_RESULT: &str = "See your result";

/// The link below a situation of a finished play.
pub const TO_THE_RESULT: &str = "To the result";

/// The heading of the feedback on an answer that is not scored.
pub const MATTER_OF_OPINION: &str = "A matter of opinion";

/// The heading of the feedback on a situation that was skipped.
pub const LEFT_UNANSWERED: &str = "You left this one unanswered";

/// The summary of the reasons why the other responses are good or poor moves, below the feedback.
pub const OTHER_MOVES: &str = "And the other moves?";

/// The summary of the reasons why each response is a good or a poor move, where the answer picks none.
pub const MOVE_BY_MOVE: &str = "Move by move";

/// The words before links to the situations that are not answered yet, at the last situation.
pub const NOT_ANSWERED_YET: &str = "Not answered yet:";

/// The title of the document while a situation is shown, before the title of the quiz.
pub fn title(situation: &str, number: usize) -> String {
    format!("{situation} ({number})")
}
