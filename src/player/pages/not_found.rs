//! The page of an address that leads nowhere: the reason, and links to other pages.

use crate::player::model::{Model, NotFound};
use crate::player::pages::{colophon, heading, way};
use crate::route::Route;
use crate::{drawing, strings};
use yew::{Html, html};

/// Draws the page. `more` is the list of what is stored beside attempts.
pub fn view(model: &Model, lost: &NotFound, more: Html) -> Html {
    let (title, text) = match lost {
        NotFound::Unknown => {
            (strings::not_found::UNKNOWN, strings::not_found::UNKNOWN_WHY.to_owned())
        }
        NotFound::Link(error) => (strings::not_found::LINK, strings::sentence(error)),
        NotFound::Edition(unknown) => {
            (strings::not_found::EDITION, strings::not_found::edition_why(unknown))
        }
        NotFound::NotHere => {
            (strings::not_found::NOT_HERE, strings::not_found::NOT_HERE_WHY.to_owned())
        }
        NotFound::NotReadable => {
            (strings::not_found::NOT_READABLE, strings::not_found::NOT_READABLE_WHY.to_owned())
        }
    };
    html! {
        <main class="lost">
            { drawing::view(Some("room-door")) }
            { heading(title) }
            <p class="lead">{ text }</p>
            <p class="ways">
                { way(model.base(), "button", Route::Cover, strings::pages::TO_THE_COVER) }
                if model.keeps_anything() {
                    { way(model.base(), "quiet", Route::History, strings::pages::EARLIER_PLAYS) }
                }
            </p>
            { more }
            { colophon(model.base(), model.quiz(), model.is_heard) }
        </main>
    }
}
