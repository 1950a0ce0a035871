//! The pages of the player, one a file. A page is a function of the model. What people do on it goes to the
//! [`App`](crate::player::app::App) as a message; links between pages are plain links.

pub mod cover;
pub mod history;
pub mod not_found;
pub mod play;
pub mod result;

use crate::components::prose::{isolated, paragraph};
use crate::player::model::{Model, Msg, Page};
use crate::route::{Base, Route};
use crate::shell::HEADING;
use crate::strings;
use play::Play;
use quiz::Quiz;
use result::ResultPage;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// Draws the page of a model. `more` is what a program around the player adds to it: to the result, what is beside it;
/// to the lists of what is stored, what else is.
pub(crate) fn view(model: &Model, on_msg: &Callback<Msg>, more: Html) -> Html {
    let attempt = |id| model.records.get(id).map(|it| Rc::clone(&it.attempt));
    match &model.route {
        Ok(Page::Cover) => cover::view(model, on_msg),
        Ok(Page::History) => history::view(model, on_msg, more),
        Ok(Page::Play(id)) => attempt(id).map_or_else(Html::default, |attempt| {
            html! {
                <Play
                    base={model.base()}
                    id={*id}
                    {attempt}
                    number_keys={model.number_keys}
                    on_msg={on_msg.reform(Msg::Played)}
                    on_number_keys={on_msg.reform(Msg::SwitchedNumberKeys)}
                />
            }
        }),
        Ok(Page::Result(id)) => attempt(id).map_or_else(Html::default, |attempt| {
            html! {
                <ResultPage
                    base={model.base()}
                    id={*id}
                    {attempt}
                    beside={more}
                    is_heard={model.is_heard}
                    on_print={on_msg.reform(|_| Msg::AskedToPrint)}
                />
            }
        }),
        Ok(Page::Outside(_)) => html! { <main /> },
        Err(lost) => not_found::view(model, lost, more),
    }
}

/// The title of the page of a model, before the title of the quiz.
pub(crate) fn title(model: &Model) -> Option<String> {
    match &model.route {
        Ok(Page::Play(id)) => model.records.get(id).map(|record| {
            let attempt = &record.attempt;
            let at = attempt.position();
            strings::play::title(&attempt.scenario(at).name, at + 1)
        }),
        Ok(Page::Result(_)) => Some(strings::pages::YOUR_RESULT.to_owned()),
        Ok(Page::History) => Some(strings::pages::EARLIER_PLAYS.to_owned()),
        Ok(Page::Cover | Page::Outside(_)) => None,
        Err(_) => Some(strings::pages::NOT_FOUND.to_owned()),
    }
}

/// The heading of a page. It takes focus when the page is shown: screen readers begin there, and the next press of Tab
/// leads into the page.
pub(crate) fn heading(text: &str) -> Html {
    heading_of(text.into())
}

/// A heading, as [`heading`] makes one, that may begin with a name.
pub(crate) fn heading_of(content: Html) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ content }</h1> }
}

/// A link to another page, of the class `button` or `quiet`.
pub(crate) fn way(base: Base, class: &'static str, route: Route, text: &'static str) -> Html {
    html! { <a {class} href={base.address(route)}>{ text }</a> }
}

/// The button that prints the page.
pub(crate) fn print(onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="quiet" {onclick}>{ strings::result::PRINT }</button> }
}

/// The note that a quiz came in a link, if it did. It also stands beside the title: if a long text pushed the note out
/// of sight, the words of the quiz could pass for those of the page.
pub(crate) fn origin_of(base: Base, class: &'static str) -> Html {
    if base.quiz.is_none() {
        return Html::default();
    }
    html! { <p {class}>{ strings::pages::CAME_IN_A_LINK }</p> }
}

/// The foot of a page: who wrote the quiz, on whose ideas it rests, and who learns of the answers. `is_heard` says whether
/// a host hears of the play.
pub(crate) fn colophon(base: Base, quiz: &Quiz, is_heard: bool) -> Html {
    let credit = quiz.credit().map(|credit| {
        html! {
            <p>
                { isolated(&credit.text) }
                if let Some((link, host)) = credit.link.as_deref().zip(credit.host()) {
                    { " " }
                    <a href={link.to_owned()} rel="noopener noreferrer external">{ host.to_owned() }</a>
                }
            </p>
        }
    });
    let origin = strings::pages::origin(quiz.author(), quiz.licence());
    html! {
        <footer class="colophon">
            { for credit }
            if !origin.is_empty() { <p>{ isolated(&origin) }</p> }
            { origin_of(base, "") }
            { paragraph(strings::pages::privacy(is_heard)) }
        </footer>
    }
}
