//! The page of a received link: what the link contains, and the button that takes it up.

use crate::components::prose::prose;
use crate::play_links::Sent;
use crate::player::model::{Model, Msg};
use crate::player::pages::{colophon, heading, origin_of, result, way};
use crate::route::{Base, Route};
use crate::share::disclosure::fold;
use crate::share::friend_name::heading_with;
use crate::share::pages::ungraded;
use crate::share::{covered, other_quizzes};
use crate::{drawing, platform, strings};
use quiz_link::Source;
use yew::{Callback, Html, html};

/// Shows the page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let Some(sent) = &model.sent else { return html! { <main /> } };
    let base = model.base();
    match (sent, &model.source) {
        (Sent::Result(attempt, name), Source::Keyless(_)) => {
            return ungraded::of_another(model, attempt, name.as_ref());
        }
        (Sent::Result(attempt, name), Source::Covered(_)) => {
            return covered::of_another(model, attempt, name.as_ref());
        }
        (Sent::Result(attempt, name), _) => {
            return result::of_another(model, attempt, name.as_ref(), &fold(attempt));
        }
        (Sent::Which(link), _) => return which(model, sent, link),
        _ => {}
    }
    let is_here =
        |route: &Route| matches!(route, Route::Step(id, _) if model.records.contains_key(id));
    let draw = sent.draw().or(model.under_way().map(|(id, _)| (id.edition, id.seed)));
    let into = draw.map(|(edition, seed)| model.way_into(edition, seed));
    let result = sent.draw().and_then(|(edition, seed)| model.result_of(edition, seed));
    let word = match (sent, result) {
        (Sent::Attempt(_), _) => "Go on with it here",
        _ if into.as_ref().is_some_and(is_here) => "Go on where you were",
        (Sent::Challenge(_), Some(_)) => "See the two of you",
        (_, Some(_)) => "Play it again",
        _ => "Come in",
    };
    // A draw of the built-in quiz needs nothing stored first, so a plain link to its first step is enough.
    let is_draw = matches!(sent, Sent::Draw(..) | Sent::Bygone(_));
    let take_up = match into {
        Some(into) if is_draw && base == Base::default() => way(base, "button", into, word),
        _ => {
            let onclick = on_msg.reform(|_| Msg::TookUp);
            html! { <button type="button" class="button" {onclick}>{ word }</button> }
        }
    };
    let headed = strings::sent(sent).unwrap_or_else(|| model.quiz().title().to_owned());
    let headed = match sent {
        Sent::Challenge(rival) => heading_with(rival.name.as_ref(), &headed),
        _ => heading(&headed),
    };
    let elsewhere = model.under_way().filter(|(id, _)| Some((id.edition, id.seed)) != draw);
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { origin_of(base, "small") }
            { headed }
            <p class="lead">{ strings::what_was_sent(&model.source, sent, platform::is_heard()) }</p>
            <p class="ways">
                { take_up }
                if let Some(id) = result.filter(|_| is_draw) {
                    { way(base, "quiet", Route::Result(id), "See how it went") }
                }
                // Several players may share a device, and another player may have begun this play.
                if *sent == Sent::Quiz && model.under_way().is_some() {
                    { way(base, "quiet", Route::New, "Start anew") }
                }
                if *sent == Sent::Quiz && !model.records.is_empty() {
                    { way(base, "quiet", Route::Earlier, "What you played of it") }
                }
            </p>
            <div class="intro">{ prose(model.quiz().intro()) }</div>
            if let Some((id, record)) = elsewhere {
                <p>
                    { "You have another play under way. It is kept: " }
                    <a href={base.address(Route::at(id, &record.attempt))}>{ "go back to it" }</a>
                    { " whenever you like." }
                </p>
            }
            if let Sent::Challenge(rival) = sent {
                { covered::of_friend(model, &rival.attempt, rival.name.as_ref()) }
            }
            { other_quizzes::kept(model) }
            { colophon(base, model.quiz()) }
        </main>
    }
}

/// Asks which of several quizzes the link is about.
fn which(model: &Model, sent: &Sent, link: &str) -> Html {
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { heading(&strings::sent(sent).unwrap_or_default()) }
            <p class="lead">{ strings::what_was_sent(&model.source, sent, false) }</p>
            { other_quizzes::choice(model, link) }
            { colophon(model.base(), model.quiz()) }
        </main>
    }
}
