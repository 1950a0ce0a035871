//! The page of the fields that hold for the whole quiz.

use crate::editor::field::Text;
use crate::editor::model::{Msg, New};
use crate::editor::pages::publish::report;
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use quiz::draft::{CreditDraft, SectionDraft};
use quiz::forbids_copies;
use quiz::problem::FieldPath;
use quiz::text::limit;
use quiz_authoring::document::Edit;
use yew::{Html, html};

/// The licence text of an author who asks others not to copy the quiz.
const NOT_TO_BE_COPIED: &str = "All rights reserved";

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let (form, head) = (ctx.form, ctx.document().head());
    let top = FieldPath::default();
    let licence = head.licence.as_deref().unwrap_or_default();
    let at = top.field("licence");
    let is_kept = forbids_copies(licence);
    let asked = form.tick(
        "not-to-be-copied",
        "Ask others not to make a quiz of their own out of it",
        is_kept,
        move |on| {
            let licence = if on { NOT_TO_BE_COPIED } else { "" };
            Msg::Edited(vec![Edit::text(at.clone(), licence.to_owned())], at.clone())
        },
    );
    let credit = head.credit.clone().unwrap_or_default();
    html! {
        <>
            { heading("The quiz") }
            { for ctx.model.opened.iter().map(report) }
            { form.text(&top.field("title"), Text {
                label: "Title", hint: "", value: head.title.as_deref(), most: limit::TITLE, rows: 1,
            }) }
            { form.text(&top.field("intro"), Text {
                label: "Words on the cover", hint: "Where are we, and what is it about? An empty line begins a new paragraph.",
                value: head.intro.as_deref(), most: limit::RATIONALE, rows: 4,
            }) }
            { form.text(&top.field("author"), Text {
                label: "Author", hint: "", value: head.author.as_deref(), most: limit::TITLE, rows: 1,
            }) }
            <div class="pair-of-fields">
                { form.word(&top.field("instruction"), "Players are asked",
                    "What is best shows what they know; what they would do shows what they are like.",
                    head.instruction.as_deref(),
                    &[("should", "what is best to do"), ("would", "what they would do")]) }
                { form.word(&top.field("feedback"), "They learn what was a good move",
                    "Until then, answers may change.",
                    head.feedback.as_deref(),
                    &[("at-once", "after each answer"), ("at-end", "at the end"), ("never", "not at all")]) }
            </div>
            { form.text(&top.field("language"), Text {
                label: "Language", hint: "Its short name, such as es or pt-BR: screen readers speak it. English if there is none.",
                value: head.language.as_deref(), most: limit::TAG, rows: 1,
            }) }
            { parts(ctx) }
            { credits(ctx, &credit) }
            { form.text(&top.field("licence"), Text {
                label: "Licence", hint: "What others may do with your words, such as CC BY 4.0.",
                value: head.licence.as_deref(), most: limit::TAG, rows: 1,
            }) }
            { asked }
            if is_kept {
                <p class="hint">
                    { "This page offers nobody a copy then. It is no protection: whoever has the link has the words." }
                </p>
            }
        </>
    }
}

/// Lists the sections, with a button that adds one, since a draft may have lost its last section.
fn parts(ctx: PageContext<'_>) -> Html {
    let part = |(at, section): (usize, &SectionDraft)| {
        let name = section.name.as_deref().unwrap_or("A part without a name");
        html! { <li><a class="quiet" href={ctx.way(EditorPage::Section(at + 1))} dir="auto">{ name }</a></li> }
    };
    let sections = &ctx.document().head().sections;
    html! {
        <fieldset class="field" id="sections" tabindex="-1">
            <legend>{ "Parts" }</legend>
            if sections.is_empty() {
                <p class="hint">{ "There is no part yet. Scenarios are met in parts." }</p>
            }
            <ul role="list">{ for sections.iter().enumerate().map(part) }</ul>
            <p class="ways">{ ctx.form.button("quiet", "Add a part", Msg::Added(New::Section)) }</p>
        </fieldset>
    }
}

fn credits(ctx: PageContext<'_>, credit: &CreditDraft) -> Html {
    let place = FieldPath::default().field("credit");
    html! {
        <div class="pair-of-fields">
            { ctx.form.text(&place.field("text"), Text {
                label: "Whose ideas it stands on", hint: "A sentence that names the source.",
                value: credit.text.as_deref(), most: limit::RESPONSE, rows: 2,
            }) }
            { ctx.form.text(&place.field("link"), Text {
                label: "Where they can be read", hint: "An address that begins with https://.",
                value: credit.link.as_deref(), most: limit::LINK, rows: 1,
            }) }
        </div>
    }
}
