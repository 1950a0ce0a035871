//! The end of an attempt at a quiz without its key: nothing is graded, and the player is asked to send the answers
//! back.

use crate::components::prose::isolated;
use crate::player::model as player;
use crate::player::pages::result::review;
use crate::player::pages::{colophon, heading, heading_of, print, way};
use crate::route::{AttemptId, Route};
use crate::share::disclosure::fold;
use crate::share::model::{Model, Msg};
use crate::share::send_panel::Share;
use crate::strings;
use quiz::attempt::Attempt;
use quiz::score::Scorecard;
use quiz_link::Name;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// Shows the page.
pub fn view(model: &Model, id: AttemptId, on_msg: &Callback<Msg>) -> Html {
    let Some(record) = model.player.records.get(&id) else { return html! { <main /> } };
    let base = model.player.base();
    let attempt = Rc::clone(&record.attempt);
    html! {
        <main class="sharing">
            { heading(strings::ungraded::THAT_WAS_ALL) }
            <p class="lead">
                { strings::ungraded::SEND_YOUR_ANSWERS }
            </p>
            <h2>{ strings::ungraded::KEEP_YOUR_LINK }</h2>
            <Share
                source={model.player.source.clone()}
                attempt={Rc::clone(&attempt)}
                name={model.name.clone()}
                surroundings={Rc::clone(&model.surroundings)}
                on_msg={on_msg.clone()}
            />
            <details class="forget">
                <summary>{ strings::ungraded::CLEAR }</summary>
                <p>
                    { strings::ungraded::CLEAR_WARNING }
                </p>
                <button type="button" class="button grave" onclick={on_msg.reform(move |_| Msg::Cleared(id))}>
                    { strings::ungraded::YES_CLEAR_IT }
                </button>
            </details>
            { review(&attempt, &Scorecard::of(&attempt), &fold(&attempt)) }
            <p class="ways">
                { way(base, "quiet", Route::at(id, &attempt), strings::result::BACK_TO_THE_LAST) }
                { way(base, "quiet", Route::History, strings::pages::EARLIER_PLAYS) }
                { way(base, "quiet", Route::Cover, strings::pages::TO_THE_COVER) }
                { print(on_msg.reform(|_| player::Msg::AskedToPrint.into())) }
            </p>
            { colophon(base, model.player.quiz(), model.player.is_heard) }
        </main>
    }
}

/// Shows the answers of another player, who sent them as a result.
pub(in crate::share) fn of_another(
    model: &Model,
    attempt: &Rc<Attempt>,
    by: Option<&Name>,
) -> Html {
    html! {
        <main class="sharing">
            { heading_of(strings::ungraded::what_they_answered(isolated(strings::friend(by)))) }
            <p class="lead">{ strings::ungraded::NOT_MARKED_HERE }</p>
            { review(attempt, &Scorecard::of(attempt), &fold(attempt)) }
            <p class="ways">{ way(model.player.base(), "quiet", Route::Cover, strings::pages::TO_THE_COVER) }</p>
            { colophon(model.player.base(), model.player.quiz(), model.player.is_heard) }
        </main>
    }
}
