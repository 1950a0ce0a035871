//! The beer mat as a picture, to keep or to send. The result page says the same in words.

use crate::notice::Notice;
use crate::platform::canvas;
use crate::platform::canvas::Picture;
use crate::player::pages::result::{drawings, name, outcomes};
use crate::share::message_line::best_moment;
use crate::share::model::Msg;
use crate::strings;
use quiz::attempt::Attempt;
use quiz::score::Scorecard;
use std::rc::Rc;
use yew::{Callback, Html, html};

/// Shows the button that saves the picture, and a description of the picture for people who would not see it.
pub(super) fn keepsake(attempt: &Rc<Attempt>, on_msg: &Callback<Msg>) -> Html {
    let quiz = attempt.quiz();
    let scorecard = Scorecard::of(attempt);
    let shown = strings::share::picture(
        &name(quiz, &scorecard),
        quiz.title(),
        &best_moment(attempt, &scorecard),
    );
    let onclick = {
        let (attempt, on_msg) = (Rc::clone(attempt), on_msg.clone());
        move |_| save(&attempt, &scorecard, on_msg.clone())
    };
    html! {
        <>
            <p>{ shown }</p>
            <p class="ways">
                <button type="button" class="button" {onclick}>{ "Save it as a picture" }</button>
            </p>
        </>
    }
}

fn save(attempt: &Attempt, scorecard: &Scorecard, on_msg: Callback<Msg>) {
    let quiz = attempt.quiz();
    let outcomes = outcomes(scorecard);
    let picture = Picture {
        kind: strings::result::you_are(outcomes.len()),
        drawings: drawings(quiz, &outcomes).collect(),
        name: &name(quiz, scorecard),
        lines: outcomes.iter().map(|at| &*quiz.outcome(*at).line).collect(),
        title: quiz.title(),
        best_moment: &best_moment(attempt, scorecard),
        direction: quiz.direction(),
    };
    canvas::save(&picture, "what-do-you-do.png", move |is_saved| {
        if !is_saved {
            on_msg.emit((Notice::NotSaved).into());
        }
    });
}
