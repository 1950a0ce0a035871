//! What somebody sent: what it is, and one press to take it up.

use crate::drawing;
use crate::exchange::Sent;
use crate::model::{Model, Msg};
use crate::page::{colophon, heading, href, result, way};
use crate::route::Route;
use crate::ui::prose::prose;
use crate::words;
use yew::{Callback, Html, html};

/// The page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let Some(sent) = &model.sent else { return html! { <main /> } };
    if let Sent::Result(attempt, name) = sent {
        return result::of_another(model, attempt, name.as_ref());
    }
    let (edition, seed) = sent.draw();
    let is_here =
        |route: &Route| matches!(route, Route::Step(id, _) if model.records.contains_key(id));
    let into = model.way_into(edition, seed);
    let result = model.result_of(edition, seed);
    let word = match (sent, result) {
        (Sent::Attempt(_), _) => "Go on with it here",
        _ if is_here(&into) => "Go on where you were",
        (Sent::Challenge(_), Some(_)) => "See the two of you",
        (_, Some(_)) => "Play it again",
        _ => "Come in",
    };
    // For a draw, nothing has to be put anywhere first.
    let is_draw = matches!(sent, Sent::Draw(..));
    let take_up = if is_draw {
        way("button", into, word)
    } else {
        let onclick = on_msg.reform(|_| Msg::TookUp);
        html! { <button type="button" class="button" {onclick}>{ word }</button> }
    };
    let elsewhere = model.under_way().filter(|(id, _)| (id.edition, id.seed) != (edition, seed));
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { heading(&words::sent(sent).unwrap_or_else(|| model.quiz.title().to_owned())) }
            <p class="lead" dir="auto">{ words::what_was_sent(sent) }</p>
            <p class="ways">
                { take_up }
                if let Some(id) = result.filter(|_| is_draw) {
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
