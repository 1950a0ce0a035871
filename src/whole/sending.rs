//! A link to be sent: to pass on, to copy, to select, to read off the screen.

use super::folded::Folded;
use super::qr::QrOfLink;
use crate::browser;
use crate::fault;
use crate::model::{Msg, Notice};
use quiz_core::link::{Link, Spelling, encode};
use yew::{Callback, Html, MouseEvent, html};

/// The whole address of a link.
fn address(link: &Link, spelling: Spelling) -> String {
    browser::address(&format!("#{}", encode(link, spelling)))
}

/// What passes a link on: by what the device has for that, or else by the clipboard.
pub(super) fn pass_on(link: &Link, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    let address = address(link, Spelling::Letters);
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
            fault::here("task");
            on_msg.emit(Msg::Told(if copied { Notice::Copied } else { Notice::NotCopied }));
        });
    })
}

/// The field with the address in it, and what can be done with it. `label` says what the link is.
pub(super) fn sending(label: &'static str, link: &Link, on_msg: &Callback<Msg>) -> Html {
    let letters = address(link, Spelling::Letters);
    let content = {
        let link = link.clone();
        Callback::from(
            move |()| html! { <QrOfLink text={address(&link, Spelling::Digits)} {label} /> },
        )
    };
    html! {
        <>
            <p class="address">
                <input type="text" readonly=true value={letters.clone()} aria-label={label} />
                if browser::can_share() {
                    <button type="button" class="button" onclick={pass_on(link, on_msg)}>
                        { "Pass it on" }
                    </button>
                }
                <button type="button" class="button" onclick={copy(letters, on_msg)}>
                    { "Copy the link" }
                </button>
            </p>
            <Folded summary="As a QR code" {content} />
        </>
    }
}
