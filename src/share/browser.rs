//! The browser, as far as effects of the share program ask for it: the clipboard, the share dialog, and files.

use crate::failpoint;
use crate::notice::Notice;
use crate::platform;
use crate::platform::canvas::{self, Picture};
use crate::platform::{download, single_file};
use crate::player::pages::result::{drawings, name, outcomes};
use crate::share::message_line::best_moment;
use crate::share::model::{Msg, SingleFile};
use crate::single_file::Contents;
use crate::strings;
use quiz::attempt::Attempt;
use quiz::score::Scorecard;
use yew::Callback;

/// Copies a text to the clipboard.
pub(super) fn copy(text: &str, on_msg: Callback<Msg>) {
    platform::copy(text, move |copied| {
        failpoint::here("task");
        on_msg.emit((if copied { Notice::Copied } else { Notice::NotCopied }).into());
    });
}

/// Saves the result card of an attempt.
pub(super) fn save_picture(attempt: &Attempt, on_msg: Callback<Msg>) {
    let quiz = attempt.quiz();
    let scorecard = Scorecard::of(attempt);
    let outcomes = outcomes(&scorecard);
    let picture = Picture {
        kind: strings::result::you_are(outcomes.len()),
        drawings: drawings(quiz, &outcomes).collect(),
        name: &name(quiz, &scorecard),
        lines: outcomes.iter().map(|at| &*quiz.outcome(*at).line).collect(),
        title: quiz.title(),
        best_moment: &best_moment(attempt, &scorecard),
        direction: quiz.direction(),
    };
    canvas::save(&picture, strings::share::PICTURE_NAME, move |is_saved| {
        if !is_saved {
            on_msg.emit(Notice::NotSaved.into());
        }
    });
}

/// Saves a facilitator's table.
pub(super) fn save_table(text: &str, on_msg: &Callback<Msg>) {
    if download::save_text(text, "text/csv;charset=utf-8", strings::grading::FILE_NAME).is_none() {
        on_msg.emit(Notice::NotSaved.into());
    }
}

/// Makes a single file and saves it. `asked` is the time at which it was asked for.
pub(super) fn make_file(asked: u64, contents: Contents, on_msg: Callback<Msg>) {
    let name = strings::publish::file_name(&contents.title);
    single_file::make(contents, move |page| {
        let file = match page {
            Ok(page) => download::save_text(&page, "text/html;charset=utf-8", &name)
                .map_or(SingleFile::NotSaved, |()| SingleFile::Saved),
            Err(failure) => SingleFile::Failed(failure),
        };
        on_msg.emit(Msg::FileMade(asked, file));
    });
}
