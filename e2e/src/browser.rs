//! Browsers.

mod running;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::{fs, str};

use self::running::Running;
use crate::process::is_in_use;
use crate::session::Session;
use crate::wait::wait;
use crate::{Config, Options, Result};

/// Browsers that no test has: to start one takes longer than many a test. What pages keep is kept apart by their origins,
/// and every [`Site`](crate::Site) has one of its own.
static IDLE: Mutex<Vec<(Options, Running)>> = Mutex::new(Vec::new());

/// The viewport that every test begins with.
const VIEWPORT: (u32, u32) = (1280, 900);

/// A browser that a test has for itself. When it is dropped, the next test may have it, unless it was killed in between,
/// is [kept from others](Self::keep_from_others) or is in a state that nobody knows.
#[derive(Debug)]
pub struct Browser {
    running: Option<Running>,
    config: Config,
    options: Options,
    is_for_one_test: bool,
}

impl Browser {
    /// Opens a browser with one empty window, which has not been to any site that there is.
    pub fn open(config: &Config, options: Options) -> Result<Self> {
        let running = match take_idle(options) {
            Some(running) => running,
            None => Running::open(config, options)?,
        };
        let browser = Self {
            running: Some(running),
            config: config.clone(),
            options,
            is_for_one_test: false,
        };
        browser.session().set_viewport(VIEWPORT.0, VIEWPORT.1)?;
        Ok(browser)
    }

    /// The window.
    pub fn session(&self) -> &Session {
        &self.running().session
    }

    /// No other test gets this browser: what this one does to it is known to remain.
    pub fn keep_from_others(&mut self) {
        self.is_for_one_test = true;
    }

    /// Makes the browser as it was when it was opened, with a new window in place of all others. A browser that is dropped
    /// is made so for the next test; this is for a test of just that.
    pub fn reset(&self) -> Result<()> {
        let session = self.session();
        session.reset()?;
        session.set_viewport(VIEWPORT.0, VIEWPORT.1)
    }

    /// Waits until a text that the page put into its local storage is on the disk, where it outlives the browser.
    pub fn wait_until_stored(&self, text: &str) -> Result<()> {
        // Firefox shortens what repeats itself, which the beginning does not. Otherwise, texts are kept as they are, one
        // byte or two for each character.
        let beginning: String = text.chars().take(16).collect();
        let wide: Vec<u8> = beginning.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let narrow = beginning.as_bytes();
        let folder = self.config.engine().storage(self.running().profile.folder.path());
        wait(&format!("{text:?} to be in the browser's storage on the disk"), || {
            let has = has_file(&folder, &|file| {
                fs::read(file).is_ok_and(|it| contains(&it, narrow) || contains(&it, &wide))
            });
            // While there is such a file, Firefox's database may still be rolled back.
            let is_open = has_file(&folder, &|file| {
                file.to_string_lossy().ends_with("-journal")
                    && file.metadata().is_ok_and(|it| it.len() > 0)
            });
            (has && !is_open).then_some(())
        })
    }

    /// Kills the browser without warning, as a crash or a power cut does, and opens it again with the same profile.
    pub fn kill_and_reopen(&mut self) -> Result<()> {
        self.keep_from_others();
        let Some(Running { mut driver, profile, .. }) = self.running.take() else {
            unreachable!("a browser that could not be opened again is gone with its test")
        };
        driver.kill();
        // What it started ends with it; a process that still holds the profile would spoil it for the next browser.
        let path = profile.folder.path();
        wait("the browser to be gone", || (!is_in_use(path)).then_some(()))?;
        self.running = Some(Running::start(&self.config, profile, self.options)?);
        Ok(())
    }

    fn running(&self) -> &Running {
        match &self.running {
            Some(running) => running,
            None => unreachable!("a browser that could not be opened again is gone with its test"),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let Some(running) = self.running.take() else { return };
        // A test that failed may have left anything behind.
        if self.is_for_one_test || thread::panicking() || running.session.has_failed() {
            return;
        }
        if running.session.reset().is_ok() {
            lock(&IDLE).push((self.options, running));
        }
    }
}

/// A browser like that which no test has.
fn take_idle(options: Options) -> Option<Running> {
    let mut idle = lock(&IDLE);
    let index = idle.iter().rposition(|(theirs, _)| *theirs == options)?;
    Some(idle.swap_remove(index).1)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is in there is whole at every moment.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether there is such a file in a folder or below it.
fn has_file(folder: &Path, is_such: &impl Fn(&Path) -> bool) -> bool {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .any(|path| if path.is_dir() { has_file(&path, is_such) } else { is_such(&path) })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len().max(1)).any(|window| window == part)
}
