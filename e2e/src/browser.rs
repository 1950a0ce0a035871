//! Browsers.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, str};

use crate::display::Display;
use crate::driver::Driver;
use crate::webdriver::Session;
use crate::{Error, Result, Scratch, Stage};

/// How long things outside of the page may take. The longest is for a browser to write down what a page stored: Chromium
/// leaves it in memory for up to five seconds, and longer if a page stores often.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a browser is to be like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether pages may not store anything, as if the person had forbidden it.
    pub is_storage_blocked: bool,
}

/// Browsers that a test is done with are for the next that wants one like any other: to start one takes longer than most
/// tests. What pages keep is kept apart by their origins, and every [`Site`](crate::Site) has one of its own.
static LIKE_ANY_OTHER: Mutex<Vec<Arc<Running>>> = Mutex::new(Vec::new());

/// The window that every test begins with.
const WINDOW: (u32, u32) = (1280, 900);

/// A browser, for a test to use as its own.
#[derive(Debug)]
pub struct Browser {
    running: Arc<Running>,
    stage: Stage,
    options: Options,
}

/// A running browser.
#[derive(Debug)]
struct Running {
    // In the order in which they must go.
    session: Session,
    driver: Mutex<Driver>,
    place: Arc<Place>,
}

/// Where a browser runs, and runs again after it was killed: its profile and its screen.
#[derive(Debug)]
struct Place {
    display: Option<Arc<Display>>,
    profile: Scratch,
}

impl Browser {
    /// Opens a browser with an empty window, which has not been to any site that there is.
    pub fn open(stage: &Stage, options: Options) -> Result<Self> {
        let running = match take_back(options) {
            Some(running) => running,
            None => Running::open(stage, options)?,
        };
        running.session.set_viewport(WINDOW.0, WINDOW.1)?;
        Ok(Self { running, stage: stage.clone(), options })
    }

    /// The window.
    pub fn session(&self) -> &Session {
        &self.running.session
    }

    /// Waits until a text that the page put into its local storage is on the disk, where it outlives the browser.
    pub fn wait_until_stored(&self, text: &str) -> Result<()> {
        // Firefox shortens what repeats itself, which the beginning does not. Otherwise, texts are kept as they are, one
        // byte or two for each character.
        let beginning: String = text.chars().take(16).collect();
        let wide: Vec<u8> = beginning.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let narrow = beginning.as_bytes();
        let folder = self.stage.engine().storage(self.running.place.profile.path());
        wait(&format!("{text:?} to be in the browser's storage on the disk"), || {
            has_file(&folder, &|bytes| contains(bytes, narrow) || contains(bytes, &wide))
                .then_some(())
        })
    }

    /// Kills the browser without warning, as a crash or a power cut does, and opens it again with the same profile.
    pub fn kill_and_reopen(&mut self) -> Result<()> {
        let place = Arc::clone(&self.running.place);
        lock(&LIKE_ANY_OTHER).retain(|it| !Arc::ptr_eq(it, &self.running));
        lock(&self.running.driver).kill();
        // What it started ends with it; a process that still holds the profile would spoil it for the next browser.
        wait("the browser to be gone", || (!is_in_use(place.profile.path())).then_some(()))?;
        self.running = Running::start(&self.stage, place, self.options)?;
        Ok(())
    }
}

impl Running {
    /// Opens one with an empty profile.
    fn open(stage: &Stage, options: Options) -> Result<Arc<Self>> {
        let profile = Scratch::new()?;
        let engine = stage.engine();
        engine.prepare(stage, profile.path())?;
        let display = engine.needs_display().then(|| Display::open(profile.path())).transpose()?;
        let place = Arc::new(Place { display: display.map(Arc::new), profile });
        let running = Self::start(stage, place, options)?;
        if options == Options::default() {
            lock(&LIKE_ANY_OTHER).push(Arc::clone(&running));
        }
        Ok(running)
    }

    fn start(stage: &Stage, place: Arc<Place>, options: Options) -> Result<Arc<Self>> {
        let (driver, session) = start(stage, &place.profile, place.display.as_ref(), options)?;
        Ok(Arc::new(Self { session, driver: Mutex::new(driver), place }))
    }
}

/// A browser that no test has any more, as if it had just been opened.
fn take_back(options: Options) -> Option<Arc<Running>> {
    if options != Options::default() {
        return None;
    }
    loop {
        let all = lock(&LIKE_ANY_OTHER);
        let at = all.iter().position(|it| Arc::strong_count(it) == 1)?;
        let running = Arc::clone(&all[at]);
        drop(all);
        if running.session.clear_up().is_ok() {
            return Some(running);
        }
        // It has died, or was left in a state that nobody can do anything with.
        lock(&LIKE_ANY_OTHER).retain(|it| !Arc::ptr_eq(it, &running));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What is in there is whole at every moment.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a driver, and a browser with that profile.
pub(crate) fn start(
    stage: &Stage,
    profile: &Scratch,
    display: Option<&Arc<Display>>,
    options: Options,
) -> Result<(Driver, Session)> {
    let (engine, path) = (stage.engine(), profile.path());
    let name = display.map(|display| display.name());
    let driver = Driver::start(engine, stage.driver(), path, name)?;
    let capabilities = engine.capabilities(stage.browser(), path, options);
    let session = Session::open(driver.client(), engine, display.cloned(), capabilities)?;
    Ok((driver, session))
}

/// Looks again and again until there is something, and answers it.
pub(crate) fn wait<T>(awaited: &str, look: impl Fn() -> Option<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if start.elapsed() > PATIENCE {
            let instead = "it did not come to that".to_owned();
            return Err(Error::Timeout { awaited: awaited.to_owned(), waited: PATIENCE, instead });
        }
        thread::sleep(Duration::from_millis(20));
    }
}

/// Whether a process was started with that path among its arguments. Linux only: elsewhere there is no `/proc`, and
/// nobody is found.
pub(crate) fn is_in_use(path: &Path) -> bool {
    let Some(path) = path.to_str() else { return false };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|process| fs::read(process.path().join("cmdline")).ok())
        .any(|arguments| contains(&arguments, path.as_bytes()))
}

/// Whether there is such a file in a folder or below it.
fn has_file(folder: &Path, is_such: &impl Fn(&[u8]) -> bool) -> bool {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).any(|path| {
        if path.is_dir() {
            has_file(&path, is_such)
        } else {
            fs::read(path).is_ok_and(|bytes| is_such(&bytes))
        }
    })
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len().max(1)).any(|window| window == part)
}
