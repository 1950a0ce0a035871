//! The words about twins: scenarios with the same responses in another situation.

use crate::strings::{elements, quoted, sentences, with};
use quiz_authoring::document::{Apart, Reversal, Same};
use yew::Html;

/// The announcement that a response of one of two twins has new words.
pub const APART: &str = "They are no longer twins: this response has other words in the other one.";

/// The announcement that a response has the same words in all twins again.
pub const SAME_WORDS: &str = "They say the same now.";

/// The announcement that a response still has other words in a twin.
pub const OTHER_WORDS_REMAIN: &str = "Another twin still has other words.";

/// The sentence that says that a play never meets two of these twins.
pub const ONE_IS_DRAWN: &str = "A play draws one of them.";

/// The sentence that says that a play may meet two of these twins.
pub const SEVERAL_ARE_MET: &str =
    "A play may meet more than one of them: put them into one group of which it meets one.";

/// The mark on a response that is good in all twins, or poor in all.
pub const NOT_REVERSED: &str = "Not reversed yet";

/// The button that gives a response of the twins the words that it has here.
pub const CHANGE_IT_THERE: &str = "Change it there, too";

/// The button that gives a response the words that it has in a twin.
pub const TAKE_THOSE_WORDS: &str = "Take those words";

/// The button that writes a twin, and the summary of the list of such buttons.
pub const WRITE_A_TWIN: &str = "Write a twin";

/// The name of a scenario within a sentence.
pub fn name(name: Option<&str>) -> String {
    match name.filter(|it| !it.trim().is_empty()) {
        Some(name) => quoted(name),
        None => "the one without a name".to_owned(),
    }
}

/// The button that writes a twin of a scenario, in a list of such buttons.
pub fn write_a_twin_of(scenario: Option<&str>) -> String {
    format!("Write a twin of {}", name(scenario))
}

/// The announcement that a scenario has a twin.
pub fn has_twin(scenario: &str) -> String {
    let twin = if scenario.trim().is_empty() {
        "This has a twin.".to_owned()
    } else {
        format!("{} has a twin.", quoted(scenario))
    };
    sentences([Some(twin), Some(ONE_IS_DRAWN.to_owned())])
}

/// The sentence about how many responses are not reversed: good in all twins, or poor in all. `None` while every known
/// response is reversed and the key of another one is unknown.
pub fn reversed(reversals: &[Reversal]) -> Option<String> {
    let is_same = |it: &&Reversal| matches!(it, Reversal::Not(_));
    match reversals.iter().filter(is_same).count() {
        0 if reversals.contains(&Reversal::Unknown) => None,
        0 => Some(
            "Every response is reversed: good in one situation and poor in another.".to_owned(),
        ),
        1 => Some("One response is not reversed yet.".to_owned()),
        count => Some(format!("{count} responses are not reversed yet.")),
    }
}

/// The sentence that says why a response is not reversed yet. `twins` is the number of other twins.
pub fn same(same: Same, twins: usize) -> &'static str {
    match same {
        Same::Good if twins > 1 => "It is good in all.",
        Same::Good => "It is good in both.",
        Same::Poor if twins > 1 => "It is poor in all.",
        Same::Poor => "It is poor in both.",
        Same::Best => "The best of one has to be the worst of another.",
        Same::Worst => "The worst of one has to be the best of another.",
    }
}

/// The sentence at the head of a scenario that names its twins, each a link. `more` is the number of those that are not
/// named.
pub fn same_responses(twins: Vec<Html>, more: usize) -> Html {
    let twins = vec![elements(twins)];
    match more {
        0 => with(
            "The same responses, word for word, are in □. The situation decides which are good.",
            twins,
        ),
        more => with(
            &format!(
                "The same responses, word for word, are in □ and {more} more. The situation decides which are good."
            ),
            twins,
        ),
    }
}

/// The sentence that says why a scenario, whose name is a link, is no longer a twin.
pub fn no_longer(twin: Html, apart: Apart) -> Html {
    let text = match apart {
        Apart::Format => "□ is no longer a twin: it is answered in another way.",
        Apart::Count => "□ is no longer a twin: one of the two has more responses.",
        Apart::Words => "□ is no longer a twin: some of its responses have other words.",
    };
    with(text, vec![twin])
}

/// The hint at the key of a response: how good it is in a twin. `worth` is a rank or one of the choices of the key.
pub fn worth_there(twin: Option<&str>, worth: &str) -> String {
    format!("In {}: {worth}.", name(twin))
}

/// The hint at the style of a response that has another one in a twin. `style` is its name there.
pub fn other_style(twin: Option<&str>, style: Option<&str>) -> String {
    let twin = name(twin);
    match style {
        Some(style) => format!("In {twin} it is another: {}.", quoted(style)),
        None => format!("In {twin} it is another: no style."),
    }
}

/// The sentence at a response whose text is another one in a twin.
pub fn other_words(twin: Option<&str>) -> String {
    format!("In {} it has other words, so the two are no longer twins.", name(twin))
}
