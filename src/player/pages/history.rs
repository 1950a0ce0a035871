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
            { heading(strings::pages::EARLIER_PLAYS) }
            if records.is_empty() && model.not_readable().next().is_none() {
                <p class="lead" key="none">{ strings::history::NONE_KEPT }</p>
            } else {
                <p class="lead">{ strings::history::KEPT_HERE_ONLY }</p>
                <ul class="shelf" role="list">
                    { for records.iter().map(|(id, record)| row(model, **id, record, on_msg)) }
                    { for model.not_readable().map(|id| unread(id, on_msg)) }
                </ul>
            }
            { more }
            <p class="ways">
                { way(base, "button", Route::New, strings::history::A_NEW_PLAY) }
                { way(base, "quiet", Route::Cover, strings::pages::TO_THE_COVER) }
            </p>
            <details class="forget">
                <summary>{ strings::history::FORGET_EVERYTHING }</summary>
                { paragraph(strings::history::REMOVES_EVERYTHING) }
                <button
                    type="button"
                    class="button grave"
                    onclick={on_msg.reform(|_| Msg::Forgot)}
                >
                    { strings::history::YES_FORGET_EVERYTHING }
                </button>
            </details>
            { colophon(base, model.quiz(), model.is_heard) }
        </main>
    }
}

fn row(model: &Model, id: AttemptId, record: &Rc<Record>, on_msg: &Callback<Msg>) -> Html {
    let attempt = &record.attempt;
    let day = platform::day_and_hour(record.started);
    let (route, outcome, line) = if !attempt.is_finished() {
        let (number, count) = attempt.progress();
        (Route::at(id, attempt), String::new(), strings::history::under_way(number, count))
    } else if matches!(model.source, Source::Player(_) | Source::Covered(_)) {
        (Route::Result(id), String::new(), strings::history::PLAYED_TO_ITS_END.to_owned())
    } else {
        let scorecard = Scorecard::of(attempt);
        let line = strings::history::came_to(scorecard.total);
        (Route::Result(id), name(attempt.quiz(), &scorecard), line)
    };
    let which = strings::history::forget_play(&day, &line, &outcome);
    html! {
        <li key={id.to_string()}>
            <a href={model.base().address(route)}>
                <span class="day">{ day }</span>
                <span class="what">{ strings::with(&line, vec![isolated(&outcome)]) }</span>
            </a>
            { forget(&which, on_msg.reform(move |_| Msg::Deleted(id))) }
        </li>
    }
}

/// A row for a record that cannot be read.
fn unread(id: AttemptId, on_msg: &Callback<Msg>) -> Html {
    let which = strings::history::forget_not_readable(id);
    html! {
        <li key={id.to_string()}>
            <span class="what">{ strings::history::not_readable(id) }</span>
            { forget(&which, on_msg.reform(move |_| Msg::Deleted(id))) }
        </li>
    }
}

/// A control that removes something. `which` says what it removes; only the part before its `□` is seen.
pub fn forget(which: &str, onclick: Callback<MouseEvent>) -> Html {
    let (seen, heard) = strings::around(which);
    html! {
        <details class="remove">
            <summary>{ seen }<span class="unseen">{ heard }</span></summary>
            <button type="button" class="button grave" {onclick}>{ strings::history::FORGET_IT }</button>
        </details>
    }
}
