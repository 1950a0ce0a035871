//! A play in a link: a draw, and perhaps the answers to it.
//!
//! Answers are packed by the bounds that the scenarios set, so that only somebody who has the quiz
//! can read them. A [`Play`] is what the link itself tells; [`Play::open`] reads the rest with the
//! quiz.

mod mode;
mod steps;

pub use mode::{PlayMode, Room};

use super::Version;
use super::bytes::{Bytes, put_counted, put_number};
use super::error::LinkError;
use super::fingerprint::{BuiltIn, Fingerprint, LAYOUT, PlayerQuizName, ShortName};
use super::linked_quiz::LinkedQuiz;
use super::name::Name;
use super::source::{About, Source};
use quiz::attempt::{Attempt, Msg, StoredStep};
use quiz::draw::{Draw, Seed};
use quiz::{Edition, Quiz};
use std::rc::Rc;

/// The purpose of a link about a play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlayKind {
    /// To play the same draw.
    Draw,
    /// To go on with an attempt on another device.
    Attempt,
    /// To play the same draw, and then compare with a result.
    Challenge,
    /// To look at a result.
    Result,
}

/// The version of a play, with the data that only this version has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Version 1, with [short names](About::Short).
    One,
    /// Version 2, with whole fingerprints and a mode.
    Two(PlayMode),
}

/// A play, as far as a link tells without the quiz. A play that was read is passed on in its own
/// version; a new one has version 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    kind: PlayKind,
    form: Form,
    about: About,
    edition: Edition,
    seed: Seed,
    name: Option<Name>,
    answers: Vec<u8>,
}

/// The content of a link about a play, read with its quiz.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// The edition and the seed of a draw of the quiz.
    Draw(Edition, Seed),
    /// An attempt under way.
    Attempt(Attempt),
    /// A finished attempt, and the name of its player. The page must not show it before its draw
    /// was played.
    Challenge(Attempt, Option<Name>),
    /// A finished attempt, and the name of its player.
    Result(Attempt, Option<Name>),
}

impl Play {
    /// A play that tells a draw. For a grader quiz, it is a draw of the player quiz.
    pub fn draw(source: &Source, edition: Edition, seed: Seed) -> Play {
        let (kind, about) = (PlayKind::Draw, About::of(source));
        let form = Form::Two(source.mode());
        Play { kind, form, about, edition, seed, name: None, answers: Vec::new() }
    }

    /// A play that tells an attempt under way: the shown, answered and half-answered steps of its
    /// path, and where the player stands. Scenes of branches that the player left are not included.
    /// `None` if the attempt is finished, or at a quiz that is not that of the source.
    pub fn attempt(source: &Source, attempt: &Attempt) -> Option<Play> {
        let fits = !attempt.is_finished();
        fits.then(|| steps::under_way(attempt))
            .and_then(|answers| Play::of(PlayKind::Attempt, source, attempt, None, answers))
    }

    /// A play that challenges others to a finished attempt; `None` if the attempt is not finished,
    /// if it is not at the quiz of the source, or if that is a player quiz.
    pub fn challenge(source: &Source, attempt: &Attempt, name: Option<Name>) -> Option<Play> {
        let play = Play::of(PlayKind::Challenge, source, attempt, name, steps::finished(attempt)?)?;
        Some(play).filter(|it| !it.about.is_player_quiz())
    }

    /// A play that shows a finished attempt; `None` if it is not finished, or not at the quiz of
    /// the source.
    pub fn result(source: &Source, attempt: &Attempt, name: Option<Name>) -> Option<Play> {
        Play::of(PlayKind::Result, source, attempt, name, steps::finished(attempt)?)
    }

    /// `None` if the attempt is at another quiz, or if the source is a grader quiz, which nobody
    /// plays.
    fn of(
        kind: PlayKind,
        source: &Source,
        attempt: &Attempt,
        name: Option<Name>,
        answers: Vec<u8>,
    ) -> Option<Play> {
        let (about, form) = (About::of(source), Form::Two(source.mode()));
        let (edition, seed) = (attempt.draw().edition(), attempt.draw().seed());
        let is_its = Rc::ptr_eq(attempt.quiz(), source.quiz()) || attempt.quiz() == source.quiz();
        let is_played = is_its && !matches!(source, Source::Grader(_));
        is_played.then_some(Play { kind, form, about, edition, seed, name, answers })
    }

    /// This play with another mode; `None` for a play of version 1, which has no mode.
    pub fn in_mode(self, mode: PlayMode) -> Option<Play> {
        (self.version() == Version::Two).then_some(Play { form: Form::Two(mode), ..self })
    }

    /// The mode of the play.
    pub fn mode(&self) -> PlayMode {
        match self.form {
            Form::One => PlayMode::default(),
            Form::Two(mode) => mode,
        }
    }

    pub(super) fn version(&self) -> Version {
        match self.form {
            Form::One => Version::One,
            Form::Two(_) => Version::Two,
        }
    }

    /// This play in version 2, about the quiz with this fingerprint; `None` if it has no short
    /// name.
    pub fn with_name(&self, name: Fingerprint) -> Option<Play> {
        let about = match self.about {
            About::Short(ShortName::Quiz(_)) => About::Known(name),
            About::Short(ShortName::PlayerQuiz(_)) => About::PlayerQuiz(name),
            _ => return None,
        };
        Some(Play { about, form: Form::Two(PlayMode::default()), ..self.clone() })
    }

    /// This play with the fingerprint of a quiz instead of the quiz itself: shorter, for those who
    /// have the quiz.
    #[must_use]
    pub fn by_fingerprint(self) -> Play {
        let About::Linked(it) = &self.about else { return self };
        let (about, form) = (About::Known(it.fingerprint()), Form::Two(self.mode()));
        Play { form, about, ..self }
    }

    /// The purpose of the play.
    pub fn kind(&self) -> PlayKind {
        self.kind
    }

    /// The quiz that the play is about.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// The seed of the draw.
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// The name of the player, if the link has one.
    pub fn name(&self) -> Option<&Name> {
        self.name.as_ref()
    }

    /// Reads the content with the quiz that the play is about.
    ///
    /// # Errors
    /// The play is about another quiz or about an edition to come, or its answers do not fit this
    /// quiz.
    pub fn open(&self, source: &Source) -> Result<Opened, LinkError> {
        if !self.about.is(source) {
            return Err(LinkError::OtherQuiz);
        }
        let quiz = source.quiz();
        let draw = Draw::new(quiz, self.edition, self.seed).map_err(|_| match self.about {
            About::BuiltIn(_) => LinkError::Newer,
            _ => LinkError::Damaged,
        })?;
        let name = self.name.clone().filter(Name::is_visible);
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

    fn restore(
        &self,
        quiz: &Rc<Quiz>,
        at: usize,
        kept: Vec<StoredStep>,
    ) -> Result<Attempt, LinkError> {
        Attempt::restore(Rc::clone(quiz), self.edition, self.seed, kept, at, false)
            .map_err(|_| LinkError::Damaged)
    }

    /// The bytes of the play in a link.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mode = self.mode();
        let about = match &self.about {
            About::BuiltIn(_) => 0,
            About::Linked(_) => 1,
            About::Known(_) | About::Short(ShortName::Quiz(_)) => 2,
            About::PlayerQuiz(_) | About::Short(ShortName::PlayerQuiz(_)) => 3,
        };
        let (named, edition) = (u32::from(self.name.is_some()), self.edition - 1);
        let mut bytes = Vec::new();
        match self.form {
            Form::One => put_number(&mut bytes, about + 4 * named + 8 * edition),
            Form::Two(_) if mode.flags() == 0 => {
                put_number(&mut bytes, about + 4 * named + 16 * edition);
            }
            Form::Two(_) => {
                put_number(&mut bytes, about + 4 * named + 8 + 16 * edition);
                put_number(&mut bytes, mode.flags());
            }
        }
        match &self.about {
            About::BuiltIn(BuiltIn(mark)) => bytes.extend(mark.unwrap_or_default()),
            About::Linked(it) => {
                if self.version() == Version::Two {
                    put_number(&mut bytes, LAYOUT);
                }
                put_counted(&mut bytes, it.bytes());
            }
            About::Known(name) | About::PlayerQuiz(name) => bytes.extend(name.0),
            About::Short(ShortName::Quiz(name)) => bytes.extend(name),
            About::Short(ShortName::PlayerQuiz(it)) => {
                bytes.extend(it.id.to_le_bytes());
                bytes.extend(it.hash);
            }
        }
        bytes.extend(self.seed.to_le_bytes());
        if let Some(name) = &self.name {
            put_counted(&mut bytes, name.as_str().as_bytes());
        }
        mode.put_room(&mut bytes);
        bytes.extend_from_slice(&self.answers);
        bytes
    }

    /// # Errors
    /// The bytes hold no play of this kind.
    pub(super) fn read(kind: PlayKind, version: Version, bytes: &[u8]) -> Result<Play, LinkError> {
        let mut bytes = Bytes(bytes);
        let header = bytes.number()?;
        let (mut mode, edition) = match version {
            Version::One => (PlayMode::default(), header / 8 + 1),
            Version::Two if header / 8 % 2 == 0 => (PlayMode::default(), header / 16 + 1),
            Version::Two => {
                let mode = PlayMode::read_flags(&mut bytes)?;
                if mode.flags() == 0 {
                    return Err(LinkError::Damaged);
                }
                (mode, header / 16 + 1)
            }
        };
        let about = read_about(header % 4, version, &mut bytes)?;
        let seed = Seed::from_le_bytes(bytes.array()?);
        let name = match header / 4 % 2 {
            0 => None,
            _ => Some(read_name(bytes.counted()?).ok_or(LinkError::Damaged)?),
        };
        mode.read_room(&mut bytes)?;
        let answers = bytes.0.to_vec();
        let wrong = match kind {
            PlayKind::Draw => name.is_some() || !answers.is_empty(),
            PlayKind::Attempt => name.is_some(),
            PlayKind::Challenge | PlayKind::Result => false,
        };
        // No player compares with another where there is no key.
        let is_impossible = match &about {
            About::Short(ShortName::PlayerQuiz(_)) => {
                matches!(kind, PlayKind::Draw | PlayKind::Challenge)
            }
            About::PlayerQuiz(_) => kind == PlayKind::Challenge || edition > 1,
            _ => false,
        };
        if wrong || is_impossible {
            return Err(LinkError::Damaged);
        }
        let form = match version {
            Version::One => Form::One,
            Version::Two => Form::Two(mode),
        };
        Ok(Play { kind, form, about, edition, seed, name, answers })
    }

    /// Reads a draw of the built-in quiz as links had it before version 1: `<edition>.<seed>`.
    pub(super) fn read_draw_0(text: &str) -> Result<Play, LinkError> {
        let number = |text: &str| text.parse().ok().filter(|it: &u32| it.to_string() == text);
        let numbers = text.split_once('.').map(|(a, b)| (number(a), number(b)));
        let Some((Some(edition @ 1..), Some(seed))) = numbers else {
            return Err(LinkError::Damaged);
        };
        let (kind, about) = (PlayKind::Draw, About::BuiltIn(BuiltIn(None)));
        Ok(Play { kind, form: Form::One, about, edition, seed, name: None, answers: Vec::new() })
    }

    /// Writes a play that [`read_draw_0`](Play::read_draw_0) read; `None` for other plays.
    pub(super) fn draw_0(&self) -> Option<String> {
        let is_0 = self.about == About::BuiltIn(BuiltIn(None));
        is_0.then(|| format!("{}.{}", self.edition, self.seed))
    }
}

fn read_about(number: u32, version: Version, bytes: &mut Bytes<'_>) -> Result<About, LinkError> {
    Ok(match (number, version) {
        (0, _) => About::BuiltIn(BuiltIn(Some(bytes.array()?))),
        (1, version) => {
            if version == Version::Two && bytes.number()? != LAYOUT {
                return Err(LinkError::Newer);
            }
            About::Linked(LinkedQuiz::read(bytes.counted()?)?)
        }
        (2, Version::One) => About::Short(ShortName::Quiz(bytes.array()?)),
        (2, Version::Two) => About::Known(Fingerprint(bytes.array()?)),
        (_, Version::One) => {
            let id = u64::from_le_bytes(bytes.array()?);
            About::Short(ShortName::PlayerQuiz(PlayerQuizName { id, hash: bytes.array()? }))
        }
        (_, Version::Two) => About::PlayerQuiz(Fingerprint(bytes.array()?)),
    })
}

fn read_name(bytes: &[u8]) -> Option<Name> {
    let text = core::str::from_utf8(bytes).ok()?;
    // Names once could contain these two characters. The page shows them as spaces.
    let seen = text.replace(['\u{2028}', '\u{2029}'], " ");
    Name::new(text).filter(|it| it.as_str() == seen)
}
