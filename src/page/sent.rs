//! A draw that somebody sent: what it is, and one press to play it.

use super::{colophon, heading, href, way};
use crate::drawing;
use crate::model::Model;
use crate::route::Route;
use crate::ui::prose::prose;
use quiz_core::draw::Seed;
use quiz_core::quiz::Edition;
use yew::{Html, html};

/// The page.
pub fn view(model: &Model, edition: Edition, seed: Seed) -> Html {
    let mut runs =
        model.records.iter().rev().filter(|(id, _)| (id.edition, id.seed) == (edition, seed));
    let is_open = runs.clone().any(|(_, it)| !it.attempt.is_finished());
    let result = runs.find(|(_, it)| it.attempt.is_finished()).map(|(id, _)| *id);
    let elsewhere = model.under_way().filter(|(id, _)| (id.edition, id.seed) != (edition, seed));
    let word = match result {
        _ if is_open => "Go on where you were",
        Some(_) => "Play it again",
        None => "Come in",
    };
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { heading(model.quiz.title()) }
            <p class="lead">
                { "A friend sent you the play they had: the same situations, in the same order." }
            </p>
            <p class="ways">
                { way("button", model.way_into(edition, seed), word) }
                if let Some(id) = result {
                    { way("quiet", Route::Result(id), "See how it went") }
                }
            </p>
            <div class="intro">{ prose(model.quiz.intro()) }</div>
            if let Some((id, record)) = elsewhere {
                <p>
                    { "You have another play under way. It is kept: " }
                    <a href={href(Route::at(id, &record.attempt))}>{ "go back to it" }</a>
                    { " whenever you like." }
                </p>
            }
            { colophon(&model.quiz) }
        </main>
    }
}
