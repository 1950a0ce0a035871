//! The page of the checker: problems that keep the quiz from being played, and advice that would make it better.

use crate::editor::form_messages::finding_message;
use crate::editor::model::{Msg, New};
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::editor::twins;
use crate::strings;
use quiz::problem::FieldPath;
use quiz_authoring::document::Edit;
use quiz_authoring::review::{
    ALLOWED, Answerer, Ceiling, Change, Figures, Finding, Reached, Rule, Severity, Standing,
};
use yew::{Html, MouseEvent, html};

/// The most findings that are shown at once. Nobody would read more.
const MAX_FINDINGS: usize = 60;

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let review = ctx.open_draft.review.clone();
    let Some(review) = review else {
        let again = ctx.form.button("button", "Look through it again", Msg::LookedThrough);
        return html! {
            <>
                { heading("Is it a good quiz?") }
                <p>{ "It was changed since it was looked through." }</p>
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
                if count > MAX_FINDINGS { <p class="hint">{ format!("And {} more.", count - MAX_FINDINGS) }</p> }
            </>
        }
    };
    html! {
        <>
            { heading("Is it a good quiz?") }
            { list(Severity::Error, "Before it can be played", "Nothing is in the way: it can be played.") }
            { list(Severity::Advice, "What would make it better", "The checker has no more advice.") }
            if of(Severity::Error).next().is_none() { { length(ctx) } }
            if let Some(figures) = &review.figures { { figured(ctx, figures) } }
        </>
    }
}

/// Draws a button that finds out how long the link is, since that takes a moment, and the result.
fn length(ctx: PageContext<'_>) -> Html {
    let answer = ctx.open_draft.link_length.as_ref().map(|link_length| {
        let advice = link_length.finding().map(|it| strings::sentence(&it.kind.to_string()));
        advice.unwrap_or_else(|| match link_length.characters() {
            Some(length) if link_length.fits_easy_code() => {
                format!("The link has {length} characters. Chats, mail and a QR code carry it.")
            }
            Some(length) => format!("The link has {length} characters. Chats and mail carry it."),
            None => String::new(),
        })
    });
    html! {
        <>
            <h2>{ "How long its link is" }</h2>
            <p role="status">{ answer.unwrap_or_default() }</p>
            <p class="ways">{ ctx.form.button("quiet", "Find out", Msg::Weighed) }</p>
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
        let text = format!("Write a twin of {}", twins::name(name));
        html! { <li>{ ctx.form.button("quiet", &text, Msg::Added(New::Twin(*at))) }</li> }
    };
    let buttons =
        html! { <ul role="list">{ for alone.iter().take(MAX_FINDINGS).map(button) }</ul> };
    match alone.len() {
        0 => html! {},
        1..=3 => buttons,
        count => html! {
            <details class="further">
                <summary>{ "Write a twin" }</summary>
                { buttons }
                if count > MAX_FINDINGS { <p class="hint">{ format!("And {} more.", count - MAX_FINDINGS) }</p> }
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
            name.map_or_else(|| "Go to the scenario".to_owned(), |it| format!("Go to “{it}”"))
        }
        EditorPage::Section(number) => format!("Go to part {number}"),
        EditorPage::Terms => "Go to the traits and styles".to_owned(),
        EditorPage::Outcomes => "Go to the outcomes".to_owned(),
        _ => "Go to the quiz".to_owned(),
    }
}

/// Says how many plays reached an outcome, and how the player of one such play answers.
fn reached(reached: &Reached) -> String {
    let scores = reached.scores.map_or_else(String::new, |(low, high)| {
        if low == high {
            format!(", with a score of {low} %")
        } else {
            format!(", with scores from {low} to {high} %")
        }
    });
    match &reached.example {
        Some(example) => {
            format!("{} plays{scores}; for instance of somebody who {}", reached.plays, example.by)
        }
        None => "not found to be reached".to_owned(),
    }
}

/// Says the score of a simulated player who follows a simple rule and does not read the situations.
fn standing(Standing { who, percent, may_be_chance }: &Standing) -> String {
    match may_be_chance {
        Some(scenarios) => {
            format!("Who {who}: {percent} %, which may well be chance over {scenarios} scenarios")
        }
        None => format!("Who {who}: {percent} %"),
    }
}

/// Returns the sentence about the blind ceiling.
fn without_situations(ceiling: &Ceiling) -> String {
    format!(
        "Without the situations, whoever sees only the responses can reach {} % at most. Up to {} is good.",
        ceiling.percent(),
        Ceiling::ALLOWED
    )
}

/// Shows the scores of simulated players, and how often simulated plays reached each outcome.
fn figured(ctx: PageContext<'_>, figures: &Figures) -> Html {
    let outcomes = &ctx.document().head().outcomes;
    let name = |at: usize| outcomes.get(at).and_then(|it| it.name.clone()).unwrap_or_default();
    html! {
        <>
            <h2>{ "What those get who do not read" }</h2>
            <p class="hint">{ format!("In per cent, where 0 is guessing and 100 is your key. More than {ALLOWED} is more than not reading should earn.") }</p>
            <ul>{ for figures.standings.iter().filter(|it| it.percent != 0 || it.who == Answerer::Random).map(|it| html! { <li>{ standing(it) }</li> }) }</ul>
            if let Some(ceiling) = &figures.ceiling {
                <p>{ without_situations(ceiling) }</p>
            }
            <h2>{ "Which outcomes were reached" }</h2>
            <p class="hint">{ format!("In {} plays that were tried out.", figures.plays) }</p>
            <ul>
                { for figures.outcomes.iter().enumerate().map(|(at, it)| html! {
                    <li><bdi>{ name(at) }</bdi>{ format!(": {}", reached(it)) }</li>
                }) }
            </ul>
        </>
    }
}
