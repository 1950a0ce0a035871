//! The page of a received link: what the link contains, and the button that takes it up.

use crate::components::prose::{isolated, prose};
use crate::play_links::Received;
use crate::player::pages::{colophon, heading_of, origin_of, result, way};
use crate::route::{Base, Route};
use crate::share::disclosure::fold;
use crate::share::model::{Model, Msg};
use crate::share::pages::ungraded;
use crate::share::{covered, other_quizzes};
use crate::{drawing, strings};
use quiz_link::Source;
use yew::{Callback, Html, html};

/// Shows the page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let Some(received) = &model.received else { return html! { <main /> } };
    let base = model.player.base();
    match (received, &model.player.source) {
        (Received::Result(attempt, name), Source::Player(_)) => {
            return ungraded::of_another(model, attempt, name.as_ref());
        }
        (Received::Result(attempt, name), Source::Covered(_)) => {
            return covered::of_another(model, attempt, name.as_ref());
        }
        (Received::Result(attempt, name), _) => {
            return result::of_another(&model.player, attempt, name.as_ref(), &fold(attempt));
        }
        (Received::Which(link), _) => return which(model, received, link),
        _ => {}
    }
    let is_here = |route: &Route| matches!(route, Route::Step(id, _) if model.player.records.contains_key(id));
    let draw = received.draw().or(model.player.under_way().map(|(id, _)| (id.edition, id.seed)));
    let into = draw.map(|(edition, seed)| model.player.way_into(edition, seed));
    let result = received.draw().and_then(|(edition, seed)| model.player.result_of(edition, seed));
    let word = match (received, result) {
        (Received::Attempt(_), _) => strings::share::GO_ON_HERE,
        _ if into.as_ref().is_some_and(is_here) => strings::share::GO_ON_WHERE_YOU_WERE,
        (Received::Challenge(_), Some(_)) => strings::share::SEE_THE_TWO_OF_YOU,
        (_, Some(_)) => strings::share::PLAY_IT_AGAIN,
        _ => strings::cover::COME_IN,
    };
    // A draw of the built-in quiz needs nothing stored first, so a plain link to its first step is enough.
    let is_draw = matches!(received, Received::Draw(..) | Received::EarlierQuiz(_));
    let take_up = match into {
        Some(into) if is_draw && base == Base::default() => way(base, "button", into, word),
        _ => {
            let onclick = on_msg.reform(|_| Msg::TakenUp);
            html! { <button type="button" class="button" {onclick}>{ word }</button> }
        }
    };
    let headed = strings::share::received_heading(received, isolated)
        .unwrap_or_else(|| model.player.quiz().title().into());
    let elsewhere = model.player.under_way().filter(|(id, _)| Some((id.edition, id.seed)) != draw);
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { origin_of(base, "small") }
            { heading_of(headed) }
            <p class="lead">{ strings::share::received_lead(&model.player.source, received, model.player.is_heard) }</p>
            <p class="ways">
                { take_up }
                if let Some(id) = result.filter(|_| is_draw) {
                    { way(base, "quiet", Route::Result(id), strings::share::SEE_HOW_IT_WENT) }
                }
                // Several players may share a device, and another player may have begun this play.
                if *received == Received::Quiz && model.player.under_way().is_some() {
                    { way(base, "quiet", Route::New, strings::cover::START_ANEW) }
                }
                if *received == Received::Quiz && !model.player.records.is_empty() {
                    { way(base, "quiet", Route::History, strings::share::WHAT_YOU_PLAYED) }
                }
            </p>
            <div class="intro">{ prose(model.player.quiz().intro()) }</div>
            if let Some((id, record)) = elsewhere {
                <p>
                    { strings::share::other_play(|text| html! { <a href={base.address(Route::at(id, &record.attempt))}>{ text }</a> }) }
                </p>
            }
            if let Received::Challenge(rival) = received {
                { covered::of_friend(model, &rival.attempt, rival.name.as_ref()) }
            }
            { other_quizzes::kept(model) }
            { colophon(base, model.player.quiz(), model.player.is_heard) }
        </main>
    }
}

/// Asks which of several quizzes the link is about.
fn which(model: &Model, received: &Received, link: &str) -> Html {
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { for strings::share::received_heading(received, isolated).map(heading_of) }
            <p class="lead">{ strings::share::received_lead(&model.player.source, received, false) }</p>
            { other_quizzes::choice(model, link) }
            { colophon(model.player.base(), model.player.quiz(), model.player.is_heard) }
        </main>
    }
}
