//! Chromium, which does what the protocol lacks by way of its developer tools.

use std::path::Path;

use serde_json::{Value, json};

use super::{Media, Options};
use crate::Result;
use crate::webdriver::Connection;

pub(super) fn capabilities(browser: &Path, profile: &Path, options: Options) -> Value {
    let mut arguments = vec![
        "--headless=new".to_owned(),
        format!("--user-data-dir={}", profile.display()),
        "--no-first-run".to_owned(),
        // Nothing but the page under test may use the network.
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--disable-quic".to_owned(),
        // Containers and virtual machines have no graphics card and little shared memory.
        "--disable-gpu".to_owned(),
        "--disable-dev-shm-usage".to_owned(),
    ];
    if is_root() {
        // Chromium's sandbox does not work for root.
        arguments.push("--no-sandbox".to_owned());
    }
    let mut chromium = json!({ "binary": browser, "args": arguments });
    if options.is_storage_blocked {
        // What "block all cookies" in the settings does.
        chromium["prefs"] = json!({ "profile.default_content_setting_values.cookies": 2 });
    }
    json!({ "goog:chromeOptions": chromium, "goog:loggingPrefs": { "browser": "ALL" } })
}

pub(super) fn console(connection: &Connection) -> Result<Vec<String>> {
    let entries = connection.post("/se/log", &json!({ "type": "browser" }))?;
    entries
        .list()?
        .map(|entry| Ok(format!("{} {}", entry.field("level")?, entry.field("message")?)))
        .collect()
}

pub(super) fn emulate(connection: &Connection, media: &[Media]) -> Result<()> {
    let features: Value = media.iter().filter_map(|media| feature(*media)).collect();
    let medium = if media.contains(&Media::Print) { "print" } else { "" };
    connection
        .cdp("Emulation.setEmulatedMedia", &json!({ "media": medium, "features": features }))
        .map(drop)
}

/// The media feature and its value, as in CSS.
fn feature(media: Media) -> Option<Value> {
    let (name, value) = match media {
        Media::Light => ("prefers-color-scheme", "light"),
        Media::Dark => ("prefers-color-scheme", "dark"),
        Media::ReducedMotion => ("prefers-reduced-motion", "reduce"),
        Media::ForcedColors => ("forced-colors", "active"),
        Media::Print => return None,
    };
    Some(json!({ "name": name, "value": value }))
}

pub(super) fn set_viewport(connection: &Connection, width: u32, height: u32) -> Result<()> {
    let metrics =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    connection.cdp("Emulation.setDeviceMetricsOverride", &metrics).map(drop)
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;

    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
