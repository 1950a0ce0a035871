//! The surroundings of the page: what the browser allows, and where the page is. None of it changes while the page is
//! open. The platform finds it out once, at the start.

use quiz_link::{Link, Spelling, encode};
use std::rc::Rc;

/// The facts about what the browser allows, and about where the page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The address at which others find the page, without query and fragment. `None` for a single file that contains no
    /// address and is on a device.
    pub home: Option<Rc<str>>,
    /// The single file that the page is. `None` for a page that a host serves.
    pub file: Option<SingleFile>,
    /// Whether the device can share an address with other apps.
    pub can_share: bool,
}

/// The page as one HTML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleFile {
    /// The storage key of the quiz in the file; `None` for the built-in quiz.
    pub quiz: Option<Rc<str>>,
}

impl Default for Surroundings {
    /// A served page in a browser that cannot share. Its address is empty, as outside a browser.
    fn default() -> Surroundings {
        Surroundings { home: Some("".into()), file: None, can_share: false }
    }
}

impl Surroundings {
    /// The whole address of a link; only its fragment if the page has no address.
    pub fn link_address(&self, link: &Link, spelling: Spelling) -> String {
        let home = self.home.as_deref().unwrap_or_default();
        format!("{home}#{}", encode(link, spelling))
    }
}
