//! An attempt beside a friend's attempt at the same draw.

use crate::components::prose::isolated;
use crate::play_links::{Rival, Shareable};
use crate::share::link_field::pass_on_link;
use crate::share::model::{Model, Msg};
use crate::strings;
use quiz::attempt::Attempt;
use quiz::compare::{Pair, Relation, furthest_apart, pairs};
use quiz::score::Scorecard;
use quiz::{Feedback, Quiz};
use yew::{Callback, Html, html};

/// Shows each friend's attempt at the same draw beside this attempt.
pub fn view(model: &Model, attempt: &Attempt, on_msg: &Callback<Msg>) -> Html {
    // Both have played, so the situations need no longer be covered.
    let quiz = model.player.source.uncovered().quiz();
    let beside = |rival: &Rival| {
        let friend = strings::friend(rival.name.as_ref());
        let link = Shareable::Challenge.link(&model.player.source, attempt, model.name.clone());
        let back = link.map(|link| {
            let onclick = pass_on_link(&link, &model.surroundings, on_msg);
            html! {
                <p class="ways">
                    <button type="button" class="button" {onclick}>{ strings::share::send_yours_to(isolated(friend)) }</button>
                </p>
            }
        });
        let both = attempt.of(quiz).and_then(|mine| Ok((mine, rival.attempt.of(quiz)?)));
        both.map_or_else(
            |_| Html::default(),
            |(mine, theirs)| compare(&mine, &theirs, friend, back.unwrap_or_default()),
        )
    };
    model.rivals_of(attempt).map(beside).collect()
}

/// Shows both attempts side by side. `on` is a button that sends the player's own attempt back.
fn compare(mine: &Attempt, theirs: &Attempt, friend: &str, on: Html) -> Html {
    let quiz = mine.quiz();
    let Some(pairs) = pairs(mine, theirs) else { return html! {} };
    let shows_key = quiz.feedback() != Feedback::Never;
    let furthest = furthest_apart(&pairs).filter(|_| shows_key);
    let same = pairs.iter().filter(|it| it.relation == Relation::Same).count();
    let item = |(at, pair): (usize, &Pair)| {
        html! {
            <li>
                <details open={furthest == Some(at)}>
                    <summary>
                        { isolated(&quiz.scenario(pair.scenario).name) }
                        <span class="figure">
                            { strings::share::relation(pair.relation, isolated(friend), shows_key) }
                        </span>
                    </summary>
                    if furthest == Some(at) {
                        <p>{ strings::share::PART_THE_MOST }</p>
                    }
                    <ul role="list">{ both(mine, theirs, pair, friend) }</ul>
                </details>
            </li>
        }
    };
    html! {
        <section class="review compare" aria-labelledby="both">
            <h2 id="both">{ strings::share::you_and(isolated(friend)) }</h2>
            <p>{ strings::share::agreed(same, pairs.len()) }</p>
            if shows_key { { scores(quiz, mine, theirs, friend) } }
            <ol role="list">{ for pairs.iter().enumerate().map(item) }</ol>
            { on }
        </section>
    }
}

/// Shows both scores, in total and by trait.
fn scores(quiz: &Quiz, mine: &Attempt, theirs: &Attempt, friend: &str) -> Html {
    let (mine, theirs) = (Scorecard::of(mine), Scorecard::of(theirs));
    let row = |name: &str, mine, theirs| {
        html! {
            <tr>
                <th scope="row">{ isolated(name) }</th>
                <td>{ strings::result::score(mine) }</td>
                <td>{ strings::result::score(theirs) }</td>
            </tr>
        }
    };
    let traits = quiz.traits().zip(mine.traits.iter().zip(&theirs.traits));
    html! {
        <table>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{ strings::share::YOU }</th>
                    <th scope="col">{ isolated(friend) }</th>
                </tr>
            </thead>
            <tbody>
                { row(strings::share::IN_ALL, mine.total, theirs.total) }
                { for traits.map(|((_, it), (mine, theirs))| row(&it.name, *mine, *theirs)) }
            </tbody>
        </table>
    }
}

/// Shows each response that at least one of the two answers mentions, with what each answer says of it.
fn both(mine: &Attempt, theirs: &Attempt, pair: &Pair, friend: &str) -> Html {
    let quiz = mine.quiz();
    let scenario = quiz.scenario(pair.scenario);
    let said = |attempt: &Attempt, step: Option<usize>, at: usize| {
        strings::share::said(quiz.instruction(), attempt.answer(step?)?, at)
    };
    let line = |who: &str, what: String| {
        let who = html! { <strong>{ isolated(who) }</strong> };
        html! { <p class="said">{ strings::share::said_by(who, what) }</p> }
    };
    let response = |at: &usize| {
        let ours = said(mine, pair.mine, *at).map(|it| line(strings::share::YOU, it));
        let others = said(theirs, pair.theirs, *at).map(|it| line(friend, it));
        (ours.is_some() || others.is_some()).then(|| {
            html! {
                <li class="response" data-given={ours.is_some().then_some("yes")}>
                    <p class="of">{ &scenario.responses[*at].text }</p>
                    { for ours }
                    { for others }
                </li>
            }
        })
    };
    mine.draw().responses(quiz, pair.scenario).iter().filter_map(response).collect()
}
