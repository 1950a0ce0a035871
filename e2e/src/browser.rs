//! A browser of a test's own.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use std::{fs, str};

use crate::driver::Driver;
use crate::webdriver::Session;
use crate::{Error, Result, Scratch, Stage};

/// How long a browser may take to write down what a page stored: Chromium leaves it in memory for up to five seconds,
/// and longer if a page stores often.
const STORING: Duration = Duration::from_secs(30);

/// How long the processes of a killed browser may take to end.
const DYING: Duration = Duration::from_secs(10);

/// What a browser is to be like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether pages may not store anything, as if the person had forbidden it.
    pub is_storage_blocked: bool,
}

/// A running browser with a profile of its own. Both are gone when it is dropped.
#[derive(Debug)]
pub struct Browser {
    // In the order in which they must go.
    session: Session,
    driver: Driver,
    profile: Scratch,
    stage: Stage,
    options: Options,
}

impl Browser {
    /// Opens a browser with an empty window and an empty profile.
    pub fn open(stage: &Stage, options: Options) -> Result<Self> {
        let profile = Scratch::new()?;
        let driver = Driver::start(stage.driver(), &profile.path().join("driver.log"))?;
        let session = open_session(stage, &driver, &profile, options)?;
        Ok(Self { session, driver, profile, stage: stage.clone(), options })
    }

    /// The window.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Waits until a text that the page put into its local storage is on the disk, where it outlives the browser.
    pub fn wait_until_stored(&self, text: &str) -> Result<()> {
        // Chromium keeps texts in its log as they are, one byte or two for each character.
        let narrow = text.as_bytes();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let folder = self.profile.path().join("Default/Local Storage/leveldb");
        wait(&format!("{text:?} to be in the browser's storage on the disk"), STORING, || {
            files(&folder).any(|bytes| contains(&bytes, narrow) || contains(&bytes, &wide))
        })
    }

    /// Kills the browser without warning, as a crash or a power cut does, and opens it again with the same profile.
    pub fn kill_and_reopen(&mut self) -> Result<()> {
        let capabilities = self.session.capabilities();
        let Some(id) = self.stage.engine().process_id(capabilities) else {
            return Err(Error::Unexpected {
                command: "POST /session".to_owned(),
                answer: capabilities.clone(),
            });
        };
        // The standard library can only kill children of this process. Every shell can kill others.
        let status = Command::new("sh").args(["-c", &format!("kill -KILL {id}")]).status();
        status.map_err(Error::io(format!("cannot kill the browser, which is process {id}")))?;
        // Its helpers end when they notice; one that still holds the profile would spoil it for the next browser.
        wait("the browser to be gone", DYING, || !is_in_use(self.profile.path()))?;
        self.session = open_session(&self.stage, &self.driver, &self.profile, self.options)?;
        Ok(())
    }
}

fn open_session(
    stage: &Stage,
    driver: &Driver,
    profile: &Scratch,
    options: Options,
) -> Result<Session> {
    let capabilities = stage.engine().capabilities(stage.browser(), profile.path(), options);
    Session::open(driver.client(), capabilities)
}

fn wait(awaited: &str, patience: Duration, is_so: impl Fn() -> bool) -> Result<()> {
    let start = Instant::now();
    while !is_so() {
        if start.elapsed() > patience {
            let instead = "it did not come to that".to_owned();
            return Err(Error::Timeout { awaited: awaited.to_owned(), waited: patience, instead });
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Whether a process was started with that path among its arguments. Linux only: elsewhere there is no `/proc`, and
/// nobody is found.
fn is_in_use(path: &Path) -> bool {
    let Some(path) = path.to_str() else { return false };
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes
        .filter_map(|process| fs::read(process.path().join("cmdline")).ok())
        .any(|arguments| contains(&arguments, path.as_bytes()))
}

fn files(folder: &Path) -> impl Iterator<Item = Vec<u8>> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|file| fs::read(file.path()).ok())
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len().max(1)).any(|window| window == part)
}
