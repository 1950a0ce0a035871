//! The commands to one window that the engines are built on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Client, Reply};
use crate::{Error, Result};

/// How long a page may take to come to what a test waits for, on a machine that does much else.
const WAIT_TIMEOUT: Duration = Duration::from_secs(20);

/// How long a page may take to load, and a script to end.
const LOAD_TIMEOUT: Duration = Duration::from_secs(30);

/// How long to leave a page alone before looking again.
const POLL_INTERVAL: Duration = Duration::from_millis(25);

/// A connection to one window: the driver that has it, and the name that the driver gave it.
#[derive(Debug)]
pub(crate) struct Connection {
    client: Client,
    path: String,
    has_failed: AtomicBool,
}

impl Connection {
    /// Opens a window with the capabilities that a browser must have.
    pub(crate) fn open(client: Client, mut capabilities: Value) -> Result<Self> {
        let limit = LOAD_TIMEOUT.as_millis();
        capabilities["timeouts"] = json!({ "pageLoad": limit, "script": limit });
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let path = format!("/session/{}", client.post("/session", &body)?.field("sessionId")?);
        Ok(Self { client, path, has_failed: AtomicBool::new(false) })
    }

    /// Ends the session, and with it the browser, which has time to put its things in order.
    pub(crate) fn end(&self) -> Result<()> {
        self.client.delete(&self.path).map(drop)
    }

    /// Whether something was awaited in vain. Whatever the page is at, nobody knows.
    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed.load(Ordering::Relaxed)
    }

    /// Sends a command that asks for something.
    pub(crate) fn get(&self, path: &str) -> Result<Reply> {
        self.client.get(&format!("{}{path}", self.path))
    }

    /// Sends a command that does something.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        self.client.post(&format!("{}{path}", self.path), body)
    }

    /// Sends a command that takes something away.
    pub(crate) fn delete(&self, path: &str) -> Result<Reply> {
        self.client.delete(&format!("{}{path}", self.path))
    }

    /// Runs the body of a function in the page, and answers what it returns.
    pub(crate) fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.run("sync", script, arguments)
    }

    /// Runs the body of a function in the page, and answers what it hands to the function that is its last argument.
    pub(crate) fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.run("async", script, arguments)
    }

    /// Runs a script; once more if the driver lost what it returned, which WebKit's does now and then.
    fn run(&self, kind: &str, script: &str, arguments: &[Value]) -> Result<Value> {
        let path = format!("/execute/{kind}");
        let body = json!({ "script": script, "args": arguments });
        let answer = match self.post(&path, &body) {
            Err(error) if error.is_about_lost_answer() => self.post(&path, &body),
            answer => answer,
        };
        Ok(answer?.value)
    }

    /// All text that is displayed.
    pub(crate) fn text(&self) -> Result<String> {
        let text = self.execute("return document.body.innerText", &[])?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Sets the outer size of the window.
    pub(crate) fn set_window(&self, width: u32, height: u32) -> Result<()> {
        self.post("/window/rect", &json!({ "width": width, "height": height })).map(drop)
    }

    /// Runs a command of the Chrome `DevTools` protocol. Chromium only.
    pub(crate) fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        Ok(self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))?.value)
    }

    /// Looks again and again until there is something, and answers it. `awaited` says what, should it not come. While
    /// an element is missing, or the page is on its way to another, there is nothing.
    pub(crate) fn wait_until<T>(
        &self,
        awaited: &str,
        mut look: impl FnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        let start = Instant::now();
        loop {
            match look() {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => {}
                Err(error) if error.is_about_changing_page() => {}
                Err(error) => return Err(error),
            }
            if start.elapsed() > WAIT_TIMEOUT {
                self.has_failed.store(true, Ordering::Relaxed);
                let instead =
                    self.text().unwrap_or_else(|error| format!("(the page has no text: {error})"));
                return Err(Error::Timeout {
                    awaited: awaited.to_owned(),
                    waited: WAIT_TIMEOUT,
                    instead,
                });
            }
            thread::sleep(POLL_INTERVAL);
        }
    }
}
