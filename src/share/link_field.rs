//! A link to send: a field to select from, buttons that share and copy the link, and a QR code.

use crate::components::prose::changing;
use crate::share::disclosure::Folded;
use crate::share::model::Msg;
use crate::share::qr::QrOfLink;
use crate::strings;
use crate::surroundings::Surroundings;
use quiz_link::{Link, Spelling};
use std::rc::Rc;
use yew::{Callback, Html, MouseEvent, html};

/// Returns the action that passes a link on: through the share dialog of the device, or else through the clipboard. The
/// action never adds words. A quiz may come from anybody, and so do the words that it has for a play: only a page that
/// shows the words may send them.
pub(super) fn pass_on_link(
    link: &Link,
    surroundings: &Surroundings,
    on_msg: &Callback<Msg>,
) -> Callback<MouseEvent> {
    pass_on(surroundings.link_address(link, Spelling::Letters).into(), None, on_msg)
}

/// Returns the action that passes an address on.
fn pass_on(
    address: Rc<str>,
    words: Option<Rc<str>>,
    on_msg: &Callback<Msg>,
) -> Callback<MouseEvent> {
    on_msg.reform(move |_| Msg::AskedToPassOn(Rc::clone(&address), words.clone()))
}

/// Joins words and an address into one text.
fn both(words: &str, address: &str) -> String {
    format!("{words}\n{address}")
}

/// Returns the action that copies a text to the clipboard.
fn copy(text: Rc<str>, on_msg: &Callback<Msg>) -> Callback<MouseEvent> {
    on_msg.reform(move |_| Msg::AskedToCopy(Rc::clone(&text)))
}

/// Shows a link in a field, with its buttons. `label` says what the link is.
pub(super) fn sending(
    label: &'static str,
    link: &Link,
    surroundings: &Rc<Surroundings>,
    on_msg: &Callback<Msg>,
) -> Html {
    sending_with(label, link, None, surroundings, on_msg)
}

/// Shows a link in a field, with its buttons, and with words that may be copied along.
pub(super) fn sending_with(
    label: &'static str,
    link: &Link,
    words: Option<String>,
    surroundings: &Rc<Surroundings>,
    on_msg: &Callback<Msg>,
) -> Html {
    let letters = surroundings.link_address(link, Spelling::Letters);
    let digits = {
        let (link, surroundings) = (link.clone(), Rc::clone(surroundings));
        move || surroundings.link_address(&link, Spelling::Digits)
    };
    field(label, letters, words, digits, surroundings, on_msg)
}

/// Shows the address of the page itself in a field. The built-in quiz needs no other link.
pub(super) fn sending_page(
    label: &'static str,
    surroundings: &Rc<Surroundings>,
    on_msg: &Callback<Msg>,
) -> Html {
    match surroundings.home.as_deref().map(str::to_owned) {
        Some(address) => {
            let digits = address.clone();
            field(label, address, None, move || digits.clone(), surroundings, on_msg)
        }
        None => {
            html! { <p>{ strings::share::NO_ADDRESS_FOR_PAGE }</p> }
        }
    }
}

fn field(
    label: &'static str,
    letters: String,
    words: Option<String>,
    digits: impl Fn() -> String + 'static,
    surroundings: &Surroundings,
    on_msg: &Callback<Msg>,
) -> Html {
    let content = Callback::from(move |()| html! { <QrOfLink text={digits()} {label} /> });
    let has_address = surroundings.home.is_some();
    let pass_on = (has_address && surroundings.can_share)
        .then(|| pass_on(letters.as_str().into(), words.as_deref().map(Into::into), on_msg));
    let in_words = words.filter(|_| has_address).map(|words| {
        // The button beside the field copies the link without the words. Pasted into the address bar together with
        // words, a link would become a web search.
        let onclick = copy(both(&words, &letters).into(), on_msg);
        html! {
            <>
                <p>{ strings::share::in_words(html! { <bdi>{ changing(words) }</bdi> }) }</p>
                <p class="ways">
                    <button type="button" class="quiet" {onclick}>{ strings::share::COPY_WORDS_AND_LINK }</button>
                </p>
            </>
        }
    });
    html! {
        <>
            if !has_address {
                <p>
                    { strings::share::NO_ADDRESS }
                </p>
            }
            <p class="address">
                <input type="text" readonly=true value={letters.clone()} aria-label={label} />
                if let Some(onclick) = pass_on {
                    <button type="button" class="button" {onclick}>
                        { strings::share::PASS_IT_ON }
                    </button>
                }
                <button type="button" class="button" onclick={copy(letters.into(), on_msg)}>
                    { strings::share::COPY_THE_LINK }
                </button>
            </p>
            { for in_words }
            if has_address { <Folded summary={strings::share::AS_A_QR_CODE} {content} /> }
        </>
    }
}
