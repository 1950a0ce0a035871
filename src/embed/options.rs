//! The options that the page around a frame passes in the query of the frame's address.

use crate::route::Frame;
use crate::strings;
use core::fmt;
use quiz::Feedback;
use quiz::draw::Seed;

/// The option that says that the page is in a frame. It has to be the first option: `static/boot/loader.js` looks for it
/// there.
const EMBED: &str = "embed";

/// The options of a page in a frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The origin of the page around the frame, the only one that messages are sent to.
    pub host_origin: Option<String>,
    /// The colour scheme of the page.
    pub theme: Theme,
    /// The seed of new attempts.
    pub seed: Option<Seed>,
    /// The number of this frame among the frames of that page.
    pub frame: Option<Frame>,
    /// When players see the feedback, in place of what the quiz says.
    pub feedback: Option<Feedback>,
}

/// The colour scheme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// The colour scheme of the page around the frame, if the browser passes it on.
    #[default]
    Host,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Returns the theme with this name. The name of [`Theme::Host`] is empty.
    pub fn named(name: &str) -> Option<Theme> {
        [Theme::Host, Theme::Light, Theme::Dark].into_iter().find(|it| it.name() == name)
    }

    /// Returns the name of the theme, as style sheets use it.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Host => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// Returns the name of a time of feedback, as options and storage names use it.
pub fn feedback_name(feedback: Feedback) -> &'static str {
    match feedback {
        Feedback::AtOnce => "at-once",
        Feedback::AtEnd => "at-end",
        Feedback::Never => "never",
    }
}

impl Options {
    /// Reads the options from a query, and reports the options that are ignored. Returns `None` if the page is not in a
    /// frame. `is_origin` says whether a text is the origin of an address.
    pub fn read(
        query: impl IntoIterator<Item = (String, String)>,
        is_origin: impl Fn(&str) -> bool,
    ) -> Option<(Options, Vec<Problem>)> {
        let mut query = query.into_iter();
        query.next().filter(|(name, _)| name == EMBED)?;
        let mut options = Options::default();
        let mut seen = vec![EMBED.to_owned()];
        let mut problems = Vec::new();
        for (name, value) in query {
            let problem = if seen.contains(&name) {
                Some(Problem::Again(name.clone()))
            } else {
                options.set(&name, &value, &is_origin).err()
            };
            problems.extend(problem);
            seen.push(name);
        }
        Some((options, problems))
    }

    fn set(
        &mut self,
        name: &str,
        value: &str,
        is_origin: impl Fn(&str) -> bool,
    ) -> Result<(), Problem> {
        let wrong = || Problem::Wrong(name.to_owned(), value.to_owned());
        match name {
            "told" => {
                let is_web = value.starts_with("https://") || value.starts_with("http://");
                let origin = Some(value.to_owned()).filter(|it| is_web && is_origin(it));
                self.host_origin = Some(origin.ok_or_else(wrong)?);
            }
            "theme" => self.theme = Theme::named(value).ok_or_else(wrong)?,
            "seed" => self.seed = Some(number(value).ok_or_else(wrong)?),
            "frame" => {
                let frame = number(value).and_then(Frame::numbered);
                self.frame = Some(frame.ok_or_else(wrong)?);
            }
            "feedback" => {
                let all = [Feedback::AtOnce, Feedback::AtEnd, Feedback::Never];
                let feedback = all.into_iter().find(|it| feedback_name(*it) == value);
                self.feedback = Some(feedback.ok_or_else(wrong)?);
            }
            // The interface has one language, which the `initialized` message names.
            "language" => {}
            _ => return Err(Problem::Unknown(name.to_owned())),
        }
        Ok(())
    }
}

/// Reads a number that consists of digits only.
fn number(text: &str) -> Option<u32> {
    let digits = Some(text).filter(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|it| it.parse().ok())
}

/// The reason why an option is ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No option has this name.
    Unknown(String),
    /// The option was given before. The first one counts.
    Again(String),
    /// The option, named first, cannot have this value.
    Wrong(String, String),
}

impl fmt::Display for Problem {
    /// Writes a message for the console, which the author of the page around the frame reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Problem::Unknown(name) => strings::embed::no_option(name),
            Problem::Again(name) => strings::embed::option_again(name),
            Problem::Wrong(name, value) => strings::embed::wrong_option(name, value),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &[(&str, &str)]) -> Option<(Options, Vec<String>)> {
        let pairs = query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let is_origin = |it: &str| !it.ends_with('/');
        let (options, problems) = Options::read(pairs, is_origin)?;
        let problems = problems.iter().map(ToString::to_string);
        Some((options, problems.map(|it| it.split(": ").skip(1).collect()).collect()))
    }

    #[test]
    fn a_page_in_a_frame_says_so_first() {
        assert_eq!(read(&[]), None);
        assert_eq!(read(&[("theme", "dark"), ("embed", "")]), None);
        assert_eq!(read(&[("embedded", "")]), None);
        assert_eq!(read(&[("embed", "")]), Some((Options::default(), Vec::new())));
    }

    #[test]
    fn every_option_is_read() {
        let query = [
            ("embed", ""),
            ("theme", "dark"),
            ("told", "https://blog.example"),
            ("seed", "7"),
            ("frame", "16777215"),
            ("language", "fr"),
            ("feedback", "at-end"),
        ];
        let options = Options {
            host_origin: Some("https://blog.example".to_owned()),
            theme: Theme::Dark,
            seed: Some(7),
            frame: Frame::numbered(16_777_215),
            feedback: Some(Feedback::AtEnd),
        };
        assert_eq!(read(&query), Some((options, Vec::new())));
    }

    #[test]
    fn what_is_no_option_or_no_value_is_told_and_left_out() {
        for (name, value, problem) in [
            ("colour", "red", "there is no option \"colour\""),
            ("embed", "", "\"embed\" is there again; the first one counts"),
            ("told", "*", "\"told\" cannot be \"*\""),
            ("told", "null", "\"told\" cannot be \"null\""),
            ("told", "https://a/", "\"told\" cannot be \"https://a/\""),
            ("told", "ftp://a", "\"told\" cannot be \"ftp://a\""),
            ("theme", "Dark", "\"theme\" cannot be \"Dark\""),
            ("seed", "", "\"seed\" cannot be \"\""),
            ("seed", "+7", "\"seed\" cannot be \"+7\""),
            ("seed", "4294967296", "\"seed\" cannot be \"4294967296\""),
            ("frame", "", "\"frame\" cannot be \"\""),
            ("frame", "0", "\"frame\" cannot be \"0\""),
            ("frame", "16777216", "\"frame\" cannot be \"16777216\""),
            ("frame", "2/attempt", "\"frame\" cannot be \"2/attempt\""),
            ("feedback", "later", "\"feedback\" cannot be \"later\""),
        ] {
            let found = read(&[("embed", ""), (name, value)]);
            assert_eq!(found, Some((Options::default(), vec![problem.to_owned()])));
        }
    }

    #[test]
    fn of_two_the_first_one_counts() {
        let (options, problems) = read(&[("embed", ""), ("seed", "1"), ("seed", "2")]).unwrap();
        assert_eq!((options.seed, problems.len()), (Some(1), 1));
    }
}
