//! Where a quiz comes from, and which quiz a link is about.

use super::Link;
use super::fingerprint::{BuiltIn, Fingerprint, ShortName};
use super::keyless::{Keyed, Keyless};
use super::linked_quiz::Carried;
use super::play::PlayMode;
use quiz::Quiz;
use quiz::covered::Cover;
use std::rc::Rc;

/// A quiz to open a link with, or to make one about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The one that is built into the program.
    BuiltIn(Rc<Quiz>),
    /// One that came in a link, or that will go into one.
    Carried(Carried),
    /// One without its key: to play it.
    Keyless(Keyless),
    /// The same with its key: to mark what was played.
    Keyed(Keyed),
    /// A built-in or carried quiz with its situations covered. Links and storage keep its plays apart from plays with
    /// the situations.
    Covered(Rc<Covered>),
}

/// A quiz with its situations covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    of: Source,
    quiz: Rc<Quiz>,
}

impl Source {
    /// This quiz with its situations covered. `None` if they are covered already, and for a quiz without its key:
    /// nothing there says how well somebody did.
    #[must_use]
    pub fn covered(&self, cover: Cover) -> Option<Source> {
        let (Source::BuiltIn(quiz) | Source::Carried(Carried { quiz, .. })) = self else {
            return None;
        };
        let quiz = Rc::new(quiz.covered(cover));
        Some(Source::Covered(Rc::new(Covered { of: self.clone(), quiz })))
    }

    /// The quiz with its situations. Links hold that one, whichever way it is played.
    pub fn uncovered(&self) -> &Source {
        match self {
            Source::Covered(it) => &it.of,
            other => other,
        }
    }

    /// How it is played.
    pub fn mode(&self) -> PlayMode {
        if matches!(self, Source::Covered(_)) { PlayMode::COVERED } else { PlayMode::default() }
    }

    /// The quiz, as it is played.
    pub fn quiz(&self) -> &Rc<Quiz> {
        match self {
            Source::BuiltIn(quiz) => quiz,
            Source::Carried(it) => it.quiz(),
            Source::Keyless(it) => it.quiz(),
            Source::Keyed(it) => it.quiz(),
            Source::Covered(it) => &it.quiz,
        }
    }

    /// What names the quiz where something of it is kept; the one that is built in goes by its id.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Carried(it) => Some(it.fingerprint()),
            Source::Keyless(it) => Some(it.fingerprint()),
            Source::Keyed(it) => Some(it.fingerprint()),
            Source::Covered(it) => it.of.fingerprint(),
        }
    }

    /// What names the quiz in plays that do not carry it. It is the same with the key as without.
    pub fn play_fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Source::Keyed(it) => Some(it.player_fingerprint()),
            other => other.fingerprint(),
        }
    }

    /// What plays of version 1 say of the quiz; the one that is built in has a mark of its own.
    pub fn short_name(&self) -> Option<ShortName> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Carried(it) => Some(ShortName::Quiz(it.fingerprint.short())),
            Source::Keyless(it) => Some(ShortName::Keyless(it.mark())),
            Source::Keyed(it) => Some(ShortName::Keyless(it.mark())),
            Source::Covered(it) => it.of.short_name(),
        }
    }

    /// The link that holds the quiz; there is none to the one that is built in.
    pub fn link(&self) -> Option<Link> {
        match self {
            Source::BuiltIn(_) => None,
            Source::Carried(it) => Some(Link::Quiz(it.clone())),
            Source::Keyless(it) => Some(Link::Keyless(it.clone())),
            Source::Keyed(it) => Some(Link::Keyed(it.clone())),
            Source::Covered(it) => it.of.link(),
        }
    }

    /// The quiz that a link holds, if it holds one. Marks that are given back are for a quiz that was played.
    pub fn of(link: &Link) -> Option<Source> {
        match link {
            Link::Quiz(it) => Some(Source::Carried(it.clone())),
            Link::Keyless(it) => Some(Source::Keyless(it.clone())),
            Link::Keyed(it) => Some(Source::Keyed(it.clone())),
            Link::Play(play) => match play.about() {
                About::Carried(it) => Some(Source::Carried(it.clone())),
                _ => None,
            },
            Link::Marks(_) => None,
        }
    }
}

/// Which quiz a link is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The one that is built in.
    BuiltIn(BuiltIn),
    /// The one that it carries.
    Carried(Carried),
    /// One that the receiver has, if all is well.
    Known(Fingerprint),
    /// One without its key.
    Keyless(Fingerprint),
    /// Either of these, as version 1 says it.
    Short(ShortName),
}

impl About {
    /// Whether it is about this quiz.
    pub fn is(&self, source: &Source) -> bool {
        match (self, source.uncovered()) {
            (About::BuiltIn(mark), Source::BuiltIn(quiz)) => mark.is(quiz.id()),
            (About::Carried(it), Source::Carried(other)) => it.fingerprint == other.fingerprint,
            (About::Known(name), Source::Carried(it)) => *name == it.fingerprint,
            (About::Keyless(name), Source::Keyless(_) | Source::Keyed(_)) => {
                source.play_fingerprint() == Some(*name)
            }
            (About::Short(name), _) => source.short_name() == Some(*name),
            _ => false,
        }
    }

    /// The name that version 1 has for the quiz, if it is one.
    pub fn short_name(&self) -> Option<ShortName> {
        match self {
            About::Short(name) => Some(*name),
            _ => None,
        }
    }

    /// Whether it is about a quiz without its key.
    pub fn is_keyless(&self) -> bool {
        matches!(self, About::Keyless(_) | About::Short(ShortName::Keyless(_)))
    }

    /// Of a quiz, in version 2; it carries what there is no other way to have.
    pub(super) fn of(source: &Source) -> About {
        match source {
            Source::BuiltIn(quiz) => About::BuiltIn(BuiltIn::of(quiz.id())),
            Source::Carried(it) => About::Carried(it.clone()),
            Source::Keyless(it) => About::Keyless(it.fingerprint()),
            Source::Keyed(it) => About::Keyless(it.player_fingerprint()),
            Source::Covered(it) => About::of(&it.of),
        }
    }
}
