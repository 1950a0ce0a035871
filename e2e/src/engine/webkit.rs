//! WebKit, in the small browser that comes with `WebKitGTK`.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::{Media, Options, has_viewport};
use crate::display::Display;
use crate::webdriver::Connection;
use crate::{Error, Result};

/// Where GTK looks for a style of the person's own.
const STYLE: &str = "gtk-3.0/gtk.css";

/// The buttons above the page take no room, so that the window can be as narrow as a phone.
const NO_ROOM: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }";

pub(super) fn prepare(profile: &Path) -> Result<()> {
    let style = profile.join(STYLE);
    let folder = style.parent().unwrap_or(profile);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(&style, NO_ROOM));
    written.map_err(Error::io(format!("cannot write {}", style.display())))
}

pub(super) fn surroundings(profile: &Path) -> Vec<(&'static str, OsString)> {
    let mut surroundings: Vec<_> =
        ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"]
            .map(|variable| (variable, profile.into()))
            .into();
    surroundings.extend([
        ("GDK_BACKEND", "x11".into()),
        // There need be no session that has an accessibility bus and settings.
        ("NO_AT_BRIDGE", "1".into()),
        ("GSETTINGS_BACKEND", "memory".into()),
    ]);
    surroundings
}

pub(super) fn capabilities(browser: &Path, options: Options) -> Value {
    let mut arguments = vec!["--automation".to_owned()];
    if options.is_storage_blocked {
        // Then there is no storage at all.
        arguments.push("--enable-html5-local-storage=false".to_owned());
    }
    json!({ "webkitgtk:browserOptions": { "binary": browser, "args": arguments } })
}

/// Without the focus of its screen, a page is not active, and shows no focus of its own.
pub(super) fn focus(connection: &Connection, display: Option<&Display>) -> Result<()> {
    display.map_or(Ok(()), Display::point)?;
    connection.wait_until("the window to have the focus", || {
        Ok((connection.execute("return document.hasFocus()", &[])? == true).then_some(()))
    })
}

/// The circumstances are those of the desktop.
pub(super) fn emulate(
    connection: &Connection,
    media: &[Media],
    display: Option<&Display>,
) -> Result<()> {
    let is_dark = media.contains(&Media::Dark);
    let is_still = media.contains(&Media::ReducedMotion);
    if let Some(display) = display
        && !display.set(is_dark, is_still)?
    {
        return Ok(());
    }
    let script = "return ['color-scheme: dark', 'reduced-motion: reduce']
        .map(it => matchMedia(`(prefers-${it})`).matches)";
    let expected = json!([is_dark, is_still]);
    connection.wait_until("the desktop's new settings", || {
        Ok((connection.execute(script, &[])? == expected).then_some(()))
    })?;
    // A page that knows of them shows them once it has reason to look at its style again.
    let script =
        "document.adoptedStyleSheets.push(new CSSStyleSheet()); document.adoptedStyleSheets.pop();
        requestAnimationFrame(() => requestAnimationFrame(arguments[0]))";
    connection.execute_async(script, &[]).map(drop)
}

pub(super) fn set_viewport(connection: &Connection, width: u32, height: u32) -> Result<()> {
    let frame = connection.execute("return outerHeight - innerHeight", &[])?;
    let frame = frame.as_u64().and_then(|frame| u32::try_from(frame).ok()).unwrap_or_default();
    connection.set_window(width, height + frame)?;
    connection.wait_until("the page's new size", || has_viewport(connection, width, height))
}
