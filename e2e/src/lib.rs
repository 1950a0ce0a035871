//! A harness to test the built site in real browsers, as a person uses it.
//!
//! A test takes a [`Config`] (where the builds and the browsers are, as `cargo xtask test` says), opens a [`Site`] and a
//! [`Browser`], and talks to the page through the browser's [`Session`]:
//!
//! ```no_run
//! use e2e::{Browser, Options, Result, Config, axe, key};
//!
//! fn the_cover_leads_to_the_first_scenario() -> Result<()> {
//!     let Some(config) = Config::from_env() else { return Ok(()) };
//!     let site = config.serve(config.build("evening"), "/some/where/")?;
//!     let browser = Browser::open(&config, Options::default())?;
//!     let page = browser.session();
//!     page.go(&site.url(""))?;
//!     page.wait_for("h1")?;
//!     page.press(&[key::TAB])?;
//!     page.press(&[key::ENTER])?;
//!     page.wait_for("fieldset")?.find("label")?.click()?;
//!     assert_eq!(axe::faults(&config, page)?.unwrap_or_default(), "");
//!     assert_eq!(page.console()?, [""; 0]);
//!     assert_eq!(site.take_console(), [""; 0]);
//!     Ok(())
//! }
//! ```
//!
//! Nothing in a test says which browser it is in: one run is in one [`Engine`], that of the [`Config`]. What the protocol
//! by which browsers are driven lacks, each engine does in its own way; what one cannot do at all is said when a test
//! asks for it. To see the page in special circumstances, the site can [inject](Site::inject) scripts into it.

pub mod axe;
mod browser;
mod config;
mod display;
mod driver;
mod engine;
mod error;
mod process;
mod say;
mod session;
mod site;
mod temp_dir;
mod wait;
mod webdriver;

pub use self::browser::Browser;
pub use self::config::Config;
pub use self::engine::{Engine, Media, Options};
pub use self::error::{Error, Result};
pub use self::say::say;
pub use self::session::{Element, Session};
pub use self::site::Site;
pub use self::temp_dir::TempDir;
pub use self::webdriver::key;
