//! Plays with the situations covered: their end, and their scores beside the scores of plays with the situations.

use crate::components::prose::isolated;
use crate::play_links::{OtherWay, PlayedBy, covered_draw};
use crate::player::model as player;
use crate::player::pages::result::review;
use crate::player::pages::{colophon, heading, heading_of, print, way};
use crate::route::{AttemptId, Base, Route};
use crate::share::comparison;
use crate::share::disclosure::fold;
use crate::share::link_field::sending;
use crate::share::model::{Model, Msg};
use crate::share::pages::ungraded;
use crate::strings;
use crate::surroundings::Surroundings;
use quiz::Feedback;
use quiz::attempt::Attempt;
use quiz::draw::Seed;
use quiz::score::{Score, Scorecard};
use quiz_link::{Link, Name, Source};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html};

/// Shows the end of an attempt that has no outcome: of a covered play, or of a quiz without its key.
pub(super) fn ending(model: &Model, id: AttemptId, on_msg: &Callback<Msg>) -> Html {
    if matches!(model.player.source, Source::Player(_)) {
        return ungraded::view(model, id, on_msg);
    }
    let Some(record) = model.player.records.get(&id) else { return html! { <main /> } };
    let base = model.player.base();
    let attempt = &record.attempt;
    let is_played_open = asides(model, attempt).any(|it| it.by == PlayedBy::You);
    html! {
        <main class="sharing">
            { heading(strings::covered::WITHOUT_THE_SITUATIONS) }
            { score(attempt) }
            { beside(model, attempt, &PlayedBy::You) }
            <p class="ways">
                { way(base, "button", Route::Share(id), strings::result::SEND_IT_TO_A_FRIEND) }
                if !is_played_open {
                    { way(uncovered(base), "quiet", Route::Step(id, 1), strings::covered::PLAY_WITH_SITUATIONS) }
                }
                { way(base, "quiet", Route::New, strings::covered::ANOTHER_ONE) }
            </p>
            { comparison::view(model, attempt, on_msg) }
            if !is_played_open {
                <p>{ strings::covered::situations_below(shows_key(model)) }</p>
            }
            { situations(model, attempt) }
            <p class="ways">
                { way(base, "quiet", Route::History, strings::pages::EARLIER_PLAYS) }
                { way(uncovered(base), "quiet", Route::Cover, strings::covered::TO_THE_QUIZ) }
                { print(on_msg.reform(|_| player::Msg::AskedToPrint.into())) }
            </p>
            { colophon(base, model.player.quiz(), model.player.is_heard) }
        </main>
    }
}

/// Shows the plays of friends beside an attempt, and the scores of the same draw with and without the situations.
pub(super) fn both_ways(model: &Model, attempt: &Attempt, on_msg: &Callback<Msg>) -> Html {
    html! {
        <>
            { comparison::view(model, attempt, on_msg) }
            { beside(model, attempt, &PlayedBy::You) }
        </>
    }
}

/// Shows the end of a covered play that somebody else sent as a result.
pub(super) fn of_another(model: &Model, attempt: &Attempt, by: Option<&Name>) -> Html {
    let (edition, seed) = (attempt.draw().edition(), attempt.draw().seed());
    let base = model.player.base();
    html! {
        <main class="sharing">
            { heading_of(strings::covered::friend_without(isolated(strings::friend(by)))) }
            { score(attempt) }
            { beside(model, attempt, &PlayedBy::Friend(by.cloned())) }
            <p class="ways">{ way(base, "button", model.player.way_into(edition, seed), strings::covered::PLAY_IT_TOO) }</p>
            <p>{ strings::covered::situations_and_answers_below(shows_key(model)) }</p>
            { situations(model, attempt) }
            <p class="ways">{ way(base, "quiet", Route::Cover, strings::pages::TO_THE_COVER) }</p>
            { colophon(base, model.player.quiz(), model.player.is_heard) }
        </main>
    }
}

/// Whether the page shows the key with the situations.
fn shows_key(model: &Model) -> bool {
    model.player.quiz().feedback() != Feedback::Never
}

/// Shows the score of a friend to a player who has played the same draw the other way. To anybody else the score would
/// tell too much too early, so nothing is shown.
pub(super) fn of_friend(model: &Model, attempt: &Attempt, by: Option<&Name>) -> Html {
    let is_played = asides(model, attempt).any(|it| it.by == PlayedBy::You);
    if is_played {
        beside(model, attempt, &PlayedBy::Friend(by.cloned()))
    } else {
        html! {}
    }
}

/// Shows the score of a covered play, and a sentence about what the score means.
fn score(attempt: &Attempt) -> Html {
    html! {
        <>
            <p class="lead">{ strings::covered::came_to(Scorecard::of(attempt).total) }</p>
            <p>{ strings::covered::COVERED_SCORE }</p>
        </>
    }
}

/// Returns the plays of the same draw that were played the other way: with the situations if this page covers them, and
/// covered if this page shows them.
fn asides<'a>(model: &'a Model, attempt: &'a Attempt) -> impl Iterator<Item = &'a OtherWay> {
    let all = model.others.iter().flat_map(|it| &it.plays);
    all.filter(|it| it.attempt.draw() == attempt.draw())
}

/// Shows the score of a play beside the scores of the same draw, played the other way. Shows nothing if there are none.
pub(super) fn beside(model: &Model, attempt: &Attempt, by: &PlayedBy) -> Html {
    if asides(model, attempt).next().is_none() {
        return html! {};
    }
    let is_covered = model.player.base().is_covered;
    let row = |by: &PlayedBy, is_covered: bool, score: Option<Score>| {
        let who = match by {
            PlayedBy::You => strings::share::YOU,
            PlayedBy::Friend(name) => strings::friend(name.as_ref()),
        };
        html! {
            <tr>
                <th scope="row">{ strings::covered::who_played(isolated(who), is_covered) }</th>
                <td>{ strings::result::figure(score) }</td>
            </tr>
        }
    };
    let other = |it: &OtherWay| row(&it.by, !is_covered, Scorecard::of(&it.attempt).total);
    html! {
        <section class="review compare" aria-labelledby="both-ways">
            <h2 id="both-ways">{ strings::covered::WITH_AND_WITHOUT }</h2>
            <table>
                <tbody>
                    { row(by, is_covered, Scorecard::of(attempt).total) }
                    { for asides(model, attempt).map(other) }
                </tbody>
            </table>
            <p>{ strings::covered::BOTH_WAYS }</p>
        </section>
    }
}

/// Shows every situation uncovered, with the player's answer.
fn situations(model: &Model, attempt: &Attempt) -> Html {
    let Ok(attempt) = attempt.of(model.player.source.uncovered().quiz()).map(Rc::new) else {
        return html! {};
    };
    review(&attempt, &Scorecard::of(&attempt), &fold(&attempt))
}

/// Returns the base of the addresses of the same quiz with its situations.
fn uncovered(base: Base) -> Base {
    Base { is_covered: false, ..base }
}

/// Returns the run that a play with the situations would get if it began on this page. Returns `None` if it cannot
/// begin: a covered page leads to another page for it, which finds a linked quiz only once a play of that quiz is
/// stored.
pub(super) fn run_with_situations(model: &Model) -> Option<u32> {
    let base = model.player.base();
    let is_found = !base.is_covered || base.quiz.is_none() || !model.player.records.is_empty();
    is_found.then(|| model.player.frame().first_run())
}

/// The properties of [`Covering`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The quiz, with its situations.
    pub source: Source,
    /// The seed of the draw.
    pub seed: Seed,
    /// The run of a play with the situations, if one can begin on this page.
    pub run: Option<u32>,
    /// The facts about what the browser allows, and about where the page is.
    pub surroundings: Rc<Surroundings>,
    /// Receives the player's messages.
    pub on_msg: Callback<Msg>,
}

/// A link to a draw that is to be played covered.
#[component]
pub(super) fn Covering(props: &Props) -> Html {
    let Props { source, seed, run, surroundings, on_msg } = props;
    let (edition, seed) = (source.quiz().edition(), *seed);
    let Some(play) = covered_draw(source, edition, seed) else { return html! {} };
    let same = run.map(|run| Route::Step(AttemptId { edition, seed, run }, 1));
    html! {
        <>
            <p>{ strings::covered::COVERED_DRAW }</p>
            { sending(strings::covered::LINK_TO_COVERED_PLAY, &Link::Play(play), surroundings, on_msg) }
            if let Some(same) = same {
                <p>
                    { strings::covered::set_beside(|text| html! { <a href={Base::of(source).address(same)}>{ text }</a> }) }
                </p>
            }
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::run_with_situations;
    use crate::env::Env;
    use crate::player::model as player;
    use crate::player::program::Program as _;
    use crate::route::{Base, Frame, Route};
    use crate::share::model::Model;
    use crate::strings::covered::COVER;
    use quiz_link::{LinkedQuiz, Source};

    /// A play that begins on this page has a run of the page's frame, and is offered only if the other page will find
    /// the quiz.
    #[test]
    fn a_play_with_the_situations_is_begun_where_it_can_go_on() {
        let quiz = crate::builtin::quiz();
        let sources =
            [Some(Source::BuiltIn(quiz.clone())), LinkedQuiz::new(quiz).ok().map(Source::Linked)];
        for frame in [Frame::default(), Frame::numbered(7).unwrap_or_default()] {
            let run = frame.first_run();
            for source in sources.iter().flatten() {
                for source in [Some(source.clone()), source.covered(COVER)].into_iter().flatten() {
                    let env = Env::fixed(1, 7);
                    let base = Base::of(&source);
                    let address = base.address(Route::Publish);
                    let mut model =
                        Model::opened(source.clone(), frame, Vec::new(), address, false, env).0;
                    let is_lost = base.is_covered && base.quiz.is_some();
                    assert_eq!(run_with_situations(&model), (!is_lost).then_some(run), "{base:?}");
                    let new = player::Msg::Opened(base.address(Route::New));
                    model.update(new.into(), env);
                    assert_eq!(run_with_situations(&model), Some(run), "{base:?}");
                }
            }
        }
    }
}
