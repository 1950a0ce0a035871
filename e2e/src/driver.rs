//! The program that drives a browser.

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::Engine;
use crate::process::Process;
use crate::webdriver::Client;
use crate::{Error, Result};

/// How long a driver may take to be ready.
const START_TIMEOUT: Duration = Duration::from_secs(20);

/// A running driver, stopped when dropped, together with its browsers.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Process,
    client: Client,
}

impl Driver {
    /// Starts a driver on a free port and waits until it is ready. It and its browsers leave what they have to leave in
    /// the folder `profile`, and show themselves on that display.
    pub(crate) fn start(
        engine: Engine,
        program: &Path,
        profile: &Path,
        display: Option<&str>,
    ) -> Result<Self> {
        // Every driver takes a port, but not every driver can choose one.
        let port = TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = port.map_err(Error::io("cannot find a free port"))?.port();
        let mut command = Process::command(program);
        command.arg(format!("--port={port}")).args(engine.driver_arguments());
        command.env("TMPDIR", profile).envs(engine.surroundings(profile));
        command.envs(display.map(|display| ("DISPLAY", display)));
        let log = profile.join("driver.log");
        let process = Process::start(command, &log)?;
        let driver = Self { process, client: Client::new(port) };
        driver.wait_until_ready(&log)?;
        Ok(driver)
    }

    /// A client for a session of its own.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    /// Kills it and its browsers without warning.
    pub(crate) fn kill(&mut self) {
        self.process.kill();
    }

    fn wait_until_ready(&self, log: &Path) -> Result<()> {
        let start = Instant::now();
        while !self.client.get("/status").is_ok_and(|answer| answer.value["ready"] == true) {
            if start.elapsed() > START_TIMEOUT {
                return Err(Error::Timeout {
                    awaited: "the driver to be ready".to_owned(),
                    waited: START_TIMEOUT,
                    instead: fs::read_to_string(log).unwrap_or_default(),
                });
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}
