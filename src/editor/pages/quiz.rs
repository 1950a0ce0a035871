//! The page of the fields that hold for the whole quiz.

use crate::editor::field::Text;
use crate::editor::model::{Msg, New};
use crate::editor::pages::publish::report;
use crate::editor::pages::{PageContext, heading};
use crate::editor::route::EditorPage;
use crate::strings;
use quiz::draft::{CreditDraft, SectionDraft};
use quiz::problem::FieldPath;
use quiz::text::limit;
use quiz::{ALL_RIGHTS_RESERVED, forbids_copies};
use quiz_authoring::document::Edit;
use yew::{Html, html};

pub(super) fn view(ctx: PageContext<'_>) -> Html {
    let (form, head) = (ctx.form, ctx.document().head());
    let top = FieldPath::default();
    let licence = head.licence.as_deref().unwrap_or_default();
    let at = top.field("licence");
    let is_kept = forbids_copies(licence);
    let asked = form.tick(
        "not-to-be-copied",
        strings::editor::quiz::NOT_TO_BE_COPIED,
        is_kept,
        move |on| {
            let licence = if on { ALL_RIGHTS_RESERVED } else { "" };
            Msg::Edited(vec![Edit::text(at.clone(), licence.to_owned())], at.clone())
        },
    );
    let credit = head.credit.clone().unwrap_or_default();
    html! {
        <>
            { heading(strings::editor::pages::THE_QUIZ) }
            { for ctx.model.opened.iter().map(report) }
            { form.text(&top.field("title"), Text {
                label: strings::editor::quiz::TITLE, hint: "", value: head.title.as_deref(), most: limit::TITLE, rows: 1,
            }) }
            { form.text(&top.field("intro"), Text {
                label: strings::editor::quiz::INTRO, hint: strings::editor::quiz::INTRO_HINT,
                value: head.intro.as_deref(), most: limit::RATIONALE, rows: 4,
            }) }
            { form.text(&top.field("author"), Text {
                label: strings::editor::quiz::AUTHOR, hint: "", value: head.author.as_deref(), most: limit::TITLE, rows: 1,
            }) }
            <div class="pair-of-fields">
                { form.word(&top.field("instruction"), strings::editor::quiz::INSTRUCTION,
                    strings::editor::quiz::INSTRUCTION_HINT,
                    head.instruction.as_deref(),
                    &[("should", strings::editor::quiz::SHOULD), ("would", strings::editor::quiz::WOULD)]) }
                { form.word(&top.field("feedback"), strings::editor::quiz::FEEDBACK,
                    strings::editor::quiz::FEEDBACK_HINT,
                    head.feedback.as_deref(),
                    &[("at-once", strings::editor::quiz::AT_ONCE), ("at-end", strings::editor::quiz::AT_END), ("never", strings::editor::quiz::NEVER)]) }
            </div>
            { form.text(&top.field("language"), Text {
                label: strings::editor::quiz::LANGUAGE, hint: strings::editor::quiz::LANGUAGE_HINT,
                value: head.language.as_deref(), most: limit::TAG, rows: 1,
            }) }
            { parts(ctx) }
            { credits(ctx, &credit) }
            { form.text(&top.field("licence"), Text {
                label: strings::editor::quiz::LICENCE, hint: strings::editor::quiz::LICENCE_HINT,
                value: head.licence.as_deref(), most: limit::TAG, rows: 1,
            }) }
            { asked }
            if is_kept {
                <p class="hint">
                    { strings::editor::quiz::NO_PROTECTION }
                </p>
            }
        </>
    }
}

/// Lists the sections, with a button that adds one, since a draft may have lost its last section.
fn parts(ctx: PageContext<'_>) -> Html {
    let part = |(at, section): (usize, &SectionDraft)| {
        let name =
            section.name.as_deref().unwrap_or(strings::editor::section::A_PART_WITHOUT_A_NAME);
        html! { <li><a class="quiet" href={ctx.way(EditorPage::Section(at + 1))} dir="auto">{ name }</a></li> }
    };
    let sections = &ctx.document().head().sections;
    html! {
        <fieldset class="field" id="sections" tabindex="-1">
            <legend>{ strings::editor::pages::PARTS }</legend>
            if sections.is_empty() {
                <p class="hint">{ strings::editor::quiz::NO_PART_YET }</p>
            }
            <ul role="list">{ for sections.iter().enumerate().map(part) }</ul>
            <p class="ways">{ ctx.form.button("quiet", strings::editor::section::ADD_A_PART, Msg::Added(New::Section)) }</p>
        </fieldset>
    }
}

fn credits(ctx: PageContext<'_>, credit: &CreditDraft) -> Html {
    let place = FieldPath::default().field("credit");
    html! {
        <div class="pair-of-fields">
            { ctx.form.text(&place.field("text"), Text {
                label: strings::editor::quiz::CREDIT, hint: strings::editor::quiz::CREDIT_HINT,
                value: credit.text.as_deref(), most: limit::RESPONSE, rows: 2,
            }) }
            { ctx.form.text(&place.field("link"), Text {
                label: strings::editor::quiz::CREDIT_LINK, hint: strings::editor::quiz::CREDIT_LINK_HINT,
                value: credit.link.as_deref(), most: limit::LINK, rows: 1,
            }) }
        </div>
    }
}
