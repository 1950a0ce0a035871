//! Other quizzes of which plays are stored on this device.

use crate::player::pages::history::forget;
use crate::route::Route;
use crate::share::earlier_quiz;
use crate::share::model::{Model, Msg, OtherQuiz};
use crate::strings;
use quiz_link::{Fingerprint, Link, Spelling, decode, encode};
use yew::{Callback, Html, html};

/// Lists the other quizzes, and the plays of an earlier evening, on the page of earlier plays.
pub fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    html! {
        <>
            if listed(model).next().is_some() {
                <section aria-labelledby="others">
                    <h2 id="others">{ strings::share::OTHER_QUIZZES }</h2>
                    { list(model) }
                </section>
            }
            if !model.earlier_quiz.is_empty() {
                <section aria-labelledby="bygone">
                    <h2 id="bygone">{ strings::share::EARLIER_EVENING }</h2>
                    <ul class="shelf" role="list">
                        <li>
                            <span class="what">{ strings::share::earlier_quiz(earlier_quiz::plays(&model.earlier_quiz)) }</span>
                            { forget(strings::history::FORGET_EARLIER_EVENING, on_msg.reform(|_| Msg::EarlierQuizForgotten)) }
                        </li>
                    </ul>
                </section>
            }
        </>
    }
}

/// Lists the other quizzes on the page of a received link, since the player may be in the middle of one of them.
pub(super) fn kept(model: &Model) -> Html {
    if listed(model).next().is_none() {
        return html! {};
    }
    html! {
        <>
            <p>{ strings::share::OTHERS_ARE_KEPT }</p>
            { list(model) }
        </>
    }
}

fn listed(model: &Model) -> impl Iterator<Item = &OtherQuiz> {
    model.others.iter().filter(|it| it.twin.is_none())
}

/// Asks which of several quizzes a link of version 1 is about. Each choice is the same play as a link of version 2.
pub(super) fn choice(model: &Model, address: &str) -> Html {
    let Ok(Link::Play(play)) = decode(address) else { return html! {} };
    let Some(short) = play.about().short_name() else { return html! {} };
    let choice = |(title, name): (&str, Fingerprint)| {
        let play = play.with_name(name)?;
        let address = format!("#{}", encode(&Link::Play(play), Spelling::Letters));
        Some(html! { <li><a href={address} dir="auto">{ title.to_owned() }</a></li> })
    };
    html! { <ul class="others" role="list">{ for model.twins(short).filter_map(choice) }</ul> }
}

fn list(model: &Model) -> Html {
    let link = |it: &OtherQuiz| {
        html! { <li><a href={it.base.address(Route::Cover)} dir="auto">{ it.title.clone() }</a></li> }
    };
    html! { <ul class="others" role="list">{ for listed(model).map(link) }</ul> }
}
