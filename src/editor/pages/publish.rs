//! The page for a finished quiz: play it, give it to others, save it as a file, print it.

use crate::components::prose::isolated;
use crate::editor::model::{Msg, Opened, Printout};
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::strings;
use quiz_authoring::convert::{FileKind, Loss};
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let form = ctx.form;
    let count = ctx.open_draft.problems.all().len();
    html! {
        <>
            { heading(strings::pages::GIVE_IT_TO_OTHERS) }
            <h2>{ strings::publish::IN_A_LINK }</h2>
            if count > 0 {
                <p>
                    { strings::editor::publish::first(count) }{ " " }
                    <a href={ctx.way(EditorPage::Check)}>{ strings::editor::publish::SEE_WHAT }</a>
                </p>
            } else {
                <p>{ strings::editor::publish::GOES_INTO_A_LINK }</p>
                <p class="ways">{ form.button("button", strings::publish::MAKE_THE_LINK, Msg::Gave) }</p>
            }
            <h2>{ strings::editor::publish::AS_A_FILE }</h2>
            <p>{ strings::editor::publish::WHY_A_FILE }</p>
            <p class="ways">
                { for FileKind::ALL.iter().map(|kind| form.button("quiet", kind_name(*kind), Msg::Saved(*kind))) }
            </p>
            { for ctx.model.opened.iter().map(report) }
            <h2>{ strings::editor::publish::ON_PAPER }</h2>
            <p>{ strings::editor::publish::WHAT_IS_PRINTED }</p>
            <p class="ways">
                { form.button("quiet", strings::editor::publish::PRINT_IT, Msg::Printed(Printout::Questions)) }
                { form.button("quiet", strings::editor::publish::PRINT_IT_WITH_THE_KEY, Msg::Printed(Printout::Key)) }
            </p>
            { crate::editor::pages::printout::view(ctx) }
        </>
    }
}

fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Toml => "TOML",
        FileKind::Json => "JSON",
        FileKind::Gift => strings::editor::publish::GIFT,
        FileKind::Csv => strings::editor::publish::CSV,
    }
}

/// Lists what was lost when a file was read or saved.
pub(super) fn report(opened: &Opened) -> Html {
    let loss = |it: &Loss| html! { <li>{ strings::editor::publish::loss(&it.of, &it.what, isolated) }</li> };
    html! {
        <div class="feedback" role="status">
            if !opened.name.is_empty() { <h3 dir="auto">{ &opened.name }</h3> }
            <p>{ strings::editor::publish::NOT_EVERYTHING }</p>
            <ul>{ for opened.losses.iter().map(loss) }</ul>
        </div>
    }
}
