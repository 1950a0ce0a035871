//! Links about a play: the content of a link that was opened, and the links that a play can be sent as.

use quiz::attempt::Attempt;
use quiz::draw::Seed;
use quiz::{Edition, Quiz};
use quiz_link::{
    GraderQuiz, Link, LinkError, Name, Opened, Play, PlayKind, PlayMode, Source, Spelling,
};
use std::rc::Rc;

/// A quiz override: it takes the place of the built-in quiz on this visit.
#[derive(Debug, Clone, PartialEq)]
pub struct QuizOverride {
    /// The quiz.
    pub source: Source,
    /// The prefix of all names in storage that belong to the quiz.
    pub prefix: String,
    /// The text as which the quiz itself is stored, if it came in a link.
    pub text: Option<String>,
}

/// The two links that a group needs, and the name of the group. They are stored until somebody removes them, since
/// making them again gives other links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLinks {
    /// The time at which the links were made, in milliseconds since 1970.
    pub made: u64,
    /// The name of the group; empty if the person gave none.
    pub name: Rc<str>,
    /// The grader's link. The players' link follows from it.
    pub marker: Rc<str>,
}

/// The reason why no links for a group could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoGroupLinks {
    /// The browser has nothing that nobody can guess.
    NoSecret,
    /// The quiz fits into no link.
    Link(LinkError),
}

impl From<LinkError> for NoGroupLinks {
    fn from(error: LinkError) -> NoGroupLinks {
        NoGroupLinks::Link(error)
    }
}

impl GroupLinks {
    /// Makes the links of a quiz for a group of this name. `secret` is a number and a secret that nobody can guess.
    ///
    /// # Errors
    /// The reason why no links can be made.
    pub fn make(
        quiz: &Quiz,
        made: u64,
        name: Rc<str>,
        secret: Option<(u64, [u8; 32])>,
    ) -> Result<GroupLinks, NoGroupLinks> {
        let (number, secret) = secret.ok_or(NoGroupLinks::NoSecret)?;
        let grader_quiz = GraderQuiz::new(quiz, number, secret)?;
        grader_quiz.player_quiz()?;
        let marker = quiz_link::encode(&Link::GraderQuiz(grader_quiz), Spelling::Letters).into();
        Ok(GroupLinks { made, name, marker })
    }
}

/// The content of a link that somebody sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Received {
    /// The quiz itself.
    Quiz,
    /// The quiz with its key, by which results of players without the key are graded.
    Key,
    /// A draw to be played.
    Draw(Edition, Seed),
    /// An unfinished attempt to go on with.
    Attempt(Rc<Attempt>),
    /// A friend's finished attempt, to be compared with one's own.
    Challenge(Rival),
    /// A finished attempt to look at, and the name of its player.
    Result(Rc<Attempt>, Option<Name>),
    /// A play of one of several quizzes on the device: version 1 of links gives them the same name. The text is the
    /// link.
    Which(Rc<str>),
    /// A play of a quiz that was built in before, and is no longer part of the page.
    EarlierQuiz(EarlierQuiz),
}

impl Received {
    /// Reads a link, which has to be about the quiz of the page.
    ///
    /// # Errors
    /// The reason why the link cannot be opened.
    pub fn read(source: &Source, text: &str) -> Result<Received, LinkError> {
        let play = match quiz_link::decode(text)? {
            // This page plays a quiz as it is written, or with its situations covered, and does nothing with a link
            // that holds marks. It must not show anything else than the link asks for.
            Link::Play(play) if !is_played_here(&play) => return Err(LinkError::Newer),
            Link::Play(play) if play.mode() != source.mode() => return Err(LinkError::OtherQuiz),
            Link::ReturnedKey(_) => return Err(LinkError::Newer),
            Link::Play(play) => play,
            // A link that holds a quiz holds it with its situations.
            link if source.mode() != PlayMode::default()
                || source.link().as_ref() != Some(&link) =>
            {
                return Err(LinkError::OtherQuiz);
            }
            Link::GraderQuiz(_) => return Ok(Received::Key),
            _ => return Ok(Received::Quiz),
        };
        Ok(match play.open(source)? {
            Opened::Draw(edition, seed) => Received::Draw(edition, seed),
            Opened::Attempt(attempt) => Received::Attempt(Rc::new(attempt)),
            Opened::Challenge(attempt, name) => {
                Received::Challenge(Rival::new(source, attempt, name, play))
            }
            Opened::Result(attempt, name) => Received::Result(Rc::new(attempt), name),
        })
    }

    /// The draw of the content, if it has one.
    pub fn draw(&self) -> Option<(Edition, Seed)> {
        let of = |it: &Attempt| Some((it.draw().edition(), it.draw().seed()));
        match self {
            Received::Quiz | Received::Key | Received::Which(_) => None,
            Received::EarlierQuiz(it) => Some((it.edition, it.seed)),
            Received::Draw(edition, seed) => Some((*edition, *seed)),
            Received::Attempt(attempt) | Received::Result(attempt, _) => of(attempt),
            Received::Challenge(rival) => of(&rival.attempt),
        }
    }
}

/// Whether this page plays in the mode of a play. A quiz without its key is not played with the situations covered:
/// nobody could score it.
fn is_played_here(play: &Play) -> bool {
    play.mode() == PlayMode::default()
        || (play.mode() == PlayMode::COVERED && !play.about().is_player_quiz())
}

/// A play of a quiz that is no longer part of the page, as far as the page can still open it. Its seed gives a draw of
/// the present built-in quiz, the same for all who have the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierQuiz {
    /// The edition of the present built-in quiz to draw from: the same edition for ever.
    pub edition: Edition,
    /// The seed of the play.
    pub seed: Seed,
    /// The kind of link.
    pub kind: PlayKind,
    /// The name of the player, if the link has one.
    pub name: Option<Name>,
}

/// A friend's finished attempt. The page shows nothing of it until its draw was played here.
#[derive(Debug, Clone, PartialEq)]
pub struct Rival {
    /// The attempt.
    pub attempt: Rc<Attempt>,
    /// The name of the friend, if the link has one.
    pub name: Option<Name>,
    /// The challenge as a link, as short as possible. The attempt is stored as this link.
    pub text: Rc<str>,
    /// The link of version 1, if the attempt is stored as that, too.
    pub also: Option<Rc<str>>,
}

impl Rival {
    fn new(source: &Source, attempt: Attempt, name: Option<Name>, play: Play) -> Rival {
        let play = Play::challenge(source, &attempt, name.clone()).unwrap_or(play);
        let text = quiz_link::encode(&Link::Play(play.by_fingerprint()), Spelling::Letters);
        Rival { attempt: Rc::new(attempt), name, text: text.into(), also: None }
    }

    /// Whether both are the same answers of the same friend, in whatever version of links they came.
    pub fn is_same_as(&self, other: &Rival) -> bool {
        self.name == other.name
            && self.is_on_draw_of(&other.attempt)
            && self.attempt.answers() == other.attempt.answers()
    }

    /// Whether the friend played the draw of an attempt.
    pub fn is_on_draw_of(&self, attempt: &Attempt) -> bool {
        self.attempt.draw() == attempt.draw()
    }
}

/// A finished attempt that is shown beside another one. Both are of the same quiz, one with the situations and one with
/// them covered.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherWay {
    /// The attempt.
    pub attempt: Rc<Attempt>,
    /// The player of the attempt.
    pub by: PlayedBy,
}

/// The player of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlayedBy {
    /// The person at this device.
    You,
    /// A friend, by name if the link has one.
    Friend(Option<Name>),
}

/// The link by which an unfinished attempt goes on elsewhere; `None` if the attempt is finished.
pub fn elsewhere(source: &Source, attempt: &Attempt) -> Option<Link> {
    Play::attempt(source, attempt).map(Link::Play)
}

/// The forms in which a finished attempt can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shareable {
    /// The draw, with the answers to compare with.
    Challenge,
    /// The answers, to look at.
    Result,
    /// The draw alone.
    Draw,
    /// The draw alone, to be played with the situations covered.
    Covered,
}

impl Shareable {
    /// All forms, from the one that most people want to the one that fewest want.
    pub const ALL: [Shareable; 4] =
        [Shareable::Challenge, Shareable::Result, Shareable::Draw, Shareable::Covered];

    /// The link of a finished attempt in this form; `None` if it cannot be sent so.
    pub fn link(self, source: &Source, attempt: &Attempt, name: Option<Name>) -> Option<Link> {
        let play = match self {
            Shareable::Challenge => Play::challenge(source, attempt, name),
            Shareable::Result => Play::result(source, attempt, name),
            // A player of a quiz without its key knows nobody to send a draw to: the grader does that.
            Shareable::Draw if matches!(source, Source::Player(_)) => None,
            Shareable::Draw => {
                Some(Play::draw(source, attempt.draw().edition(), attempt.draw().seed()))
            }
            Shareable::Covered => {
                covered_draw(source, attempt.draw().edition(), attempt.draw().seed())
            }
        };
        play.map(Link::Play)
    }
}

/// A draw to be played with the situations covered. `None` if the quiz lacks its key, or if its situations are covered
/// already.
pub fn covered_draw(source: &Source, edition: Edition, seed: Seed) -> Option<Play> {
    let is_open = matches!(source, Source::BuiltIn(_) | Source::Linked(_));
    let play = is_open.then(|| Play::draw(source, edition, seed))?;
    play.in_mode(PlayMode::COVERED)
}

/// The link without the quiz in it, which is short and opens where the quiz is known. `None` if the link holds no quiz.
pub fn without_quiz(link: &Link) -> Option<Link> {
    let Link::Play(play) = link else { return None };
    let shorter = play.clone().by_fingerprint();
    (shorter.about() != play.about()).then_some(Link::Play(shorter))
}
