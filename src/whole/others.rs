//! Other quizzes of which something is kept on this device.

use crate::model::{Model, Other};
use crate::route::Route;
use yew::{Html, html};

/// Them all, for whoever looks for what was played before.
pub fn view(model: &Model) -> Html {
    if model.others.is_empty() {
        return html! {};
    }
    html! {
        <section aria-labelledby="others">
            <h2 id="others">{ "Other quizzes" }</h2>
            { list(model) }
        </section>
    }
}

/// Them all, for whoever has come to another one and may be in the midst of something.
pub(super) fn kept(model: &Model) -> Html {
    if model.others.is_empty() {
        return html! {};
    }
    html! {
        <>
            <p>{ "What you have played of other quizzes is kept. Go back to it whenever you like:" }</p>
            { list(model) }
        </>
    }
}

fn list(model: &Model) -> Html {
    let link = |it: &Other| {
        html! { <li><a href={it.base.address(Route::Cover)} dir="auto">{ it.title.clone() }</a></li> }
    };
    html! { <ul class="others" role="list">{ for model.others.iter().map(link) }</ul> }
}
