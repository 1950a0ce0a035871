//! What the page may load and do.

use crate::digest;

/// The content security policy, for a page that has this style sheet in it.
///
/// - Scripts are the page's own files, and WebAssembly; never text in the page or made by a script
///   (no `unsafe-inline`, no `unsafe-eval`; Trusted Types, none of which may be made).
/// - Styles are the one sheet in the page.
/// - It is sent nowhere: no forms, no other address for relative links, nothing from other hosts.
///
/// `frame-ancestors` cannot be said in a page, only in a header: whoever publishes the page decides
/// who may embed it.
pub(crate) fn policy(style: &str) -> String {
    let style = digest::source(style.as_bytes());
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; \
         img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}
