//! A link to send: a field to select from, buttons that share and copy the link, and a QR code.

use crate::components::prose::changing;
use crate::notice::Notice;
use crate::share::disclosure::Folded;
use crate::share::model::Msg;
use crate::share::qr::QrOfLink;
use crate::{failpoint, platform};
use quiz_link::{Link, Spelling};
use yew::{Callback, Html, MouseEvent, html};

/// Returns the action that passes a link on: through the share dialog of the device, or else through the clipboard. The
/// action never adds words. A quiz may come from anybody, and so do the words that it has for a play: only a page that
/// shows the words may send them.
pub(super) fn pass_on_link(link: &Link, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    let address = platform::link_address(link, Spelling::Letters);
    let copy = copy(address.clone(), on_msg);
    Callback::from(move |event| {
        if platform::can_share() {
            platform::share(&address, None);
        } else {
            copy.emit(event);
        }
    })
}

/// Joins words and an address into one text.
fn both(words: &str, address: &str) -> String {
    format!("{words}\n{address}")
}

/// Returns the action that copies a text to the clipboard.
fn copy(text: String, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    let on_msg = on_msg.clone();
    Callback::from(move |_| {
        let on_msg = on_msg.clone();
        platform::copy(&text, move |copied| {
            failpoint::here("task");
            on_msg.emit((if copied { Notice::Copied } else { Notice::NotCopied }).into());
        });
    })
}

/// Shows a link in a field, with its buttons. `label` says what the link is.
pub(super) fn sending(label: &'static str, link: &Link, on_msg: &Callback<Msg>) -> Html {
    sending_with(label, link, None, on_msg)
}

/// Shows a link in a field, with its buttons, and with words that may be copied along.
pub(super) fn sending_with(
    label: &'static str,
    link: &Link,
    words: Option<String>,
    on_msg: &Callback<Msg>,
) -> Html {
    let letters = platform::link_address(link, Spelling::Letters);
    let digits = {
        let link = link.clone();
        move || platform::link_address(&link, Spelling::Digits)
    };
    field(label, letters, words, digits, on_msg)
}

/// Shows the address of the page itself in a field. The built-in quiz needs no other link.
pub(super) fn sending_page(label: &'static str, on_msg: &Callback<Msg>) -> Html {
    match platform::home() {
        Some(address) => field(label, address.clone(), None, move || address.clone(), on_msg),
        None => {
            html! { <p>{ "This page is a file and has no address on the web: pass the file on." }</p> }
        }
    }
}

fn field(
    label: &'static str,
    letters: String,
    words: Option<String>,
    digits: impl Fn() -> String + 'static,
    on_msg: &Callback<Msg>,
) -> Html {
    let content = Callback::from(move |()| html! { <QrOfLink text={digits()} {label} /> });
    let pass_on = {
        let (address, words) = (letters.clone(), words.clone());
        move |_: MouseEvent| platform::share(&address, words.as_deref())
    };
    let has_address = platform::home().is_some();
    let in_words = words.filter(|_| has_address).map(|words| {
        // The button beside the field copies the link without the words. Pasted into the address bar together with
        // words, a link would become a web search.
        let onclick = copy(both(&words, &letters), on_msg);
        html! {
            <>
                <p>{ "In words: " }<bdi>{ changing(words) }</bdi></p>
                <p class="ways">
                    <button type="button" class="quiet" {onclick}>{ "Copy the words and the link" }</button>
                </p>
            </>
        }
    });
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
                if has_address && platform::can_share() {
                    <button type="button" class="button" onclick={pass_on}>
                        { "Pass it on" }
                    </button>
                }
                <button type="button" class="button" onclick={copy(letters, on_msg)}>
                    { "Copy the link" }
                </button>
            </p>
            { for in_words }
            if has_address { <Folded summary="As a QR code" {content} /> }
        </>
    }
}
