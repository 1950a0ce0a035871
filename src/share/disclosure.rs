//! A part of a page that is computed only once somebody unfolds it.

use crate::player::pages::result::once_more;
use quiz::attempt::Attempt;
use std::rc::Rc;
use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};

/// The properties of [`Folded`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// The line that is shown when the part is folded.
    pub summary: Html,
    /// Computes the content.
    pub content: Callback<(), Html>,
    /// Whether the part is unfolded at first.
    #[prop_or_default]
    pub is_open: bool,
    /// Hears that somebody unfolded the part.
    #[prop_or_default]
    pub on_open: Callback<()>,
}

/// A `<details>` element, which computes its content when it is unfolded.
#[component]
pub(super) fn Folded(props: &Props) -> Html {
    let Props { summary, content, is_open, on_open } = props;
    let is_open = use_state_eq(|| *is_open);
    let ontoggle = {
        let (is_open, on_open) = (is_open.clone(), on_open.clone());
        move |event: Event| {
            let opens = event.target_unchecked_into::<web_sys::HtmlDetailsElement>().open();
            if opens && !*is_open {
                on_open.emit(());
            }
            is_open.set(opens);
        }
    };
    html! {
        <details open={*is_open} {ontoggle}>
            <summary>{ summary.clone() }</summary>
            if *is_open { { content.emit(()) } }
        </details>
    }
}

/// Returns a function that shows one scenario in the review of a long play: a summary, and the details once it is
/// unfolded. The function takes the index of the step and the summary.
pub(super) fn fold(attempt: &Rc<Attempt>) -> impl Fn(usize, Html) -> Html {
    let attempt = Rc::clone(attempt);
    move |at, summary| {
        let attempt = Rc::clone(&attempt);
        let content = Callback::from(move |()| once_more(&attempt, at));
        html! { <Folded {summary} {content} /> }
    }
}
