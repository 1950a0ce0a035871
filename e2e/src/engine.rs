//! The kinds of browsers. What is particular to one is below this module.

mod chromium;
mod firefox;
mod webkit;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::display::Display;
use crate::say::say;
use crate::{Config, Media, Options, Result, Session, key};

/// A kind of browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by way of chromedriver.
    Chromium,
    /// Firefox, by way of geckodriver.
    Firefox,
    /// WebKit: the small browser that comes with `WebKitGTK`, by way of `WebKitWebDriver`.
    WebKit,
}

impl Engine {
    /// Every engine that there are tests in.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The environment variables that say where the browser and its driver are.
    pub(crate) fn variables(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("E2E_CHROMIUM", "E2E_CHROMEDRIVER"),
            Self::Firefox => ("E2E_FIREFOX", "E2E_GECKODRIVER"),
            Self::WebKit => ("E2E_MINIBROWSER", "E2E_WEBKITWEBDRIVER"),
        }
    }

    /// Whether what pages store is on the disk, and outlives the browser. WebKit's keeps it in memory while it is driven
    /// by a program.
    pub(crate) fn keeps_on_disk(self) -> bool {
        self != Self::WebKit
    }

    /// Whether pages get no database either once they may not store anything. WebKit's only shuts their local storage off.
    pub fn blocks_databases(self) -> bool {
        self != Self::WebKit
    }

    /// Whether `'self'` in a policy means the page's own host in a frame without an origin, too. In WebKit nothing is as
    /// that frame is, so that a page that trusts its own files only has none that run.
    pub fn knows_self_in_sandboxes(self) -> bool {
        self != Self::WebKit
    }

    /// Whether a page can be shown as if that were so. Nothing makes WebKit print for a program, and it knows of no
    /// forced colours.
    pub fn can_emulate(self, media: Media) -> bool {
        self != Self::WebKit || !matches!(media, Media::ForcedColors | Media::Print)
    }

    /// Whether the browser needs a screen, even if nobody looks at it.
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// Whether what pages write to the console is not to be had from the browser, so that the host listens to them.
    pub(crate) fn needs_listening_host(self) -> bool {
        self == Self::WebKit
    }

    /// What the driver is started with.
    pub(crate) fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Firefox => firefox::DRIVER_ARGUMENTS,
            Self::Chromium | Self::WebKit => &[],
        }
    }

    /// The environment that the driver and the browser are started in.
    pub(crate) fn surroundings(self, profile: &Path) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Chromium => Vec::new(),
            Self::Firefox => firefox::surroundings(),
            Self::WebKit => webkit::surroundings(profile),
        }
    }

    /// Puts what the browser must find into its profile.
    pub(crate) fn prepare(self, config: &Config, profile: &Path) -> Result<()> {
        match self {
            Self::Chromium => Ok(()),
            Self::Firefox => firefox::prepare(config, profile),
            Self::WebKit => webkit::prepare(profile),
        }
    }

    /// What to ask of the driver to get `browser`, without a screen, with its data in the folder `profile`.
    pub(crate) fn capabilities(self, browser: &Path, profile: &Path, options: Options) -> Value {
        match self {
            Self::Chromium => chromium::capabilities(browser, profile, options),
            Self::Firefox => firefox::capabilities(browser, profile, options),
            Self::WebKit => webkit::capabilities(browser, options),
        }
    }

    /// Makes a new session one that can do what the others can.
    pub(crate) fn begin(self, session: &Session, display: Option<&Display>) -> Result<()> {
        match self {
            Self::Chromium => Ok(()),
            Self::Firefox => firefox::listen(session),
            Self::WebKit => webkit::focus(session, display),
        }
    }

    /// Makes a new window of that session one like the first.
    pub(crate) fn enter(self, session: &Session, display: Option<&Display>) -> Result<()> {
        match self {
            Self::Chromium | Self::Firefox => Ok(()),
            Self::WebKit => webkit::focus(session, display),
        }
    }

    /// The folder in the profile that has what pages put into their local storage.
    pub(crate) fn storage(self, profile: &Path) -> PathBuf {
        profile.join(match self {
            Self::Chromium => "Default/Local Storage/leveldb",
            Self::Firefox | Self::WebKit => "storage/default",
        })
    }

    /// Does what else belongs to pressing keys.
    pub(crate) fn has_pressed(self, session: &Session, keys: &[char]) -> Result<()> {
        match self {
            Self::Firefox if keys == [key::TAB] => firefox::has_pressed_tab(session),
            _ => Ok(()),
        }
    }

    /// See [`Session::console`].
    pub(crate) fn console(self, session: &Session) -> Result<Vec<String>> {
        match self {
            Self::Chromium => chromium::console(session),
            Self::Firefox => firefox::console(session),
            Self::WebKit => Ok(Vec::new()),
        }
    }

    /// See [`Session::emulate`].
    pub(crate) fn emulate(
        self,
        session: &Session,
        media: &[Media],
        display: Option<&Display>,
    ) -> Result<()> {
        for media in media.iter().filter(|media| !self.can_emulate(**media)) {
            say(&format!("SKIPPED in {self:?}: the page as with {media:?}"));
        }
        match self {
            Self::Chromium => chromium::emulate(session, media),
            Self::Firefox => firefox::emulate(session, media),
            Self::WebKit => webkit::emulate(session, media, display),
        }
    }

    /// See [`Session::set_viewport`].
    pub(crate) fn set_viewport(self, session: &Session, width: u32, height: u32) -> Result<()> {
        match self {
            Self::Chromium => chromium::set_viewport(session, width, height),
            Self::Firefox => firefox::set_viewport(session, width, height),
            Self::WebKit => webkit::set_viewport(session, width, height),
        }
    }
}

/// Whether the page is in a viewport of that size.
fn has_viewport(session: &Session, width: u32, height: u32) -> Result<Option<()>> {
    let size = session.execute("return [innerWidth, innerHeight]", &[])?;
    Ok((size == json!([width, height])).then_some(()))
}
