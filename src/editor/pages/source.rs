//! The page with the source of the quiz, which the author can change by hand.

use crate::editor::field::Form;
use crate::editor::model::Msg;
use crate::editor::pages::{PageContext, heading};
use crate::strings;
use quiz::file::FileProblem;
use web_sys::HtmlTextAreaElement;
use yew::{Html, InputEvent, TargetCast, html};

/// The id of the field that holds the source.
pub(in crate::editor) const SOURCE: &str = "source";

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let Some((_, source)) = &ctx.model.source else { return html! {} };
    let form = ctx.form;
    let oninput = form.on_msg.reform(|event: InputEvent| {
        Msg::Sourced(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let count = source.problems.len();
    html! {
        <>
            { heading(strings::editor::source::THE_SOURCE) }
            <p class="hint" id="source-hint">
                { strings::editor::source::WHAT_IT_IS }
            </p>
            <textarea
                id={SOURCE} class="source" aria-label={strings::editor::source::AS_TOML} aria-describedby="source-hint" spellcheck="false"
                autocapitalize="off" autocomplete="off" rows="24" value={source.text.clone()} {oninput}
            />
            <p class="ways">
                { form.button("button", strings::editor::source::APPLY, Msg::Applied) }
                <span role="status">
                    if count > 0 { { strings::editor::source::to_mend(count) } }
                    else if source.is_changed { { strings::editor::source::NOT_APPLIED } }
                    else { { strings::editor::source::AS_IT_IS } }
                </span>
            </p>
            if count > 0 {
                <ul class="findings" role="list">{ for source.problems.iter().map(|it| problem(form, it)) }</ul>
            }
        </>
    }
}

/// Shows a problem, with a button that goes to its line.
fn problem(form: Form<'_>, problem: &FileProblem) -> Html {
    let FileProblem { line, column, ref message } = *problem;
    html! {
        <li class="finding">
            <p dir="auto">{ strings::sentence(message) }</p>
            <p class="ways">{ form.button("quiet", &strings::editor::source::place(line, column), Msg::SoughtInSource(line, column)) }</p>
        </li>
    }
}
