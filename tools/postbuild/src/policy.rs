//! What the page may load and do.

use crate::digest;

/// The content security policy, for a page that has this style sheet and this script in it.
///
/// - Scripts are the page's own files, the one in the page whose digest this is, and WebAssembly; never other text in
///   the page, nor any made by a script (no `unsafe-inline`, no `unsafe-eval`; Trusted Types, none of which may be made
///   but the address of the worker that keeps the page).
/// - Styles are the one sheet in the page.
/// - It is sent nowhere: no forms, no other address for relative links, nothing from other hosts.
///
/// `frame-ancestors` cannot be said in a page, only in a header: whoever publishes the page decides
/// who may embed it.
pub(crate) fn policy(style: &str, script: &str) -> String {
    let style = digest::source(style.as_bytes());
    let script = digest::source(script.as_bytes());
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; style-src {style}; \
         img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types offline"
    )
}

/// The policy of the page as one file, which has these scripts in it: it asks nobody for anything.
pub(crate) fn one_page(style: &str, scripts: &[&str]) -> String {
    let sources: Vec<_> = scripts.iter().map(|it| digest::source(it.as_bytes())).collect();
    let sources = sources.join(" ");
    let style = digest::source(style.as_bytes());
    format!(
        "default-src 'none'; script-src {sources} 'wasm-unsafe-eval'; style-src {style}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// The element by which a page sets itself a policy.
pub(crate) fn element(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}
