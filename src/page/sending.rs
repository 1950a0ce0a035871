//! A link to be sent: to pass on, to copy, to select.

use crate::browser;
use crate::model::{Msg, Notice};
use yew::{Callback, Html, MouseEvent, html};

/// The whole address of a link of ours.
pub fn address(link: &str) -> String {
    browser::address(&format!("#{link}"))
}

/// What passes an address on: by what the device has for that, or else by the clipboard.
pub fn pass_on(address: String, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    let copy = copy(address.clone(), on_msg);
    Callback::from(
        move |event| {
            if browser::can_share() { browser::share(&address) } else { copy.emit(event) }
        },
    )
}

/// What puts an address into the clipboard.
fn copy(address: String, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    let on_msg = on_msg.clone();
    Callback::from(move |_| {
        let on_msg = on_msg.clone();
        browser::copy(&address, move |copied| {
            crate::fault::here("task");
            on_msg.emit(Msg::Told(if copied { Notice::Copied } else { Notice::NotCopied }));
        });
    })
}

/// The field with an address in it, and what can be done with it. `label` says what the link is.
pub fn sending(label: &'static str, address: &str, on_msg: &Callback<Msg>) -> Html {
    html! {
        <p class="address">
            <input type="text" readonly=true value={address.to_owned()} aria-label={label} />
            if browser::can_share() {
                <button type="button" class="button" onclick={pass_on(address.to_owned(), on_msg)}>
                    { "Pass it on" }
                </button>
            }
            <button type="button" class="button" onclick={copy(address.to_owned(), on_msg)}>
                { "Copy the link" }
            </button>
        </p>
    }
}
