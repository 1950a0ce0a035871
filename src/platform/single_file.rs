//! The page as one file: what is in the file that is open, and how another one is made.

use crate::platform::compression::Stream;
use crate::platform::{document, element};
use crate::single_file::{Contents, ID, TEMPLATE, Template};
use crate::storage::attempts::Named;
use base64ct::{Base64, Encoding as _};
use js_sys::{ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};

/// Whether the page is one file.
pub fn is_here() -> bool {
    element(ID).is_some()
}

/// The address of a page that opens links, if the file knows one.
pub(super) fn home() -> Option<String> {
    told("data-home")
}

/// The quiz in the file, as it is kept on devices, unless that is the built-in one.
pub fn quiz() -> Option<Named> {
    told("data-name").zip(told("data-quiz"))
}

fn told(attribute: &str) -> Option<String> {
    element(ID)?.get_attribute(attribute).filter(|it| !it.is_empty())
}

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Not all that goes into it could be loaded.
    NotLoaded,
    /// There is something else where the template should be, as while one develops.
    NotThere,
    /// The browser cannot compress.
    TooOld,
}

/// Makes a file.
pub fn make(contents: Contents, made: impl FnOnce(Result<String, Failure>) + 'static) {
    spawn_local(async move { made(file(&contents).await) });
}

async fn file(contents: &Contents) -> Result<String, Failure> {
    let asked = RequestInit::new();
    // Its name is the same in all builds. It says itself which program goes with it.
    asked.set_cache(RequestCache::NoCache);
    let text = load(TEMPLATE, &asked).await.ok_or(Failure::NotLoaded)?;
    let text = text.text().map(JsFuture::from).map_err(|_| Failure::NotLoaded)?;
    let text = text.await.ok().and_then(|it| it.dyn_into::<JsString>().ok());
    let text = text.map(String::from).ok_or(Failure::NotLoaded)?;
    let template = Template::read(&text).ok_or(Failure::NotThere)?;

    let asked = RequestInit::new();
    asked.set_integrity(template.integrity);
    let program = load(template.program, &asked).await.and_then(|it| it.body());
    let packed = Stream::Gzip.pack(&program.ok_or(Failure::NotLoaded)?);
    let packed = packed.map(JsFuture::from).map_err(|_| Failure::TooOld)?;
    let packed = packed.await.ok().and_then(|it| it.dyn_into::<ArrayBuffer>().ok());
    let packed = Uint8Array::new(packed.ok_or(Failure::NotLoaded)?.unchecked_ref()).to_vec();
    Ok(template.fill(contents, &Base64::encode_string(&packed)))
}

/// One file of the page's own.
async fn load(name: &str, asked: &RequestInit) -> Option<Response> {
    let loaded = document()?.default_view()?.fetch_with_str_and_init(name, asked);
    let response = JsFuture::from(loaded).await.ok()?.dyn_into::<Response>().ok()?;
    response.ok().then_some(response)
}
