//! The only module that asks the browser for anything.
//!
//! No call here stops the page: what a browser may refuse is an `Option` or a `Result`.

pub mod canvas;
pub mod compression;
pub mod download;
pub mod frame;
mod idb_mirror;
pub mod single_file;

pub use self::idb_mirror::IdbMirror;

use crate::env::{Env, Random};
use crate::press::Press;
use crate::single_file::is_on_the_web;
use crate::storage::{Fault, Storage};
use crate::surroundings::{SingleFile, Surroundings};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use quiz::draw::Seed;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;
use yew::{Callback, Event};

/// The window. `None` outside a browser, where pages are rendered for tests: gloo's `window` would stop the program
/// there.
fn window() -> Option<web_sys::Window> {
    if cfg!(target_arch = "wasm32") { web_sys::window() } else { None }
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Listens to an event of the window, for as long as the returned listener is held.
pub fn listen(name: &'static str, hears: Callback<Event>) -> Option<EventListener> {
    let window = web_sys::EventTarget::from(window()?);
    Some(EventListener::new(&window, name, move |event| hears.emit(event.clone())))
}

/// Listens to an event of the window, as [`listen`] does, and may prevent its default.
pub fn listen_actively(name: &'static str, hears: Callback<Event>) -> Option<EventListener> {
    let window = web_sys::EventTarget::from(window()?);
    let options = EventListenerOptions::enable_prevent_default();
    let hears = move |event: &Event| hears.emit(event.clone());
    Some(EventListener::new_with_options(&window, name, options, hears))
}

/// Listens to an event of the document, for as long as the returned listener is held.
pub fn listen_to_document(name: &'static str, hears: Callback<Event>) -> Option<EventListener> {
    let document = web_sys::EventTarget::from(document()?);
    Some(EventListener::new(&document, name, move |event| hears.emit(event.clone())))
}

/// Adds a style sheet to the page as an adopted one: the content security policy forbids `<style>` elements.
pub fn add_style(style: &str) {
    let Some(document) = document() else { return };
    let Ok(sheet) = web_sys::CssStyleSheet::new() else { return };
    // Browsers skip rules that they do not know.
    let _ = sheet.replace_sync(style);
    let adopted = js_sys::Array::of1(&sheet);
    // web-sys has no binding for this list yet.
    let _ = js_sys::Reflect::set(&document, &"adoptedStyleSheets".into(), &adopted);
}

/// Whether the window has room for more than one column. `true` if the browser cannot tell.
pub fn is_wide() -> bool {
    let wide = window().and_then(|it| it.match_media("(min-width: 60rem)").ok().flatten());
    wide.is_none_or(|it| it.matches())
}

/// The element that the program draws into. It first stands outside the document, while the page that was there before
/// the program is on the screen. So the person sees and uses one page or the other, and nothing in between.
#[derive(Debug)]
pub struct Stage {
    before: web_sys::Element,
    root: web_sys::Element,
}

impl Stage {
    /// Creates an element to replace `#app`, which stays in the page until [`Stage::enter`].
    pub fn set() -> Option<Stage> {
        let before = element("app")?;
        let root = document()?.create_element(&before.tag_name()).ok()?;
        root.set_id(&before.id());
        Some(Stage { before, root })
    }

    /// The element to draw in.
    pub fn root(&self) -> web_sys::Element {
        self.root.clone()
    }

    /// Puts the drawn element into the page. The script that ran the page until now (`static/boot`) hears of it
    /// first, and hands over what the person did so far.
    pub fn enter(&self) {
        if let (Some(window), Ok(event)) = (window(), Event::new("program-drawn")) {
            // No listener cancels this event.
            let _ = window.dispatch_event(&event);
        }
        // Browsers refuse this only for an element within itself.
        let _ = self.before.replace_with_with_node_1(&self.root);
    }
}

/// Creates an element. `E` has to be the type of the elements of this name.
fn made<E: JsCast>(name: &str) -> Option<E> {
    Some(document()?.create_element(name).ok()?.unchecked_into())
}

/// The element with this id.
pub fn element(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

/// Opens the `<details>` that the element with this id is in.
pub fn unfold(id: &str) {
    let folded = element(id).and_then(|it| it.closest("details").ok().flatten());
    if let Some(folded) = folded.and_then(|it| it.dyn_into::<web_sys::HtmlDetailsElement>().ok()) {
        folded.set_open(true);
    }
}

/// Moves focus to the element with this id, which scrolls it into view if need be.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Moves focus to the element with this id, without scrolling.
pub fn focus_in_place(id: &str) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls only as far as it takes to show the element with this id.
pub fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether no control has focus, for instance because the one that had focus was removed.
pub fn has_no_focus() -> bool {
    let active = document().and_then(|it| it.active_element());
    active.is_none_or(|it| it.tag_name().eq_ignore_ascii_case("body"))
}

/// Whether the person sees the page: it is not in a hidden tab or a minimised window.
pub fn is_seen() -> bool {
    document().is_some_and(|it| !it.hidden())
}

/// Shows the top of the page.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The root element, which has the attributes that style sheets look for.
fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

/// Adds an attribute to the root element, or removes it. If style sheets used `:has()` instead, browsers would compute
/// all styles anew with each change of the page.
pub fn mark(name: &str, is_so: bool) {
    if let Some(root) = root() {
        // Browsers refuse this only for names that no attribute may have.
        let _ = root.toggle_attribute_with_force(name, is_so);
    }
}

/// Notes in the browser's timeline that the page passed a failpoint.
#[cfg(feature = "faults")]
pub fn pass(place: &str) {
    if let Some(timeline) = window().and_then(|it| it.performance()) {
        // Browsers refuse this only for names of their own.
        let _ = timeline.mark(place);
    }
}

/// The name of the failpoint that is to break.
#[cfg(feature = "faults")]
pub fn fault() -> Option<String> {
    root()?.get_attribute("data-fault")
}

/// The longest wait for a frame, in milliseconds. Browsers draw no frames for a page that nobody sees, such as a hidden
/// tab.
const A_FRAME: u32 = 250;

/// Calls a function once the next frame has been drawn. gloo's binding cancels the frame when its handle is dropped,
/// and there is no owner to hold the handle here.
pub fn after_drawing(act: impl FnOnce() + 'static) {
    let once_only = Rc::new(Cell::new(Some(act)));
    let act = move || {
        if let Some(act) = once_only.take() {
            act();
        }
    };
    if let Some(window) = window() {
        let drawn = act.clone();
        let drawn = once(move || after(0, drawn));
        // No browser refuses this.
        let _ = window.request_animation_frame(drawn.unchecked_ref());
    }
    after(A_FRAME, act);
}

/// Calls a function after a while, unless the returned timer is dropped before.
pub fn timer(milliseconds: u32, act: impl FnOnce() + 'static) -> Option<Timeout> {
    // Boxed: each type of closure adds code of its own to the program.
    let act: Box<dyn FnOnce()> = Box::new(act);
    window().map(|_| Timeout::new(milliseconds, act))
}

/// Calls a function after a while, whatever happens in the meantime. A timer of gloo makes the player's program 184 bytes
/// larger (brotli 11), and never frees the function unless somebody holds the timer.
pub fn after(milliseconds: u32, act: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let act = once(act);
        // Refused only for code in a text.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            act.unchecked_ref(),
            milliseconds.cast_signed(),
        );
    }
}

/// A function that a script can call once. Boxed: each type of closure adds code of its own to the program.
fn once(act: impl FnOnce() + 'static) -> JsValue {
    let act: Box<dyn FnOnce()> = Box::new(act);
    Closure::once_into_js(act)
}

/// Whether the person did something to the page before the program had started. `static/boot/replay.js` notes it.
pub fn has_begun() -> bool {
    root().is_some_and(|it| it.has_attribute("data-begun"))
}

/// The fragment of the address: the `#` and the text behind it.
pub fn fragment() -> String {
    window().and_then(|it| it.location().hash().ok()).unwrap_or_default()
}

/// The address at which others find the page, without query and fragment. For a single file, it is the address that the
/// file contains, or else that of the file. `None` if the file contains none and is on a device.
pub fn home() -> Option<String> {
    // Outside a browser, pages have no address.
    let Some(window) = window() else { return Some(String::new()) };
    let href = window.location().href().ok()?;
    let page = href.split(['?', '#']).next()?.to_owned();
    if !single_file::is_here() {
        return Some(page);
    }
    single_file::home().or_else(|| Some(page).filter(|it| is_on_the_web(it)))
}

/// The surroundings of the page.
pub fn surroundings() -> Surroundings {
    let file = || SingleFile { quiz: single_file::quiz().map(|(key, _)| key.into()) };
    Surroundings {
        home: home().map(Into::into),
        file: single_file::is_here().then(file),
        can_share: can_share(),
    }
}

/// The address of the page with another fragment, to be sent to others. `None` if the page has no address.
pub fn address(fragment: &str) -> Option<String> {
    home().map(|home| format!("{home}{fragment}"))
}

/// Changes the fragment of the address, as a new step of the browser's history or in place of the present one. A
/// browser that limits how often this may happen leaves the address as it is; gloo's history would stop the program.
pub fn set_fragment(fragment: &str, push: bool) {
    let Some(history) = window().and_then(|it| it.history().ok()) else { return };
    let _ = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(fragment))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(fragment))
    };
}

thread_local! {
    /// The seed that a host chose for the draws of this visit.
    static SEED: Cell<Option<Seed>> = const { Cell::new(None) };
}

/// Makes every random number of [`env()`] this one from now on.
pub fn settle_seed(seed: Seed) {
    SEED.set(Some(seed));
}

/// The milliseconds since the page was opened.
pub fn time() -> f64 {
    window().and_then(|it| it.performance()).map_or(0.0, |it| it.now())
}

/// The facts that decide whether a press counts.
pub fn press(event: &web_sys::MouseEvent) -> Press {
    Press { by_script: !event.is_trusted(), count: event.detail(), at: event.time_stamp() }
}

/// The present time, and random numbers.
pub fn env() -> Env {
    Env { now: now(), random: SEED.get().map_or(Random::Drawn(seed), Random::Fixed) }
}

/// The present time, in milliseconds since 1970.
fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a time after 1970"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// A random number. Without a random source, it is taken from the clock.
fn seed() -> Seed {
    #[expect(clippy::cast_possible_truncation, reason = "any bits of the clock will do")]
    let by_clock = || now() as u32;
    chance().map_or_else(by_clock, u32::from_le_bytes)
}

/// A number for the name of a quiz without its key, and the secret of that quiz. `None` if the browser has nothing that
/// nobody can guess.
pub fn secret() -> Option<(u64, [u8; 32])> {
    chance().map(u64::from_le_bytes).zip(chance())
}

/// `N` bytes that nobody can guess; `None` if the browser has none. `SysRng` of the crate rand asks the browser for the
/// same bytes, and makes the player's program 137 bytes larger (brotli 11).
fn chance<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let crypto = window()?.crypto().ok()?;
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A time in milliseconds since 1970, as date and time of day in the language and country of the person.
pub fn day_and_hour(milliseconds: u64) -> String {
    if cfg!(not(target_arch = "wasm32")) {
        return milliseconds.to_string();
    }
    #[expect(clippy::cast_precision_loss, reason = "exact for 285,000 years")]
    let date = js_sys::Date::new(&JsValue::from_f64(milliseconds as f64));
    // Browsers that do not know these options write a longer text.
    let short = js_sys::JSON::parse(r#"{"dateStyle":"medium","timeStyle":"short"}"#);
    String::from(date.to_locale_string("default", &short.unwrap_or_default()))
}

/// Puts a text into the clipboard. `done` hears later whether that worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let window = window();
    let clipboard = window.as_ref().map(|it| it.navigator().clipboard());
    // Pages that are not served over https have no clipboard, although its type says that they have.
    let Some(clipboard) = clipboard.filter(|it| !it.is_undefined()) else {
        return done(false);
    };
    let copied = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text));
    wasm_bindgen_futures::spawn_local(async move { done(copied.await.is_ok()) });
}

/// Whether the device can share an address with other apps.
fn can_share() -> bool {
    // Browsers that cannot share have no property of this name.
    window().is_some_and(|it| js_sys::Reflect::has(&it.navigator(), &"share".into()) == Ok(true))
}

/// Shares an address, and words that go with it, by the dialog of the device. The result is ignored: a person who
/// cancels need not be told.
pub fn share(address: &str, words: Option<&str>) {
    let Some(window) = window() else { return };
    let data = web_sys::ShareData::new();
    data.set_url(address);
    if let Some(words) = words {
        data.set_text(words);
    }
    let shared = wasm_bindgen_futures::JsFuture::from(window.navigator().share_with_data(&data));
    wasm_bindgen_futures::spawn_local(async move { drop(shared.await) });
}

/// Loads the page anew at its address, and hands a text over to it. The text is the state of the history entry, since a
/// browser may refuse every other store.
pub fn reload_with(text: &str) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        // Browsers refuse only texts that are larger than any of ours.
        let _ = history.replace_state_with_url(&text.into(), "", None);
    }
    // Browsers refuse this only in a sandbox in which nothing may be loaded.
    let _ = window.location().reload();
}

/// Takes the text that the page before this one handed over. The text is removed from the history entry, where nothing
/// else would ever remove it.
pub fn handed_over() -> Option<String> {
    let history = window().and_then(|it| it.history().ok());
    let text = history.as_ref()?.state().ok()?.as_string()?;
    // Browsers refuse this only for large states, and this one is empty.
    let _ = history?.replace_state_with_url(&JsValue::NULL, "", None);
    Some(text)
}

/// The text in a text area.
pub fn text_in(id: &str) -> String {
    let field = element(id).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    field.map(|it| it.value()).unwrap_or_default()
}

/// Puts the cursor of a text area before a character, counted in UTF-16 units as scripts count.
pub fn put_cursor(id: &str, offset: usize) {
    let field = element(id).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let Some(field) = field else { return };
    let at = u32::try_from(offset).unwrap_or(u32::MAX);
    // An element that cannot take focus leaves it where it is.
    let _ = field.focus();
    let _ = field.set_selection_range(at, at);
}

/// Reads the file that was chosen in the field with this id: its name and at most `most` bytes. `None` if that fails.
/// `done` is not called if there is no such field, or no file was chosen.
///
/// gloo's file reader would stop the program for an error whose name it does not know.
pub fn read_file(id: &str, most: usize, done: impl FnOnce(Option<(String, Vec<u8>)>) + 'static) {
    let field = element(id).and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(field) = field else { return };
    let Some(file) = field.files().and_then(|it| it.get(0)) else { return };
    // The same file may be chosen once more: without this, browsers would report no change.
    field.set_value("");
    #[expect(clippy::cast_precision_loss, reason = "no file that is read has so many bytes")]
    let part = file.slice_with_f64_and_f64(0.0, most as f64);
    wasm_bindgen_futures::spawn_local(async move {
        let bytes = async {
            let buffer = wasm_bindgen_futures::JsFuture::from(part.ok()?.array_buffer());
            Some(js_sys::Uint8Array::new(&buffer.await.ok()?).to_vec())
        };
        done(bytes.await.map(|bytes| (file.name(), bytes)));
    });
}

/// Prints the page in a form that style sheets know by the name `what`.
pub fn print_as(what: &str) {
    let Some(root) = root() else { return };
    // Browsers refuse this only for names that no attribute may have.
    let _ = root.set_attribute("data-print", what);
    // Some browsers return before they print, so the attribute stays until the event `afterprint`.
    if let Some(window) = window() {
        EventListener::once(&window, "afterprint", move |_| {
            let _ = root.remove_attribute("data-print");
        })
        .forget();
    }
    print();
}

/// Prints the page.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The storage over `localStorage`, which the browser may refuse at every call. In a frame whose sandbox refuses it,
/// gloo's storage would stop the program. That storage also writes JSON, while the stored texts are no JSON.
#[derive(Debug, Clone, Copy)]
pub struct LocalStorage;

impl LocalStorage {
    fn get() -> Result<web_sys::Storage, Fault> {
        window().and_then(|it| it.local_storage().ok().flatten()).ok_or(Fault::Blocked)
    }
}

impl Storage for LocalStorage {
    fn keys(&self) -> Result<Vec<String>, Fault> {
        let storage = LocalStorage::get()?;
        let count = storage.length().map_err(|_| Fault::Blocked)?;
        let mut keys = Vec::new();
        for at in 0..count {
            keys.extend(storage.key(at).map_err(|_| Fault::Blocked)?);
        }
        Ok(keys)
    }

    fn read(&self, key: &str) -> Result<Option<String>, Fault> {
        LocalStorage::get()?.get_item(key).map_err(|_| Fault::Blocked)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Fault> {
        LocalStorage::get()?.set_item(key, text).map_err(|_| Fault::Full)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        LocalStorage::get()?.remove_item(key).map_err(|_| Fault::Blocked)
    }
}
