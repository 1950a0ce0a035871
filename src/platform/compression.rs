//! Compression by the browser.

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, ReadableStream, Response};

/// A compressed format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// Raw deflate, as in links.
    Deflate,
    /// Gzip, as in files.
    Gzip,
}

impl Stream {
    /// Compresses a stream. The promise is of an [`ArrayBuffer`]. A browser that cannot compress fails at once.
    pub(super) fn pack(self, bytes: &ReadableStream) -> Result<Promise, JsValue> {
        // web-sys counts this type among unstable ones; browsers have had it since 2023.
        let kind: Function =
            Reflect::get(&js_sys::global(), &"CompressionStream".into())?.dyn_into()?;
        let format = match self {
            Stream::Deflate => "deflate-raw",
            Stream::Gzip => "gzip",
        };
        let stream = Reflect::construct(&kind, &Array::of1(&format.into()))?;
        let packed = bytes.pipe_through(stream.unchecked_ref());
        Response::new_with_opt_readable_stream(Some(&packed))?.array_buffer()
    }
}

/// Tells how many bytes a text has as raw deflate. The browser compresses in the background. `done` is not called if it
/// cannot.
pub fn compressed(text: &str, done: impl FnOnce(usize) + 'static) {
    let text = Blob::new_with_str_sequence(&Array::of1(&text.into()));
    let Ok(promise) = text.and_then(|it| Stream::Deflate.pack(&it.stream())) else { return };
    spawn_local(async move {
        let bytes =
            JsFuture::from(promise).await.ok().and_then(|it| it.dyn_into::<ArrayBuffer>().ok());
        if let Some(bytes) = bytes {
            done(bytes.byte_length() as usize);
        }
    });
}
