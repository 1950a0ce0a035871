//! A link to be sent: to pass on, to copy, to select, to read off the screen.

use super::folded::Folded;
use super::qr::QrOfLink;
use crate::browser;
use crate::fault;
use crate::model::{Msg, Notice};
use quiz_core::link::{Link, Spelling, encode};
use yew::{Callback, Html, MouseEvent, html};

/// The whole address of a link, or as much of it as there is in a page without an address.
pub(super) fn address(link: &Link, spelling: Spelling) -> String {
    let fragment = format!("#{}", encode(link, spelling));
    browser::address(&fragment).unwrap_or(fragment)
}

/// What passes a link on: by what the device has for that, or else by the clipboard.
pub(super) fn pass_on_link(link: &Link, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    pass_on(address(link, Spelling::Letters), on_msg)
}

fn pass_on(address: String, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
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
    let digits = {
        let link = link.clone();
        move || address(&link, Spelling::Digits)
    };
    field(label, letters, digits, on_msg)
}

/// The same with the address of the page itself, which is where the built-in quiz is.
pub(super) fn sending_page(label: &'static str, on_msg: &Callback<Msg>) -> Html {
    match browser::home() {
        Some(address) => field(label, address.clone(), move || address.clone(), on_msg),
        None => {
            html! { <p>{ "This page is a file and has no address on the web: pass the file on." }</p> }
        }
    }
}

fn field(
    label: &'static str,
    letters: String,
    digits: impl Fn() -> String + 'static,
    on_msg: &Callback<Msg>,
) -> Html {
    let content = Callback::from(move |()| html! { <QrOfLink text={digits()} {label} /> });
    let pass_on = pass_on(letters.clone(), on_msg);
    let has_address = browser::home().is_some();
    html! {
        <>
            if !has_address {
                <p>
                    { "This page is a file and has no address on the web, which a link needs. Whoever has a copy of it on the \
                       web can open this, right behind the address of that:" }
                </p>
            }
            <p class="address">
                <input type="text" readonly=true value={letters.clone()} aria-label={label} />
                if has_address && browser::can_share() {
                    <button type="button" class="button" onclick={pass_on}>
                        { "Pass it on" }
                    </button>
                }
                <button type="button" class="button" onclick={copy(letters, on_msg)}>
                    { "Copy the link" }
                </button>
            </p>
            if has_address { <Folded summary="As a QR code" {content} /> }
        </>
    }
}
