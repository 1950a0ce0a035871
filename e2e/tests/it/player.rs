//! A person at the page: what they see of it, and what they do to it by mouse or by keyboard alone.
//!
//! Things are found by their roles, their places and their classes, hardly ever by their words.

use std::thread;
use std::time::Duration;

use e2e::{Element, Result, Session, Site, key};
use serde_json::{Value, json};

/// The button that gives an answer.
pub(crate) const CONFIRM: &str = ".scene button[type=submit]";

/// The button or link that leads on from an answer that was given.
pub(crate) const GO_ON: &str = "#go-on";

/// The button that leaves a situation unanswered.
pub(crate) const SKIP: &str = ".scene .after .ways button.quiet";

/// The main way on from a page that is no situation.
pub(crate) const WAY_ON: &str = "main > .ways .button";

/// The other way on.
pub(crate) const OTHER_WAY_ON: &str = "main > .ways a.quiet";

/// The way to what an attempt can be sent as.
pub(crate) const SHARE: &str = "main a[href*='share.']";

/// The place that says what a move brought about, or why an answer cannot be given.
pub(crate) const SAID: &str = ".scene .said[role=status]";

/// A message about the device.
pub(crate) const NOTICE: &str = ".notices li";

/// A little more than the ways on of a new scene wait.
const LOOK: Duration = Duration::from_millis(330);

/// More presses of Tab than any page has controls.
const MANY: usize = 120;

/// How a situation is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Format {
    Choose,
    ChooseK,
    BestWorst,
    Rank,
    Rate,
}

impl Format {
    pub(crate) const ALL: [Self; 5] =
        [Self::Choose, Self::ChooseK, Self::BestWorst, Self::Rank, Self::Rate];
}

/// The device that a person plays with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Mouse,
    Keyboard,
}

/// A person at the page.
#[derive(Clone, Copy)]
pub(crate) struct Player<'fixture> {
    pub(crate) page: &'fixture Session,
    site: &'fixture Site,
    hand: Hand,
}

impl<'fixture> Player<'fixture> {
    /// Somebody with a mouse.
    pub(crate) fn new(page: &'fixture Session, site: &'fixture Site) -> Self {
        Self { page, site, hand: Hand::Mouse }
    }

    /// This person, who from now on uses nothing but the keyboard.
    pub(crate) fn by_keyboard(self) -> Self {
        Self { hand: Hand::Keyboard, ..self }
    }
}

/// Getting about.
impl Player<'_> {
    /// Opens an address of the site, as from a link elsewhere: the page is loaded anew.
    pub(crate) fn opens(&self, fragment: &str) -> Result<()> {
        self.page.go("about:blank")?;
        self.page.go(&self.site.url(fragment))?;
        self.waits_until_open()
    }

    /// Opens a link of the site that somebody sent.
    pub(crate) fn opens_link(&self, link: &str) -> Result<()> {
        self.opens(link.strip_prefix(&self.site.url("")).unwrap_or(link))
    }

    /// Loads the page again.
    pub(crate) fn reloads(&self) -> Result<()> {
        self.page.refresh()?;
        self.waits_until_open()
    }

    /// Waits for the program: the page that is there before it is marked.
    pub(crate) fn waits_until_open(&self) -> Result<()> {
        self.page.wait_for("#app:not([data-waiting]) main").map(drop)
    }

    /// Waits until nothing of the page is on its way to being shown.
    pub(crate) fn waits_until_still(&self) -> Result<()> {
        self.page.wait_until("the end of all that moves", || {
            let is_still =
                "return document.getAnimations().every(it => it.playState === 'finished')";
            Ok((self.page.execute(is_still, &[])? == true).then_some(()))
        })
    }

    /// Presses the browser's "back".
    pub(crate) fn goes_back(&self) -> Result<()> {
        self.turns_the_page(|| self.page.back())
    }

    /// Presses the browser's "forward".
    pub(crate) fn goes_forward(&self) -> Result<()> {
        self.turns_the_page(|| self.page.forward())
    }

    /// Follows a link to another page of the site.
    pub(crate) fn follows(&self, css: &str) -> Result<()> {
        self.turns_the_page(|| self.activates(css))
    }

    /// Does what leads to another page, and waits for it. Each has a title of its own.
    pub(crate) fn turns_the_page(&self, act: impl FnOnce() -> Result<()>) -> Result<()> {
        let title = self.page.title()?;
        act()?;
        self.page.wait_until(&format!("a page that is not {title:?}"), || {
            Ok((self.page.title()? != title).then_some(()))
        })
    }

    /// Presses a button or follows a link.
    pub(crate) fn activates(&self, css: &str) -> Result<()> {
        if [CONFIRM, GO_ON, SKIP].contains(&css) {
            self.page.wait_for(css)?;
            look_at_the_scene();
        }
        match self.hand {
            Hand::Mouse => self.clicks(&self.page.wait_for(css)?),
            Hand::Keyboard => {
                self.tabs_to(css)?;
                self.page.press(&[key::ENTER])
            }
        }
    }

    /// Leads the focus to a field.
    pub(crate) fn goes_into(&self, css: &str) -> Result<()> {
        match self.hand {
            Hand::Mouse => {
                self.clicks(&self.page.wait_for(css)?)?;
                self.waits_for_focus(css)
            }
            Hand::Keyboard => self.tabs_to(css),
        }
    }

    /// Opens all that can be opened in place, one by one or all at once: here it does not matter how.
    pub(crate) fn opens_all_details(&self) -> Result<()> {
        let script = "document.querySelectorAll('details').forEach(it => { it.open = true })";
        self.page.execute(script, &[]).map(drop)
    }

    /// Forgets the play that stands first among the earlier ones.
    pub(crate) fn forgets_the_first(&self) -> Result<()> {
        let plays = self.count(".shelf li")?;
        self.activates(".shelf li:first-child summary")?;
        self.activates(".shelf li:first-child button")?;
        self.page.wait_until("one play less", || {
            Ok((self.count(".shelf li")? + 1 == plays).then_some(()))
        })
    }

    /// Scrolls until an element is well in view, where no message lies over it, and clicks it.
    pub(crate) fn clicks(&self, element: &Element<'_>) -> Result<()> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.page.execute(script, &[element.argument()])?;
        element.click()
    }

    /// Presses Tab until the focus is there.
    #[track_caller]
    pub(crate) fn tabs_to(&self, css: &str) -> Result<()> {
        for _ in 0..MANY {
            if self.is_focus_on(css)? {
                return Ok(());
            }
            self.page.press(&[key::TAB])?;
        }
        let focus = self.focus()?;
        assert!(self.is_focus_on(css)?, "Tab does not lead to {css}; focus is on {focus}");
        Ok(())
    }
}

/// Things that a person sees.
impl<'fixture> Player<'fixture> {
    /// The kind of page: `cover`, `play`, `result`, `earlier` or `lost`; empty while it is being loaded.
    pub(crate) fn screen(&self) -> Result<String> {
        self.words("return document.querySelector('main')?.className ?? ''", &[])
    }

    /// The address after the page's own, with its `#`.
    pub(crate) fn fragment(&self) -> Result<String> {
        self.words("return location.hash", &[])
    }

    /// The heading of the page.
    pub(crate) fn heading(&self) -> Result<String> {
        self.text("h1")
    }

    /// Which of the drawn situations this is, and of how many, as the words above it say.
    pub(crate) fn progress(&self) -> Result<(usize, usize)> {
        let words = self.text(".where > p")?;
        let numbers = numbers(&words);
        assert!(numbers.len() >= 2, "no progress in {words:?}");
        Ok((numbers[numbers.len() - 2], numbers[numbers.len() - 1]))
    }

    /// How the situation is answered, as its controls tell.
    pub(crate) fn format(&self) -> Result<Format> {
        let has = |css: &str| Ok(self.count(&format!(".scene form {css}"))? > 0);
        Ok(if has("input[type=checkbox]")? {
            Format::ChooseK
        } else if has("input[name=best]")? {
            Format::BestWorst
        } else if has("input[name=response]")? {
            Format::Choose
        } else if has("input[type=radio]")? {
            Format::Rate
        } else {
            assert!(has("li.ranked")?, "there are no controls");
            Format::Rank
        })
    }

    /// The responses, in the order shown.
    pub(crate) fn responses(&self) -> Result<Vec<String>> {
        self.texts(".scene .card .move")
    }

    /// The places of the controls that are checked, among all radio buttons and checkboxes of the situation.
    pub(crate) fn checked(&self) -> Result<Vec<usize>> {
        let script = "return [...document.querySelectorAll('.scene form input')]
            .flatMap((input, at) => input.checked ? [at] : [])";
        let list = self.page.execute(script, &[])?;
        Ok(list.as_array().into_iter().flatten().filter_map(place).collect())
    }

    /// All that a person could lose: where they are, what they are shown, and what they have picked and ordered.
    pub(crate) fn everything(&self) -> Result<Value> {
        self.page.execute(
            "
            const text = css => [...document.querySelectorAll(css)].map(it => it.textContent);
            return {
                address: location.hash,
                title: document.title,
                heading: text('h1'),
                progress: text('.where > p'),
                stem: text('.stem'),
                cards: text('.card'),
                picks: [...document.querySelectorAll('.scene form input')].map(it => it.checked),
                feedback: text('.feedback'),
            };",
            &[],
        )
    }

    /// Whether the answer can no longer change.
    pub(crate) fn is_locked(&self) -> Result<bool> {
        Ok(self.count(".scene fieldset:disabled")? > 0)
    }

    /// Whether anything says what was a good move.
    pub(crate) fn has_feedback(&self) -> Result<bool> {
        Ok(self.count(".feedback, .tag[data-verdict], .others")? > 0)
    }

    /// How many elements a CSS selector finds.
    pub(crate) fn count(&self, css: &str) -> Result<usize> {
        let count = self
            .page
            .execute("return document.querySelectorAll(arguments[0]).length", &[json!(css)])?;
        Ok(place(&count).unwrap_or_default())
    }

    /// The texts of all elements that a CSS selector finds, hidden ones too.
    pub(crate) fn texts(&self, css: &str) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(it => it.textContent.trim())";
        let list = self.page.execute(script, &[json!(css)])?;
        let texts = list.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(texts.map(str::to_owned).collect())
    }

    /// The text of the first element that a CSS selector finds; empty if there is none.
    pub(crate) fn text(&self, css: &str) -> Result<String> {
        Ok(self.texts(css)?.into_iter().next().unwrap_or_default())
    }

    /// The element in a place among those that a CSS selector finds.
    fn nth(&self, css: &str, nth: usize) -> Result<Element<'fixture>> {
        let mut found = self.page.find_all(css)?;
        assert!(nth < found.len(), "{css} has no number {nth}");
        Ok(found.swap_remove(nth))
    }

    /// Waits for a text in an element, and answers it.
    pub(crate) fn waits_for_words(&self, css: &str) -> Result<String> {
        self.page.wait_until(&format!("words in `{css}`"), || {
            Ok(Some(self.text(css)?).filter(|text| !text.is_empty()))
        })
    }

    /// Where the focus is, in words for a person.
    pub(crate) fn focus(&self) -> Result<String> {
        let script = "const it = document.activeElement;
            return it ? it.cloneNode(false).outerHTML : 'nothing'";
        self.words(script, &[])
    }

    /// Whether the focus is on an element that the CSS selector finds.
    pub(crate) fn is_focus_on(&self, css: &str) -> Result<bool> {
        let script = "const it = document.activeElement;
            return it !== null && it.matches(arguments[0])";
        Ok(self.page.execute(script, &[json!(css)])? == true)
    }

    /// Waits for the focus to be there.
    pub(crate) fn waits_for_focus(&self, css: &str) -> Result<()> {
        self.page.wait_until(&format!("the focus to be on `{css}`"), || {
            Ok(self.is_focus_on(css)?.then_some(()))
        })
    }

    /// The names under which this page keeps something, in order.
    pub(crate) fn kept(&self) -> Result<Vec<String>> {
        let script =
            "return Object.keys(localStorage).filter(it => it.startsWith('what-do-you-do')).sort()";
        let list = self.page.execute(script, &[])?;
        let names = list.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(names.map(str::to_owned).collect())
    }

    /// The text that is kept under a name.
    pub(crate) fn kept_under(&self, name: &str) -> Result<Option<String>> {
        let value =
            self.page.execute("return localStorage.getItem(arguments[0])", &[json!(name)])?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Puts something under a name, as another program or another version would.
    pub(crate) fn plants(&self, name: &str, value: &str) -> Result<()> {
        let arguments = [json!(name), json!(value)];
        self.page.execute("localStorage.setItem(arguments[0], arguments[1])", &arguments).map(drop)
    }

    fn words(&self, script: &str, arguments: &[Value]) -> Result<String> {
        Ok(self.page.execute(script, arguments)?.as_str().unwrap_or_default().to_owned())
    }
}

/// Playing.
impl Player<'_> {
    /// Gives a whole answer, without confirming it: where one response is chosen, that in the place `nth`.
    pub(crate) fn picks(&self, nth: usize) -> Result<()> {
        let format = self.format()?;
        match self.hand {
            Hand::Mouse => self.picks_by_mouse(format, nth),
            Hand::Keyboard => self.picks_by_keyboard(format, nth),
        }
    }

    fn picks_by_mouse(&self, format: Format, nth: usize) -> Result<()> {
        match format {
            Format::Choose => self.clicks(&self.nth(".scene .card", nth)?),
            Format::ChooseK => {
                let pick = self.how_many()?;
                for (at, card) in self.page.find_all(".scene .card")?.iter().enumerate() {
                    if card.find("input")?.is_selected()? != (at < pick) {
                        self.clicks(card)?;
                    }
                }
                Ok(())
            }
            Format::BestWorst => {
                self.clicks(&self.page.find(".card input[name=best]")?)?;
                self.clicks(&self.page.find(".card:last-child input[name=worst]")?)
            }
            Format::Rank => self.clicks(&self.page.find(".ranked:first-child .step:last-child")?),
            Format::Rate => {
                for (at, card) in self.page.find_all(".scene .card")?.iter().enumerate() {
                    self.clicks(&card.find_all("label")?[at % 4])?;
                }
                Ok(())
            }
        }
    }

    fn picks_by_keyboard(&self, format: Format, nth: usize) -> Result<()> {
        let press = |keys: &[char]| keys.iter().try_for_each(|key| self.page.press(&[*key]));
        match format {
            Format::Choose => {
                self.tabs_to(".card input")?;
                press(&[key::SPACE])?;
                (0..nth).try_for_each(|_| press(&[key::DOWN]))
            }
            Format::ChooseK => (1..=self.how_many()?).try_for_each(|at| {
                self.tabs_to(&format!(".card:nth-child({at}) input"))?;
                press(&[key::SPACE])
            }),
            Format::BestWorst => {
                self.tabs_to("input[name=best]")?;
                press(&[key::SPACE])?;
                self.tabs_to("input[name=worst]")?;
                press(&[key::DOWN])
            }
            Format::Rank => {
                self.tabs_to(".ranked:first-child .step:last-child")?;
                press(&[key::SPACE])
            }
            Format::Rate => (0..self.count(".scene .card")?).try_for_each(|at| {
                self.tabs_to(&format!(".card:nth-child({}) input", at + 1))?;
                press(&[key::SPACE])?;
                (0..at % 4).try_for_each(|_| press(&[key::RIGHT]))
            }),
        }
    }

    /// How many responses are to be picked, as the words beside them say.
    fn how_many(&self) -> Result<usize> {
        Ok(numbers(&self.text(".scene .count")?).last().copied().unwrap_or_default())
    }

    /// Presses the main button of the situation.
    pub(crate) fn confirms(&self) -> Result<()> {
        if self.hand == Hand::Keyboard && self.is_focus_on(".scene input")? {
            look_at_the_scene();
            return self.page.press(&[key::ENTER]);
        }
        self.activates(CONFIRM)
    }

    /// Gives an answer and sees its feedback.
    pub(crate) fn answers(&self, nth: usize) -> Result<()> {
        self.picks(nth)?;
        self.confirms()?;
        self.page.wait_for(GO_ON).map(drop)
    }

    /// Goes on from an answer that was given.
    pub(crate) fn goes_on(&self) -> Result<()> {
        self.follows(GO_ON)
    }

    /// Gives an answer that may still change, and goes on.
    pub(crate) fn picks_and_goes_on(&self, nth: usize) -> Result<()> {
        self.picks(nth)?;
        self.turns_the_page(|| self.confirms())
    }

    /// Answers one situation after the other until one has this format.
    pub(crate) fn plays_until(&self, format: Format) -> Result<()> {
        while self.format()? != format {
            self.answers(0)?;
            self.goes_on()?;
        }
        Ok(())
    }

    /// Answers the situation, or the next one if this was answered.
    pub(crate) fn plays_on(&self) -> Result<()> {
        if self.is_locked()? {
            self.goes_on()?;
        }
        self.answers(0)
    }

    /// Answers all that is left.
    pub(crate) fn plays_to_the_end(&self) -> Result<()> {
        while self.screen()? == "play" {
            self.answers(0)?;
            self.goes_on()?;
        }
        assert_eq!(self.screen()?, "result");
        Ok(())
    }

    /// Goes from a play or its result to the page where links are made, and answers the one that is there.
    pub(crate) fn makes_a_link(&self) -> Result<String> {
        self.follows(SHARE)?;
        self.link()
    }

    /// The link on the page where links are made.
    pub(crate) fn link(&self) -> Result<String> {
        let link = self.page.wait_for(".address input")?.property("value")?;
        Ok(link.as_str().unwrap_or_default().to_owned())
    }

    /// The link that is called so, once it is made.
    pub(crate) fn link_called(&self, label: &str) -> Result<String> {
        let link =
            self.page.wait_for(&format!("input[aria-label='{label}']"))?.property("value")?;
        Ok(link.as_str().unwrap_or_default().to_owned())
    }

    /// Hears out what was written to the console: it is meant to be there.
    pub(crate) fn hears_the_console(&self) -> Result<()> {
        self.page.console()?;
        self.site.take_console();
        Ok(())
    }

    /// Asserts that nothing at all was written to the console, and that nothing was asked for that is not there.
    #[track_caller]
    pub(crate) fn assert_quiet(&self) -> Result<()> {
        assert_eq!(self.page.console()?, [""; 0]);
        assert_eq!(self.site.take_console(), [""; 0]);
        assert_eq!(self.site.missing(), [""; 0]);
        Ok(())
    }
}

/// Lets the time pass in which the ways on of a new scene wait.
pub(crate) fn look_at_the_scene() {
    thread::sleep(LOOK);
}

/// A place in a list, from a number of JavaScript's.
fn place(number: &Value) -> Option<usize> {
    usize::try_from(number.as_u64()?).ok()
}

/// The whole numbers in a text.
fn numbers(text: &str) -> Vec<usize> {
    text.split(|it: char| !it.is_ascii_digit()).filter_map(|it| it.parse().ok()).collect()
}
