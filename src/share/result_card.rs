//! The beer mat as a picture, to keep or to send. The result page says the same in words.

use crate::player::pages::result::name;
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
        let attempt = Rc::clone(attempt);
        on_msg.reform(move |_| Msg::AskedForPicture(Rc::clone(&attempt)))
    };
    html! {
        <>
            <p>{ shown }</p>
            <p class="ways">
                <button type="button" class="button" {onclick}>{ strings::share::SAVE_AS_PICTURE }</button>
            </p>
        </>
    }
}
