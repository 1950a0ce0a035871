//! What an attempt can be sent as, and what each link holds.

use super::keepsake::keepsake;
use super::sending::sending;
use crate::exchange::{self, What};
use crate::model::{Model, Msg};
use crate::page::{colophon, heading, way};
use crate::route::{AttemptId, Route};
use crate::words;
use quiz_core::attempt::Attempt;
use quiz_core::link::{Name, Source};
use std::rc::Rc;
use yew::{Callback, Html, Properties, TargetCast, component, html, use_state_eq};

/// The page.
pub fn view(model: &Model, id: AttemptId, on_msg: &Callback<Msg>) -> Html {
    let Some(record) = model.records.get(&id) else { return html! { <main /> } };
    let source = model.source();
    let attempt = Rc::new(record.attempt.clone());
    html! {
        <main class="sharing">
            if attempt.is_finished() {
                { heading("Send it to a friend") }
                <Share
                    {source}
                    attempt={Rc::clone(&attempt)}
                    name={model.name.clone()}
                    on_msg={on_msg.clone()}
                />
                <h2>{ "Or keep the beer mat" }</h2>
                { keepsake(&attempt, on_msg) }
                <p class="ways">{ way("quiet", Route::Result(id), "Back to your result") }</p>
            } else {
                { heading("Go on on another device") }
                <p>{ "The link opens this play where it stands. It holds what you have answered so far." }</p>
                { for exchange::elsewhere(&source, &attempt).iter().map(|it| sending("Link to this play", it, on_msg)) }
                <p class="ways">{ way("quiet", Route::at(id, &record.attempt), "Back to the play") }</p>
            }
            { colophon(&model.quiz) }
        </main>
    }
}

/// What the panel needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The quiz.
    pub source: Source,
    /// The attempt, finished.
    pub attempt: Rc<Attempt>,
    /// The name that goes along.
    pub name: Option<Name>,
    /// Hears what the person does.
    pub on_msg: Callback<Msg>,
}

/// The panel.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { source, attempt, name, on_msg } = props;
    let chosen = use_state_eq(|| What::Challenge);
    let is_sent = |what: What| what.link(source, attempt, None).is_some();
    let what = Some(*chosen).filter(|it| is_sent(*it)).unwrap_or(What::Result);
    // As it is typed: a name has no space at its end, but a half-typed one may.
    let typed = use_state_eq(|| name.as_ref().map_or_else(String::new, Name::to_string));
    let oninput = {
        let (typed, on_msg) = (typed.clone(), on_msg.clone());
        move |event: yew::InputEvent| {
            let text = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            on_msg.emit(Msg::Named(Name::new(&text)));
            typed.set(text);
        }
    };
    let choice = |it: What| {
        let chosen = chosen.clone();
        let onchange = move |_: yew::Event| chosen.set(it);
        html! {
            <label class="pick">
                <input type="radio" name="what" checked={it == what} {onchange} />
                { words::what(it) }
            </label>
        }
    };
    let link = what.link(source, attempt, name.clone());
    html! {
        <div class="share">
            <fieldset>
                <legend>{ "What shall it be?" }</legend>
                <div class="picks">
                    { for What::ALL.into_iter().filter(|it| is_sent(*it)).map(choice) }
                </div>
            </fieldset>
            if what != What::Draw {
                <label class="named">
                    <span>{ "Your name, if you like" }</span>
                    <input
                        type="text"
                        maxlength="24"
                        autocomplete="nickname"
                        value={(*typed).clone()}
                        {oninput}
                    />
                </label>
            }
            <p>{ words::holds(what, name.is_some()) }</p>
            { for link.iter().map(|it| sending("Link to send", it, on_msg)) }
        </div>
    }
}
