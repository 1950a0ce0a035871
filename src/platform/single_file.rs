//! The page as a single file: the contents of the file that is open, and how another one is made.

use crate::platform::compression::Stream;
use crate::platform::{document, element};
use crate::single_file::{Contents, Failure, ID, TEMPLATE, Template};
use crate::storage::attempts::StoredText;
use base64ct::{Base64, Encoding as _};
use js_sys::{ArrayBuffer, JsString, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestCache, RequestInit, Response};

/// Whether the page is a single file.
pub(super) fn is_here() -> bool {
    element(ID).is_some()
}

/// The address of a page that opens links, if the file contains one.
pub(super) fn home() -> Option<String> {
    attribute("data-home")
}

/// The quiz in the file, under its name in the storage; `None` if it is the built-in one.
pub fn quiz() -> Option<StoredText> {
    attribute("data-name").zip(attribute("data-quiz"))
}

fn attribute(name: &str) -> Option<String> {
    element(ID)?.get_attribute(name).filter(|it| !it.is_empty())
}

/// Makes a file: loads the template and the program, and fills the template.
pub fn make(contents: Contents, made: impl FnOnce(Result<String, Failure>) + 'static) {
    spawn_local(async move { made(file(&contents).await) });
}

async fn file(contents: &Contents) -> Result<String, Failure> {
    let asked = RequestInit::new();
    // The template has the same name in all builds, so the cached one may be old. It names the program that belongs to
    // it.
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

/// Loads a file of the published build.
async fn load(name: &str, asked: &RequestInit) -> Option<Response> {
    let loaded = document()?.default_view()?.fetch_with_str_and_init(name, asked);
    let response = JsFuture::from(loaded).await.ok()?.dyn_into::<Response>().ok()?;
    response.ok().then_some(response)
}
