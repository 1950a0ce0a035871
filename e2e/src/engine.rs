//! The kinds of browsers. What is particular to one is below this module.

mod chromium;
mod firefox;
mod webkit;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::Result;
use crate::display::Display;
use crate::say::say;
use crate::webdriver::{Connection, key};

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

/// The settings of a browser that a test chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether pages may not store anything, as if the person had forbidden it.
    pub is_storage_blocked: bool,
}

/// A circumstance of the person who looks at a page, of which the page can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Prefers light colours.
    Light,
    /// Prefers dark colours.
    Dark,
    /// Prefers less motion.
    ReducedMotion,
    /// Has the system's colours forced upon every page.
    ForcedColors,
    /// Prints the page.
    Print,
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

    /// The arguments of the driver.
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

    /// The name under which a profile is kept that was in use once, if new profiles are to be copies of it. Firefox would
    /// prepare itself anew in an empty one for every test, which takes longer than most tests.
    pub(crate) fn used_profile(self) -> Option<&'static str> {
        (self == Self::Firefox).then_some("firefox-profile")
    }

    /// Puts what the browser must find into its profile.
    pub(crate) fn prepare(self, profile: &Path) -> Result<()> {
        match self {
            Self::Chromium | Self::Firefox => Ok(()),
            Self::WebKit => webkit::prepare(profile),
        }
    }

    /// The capabilities to ask of the driver to get `browser`, without a screen, with its data in the folder `profile`.
    pub(crate) fn capabilities(self, browser: &Path, profile: &Path, options: Options) -> Value {
        match self {
            Self::Chromium => chromium::capabilities(browser, profile, options),
            Self::Firefox => firefox::capabilities(browser, profile, options),
            Self::WebKit => webkit::capabilities(browser, options),
        }
    }

    /// Makes a new window one that can do what the others can.
    pub(crate) fn begin(self, connection: &Connection, display: Option<&Display>) -> Result<()> {
        match self {
            Self::Chromium => Ok(()),
            Self::Firefox => firefox::listen(connection),
            Self::WebKit => webkit::focus(connection, display),
        }
    }

    /// Makes another window of the same browser one like the first.
    pub(crate) fn enter(self, connection: &Connection, display: Option<&Display>) -> Result<()> {
        match self {
            Self::Chromium | Self::Firefox => Ok(()),
            Self::WebKit => webkit::focus(connection, display),
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
    pub(crate) fn has_pressed(self, connection: &Connection, keys: &[char]) -> Result<()> {
        match self {
            Self::Firefox if keys == [key::TAB] => firefox::has_pressed_tab(connection),
            _ => Ok(()),
        }
    }

    /// The lines that were written to the console since the last call; none where the host listens instead.
    pub(crate) fn console(self, connection: &Connection) -> Result<Vec<String>> {
        match self {
            Self::Chromium => chromium::console(connection),
            Self::Firefox => firefox::console(connection),
            Self::WebKit => Ok(Vec::new()),
        }
    }

    /// Pretends that all of this, and nothing else, holds of the person who looks at the page.
    pub(crate) fn emulate(
        self,
        connection: &Connection,
        media: &[Media],
        display: Option<&Display>,
    ) -> Result<()> {
        for media in media.iter().filter(|media| !self.can_emulate(**media)) {
            say(&format!("SKIPPED in {self:?}: the page as with {media:?}"));
        }
        match self {
            Self::Chromium => chromium::emulate(connection, media),
            Self::Firefox => firefox::emulate(connection, media),
            Self::WebKit => webkit::emulate(connection, media, display),
        }
    }

    /// Gives the page a viewport of that size, however narrow.
    pub(crate) fn set_viewport(
        self,
        connection: &Connection,
        width: u32,
        height: u32,
    ) -> Result<()> {
        match self {
            Self::Chromium => chromium::set_viewport(connection, width, height),
            Self::Firefox => firefox::set_viewport(connection, width, height),
            Self::WebKit => webkit::set_viewport(connection, width, height),
        }
    }
}

/// Whether the page is in a viewport of that size.
fn has_viewport(connection: &Connection, width: u32, height: u32) -> Result<Option<()>> {
    let size = connection.execute("return [innerWidth, innerHeight]", &[])?;
    Ok((size == json!([width, height])).then_some(()))
}
