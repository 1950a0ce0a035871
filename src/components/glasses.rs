//! The scores of traits as glasses: the higher the score, the fuller the glass.

use crate::strings;
use quiz::score::Score;
use quiz::{Quiz, Trait};
use yew::{Html, html};

/// A glass for each trait, with the name and the score below it.
pub fn glasses(quiz: &Quiz, scores: &[Option<Score>]) -> Html {
    let glass = |((_, it), score): ((_, &Trait), &Option<Score>)| {
        html! {
            <li class="glass">
                { picture(*score) }
                <h3>{ &it.name }</h3>
                <p class="figure">{ strings::result::score(*score) }</p>
                if !it.about.is_empty() { <p class="about">{ &it.about }</p> }
            </li>
        }
    };
    html! { <ul class="glasses">{ for quiz.traits().zip(scores).map(glass) }</ul> }
}

/// Draws a glass. It tapers from 40 units at the rim to 30 at the foot.
fn picture(score: Option<Score>) -> Html {
    let percent = score.and_then(Score::percent).map(|it| it.min(100));
    let fill = percent.filter(|it| *it > 0).map(|percent| {
        // All numbers are hundredths of a unit. The inside is 64 units deep, from the rim at 10 to the foot at 74, and
        // widens towards the rim by 5 units on each side.
        let (level, lean) = (64 * percent, 5 * percent);
        let hundredths = |it: u32| format!("{}.{:02}", it / 100, it % 100);
        let (left, right) = (hundredths(1_700 - lean), hundredths(4_700 + lean));
        format!("M17 74 {left} {}H{right}L47 74z", hundredths(7_400 - level))
    });
    html! {
        <svg class="drawing" viewBox="0 0 64 84" aria-hidden="true" focusable="false">
            if let Some(d) = fill { <path class="lamp" {d} /> }
            <path class="line" d="M11 8l5.6 66q.2 4 4 4h22.8q3.8 0 4-4L53 8z" />
            if percent.is_some_and(|it| it >= 80) {
                <path class="paper" d="M12 14q-4-8 5-8 4-5 10-1 5-4 10 0 6-4 10 1 8 1 5 8-3 4-8 1-5 4-10 1-5 4-10 0-9 4-12-2z" />
            }
            if percent.is_none() && score.is_none() {
                <path class="fine" d="M26 40q6-8 12 0-6 4-6 8M32 55v1" />
            }
        </svg>
    }
}
