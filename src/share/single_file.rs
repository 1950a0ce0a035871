//! The download of the page as one HTML file with a quiz in it, for people without a network or a host.

use crate::share::model::{Model, Msg, SingleFile};
use crate::single_file::Failure;
use crate::storage::keys;
use yew::{Callback, Html, html};

/// Shows the button that downloads the file. A page that is a single file itself cannot make another one, since it lacks
/// the parts of the published build.
pub(super) fn one_page(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let source = &model.player.source;
    if let Some(file) = &model.surroundings.file {
        let is_own = file.quiz.as_deref() == source.fingerprint().map(keys::quiz_with).as_deref();
        return html! {
            <p>
                if is_own {
                    { "This page is one file, with the quiz in it. Pass the file on: it plays without a network." }
                } else {
                    { "This page is one file, but another quiz is in it: pass this one on as a link." }
                }
            </p>
        };
    }
    let state = model.publishing.file;
    let is_making = state == SingleFile::Making;
    let onclick = on_msg.reform(|_| Msg::AskedForFile);
    html! {
        <>
            <p>
                { "A single file with everything in it. It plays without a network and without a host: from a memory stick, \
                   in a class, after a download. What is answered stays on the device, if the browser keeps anything \
                   for files." }
            </p>
            <p class="ways">
                <button type="button" class="button" aria-disabled={is_making.then_some("true")} {onclick}>
                    { "Download it as one page" }
                </button>
            </p>
            <p role="status">{ words(state) }</p>
        </>
    }
}

fn words(state: SingleFile) -> &'static str {
    match state {
        SingleFile::Offered => "",
        SingleFile::Making => "One moment.",
        SingleFile::Saved => "Your browser has it: look among your downloads.",
        SingleFile::NotSaved => "This browser saves no files that a page makes. Another one will.",
        SingleFile::Failed(Failure::TooOld) => {
            "This browser cannot make the file. Try it in a newer one."
        }
        SingleFile::Failed(Failure::NotLoaded) => {
            "What goes into the file could not be loaded. Try it again when there is a network."
        }
        SingleFile::Failed(Failure::NotThere) => {
            "The host has not got what the file is made of. Only a published page comes with that."
        }
    }
}
