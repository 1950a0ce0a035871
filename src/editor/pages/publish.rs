//! The page for a finished quiz: play it, give it to others, save it as a file, print it.

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
            { heading("Give it to others") }
            <h2>{ "In a link" }</h2>
            if count > 0 {
                <p>
                    { format!("First there {} {} to mend. ", if count == 1 { "is" } else { "are" }, strings::things(count)) }
                    <a href={ctx.way(EditorPage::Check)}>{ "See what" }</a>
                </p>
            } else {
                <p>{ "The whole quiz goes into a link, with or without its key: to be sent, shown as a QR code, and played, with its situations or with them covered." }</p>
                <p class="ways">{ form.button("button", "Make the link", Msg::Gave) }</p>
            }
            <h2>{ "As a file" }</h2>
            <p>{ "To keep, to share, to go on with elsewhere. What a format cannot hold, you are told." }</p>
            <p class="ways">
                { for FileKind::ALL.iter().map(|kind| form.button("quiet", kind_name(*kind), Msg::Saved(*kind))) }
            </p>
            { for ctx.model.opened.iter().map(report) }
            <h2>{ "On paper" }</h2>
            <p>{ "The quiz as questions to be answered with a pen; with the key, also what is right and why." }</p>
            <p class="ways">
                { form.button("quiet", "Print it", Msg::Printed(Printout::Questions)) }
                { form.button("quiet", "Print it with the key", Msg::Printed(Printout::Key)) }
            </p>
            { crate::editor::pages::printout::view(ctx) }
        </>
    }
}

fn kind_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Toml => "TOML",
        FileKind::Json => "JSON",
        FileKind::Gift => "GIFT, for Moodle",
        FileKind::Csv => "CSV, for spreadsheets",
    }
}

/// Lists what was lost when a file was read or saved.
pub(super) fn report(opened: &Opened) -> Html {
    let loss = |it: &Loss| {
        let of = strings::sentence(&it.of);
        let of = of.strip_suffix('.').unwrap_or_default().to_owned();
        html! { <li><bdi>{ of }</bdi>{ format!(": {}.", it.what) }</li> }
    };
    html! {
        <div class="feedback" role="status">
            if !opened.name.is_empty() { <h3 dir="auto">{ &opened.name }</h3> }
            <p>{ "Not everything could be carried over as it was:" }</p>
            <ul>{ for opened.losses.iter().map(loss) }</ul>
        </div>
    }
}
