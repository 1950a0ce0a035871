//! The list of the attempts that are stored on this device.

use crate::components::prose::{isolated, paragraph};
use crate::player::model::{Model, Msg};
use crate::player::pages::result::name;
use crate::player::pages::{colophon, heading, way};
use crate::route::{AttemptId, Route};
use crate::{platform, strings};
use quiz::record::Record;
use quiz::score::Scorecard;
use quiz_link::Source;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// Draws the page. `more` is the list of what else is stored.
pub fn view(model: &Model, on_msg: &Callback<Msg>, more: Html) -> Html {
    let base = model.base();
    // The latest attempt comes first. There are few attempts, so the code of a sort would be larger than its use.
    let mut records: Vec<(&AttemptId, &Rc<Record>)> = Vec::new();
    for (id, record) in model.records.iter() {
        let at = records.partition_point(|(_, it)| it.changed > record.changed);
        records.insert(at, (id, record));
    }
    html! {
        <main class="earlier">
            { heading("Earlier plays") }
            if records.is_empty() && model.not_readable().next().is_none() {
                <p class="lead" key="none">{ "None are kept here of this quiz." }</p>
            } else {
                <p class="lead">{ "They are kept on this device only." }</p>
                <ul class="shelf" role="list">
                    { for records.iter().map(|(id, record)| row(model, **id, record, on_msg)) }
                    { for model.not_readable().map(|id| unread(id, on_msg)) }
                </ul>
            }
            { more }
            <p class="ways">
                { way(base, "button", Route::New, "A new play") }
                { way(base, "quiet", Route::Cover, "To the cover") }
            </p>
            <details class="forget">
                <summary>{ "Forget everything on this device" }</summary>
                { paragraph("This removes all that this page keeps here, of every quiz, with those that you wrote, and settings. It cannot be undone.") }
                <button
                    type="button"
                    class="button grave"
                    onclick={on_msg.reform(|_| Msg::Forgot)}
                >
                    { "Yes, forget everything" }
                </button>
            </details>
            { colophon(base, model.quiz()) }
        </main>
    }
}

fn row(model: &Model, id: AttemptId, record: &Rc<Record>, on_msg: &Callback<Msg>) -> Html {
    let attempt = &record.attempt;
    let day = platform::day_and_hour(record.started);
    let (route, came_to, what) = if !attempt.is_finished() {
        let (number, count) = attempt.progress();
        (
            Route::at(id, attempt),
            String::new(),
            format!("Under way{}", strings::play::progress(number, count)),
        )
    } else if matches!(model.source, Source::Player(_) | Source::Covered(_)) {
        (Route::Result(id), String::new(), "Played to its end".to_owned())
    } else {
        let scorecard = Scorecard::of(attempt);
        let what = format!(", {}", strings::result::score(scorecard.total));
        (Route::Result(id), name(attempt.quiz(), &scorecard), what)
    };
    let which = format!(" the play of {day}: {came_to}{what}");
    html! {
        <li key={id.to_string()}>
            <a href={model.base().address(route)}>
                <span class="day">{ day }</span>
                <span class="what">{ isolated(&came_to) }{ what }</span>
            </a>
            { forget(which, on_msg.reform(move |_| Msg::Deleted(id))) }
        </li>
    }
}

/// A row for a record that cannot be read.
fn unread(id: AttemptId, on_msg: &Callback<Msg>) -> Html {
    let what = format!("A play of edition {} that cannot be read", id.edition);
    let which = format!(" {id}: {what}");
    html! {
        <li key={id.to_string()}>
            <span class="what">{ what }</span>
            { forget(which, on_msg.reform(move |_| Msg::Deleted(id))) }
        </li>
    }
}

/// A control that removes something. `which` says to screen readers what it removes.
pub fn forget(which: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <details class="remove">
            <summary>{ "Forget" }<span class="unseen">{ which }</span></summary>
            <button type="button" class="button grave" {onclick}>{ "Yes, forget it" }</button>
        </details>
    }
}
