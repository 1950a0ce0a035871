//! The errors between a test and the page.

use std::time::Duration;
use std::{fmt, io, result};

use serde_json::Value;

/// A result of the harness.
pub type Result<T> = result::Result<T, Error>;

/// Why the harness could not do what a test asked for.
pub enum Error {
    /// Something outside of the browser failed.
    Io {
        /// The thing that was being done.
        doing: String,
        /// Why it failed.
        source: io::Error,
    },
    /// The driver could not be reached, or did not answer.
    Unreachable {
        /// The command, as method and path.
        command: String,
        /// Why there is no answer.
        source: Box<ureq::Error>,
    },
    /// The driver answered that it cannot do it.
    Refused {
        /// The command, as method and path.
        command: String,
        /// The protocol's word for the reason, such as `no such element`.
        reason: String,
        /// The driver's own words.
        message: String,
    },
    /// The driver answered with something that the protocol does not have.
    Unexpected {
        /// The command, as method and path.
        command: String,
        /// The answer.
        answer: Value,
    },
    /// The page did not come to what a test waited for.
    Timeout {
        /// The thing that was awaited.
        awaited: String,
        /// For how long.
        waited: Duration,
        /// The state that there was instead: the text of the page, for instance.
        instead: String,
    },
}

impl Error {
    /// For [`io::Result`]: says what was being done.
    pub(crate) fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }

    /// Whether the page did not have the element, or had it no more, or was on its way to another page (as WebKit's
    /// driver puts it): while a page changes, a reason to look again.
    pub(crate) fn is_about_changing_page(&self) -> bool {
        let Self::Refused { reason, message, .. } = self else { return false };
        ["no such element", "stale element reference", "aborted by navigation"]
            .contains(&reason.as_str())
            || ["not called before the unload event", "Document was unloaded"]
                .iter()
                .any(|it| message.contains(it))
    }

    /// Whether the connection to the driver broke before there was an answer.
    pub(crate) fn is_about_lost_connection(&self) -> bool {
        let Self::Unreachable { source, .. } = self else { return false };
        matches!(&**source, ureq::Error::Io(error) if matches!(
            error.kind(),
            io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe
                | io::ErrorKind::UnexpectedEof
        ))
    }

    /// Whether a dialog of the page was in the way.
    pub(crate) fn is_about_dialog(&self) -> bool {
        matches!(self, Self::Refused { reason, .. } if reason == "unexpected alert open")
    }

    /// Whether a script ran, and the driver did not understand what it returned.
    pub(crate) fn is_about_lost_answer(&self) -> bool {
        matches!(self, Self::Refused { message, .. } if message.contains("Could not parse script result"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, source } => write!(f, "{doing}: {source}"),
            Self::Unreachable { command, source } => write!(f, "no answer to {command}: {source}"),
            Self::Refused { command, reason, message } => {
                // After its first line, a driver tells where in its own code it was.
                write!(f, "{command}: {reason}: {}", message.lines().next().unwrap_or_default())
            }
            Self::Unexpected { command, answer } => {
                write!(f, "{command} was answered with {answer}")
            }
            Self::Timeout { awaited, waited, instead } => {
                write!(f, "waited {waited:?} for {awaited}; instead:\n{instead}")
            }
        }
    }
}

/// Writes the words of [`Display`](fmt::Display), because a test that returns an error prints it by `Debug`.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::Unreachable { source, .. } => Some(source),
            Self::Refused { .. } | Self::Unexpected { .. } | Self::Timeout { .. } => None,
        }
    }
}
