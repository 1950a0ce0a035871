//! The words of the page that gives the quiz to others, and of the page as one file.

/// The sentence about the link of a quiz without its key.
pub const HOLDS_NO_KEY: &str = "The link holds the quiz without its key. Whoever plays it can send their answers to whoever has the key.";

/// The label of the link that holds the quiz.
pub const LINK_TO_THE_QUIZ: &str = "Link to the quiz";

/// The sentence about the link of a quiz that came in a link.
pub const HOLDS_THE_QUIZ: &str =
    "The link holds the whole quiz. Everybody has a play of their own.";

/// The sentence about the link of the built-in quiz.
pub const IN_THIS_PAGE: &str = "The quiz is in this page. Everybody has a play of their own.";

/// The label of the address of the page.
pub const LINK_TO_THIS_PAGE: &str = "Link to this page";

/// The heading above the button that puts the built-in quiz or a draft into a link.
pub const IN_A_LINK: &str = "In a link";

/// The sentence above the button that puts the built-in quiz into a link.
pub const MAY_HOLD_THE_QUIZ: &str = "A link may hold the quiz as it is now, with all its words. Then it opens with any copy of this page.";

/// The heading above the links for a group.
pub const WITHOUT_THE_KEY: &str = "Without the key";

/// The explanation of the links for a group.
pub const TWO_LINKS: &str = "For a class or a team: you get two links. The one for the players holds no key, so that nobody can read the right answers out of it. At its end they get a link with their answers to send back, which you mark with the other.";

/// The heading above the link to a covered play.
pub const WITH_ITS_SITUATIONS_COVERED: &str = "With its situations covered";

/// The explanation of the link to a covered play.
pub const DO_THE_MOVES_TELL: &str = "Do the moves alone give the key away? Have somebody play who sees only them, and see what they come to without the situations.";

/// The heading above the button that downloads the page as one file.
pub const AS_ONE_PAGE: &str = "As one page";

/// The words that unfold the link to a covered play.
pub const A_COVERED_PLAY: &str = "A link to a covered play";

/// The link to the editor, from the page of the built-in quiz.
pub const WRITE_A_QUIZ: &str = "Write a quiz of your own";

/// The link that opens a copy of a quiz in the editor.
pub const MAKE_A_COPY: &str = "Make a copy and write on";

/// The heading above the link to the editor.
pub const MAKE_IT_YOURS: &str = "Make it yours";

/// The sentence above the link to the editor.
pub const CAN_BE_WRITTEN_HERE: &str =
    "A quiz can be written in this page: from nothing, or from this one, which stays as it is.";

/// The button that puts the built-in quiz or a draft into a link.
pub const MAKE_THE_LINK: &str = "Make the link";

/// The sentence above a link that a press has made. It takes the place of the button.
pub const HERE_IT_IS: &str = "Here it is.";

/// The label of the link into which the built-in quiz was put.
pub const LINK_THAT_HOLDS_THE_QUIZ: &str = "Link that holds the quiz";

/// The label of the field for the name of a group.
pub const FOR_WHOM: &str = "For whom, if you like: only you see it";

/// The button that makes the links for a group.
pub const MAKE_THE_TWO_LINKS: &str = "Make the two links";

/// The heading above the links that were made for groups.
pub const MADE_ON_THIS_DEVICE: &str = "Made on this device";

/// The heading above the link for the players of a group.
pub const FOR_THE_PLAYERS: &str = "For the players";

/// The label of the link for the players of a group.
pub const LINK_FOR_THE_PLAYERS: &str = "Link for the players";

/// The heading above the link that holds the key.
pub const FOR_YOU_ALONE: &str = "For you alone";

/// The explanation of the link that holds the key. A link to open it follows.
pub const HOLDS_THE_KEY: &str = "This one holds the key, and marks what comes back. It stays on this device until you forget it; keep it elsewhere, too: nothing else makes it again.";

/// The link that opens the link with the key.
pub const OPEN_IT: &str = "Open it in a new window";

/// The label of the link that holds the key.
pub const LINK_FOR_YOU_ALONE: &str = "Link for you alone";

/// The sentence in a page that is one file with this quiz.
pub const IS_ONE_FILE: &str =
    "This page is one file, with the quiz in it. Pass the file on: it plays without a network.";

/// The sentence in a page that is one file with another quiz.
pub const IS_ANOTHER_FILE: &str =
    "This page is one file, but another quiz is in it: pass this one on as a link.";

/// The explanation of the page as one file.
pub const WHAT_ONE_PAGE_IS: &str = "A single file with everything in it. It plays without a network and without a host: from a memory stick, in a class, after a download. What is answered stays on the device, if the browser keeps anything for files.";

/// The button that downloads the page as one file.
pub const DOWNLOAD_IT: &str = "Download it as one page";

/// The sentence below the button while the file is made.
pub const ONE_MOMENT: &str = "One moment.";

/// The sentence below the button once the file is saved.
pub const FILE_IS_SAVED: &str = "Your browser has it: look among your downloads.";

/// The sentence below the button if the browser saves no files.
pub const FILE_IS_NOT_SAVED: &str =
    "This browser saves no files that a page makes. Another one will.";

/// The sentence below the button if the browser cannot compress.
pub const BROWSER_IS_TOO_OLD: &str = "This browser cannot make the file. Try it in a newer one.";

/// The sentence below the button if a part of the file could not be loaded.
pub const NOT_LOADED: &str =
    "What goes into the file could not be loaded. Try it again when there is a network.";

/// The sentence below the button if the host lacks the parts of the file.
pub const NOT_PUBLISHED: &str =
    "The host has not got what the file is made of. Only a published page comes with that.";

/// The name and the time of a pair of links, in the list of pairs that were made. The name may be empty.
pub fn pair(name: &str, when: &str) -> String {
    if name.is_empty() { when.to_owned() } else { format!("{name}, {when}") }
}

/// The name of the file of a page that holds a quiz.
pub fn file_name(title: &str) -> String {
    format!("{title}.html")
}
