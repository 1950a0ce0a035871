//! Commands to a driver, and its answers.

use std::result;
use std::time::Duration;

use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

use crate::say::say;
use crate::{Error, Result};

/// Longer than a session lets a page or a script take.
const TIMEOUT: Duration = Duration::from_mins(1);

/// The longest answer that is read: a picture of a large window fits.
const MAX_REPLY_BYTES: u64 = 64 * 1024 * 1024;

/// A connection to a driver on this machine.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    agent: Agent,
    port: u16,
}

impl Client {
    pub(crate) fn new(port: u16) -> Self {
        // The proxy that the environment may name has no business with this machine's own ports.
        let config = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .timeout_global(Some(TIMEOUT));
        Self { agent: config.build().into(), port }
    }

    pub(crate) fn get(&self, path: &str) -> Result<Reply> {
        send(&format!("GET {path}"), || self.agent.get(self.url(path)).call())
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        let body = body.to_string();
        send(&format!("POST {path}"), || {
            self.agent.post(self.url(path)).content_type("application/json").send(&body)
        })
    }

    pub(crate) fn delete(&self, path: &str) -> Result<Reply> {
        send(&format!("DELETE {path}"), || self.agent.delete(self.url(path)).call())
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }
}

/// Sends a command; once more if the driver hung up on it, as on a connection that was open for long.
fn send(
    command: &str,
    send: impl Fn() -> result::Result<Response<Body>, ureq::Error>,
) -> Result<Reply> {
    match Reply::read(command.to_owned(), send()) {
        Err(error) if error.is_about_lost_connection() => {
            say(&format!("the driver hung up, and is told once more: {error}"));
            Reply::read(command.to_owned(), send())
        }
        reply => reply,
    }
}

/// The answer of a driver to a command that it was able to do.
#[derive(Debug)]
pub(crate) struct Reply {
    command: String,
    pub(crate) value: Value,
}

impl Reply {
    fn read(
        command: String,
        response: result::Result<Response<Body>, ureq::Error>,
    ) -> Result<Self> {
        let body = response.and_then(|mut response| {
            let body = response.body_mut().with_config().limit(MAX_REPLY_BYTES).read_to_string()?;
            Ok((response.status().is_success(), body))
        });
        let (is_done, body) = match body {
            Ok(body) => body,
            Err(source) => return Err(Error::Unreachable { command, source: Box::new(source) }),
        };
        let Ok(mut answer) = serde_json::from_str::<Value>(&body) else {
            return Err(Error::Unexpected { command, answer: Value::String(body) });
        };
        let answer =
            Self { command, value: answer.get_mut("value").map(Value::take).unwrap_or_default() };
        if is_done {
            return Ok(answer);
        }
        let (reason, message) = (answer.field("error")?, answer.field("message")?);
        Err(Error::Refused { command: answer.command, reason, message })
    }

    /// The answer as a text.
    pub(crate) fn as_text(&self) -> Result<&str> {
        self.value.as_str().ok_or_else(|| self.unexpected())
    }

    /// The answer as a text of one's own.
    pub(crate) fn text(&self) -> Result<String> {
        self.as_text().map(str::to_owned)
    }

    /// The answer as yes or no.
    pub(crate) fn flag(&self) -> Result<bool> {
        self.value.as_bool().ok_or_else(|| self.unexpected())
    }

    /// The answer as a list.
    pub(crate) fn list(self) -> Result<impl Iterator<Item = Self>> {
        let Self { command, value: Value::Array(values) } = self else {
            return Err(self.unexpected());
        };
        Ok(values.into_iter().map(move |value| Self { command: command.clone(), value }))
    }

    /// The text in a field of the answer.
    pub(crate) fn field(&self, name: &str) -> Result<String> {
        let field = self.value.get(name).and_then(Value::as_str);
        field.map(str::to_owned).ok_or_else(|| self.unexpected())
    }

    /// The error that says that this is no such answer.
    pub(crate) fn unexpected(&self) -> Error {
        Error::Unexpected { command: self.command.clone(), answer: self.value.clone() }
    }
}
