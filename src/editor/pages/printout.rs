//! The printed quiz. It is hidden on the screen, and printed with or without its key.

use crate::components::prose::prose;
use crate::editor::pages::PageContext;
use crate::strings::editor::printout as words;
use quiz::FormatKind;
use quiz::draft::{ResponseDraft, ScenarioDraft};
use quiz::language::{Direction, direction};
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let head = ctx.document().head();
    let dir = head.language.as_deref().and_then(direction).map(Direction::as_str);
    html! {
        <div class="on-paper" aria-hidden="true" lang={head.language.clone()} {dir}>
            <h1>{ ctx.open_draft.title() }</h1>
            { prose(head.intro.as_deref().unwrap_or_default()) }
            <ol>{ for ctx.document().scenarios().iter().map(|it| scenario(it)) }</ol>
        </div>
    }
}

fn scenario(scenario: &ScenarioDraft) -> Html {
    let task = FormatKind::of(scenario).unwrap_or(FormatKind::USUAL);
    let task = words::task(task, scenario.pick);
    // Authors tend to write the best response first. The alphabetical order gives nothing away.
    let mut responses: Vec<&ResponseDraft> = scenario.responses.iter().collect();
    if scenario.shuffle != Some(false) {
        responses.sort_by_key(|it| it.text.as_deref());
    }
    html! {
        <li>
            <h2>{ scenario.name.clone().unwrap_or_default() }</h2>
            { prose(scenario.stem.as_deref().unwrap_or_default()) }
            <p class="small">{ task }</p>
            <ul>{ for responses.iter().map(|it| response(it)) }</ul>
        </li>
    }
}

fn response(response: &ResponseDraft) -> Html {
    let worth = match (response.rank, response.effectiveness) {
        (Some(rank), _) => words::rank(rank),
        (None, Some(effectiveness)) => words::effectiveness(effectiveness),
        (None, None) => String::new(),
    };
    html! {
        <li>
            <p>{ response.text.clone().unwrap_or_default() }</p>
            <p class="key">
                <strong class="figure">{ worth }</strong>{ " " }{ response.rationale.clone().unwrap_or_default() }
            </p>
        </li>
    }
}
