//! The result page: outcome, scores, and each scenario of the attempt once more.

use crate::components::glasses::glasses;
use crate::components::prose::{isolated, item, paragraph, prose};
use crate::drawing::Drawing;
use crate::formats;
use crate::player::model::Model;
use crate::player::pages::{colophon, print, way};
use crate::route::{AttemptId, Base, Route};
use crate::shell::HEADING;
use crate::strings;
use quiz::answer::Answer;
use quiz::attempt::Attempt;
use quiz::score::{Scorecard, StepMarks, Verdict};
use quiz::{Feedback, Instruction, Outcome, OutcomeIndex, Quiz, Scenario, Style};
use quiz_link::Name;
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, Properties, component, html};

/// The greatest number of scenarios that are in the page while folded, so that they can be printed and searched. Ten
/// thousand would make half a million elements.
const MAX_SITUATIONS: usize = 100;

/// The properties of the page.
#[derive(Debug, Clone, Properties)]
pub struct Props {
    /// The base of the addresses of the quiz.
    pub base: Base,
    /// The id of the attempt, for addresses.
    pub id: AttemptId,
    /// The finished attempt.
    pub attempt: Rc<Attempt>,
    /// Friends' plays of the same draw, and the score with the situations covered.
    pub beside: Html,
    /// Whether a host hears of the play.
    pub is_heard: bool,
    /// Hears that the person asked to print the page.
    pub on_print: Callback<MouseEvent>,
}

impl PartialEq for Props {
    /// Two are equal if they show the same: the app hears the same of both, and what a host hears never changes.
    fn eq(&self, other: &Props) -> bool {
        self.base == other.base
            && self.id == other.id
            && self.attempt == other.attempt
            && self.beside == other.beside
    }
}

/// The page. It is a component, so that Yew draws it again only for another attempt.
#[component]
pub fn ResultPage(props: &Props) -> Html {
    let Props { base, id, attempt, beside, is_heard, on_print } = props;
    let base = *base;
    let quiz = attempt.quiz();
    let scorecard = Scorecard::of(attempt);
    let outcomes = outcomes(&scorecard);
    html! {
        <main class="result">
            { mat(strings::result::you_are(outcomes.len()).into(), quiz, &scorecard, &outcomes) }
            { beside.clone() }
            <section class="outcome" aria-label={strings::result::WHAT_IT_MEANS}>
                { for outcomes.iter().map(|at| prose(&quiz.outcome(*at).about)) }
            </section>
            { moves(strings::result::WHAT_YOU_DO, quiz, &scorecard) }
            { next(quiz, &outcomes) }
            <p class="ways">
                { way(base, "button", Route::Share(*id), strings::result::SEND_IT_TO_A_FRIEND) }
                { way(base, "quiet", Route::New, strings::result::PLAY_AGAIN) }
            </p>
            { review(attempt, &scorecard, &|at, line| {
                html! { <a href={base.address(Route::Step(*id, at + 1))}>{ line }</a> }
            }) }
            { scores(attempt, &scorecard) }
            <p class="ways">
                { way(base, "button", Route::New, strings::result::PLAY_AGAIN) }
                { way(base, "quiet", Route::at(*id, attempt), strings::result::BACK_TO_THE_LAST) }
                { way(base, "quiet", Route::History, strings::pages::EARLIER_PLAYS) }
                { print(on_print.clone()) }
            </p>
            { colophon(base, quiz, *is_heard) }
        </main>
    }
}

/// The result of somebody else, who sent it to be looked at. For `fold` see [`review`].
pub(crate) fn of_another(
    model: &Model,
    attempt: &Attempt,
    by: Option<&Name>,
    fold: &dyn Fn(usize, Html) -> Html,
) -> Html {
    let quiz = attempt.quiz();
    let scorecard = Scorecard::of(attempt);
    let outcomes = outcomes(&scorecard);
    let (edition, seed) = (attempt.draw().edition(), attempt.draw().seed());
    let base = model.base();
    let who = strings::result::friend_is(isolated(strings::friend(by)), outcomes.len());
    html! {
        <main class="result">
            { mat(who, quiz, &scorecard, &outcomes) }
            <p class="ways">{ way(base, "button", model.way_into(edition, seed), strings::result::PLAY_THE_SAME) }</p>
            { moves(strings::result::WHAT_THEY_DO, quiz, &scorecard) }
            { paragraph(strings::share::answers_below(quiz.feedback() != Feedback::Never)) }
            { review(attempt, &scorecard, fold) }
            { scores(attempt, &scorecard) }
            <p class="ways">{ way(base, "quiet", Route::Cover, strings::pages::TO_THE_COVER) }</p>
            { colophon(base, quiz, model.is_heard) }
        </main>
    }
}

/// The total score, the scores of the traits, and the rules of scoring.
fn scores(attempt: &Attempt, scorecard: &Scorecard) -> Html {
    let quiz = attempt.quiz();
    let total = html! { <strong>{ strings::result::score(scorecard.total) }</strong> };
    let inside = html! {
        <>
            <p class="total">{ strings::result::in_all(total) }</p>
            if !scorecard.traits.is_empty() { { glasses(quiz, &scorecard.traits) } }
            { rules(attempt) }
        </>
    };
    part("scores", strings::result::IN_FIGURES, inside)
}

/// A part of the page under a heading. One function for all parts keeps the program small, since each piece of markup
/// adds code.
#[inline(never)]
fn part(name: &'static str, heading: &'static str, inside: Html) -> Html {
    html! {
        <section class={name} aria-labelledby={name}>
            <h2 id={name}>{ heading }</h2>
            { inside }
        </section>
    }
}

/// The outcomes of a finished attempt: one, or two for a blend.
pub(crate) fn outcomes(scorecard: &Scorecard) -> Vec<OutcomeIndex> {
    match scorecard.verdict {
        Some(Verdict::Outcome(one)) => vec![one],
        Some(Verdict::Blend(one, other)) => vec![one, other],
        None => Vec::new(),
    }
}

/// The drawings of outcomes.
pub(crate) fn drawings(
    quiz: &Quiz,
    outcomes: &[OutcomeIndex],
) -> impl Iterator<Item = &'static Drawing> {
    outcomes.iter().filter_map(|at| Drawing::named(quiz.outcome(*at).drawing.as_ref()?.as_str()))
}

/// The name of the outcome, or the names of two.
pub fn name(quiz: &Quiz, scorecard: &Scorecard) -> String {
    let name = |at| quiz.outcome(at).name.as_str();
    match scorecard.verdict {
        Some(Verdict::Outcome(one)) => name(one).to_owned(),
        Some(Verdict::Blend(one, other)) => strings::result::both(name(one), name(other)),
        None => String::new(),
    }
}

/// The beer mat at the top: name, drawing and line of the outcome.
fn mat(who: Html, quiz: &Quiz, scorecard: &Scorecard, outcomes: &[OutcomeIndex]) -> Html {
    let lines = outcomes.iter().map(|at| paragraph(&quiz.outcome(*at).line));
    html! {
        <header class="mat">
            <div class="round">
                <p class="kind">{ who }</p>
                <div class="pictures">{ for drawings(quiz, outcomes).map(Drawing::view) }</div>
                <h1 id={HEADING} tabindex="-1">{ name(quiz, scorecard) }</h1>
                <div class="lines">{ for lines }</div>
            </div>
        </header>
    }
}

/// The advice of the outcome for the next time, or of two for a blend.
fn next(quiz: &Quiz, outcomes: &[OutcomeIndex]) -> Html {
    let texts: Vec<_> =
        outcomes.iter().map(|at| &quiz.outcome(*at).next).filter(|it| !it.is_empty()).collect();
    if texts.is_empty() {
        return html! {};
    }
    part("next", strings::result::NEXT_TIME, texts.iter().map(|it| prose(it)).collect())
}

/// The styles of the moves that were made, most frequent first.
fn moves(heading: &'static str, quiz: &Quiz, scorecard: &Scorecard) -> Html {
    let most = scorecard.styles.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return html! {};
    }
    let taken = (1..=most).rev().flat_map(|count| {
        quiz.styles().zip(&scorecard.styles).filter(move |(_, it)| **it == count)
    });
    let style = |((_, style), count): ((_, &Style), &u32)| {
        let name = html! { <strong>{ isolated(&style.name) }</strong> };
        item(strings::result::style(name, *count, &style.about, isolated(&style.about)))
    };
    part("moves", heading, html! { <ul role="list">{ for taken.map(style) }</ul> })
}

/// The rules of the formats that were met, and the conditions of the outcomes.
fn rules(attempt: &Attempt) -> Html {
    let quiz = attempt.quiz();
    let mut rules: Vec<String> = Vec::new();
    for scenario in (0..attempt.shown()).map(|at| attempt.scenario(at)) {
        let rule = strings::formats::rule(&scenario.format);
        if scenario.weight > 0 && !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    let outcome =
        |(_, it): (OutcomeIndex, &Outcome)| item(strings::result::outcome(quiz, it, isolated));
    html! {
        <details>
            <summary>{ strings::result::HOW_THIS_IS_SCORED }</summary>
            { paragraph(strings::result::SCORING) }
            { paragraph(strings::result::BELOW) }
            <ul>{ for rules.into_iter().map(|it| item(it.into())) }</ul>
            { paragraph(strings::result::FIRST_THAT_FITS) }
            <ol>{ for quiz.outcomes().map(outcome) }</ol>
        </details>
    }
}

/// Each scenario of the attempt, with the answer beside the key. In a long review, `fold` makes an element that can be
/// unfolded: of the index of a step, and of the line that stands for it.
pub(crate) fn review(
    attempt: &Attempt,
    scorecard: &Scorecard,
    fold: &dyn Fn(usize, Html) -> Html,
) -> Html {
    let shows_key = attempt.quiz().feedback() != Feedback::Never;
    let item = |(at, marks): (usize, &StepMarks)| {
        let figure = match (attempt.answer(at), shows_key) {
            (None, _) => strings::result::NOT_ANSWERED.to_owned(),
            (Some(_), false) => strings::result::ANSWERED.to_owned(),
            (Some(_), true) if !marks.scored => strings::result::AN_OPINION.to_owned(),
            (Some(_), true) => strings::result::marks(marks.earned, marks.worth.possible),
        };
        let line = html! {
            <>
                { isolated(&attempt.scenario(at).name) }
                <span class="figure">{ figure }</span>
            </>
        };
        let folded = if scorecard.steps.len() > MAX_SITUATIONS {
            fold(at, line)
        } else {
            html! { <details><summary>{ line }</summary>{ once_more(attempt, at) }</details> }
        };
        html! { <li key={at}>{ folded }</li> }
    };
    let all = html! { <ol role="list">{ for scorecard.steps.iter().enumerate().map(item) }</ol> };
    part("review", strings::result::SITUATION_BY_SITUATION, all)
}

/// One scenario of the attempt, with the answer beside the key.
pub(crate) fn once_more(attempt: &Attempt, position: usize) -> Html {
    let (scenario, answer) = (attempt.scenario(position), attempt.answer(position));
    let quiz = attempt.quiz();
    let shows_key = quiz.feedback() != Feedback::Never && scenario.weight > 0;
    let response = |it: &usize| reviewed(quiz.instruction(), scenario, answer, *it, shows_key);
    let is_met = |it| attempt.path().iter().any(|step| step.scenario == it);
    let is_met_elsewhere = shows_key && !quiz.twins(attempt.path()[position].scenario).all(is_met);
    html! {
        <>
            <div class="stem">{ prose(&scenario.stem) }</div>
            <ul role="list">{ for attempt.order(position).iter().map(response) }</ul>
            if is_met_elsewhere { { paragraph(strings::result::TWIN) } }
        </>
    }
}

/// A response: what the answer says of it, what the key says, and the rationale.
fn reviewed(
    instruction: Instruction,
    scenario: &Scenario,
    answer: Option<&Answer>,
    index: usize,
    shows_key: bool,
) -> Html {
    let response = &scenario.responses[index];
    let given = answer.and_then(|it| formats::given(instruction, it, index));
    html! {
        <li class="response" data-given={given.is_some().then_some("yes")}>
            <p class="of">{ &response.text }</p>
            <p class="said">
                if let Some(given) = &given { <strong>{ given.clone() }</strong> }
                if shows_key {
                    if given.is_some() { { " · " } }
                    { formats::key(&scenario.format, index) }
                }
            </p>
            if shows_key { { prose(&response.rationale) } }
        </li>
    }
}
