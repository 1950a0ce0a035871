//! The content security policies: they limit what the pages may load and do.

use crate::digest;

/// The content security policy, for a page that has this style sheet and this script in it.
///
/// - It runs the page's own files, this script and WebAssembly. It runs no other text in the page, and none that a script makes
///   (no `unsafe-inline`, no `unsafe-eval`; the only Trusted Type that may be made is the address of the worker).
/// - It has this style sheet and no other.
/// - It sends nothing: it has no forms, no other base for relative links, and loads nothing from other hosts.
///
/// Only a header can set `frame-ancestors`: whoever publishes the page decides who may embed it.
pub(crate) fn policy(style: &str, script: &str) -> String {
    let style = digest::source(style.as_bytes());
    let script = digest::source(script.as_bytes());
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; style-src {style}; \
         img-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types offline"
    )
}

/// The policy of the page as one file, with these scripts in it: it loads nothing.
pub(crate) fn single_file(style: &str, scripts: &[&str]) -> String {
    let sources: Vec<_> = scripts.iter().map(|it| digest::source(it.as_bytes())).collect();
    let sources = sources.join(" ");
    let style = digest::source(style.as_bytes());
    format!(
        "default-src 'none'; script-src {sources} 'wasm-unsafe-eval'; style-src {style}; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// The element that sets the policy of a page.
pub(crate) fn element(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}
