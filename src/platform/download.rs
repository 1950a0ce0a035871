//! Files that the person downloads.

use crate::platform::{after, made};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How many milliseconds a browser has to read the file before its address is revoked.
const REVOKE_TIMEOUT: u32 = 60_000;

/// Downloads a text as a file of a MIME type (`kind`); `None` if the browser refuses.
pub fn save_text(text: &str, kind: &str, name: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    save(&Blob::new_with_str_sequence_and_options(&parts, &options).ok()?, name)
}

/// Downloads a file; `None` if the browser refuses.
pub(super) fn save(file: &Blob, name: &str) -> Option<()> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = made("a")?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    after(REVOKE_TIMEOUT, move || {
        // Browsers ignore an address that is revoked already.
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}
