//! The frame that the page may be in, and messages to and from its host, which is the page around it.

use crate::platform::{address, document, listen, mark, root, window};
use gloo::events::EventListener;
use js_sys::{Array, JSON, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, HtmlElement, MessageEvent, ResizeObserver};
use yew::{Callback, Event};

/// Links that lead out of the quiz: to other sites, and to the editor.
const WAYS_OUT: &str = "a[rel~=external], a[href^='#write']";

/// The options in the address, between `?` and `#`, as names and values.
pub fn query() -> Vec<(String, String)> {
    let search = window().and_then(|it| it.location().search().ok()).unwrap_or_default();
    // Browsers refuse only what is no text.
    let Ok(query) = web_sys::UrlSearchParams::new_with_str(&search) else { return Vec::new() };
    let pairs = Array::from(&query).into_iter().filter_map(|pair| {
        let pair = Array::from(&pair);
        pair.get(0).as_string().zip(pair.get(1).as_string())
    });
    pairs.collect()
}

/// Whether a text is an origin, in the spelling of browsers.
pub fn is_origin(text: &str) -> bool {
    web_sys::Url::new(text).is_ok_and(|it| it.origin() == text)
}

/// Warns the author of the host page, on the console.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&text.into());
}

/// Tells the style sheets that the page is in a frame.
pub fn settle_in() {
    mark("data-embedded", true);
}

/// Sets the colour scheme of the page: `light`, `dark`, or empty for that of the browser.
pub fn set_color_scheme(scheme: &str) {
    if let Some(root) = root().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Browsers ignore a value that is no colour scheme.
        let _ = root.style().set_property("color-scheme", scheme);
    }
}

/// The window of the host; `None` if the page is in no frame.
fn parent() -> Option<web_sys::Window> {
    let window = window()?;
    window.parent().ok().flatten().filter(|it| *it != window)
}

/// Whether the page is in a frame.
pub fn is_within() -> bool {
    parent().is_some()
}

/// Sends a message, as JSON, to the host if its origin is `origin`.
pub fn post_message(message: &str, origin: &str) {
    if let Some((parent, message)) = parent().zip(JSON::parse(message).ok()) {
        // Browsers send nothing to a host of another origin.
        let _ = parent.post_message(&message, origin);
    }
}

/// Listens to the host, for as long as the returned listener is held. `hears` is told the theme that the host wants.
/// Messages count only if they come from the host at this origin, and are addressed to `name` in this version.
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
        // Data that are no object have no fields.
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

/// Reports the height of the content of the page, in whole pixels, whenever it changes. The content does not depend on
/// the height of the frame, so reports end, whatever height the host chooses.
pub fn watch_height(changed: impl Fn(u32) + 'static) {
    let Some(body) = document().and_then(|it| it.body()) else { return };
    let (watched, last) = (body.clone(), Cell::new(0.0));
    let look = Closure::<dyn FnMut()>::new(move || {
        let height = watched.get_bounding_client_rect().height().ceil();
        // In a hidden frame the height is 0, which is not reported. Nor is a content that became one pixel lower: with
        // one pixel too few there would be a scroll bar, and one too many does no harm.
        if height > last.get() || (height > 0.0 && last.get() - height > 1.0) {
            last.set(height);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "no page is that high, and no height is negative"
            )]
            changed(height as u32);
        }
    });
    if let Ok(observer) = ResizeObserver::new(look.as_ref().unchecked_ref()) {
        observer.observe(&body);
        look.forget();
    }
}

/// Makes the links that lead out of the quiz open a window of their own. Those to the editor get the address of the
/// page, without the options of the frame.
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
