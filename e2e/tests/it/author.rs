//! A person in the editor, who writes a quiz by mouse or by keyboard alone.
//!
//! A field has the place of what it holds as its id.

use e2e::{Result, key};
use serde_json::json;

use crate::fixture::Fixture;
use crate::player::{GO_ON, Player};

/// The button that begins a draft with nothing in it.
pub(crate) const WITH_NOTHING: &str = "main h2 + p.ways button.button";

/// The buttons that begin a draft with an example.
pub(crate) const EXAMPLES: &str = ".examples li";

/// The drafts on this device.
pub(crate) const DRAFTS: &str = ".drafts li";

/// A message of the editor.
pub(crate) const NOTICE: &str = ".notices li";

/// The outcome of opening a file.
pub(crate) const OPENED: &str = ".feedback";

/// The button at the end of a trial that begins it anew.
pub(crate) const AGAIN: &str = ".trial .ways button.button:not([type=submit])";

/// The button on the page of a scenario that writes a twin of it.
pub(crate) const WRITE_A_TWIN: &str = "main > p.ways:last-of-type button:nth-last-child(3)";

/// The field that holds the source.
const SOURCE: &str = "#source";

/// How far the draft is kept, and what there is to do.
pub(crate) const STATE: &str = ".bar .hint";

/// A person in the editor.
#[derive(Clone, Copy)]
pub(crate) struct Author<'fixture> {
    pub(crate) player: Player<'fixture>,
}

/// Selects the field at a place of the draft.
pub(crate) fn at(place: &str) -> String {
    format!("[id='{place}']")
}

impl<'fixture> Author<'fixture> {
    /// Somebody with a mouse.
    pub(crate) fn new(fixture: &'fixture Fixture) -> Self {
        Self { player: fixture.player() }
    }

    /// This person, who from now on uses nothing but the keyboard.
    pub(crate) fn by_keyboard(self) -> Self {
        Self { player: self.player.by_keyboard() }
    }

    /// Opens the editor, and begins a draft with nothing in it.
    pub(crate) fn begins(&self) -> Result<()> {
        self.player.opens("#write")?;
        self.goes_to(WITH_NOTHING)
    }

    /// Opens the editor, and begins a draft with an example.
    pub(crate) fn begins_with_example(&self, nth: usize) -> Result<()> {
        self.player.opens("#write")?;
        self.goes_to(&format!("{EXAMPLES}:nth-child({}) button", nth + 1))
    }

    /// Presses what leads to another page of the editor, and waits until it is shown.
    pub(crate) fn goes_to(&self, css: &str) -> Result<()> {
        let here = self.player.fragment()?;
        self.player.activates(css)?;
        self.player.page.wait_until(&format!("another page than {here}"), || {
            Ok((self.player.fragment()? != here).then_some(()))
        })?;
        self.player.waits_for_focus("#heading")
    }

    /// Goes to a part of the draft by its name in the address: `check`, or `section.1`.
    pub(crate) fn goes_to_part(&self, part: &str) -> Result<()> {
        if self.player.fragment()?.ends_with(&format!(".{part}")) {
            return Ok(());
        }
        self.goes_to(&format!(":is(.bar, .outline) a[href$='.{part}']"))
    }

    /// The draft that is open: its number, as in the address.
    pub(crate) fn draft(&self) -> Result<String> {
        let fragment = self.player.fragment()?;
        Ok(fragment.split('.').nth(1).unwrap_or_default().to_owned())
    }

    /// Puts a text into a field, in place of what is there, by typing it.
    pub(crate) fn writes(&self, place: &str, text: &str) -> Result<()> {
        self.player.goes_into(&at(place))?;
        self.overwrites(text)?;
        self.player.page.wait_until(&format!("{text:?} in {place}"), || {
            Ok((self.value(place)? == text).then_some(()))
        })
    }

    /// Types a text in place of what is in the field that has the focus.
    pub(crate) fn overwrites(&self, text: &str) -> Result<()> {
        self.player.page.press(&[key::CONTROL, 'a'])?;
        self.player.page.active()?.send_keys(text)
    }

    /// Chooses one of the options of a field by the arrows. How far it is may be looked up, as one sees it.
    pub(crate) fn chooses(&self, place: &str, option: &str) -> Result<()> {
        // A click would unfold the list.
        self.player.by_keyboard().goes_into(&at(place))?;
        let script = "
            const select = document.getElementById(arguments[0]);
            return [...select.options].findIndex(it => it.value === arguments[1]) - select.selectedIndex";
        let steps = self.player.page.execute(script, &[json!(place), json!(option)])?;
        let steps = steps.as_i64().unwrap_or_default();
        for _ in 0..steps.abs() {
            self.player.page.press(&[if steps < 0 { key::UP } else { key::DOWN }])?;
        }
        self.player.page.wait_until(&format!("{option:?} in {place}"), || {
            Ok((self.value(place)? == option).then_some(()))
        })
    }

    /// Puts a text into a field at once, as from a clipboard: some of it no keyboard has.
    pub(crate) fn pastes_into(&self, id: &str, text: &str) -> Result<()> {
        let script = "
            const field = document.getElementById(arguments[0]);
            field.value = arguments[1];
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        self.player.page.execute(script, &[json!(id), json!(text)]).map(drop)
    }

    /// Has a text opened as if it were a file.
    pub(crate) fn opens_text(&self, text: &str) -> Result<()> {
        self.pastes_into("paste", text)?;
        self.player.activates(".field:has(#paste) + .ways button")
    }

    /// The value of a field.
    pub(crate) fn value(&self, place: &str) -> Result<String> {
        let script = "return document.getElementById(arguments[0])?.value ?? ''";
        let value = self.player.page.execute(script, &[json!(place)])?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a value in the field at a place.
    pub(crate) fn waits_for(&self, place: &str, value: &str) -> Result<()> {
        self.player.page.wait_until(&format!("{value:?} in {place}"), || {
            Ok((self.value(place)? == value).then_some(()))
        })
    }

    /// Waits until all is kept on the device.
    pub(crate) fn waits_until_kept(&self) -> Result<()> {
        self.player.page.wait_until("the draft to be kept", || {
            Ok(self.player.text(STATE)?.starts_with("Kept").then_some(()))
        })
    }

    /// The whole draft, as its source says it.
    pub(crate) fn source(&self) -> Result<String> {
        self.goes_to_part("source")?;
        self.player.page.wait_for(SOURCE)?;
        self.value("source")
    }

    /// Takes a number of steps back.
    pub(crate) fn undoes(&self, steps: usize) -> Result<()> {
        (0..steps).try_for_each(|_| self.player.page.press(&[key::CONTROL, 'z']))
    }

    /// Takes them forth again.
    pub(crate) fn redoes(&self, steps: usize) -> Result<()> {
        (0..steps).try_for_each(|_| self.player.page.press(&[key::CONTROL, key::SHIFT, 'z']))
    }

    /// Goes to where the finished quiz is given to others, which another program does, and answers its link.
    pub(crate) fn gives_it(&self) -> Result<String> {
        self.goes_to_part("give")?;
        self.player.activates("main > .ways .button")?;
        self.player.page.wait_until("the page where it is given to others", || {
            // While the page is loaded anew it has no answer.
            Ok(matches!(self.player.screen(), Ok(it) if it == "sharing").then_some(()))
        })?;
        self.player.link_called("Link to the quiz")
    }

    /// Plays what is written until the trial ends.
    pub(crate) fn plays_the_preview(&self, nth: usize) -> Result<()> {
        let player = self.player;
        while player.count(AGAIN)? == 0 {
            let shown = player.text(".trial")?;
            player.picks(nth)?;
            player.confirms()?;
            player.page.wait_for(&format!(".trial :is({GO_ON}, .ways .button)"))?;
            if player.count(GO_ON)? > 0 {
                player.activates(GO_ON)?;
            }
            player.page.wait_until("the trial to go on", || {
                let has_gone_on = player.text(".trial")? != shown && player.count(GO_ON)? == 0;
                Ok(has_gone_on.then_some(()))
            })?;
        }
        Ok(())
    }
}
