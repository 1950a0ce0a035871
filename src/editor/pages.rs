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
use crate::editor::model::{Desk, Model, Msg};
use crate::editor::route::{DraftId, Route, Spot};
use crate::player::pages::heading;
use quiz_authoring::document::Paper;
use yew::{Callback, Html, html};

pub(super) use drafts::PASTE;
pub(super) use source::SOURCE;

/// The context that all pages of a draft share.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    model: &'a Model,
    id: DraftId,
    desk: &'a Desk,
    form: Form<'a>,
}

impl Sheet<'_> {
    fn paper(&self) -> &Paper {
        self.desk.paper()
    }

    /// Returns the address of another part of the draft.
    fn way(&self, spot: Spot) -> String {
        Route::Draft(self.id, spot).to_string()
    }
}

/// Draws the page at the model's address.
pub(super) fn view(model: &Model, on_msg: &Callback<Msg>) -> Html {
    if let (Route::Copy(_), Some(sample)) = (&model.route, &model.sample) {
        return received::view(sample, on_msg);
    }
    let (Route::Draft(_, spot), Some((id, desk))) = (&model.route, model.desk()) else {
        return drafts::view(model, on_msg);
    };
    let sheet = Sheet {
        model,
        id,
        desk,
        form: Form {
            problems: &desk.problems,
            on_msg,
            is_held: model.held.is_some(),
            tells_missing: desk.is_examined,
            language: desk.paper().head().language.as_deref(),
        },
    };
    let page = match spot {
        Spot::Quiz => quiz::view(sheet),
        Spot::Section(number) => section::view(sheet, number - 1),
        Spot::Scenario(name) => match desk.paper().scenario_at(name) {
            Some(at) => scenario::view(sheet, at),
            None => missing(sheet),
        },
        Spot::Terms => terms::view(sheet),
        Spot::Outcomes => outcomes::view(sheet),
        Spot::Check => check::view(sheet),
        Spot::Map => graph::view(sheet),
        Spot::Source => source::view(sheet),
        Spot::Give => publish::view(sheet),
    };
    html! { <>{ other_problems::view(sheet, spot) }{ page }</> }
}

fn missing(sheet: Sheet<'_>) -> Html {
    html! {
        <>
            { heading("That is not here any more") }
            <p>{ "It was removed, or it was never there. What was removed last comes back with “Undo”." }</p>
            <p class="ways"><a class="button" href={sheet.way(Spot::Quiz)}>{ "To the quiz" }</a></p>
        </>
    }
}
