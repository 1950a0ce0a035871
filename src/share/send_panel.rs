//! The panel that sends a finished play: a choice of links, and a sentence about what each link contains.

use crate::components::prose::changing;
use crate::play_links::{Shareable, without_quiz};
use crate::share::link_field::sending_with;
use crate::share::message_line::line;
use crate::share::model::Msg;
use crate::strings;
use crate::surroundings::Surroundings;
use quiz::attempt::Attempt;
use quiz::score::Scorecard;
use quiz::text::{limit, up_to};
use quiz_link::{Name, Source};
use std::rc::Rc;
use yew::{Callback, Html, Properties, TargetCast, component, html, use_state_eq};

/// The properties of [`Share`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The quiz.
    pub source: Source,
    /// The finished attempt.
    pub attempt: Rc<Attempt>,
    /// The player's name, which the link will contain.
    pub name: Option<Name>,
    /// The facts about what the browser allows, and about where the page is.
    pub surroundings: Rc<Surroundings>,
    /// Receives the player's messages.
    pub on_msg: Callback<Msg>,
}

/// The panel: which link to send, the name to sign it with, and the link.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { source, attempt, name, surroundings, on_msg } = props;
    let chosen = use_state_eq(|| Shareable::Challenge);
    let is_short = use_state_eq(|| false);
    let is_sent = |what: Shareable| what.link(source, attempt, None).is_some();
    let what = Some(*chosen).filter(|it| is_sent(*it)).unwrap_or(Shareable::Result);
    // The text as typed: a name has no space at its end, but the text may have one while somebody types.
    let typed = use_state_eq(|| name.as_ref().map_or_else(String::new, Name::to_string));
    let oninput = {
        let (typed, on_msg) = (typed.clone(), on_msg.clone());
        move |event: yew::InputEvent| {
            let field = event.target_unchecked_into::<web_sys::HtmlInputElement>();
            let text = field.value();
            let fits = up_to(&text, limit::PLAYER);
            if fits != text {
                field.set_value(fits);
            }
            on_msg.emit(Msg::Named(Name::typed(fits)));
            typed.set(fits.to_owned());
        }
    };
    let choice = |it: Shareable| {
        let chosen = chosen.clone();
        let onchange = move |_: yew::Event| chosen.set(it);
        html! {
            <label class="pick">
                <input type="radio" name="what" checked={it == what} {onchange} />
                { strings::share::what(it, source) }
            </label>
        }
    };
    let name = name.clone().filter(Name::is_visible);
    let link = what.link(source, attempt, name.clone());
    let short = link.as_ref().and_then(without_quiz);
    let is_checked = *is_short;
    let shorten = short.is_some().then(|| {
        let is_short = is_short.clone();
        let onchange = move |event: yew::Event| {
            let it = event.target_unchecked_into::<web_sys::HtmlInputElement>();
            is_short.set(it.checked());
        };
        html! {
            <label class="pick">
                <input type="checkbox" checked={is_checked} {onchange} />
                { strings::share::LEAVE_THE_QUIZ_OUT }
            </label>
        }
    });
    let link = short.filter(|_| is_checked).or(link);
    // Words go along only where the play has an outcome. A play without the key has no marks, a covered play has no
    // outcome, and a link to the draw alone says nothing of the sender's own play.
    let is_told = matches!(what, Shareable::Challenge | Shareable::Result)
        && !matches!(source, Source::Player(_) | Source::Covered(_));
    let words = is_told.then(|| line(attempt, &Scorecard::of(attempt)));
    let choices: Vec<Shareable> = Shareable::ALL.into_iter().filter(|it| is_sent(*it)).collect();
    html! {
        <div class="share">
            if choices.len() > 1 {
                <fieldset>
                    <legend>{ strings::share::WHAT_SHALL_IT_BE }</legend>
                    <div class="picks">{ for choices.into_iter().map(choice) }</div>
                </fieldset>
            }
            if matches!(what, Shareable::Challenge | Shareable::Result) {
                <label class="named">
                    <span>{ strings::share::name_label(source) }</span>
                    <input
                        type="text"
                        autocomplete="nickname"
                        value={(*typed).clone()}
                        {oninput}
                    />
                </label>
            }
            { for shorten }
            <p>{ changing(strings::share::holds(what, name.is_some(), source, is_checked)) }</p>
            { for link.iter().map(|it| sending_with(strings::share::LINK_TO_SEND, it, words.clone(), surroundings, on_msg)) }
        </div>
    }
}
