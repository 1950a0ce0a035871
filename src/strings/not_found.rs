//! The words of the page of an address that leads nowhere: a heading and a sentence for each reason.

use quiz::draw::UnknownEdition;

/// The heading if this version of the page does not know the address.
pub const UNKNOWN: &str = "Nobody by that name here";

/// The sentence if this version of the page does not know the address.
pub const UNKNOWN_WHY: &str = "The address of this page ends in something it does not know. The link may have been cut \
    short, or made by a newer version: ask for it again, or reload the page.";

/// The heading if the address is a link that cannot be opened. The reason follows as a sentence of its own.
pub const LINK: &str = "That link does not open";

/// The heading if the quiz has no such edition in this version of the page.
pub const EDITION: &str = "A play from another edition";

/// The sentence if the quiz has no such edition in this version of the page.
pub fn edition_why(unknown: &UnknownEdition) -> String {
    format!(
        "The link does not fit this page: {unknown}. Reload the page to get the newest version, or ask for the link again."
    )
}

/// The heading if the play is not on this device.
pub const NOT_HERE: &str = "That play is not here";

/// The sentence if the play is not on this device.
pub const NOT_HERE_WHY: &str = "It was played in another browser or on another device, or it was forgotten. Nothing else \
    is lost.";

/// The heading if the play is on this device, but this version of the page and of the quiz cannot read it.
pub const NOT_READABLE: &str = "That play cannot be read";

/// The sentence if the play is on this device, but this version of the page and of the quiz cannot read it.
pub const NOT_READABLE_WHY: &str = "It is kept on this device, but the quiz has changed since, or a newer version of this \
    page kept it. Earlier plays list it, and there it can be forgotten.";
