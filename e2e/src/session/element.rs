//! The elements of a page.

use serde_json::{Value, json};

use super::{Session, by_css};
use crate::Result;
use crate::webdriver::Reply;

/// The name by which the protocol tells an element from other objects.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the page that a session is on. Once it has left the page, nothing can be done with it.
#[derive(Clone, Debug)]
pub struct Element<'session> {
    session: &'session Session,
    id: String,
}

impl<'session> Element<'session> {
    pub(super) fn from_reply(session: &'session Session, answer: &Reply) -> Result<Self> {
        Ok(Self { session, id: answer.field(ELEMENT)? })
    }

    pub(super) fn list_from_reply(session: &'session Session, answer: Reply) -> Result<Vec<Self>> {
        answer.list()?.map(|answer| Self::from_reply(session, &answer)).collect()
    }

    /// Scrolls it into view and clicks it with the mouse. An error if something else covers it.
    pub fn click(&self) -> Result<()> {
        self.post("/click", &json!({}))
    }

    /// Clicks it twice with the mouse, as fast as can be. It has to be in view.
    pub fn double_click(&self) -> Result<()> {
        let to = json!({ "type": "pointerMove", "origin": self.argument(), "x": 0, "y": 0 });
        self.session.point_often("mouse", &to, 2)
    }

    /// Touches it with a finger. It has to be in view.
    pub fn tap(&self) -> Result<()> {
        let to = json!({ "type": "pointerMove", "origin": self.argument(), "x": 0, "y": 0 });
        self.session.point("touch", &to)
    }

    /// Empties a field.
    pub fn clear(&self) -> Result<()> {
        self.post("/clear", &json!({}))
    }

    /// Gives it the focus and types into it; for a field for files, names one.
    pub fn send_keys(&self, text: &str) -> Result<()> {
        self.post("/value", &json!({ "text": text }))
    }

    /// The first element inside it that a CSS selector finds.
    pub fn find(&self, css: &str) -> Result<Self> {
        Self::from_reply(self.session, &self.session.post(&self.path("/element"), &by_css(css))?)
    }

    /// All elements inside it that a CSS selector finds.
    pub fn find_all(&self, css: &str) -> Result<Vec<Self>> {
        Self::list_from_reply(
            self.session,
            self.session.post(&self.path("/elements"), &by_css(css))?,
        )
    }

    /// Its text, as displayed.
    pub fn text(&self) -> Result<String> {
        self.get("/text")?.text()
    }

    /// An attribute, as in the markup.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        // Not by the protocol's own command: WebKit's driver answers it with properties too.
        let script = "return arguments[0].getAttribute(arguments[1])";
        let value = self.session.execute(script, &[self.argument(), json!(name)])?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// A property of the object in the page.
    pub fn property(&self, name: &str) -> Result<Value> {
        Ok(self.get(&format!("/property/{name}"))?.value)
    }

    /// The computed value of a CSS property.
    pub fn css(&self, property: &str) -> Result<String> {
        self.get(&format!("/css/{property}"))?.text()
    }

    /// The role that assistive technology is told.
    pub fn role(&self) -> Result<String> {
        self.get("/computedrole")?.text()
    }

    /// The name that assistive technology is told.
    pub fn label(&self) -> Result<String> {
        // Chromium leaves the spaces of the markup around it.
        Ok(self.get("/computedlabel")?.as_text()?.trim().to_owned())
    }

    /// Whether a person can see it, once it is scrolled into view.
    pub fn is_displayed(&self) -> Result<bool> {
        self.get("/displayed")?.flag()
    }

    /// Whether it can be used.
    pub fn is_enabled(&self) -> Result<bool> {
        self.get("/enabled")?.flag()
    }

    /// Whether it is checked or chosen.
    pub fn is_selected(&self) -> Result<bool> {
        self.get("/selected")?.flag()
    }

    /// The element as an argument of [`Session::execute`].
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.id })
    }

    fn get(&self, path: &str) -> Result<Reply> {
        self.session.get(&self.path(path))
    }

    fn post(&self, path: &str, body: &Value) -> Result<()> {
        self.session.post(&self.path(path), body).map(drop)
    }

    fn path(&self, path: &str) -> String {
        format!("/element/{}{path}", self.id)
    }
}

/// Two are equal if they are the same element of the page.
impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
