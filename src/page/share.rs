//! What a finished attempt can be sent as, and what each link holds.

use super::sending::{address, sending};
use crate::exchange::What;
use crate::model::Msg;
use crate::words;
use quiz_core::attempt::Attempt;
use quiz_core::link::{Name, Source};
use std::rc::Rc;
use yew::{Callback, Html, Properties, TargetCast, component, html, use_state_eq};

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
    let typed = on_msg.reform(|event: yew::InputEvent| {
        Msg::Named(Name::new(&event.target_unchecked_into::<web_sys::HtmlInputElement>().value()))
    });
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
    let link = what.link(source, attempt, name.clone()).unwrap_or_default();
    html! {
        <section class="share" aria-labelledby="share">
            <h2 id="share">{ "Send it to a friend" }</h2>
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
                        value={name.as_ref().map_or_else(String::new, Name::to_string)}
                        oninput={typed}
                    />
                </label>
            }
            <p>{ words::holds(what, name.is_some()) }</p>
            { sending("Link to send", &address(&link), on_msg) }
        </section>
    }
}
