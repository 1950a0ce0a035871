//! The cover: it says what the quiz is, and shows one way in.

use crate::components::prose::prose;
use crate::player::model::{Model, Msg};
use crate::player::pages::play::Scene;
use crate::player::pages::{colophon, heading, origin_of, way};
use crate::route::{Route, WRITE};
use crate::{drawing, strings};
use std::rc::Rc;
use yew::{Callback, Html, html};

/// Draws the page.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    let (base, quiz) = (model.base(), model.quiz());
    let first = model.playing();
    let under_way = model.under_way().filter(|_| first.is_none()).map(|(id, record)| {
        let attempt = &record.attempt;
        let (number, count) = attempt.progress();
        (base.address(Route::at(id, attempt)), format!("{number} of {count}"))
    });
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { origin_of(base, "small") }
            { heading(quiz.title()) }
            <div class="intro">{ prose(quiz.intro()) }</div>
            if let Some((href, place)) = under_way {
                <p class="ways">
                    <a class="button" {href}>{ format!("Go on where you were, at {place}") }</a>
                    { way(base, "quiet", Route::New, "Start anew") }
                </p>
            } else {
                <p class="ways">{ way(base, "button", Route::Play, "Come in") }</p>
            }
            <p class="small">
                { strings::play::feedback(quiz.feedback()) }
                if model.keeps_anything() {
                    { " " }{ way(base, "", Route::History, "Earlier plays") }
                }
                { " " }{ way(base, "", Route::Publish, "Give it to others") }
                { " " }<a href={WRITE}>{ "Write your own" }</a>
            </p>
            if let Some((id, record)) = first {
                <Scene
                    {base}
                    {id}
                    attempt={Rc::new(record.attempt.clone())}
                    number_keys={model.number_keys}
                    is_page=false
                    on_msg={on_msg.reform(Msg::Played)}
                />
            }
            { colophon(base, quiz) }
        </main>
    }
}
