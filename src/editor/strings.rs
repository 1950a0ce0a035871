//! The editor's sentences that depend on a value.

use crate::editor::notice::Notice;
use crate::editor::route::EditorPage;
use crate::editor::twins;
use crate::strings::quoted;
use crate::strings::sentence;
use quiz::FormatKind;

/// Returns the name of a part of a draft.
pub(super) fn page(page: &EditorPage) -> &'static str {
    match page {
        EditorPage::Quiz => "The quiz",
        EditorPage::Section(_) => "Part",
        EditorPage::Scenario(_) => "Scenario",
        EditorPage::Terms => "Traits and styles",
        EditorPage::Outcomes => "Outcomes",
        EditorPage::Check => "Check",
        EditorPage::Graph => "Map",
        EditorPage::Source => "Source",
        EditorPage::Publish => "Give it to others",
    }
}

/// Says how many problems there are, at the beginning of a sentence.
pub(super) fn to_mend(count: usize) -> String {
    if count == 1 { "One thing to mend".to_owned() } else { format!("{count} things to mend") }
}

/// Returns the text of a notice.
pub(super) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::NotKept => "This browser does not let the page keep anything. Save your quiz as a file before you leave it."
            .to_owned(),
        Notice::Full => "There is no room left on this device. Save your quiz as a file before you close it.".to_owned(),
        Notice::NotRead => "A draft on this device cannot be read by this version of the page. It stays as it is.".to_owned(),
        Notice::Gone(title) => format!("{} was thrown away.", quoted(title)),
        Notice::Elsewhere => "This draft was changed in another window, and is shown as it is there. “Undo” brings back what it was here."
            .to_owned(),
        Notice::NotOpened(why) => format!("That cannot be opened. {}", sentence(why)),
        Notice::NotToBeCopied => "Whoever wrote that quiz asks others not to make one of their own out of it.".to_owned(),
        Notice::NoFile => "The browser could not do that with a file.".to_owned(),
        Notice::Rarer(name, before, now) => format!(
            "{} The others of its group are drawn less often now: {} of {}. It was {} of {}.",
            twins::has_twin(name),
            now.draw,
            now.of,
            before.draw,
            before.of
        ),
        Notice::NotSound(why) => format!("It cannot be put into a link yet. {}", sentence(why)),
    }
}

/// Says how long the link to a draft is. The text continues the sentence about the draft.
pub(super) fn link_length(characters: usize) -> String {
    // The length is an estimate, so it is rounded up to tens.
    format!(". As a link: about {} characters", characters.div_ceil(10) * 10)
}

/// The label of a format.
pub(super) fn format_label(kind: FormatKind) -> &'static str {
    match kind {
        FormatKind::Choose => "Pick one",
        FormatKind::ChooseK => "Pick the best few",
        FormatKind::BestWorst => "Pick the best and the worst",
        FormatKind::Rank => "Put all in order",
        FormatKind::Rate => "Rate each by itself",
    }
}

/// The task above the printed responses of a scenario. `pick` is how many are picked.
pub(super) fn task_on_paper(kind: FormatKind, pick: Option<i64>) -> String {
    match kind {
        FormatKind::Choose => "Pick one.".to_owned(),
        FormatKind::ChooseK => format!("Pick {}.", pick.unwrap_or(1)),
        FormatKind::BestWorst => "Write B beside the best and W beside the worst.".to_owned(),
        FormatKind::Rank => "Write numbers beside them, 1 for the best.".to_owned(),
        FormatKind::Rate => "Rate each from 0, very poor, to 3, very good.".to_owned(),
    }
}
