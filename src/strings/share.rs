//! The words of links that are sent and received, and of what they bring.

use crate::play_links::{NoGroupLinks, Received, Shareable};
use crate::strings::covered::COVERED_DRAW;
use crate::strings::formats::{Extreme, extreme, rating};
use crate::strings::grading::WHAT_CAME_BACK;
use crate::strings::{friend, named, sentence, sentences, with};
use quiz::answer::{Answer, Given};
use quiz::compare::Relation;
use quiz::{Effectiveness, Instruction};
use quiz_link::{Link, LinkError, PlayKind, Source, decode};
use yew::Html;

/// The title of the page of what came in a link, and the name that is in it. `None` for a quiz or a draw, whose title is
/// that of the quiz.
fn received(received: &Received) -> Option<(&'static str, Option<&str>)> {
    Some(match received {
        Received::Quiz | Received::Draw(..) => return None,
        Received::Key => (WHAT_CAME_BACK, None),
        Received::Attempt(_) => ("A play to go on with", None),
        Received::Challenge(rival) => match &rival.name {
            Some(name) => ("□ went before you", Some(name.as_str())),
            None => ("A friend went before you", None),
        },
        Received::Result(_, by) => ("□: how it went", Some(friend(by.as_ref()))),
        Received::Which(_) => ("Which quiz is it?", None),
        Received::EarlierQuiz(_) => (EARLIER_EVENING, None),
    })
}

/// The title of the document at what came in a link. `None` for a quiz or a draw.
pub fn received_title(what: &Received) -> Option<String> {
    let (text, name) = received(what)?;
    Some(name.map_or_else(|| text.to_owned(), |name| named(text, name)))
}

/// The heading of the page of what came in a link. `None` for a quiz or a draw. `element` makes an element of a name.
pub fn received_heading(what: &Received, element: fn(&str) -> Html) -> Option<Html> {
    let (text, name) = received(what)?;
    Some(name.map_or_else(|| text.into(), |name| with(text, vec![element(name)])))
}

/// The sentence below the heading of the page of what came in a link.
pub fn received_lead(source: &Source, received: &Received, is_heard: bool) -> String {
    match received {
        Received::Quiz if matches!(source, Source::Player(_)) => {
            let back = "Somebody sent you this quiz, and kept the key to it. Nothing is marked here: at the end there is \
                a link with your answers, for you to send back.";
            let heard = is_heard.then(|| "The page around this one gets it, too.".to_owned());
            sentences([Some(back.to_owned()), heard])
        }
        Received::Quiz if is_heard => {
            "It came in a link. The page around this one hears how you do as you go, and at the end all that you answered."
                .to_owned()
        }
        Received::Quiz | Received::Key => {
            "Somebody sent you this quiz. Nobody sees what you answer, unless you send it.".to_owned()
        }
        Received::Draw(..) if matches!(source, Source::Covered(_)) => {
            "A friend sent you this to be played with its situations covered.".to_owned()
        }
        Received::Draw(..) => {
            "A friend sent you the play they had: the same situations, in the same order."
                .to_owned()
        }
        Received::Attempt(attempt) => {
            let (number, count) = attempt.progress();
            let covered = matches!(source, Source::Covered(_));
            sentences([
                Some(format!("It stands at {number} of {count}.")),
                covered.then(|| "Its situations are covered.".to_owned()),
                Some("What is on this device stays as it is.".to_owned()),
            ])
        }
        Received::Challenge(_) if matches!(source, Source::Covered(_)) => {
            "The same moves in the same order, with their situations covered. You see what they answered, and where the \
             two of you part ways, once you have played."
                .to_owned()
        }
        Received::Challenge(_) | Received::Result(..) => "The same situations, in the same order. You see \
            what they answered, and where the two of you part ways, once you have played."
            .to_owned(),
        Received::Which(_) => "The link was made by an earlier version of this page, and does not say enough to tell these \
            quizzes apart. Whoever sent it knows which one they played."
            .to_owned(),
        Received::EarlierQuiz(it) => {
            // The direction of a paragraph is that of its first letter. So the paragraph begins with a word of the
            // interface, whatever the script of the name.
            let from = match (&it.name, it.kind) {
                (_, PlayKind::Draw) => {
                    "This link is to a play of an earlier evening, which has been written again.".to_owned()
                }
                (None, _) => {
                    "The answers in this link are from an earlier evening, which has been written again.".to_owned()
                }
                (Some(name), _) => format!(
                    "The answers in this link are {name}’s, from an earlier evening, which has been written again."
                ),
            };
            let now = "Its situations are no longer here. You can play the new one: everybody who comes in by this link \
                meets the same situations, in the same order.";
            sentences([Some(from), Some(now.to_owned())])
        }
    }
}

/// The name of the quiz that was built in before: the title of a link to a play of it, and a heading among other quizzes.
pub const EARLIER_EVENING: &str = "An earlier evening";

/// The sentence about stored plays of the quiz that was built in before, on the page of earlier plays.
pub fn earlier_quiz(plays: usize) -> String {
    match plays {
        1 => "One play is kept here from an earlier evening, which has been written again, so what was answered can no \
            longer be shown."
            .to_owned(),
        many => format!(
            "{many} plays are kept here from an earlier evening, which has been written again, so what was answered can no \
             longer be shown."
        ),
    }
}

/// The sentence before the review of somebody else's attempt.
pub fn answers_below(shows_key: bool) -> &'static str {
    if shows_key {
        "What they answered, situation by situation, and what was a good move, is below: play first, if you mean to."
    } else {
        "What they answered, situation by situation, is below: play first, if you mean to."
    }
}

/// The label of a form in which a finished attempt can be sent, in the choice of what it shall be.
pub fn what(what: Shareable, source: &Source) -> &'static str {
    match what {
        Shareable::Draw if matches!(source, Source::Covered(_)) => {
            "Only the moves, with the situations covered"
        }
        Shareable::Covered => "Only the moves: the situations are covered",
        Shareable::Challenge => "A dare: their play beside yours",
        Shareable::Result => "Your result, to look at",
        Shareable::Draw => "Only the situations",
    }
}

/// The sentence about the content of the link to an unfinished attempt, on the page that sends it.
pub fn holds_attempt(source: &Source) -> &'static str {
    match source {
        Source::Player(_) => {
            "The link opens this play where it stands, wherever the quiz was played before. It holds what you have \
             answered so far."
        }
        _ => "The link opens this play where it stands. It holds what you have answered so far.",
    }
}

/// The sentences about the content of the link to a finished attempt, below the choice of what it shall be.
pub fn holds(what: Shareable, is_named: bool, source: &Source, is_short: bool) -> String {
    let is_covered = matches!(source, Source::Covered(_));
    let opens = match what {
        Shareable::Result if matches!(source, Source::Player(_)) => None,
        Shareable::Result => Some("The link opens your result."),
        Shareable::Challenge if is_covered => {
            Some("The link opens the same moves in the same order, with the situations covered.")
        }
        Shareable::Challenge => Some("The link opens the same situations in the same order."),
        Shareable::Draw if is_covered => Some(COVERED_DRAW),
        Shareable::Draw => Some(
            "The link opens the same situations in the same order for somebody else. It holds none of your answers.",
        ),
        Shareable::Covered => Some(COVERED_DRAW),
    };
    let answers = match what {
        Shareable::Result if matches!(source, Source::Player(_)) => Some(if is_named {
            "The link holds your answers and your name. Whoever has the key to the quiz can mark them."
        } else {
            "The link holds your answers. Whoever has the key to the quiz can mark them."
        }),
        Shareable::Result if is_named => Some("It holds your answers and your name."),
        Shareable::Result => Some("It holds your answers."),
        Shareable::Challenge if is_named => Some(
            "It holds your answers and your name: the page shows them only after your friend has played, but whoever takes \
             the link apart can read them.",
        ),
        Shareable::Challenge => Some(
            "It holds your answers: the page shows them only after your friend has played, but whoever takes the link apart \
             can read them.",
        ),
        Shareable::Draw => None,
        Shareable::Covered => Some("What they send back is shown beside yours."),
    };
    let quiz = match source.uncovered() {
        Source::Linked(_) if is_short => {
            Some("The quiz is not in it: it opens where the quiz was played before.")
        }
        Source::Linked(_) => Some("The whole quiz is in it, too."),
        _ => None,
    };
    sentences([opens, answers, quiz].map(|it| it.map(str::to_owned)))
}

/// The relation of two answers to each other, beside the name of a situation in a comparison. Without the key, nobody is
/// said to be nearer to it.
pub fn relation(relation: Relation, friend: Html, shows_key: bool) -> Html {
    match relation {
        Relation::Same => "the same".into(),
        Relation::Alone => "only one of you".into(),
        Relation::Mine if shows_key => "you were nearer".into(),
        Relation::Theirs if shows_key => with("□ was nearer", vec![friend]),
        Relation::Even if shows_key => "different, and as good".into(),
        _ => "different".into(),
    }
}

/// The line below a response in a comparison: who mentioned it, and what they said of it.
pub fn said_by(who: Html, what: String) -> Html {
    with("□: □", vec![who, what.into()])
}

/// The sentence above a comparison: the number of situations that two players answered alike.
pub fn agreed(same: usize, of: usize) -> String {
    match same {
        0 => format!("In none of {of} situations did you do the same."),
        same if same == of => format!("You did the same in all {of} situations."),
        same => format!("You did the same in {same} of {of} situations."),
    }
}

/// The words for what an answer says of one response, in a comparison; `None` for a response that the answer says nothing
/// of.
pub fn said(instruction: Instruction, answer: &Answer, index: usize) -> Option<String> {
    match answer.given() {
        Given::Choose(picked) => (*picked == index).then(|| "this".to_owned()),
        Given::ChooseK(picked) => picked.contains(&index).then(|| "this".to_owned()),
        Given::BestWorst(best, _) if *best == index => {
            Some(extreme(instruction, Extreme::Best).to_owned())
        }
        Given::BestWorst(_, worst) => {
            (*worst == index).then(|| extreme(instruction, Extreme::Worst).to_owned())
        }
        Given::Rank(order) => {
            Some(format!("number {}", order.iter().position(|it| *it == index)? + 1))
        }
        Given::Rate(given) => {
            let given = Effectiveness::from_number(i64::from(*given.get(index)?))?;
            Some(rating(instruction, given).to_owned())
        }
    }
}

/// The sentence above the button that saves the result card: what the picture shows.
pub fn picture(name: &str, title: &str, best_moment: &str) -> String {
    if best_moment.is_empty() {
        format!(
            "The picture shows the mat with its drawing and “{name}”; below it stands “{title}”. It holds none of your answers."
        )
    } else {
        format!(
            "The picture shows the mat with its drawing and “{name}”; below it stands “{title}” with your best moment. It holds \
             none of your answers."
        )
    }
}

/// The words that go with a play that somebody sends. `lines` are those of the outcomes.
pub fn message_line(name: &str, lines: &[&str], best_moment: &str) -> String {
    let who = if lines.len() > 1 {
        format!("I am, in equal parts, “{name}”.")
    } else {
        format!("I am “{name}”.")
    };
    let mut parts = vec![who];
    parts.extend([lines, &[best_moment, "And you?"]].concat().into_iter().map(str::to_owned));
    parts.retain(|it| !it.is_empty());
    parts.join(" ")
}

/// The reason why a page of a quiz that came in a link cannot be shown, on the page of what is not found.
pub const NO_QUIZ: &str = "the quiz came in a link, and is kept only where it was played: open that link again, or ask for it";

/// The reason why a link about another quiz, which is not here, cannot be opened, on the page of what is not found.
pub fn other_quiz(link: &str) -> String {
    match decode(link) {
        Ok(Link::Play(play)) if play.about().is_player_quiz() => match play.kind() {
            PlayKind::Result => "it holds answers to a quiz whose key somebody kept: open the link that holds the \
                key, and paste this one there"
                .to_owned(),
            _ => "it is about a quiz that is not here: open the link to the quiz and come in, then open this one".to_owned(),
        },
        _ => LinkError::OtherQuiz.to_string(),
    }
}

/// The sentence, in place of the two links for a group, that says why they cannot be made.
pub fn no_group_links(why: &NoGroupLinks) -> String {
    match why {
        NoGroupLinks::NoSecret => {
            "This browser has nothing that nobody can guess: try it in another one.".to_owned()
        }
        NoGroupLinks::Link(error) => sentence(&error.to_string()),
    }
}

/// The label of the field for a name, which says what the name is for.
pub fn name_label(source: &Source) -> &'static str {
    match source {
        Source::Player(_) => "Your name: whoever marks tells people apart by it",
        _ => "Your name, if you like",
    }
}

/// The sentence in a comparison, at the situation where two players are furthest apart.
pub const PART_THE_MOST: &str = "Here the two of you part ways the most.";

/// The name of the player beside the names of others: in a comparison, and in the table of scores with the situations
/// and without.
pub const YOU: &str = "You";

/// The row of the whole score, in the table that compares two players.
pub const IN_ALL: &str = "In all";

/// The sentence in place of a link to the page, if the page is a file.
pub const NO_ADDRESS_FOR_PAGE: &str =
    "This page is a file and has no address on the web: pass the file on.";

/// The sentence above a link in a page that is a file.
pub const NO_ADDRESS: &str = "This page is a file and has no address on the web, which a link needs. Whoever has a copy of it on the web can open this, right behind the address of that:";

/// The button that copies a link with the words that go with it.
pub const COPY_WORDS_AND_LINK: &str = "Copy the words and the link";

/// The button beside a link that opens the share dialog of the device.
pub const PASS_IT_ON: &str = "Pass it on";

/// The button that copies a link, beside the link.
pub const COPY_THE_LINK: &str = "Copy the link";

/// The words that unfold the QR code of a link.
pub const AS_A_QR_CODE: &str = "As a QR code";

/// The words that unfold a QR code with many modules.
pub const SHOW_QR_LARGE: &str = "Show the QR code large";

/// The heading of the list of other quizzes, on the page of earlier plays.
pub const OTHER_QUIZZES: &str = "Other quizzes";

/// The sentence above the list of other quizzes, on the page of a link.
pub const OTHERS_ARE_KEPT: &str =
    "What you have played of other quizzes is kept. Go back to it whenever you like:";

/// The button that goes on with a play that came in a link.
pub const GO_ON_HERE: &str = "Go on with it here";

/// The button on the page of a link, if its draw is being played.
pub const GO_ON_WHERE_YOU_WERE: &str = "Go on where you were";

/// The button on the page of a challenge that the player has played.
pub const SEE_THE_TWO_OF_YOU: &str = "See the two of you";

/// The button on the page of a link whose draw the player has played.
pub const PLAY_IT_AGAIN: &str = "Play it again";

/// The link to the result, on the page of a link whose draw the player has played.
pub const SEE_HOW_IT_WENT: &str = "See how it went";

/// The link to the list of plays, on the page of a link.
pub const WHAT_YOU_PLAYED: &str = "What you played of it";

/// The heading above the result card.
pub const OR_KEEP_THE_MAT: &str = "Or keep the beer mat";

/// The link back to the result, on the page that sends it.
pub const BACK_TO_YOUR_RESULT: &str = "Back to your result";

/// The label of the link that holds an unfinished play.
pub const LINK_TO_THIS_PLAY: &str = "Link to this play";

/// The link back to an unfinished play.
pub const BACK_TO_THE_PLAY: &str = "Back to the play";

/// The title of the page that sends a play.
pub const SEND_IT: &str = "Send it";

/// The button that saves the result card.
pub const SAVE_AS_PICTURE: &str = "Save it as a picture";

/// The name of the file of the result card.
pub const PICTURE_NAME: &str = "what-do-you-do.png";

/// The label of the box that makes the link short.
pub const LEAVE_THE_QUIZ_OUT: &str = "Leave the quiz out: a short link, for those who have it";

/// The question above the links that may be sent.
pub const WHAT_SHALL_IT_BE: &str = "What shall it be?";

/// The label of the link to a finished play.
pub const LINK_TO_SEND: &str = "Link to send";

/// The heading of the comparison with a friend.
pub fn you_and(friend: Html) -> Html {
    with("You and □", vec![friend])
}

/// The sentence about another play under way, on the page of a link. `link` makes a link of the words that lead to it.
pub fn other_play(link: impl FnOnce(&'static str) -> Html) -> Html {
    with(
        "You have another play under way. It is kept: □ whenever you like.",
        vec![link("go back to it")],
    )
}

/// The line of the words that go with a link, below the link.
pub fn in_words(words: Html) -> Html {
    with("In words: □", vec![words])
}

/// The sentence below a link that is too long for a QR code.
pub fn too_long_for_qr(characters: usize) -> String {
    format!(
        "This link is too long for a QR code: in digits, as codes hold it, it has {characters} characters."
    )
}

/// The button in a comparison that sends the player's own attempt back to the friend.
pub fn send_yours_to(friend: Html) -> Html {
    with("Send yours to □", vec![friend])
}
