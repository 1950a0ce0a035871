//! The words of the page about the quiz as a whole.

/// The label of the box by which an author forbids copies.
pub const NOT_TO_BE_COPIED: &str = "Ask others not to make a quiz of their own out of it";

/// The label of the title of the quiz.
pub const TITLE: &str = "Title";

/// The label of the words on the cover.
pub const INTRO: &str = "Words on the cover";

/// The hint at the words on the cover.
pub const INTRO_HINT: &str =
    "Where are we, and what is it about? An empty line begins a new paragraph.";

/// The label of the author of the quiz.
pub const AUTHOR: &str = "Author";

/// The label of the choice of what players are asked.
pub const INSTRUCTION: &str = "Players are asked";

/// The hint at the choice of what players are asked.
pub const INSTRUCTION_HINT: &str =
    "What is best shows what they know; what they would do shows what they are like.";

/// A choice: players are asked what one should do. It continues [`INSTRUCTION`].
pub const SHOULD: &str = "what is best to do";

/// A choice: players are asked what they would do. It continues [`INSTRUCTION`].
pub const WOULD: &str = "what they would do";

/// The label of the choice of when feedback comes.
pub const FEEDBACK: &str = "They learn what was a good move";

/// The hint at the choice of when feedback comes.
pub const FEEDBACK_HINT: &str = "Until then, answers may change.";

/// A choice: feedback comes after each answer. It continues [`FEEDBACK`].
pub const AT_ONCE: &str = "after each answer";

/// A choice: feedback comes at the end. It continues [`FEEDBACK`].
pub const AT_END: &str = "at the end";

/// A choice: feedback never comes. It continues [`FEEDBACK`].
pub const NEVER: &str = "not at all";

/// The label of the language of the quiz.
pub const LANGUAGE: &str = "Language";

/// The hint at the language of the quiz.
pub const LANGUAGE_HINT: &str =
    "Its short name, such as es or pt-BR: screen readers speak it. English if there is none.";

/// The label of the licence of the quiz.
pub const LICENCE: &str = "Licence";

/// The hint at the licence of the quiz.
pub const LICENCE_HINT: &str = "What others may do with your words, such as CC BY 4.0.";

/// The hint below the box by which an author forbids copies.
pub const NO_PROTECTION: &str =
    "This page offers nobody a copy then. It is no protection: whoever has the link has the words.";

/// The sentence in place of the list of parts, if there are none.
pub const NO_PART_YET: &str = "There is no part yet. Scenarios are met in parts.";

/// The label of the text that names the source of the ideas.
pub const CREDIT: &str = "Whose ideas it stands on";

/// The hint at the text that names the source of the ideas.
pub const CREDIT_HINT: &str = "A sentence that names the source.";

/// The label of the address of the source of the ideas.
pub const CREDIT_LINK: &str = "Where they can be read";

/// The hint at the address of the source of the ideas.
pub const CREDIT_LINK_HINT: &str = "An address that begins with https://.";

/// The credit of a quiz that began as a copy of another one. The author may be empty.
pub fn after(title: &str, author: &str) -> String {
    if author.is_empty() {
        format!("After “{title}”.")
    } else {
        format!("After “{title}” by {author}.")
    }
}
