//! The page with the drafts on this device and the ways to begin a new one.

use crate::editor::model::{Model, Msg, OpenDraft, Opened, Start};
use crate::editor::pages::heading;
use crate::editor::pages::publish::report;
use crate::editor::route::{EditorPage, Route};
use crate::route::DraftId;
use crate::{platform, strings};
use quiz_authoring::templates::EXAMPLES;
use yew::{Callback, Event, Html, MouseEvent, html};

/// The id of the field that chooses a file.
pub(in crate::editor) const FILE: &str = "file";

/// The id of the field for pasted text.
pub(in crate::editor) const PASTE: &str = "paste";

/// The endings of the files that can be opened.
const FILES: &str = ".toml,.json,.gift,.txt,.csv,.tsv";

pub(super) fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let mut drafts: Vec<_> = model.drafts.iter().collect();
    drafts.sort_by_key(|it| core::cmp::Reverse(it.1.changed));
    let begin = |class: &'static str, text: &str, start: Start| {
        let onclick = on_msg.reform(move |_: MouseEvent| Msg::Began(start));
        html! { <button type="button" {class} {onclick}>{ text }</button> }
    };
    html! {
        <>
            { heading(strings::pages::WRITE_YOUR_OWN) }
            <p class="lead">
                { strings::editor::drafts::WHAT_WRITING_IS }
            </p>
            if !drafts.is_empty() {
                <h2>{ strings::editor::drafts::ON_THIS_DEVICE }</h2>
                <ul class="drafts" role="list">{ for drafts.iter().map(|(id, open_draft)| draft(**id, open_draft, on_msg)) }</ul>
            }
            <h2>{ strings::editor::drafts::BEGIN }</h2>
            <p class="ways">
                { begin("button", strings::editor::drafts::EMPTY_PAGE, Start::Blank) }
                { begin("quiet", &strings::editor::drafts::with_quiz(model.home.title()), Start::Home) }
            </p>
            <h3>{ strings::editor::drafts::WITH_AN_EXAMPLE }</h3>
            <ul class="examples" role="list">
                { for EXAMPLES.iter().enumerate().map(|(at, it)| html! {
                    <li>{ begin("quiet", it.name, Start::Example(at)) }<p class="hint">{ it.about }</p></li>
                }) }
            </ul>
            <h3>{ strings::editor::drafts::WITH_A_FILE }</h3>
            { files(on_msg) }
            if let Some(opened) = &model.opened { { result(opened, on_msg) } }
            <p class="ways">
                <a class="quiet" href="#">{ strings::editor::drafts::TO_THE_QUIZ }</a>
                if !drafts.is_empty() { <a class="quiet" href="#earlier">{ strings::history::TO_FORGET_EVERYTHING }</a> }
            </p>
        </>
    }
}

fn draft(id: DraftId, open_draft: &OpenDraft, on_msg: &Callback<Msg>) -> Html {
    let scenarios = open_draft.document().scenarios().len();
    let title = open_draft.title().to_owned();
    let doubled = on_msg.reform(move |_: MouseEvent| Msg::Doubled(id));
    let onclick = on_msg.reform(move |_: MouseEvent| Msg::ThrewAway(id));
    html! {
        <li key={id.to_string()}>
            <a href={Route::Draft(id, EditorPage::Quiz).to_string()} dir="auto">{ &title }</a>
            <span class="hint">{ strings::editor::drafts::facts(scenarios, &platform::day_and_hour(open_draft.changed)) }</span>
            <button type="button" class="quiet" aria-label={strings::editor::fields::copy(&title)} onclick={doubled}>{ strings::editor::drafts::COPY }</button>
            <button type="button" class="quiet" aria-label={strings::editor::drafts::throw_away(&title)} {onclick}>{ strings::editor::drafts::THROW_AWAY }</button>
        </li>
    }
}

/// Draws the controls that choose a file or take a pasted text.
fn files(on_msg: &Callback<Msg>) -> Html {
    let onchange = on_msg.reform(|_: Event| Msg::ChoseFile);
    let paste = on_msg.reform(|_: MouseEvent| Msg::Pasted);
    html! {
        <>
            <div class="field">
                <label for={FILE}>{ strings::editor::drafts::A_FILE }</label>
                <input type="file" id={FILE} accept={FILES} {onchange} />
            </div>
            <div class="field">
                <label for={PASTE}>{ strings::editor::drafts::PASTE_ITS_TEXT }</label>
                <textarea id={PASTE} rows="3" spellcheck="false" autocomplete="off" />
            </div>
            <p class="ways"><button type="button" class="quiet" onclick={paste}>{ strings::editor::drafts::OPEN_WHAT_I_PASTED }</button></p>
        </>
    }
}

/// Shows the result of opening a file.
fn result(opened: &Opened, on_msg: &Callback<Msg>) -> Html {
    if opened.problems.is_empty() {
        return report(opened);
    }
    let repair = on_msg.reform(|_: MouseEvent| Msg::Repaired);
    let name = if opened.name.is_empty() {
        strings::editor::drafts::WHAT_YOU_PASTED
    } else {
        &opened.name
    };
    let count = opened.problems.len();
    html! {
        <div class="feedback" role="status">
            <h3 dir="auto">{ name.to_owned() }</h3>
            <p>{ strings::editor::drafts::to_mend(count) }</p>
            <ul>
                { for opened.problems.iter().map(|it| html! {
                    <li dir="auto">{ strings::editor::drafts::problem(it.line, it.column, &it.message) }</li>
                }) }
            </ul>
            if !opened.losses.is_empty() { { report(opened) } }
            if opened.rest.is_some() {
                <p class="ways"><button type="button" class="button" onclick={repair}>{ strings::editor::drafts::OPEN_WHAT_COULD_BE_READ }</button></p>
            }
        </div>
    }
}
