//! The cover: what the quiz is, and one clear way in.

use super::{colophon, heading, href};
use crate::drawing;
use crate::model::Model;
use crate::route::Route;
use crate::ui::prose::prose;
use crate::words;
use yew::{Html, html};

/// The page.
pub fn view(model: &Model) -> Html {
    let quiz = &model.quiz;
    let under_way = model.under_way().map(|(id, record)| {
        let attempt = &record.attempt;
        let number = attempt.step().slot + 1;
        let count = attempt.draw().scenarios().len();
        (href(Route::Step(id, attempt.at() + 1)), format!("{number} of {count}"))
    });
    let (new, earlier) = (href(Route::New), href(Route::Earlier));
    html! {
        <main class="cover">
            { drawing::view(Some("cover")) }
            { heading(quiz.title()) }
            <div class="intro">{ prose(quiz.intro()) }</div>
            if let Some((href, place)) = under_way {
                <p class="ways">
                    <a class="button" {href}>{ format!("Go on where you were, at {place}") }</a>
                    <a class="quiet" href={new}>{ "Start anew" }</a>
                </p>
            } else {
                <p class="ways"><a class="button" href={href(Route::Play)}>{ "Ring the bell" }</a></p>
            }
            <p class="small">{ words::feedback(quiz.feedback()) }</p>
            if !model.records.is_empty() {
                <p><a class="quiet" href={earlier}>{ "Earlier evenings" }</a></p>
            }
            { colophon(quiz) }
        </main>
    }
}
