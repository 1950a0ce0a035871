//! The pages of the editor, one in each file.

mod check;
mod drafts;
mod graph;
mod other_problems;
mod outcomes;
mod printout;
mod publish;
mod quiz;
mod received;
mod scenario;
mod section;
mod source;
mod terms;

use crate::editor::field::Form;
use crate::editor::model::{Model, Msg, OpenDraft};
use crate::editor::route::{EditorPage, Route};
use crate::player::pages::heading;
use crate::route::DraftId;
use crate::strings;
use quiz_authoring::document::Document;
use yew::{Callback, Html, html};

pub(super) use drafts::{FILE, PASTE};
pub(super) use source::SOURCE;

/// The context that all pages of a draft share.
#[derive(Clone, Copy)]
struct PageContext<'a> {
    model: &'a Model,
    id: DraftId,
    open_draft: &'a OpenDraft,
    form: Form<'a>,
}

impl PageContext<'_> {
    fn document(&self) -> &Document {
        self.open_draft.document()
    }

    /// Returns the address of another part of the draft.
    fn way(&self, page: EditorPage) -> String {
        Route::Draft(self.id, page).to_string()
    }
}

/// Draws the page at the model's address.
pub(super) fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    if let (Route::Copy(_), Some(sample)) = (&model.route, &model.sample) {
        return received::view(sample, on_msg);
    }
    let (Route::Draft(_, page), Some((id, open_draft))) = (&model.route, model.open_draft()) else {
        return drafts::view(model, on_msg);
    };
    let ctx = PageContext {
        model,
        id,
        open_draft,
        form: Form {
            problems: Some(&open_draft.problems),
            on_msg,
            is_held: model.held.is_some(),
            tells_missing: open_draft.is_examined,
            language: open_draft.document().head().language.as_deref(),
        },
    };
    let drawn = match page {
        EditorPage::Quiz => quiz::view(ctx),
        EditorPage::Section(number) => section::view(ctx, number - 1),
        EditorPage::Scenario(name) => match open_draft.document().scenario_at(name) {
            Some(at) => scenario::view(ctx, at),
            None => missing(ctx),
        },
        EditorPage::Terms => terms::view(ctx),
        EditorPage::Outcomes => outcomes::view(ctx),
        EditorPage::Check => check::view(ctx),
        EditorPage::Graph => graph::view(ctx),
        EditorPage::Source => source::view(ctx),
        EditorPage::Publish => publish::view(ctx),
    };
    html! { <>{ other_problems::view(ctx, page) }{ drawn }</> }
}

/// Returns the title of a page, which is also the text of links to it.
pub(super) fn name(page: &EditorPage) -> &'static str {
    match page {
        EditorPage::Quiz => strings::editor::pages::THE_QUIZ,
        EditorPage::Section(_) => strings::editor::pages::PART,
        EditorPage::Scenario(_) => strings::editor::pages::SCENARIO,
        EditorPage::Terms => strings::editor::pages::TRAITS_AND_STYLES,
        EditorPage::Outcomes => strings::editor::pages::OUTCOMES,
        EditorPage::Check => strings::editor::pages::CHECK,
        EditorPage::Graph => strings::editor::pages::MAP,
        EditorPage::Source => strings::editor::pages::SOURCE,
        EditorPage::Publish => strings::pages::GIVE_IT_TO_OTHERS,
    }
}

fn missing(ctx: PageContext<'_>) -> Html {
    html! {
        <>
            { heading(strings::editor::missing::NOT_HERE) }
            <p>{ strings::editor::missing::WAS_REMOVED }</p>
            <p class="ways"><a class="button" href={ctx.way(EditorPage::Quiz)}>{ strings::editor::missing::TO_THE_QUIZ }</a></p>
        </>
    }
}
