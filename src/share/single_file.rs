//! The download of the page as one HTML file with a quiz in it, for people without a network or a host.

use crate::share::model::{Model, Msg, SingleFile};
use crate::single_file::Failure;
use crate::storage::keys;
use crate::strings;
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
                    { strings::publish::IS_ONE_FILE }
                } else {
                    { strings::publish::IS_ANOTHER_FILE }
                }
            </p>
        };
    }
    let state = model.publishing.file;
    let is_making = matches!(state, SingleFile::Making(_));
    let onclick = on_msg.reform(|_| Msg::AskedForFile);
    html! {
        <>
            <p>
                { strings::publish::WHAT_ONE_PAGE_IS }
            </p>
            <p class="ways">
                <button type="button" class="button" aria-disabled={is_making.then_some("true")} {onclick}>
                    { strings::publish::DOWNLOAD_IT }
                </button>
            </p>
            <p role="status">{ words(state) }</p>
        </>
    }
}

fn words(state: SingleFile) -> &'static str {
    match state {
        SingleFile::Offered => "",
        SingleFile::Making(_) => strings::publish::ONE_MOMENT,
        SingleFile::Saved => strings::publish::FILE_IS_SAVED,
        SingleFile::NotSaved => strings::publish::FILE_IS_NOT_SAVED,
        SingleFile::Failed(Failure::TooOld) => strings::publish::BROWSER_IS_TOO_OLD,
        SingleFile::Failed(Failure::NotLoaded) => strings::publish::NOT_LOADED,
        SingleFile::Failed(Failure::NotThere) => strings::publish::NOT_PUBLISHED,
    }
}
