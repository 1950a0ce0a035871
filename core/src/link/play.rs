//! One play, as links tell of it: a draw, and what somebody answered.
//!
//! Answers are packed by what the scenarios allow, so they can only be read with the quiz at
//! hand. A [`Play`] is what a link says by itself; [`Play::open`] makes the rest of it.

mod steps;

use super::bytes::{Bytes, put_counted, put_number};
use super::error::LinkError;
use super::name::Name;
use super::quizzes::{About, BuiltIn, Carried, KeylessMark, ShortFingerprint, Source};
use crate::attempt::{Attempt, Kept, Msg};
use crate::draw::{Draw, Seed};
use crate::quiz::{Edition, Quiz};
use std::rc::Rc;

/// What a link about a play is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlayKind {
    /// To play the same draw.
    Draw,
    /// To go on with an attempt elsewhere.
    Attempt,
    /// To meet a result on the same draw.
    Challenge,
    /// To look at a result.
    Result,
}

/// A play, as far as a link tells without the quiz.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    kind: PlayKind,
    about: About,
    edition: Edition,
    seed: Seed,
    name: Option<Name>,
    answers: Vec<u8>,
}

/// What a link about a play holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// A draw that the quiz has.
    Draw(Edition, Seed),
    /// An attempt under way.
    Attempt(Attempt),
    /// A finished attempt, not to be shown before its draw was played, and by whom it was.
    Challenge(Attempt, Option<Name>),
    /// A finished attempt, and by whom it was.
    Result(Attempt, Option<Name>),
}

impl Play {
    /// A draw of a quiz; `None` for one without its key, of which everybody makes their own.
    pub fn draw(source: &Source, edition: Edition, seed: Seed) -> Option<Play> {
        let about = about(source).filter(|it| !matches!(it, About::Keyless(_)))?;
        let (kind, answers) = (PlayKind::Draw, Vec::new());
        Some(Play { kind, about, edition, seed, name: None, answers })
    }

    /// An attempt under way: what was shown, answered and left half-made along its path, and
    /// where the player stands. Scenes that a changed branch left behind stay behind.
    pub fn attempt(source: &Source, attempt: &Attempt) -> Option<Play> {
        let fits = !attempt.is_finished();
        fits.then(|| steps::under_way(attempt))
            .and_then(|answers| Play::of(PlayKind::Attempt, source, attempt, None, answers))
    }

    /// A finished attempt to be met; `None` if it is not finished, or has no key.
    pub fn challenge(source: &Source, attempt: &Attempt, name: Option<Name>) -> Option<Play> {
        let play = Play::of(PlayKind::Challenge, source, attempt, name, steps::finished(attempt)?)?;
        Some(play).filter(|it| !matches!(it.about, About::Keyless(_)))
    }

    /// A finished attempt to look at; `None` if it is not finished.
    pub fn result(source: &Source, attempt: &Attempt, name: Option<Name>) -> Option<Play> {
        Play::of(PlayKind::Result, source, attempt, name, steps::finished(attempt)?)
    }

    /// `None` if the attempt is at another quiz.
    fn of(
        kind: PlayKind,
        source: &Source,
        attempt: &Attempt,
        name: Option<Name>,
        answers: Vec<u8>,
    ) -> Option<Play> {
        let about = about(source)?;
        let (edition, seed) = (attempt.draw().edition(), attempt.draw().seed());
        let is_its = Rc::ptr_eq(attempt.quiz(), source.quiz()) || attempt.quiz() == source.quiz();
        is_its.then_some(Play { kind, about, edition, seed, name, answers })
    }

    /// The same, naming a quiz that it would carry: shorter, for those who have the quiz.
    #[must_use]
    pub fn by_fingerprint(self) -> Play {
        let about = match self.about {
            About::Carried(it) => About::Known(it.fingerprint().short()),
            other => other,
        };
        Play { about, ..self }
    }

    /// What it is for.
    pub fn kind(&self) -> PlayKind {
        self.kind
    }

    /// Which quiz it is about.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// By whom it is, if they say.
    pub fn name(&self) -> Option<&Name> {
        self.name.as_ref()
    }

    /// What it holds, given the quiz that it is about.
    ///
    /// # Errors
    /// It is about another quiz, about an edition to come, or no play of this quiz.
    pub fn open(&self, source: &Source) -> Result<Opened, LinkError> {
        if !self.about.is(source) {
            return Err(LinkError::OtherQuiz);
        }
        let quiz = source.quiz();
        let draw = Draw::new(quiz, self.edition, self.seed).map_err(|_| match self.about {
            About::BuiltIn(_) => LinkError::Newer,
            _ => LinkError::Damaged,
        })?;
        let name = self.name.clone();
        Ok(match self.kind {
            PlayKind::Draw => Opened::Draw(self.edition, self.seed),
            PlayKind::Attempt => {
                let (at, kept) = steps::read_under_way(quiz, &draw, &self.answers)?;
                Opened::Attempt(self.restore(quiz, at, kept)?)
            }
            PlayKind::Challenge => Opened::Challenge(self.finished(quiz, &draw)?, name),
            PlayKind::Result => Opened::Result(self.finished(quiz, &draw)?, name),
        })
    }

    fn finished(&self, quiz: &Rc<Quiz>, draw: &Draw) -> Result<Attempt, LinkError> {
        let kept = steps::read_finished(quiz, draw, &self.answers)?;
        let attempt = self.restore(quiz, kept.len().saturating_sub(1), kept)?;
        attempt.update(Msg::Finished).ok_or(LinkError::Damaged)
    }

    fn restore(&self, quiz: &Rc<Quiz>, at: usize, kept: Vec<Kept>) -> Result<Attempt, LinkError> {
        Attempt::restore(Rc::clone(quiz), self.edition, self.seed, kept, at, false)
            .map_err(|_| LinkError::Damaged)
    }

    /// The bytes of a link.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let (about, named) = match &self.about {
            About::BuiltIn(BuiltIn(mark)) => (0, mark.unwrap_or_default().to_vec()),
            About::Carried(it) => (1, it.bytes().to_vec()),
            About::Known(ShortFingerprint(it)) => (2, it.to_vec()),
            About::Keyless(it) => (3, [&it.id.to_le_bytes()[..], &it.hash].concat()),
        };
        let mut bytes = Vec::new();
        let name = u32::from(self.name.is_some());
        put_number(&mut bytes, about + 4 * name + 8 * (self.edition - 1));
        match self.about {
            About::Carried(_) => put_counted(&mut bytes, &named),
            _ => bytes.extend(named),
        }
        bytes.extend(self.seed.to_le_bytes());
        if let Some(name) = &self.name {
            put_counted(&mut bytes, name.as_str().as_bytes());
        }
        bytes.extend_from_slice(&self.answers);
        bytes
    }

    /// # Errors
    /// The bytes are not those of a play.
    pub(super) fn read(kind: PlayKind, bytes: &[u8]) -> Result<Play, LinkError> {
        let mut bytes = Bytes(bytes);
        let header = bytes.number()?;
        let about = match header % 4 {
            0 => About::BuiltIn(BuiltIn(Some(bytes.array()?))),
            1 => About::Carried(Carried::read(bytes.counted()?)?),
            2 => About::Known(ShortFingerprint(bytes.array()?)),
            _ => {
                let id = u64::from_le_bytes(bytes.array()?);
                About::Keyless(KeylessMark { id, hash: bytes.array()? })
            }
        };
        let seed = Seed::from_le_bytes(bytes.array()?);
        let name = match header / 4 % 2 {
            0 => None,
            _ => Some(read_name(bytes.counted()?).ok_or(LinkError::Damaged)?),
        };
        let (edition, answers) = (header / 8 + 1, bytes.0.to_vec());
        let wrong = match kind {
            PlayKind::Draw => name.is_some() || !answers.is_empty(),
            PlayKind::Attempt => name.is_some(),
            PlayKind::Challenge | PlayKind::Result => false,
        };
        let keyless = matches!(about, About::Keyless(_));
        let is_shared = matches!(kind, PlayKind::Draw | PlayKind::Challenge);
        if wrong || (keyless && is_shared) {
            return Err(LinkError::Damaged);
        }
        Ok(Play { kind, about, edition, seed, name, answers })
    }

    /// A draw of the built-in quiz as links told of it before version 1: `<edition>.<seed>`.
    pub(super) fn read_draw_0(text: &str) -> Result<Play, LinkError> {
        let number = |text: &str| text.parse().ok().filter(|it: &u32| it.to_string() == text);
        let numbers = text.split_once('.').map(|(a, b)| (number(a), number(b)));
        let Some((Some(edition @ 1..), Some(seed))) = numbers else {
            return Err(LinkError::Damaged);
        };
        let (kind, about) = (PlayKind::Draw, About::BuiltIn(BuiltIn(None)));
        Ok(Play { kind, about, edition, seed, name: None, answers: Vec::new() })
    }

    /// What [`read_draw_0`](Play::read_draw_0) reads, of a play that it read.
    pub(super) fn draw_0(&self) -> Option<String> {
        let is_0 = self.about == About::BuiltIn(BuiltIn(None));
        is_0.then(|| format!("{}.{}", self.edition, self.seed))
    }
}

/// What links say to name a quiz; nothing for what only a facilitator has.
fn about(source: &Source) -> Option<About> {
    match source {
        Source::BuiltIn(quiz) => Some(About::BuiltIn(BuiltIn::of(quiz.id()))),
        Source::Carried(it) => Some(About::Carried(it.clone())),
        Source::Keyless(it) => Some(About::Keyless(it.mark())),
        Source::Keyed(_) => None,
    }
}

fn read_name(bytes: &[u8]) -> Option<Name> {
    let text = core::str::from_utf8(bytes).ok()?;
    Name::new(text).filter(|it| it.as_str() == text)
}
