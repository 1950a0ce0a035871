//! The end of an attempt at a quiz without its key: nothing is graded, and the player is asked to send the answers
//! back.

use crate::player::model as player;
use crate::player::pages::result::review;
use crate::player::pages::{colophon, heading, print, way};
use crate::route::{AttemptId, Route};
use crate::share::disclosure::fold;
use crate::share::friend_name::heading_with;
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
            { heading("That was all of it") }
            <p class="lead">
                { "Nothing is marked here. Send your answers to whoever sent you the quiz: they have the key." }
            </p>
            <h2>{ "Keep your link" }</h2>
            <Share
                source={model.player.source.clone()}
                attempt={Rc::clone(&attempt)}
                name={model.name.clone()}
                surroundings={Rc::clone(&model.surroundings)}
                on_msg={on_msg.clone()}
            />
            <details class="forget">
                <summary>{ "Clear for the next person" }</summary>
                <p>
                    { "Keep your link before you do. This removes this play and your name from this device. It cannot be undone." }
                </p>
                <button type="button" class="button grave" onclick={on_msg.reform(move |_| Msg::Cleared(id))}>
                    { "Yes, clear it" }
                </button>
            </details>
            { review(&attempt, &Scorecard::of(&attempt), &fold(&attempt)) }
            <p class="ways">
                { way(base, "quiet", Route::at(id, &attempt), "Back to the last situation") }
                { way(base, "quiet", Route::History, "Earlier plays") }
                { way(base, "quiet", Route::Cover, "To the cover") }
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
            { heading_with(by, &format!("{}: what they answered", strings::friend(by))) }
            <p class="lead">{ "Nothing is marked here: whoever sent you the quiz has the key." }</p>
            { review(attempt, &Scorecard::of(attempt), &fold(attempt)) }
            <p class="ways">{ way(model.player.base(), "quiet", Route::Cover, "To the cover") }</p>
            { colophon(model.player.base(), model.player.quiz(), model.player.is_heard) }
        </main>
    }
}
