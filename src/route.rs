//! The routes of the page: what the fragment of an address means.
//!
//! The address of an attempt contains all that its draw depends on, so that back, forward, reload and a second tab need
//! nothing else. Addresses to be sent to others are links (`quiz_link`). A link begins with a letter and a version, and
//! no address here looks like one.

use core::{fmt, str::FromStr};
use quiz::Edition;
use quiz::attempt::Attempt;
use quiz::draw::Seed;
use quiz_link::{Fingerprint, Source};

/// The prefix of the addresses of the editor.
pub const WRITE: &str = "#write";

/// The prefix of the addresses of a quiz that came in a link; the fingerprint of the quiz follows.
const QUIZ: &str = "#quiz.";

/// The part of an address that says that the situations are covered.
const COVERED: &str = "covered";

/// Identifies a draft of the editor on this device.
pub type DraftId = u32;

/// The id of an attempt: its draw, and the number of the run at that draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AttemptId {
    /// The edition of the quiz.
    pub edition: Edition,
    /// The seed of the draw.
    pub seed: Seed,
    /// The number of the run: the same draw may be played again. Runs count from 1, or in a frame from
    /// [`Frame::first_run`].
    pub run: u32,
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let AttemptId { edition, seed, run } = self;
        write!(f, "{edition}.{seed}.{run}")
    }
}

impl FromStr for AttemptId {
    type Err = UnknownAddress;

    fn from_str(text: &str) -> Result<AttemptId, UnknownAddress> {
        let mut parts = text.split('.');
        let id = AttemptId {
            edition: number(parts.next())?,
            seed: number(parts.next())?,
            run: number(parts.next())?,
        };
        if parts.next().is_none() && id.run > 0 { Ok(id) } else { Err(UnknownAddress) }
    }
}

/// The number by which a host tells its frames apart. The number 0 stands for a page without such a number, in a frame
/// or not.
///
/// Attempts of all frames are stored side by side. A frame with a number goes on only with its own attempts, a page
/// without one with any. The runs of a frame count from 256 times its number, so no attempt belongs to two frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame(u32);

impl Frame {
    /// The frame of a number from 1 to 16,777,215; `None` for other numbers.
    pub fn numbered(number: u32) -> Option<Frame> {
        (number > 0 && number < 1 << 24).then_some(Frame(number))
    }

    /// The first run of this frame at any draw.
    pub fn first_run(self) -> u32 {
        self.0 << 8 | 1
    }

    /// Whether this frame goes on with an attempt.
    pub fn has(self, id: AttemptId) -> bool {
        self.0 == 0 || id.run >> 8 == self.0
    }
}

/// How the addresses of a quiz begin: those of the built-in quiz right after the `#`, those of a quiz that came in a
/// link with `#quiz.` and its fingerprint. If the situations are covered, `covered` follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Base {
    /// The fingerprint of a quiz that came in a link; `None` for the built-in quiz.
    pub quiz: Option<Fingerprint>,
    /// Whether the situations are covered.
    pub is_covered: bool,
}

impl Base {
    /// The base of the addresses of a quiz.
    pub fn of(source: &Source) -> Base {
        Base { quiz: source.fingerprint(), is_covered: matches!(source, Source::Covered(_)) }
    }

    /// The address of a route in this quiz, with its `#`.
    pub fn address(self, route: Route) -> String {
        let address = route.to_string();
        let base = match (self.quiz, self.is_covered) {
            (None, false) => return address,
            (None, true) => format!("#{COVERED}"),
            (Some(name), false) => format!("{QUIZ}{name}"),
            (Some(name), true) => format!("{QUIZ}{name}.{COVERED}"),
        };
        match address.trim_start_matches('#') {
            "" => base,
            within => base + "." + within,
        }
    }

    /// Reads the route in this quiz from an address with its `#`.
    ///
    /// # Errors
    /// The address is none of this quiz.
    pub fn route(self, address: &str) -> Result<Route, UnknownAddress> {
        match Base::split(address) {
            (base, within) if base == self => within.parse(),
            _ => Err(UnknownAddress),
        }
    }

    /// Splits an address into its base and the rest.
    pub fn split(address: &str) -> (Base, &str) {
        let first = |it| -> (&str, &str) { str::split_once(it, '.').unwrap_or((it, "")) };
        let named = address.strip_prefix(QUIZ).map(first);
        let named = named.and_then(|(name, within)| Some((name.parse().ok()?, within)));
        let (quiz, rest) = match named {
            Some((name, within)) => (Some(name), within),
            None => (None, address),
        };
        match first(rest.trim_start_matches('#')) {
            (COVERED, within) => (Base { quiz, is_covered: true }, within),
            _ => (Base { quiz, is_covered: false }, rest),
        }
    }
}

/// A page within a quiz, as its address names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The cover of the quiz.
    Cover,
    /// Goes on with the open attempt, or starts one. Its address is corrected to that of a step.
    Play,
    /// Starts a new attempt. Its address is corrected to that of a step.
    New,
    /// A step of an attempt; steps count from 1.
    Step(AttemptId, usize),
    /// The result of an attempt.
    Result(AttemptId),
    /// The attempts that are stored on this device.
    History,
    /// The links that an attempt can be sent as.
    Share(AttemptId),
    /// The ways by which the quiz itself is given to others.
    Publish,
}

impl Route {
    /// The route of the step at which an attempt stands.
    pub fn at(id: AttemptId, attempt: &Attempt) -> Route {
        Route::Step(id, attempt.position() + 1)
    }
}

impl fmt::Display for Route {
    /// Writes the address, with its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Cover => f.write_str("#"),
            Route::Play => f.write_str("#play"),
            Route::New => f.write_str("#new"),
            Route::Step(id, step) => write!(f, "#play.{id}.{step}"),
            Route::Result(id) => write!(f, "#result.{id}"),
            Route::History => f.write_str("#earlier"),
            Route::Share(id) => write!(f, "#share.{id}"),
            Route::Publish => f.write_str("#give"),
        }
    }
}

impl FromStr for Route {
    type Err = UnknownAddress;

    /// Reads an address, with or without its `#`.
    fn from_str(text: &str) -> Result<Route, UnknownAddress> {
        let text = text.strip_prefix('#').unwrap_or(text);
        match text.split_once('.') {
            None => match text {
                "" => Ok(Route::Cover),
                "play" => Ok(Route::Play),
                "new" => Ok(Route::New),
                "earlier" => Ok(Route::History),
                "give" => Ok(Route::Publish),
                _ => Err(UnknownAddress),
            },
            Some(("play", rest)) => {
                let (id, step) = rest.rsplit_once('.').ok_or(UnknownAddress)?;
                let step = number(Some(step))? as usize;
                if step == 0 { Err(UnknownAddress) } else { Ok(Route::Step(id.parse()?, step)) }
            }
            Some(("result", rest)) => Ok(Route::Result(rest.parse()?)),
            Some(("share", rest)) => Ok(Route::Share(rest.parse()?)),
            Some(_) => Err(UnknownAddress),
        }
    }
}

/// Reads a number of digits only: no sign, no leading zero, no more than a `u32` holds.
fn number(text: Option<&str>) -> Result<u32, UnknownAddress> {
    let number = text.and_then(|it| it.parse::<u32>().ok()).ok_or(UnknownAddress)?;
    if Some(number.to_string().as_str()) == text { Ok(number) } else { Err(UnknownAddress) }
}

/// The error of an address that this version of the page does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownAddress;

#[cfg(test)]
mod tests {
    use super::*;

    const ID: AttemptId = AttemptId { edition: 1, seed: 99, run: 2 };

    #[test]
    fn an_attempt_belongs_to_one_frame_and_to_a_page_without_a_number() {
        let most = (1 << 24) - 1;
        let frames = [1, 2, 255, 256, most].map(|it| Frame::numbered(it).unwrap());
        for frame in frames {
            for more in [0, 1, 254] {
                let id = AttemptId { run: frame.first_run() + more, ..ID };
                let of: Vec<_> = frames.into_iter().filter(|it| it.has(id)).collect();
                assert_eq!(of, [frame], "{id}");
                assert!(Frame::default().has(id));
            }
            assert!(!frame.has(ID), "{ID} is of the page itself");
        }
        assert_eq!(Frame::default().first_run(), 1);
        assert_eq!((Frame::numbered(0), Frame::numbered(most + 1)), (None, None));
    }

    #[test]
    fn addresses_are_read_as_they_are_written() {
        for (address, route) in [
            ("#", Route::Cover),
            ("#play", Route::Play),
            ("#new", Route::New),
            ("#play.1.99.2.4", Route::Step(ID, 4)),
            ("#result.1.99.2", Route::Result(ID)),
            ("#earlier", Route::History),
            ("#share.1.99.2", Route::Share(ID)),
            ("#give", Route::Publish),
        ] {
            assert_eq!(route.to_string(), address);
            assert_eq!(address.parse(), Ok(route), "{address}");
        }
        assert_eq!("".parse(), Ok(Route::Cover));
    }

    #[test]
    fn addresses_in_a_quiz_are_not_those_in_another() {
        let name = "0123456789abcdef0123456789abcdef";
        let quiz = name.parse().ok();
        let bases = [None, quiz]
            .into_iter()
            .flat_map(|quiz| [false, true].map(|is_covered| Base { quiz, is_covered }));
        let bases: Vec<Base> = bases.collect();
        let begin = ["#", "#covered", &format!("#quiz.{name}"), &format!("#quiz.{name}.covered")];
        for (base, begin) in bases.iter().zip(begin) {
            let dot = if begin == "#" { "" } else { "." };
            for (address, route) in [
                (begin.to_owned(), Route::Cover),
                (format!("{begin}{dot}earlier"), Route::History),
                (format!("{begin}{dot}play.1.99.2.4"), Route::Step(ID, 4)),
            ] {
                assert_eq!(base.address(route), address);
                assert_eq!(base.route(&address), Ok(route));
                for other in bases.iter().filter(|it| *it != base) {
                    assert_eq!(other.route(&address), Err(UnknownAddress), "{other:?}");
                }
                let is_home = *base == Base::default();
                assert_eq!(address.parse::<Route>().is_ok(), is_home, "in the player");
            }
        }
        let wrong = ["#quiz", "#quiz.", "#quiz.0123", &format!("#quiz.{name}.x"), "#coveredx"];
        for address in wrong {
            for base in &bases {
                assert_eq!(base.route(address), Err(UnknownAddress), "{address}");
            }
        }
    }

    #[test]
    fn other_addresses_lead_nowhere() {
        for address in [
            "#x",
            "#play.",
            "#play.1",
            "#play.1.2.3",
            "#play.1.2.3.0",
            "#play.1.2.0.1",
            "#play.1.2.3.4.5",
            "#play.1.2.3.+4",
            "#play.01.2.3.4",
            "#result.1.2",
            "#d0.1.1",
            "#share.1.2",
            "#play/1",
            "#Play",
            "#result.1.2.3.4",
        ] {
            assert_eq!(address.parse::<Route>(), Err(UnknownAddress), "{address}");
        }
    }
}
