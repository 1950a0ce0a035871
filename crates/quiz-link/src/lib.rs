//! Links: a quiz, a draw, an attempt or a result as the text after the `#` of an address.
//! `docs/link-format.md` defines the format.
//!
//! Every link that was ever made must open for ever. **No change may alter the meaning of a link of
//! version 1 or 2**: golden links make sure of it. A different layout gets a new version. Each kind
//! of link has versions of its own: plays and returned keys are written in version 2, quizzes in version 1.

mod bytes;
mod error;
mod estimate;
mod fingerprint;
pub mod gradebook;
mod linked_quiz;
mod mixed_radix;
mod name;
mod open_quiz;
mod play;
mod player_quiz;
mod quiz_content;
mod repair;
mod returned_key;
mod source;
mod spelling;

pub use error::LinkError;
pub use estimate::Estimate;
pub use fingerprint::{BuiltIn, Fingerprint, PlayerQuizName, ShortName};
pub use linked_quiz::LinkedQuiz;
pub use name::Name;
pub use open_quiz::draft_of;
pub use play::{Opened, Play, PlayKind, PlayMode, Room};
pub use player_quiz::{GraderQuiz, PlayerQuiz};
pub use quiz_content::MAX_TEXT;
pub use repair::repair;
pub use returned_key::ReturnedKey;
pub use source::{About, Covered, Source};
pub use spelling::Spelling;

use bytes::Bytes;
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

/// The greatest length of a text that is opened as a link, in bytes.
pub const MAX_CHARS: usize = 600_000;

/// The most bytes of a quiz in a link. They leave room for a play of the quiz.
pub const MAX_QUIZ_BYTES: usize = 400_000;

/// The versions of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    One,
    Two,
}

impl Version {
    /// The version as text in a link.
    fn text(self) -> &'static str {
        match self {
            Version::One => "1",
            Version::Two => "2",
        }
    }
}

/// The beginning of links to a draw before version 1.
const DRAW_0: &str = "d0";

const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// The content of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A whole quiz.
    Quiz(LinkedQuiz),
    /// A draw, or an attempt at one, or its result.
    Play(Play),
    /// A quiz without its key, for players.
    PlayerQuiz(PlayerQuiz),
    /// A quiz with its key, for the facilitator, who gave it to players without the key.
    GraderQuiz(GraderQuiz),
    /// The key, for players who have answered the quiz without it.
    ReturnedKey(ReturnedKey),
}

/// The kind of a link, which its first letter tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LinkKind {
    Quiz,
    Play(PlayKind),
    PlayerQuiz,
    GraderQuiz,
    ReturnedKey,
}

impl LinkKind {
    /// The versions in which links of this kind exist.
    fn versions(self) -> &'static [Version] {
        match self {
            LinkKind::Play(_) => &[Version::One, Version::Two],
            LinkKind::Quiz | LinkKind::PlayerQuiz | LinkKind::GraderQuiz => &[Version::One],
            LinkKind::ReturnedKey => &[Version::Two],
        }
    }
}

/// The letter of each kind. A capital letter means that the link is spelled in digits.
const LETTERS: [(u8, LinkKind); 8] = [
    (b'd', LinkKind::Play(PlayKind::Draw)),
    (b'q', LinkKind::Quiz),
    (b'a', LinkKind::Play(PlayKind::Attempt)),
    (b'c', LinkKind::Play(PlayKind::Challenge)),
    (b'r', LinkKind::Play(PlayKind::Result)),
    (b'k', LinkKind::PlayerQuiz),
    (b'f', LinkKind::GraderQuiz),
    (b'm', LinkKind::ReturnedKey),
];

/// Writes a link, without a `#`.
pub fn encode(link: &Link, spelling: Spelling) -> String {
    if let Link::Play(play) = link
        && let Some(draw) = play.draw_0()
    {
        return format!("{DRAW_0}.{draw}");
    }
    let (kind, version, mut bytes) = match link {
        Link::Quiz(it) => (LinkKind::Quiz, Version::One, it.bytes().to_vec()),
        Link::Play(it) => (LinkKind::Play(it.kind()), it.version(), it.bytes()),
        Link::PlayerQuiz(it) => {
            (LinkKind::PlayerQuiz, Version::One, with_id(it.short_name(), it.bytes()))
        }
        Link::GraderQuiz(it) => {
            (LinkKind::GraderQuiz, Version::One, with_id(it.short_name(), it.bytes()))
        }
        Link::ReturnedKey(it) => (LinkKind::ReturnedKey, Version::Two, it.bytes()),
    };
    let letter = LETTERS.iter().find(|it| it.1 == kind).map_or(b'q', |it| it.0);
    bytes.extend(checksum(letter, version, &bytes));
    let mut text = String::new();
    text.push(match spelling {
        Spelling::Letters => char::from(letter),
        Spelling::Digits => char::from(letter.to_ascii_uppercase()),
    });
    text.push_str(version.text());
    text.push('.');
    text.push_str(&spelling.write(&bytes));
    text
}

/// Reads a link. `text` is a whole address, or what comes after its `#`, with any damage that
/// [`repair`] can undo.
///
/// # Errors
/// The reason why the link cannot be opened. A damaged link never opens as another one, as far as
/// its checksum can tell.
pub fn decode(text: &str) -> Result<Link, LinkError> {
    if text.len() > MAX_CHARS {
        return Err(LinkError::TooBig);
    }
    let text = repair::percent_decoded(text);
    // White space may end the link, with words after it, or be a line break within the link.
    read(&repair::tidy(repair::up_to_gap(&text))).or_else(|error| {
        let whole = read(&repair::tidy(&text));
        // If the link was complete before the white space, its own error is reported, and not that
        // of link and words together.
        let is_whole = !matches!(error, LinkError::NotOurs | LinkError::CutShort);
        if is_whole { whole.map_err(|_| error) } else { whole }
    })
}

/// Reads a link that needs no repair.
fn read(text: &str) -> Result<Link, LinkError> {
    let (head, payload) = text.split_once('.').ok_or(LinkError::NotOurs)?;
    let (letter, version) = head.split_at_checked(1).ok_or(LinkError::NotOurs)?;
    if head == DRAW_0 {
        return Play::read_draw_0(payload).map(Link::Play);
    }
    let is_version = version.starts_with(|it| ('1'..='9').contains(&it));
    let letter = letter.bytes().next().filter(|_| is_version).ok_or(LinkError::NotOurs)?;
    let spelling = if letter.is_ascii_uppercase() { Spelling::Digits } else { Spelling::Letters };
    let letter = letter.to_ascii_lowercase();
    let (_, kind) = LETTERS.iter().find(|it| it.0 == letter).ok_or(LinkError::Newer)?;
    let version = kind.versions().iter().find(|it| it.text() == version).ok_or(LinkError::Newer)?;
    let bytes = spelling.read(payload)?;
    let (content, sum) = bytes.split_last_chunk().ok_or(LinkError::CutShort)?;
    if *sum != checksum(letter, *version, content) {
        return Err(LinkError::Damaged);
    }
    let mut bytes = Bytes(content);
    Ok(match kind {
        LinkKind::Quiz => Link::Quiz(LinkedQuiz::read(content)?),
        LinkKind::Play(kind) => Link::Play(Play::read(*kind, *version, content)?),
        LinkKind::PlayerQuiz => {
            Link::PlayerQuiz(PlayerQuiz::read(u64::from_le_bytes(bytes.array()?), bytes.0)?)
        }
        LinkKind::GraderQuiz => {
            Link::GraderQuiz(GraderQuiz::read(u64::from_le_bytes(bytes.array()?), bytes.0)?)
        }
        LinkKind::ReturnedKey => Link::ReturnedKey(ReturnedKey::read(content)?),
    })
}

/// The CRC-32 of kind, version and content, with the least significant byte first.
fn checksum(letter: u8, version: Version, content: &[u8]) -> [u8; 4] {
    let mut digest = CRC.digest();
    digest.update(&[letter]);
    digest.update(version.text().as_bytes());
    digest.update(content);
    digest.finalize().to_le_bytes()
}

fn with_id(name: PlayerQuizName, bytes: &[u8]) -> Vec<u8> {
    [&name.id.to_le_bytes(), bytes].concat()
}
