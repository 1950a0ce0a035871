//! What people send each other about a play, in links.

use quiz::Edition;
use quiz::attempt::Attempt;
use quiz::draw::Seed;
use quiz_link::{Link, LinkError, Name, Opened, Play, PlayKind, PlayMode, Source, Spelling};
use std::rc::Rc;

/// A quiz that takes the place of the one that is built in.
#[derive(Debug, Clone, PartialEq)]
pub struct Guest {
    /// The quiz.
    pub source: Source,
    /// What the names of all that is kept for it begin with.
    pub prefix: String,
    /// What it is kept as itself, if it came in a link.
    pub text: Option<String>,
}

/// What a quiz is kept as, unless it is built in: the link that holds it, and its title.
pub fn kept_as(source: &Source) -> Option<String> {
    let link = quiz_link::encode(&source.link()?, Spelling::Letters);
    let title = source.quiz().title().replace('\n', " ");
    Some(format!("{link} {title}"))
}

/// The prefix of the name under which a [`Pair`] is kept; its time follows.
pub const PAIR: &str = "pair/";

/// The two links that a group needs, and for whom they are. They are kept until somebody removes them: made once more, they
/// are others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// When they were made, in milliseconds since 1970.
    pub made: u64,
    /// For whom, if the person said that.
    pub name: Rc<str>,
    /// The link of whoever marks. The players' follows from it.
    pub marker: Rc<str>,
}

impl Pair {
    /// The name under which it is kept, behind the prefix of the quiz.
    pub fn note(&self) -> Rc<str> {
        format!("{PAIR}{}", self.made).into()
    }

    /// As a text to keep.
    pub fn write(&self) -> Rc<str> {
        format!("{} {}", self.marker, self.name).into()
    }

    /// Reads a pair from its name, behind the prefix of the quiz, and its text.
    pub fn read(note: &str, text: &str) -> Option<Pair> {
        let (marker, name) = text.split_once(' ')?;
        let made = note.strip_prefix(PAIR)?.parse().ok()?;
        Some(Pair { made, name: name.into(), marker: marker.into() })
    }
}

/// What somebody sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent {
    /// The quiz itself.
    Quiz,
    /// The quiz with its key, which players do not have: results are to be marked by it.
    Key,
    /// A draw to be played.
    Draw(Edition, Seed),
    /// An attempt to go on with.
    Attempt(Rc<Attempt>),
    /// A friend to be met.
    Challenge(Rival),
    /// A finished attempt to look at, and by whom it is.
    Result(Rc<Attempt>, Option<Name>),
    /// A play, this link, of one of several quizzes on the device: version 1 names them all alike.
    Which(Rc<str>),
    /// A play of the quiz that was built in before the one that is, which is no longer here.
    Bygone(Bygone),
}

impl Sent {
    /// What a link holds, if it is about this quiz.
    ///
    /// # Errors
    /// Why it cannot be opened.
    pub fn read(source: &Source, text: &str) -> Result<Sent, LinkError> {
        let play = match quiz_link::decode(text)? {
            // This page plays a quiz as it is written or with its situations covered, and has no use for a link that
            // holds marks. Whatever it showed instead would not be what the link asks for.
            Link::Play(play) if !is_played_here(&play) => return Err(LinkError::Newer),
            Link::Play(play) if play.mode() != source.mode() => return Err(LinkError::OtherQuiz),
            Link::Marks(_) => return Err(LinkError::Newer),
            Link::Play(play) => play,
            // What holds the quiz holds it with its situations.
            link if source.mode() != PlayMode::default()
                || source.link().as_ref() != Some(&link) =>
            {
                return Err(LinkError::OtherQuiz);
            }
            Link::Keyed(_) => return Ok(Sent::Key),
            _ => return Ok(Sent::Quiz),
        };
        Ok(match play.open(source)? {
            Opened::Draw(edition, seed) => Sent::Draw(edition, seed),
            Opened::Attempt(attempt) => Sent::Attempt(Rc::new(attempt)),
            Opened::Challenge(attempt, name) => {
                Sent::Challenge(Rival::new(source, attempt, name, play))
            }
            Opened::Result(attempt, name) => Sent::Result(Rc::new(attempt), name),
        })
    }

    /// The draw that it is about, if it is about one.
    pub fn draw(&self) -> Option<(Edition, Seed)> {
        let of = |it: &Attempt| Some((it.draw().edition(), it.draw().seed()));
        match self {
            Sent::Quiz | Sent::Key | Sent::Which(_) => None,
            Sent::Bygone(it) => Some((it.edition, it.seed)),
            Sent::Draw(edition, seed) => Some((*edition, *seed)),
            Sent::Attempt(attempt) | Sent::Result(attempt, _) => of(attempt),
            Sent::Challenge(rival) => of(&rival.attempt),
        }
    }
}

/// Whether this page plays in the mode of a play. Without a key nobody could say how well somebody did without the
/// situations.
fn is_played_here(play: &Play) -> bool {
    play.mode() == PlayMode::default()
        || (play.mode() == PlayMode::COVERED && !play.about().is_keyless())
}

/// A play whose quiz is no longer here, as far as it can be kept. Its seed gives a draw of the quiz that took its place, the
/// same for all who have the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bygone {
    /// The edition of the quiz that took its place: the same one for ever.
    pub edition: Edition,
    /// The seed of the play.
    pub seed: Seed,
    /// The kind of link.
    pub kind: PlayKind,
    /// By whom it is, if they say.
    pub name: Option<Name>,
}

/// A friend's finished attempt. Nothing of it is shown before its draw was played.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// The attempt.
    pub attempt: Rc<Attempt>,
    /// By whom it is, if they say.
    pub name: Option<Name>,
    /// The challenge, as short as it can be: it is kept as that.
    pub text: Rc<str>,
    /// The same in version 1, if it is kept as that too.
    pub also: Option<Rc<str>>,
}

impl Rival {
    fn new(source: &Source, attempt: Attempt, name: Option<Name>, play: Play) -> Rival {
        let play = Play::challenge(source, &attempt, name.clone()).unwrap_or(play);
        let text = quiz_link::encode(&Link::Play(play.by_fingerprint()), Spelling::Letters);
        Rival { attempt: Rc::new(attempt), name, text: text.into(), also: None }
    }

    /// Whether it is the same friend with the same answers, in whatever version they came.
    pub fn is_same_as(&self, other: &Rival) -> bool {
        self.name == other.name
            && self.is_on_draw_of(&other.attempt)
            && self.attempt.answers() == other.attempt.answers()
    }

    /// Whether it is of the same draw.
    pub fn is_on_draw_of(&self, attempt: &Attempt) -> bool {
        self.attempt.draw() == attempt.draw()
    }
}

/// A finished attempt at the same quiz, kept on the device, that was played with the situations where they are covered on this
/// page, or the reverse.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// The attempt.
    pub attempt: Rc<Attempt>,
    /// Whose it is.
    pub by: By,
}

/// Whose a play is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The person's at this device.
    You,
    /// A friend's, by name if they say.
    Friend(Option<Name>),
}

/// The link by which an attempt under way goes on elsewhere; `None` once it is finished.
pub fn elsewhere(source: &Source, attempt: &Attempt) -> Option<Link> {
    Play::attempt(source, attempt).map(Link::Play)
}

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The draw, with answers to be met.
    Challenge,
    /// The answers, to look at.
    Result,
    /// The draw alone.
    Draw,
    /// The draw alone, to be played with the situations covered.
    Covered,
}

impl What {
    /// All that can be sent, what most people want first.
    pub const ALL: [What; 4] = [What::Challenge, What::Result, What::Draw, What::Covered];

    /// The link for a finished attempt; `None` if it cannot be sent as that.
    pub fn link(self, source: &Source, attempt: &Attempt, name: Option<Name>) -> Option<Link> {
        let play = match self {
            What::Challenge => Play::challenge(source, attempt, name),
            What::Result => Play::result(source, attempt, name),
            // Whoever has no key has no others to play with.
            What::Draw if matches!(source, Source::Keyless(_)) => None,
            What::Draw => Some(Play::draw(source, attempt.draw().edition(), attempt.draw().seed())),
            What::Covered => covered_draw(source, attempt.draw().edition(), attempt.draw().seed()),
        };
        play.map(Link::Play)
    }
}

/// A draw to be played with the situations covered; `None` of a quiz without its key, and where they are covered anyway.
pub fn covered_draw(source: &Source, edition: Edition, seed: Seed) -> Option<Play> {
    let is_open = matches!(source, Source::BuiltIn(_) | Source::Carried(_));
    let play = is_open.then(|| Play::draw(source, edition, seed))?;
    play.in_mode(PlayMode::COVERED)
}

/// The same link for those who have the quiz, which makes it short; `None` if it does not carry one.
pub fn without_quiz(link: &Link) -> Option<Link> {
    let Link::Play(play) = link else { return None };
    let shorter = play.clone().by_fingerprint();
    (shorter.about() != play.about()).then_some(Link::Play(shorter))
}
