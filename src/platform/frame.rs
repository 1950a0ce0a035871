//! The page around this one, if this one is in a frame.

use crate::platform::{address, document, listen, mark, root, window};
use gloo::events::EventListener;
use js_sys::{Array, JSON, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, HtmlElement, MessageEvent, ResizeObserver};
use yew::{Callback, Event};

/// Links that lead out of the quiz: to other sites, and to the desk.
const WAYS_OUT: &str = "a[rel~=external], a[href^='#write']";

/// The options in the address, between `?` and `#`.
pub fn query() -> Vec<(String, String)> {
    let search = window().and_then(|it| it.location().search().ok()).unwrap_or_default();
    // Refused only for texts that are none.
    let Ok(query) = web_sys::UrlSearchParams::new_with_str(&search) else { return Vec::new() };
    let pairs = Array::from(&query).into_iter().filter_map(|pair| {
        let pair = Array::from(&pair);
        pair.get(0).as_string().zip(pair.get(1).as_string())
    });
    pairs.collect()
}

/// Whether a text is an origin, spelled as browsers spell it.
pub fn is_origin(text: &str) -> bool {
    web_sys::Url::new(text).is_ok_and(|it| it.origin() == text)
}

/// Tells whoever builds the page around this one.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Tells the styles that the page is in a frame.
pub fn settle_in() {
    mark("data-embedded", true);
}

/// Sets the colours of the page; nothing leaves them to the page around it.
pub fn set_color_scheme(scheme: &str) {
    if let Some(root) = root().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // What is no colour scheme changes nothing.
        let _ = root.style().set_property("color-scheme", scheme);
    }
}

/// The window of the page around this one; none if this one has a window of its own.
fn parent() -> Option<web_sys::Window> {
    let window = window()?;
    window.parent().ok().flatten().filter(|it| *it != window)
}

/// Whether there is a page around this one.
pub fn is_within() -> bool {
    parent().is_some()
}

/// Tells the page around this one something, as JSON, if it comes from that origin.
pub fn tell(message: &str, origin: &str) {
    if let Some((parent, message)) = parent().zip(JSON::parse(message).ok()) {
        // A page that comes from elsewhere hears nothing.
        let _ = parent.post_message(&message, origin);
    }
}

/// Hears which theme the page around this one wants, for as long as the listener is held: from that origin alone, and in
/// messages to this name in this version. All else is for others.
pub fn hear(
    origin: String,
    (name, version): (&'static str, u32),
    hears: Callback<String>,
) -> Option<EventListener> {
    let parent = parent().map(JsValue::from);
    let hears = Callback::from(move |event: Event| {
        let event: MessageEvent = event.unchecked_into();
        let is_hosts = event.origin() == origin && event.source().map(JsValue::from) == parent;
        let data = event.data();
        // What is no object has no fields.
        let field = |name: &str| Reflect::get(&data, &name.into()).unwrap_or_default();
        if is_hosts
            && field("to").as_string().as_deref() == Some(name)
            && field("version").as_f64() == Some(f64::from(version))
            && let Some(theme) = field("theme").as_string()
        {
            hears.emit(theme);
        }
    });
    listen("message", hears)
}

/// Tells the height of all that is in the page, in whole pixels, whenever it is another. What is in the page does not go
/// by the height of the frame, so that this comes to an end whatever the frame becomes.
pub fn watch_height(tell: impl Fn(u32) + 'static) {
    let Some(body) = document().and_then(|it| it.body()) else { return };
    let (watched, last) = (body.clone(), Cell::new(0.0));
    let look = Closure::<dyn FnMut()>::new(move || {
        let height = watched.get_bounding_client_rect().height().ceil();
        // In a frame that is not shown there is none. One pixel too few is a scrollbar, one too many is nothing.
        if height > last.get() || (height > 0.0 && last.get() - height > 1.0) {
            last.set(height);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "pages are not that high, nor less than nothing"
            )]
            tell(height as u32);
        }
    });
    if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
        observer.observe(&body);
        look.forget();
    }
}

/// Gives what leads out of the quiz a window of its own, at the page's own address.
pub fn lead_out() {
    let found = document().and_then(|it| it.query_selector_all(WAYS_OUT).ok());
    let Some(found) = found else { return };
    let links = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok());
    for link in links {
        let link: HtmlAnchorElement = link;
        link.set_target("_blank");
        let fragment = link.get_attribute("href").filter(|it| it.starts_with('#'));
        if let Some(address) = fragment.and_then(|it| address(&it)) {
            link.set_href(&address);
        }
    }
}
