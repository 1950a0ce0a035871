//! The page of an address that leads nowhere: the reason, and links to other pages.

use crate::player::model::{Model, NotFound};
use crate::player::pages::{colophon, heading, way};
use crate::route::Route;
use crate::{drawing, strings};
use yew::{Html, html};

/// Draws the page. `more` is the list of what is stored beside attempts.
pub fn view(model: &Model, lost: &NotFound, more: Html) -> Html {
    let (title, text) = match lost {
        NotFound::Unknown => (
            "Nobody by that name here",
            "The address of this page ends in something it does not know. The link may have been cut short, \
             or made by a newer version: ask for it again, or reload the page."
                .to_owned(),
        ),
        NotFound::Link(error) => ("That link does not open", strings::sentence(error)),
        NotFound::Edition(unknown) => (
            "A play from another edition",
            format!("The link does not fit this page: {unknown}. Reload the page to get the newest version, or ask for the link again."),
        ),
        NotFound::NotHere => (
            "That play is not here",
            "It was played in another browser or on another device, or it was forgotten. Nothing else is lost.".to_owned(),
        ),
        NotFound::NotReadable => (
            "That play cannot be read",
            "It is kept on this device, but the quiz has changed since, or a newer version of this page kept it. Earlier plays list it, and there it can be forgotten."
                .to_owned(),
        ),
    };
    html! {
        <main class="lost">
            { drawing::view(Some("room-door")) }
            { heading(title) }
            <p class="lead">{ text }</p>
            <p class="ways">
                { way(model.base(), "button", Route::Cover, "To the cover") }
                if model.keeps_anything() {
                    { way(model.base(), "quiet", Route::History, "Earlier plays") }
                }
            </p>
            { more }
            { colophon(model.base(), model.quiz()) }
        </main>
    }
}
