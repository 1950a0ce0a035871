//! The page of a quiz from a link, before anything of it is stored on the device.

use crate::editor::field::Form;
use crate::editor::model::{Msg, Sample};
use crate::editor::pages::heading;
use crate::route::WRITE;
use crate::strings;
use yew::{Callback, Html, html};

pub(super) fn view(sample: &Sample, on_msg: &Callback<Msg>) -> Html {
    let Sample { draft, author, characters } = sample;
    html! {
        <>
            <p class="small">{ strings::pages::CAME_IN_A_LINK }</p>
            { heading(draft.title.as_deref().unwrap_or(strings::editor::pages::UNTITLED)) }
            if !author.is_empty() { <p dir="auto">{ author.clone() }</p> }
            <p>{ strings::editor::received::size(draft.scenarios.len(), *characters) }</p>
            <p class="lead">
                { strings::editor::received::CAN_BE_COPIED }
            </p>
            <p class="ways">
                { Form::of_buttons(on_msg).button("button", strings::editor::received::WRITE_ON_IT, Msg::Copied) }
                <a class="quiet" href={WRITE}>{ strings::editor::pages::ALL_DRAFTS }</a>
            </p>
        </>
    }
}
