//! The [`Fixture`] that every test begins with: one of the built sites, served, and a window of a browser for the test alone.

use e2e::{Browser, Config, Engine, Options, Result, Site, axe};

use crate::player::Player;

/// The built-in quiz.
pub(crate) const EVENING: &str = "evening";

/// The quiz of `quizzes/at-end.toml`.
pub(crate) const AT_END: &str = "at-end";

/// The quiz of `quizzes/never.toml`.
pub(crate) const NEVER: &str = "never";

/// The built-in quiz, in a program that breaks where it is asked to.
pub(crate) const FAULTS: &str = "faults";

/// Refuses pages a database, as browsers do that may store nothing.
const NO_DATABASE: &str = "Object.defineProperty(window, 'indexedDB', {
    get() { throw new DOMException('refused', 'SecurityError') },
})";

/// A site and a browser.
pub(crate) struct Fixture {
    config: Config,
    site: Site,
    browser: Browser,
}

impl Fixture {
    /// A build, and a browser like any other. `None` if there is nothing to test with.
    pub(crate) fn open(build: &str) -> Result<Option<Self>> {
        Self::open_at(build, "/", Options::default())
    }

    /// A build under a path, and a browser that is somehow special.
    pub(crate) fn open_at(build: &str, base: &str, options: Options) -> Result<Option<Self>> {
        let Some(config) = Config::from_env() else { return Ok(None) };
        let site = config.serve(config.build(build), base)?;
        if options.is_storage_blocked && !config.engine().blocks_databases() {
            site.inject(NO_DATABASE);
        }
        let browser = Browser::open(&config, options)?;
        Ok(Some(Self { config, site, browser }))
    }

    /// The person at the browser, with a mouse.
    pub(crate) fn player(&self) -> Player<'_> {
        Player::new(self.browser.session(), &self.site)
    }

    /// A browser of somebody else, who looks at the same site.
    pub(crate) fn browser_of_another(&self) -> Result<Browser> {
        Browser::open(&self.config, Options::default())
    }

    /// The host.
    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// The browser.
    pub(crate) fn browser(&mut self) -> &mut Browser {
        &mut self.browser
    }

    /// The kind of browser.
    pub(crate) fn engine(&self) -> Engine {
        self.config.engine()
    }

    /// Whether what the page keeps can outlive a killed browser.
    pub(crate) fn keeps_on_disk(&self) -> bool {
        self.config.keeps_on_disk()
    }

    /// The faults in the accessibility of the page as it is now; `None` if there is no axe-core to find them.
    pub(crate) fn faults(&self) -> Result<Option<String>> {
        axe::faults(&self.config, self.browser.session())
    }
}
