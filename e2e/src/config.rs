//! The configuration of a run of the tests.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Once;

use crate::Result;
use crate::engine::Engine;
use crate::say::say;
use crate::site::Site;

/// The places of the built sites, the browser and the tools of a run, as `cargo xtask test` puts them into the environment.
#[derive(Clone, Debug)]
pub struct Config {
    dist: PathBuf,
    engine: Engine,
    browser: PathBuf,
    driver: PathBuf,
    axe: Option<PathBuf>,
}

impl Config {
    /// The configuration of the run. If there is none, as in a plain `cargo test`, it says so, once, and tests have nothing to do.
    pub fn from_env() -> Option<Self> {
        static NONE: Once = Once::new();
        let config = Self::read();
        if config.is_none() {
            NONE.call_once(|| {
                say("SKIPPED: end-to-end tests need a built site and a browser, as `cargo xtask test` sets them up");
            });
        }
        config
    }

    fn read() -> Option<Self> {
        let path = |variable| env::var_os(variable).map(PathBuf::from);
        let (engine, browser, driver) = Engine::ALL.into_iter().find_map(|engine| {
            let (browser, driver) = engine.variables();
            Some((engine, path(browser)?, path(driver)?))
        })?;
        Some(Self { dist: path("E2E_DIST")?, engine, browser, driver, axe: path("E2E_AXE") })
    }

    /// The folder of a release build: `evening`, `at-end` or `never`.
    pub fn build(&self, name: &str) -> PathBuf {
        self.dist.join(name)
    }

    /// Serves a folder, as [`Site::serve`] does, so that what pages write to the console is known in every engine.
    pub fn serve(&self, folder: impl Into<PathBuf>, base: &str) -> Result<Site> {
        let site = Site::serve(folder, base)?;
        if self.engine.needs_listening_host() {
            site.listen();
        }
        Ok(site)
    }

    /// The kind of browser that the tests run in.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether what pages store is written to the disk, so that it can outlive a killed browser. Says so if not.
    pub fn keeps_on_disk(&self) -> bool {
        let keeps = self.engine.keeps_on_disk();
        if !keeps {
            say(&format!("SKIPPED in {:?}: what outlives a killed browser", self.engine));
        }
        keeps
    }

    /// axe-core's script, if it could be had.
    pub fn axe(&self) -> Option<&Path> {
        self.axe.as_deref()
    }

    pub(crate) fn browser(&self) -> &Path {
        &self.browser
    }

    pub(crate) fn driver(&self) -> &Path {
        &self.driver
    }
}
