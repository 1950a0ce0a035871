//! The program that drives a browser.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::webdriver::Client;
use crate::{Error, Options, Result};

/// How long a driver may take to be ready.
const PATIENCE: Duration = Duration::from_secs(20);

/// A kind of browser. All that is particular to one is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by way of chromedriver.
    Chromium,
}

impl Engine {
    /// Every engine that there are tests in.
    pub(crate) const ALL: [Self; 1] = [Self::Chromium];

    /// The environment variables that say where the browser and its driver are.
    pub(crate) fn variables(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("E2E_CHROMIUM", "E2E_CHROMEDRIVER"),
        }
    }

    /// What to ask of the driver to get `browser`, without a screen, with its data in the folder `profile`.
    pub(crate) fn capabilities(self, browser: &Path, profile: &Path, options: Options) -> Value {
        match self {
            Self::Chromium => {
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
                    chromium["prefs"] =
                        json!({ "profile.default_content_setting_values.cookies": 2 });
                }
                json!({ "goog:chromeOptions": chromium, "goog:loggingPrefs": { "browser": "ALL" } })
            }
        }
    }

    /// The process of the browser that a session with these capabilities is in.
    pub(crate) fn process_id(self, capabilities: &Value) -> Option<u64> {
        match self {
            Self::Chromium => capabilities["goog:processID"].as_u64(),
        }
    }
}

/// A running driver, stopped when dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    child: Child,
    client: Client,
}

impl Driver {
    /// Starts a driver on a free port and waits until it is ready. What it and its browsers print goes to the file `log`.
    pub(crate) fn start(program: &Path, log: &Path) -> Result<Self> {
        let doing = format!("cannot start {}", program.display());
        // Every driver takes a port, but not every driver can choose one.
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = port.map_err(Error::io("cannot find a free port"))?.port();
        let out = File::create(log).map_err(Error::io(doing.as_str()))?;
        let err = out.try_clone().map_err(Error::io(doing.as_str()))?;
        let child =
            Command::new(program).arg(format!("--port={port}")).stdout(out).stderr(err).spawn();
        let driver = Self { child: child.map_err(Error::io(doing))?, client: Client::new(port) };
        driver.wait_until_ready(log)?;
        Ok(driver)
    }

    /// A client for a session of its own.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    fn wait_until_ready(&self, log: &Path) -> Result<()> {
        let start = Instant::now();
        while !self.client.get("/status").is_ok_and(|answer| answer.value["ready"] == true) {
            if start.elapsed() > PATIENCE {
                return Err(Error::Timeout {
                    awaited: "the driver to be ready".to_owned(),
                    waited: PATIENCE,
                    instead: fs::read_to_string(log).unwrap_or_default(),
                });
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;

    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
