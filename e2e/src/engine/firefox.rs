//! Firefox, which does what the protocol lacks when its own window is asked.

use std::ffi::OsString;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use serde_json::{Value, json};

use super::has_viewport;
use crate::browser;
use crate::process::is_in_use;
use crate::wait::wait;
use crate::{Config, Error, Media, Options, Result, Session, TempDir};

/// Scripts may run in the browser's own window.
pub(super) const DRIVER_ARGUMENTS: &[&str] = &["--allow-system-access"];

/// Room around the page for what belongs to the window.
const FRAME: u32 = 200;

/// A screen on which every window finds room.
pub(super) fn surroundings() -> Vec<(&'static str, OsString)> {
    vec![("MOZ_HEADLESS_WIDTH", "2000".into()), ("MOZ_HEADLESS_HEIGHT", "2000".into())]
}

/// Fills an empty profile from one that was in use once. Otherwise Firefox would prepare itself anew for every test, which
/// takes longer than most tests.
pub(super) fn prepare(config: &Config, profile: &Path) -> Result<()> {
    static IN_THE_MAKING: Mutex<()> = Mutex::new(());

    let first = config.build("firefox-profile");
    let doing = || Error::io(format!("cannot make {}", first.display()));
    {
        let _guard = IN_THE_MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        if !first.is_dir() {
            let fresh = TempDir::new()?;
            let (_driver, session) = browser::start(config, &fresh, None, Options::default())?;
            session.end()?;
            wait("Firefox to be gone", || (!is_in_use(fresh.path())).then_some(()))?;
            // Whole or not at all: this may be stopped at any time.
            let unfinished = first.with_extension("unfinished");
            copy(fresh.path(), &unfinished).map_err(doing())?;
            fs::rename(&unfinished, &first).map_err(doing())?;
        }
    }
    copy(&first, profile).map_err(Error::io("cannot copy a profile"))
}

/// Copies the files in a folder and below it. Locks, which are no files, stay.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            copy(&entry.path(), &target)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
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
pub(super) fn listen(session: &Session) -> Result<()> {
    in_window(session, include_str!("firefox.js"), &[]).map(drop)
}

/// From the end of a page, Tab leads on into the browser's own window. Where there is nothing, it should lead back to the
/// beginning, as in other browsers, but not every kind of last control lets go.
pub(super) fn has_pressed_tab(session: &Session) -> Result<()> {
    let script = "
        if (document.activeElement === document.body) {
            getSelection().collapse(document.body, 0);
        }";
    session.execute(script, &[]).map(drop)
}

/// What Firefox writes when a page is left in the midst of what it does. That is no fault of the page, as long as it
/// loses nothing by it, which is for tests of what is kept.
const LEFT: [&str; 2] = [
    "Script terminated by timeout",
    "An IndexedDB transaction that was not yet complete has been aborted due to page navigation.",
];

pub(super) fn console(session: &Session) -> Result<Vec<String>> {
    let heard = in_window(session, "return window.heard.splice(0)", &[])?;
    let lines = heard.as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(lines.filter(|it| !LEFT.iter().any(|left| it.contains(left))).map(str::to_owned).collect())
}

pub(super) fn emulate(session: &Session, media: &[Media]) -> Result<()> {
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
    in_window(session, script, &[overrides]).map(drop)
}

/// Windows cannot be as narrow as a phone, but the page in one can.
pub(super) fn set_viewport(session: &Session, width: u32, height: u32) -> Result<()> {
    session.set_window(width + FRAME, height + FRAME)?;
    let script = "
        const [width, height] = arguments;
        Object.assign(gBrowser.selectedBrowser.style, {
            flex: 'none', alignSelf: 'start', minWidth: 0, width: `${width}px`, height: `${height}px`,
        });";
    in_window(session, script, &[json!(width), json!(height)])?;
    session.wait_until("the page's new size", || has_viewport(session, width, height))
}

/// Runs a script in the browser's own window.
fn in_window(session: &Session, script: &str, arguments: &[Value]) -> Result<Value> {
    session.post("/moz/context", &json!({ "context": "chrome" }))?;
    let answer = session.execute(script, arguments);
    session.post("/moz/context", &json!({ "context": "content" }))?;
    answer
}
