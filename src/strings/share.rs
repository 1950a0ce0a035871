//! The words of links that are sent and received, and of what they bring.

use crate::play_links::{NoGroupLinks, Received, Shareable};
use crate::strings::covered::COVERED_DRAW;
use crate::strings::formats::{extremes, ratings};
use crate::strings::{friend, sentence};
use quiz::Instruction;
use quiz::answer::{Answer, Given};
use quiz::compare::Relation;
use quiz_link::{Link, LinkError, PlayKind, Source, decode};

/// The heading of the page of what came in a link. `None` for a quiz or a draw, whose heading is the title of the quiz.
pub fn received_title(received: &Received) -> Option<String> {
    match received {
        Received::Quiz | Received::Draw(..) => None,
        Received::Key => Some("What came back".to_owned()),
        Received::Attempt(_) => Some("A play to go on with".to_owned()),
        Received::Challenge(rival) => match &rival.name {
            Some(name) => Some(format!("{name} went before you")),
            None => Some("A friend went before you".to_owned()),
        },
        Received::Result(_, name) => Some(format!("{}: how it went", friend(name.as_ref()))),
        Received::Which(_) => Some("Which quiz is it?".to_owned()),
        Received::EarlierQuiz(_) => Some(EARLIER_EVENING.to_owned()),
    }
}

/// The sentence that says what came in a link.
pub fn received_lead(source: &Source, received: &Received, is_heard: bool) -> String {
    match received {
        Received::Quiz if matches!(source, Source::Player(_)) => {
            let back = "Somebody sent you this quiz, and kept the key to it. Nothing is marked here: at the end there is \
                a link with your answers, for you to send back.";
            let heard = if is_heard { " The page around this one gets it, too." } else { "" };
            format!("{back}{heard}")
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
            let covered = match source {
                Source::Covered(_) => " Its situations are covered.",
                _ => "",
            };
            format!("It stands at {number} of {count}.{covered} What is on this device stays as it is.")
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
            let what = match it.kind {
                PlayKind::Draw => "This link is to a play of an earlier evening",
                _ if it.name.is_none() => "The answers in this link are from an earlier evening",
                _ => "an earlier evening",
            };
            // The direction of a paragraph is that of its first letter. So the paragraph begins with a word of the
            // interface, whatever the script of the name.
            let whose = it.name.as_ref().map(|it| format!("The answers in this link are {it}’s, from "));
            let whose = whose.filter(|_| it.kind != PlayKind::Draw).unwrap_or_default();
            format!("{whose}{what}, which has been written again. Its situations are no longer here. You can play the new one: \
                everybody who comes in by this link meets the same situations, in the same order.")
        }
    }
}

/// The name of the quiz that was built in before.
pub const EARLIER_EVENING: &str = "An earlier evening";

/// The sentence about stored plays of the quiz that was built in before.
pub fn earlier_quiz(plays: usize) -> String {
    let plays = if plays == 1 { "One play is".to_owned() } else { format!("{plays} plays are") };
    format!(
        "{plays} kept here from an earlier evening, which has been written again, so what was answered can no longer be \
        shown."
    )
}

/// The sentence before the review of somebody else's attempt.
pub fn answers_below(shows_key: bool) -> &'static str {
    if shows_key {
        "What they answered, situation by situation, and what was a good move, is below: play first, if you mean to."
    } else {
        "What they answered, situation by situation, is below: play first, if you mean to."
    }
}

/// The label of a form in which a finished attempt can be sent.
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

/// The sentence about the content of the link to an unfinished attempt.
pub fn holds_attempt(source: &Source) -> &'static str {
    match source {
        Source::Player(_) => {
            "The link opens this play where it stands, wherever the quiz was played before. It holds what you have \
             answered so far."
        }
        _ => "The link opens this play where it stands. It holds what you have answered so far.",
    }
}

/// The sentences about the content of the link to a finished attempt.
pub fn holds(what: Shareable, is_named: bool, source: &Source, is_short: bool) -> String {
    let holds = holds_of_play(what, is_named, source);
    match source.uncovered() {
        Source::Linked(_) if is_short => {
            format!("{holds} The quiz is not in it: it opens where the quiz was played before.")
        }
        Source::Linked(_) => format!("{holds} The whole quiz is in it, too."),
        _ => holds,
    }
}

fn holds_of_play(what: Shareable, is_named: bool, source: &Source) -> String {
    let name = if is_named { " and your name" } else { "" };
    let is_covered = matches!(source, Source::Covered(_));
    match what {
        Shareable::Result if matches!(source, Source::Player(_)) => format!(
            "The link holds your answers{name}. Whoever has the key to the quiz can mark them."
        ),
        Shareable::Challenge => format!(
            "The link opens the same {} in the same order{}. It holds your answers{name}: the page shows them \
             only after your friend has played, but whoever takes the link apart can read them.",
            if is_covered { "moves" } else { "situations" },
            if is_covered { ", with the situations covered" } else { "" },
        ),
        Shareable::Result => {
            format!("The link opens your result. It holds your answers{name}.")
        }
        Shareable::Draw if is_covered => COVERED_DRAW.to_owned(),
        Shareable::Draw => "The link opens the same situations in the same order for somebody else. It holds none of your \
             answers."
            .to_owned(),
        Shareable::Covered => format!("{COVERED_DRAW} What they send back is shown beside yours."),
    }
}

/// The relation of two answers to each other. Without the key, nobody is said to be nearer to it.
pub fn relation(relation: Relation, friend: &str, shows_key: bool) -> String {
    match relation {
        Relation::Same => "the same".to_owned(),
        Relation::Alone => "only one of you".to_owned(),
        Relation::Mine if shows_key => "you were nearer".to_owned(),
        Relation::Theirs if shows_key => format!("{friend} was nearer"),
        Relation::Even if shows_key => "different, and as good".to_owned(),
        _ => "different".to_owned(),
    }
}

/// The number of situations that two players answered alike.
pub fn agreed(same: usize, of: usize) -> String {
    match same {
        0 => format!("In none of {of} situations did you do the same."),
        same if same == of => format!("You did the same in all {of} situations."),
        same => format!("You did the same in {same} of {of} situations."),
    }
}

/// The words for what an answer says of one response; `None` for a response that the answer says nothing of.
pub fn said(instruction: Instruction, answer: &Answer, index: usize) -> Option<String> {
    let (most, least) = extremes(instruction);
    match answer.given() {
        Given::Choose(picked) => (*picked == index).then(|| "this".to_owned()),
        Given::ChooseK(picked) => picked.contains(&index).then(|| "this".to_owned()),
        Given::BestWorst(best, _) if *best == index => Some(most.to_ascii_lowercase()),
        Given::BestWorst(_, worst) => (*worst == index).then(|| least.to_ascii_lowercase()),
        Given::Rank(order) => {
            Some(format!("number {}", order.iter().position(|it| *it == index)? + 1))
        }
        Given::Rate(given) => {
            let words = ratings(instruction);
            Some(words.get(usize::from(*given.get(index)?))?.to_ascii_lowercase())
        }
    }
}

/// The description of the result card: it says what the picture shows.
pub fn picture(name: &str, title: &str, best_moment: &str) -> String {
    let best_moment = if best_moment.is_empty() { "" } else { " with your best moment" };
    format!(
        "The picture shows the mat with its drawing and “{name}”; below it stands “{title}”{best_moment}. It holds none of your answers."
    )
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

/// The reason why a page of a quiz that came in a link cannot be shown.
pub const NO_QUIZ: &str = "the quiz came in a link, and is kept only where it was played: open that link again, or ask for it";

/// The reason why a link about another quiz, which is not here, cannot be opened.
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
