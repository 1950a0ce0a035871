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
        (base.address(Route::at(id, attempt)), strings::cover::go_on(number, count))
    });
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { origin_of(base, "small") }
            { heading(quiz.title()) }
            <div class="intro">{ prose(quiz.intro()) }</div>
            if let Some((href, go_on)) = under_way {
                <p class="ways">
                    <a class="button" {href}>{ go_on }</a>
                    { way(base, "quiet", Route::New, strings::cover::START_ANEW) }
                </p>
            } else {
                <p class="ways">{ way(base, "button", Route::Play, strings::cover::COME_IN) }</p>
            }
            <p class="small">
                { strings::cover::feedback(quiz.feedback()) }
                if model.keeps_anything() {
                    { " " }{ way(base, "", Route::History, strings::pages::EARLIER_PLAYS) }
                }
                { " " }{ way(base, "", Route::Publish, strings::pages::GIVE_IT_TO_OTHERS) }
                { " " }<a href={WRITE}>{ strings::pages::WRITE_YOUR_OWN }</a>
            </p>
            if let Some((id, record)) = first {
                <Scene
                    {base}
                    {id}
                    attempt={Rc::clone(&record.attempt)}
                    number_keys={model.number_keys}
                    is_page=false
                    on_msg={on_msg.reform(Msg::Played)}
                />
            }
            { colophon(base, quiz, model.is_heard) }
        </main>
    }
}
