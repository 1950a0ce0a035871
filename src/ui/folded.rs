//! A part of a page that is worked out once somebody unfolds it.

use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};

/// What it needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// What there is to unfold.
    pub summary: Html,
    /// What makes it.
    pub content: Callback<(), Html>,
    /// Whether it is unfolded at first.
    #[prop_or_default]
    pub is_open: bool,
    /// Whether it is there while it is folded, to be printed and to be found.
    #[prop_or_default]
    pub is_there: bool,
}

/// The part, folded at first.
#[component]
pub fn Folded(props: &Props) -> Html {
    let Props { summary, content, is_open, is_there } = props;
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
            if *is_there || *is_open { { content.emit(()) } }
        </details>
    }
}
