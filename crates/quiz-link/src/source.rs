//! The source of a quiz, and the quiz that a link is about.

use super::Link;
use super::fingerprint::{BuiltIn, Fingerprint, ShortName};
use super::linked_quiz::LinkedQuiz;
use super::play::PlayMode;
use super::player_quiz::{GraderQuiz, PlayerQuiz};
use quiz::Quiz;
use quiz::covered::Cover;
use std::rc::Rc;

/// The quiz of the page, with which links are opened and made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The built-in quiz of the program.
    BuiltIn(Rc<Quiz>),
    /// A quiz that came in a link, or will go into one.
    Linked(LinkedQuiz),
    /// The player quiz, without its key: for those who play it.
    Player(PlayerQuiz),
    /// The grader quiz, with its key: to mark what players send back.
    Grader(GraderQuiz),
    /// A built-in or linked quiz with its situations covered. Links and storage keep its plays
    /// apart from plays with the situations.
    Covered(Rc<Covered>),
}

/// A quiz with its situations covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    of: Source,
    quiz: Rc<Quiz>,
}

impl Source {
    /// This quiz with its situations covered. `None` if they are covered already, and for a player
    /// or grader quiz, whose players get no score.
    #[must_use]
    pub fn covered(&self, cover: Cover) -> Option<Source> {
        let (Source::BuiltIn(quiz) | Source::Linked(LinkedQuiz { quiz, .. })) = self else {
            return None;
        };
        let quiz = Rc::new(quiz.covered(cover));
        Some(Source::Covered(Rc::new(Covered { of: self.clone(), quiz })))
    }

    /// The quiz with its situations. Links contain this one, whether it is played covered or not.
    pub fn uncovered(&self) -> &Source {
        match self {
            Source::Covered(it) => &it.of,
            other => other,
        }
    }

    /// The mode in which the quiz is played.
    pub fn mode(&self) -> PlayMode {
        if matches!(self, Source::Covered(_)) { PlayMode::COVERED } else { PlayMode::default() }
    }

    /// The quiz as it is played.
    pub fn quiz(&self) -> &Rc<Quiz> {
        match self {
            Source::BuiltIn(quiz) => quiz,
            Source::Linked(it) => it.quiz(),
            Source::Player(it) => it.quiz(),
            Source::Grader(it) => it.quiz(),
            Source::Covered(it) => &it.quiz,
        }
    }

    /// The fingerprint that names the quiz in storage; `None` for the built-in quiz, which storage
    /// names by its id.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Linked(it) => Some(it.fingerprint()),
            Source::Player(it) => Some(it.fingerprint()),
            Source::Grader(it) => Some(it.fingerprint()),
            Source::Covered(it) => it.of.fingerprint(),
        }
    }

    /// The fingerprint that names the quiz in plays that do not contain it. The grader quiz and its
    /// player quiz have the same one.
    pub fn play_fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Source::Grader(it) => Some(it.player_fingerprint()),
            other => other.fingerprint(),
        }
    }

    /// The name of the quiz in plays of version 1; `None` for the built-in quiz, which has a
    /// [`BuiltIn`] mark.
    pub fn short_name(&self) -> Option<ShortName> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Linked(it) => Some(ShortName::Quiz(it.fingerprint.short())),
            Source::Player(it) => Some(ShortName::PlayerQuiz(it.short_name())),
            Source::Grader(it) => Some(ShortName::PlayerQuiz(it.short_name())),
            Source::Covered(it) => it.of.short_name(),
        }
    }

    /// The link that contains the quiz; `None` for the built-in quiz.
    pub fn link(&self) -> Option<Link> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Linked(it) => Some(Link::Quiz(it.clone())),
            Source::Player(it) => Some(Link::PlayerQuiz(it.clone())),
            Source::Grader(it) => Some(Link::GraderQuiz(it.clone())),
            Source::Covered(it) => it.of.link(),
        }
    }

    /// The quiz that a link contains, if it contains one to play or to grade with. A link with
    /// marks contains none: its key is for a quiz that was played.
    pub fn of(link: &Link) -> Option<Source> {
        match link {
            Link::Quiz(it) => Some(Source::Linked(it.clone())),
            Link::PlayerQuiz(it) => Some(Source::Player(it.clone())),
            Link::GraderQuiz(it) => Some(Source::Grader(it.clone())),
            Link::Play(play) => match play.about() {
                About::Linked(it) => Some(Source::Linked(it.clone())),
                _ => None,
            },
            Link::ReturnedKey(_) => None,
        }
    }
}

/// The quiz that a link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The built-in quiz.
    BuiltIn(BuiltIn),
    /// The quiz that the link contains.
    Linked(LinkedQuiz),
    /// A quiz that the receiver should have already.
    Known(Fingerprint),
    /// A player quiz.
    PlayerQuiz(Fingerprint),
    /// A linked quiz or a player quiz, by its name in version 1.
    Short(ShortName),
}

impl About {
    /// Whether this names the quiz of a source.
    pub fn is(&self, source: &Source) -> bool {
        match (self, source.uncovered()) {
            (About::BuiltIn(mark), Source::BuiltIn(quiz)) => mark.is(quiz.id()),
            (About::Linked(it), Source::Linked(other)) => it.fingerprint == other.fingerprint,
            (About::Known(name), Source::Linked(it)) => *name == it.fingerprint,
            (About::PlayerQuiz(name), Source::Player(_) | Source::Grader(_)) => {
                source.play_fingerprint() == Some(*name)
            }
            (About::Short(name), _) => source.short_name() == Some(*name),
            _ => false,
        }
    }

    /// The name of the quiz in version 1, if the link has that version.
    pub fn short_name(&self) -> Option<ShortName> {
        match self {
            About::Short(name) => Some(*name),
            _ => None,
        }
    }

    /// Whether the link is about a player quiz.
    pub fn is_player_quiz(&self) -> bool {
        matches!(self, About::PlayerQuiz(_) | About::Short(ShortName::PlayerQuiz(_)))
    }

    /// The name of a quiz in version 2. A linked quiz is included, since the receiver may have no
    /// other way to get it.
    pub(super) fn of(source: &Source) -> About {
        match source {
            Source::BuiltIn(quiz) => About::BuiltIn(BuiltIn::of(quiz.id())),
            Source::Linked(it) => About::Linked(it.clone()),
            Source::Player(it) => About::PlayerQuiz(it.fingerprint()),
            Source::Grader(it) => About::PlayerQuiz(it.player_fingerprint()),
            Source::Covered(it) => About::of(&it.of),
        }
    }
}
