//! The pages, one a file. A page is a function of what the model holds; what people do on it
//! goes to [`App`](crate::player::app::App) as a message. Links between pages are plain links.

pub mod cover;
pub mod history;
pub mod not_found;
pub mod play;
pub mod result;

use crate::components::prose::{isolated, paragraph};
use crate::route::{Base, Route};
use crate::{platform, strings};
use quiz::Quiz;
use yew::{Html, html};

/// The id of the heading that takes focus when a page is shown.
pub const HEADING: &str = "heading";

/// The heading of a page. It takes focus when the page is shown, so that screen readers begin
/// there and the next press of Tab leads into the page.
pub(crate) fn heading(text: &str) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ text }</h1> }
}

/// A link to another page: a `button` or a `quiet` one.
pub(crate) fn way(base: Base, class: &'static str, route: Route, text: &'static str) -> Html {
    html! { <a {class} href={base.address(route)}>{ text }</a> }
}

/// That a quiz came in a link, if it did. It stands beside the title too: long words must not push it out of sight, or
/// the quiz would speak as the page.
pub(crate) fn origin_of(base: Base, class: &'static str) -> Html {
    if base.quiz.is_none() {
        return Html::default();
    }
    html! {
        <p {class}>{ "This quiz came in a link. Whoever sent it wrote it, or somebody before them." }</p>
    }
}

/// Who wrote the quiz and whose ideas it stands on.
pub(crate) fn colophon(base: Base, quiz: &Quiz) -> Html {
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
    let origin: Vec<&str> =
        [quiz.author(), quiz.licence()].into_iter().filter(|it| !it.is_empty()).collect();
    html! {
        <footer class="colophon">
            { for credit }
            if !origin.is_empty() { <p>{ isolated(&origin.join(", ")) }</p> }
            { origin_of(base, "") }
            { paragraph(strings::privacy(platform::is_heard())) }
        </footer>
    }
}
