//! The page of the checker: problems that keep the quiz from being played, and advice that would make it better.

use crate::components::prose::isolated;
use crate::editor::form_messages::finding_message;
use crate::editor::model::{Msg, New};
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::strings;
use crate::strings::editor::check as words;
use quiz::problem::FieldPath;
use quiz_authoring::document::Edit;
use quiz_authoring::review::{
    ALLOWED, Answerer, Ceiling, Change, Figures, Finding, Rule, Severity,
};
use yew::{Html, MouseEvent, html};

/// The most findings that are shown at once. Nobody would read more.
const MAX_FINDINGS: usize = 60;

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let review = ctx.open_draft.review.clone();
    let Some(review) = review else {
        let again = ctx.form.button("button", words::LOOK_AGAIN, Msg::LookedThrough);
        return html! {
            <>
                { heading(words::IS_IT_GOOD) }
                <p>{ words::WAS_CHANGED }</p>
                <p class="ways">{ again }</p>
            </>
        };
    };
    let of =
        |severity: Severity| review.findings.iter().filter(move |it| it.severity() == severity);
    let list = |severity: Severity, title: &str, none: &str| {
        let count = of(severity).count();
        html! {
            <>
                <h2>{ title }</h2>
                if count == 0 { <p>{ none }</p> }
                if count > 0 {
                    <ul class="findings" role="list">{ for of(severity).take(MAX_FINDINGS).map(|it| finding(ctx, it)) }</ul>
                }
                if count > MAX_FINDINGS { <p class="hint">{ strings::more(count - MAX_FINDINGS) }</p> }
            </>
        }
    };
    html! {
        <>
            { heading(words::IS_IT_GOOD) }
            { list(Severity::Error, words::BEFORE_IT_CAN_BE_PLAYED, words::NOTHING_IN_THE_WAY) }
            { list(Severity::Advice, words::WHAT_WOULD_BE_BETTER, words::NO_MORE_ADVICE) }
            if of(Severity::Error).next().is_none() { { length(ctx) } }
            if let Some(figures) = &review.figures { { figured(ctx, figures) } }
        </>
    }
}

/// Draws a button that finds out how long the link is, since that takes a moment, and the result.
fn length(ctx: PageContext<'_>) -> Html {
    let answer = ctx.open_draft.link_length.as_ref().map(|link_length| {
        let advice = link_length.finding().map(|it| strings::sentence(&it.kind.to_string()));
        advice.or_else(|| {
            Some(words::length(link_length.characters()?, link_length.fits_easy_code()))
        })
    });
    html! {
        <>
            <h2>{ words::LENGTH_OF_LINK }</h2>
            <p role="status">{ answer.flatten().unwrap_or_default() }</p>
            <p class="ways">{ ctx.form.button("quiet", words::FIND_OUT, Msg::Weighed) }</p>
        </>
    }
}

fn finding(ctx: PageContext<'_>, finding: &Finding) -> Html {
    let href = ctx.way(EditorPage::of(&finding.place, ctx.document()));
    let place = finding.place.clone();
    let onclick = ctx.form.on_msg.reform(move |event: MouseEvent| {
        event.prevent_default();
        Msg::Sought(place.clone())
    });
    let fix = finding.fix.as_ref().map(|fix| {
        let Change::Remove(places) = &fix.change;
        let edits = places.iter().rev().map(|it| Edit::Remove(it.clone())).collect();
        ctx.form.button("quiet", &fix.label, Msg::Edited(edits, finding.place.clone()))
    });
    html! {
        <li class="finding">
            <p dir="auto">{ strings::sentence(&finding_message(&finding.kind, ctx.document())) }</p>
            if let Some(reason) = finding.reason {
                <p class="hint">
                    { strings::sentence(reason.why) }
                    if !reason.source.is_empty() { { " " }<cite>{ reason.source }</cite> }
                </p>
            }
            <p class="ways">
                <a class="quiet" {href} {onclick}>{ where_it_is(ctx, finding) }</a>
                { for fix }
            </p>
            if is_of_all(finding) { { twins_to_write(ctx) } }
        </li>
    }
}

/// Whether a finding says of all scenarios without a twin that they can be answered without their situations.
fn is_of_all(finding: &Finding) -> bool {
    finding.rule() == Rule::Situated && finding.place == FieldPath::default().field("scenarios")
}

/// Draws the buttons that write a twin of a scenario that has none.
fn twins_to_write(ctx: PageContext<'_>) -> Html {
    let document = ctx.document();
    let alone = document.without_twin();
    let button = |at: &usize| {
        let name = document.scenarios().get(*at).and_then(|it| it.name.as_deref());
        let text = strings::editor::twins::write_a_twin_of(name);
        html! { <li>{ ctx.form.button("quiet", &text, Msg::Added(New::Twin(*at))) }</li> }
    };
    let buttons =
        html! { <ul role="list">{ for alone.iter().take(MAX_FINDINGS).map(button) }</ul> };
    match alone.len() {
        0 => html! {},
        1..=3 => buttons,
        count => html! {
            <details class="further">
                <summary>{ strings::editor::twins::WRITE_A_TWIN }</summary>
                { buttons }
                if count > MAX_FINDINGS { <p class="hint">{ strings::more(count - MAX_FINDINGS) }</p> }
            </details>
        },
    }
}

/// Returns the text of the link to a finding.
fn where_it_is(ctx: PageContext<'_>, finding: &Finding) -> String {
    let document = ctx.document();
    match EditorPage::of(&finding.place, document) {
        EditorPage::Scenario(id) => {
            let name =
                document.scenario_at(&id).and_then(|at| document.scenarios()[at].name.clone());
            words::go_to_scenario(name.as_deref())
        }
        EditorPage::Section(number) => words::go_to_part(number),
        EditorPage::Terms => words::GO_TO_TERMS.to_owned(),
        EditorPage::Outcomes => words::GO_TO_OUTCOMES.to_owned(),
        _ => words::GO_TO_QUIZ.to_owned(),
    }
}

/// Shows the scores of simulated players, and how often simulated plays reached each outcome.
fn figured(ctx: PageContext<'_>, figures: &Figures) -> Html {
    let outcomes = &ctx.document().head().outcomes;
    let name = |at: usize| outcomes.get(at).and_then(|it| it.name.clone()).unwrap_or_default();
    html! {
        <>
            <h2>{ words::WHO_DO_NOT_READ }</h2>
            <p class="hint">{ words::scale(ALLOWED) }</p>
            <ul>{ for figures.standings.iter().filter(|it| it.percent != 0 || it.who == Answerer::Random).map(|it| html! { <li>{ words::standing(it) }</li> }) }</ul>
            if let Some(ceiling) = &figures.ceiling {
                <p>{ words::without_situations(ceiling.percent(), Ceiling::ALLOWED) }</p>
            }
            <h2>{ words::OUTCOMES_REACHED }</h2>
            <p class="hint">{ words::plays(figures.plays) }</p>
            <ul>
                { for figures.outcomes.iter().enumerate().map(|(at, it)| html! {
                    <li>{ words::reached(isolated(&name(at)), it) }</li>
                }) }
            </ul>
        </>
    }
}
