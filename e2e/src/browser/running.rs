//! A browser that runs, with its driver and its profile.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::{fs, io};

use crate::display::Display;
use crate::driver::Driver;
use crate::process::is_in_use;
use crate::say::say;
use crate::session::Session;
use crate::wait::wait;
use crate::{Config, Error, Options, Result, TempDir};

/// A running browser.
#[derive(Debug)]
pub(super) struct Running {
    // In the order in which they must go.
    pub(super) session: Session,
    pub(super) driver: Driver,
    pub(super) profile: Profile,
}

/// The folder and the screen of a browser, which it has again when it is started after a crash.
#[derive(Debug)]
pub(super) struct Profile {
    display: Option<Arc<Display>>,
    pub(super) folder: TempDir,
}

impl Running {
    /// Opens one with an empty profile. Once more if it does not start, which happens to each driver now and then.
    pub(super) fn open(config: &Config, options: Options) -> Result<Self> {
        Self::open_once(config, options).or_else(|error| {
            say(&format!("a browser did not start, and is started once more: {error}"));
            Self::open_once(config, options)
        })
    }

    fn open_once(config: &Config, options: Options) -> Result<Self> {
        let folder = TempDir::new()?;
        let engine = config.engine();
        if let Some(name) = engine.used_profile() {
            copy_used_profile(config, name, folder.path())?;
        }
        engine.prepare(folder.path())?;
        let display = engine.needs_display().then(|| Display::open(folder.path())).transpose()?;
        Self::start(config, Profile { display: display.map(Arc::new), folder }, options)
    }

    /// Starts one with a profile that may have been in use before.
    pub(super) fn start(config: &Config, profile: Profile, options: Options) -> Result<Self> {
        let (driver, session) = start(config, &profile.folder, profile.display.as_ref(), options)?;
        Ok(Self { session, driver, profile })
    }
}

/// Starts a driver, and a browser with that profile.
fn start(
    config: &Config,
    profile: &TempDir,
    display: Option<&Arc<Display>>,
    options: Options,
) -> Result<(Driver, Session)> {
    let (engine, path) = (config.engine(), profile.path());
    let name = display.map(|display| display.name());
    let driver = Driver::start(engine, config.driver(), path, name)?;
    let capabilities = engine.capabilities(config.browser(), path, options);
    let session = Session::open(driver.client(), engine, display.cloned(), capabilities)?;
    Ok((driver, session))
}

/// Fills an empty profile from one that was in use once, and is kept under that name beside the builds. If there is none
/// yet, makes it.
fn copy_used_profile(config: &Config, name: &str, profile: &Path) -> Result<()> {
    static IN_THE_MAKING: Mutex<()> = Mutex::new(());

    let used = config.build(name);
    let doing = || Error::io(format!("cannot make {}", used.display()));
    {
        let _guard = IN_THE_MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        if !used.is_dir() {
            let fresh = TempDir::new()?;
            let (_driver, session) = start(config, &fresh, None, Options::default())?;
            session.end()?;
            wait("the browser to be gone", || (!is_in_use(fresh.path())).then_some(()))?;
            // Whole or not at all: this may be stopped at any time.
            let unfinished = used.with_extension("unfinished");
            copy(fresh.path(), &unfinished).map_err(doing())?;
            fs::rename(&unfinished, &used).map_err(doing())?;
        }
    }
    copy(&used, profile).map_err(Error::io("cannot copy a profile"))
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
