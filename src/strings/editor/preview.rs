//! The words of the preview.

use crate::strings::covered::came_to;
use crate::strings::sentences;
use quiz::score::Score;

/// The heading of the preview, and its name for screen readers.
pub const TRY_IT_OUT: &str = "Try it out";

/// The label of the box that covers the situations of the preview.
pub const COVER_THE_SITUATIONS: &str = "Cover the situations";

/// The button that begins the preview anew.
pub const FROM_THE_BEGINNING: &str = "From the beginning";

/// The sentence in place of a preview that cannot be played yet.
pub const NOT_YET: &str = "As soon as there is a named situation with two moves, it plays here.";

/// The button at the end of a covered preview.
pub const PLAY_UNCOVERED: &str = "Play it with its situations";

/// The button at the end of a preview with its situations.
pub const PLAY_COVERED: &str = "Play it covered";

/// The label of the score with the situations, at the end of a preview.
pub const WITH_THE_SITUATIONS: &str = "With the situations";

/// The label of the score with the situations covered, at the end of a preview.
pub const COVERED: &str = "With the situations covered";

/// The button that begins the preview again at its end.
pub const TRY_IT_AGAIN: &str = "Try it again";

/// The sentences at the end of a preview. The scale is explained if there is a figure.
pub fn ended(score: Option<Score>) -> String {
    let is_figure = score.and_then(Score::percent).is_some();
    sentences([
        Some("The trial ends here.".to_owned()),
        Some(came_to(score)),
        is_figure.then(|| "0 % is guessing.".to_owned()),
    ])
}
