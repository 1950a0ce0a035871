//! Waiting for things outside of the page.

use std::thread;
use std::time::{Duration, Instant};

use crate::{Error, Result};

/// How long things outside of the page may take. The longest is for a browser to write down what a page stored: Chromium
/// leaves it in memory for up to five seconds, and longer if a page stores often.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Looks again and again until there is something, and answers it.
pub(crate) fn wait<T>(awaited: &str, look: impl Fn() -> Option<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if start.elapsed() > TIMEOUT {
            let instead = "it did not come to that".to_owned();
            return Err(Error::Timeout { awaited: awaited.to_owned(), waited: TIMEOUT, instead });
        }
        thread::sleep(Duration::from_millis(20));
    }
}
