//! The preview: the scenario of the form, played beside it.

use crate::editor::form_messages::Problems;
use crate::editor::model::{Model, Msg, Preview, Reached};
use crate::player::pages::play::Scene;
use crate::route::{AttemptId, Base, Route};
use crate::strings;
use quiz::attempt::{self, Attempt};
use quiz::language::{Direction, direction};
use quiz::problem::{Problem, ProblemKind};
use quiz::score::Scorecard;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::{Callback, Html, MouseEvent, TargetCast, html};

/// The id of the attempt in the preview. Its addresses lead nowhere, since the attempt is not stored.
const ID: AttemptId = AttemptId { edition: 1, seed: 1, run: 1 };

pub(super) fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let Some(preview) = &model.preview else { return html! {} };
    html! {
        <aside class="trial" aria-label={strings::editor::preview::TRY_IT_OUT}>
            <h2>{ strings::editor::preview::TRY_IT_OUT }</h2>
            { covering(preview, on_msg) }
            { play(preview, language(model), on_msg) }
        </aside>
    }
}

/// Shows the box that covers the situations. An author who scores well without them learns that the responses give the
/// key away.
fn covering(preview: &Preview, on_msg: &Callback<Msg>) -> Html {
    let onchange = on_msg.reform(|event: yew::Event| {
        Msg::TriedCovered(event.target_unchecked_into::<web_sys::HtmlInputElement>().checked())
    });
    html! {
        <label class="pick">
            <input type="checkbox" checked={preview.is_covered} {onchange} />
            { strings::editor::preview::COVER_THE_SITUATIONS }
        </label>
    }
}

/// Returns the language of the draft.
fn language(model: &Model) -> Option<&str> {
    model.open_draft()?.1.document().head().language.as_deref()
}

fn play(preview: &Preview, lang: Option<&str>, on_msg: &Callback<Msg>) -> Html {
    let attempt = match &preview.play {
        Ok(attempt) if attempt.is_finished() => return ended(attempt, preview, on_msg),
        Ok(attempt) => attempt,
        Err(problems) => return waiting(problems),
    };
    let tried = on_msg.reform(Msg::Tried);
    // A link in the preview leads to another step of it, and not to another page.
    let onclick = {
        let tried = tried.clone();
        move |event: MouseEvent| {
            let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let Some(link) = target.and_then(|it| it.closest("a[href^='#']").ok().flatten()) else {
                return;
            };
            event.prevent_default();
            let address = link.get_attribute("href").unwrap_or_default();
            if let Ok(Route::Step(_, step)) = Base::default().route(&address) {
                tried.emit(attempt::Msg::WentTo(step - 1));
            }
        }
    };
    let anew = on_msg.reform(|_: MouseEvent| Msg::TriedAnew);
    let dir = lang.and_then(direction).map(Direction::as_str);
    html! {
        <div {onclick} lang={lang.map(str::to_owned)} {dir}>
            <Scene
                key={format!("{}.{}.{}", preview.scenario, preview.round, attempt.position())}
                base={Base::default()}
                id={ID}
                attempt={Rc::clone(attempt)}
                number_keys=false
                is_page=false
                on_msg={tried}
            />
            if attempt.position() > 0 || attempt.is_touched() {
                <p class="ways"><button type="button" class="quiet" onclick={anew}>{ strings::editor::preview::FROM_THE_BEGINNING }</button></p>
            }
        </div>
    }
}

/// Shows why the scenario cannot be played yet. Messages about missing fields are left out, since the form shows what
/// is empty.
fn waiting(problems: &Problems) -> Html {
    let is_missing =
        |it: &Problem| matches!(it.kind, ProblemKind::MissingText(_) | ProblemKind::MissingId);
    let wrong = problems.all().iter().filter(|it| !is_missing(it));
    html! {
        <>
            <p>{ strings::editor::preview::NOT_YET }</p>
            <ul>{ for wrong.take(5).map(|it| html! { <li>{ strings::sentence(&problems.message(it)) }</li> }) }</ul>
        </>
    }
}

fn ended(attempt: &Rc<Attempt>, preview: &Preview, on_msg: &Callback<Msg>) -> Html {
    let card = Scorecard::of(attempt);
    let Reached { open, covered } = preview.reached;
    let both = open.zip(covered).is_some();
    let other = if preview.is_covered {
        strings::editor::preview::PLAY_UNCOVERED
    } else {
        strings::editor::preview::PLAY_COVERED
    };
    let turned = {
        let is_covered = !preview.is_covered;
        on_msg.reform(move |_: MouseEvent| Msg::TriedCovered(is_covered))
    };
    let anew = on_msg.reform(|_: MouseEvent| Msg::TriedAnew);
    html! {
        <>
            <p role="status">
                { strings::editor::preview::ended(card.total) }
            </p>
            if both {
                <dl>
                    <dt>{ strings::editor::preview::WITH_THE_SITUATIONS }</dt><dd>{ strings::result::figure(open) }</dd>
                    <dt>{ strings::editor::preview::COVERED }</dt><dd>{ strings::result::figure(covered) }</dd>
                </dl>
                <p>{ strings::covered::BOTH_WAYS }</p>
            }
            <p class="ways">
                <button type="button" class="button" onclick={anew}>{ strings::editor::preview::TRY_IT_AGAIN }</button>
                <button type="button" class="quiet" onclick={turned}>{ other }</button>
            </p>
        </>
    }
}
