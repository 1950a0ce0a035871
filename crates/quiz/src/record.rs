//! The record: an attempt as text, for storage on a device.
//!
//! A record is `1.<checksum>.<content>`: the version of the layout; the CRC-32 of the content in
//! eight hexadecimal digits; the content, written by postcard and encoded as base64url. A record
//! that any earlier version of the program wrote must be read for ever, so a change to the layout
//! needs a new version.

use crate::answer::{Entry, Given};
use crate::attempt::{Attempt, ReplayError, StoredStep};
use crate::draw::Seed;
use crate::quiz::{Edition, Quiz};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use core::fmt;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

const VERSION: &str = "1";

/// An attempt, with the times of its start and of its last change.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The attempt.
    pub attempt: Attempt,
    /// The time of the start, in milliseconds since 1970.
    pub started: u64,
    /// The time of the last change, in milliseconds since 1970.
    pub changed: u64,
}

#[derive(Serialize, Deserialize)]
struct StoredAttempt {
    edition: Edition,
    seed: Seed,
    started: u64,
    changed: u64,
    at: usize,
    finished: bool,
    scenes: Vec<StoredVisit>,
}

#[derive(Serialize, Deserialize)]
struct StoredVisit {
    slot: usize,
    scenario: String,
    entry: Option<Entry>,
    given: Option<Given>,
}

impl Record {
    /// Writes the record as text.
    ///
    /// # Panics
    /// Never: the content is plain data, and there is no fixed buffer to fill.
    pub fn write(&self) -> String {
        let Record { attempt, started, changed } = self;
        let scene = |kept: StoredStep| {
            let StoredStep { slot, scenario, entry, given } = kept;
            StoredVisit { slot, scenario: scenario.to_string(), entry, given }
        };
        let content = StoredAttempt {
            edition: attempt.draw().edition(),
            seed: attempt.draw().seed(),
            started: *started,
            changed: *changed,
            at: attempt.position(),
            finished: attempt.is_finished(),
            scenes: attempt.kept().into_iter().map(scene).collect(),
        };
        let Ok(bytes) = postcard::to_allocvec(&content) else {
            unreachable!("plain data can be packed")
        };
        let text = Base64UrlUnpadded::encode_string(&bytes);
        format!("{VERSION}.{:08x}.{text}", CRC.checksum(text.as_bytes()))
    }

    /// Reads the record in a text that [`write`](Record::write) made.
    ///
    /// # Errors
    /// The text is no record, was changed, or does not fit the quiz.
    pub fn read(quiz: &Rc<Quiz>, text: &str) -> Result<Record, RecordError> {
        let (version, rest) = text.split_once('.').ok_or(RecordError::Damaged)?;
        if version != VERSION {
            let is_number = version.bytes().all(|it| it.is_ascii_digit());
            let is_later = is_number && version.starts_with(|it| ('1'..='9').contains(&it));
            return Err(if is_later { RecordError::Newer } else { RecordError::Damaged });
        }
        let (checksum, content) = rest.split_once('.').ok_or(RecordError::Damaged)?;
        if format!("{:08x}", CRC.checksum(content.as_bytes())) != checksum {
            return Err(RecordError::Damaged);
        }
        let bytes = Base64UrlUnpadded::decode_vec(content).map_err(|_| RecordError::Damaged)?;
        let content: StoredAttempt =
            postcard::from_bytes(&bytes).map_err(|_| RecordError::Damaged)?;
        let kept = content.scenes.into_iter().map(|scene| {
            let StoredVisit { slot, scenario, entry, given } = scene;
            let scenario = scenario.parse().map_err(|_| RecordError::Damaged)?;
            Ok(StoredStep { slot, scenario, entry, given })
        });
        let attempt = Attempt::restore(
            Rc::clone(quiz),
            content.edition,
            content.seed,
            kept.collect::<Result<_, _>>()?,
            content.at,
            content.finished,
        )
        .map_err(RecordError::OtherQuiz)?;
        Ok(Record { attempt, started: content.started, changed: content.changed })
    }
}

/// Why a stored text cannot be read as a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordError {
    /// The text was not written by this program, or was changed since.
    Damaged,
    /// The text was written by a newer version of the program.
    Newer,
    /// The record is intact, but does not fit the quiz as it is now.
    OtherQuiz(ReplayError),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::Damaged => f.write_str("what was kept here is damaged"),
            RecordError::Newer => {
                f.write_str("what was kept here was written by a newer version of this page")
            }
            RecordError::OtherQuiz(why) => why.fmt(f),
        }
    }
}

impl core::error::Error for RecordError {}
