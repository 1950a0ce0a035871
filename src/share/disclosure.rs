//! A part of a page that is worked out once somebody unfolds it.

use crate::player::pages::result::once_more;
use quiz::attempt::Attempt;
use std::rc::Rc;
use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};

/// What it needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct Props {
    /// What there is to unfold.
    pub summary: Html,
    /// What makes it.
    pub content: Callback<(), Html>,
    /// Whether it is unfolded at first.
    #[prop_or_default]
    pub is_open: bool,
}

/// The part, folded at first.
#[component]
pub(super) fn Folded(props: &Props) -> Html {
    let Props { summary, content, is_open } = props;
    let is_open = use_state_eq(|| *is_open);
    let ontoggle = {
        let is_open = is_open.clone();
        move |event: Event| {
            is_open.set(event.target_unchecked_into::<web_sys::HtmlDetailsElement>().open());
        }
    };
    html! {
        <details open={*is_open} {ontoggle}>
            <summary>{ summary.clone() }</summary>
            if *is_open { { content.emit(()) } }
        </details>
    }
}

/// Draws a scenario in the review of a long play: its line, and the rest once it is unfolded.
pub(super) fn fold(attempt: &Rc<Attempt>) -> impl Fn(usize, Html) -> Html {
    let attempt = Rc::clone(attempt);
    move |at, summary| {
        let attempt = Rc::clone(&attempt);
        let content = Callback::from(move |()| once_more(&attempt, at));
        html! { <Folded {summary} {content} /> }
    }
}
