//! Firefox, which does what the protocol lacks when its own window is asked.

use std::ffi::OsString;
use std::path::Path;

use serde_json::{Value, json};

use super::{Media, Options, has_viewport};
use crate::Result;
use crate::webdriver::Connection;

/// Scripts may run in the browser's own window.
pub(super) const DRIVER_ARGUMENTS: &[&str] = &["--allow-system-access"];

/// Room around the page for what belongs to the window.
const FRAME: u32 = 200;

/// A screen on which every window finds room.
pub(super) fn surroundings() -> Vec<(&'static str, OsString)> {
    vec![("MOZ_HEADLESS_WIDTH", "2000".into()), ("MOZ_HEADLESS_HEIGHT", "2000".into())]
}

pub(super) fn capabilities(browser: &Path, profile: &Path, options: Options) -> Value {
    // What "block all cookies" in the settings does, and what the settings are at first.
    let cookies = if options.is_storage_blocked { 2 } else { 5 };
    let preferences = json!({
        "network.cookie.cookieBehavior": cookies,
        // Pages get a process when they need one, not ahead of time.
        "dom.ipc.processPrelaunch.enabled": false,
    });
    json!({
        "moz:firefoxOptions": {
            "binary": browser,
            "args": ["-headless", "-profile", profile, "-allow-downgrade"],
            "prefs": preferences,
        }
    })
}

/// Begins to listen to the console.
pub(super) fn listen(connection: &Connection) -> Result<()> {
    in_window(connection, include_str!("firefox.js"), &[]).map(drop)
}

/// From the end of a page, Tab leads on into the browser's own window. Where there is nothing, it should lead back to the
/// beginning, as in other browsers, but not every kind of last control lets go.
pub(super) fn has_pressed_tab(connection: &Connection) -> Result<()> {
    let script = "
        if (document.activeElement === document.body) {
            getSelection().collapse(document.body, 0);
        }";
    connection.execute(script, &[]).map(drop)
}

/// The messages that Firefox writes when a page is left in the midst of what it does. They are no fault of the page, as
/// long as it loses nothing by it, which is for tests of what is kept.
const LEFT: [&str; 2] = [
    "Script terminated by timeout",
    "An IndexedDB transaction that was not yet complete has been aborted due to page navigation.",
];

pub(super) fn console(connection: &Connection) -> Result<Vec<String>> {
    let heard = in_window(connection, "return window.heard.splice(0)", &[])?;
    let lines = heard.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(lines.filter(|it| !LEFT.iter().any(|left| it.contains(left))).map(str::to_owned).collect())
}

pub(super) fn emulate(connection: &Connection, media: &[Media]) -> Result<()> {
    let choose = |choices: &[(Media, &'static str)], otherwise: &'static str| {
        let chosen = choices.iter().find(|(choice, _)| media.contains(choice));
        chosen.map_or(otherwise, |(_, value)| value)
    };
    let overrides = json!({
        "prefersColorSchemeOverride": choose(&[(Media::Light, "light"), (Media::Dark, "dark")], "none"),
        "prefersReducedMotionOverride": choose(&[(Media::ReducedMotion, "reduce")], "none"),
        "forcedColorsOverride": choose(&[(Media::ForcedColors, "active")], "none"),
        "mediumOverride": choose(&[(Media::Print, "print")], ""),
    });
    let script = "Object.assign(gBrowser.selectedBrowser.browsingContext, arguments[0])";
    in_window(connection, script, &[overrides]).map(drop)
}

/// Windows cannot be as narrow as a phone, but the page in one can.
pub(super) fn set_viewport(connection: &Connection, width: u32, height: u32) -> Result<()> {
    connection.set_window(width + FRAME, height + FRAME)?;
    let script = "
        const [width, height] = arguments;
        Object.assign(gBrowser.selectedBrowser.style, {
            flex: 'none', alignSelf: 'start', minWidth: 0, width: `${width}px`, height: `${height}px`,
        });";
    in_window(connection, script, &[json!(width), json!(height)])?;
    connection.wait_until("the page's new size", || has_viewport(connection, width, height))
}

/// Runs a script in the browser's own window.
fn in_window(connection: &Connection, script: &str, arguments: &[Value]) -> Result<Value> {
    connection.post("/moz/context", &json!({ "context": "chrome" }))?;
    let answer = connection.execute(script, arguments);
    connection.post("/moz/context", &json!({ "context": "content" }))?;
    answer
}
