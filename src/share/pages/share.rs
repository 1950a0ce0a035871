//! The page that sends an attempt: as a challenge, a result or a draw if it is finished, or else to go on with it on
//! another device.

use crate::player::pages::{colophon, heading, way};
use crate::route::{AttemptId, Route};
use crate::share::link_field::sending;
use crate::share::model::{Model, Msg};
use crate::share::pages::ungraded;
use crate::share::result_card::keepsake;
use crate::share::send_panel::Share;
use crate::{play_links, strings};
use quiz_link::Source;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// Shows the page.
pub fn view(model: &Model, id: AttemptId, on_msg: &Callback<Msg>) -> Html {
    let Some(record) = model.player.records.get(&id) else { return html! { <main /> } };
    let (base, source) = (model.player.base(), model.player.source.clone());
    let attempt = Rc::clone(&record.attempt);
    if attempt.is_finished() && matches!(source, Source::Player(_)) {
        return ungraded::view(model, id, on_msg);
    }
    html! {
        <main class="sharing">
            if attempt.is_finished() {
                { heading(strings::result::SEND_IT_TO_A_FRIEND) }
                <Share
                    {source}
                    attempt={Rc::clone(&attempt)}
                    name={model.name.clone()}
                    surroundings={Rc::clone(&model.surroundings)}
                    on_msg={on_msg.clone()}
                />
                // A covered play has no outcome, so there is no beer mat.
                if !matches!(model.player.source, Source::Covered(_)) {
                    <h2>{ strings::share::OR_KEEP_THE_MAT }</h2>
                    { keepsake(&attempt, on_msg) }
                }
                <p class="ways">{ way(base, "quiet", Route::Result(id), strings::share::BACK_TO_YOUR_RESULT) }</p>
            } else {
                { heading(strings::play::GO_ON_ELSEWHERE) }
                <p>{ strings::share::holds_attempt(&source) }</p>
                { for play_links::elsewhere(&source, &attempt).iter().map(|it| sending(strings::share::LINK_TO_THIS_PLAY, it, &model.surroundings, on_msg)) }
                <p class="ways">{ way(base, "quiet", Route::at(id, &record.attempt), strings::share::BACK_TO_THE_PLAY) }</p>
            }
            { colophon(base, model.player.quiz(), model.player.is_heard) }
        </main>
    }
}
