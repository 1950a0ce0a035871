//! Version 1 of a record.
//!
//! It is `1.<checksum>.<content>`: the CRC-32 of the content in eight hexadecimal digits; the
//! content, an [`AttemptV1`] written by postcard and encoded as base64url.
//!
//! postcard writes the fields of a struct in their order, and a variant of an enum by its number.
//! So the types of this file are the layout: they serve nothing else, and never change. A type of
//! the domain may change. [`EntryV1`] and [`GivenV1`] say how serde converts one: variants belong
//! together by name, in whatever order the domain has them, and the compiler refuses a variant that
//! has none to go with. What version 1 cannot hold, such as the answer to a sixth format, needs a
//! version 2.

use super::{Record, RecordError};
use crate::answer::{Entry, Given};
use crate::attempt::{Attempt, StoredStep};
use crate::quiz::Quiz;
use base64ct::{Base64UrlUnpadded, Encoding as _};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

#[derive(Serialize, Deserialize)]
struct AttemptV1 {
    edition: u32,
    seed: u32,
    started: u64,
    changed: u64,
    position: usize,
    is_finished: bool,
    steps: Vec<StepV1>,
}

#[derive(Serialize, Deserialize)]
struct StepV1 {
    slot: usize,
    scenario: String,
    entry: Option<AsEntryV1>,
    given: Option<AsGivenV1>,
}

/// An entry, in the layout of [`EntryV1`].
#[derive(Serialize, Deserialize)]
struct AsEntryV1(#[serde(with = "EntryV1")] Entry);

/// The content of an answer, in the layout of [`GivenV1`].
#[derive(Serialize, Deserialize)]
struct AsGivenV1(#[serde(with = "GivenV1")] Given);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Entry")]
enum EntryV1 {
    Choose(Option<usize>),
    ChooseK(Vec<usize>),
    BestWorst(Option<usize>, Option<usize>),
    Rank(Vec<usize>),
    Rate(Vec<Option<u8>>),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Given")]
enum GivenV1 {
    Choose(usize),
    ChooseK(Vec<usize>),
    BestWorst(usize, usize),
    Rank(Vec<usize>),
    Rate(Vec<u8>),
}

/// Writes a record.
///
/// # Panics
/// Never: the content is plain data, and there is no fixed buffer to fill.
pub(super) fn write(record: &Record) -> String {
    let Record { attempt, started, changed } = record;
    let content = AttemptV1 {
        edition: attempt.draw().edition(),
        seed: attempt.draw().seed(),
        started: *started,
        changed: *changed,
        position: attempt.position(),
        is_finished: attempt.is_finished(),
        steps: attempt.kept().into_iter().map(StepV1::from).collect(),
    };
    let Ok(bytes) = postcard::to_allocvec(&content) else {
        unreachable!("plain data can be packed")
    };
    let text = Base64UrlUnpadded::encode_string(&bytes);
    format!("1.{:08x}.{text}", CRC.checksum(text.as_bytes()))
}

/// Reads a text that [`write`] made, without its version.
///
/// # Errors
/// The text was not made by [`write`], was changed, or does not fit the quiz.
pub(super) fn read(quiz: &Rc<Quiz>, text: &str) -> Result<Record, RecordError> {
    let (checksum, content) = text.split_once('.').ok_or(RecordError::Damaged)?;
    if format!("{:08x}", CRC.checksum(content.as_bytes())) != checksum {
        return Err(RecordError::Damaged);
    }
    let bytes = Base64UrlUnpadded::decode_vec(content).map_err(|_| RecordError::Damaged)?;
    let content: AttemptV1 = postcard::from_bytes(&bytes).map_err(|_| RecordError::Damaged)?;
    let AttemptV1 { edition, seed, started, changed, position, is_finished, steps } = content;
    let steps = steps.into_iter().map(StoredStep::try_from).collect::<Result<_, _>>()?;
    let attempt = Attempt::restore(Rc::clone(quiz), edition, seed, steps, position, is_finished)
        .map_err(RecordError::OtherQuiz)?;
    Ok(Record { attempt: Rc::new(attempt), started, changed })
}

impl From<StoredStep> for StepV1 {
    fn from(step: StoredStep) -> StepV1 {
        let StoredStep { slot, scenario, entry, given } = step;
        StepV1 {
            slot,
            scenario: scenario.to_string(),
            entry: entry.map(AsEntryV1),
            given: given.map(AsGivenV1),
        }
    }
}

impl TryFrom<StepV1> for StoredStep {
    type Error = RecordError;

    /// Fails if the text in the place of the scenario cannot be an id.
    fn try_from(step: StepV1) -> Result<StoredStep, RecordError> {
        let StepV1 { slot, scenario, entry, given } = step;
        let scenario = scenario.parse().map_err(|_| RecordError::Damaged)?;
        let (entry, given) = (entry.map(|it| it.0), given.map(|it| it.0));
        Ok(StoredStep { slot, scenario, entry, given })
    }
}
