//! The page of a quiz from a link, before anything of it is stored on the device.

use crate::editor::field::Form;
use crate::editor::model::{Msg, Sample};
use crate::editor::pages::heading;
use crate::editor::strings::scenarios;
use crate::route::WRITE;
use yew::{Callback, Html, html};

pub(super) fn view(sample: &Sample, on_msg: &Callback<Msg>) -> Html {
    let Sample { draft, author, characters } = sample;
    let scenarios = scenarios(draft.scenarios.len());
    html! {
        <>
            <p class="small">{ "This quiz came in a link. Whoever sent it wrote it, or somebody before them." }</p>
            { heading(draft.title.as_deref().unwrap_or("Untitled")) }
            if !author.is_empty() { <p dir="auto">{ author.clone() }</p> }
            <p>{ format!("It has {scenarios}. Its link has {characters} characters.") }</p>
            <p class="lead">
                { "You can make a copy and write on. Nothing is kept on this device until you do." }
            </p>
            <p class="ways">
                { Form::of_buttons(on_msg).button("button", "Write on it", Msg::Copied) }
                <a class="quiet" href={WRITE}>{ "All drafts" }</a>
            </p>
        </>
    }
}
