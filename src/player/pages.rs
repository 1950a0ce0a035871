//! The pages of the player, one a file. A page is a function of the model. What people do on it goes to the
//! [`App`](crate::player::app::App) as a message; links between pages are plain links.

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

/// The id of the heading, which takes focus when a page is shown.
pub const HEADING: &str = "heading";

/// The heading of a page. It takes focus when the page is shown: screen readers begin there, and the next press of Tab
/// leads into the page.
pub(crate) fn heading(text: &str) -> Html {
    html! { <h1 id={HEADING} tabindex="-1">{ text }</h1> }
}

/// A link to another page, of the class `button` or `quiet`.
pub(crate) fn way(base: Base, class: &'static str, route: Route, text: &'static str) -> Html {
    html! { <a {class} href={base.address(route)}>{ text }</a> }
}

/// The note that a quiz came in a link, if it did. It also stands beside the title: if a long text pushed the note out
/// of sight, the words of the quiz could pass for those of the page.
pub(crate) fn origin_of(base: Base, class: &'static str) -> Html {
    if base.quiz.is_none() {
        return Html::default();
    }
    html! {
        <p {class}>{ "This quiz came in a link. Whoever sent it wrote it, or somebody before them." }</p>
    }
}

/// The foot of a page: who wrote the quiz, on whose ideas it rests, and who learns of the answers.
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
