//! A browser window, as a test uses it. What one engine alone can do says so.

mod element;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use std::{fs, iter};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

pub use self::element::Element;
use crate::display::Display;
use crate::engine::{Engine, Media};
use crate::webdriver::{Client, Connection, Reply};
use crate::{Error, Result};

/// The time between two presses of a key, as short as a person may make it.
const PRESS_INTERVAL: Duration = Duration::from_millis(25);

/// A browser window under a test's control, closed with its browser.
#[derive(Debug)]
pub struct Session {
    connection: Connection,
    engine: Engine,
    display: Option<Arc<Display>>,
}

impl Session {
    /// Opens a window with the capabilities that a browser must have.
    pub(crate) fn open(
        client: Client,
        engine: Engine,
        display: Option<Arc<Display>>,
        capabilities: Value,
    ) -> Result<Self> {
        let connection = Connection::open(client, capabilities)?;
        engine.begin(&connection, display.as_deref())?;
        Ok(Self { connection, engine, display })
    }

    /// Closes the window, and with it the browser, which has time to put its things in order.
    pub(crate) fn end(&self) -> Result<()> {
        self.connection.end()
    }

    /// Puts a new window in place of all that there are, so that there is no history, and nothing that a page has done to
    /// its window. The size is still that of the last one.
    pub(crate) fn reset(&self) -> Result<()> {
        let old = self.tabs()?;
        let new = self.past_dialog(|| self.new_tab())?;
        for tab in old {
            self.past_dialog(|| self.switch_to(&tab))?;
            self.past_dialog(|| self.connection.delete("/window"))?;
        }
        self.switch_to(&new)?;
        self.engine.enter(&self.connection, self.display.as_deref())?;
        self.emulate(&[])?;
        self.console().map(drop)
    }

    /// Does it once more where a dialog of the page was in the way.
    fn past_dialog<T>(&self, act: impl Fn() -> Result<T>) -> Result<T> {
        act().or_else(|error| {
            if !error.is_about_dialog() {
                return Err(error);
            }
            // The driver may have dismissed it by itself.
            let _ = self.post("/alert/dismiss", &json!({}));
            act()
        })
    }

    /// Whether something was awaited in vain. Whatever the page is at, nobody knows.
    pub(crate) fn has_failed(&self) -> bool {
        self.connection.has_failed()
    }

    /// Opens an address and waits until it is loaded.
    pub fn go(&self, url: &str) -> Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Goes back in the window's history.
    pub fn back(&self) -> Result<()> {
        self.post("/back", &json!({})).map(drop)
    }

    /// Goes forward in the window's history.
    pub fn forward(&self) -> Result<()> {
        self.post("/forward", &json!({})).map(drop)
    }

    /// Loads the page again.
    pub fn refresh(&self) -> Result<()> {
        self.post("/refresh", &json!({})).map(drop)
    }

    /// The address of the page, with its fragment.
    pub fn url(&self) -> Result<String> {
        self.get("/url")?.text()
    }

    /// The title of the page.
    pub fn title(&self) -> Result<String> {
        self.get("/title")?.text()
    }

    /// All text that is displayed.
    pub fn text(&self) -> Result<String> {
        self.connection.text()
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<Element<'_>> {
        Element::from_reply(self, &self.post("/element", &by_css(css))?)
    }

    /// All elements that a CSS selector finds, in the order of the document.
    pub fn find_all(&self, css: &str) -> Result<Vec<Element<'_>>> {
        Element::list_from_reply(self, self.post("/elements", &by_css(css))?)
    }

    /// The element that has the focus.
    pub fn active(&self) -> Result<Element<'_>> {
        Element::from_reply(self, &self.get("/element/active")?)
    }

    /// Waits for an element to be displayed.
    pub fn wait_for(&self, css: &str) -> Result<Element<'_>> {
        self.wait_until(&format!("`{css}`"), || {
            let element = self.find(css)?;
            Ok(element.is_displayed()?.then_some(element))
        })
    }

    /// Waits for a text to be displayed.
    pub fn wait_for_text(&self, text: &str) -> Result<()> {
        self.wait_until(&format!("the text {text:?}"), || {
            Ok(self.text()?.contains(text).then_some(()))
        })
    }

    /// Looks again and again until there is something, and answers it. `awaited` says what, should it not come. While
    /// an element is missing, or the page is on its way to another, there is nothing.
    pub fn wait_until<T>(
        &self,
        awaited: &str,
        look: impl FnMut() -> Result<Option<T>>,
    ) -> Result<T> {
        self.connection.wait_until(awaited, look)
    }

    /// Presses keys together and lets them go again, wherever the focus is: `&[key::SHIFT, key::TAB]`.
    pub fn press(&self, keys: &[char]) -> Result<()> {
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": down.chain(up).collect::<Value>() }))?;
        self.engine.has_pressed(&self.connection, keys)
    }

    /// Presses one key again and again, as fast as a person may, without a look at the page in between.
    pub fn press_often(&self, key: char, times: usize) -> Result<()> {
        let press = [
            json!({ "type": "keyDown", "value": key }),
            json!({ "type": "keyUp", "value": key }),
            json!({ "type": "pause", "duration": PRESS_INTERVAL.as_millis() }),
        ];
        let presses: Vec<_> = iter::repeat_n(press, times).flatten().collect();
        self.act(&json!({ "type": "key", "id": "keyboard", "actions": presses }))
    }

    /// Types a text, key by key, wherever the focus is.
    pub fn type_text(&self, text: &str) -> Result<()> {
        text.chars().try_for_each(|key| self.press(&[key]))
    }

    /// Clicks with the mouse at a place in the window.
    pub fn click_at(&self, x: u32, y: u32) -> Result<()> {
        self.point("mouse", &json!({ "type": "pointerMove", "x": x, "y": y }))
    }

    /// Moves a pointer, presses it and lets it go.
    fn point(&self, kind: &str, to: &Value) -> Result<()> {
        self.point_often(kind, to, 1)
    }

    /// Moves a pointer, and presses it and lets it go several times, as fast as can be.
    fn point_often(&self, kind: &str, to: &Value, times: usize) -> Result<()> {
        let press = [
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
        ];
        let presses = iter::repeat_n(press, times).flatten();
        self.act(&json!({
            "type": "pointer",
            "id": kind,
            "parameters": { "pointerType": kind },
            "actions": iter::once(to.clone()).chain(presses).collect::<Vec<_>>(),
        }))
    }

    fn act(&self, source: &Value) -> Result<()> {
        self.post("/actions", &json!({ "actions": [source] })).map(drop)
    }

    /// Runs the body of a function in the page, and answers what it returns.
    pub fn execute(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.connection.execute(script, arguments)
    }

    /// Runs the body of a function in the page that returns an element, such as one that no selector finds.
    pub fn find_by(&self, script: &str) -> Result<Element<'_>> {
        let body = json!({ "script": script, "args": [] });
        Element::from_reply(self, &self.post("/execute/sync", &body)?)
    }

    /// Runs the body of a function in the page, and answers what it hands to the function that is its last argument.
    pub fn execute_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.connection.execute_async(script, arguments)
    }

    /// A picture of the window: PNG, in base64.
    pub fn picture(&self) -> Result<String> {
        Ok(self.get("/screenshot")?.as_text()?.to_owned())
    }

    /// Writes a picture of the window into a PNG file.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        let answer = self.get("/screenshot")?;
        let png = BASE64_STANDARD.decode(answer.as_text()?).map_err(|_| answer.unexpected())?;
        fs::write(file, png).map_err(Error::io(format!("cannot write {}", file.display())))
    }

    /// Sets the outer size of the window. Windows cannot be as narrow as a phone: see [`set_viewport`](Self::set_viewport).
    pub fn set_window(&self, width: u32, height: u32) -> Result<()> {
        self.connection.set_window(width, height)
    }

    /// The window's tabs.
    pub fn tabs(&self) -> Result<Vec<String>> {
        self.get("/window/handles")?.list()?.map(|tab| tab.text()).collect()
    }

    /// The tab that the session is in.
    pub fn tab(&self) -> Result<String> {
        self.get("/window")?.text()
    }

    /// Opens a tab, without going there.
    pub fn new_tab(&self) -> Result<String> {
        self.post("/window/new", &json!({ "type": "tab" }))?.field("handle")
    }

    /// Goes to a tab.
    pub fn switch_to(&self, tab: &str) -> Result<()> {
        self.post("/window", &json!({ "handle": tab })).map(drop)
    }

    /// Closes the tab that the session is in. Go to another one next.
    pub fn close_tab(&self) -> Result<()> {
        self.execute("window.close()", &[]).map(drop)
    }

    /// Goes into a frame of the page.
    pub fn enter_frame(&self, frame: &Element<'_>) -> Result<()> {
        self.post("/frame", &json!({ "id": frame.argument() })).map(drop)
    }

    /// Leaves all frames, for the page that they are in.
    pub fn leave_frames(&self) -> Result<()> {
        self.post("/frame", &json!({ "id": null })).map(drop)
    }

    /// The lines that were written to the console since the last call, those of the browser itself included: about a
    /// violation of the page's policy, for instance. In WebKit, only the host hears of it: see
    /// [`Site::take_console`](crate::Site::take_console).
    pub fn console(&self) -> Result<Vec<String>> {
        self.engine.console(&self.connection)
    }

    /// Pretends that all of this, and nothing else, holds of the person who looks at the page. What the engine
    /// [cannot pretend](Engine::can_emulate) is left out.
    pub fn emulate(&self, media: &[Media]) -> Result<()> {
        self.engine.emulate(&self.connection, media, self.display.as_deref())
    }

    /// Gives the page a viewport of that size, however narrow.
    pub fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        self.engine.set_viewport(&self.connection, width, height)
    }

    /// Runs a command of the Chrome `DevTools` protocol. Chromium only.
    pub fn cdp(&self, command: &str, parameters: &Value) -> Result<Value> {
        self.connection.cdp(command, parameters)
    }

    fn get(&self, path: &str) -> Result<Reply> {
        self.connection.get(path)
    }

    fn post(&self, path: &str, body: &Value) -> Result<Reply> {
        self.connection.post(path, body)
    }
}

fn by_css(css: &str) -> Value {
    json!({ "using": "css selector", "value": css })
}
